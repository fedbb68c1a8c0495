import { count } from '../words/count.ts'

/** The lines that all sites share. */
export const lines = {
  title: 'Phone numbers',
  one: 'A phone number',
  lead: 'These numbers are on the card, in the lessons and in packages at every site. Check each one every 90 days.',
  how: 'To check a line for all sites, compare everything here with its official page. Don’t make test calls to 911, 988 or a hotline.',
  due: (n: number) =>
    n === 0 ? 'Nothing is due for a check.' : `${count(n, 'number is', 'numbers are')} due for a check.`,
  shared: 'For all sites',
  toCheck: 'Select a number to record a check, even before it’s due.',
  goesOnRecord: 'Your answer goes on record right away, with your name and today’s date.',
  open: (name: string) => `Details and history of ${name}`,
  notFor: 'What it’s not',
  checkedOn: (day: string) => `Checked ${day}`,
  /** Of a number that only the course's own release stands for. */
  lookedUp: (day: string) => `Looked up ${day}`,
  checkedBy: (day: string, by: string, way: string) => `Checked ${day} by ${by}, ${way}`,
  checkedWithChange: (day: string) => `Compared with its official page on ${day}, when the change was confirmed`,
  checkedByCourse: (day: string) => `Looked up on ${day} in stored copies of web pages, for this version of the course`,
  ways: { called: 'by calling it', 'official-page': 'against its official page' },
  next: (day: string) => `Next check by ${day}`,
  ages: {
    fresh: '',
    look: 'Due for a check.',
    late: 'No one has checked this in 6 months. Check it now.',
    stale: 'No one has checked this in a year. Check it now: staff may call a number that no longer works.',
  },
  failedOn: (day: string) => `a check on ${day} found a problem`,
  failed: {
    'no-answer': (day: string) => `Its official page no longer listed it on ${day}. Check it again.`,
    wrong: (day: string) => `The line didn’t match its official page on ${day}. Check it again.`,
  },
  alike: (name: string, digits: string, purpose: string) =>
    `Don’t mix it up with ${digits}, which starts with the same digits: ${name}. About that number: “${purpose}”`,
  marks: {
    released: 'Changes only with a new version of the course',
    own: 'Your organization’s own',
    proposed: 'A change is waiting for a second steward',
  },
  works: 'I checked, and it’s correct',
  wrong: 'Record that another number, or something else, is listed there',
  noAnswer: 'Record that it’s no longer listed there',
  people: {
    title: 'Phone numbers of people at each site',
    lead: 'These numbers reach the named people, the backup, the person to tell when the concern is about the named person, and support for staff. All content stewards look after them. Call each one every 90 days to check it.',
    none: 'No site has published its details.',
  },
  local: {
    title: 'Local numbers of each site',
    lead: 'Each site adds its own local numbers on its form. Call each one every 90 days to check it.',
    none: 'No site has published a number of its own.',
  },
  called: {
    edit: (name: string, place: string) => `Open ${name} on the form for ${place}`,
    byForm: (day: string) => `Called ${day}, according to the site’s form`,
    never: (day: string) => `In the site’s details since ${day}, and not called yet`,
    ages: {
      fresh: '',
      look: 'Due for a call.',
      late: 'Not called in 6 months.',
      stale: 'Not called in a year.',
    },
    failed: {
      'no-answer': (day: string, by: string) =>
        `${by} called on ${day}, and no one answered. Call again. If the number has changed, change it on the form.`,
      wrong: (day: string, by: string) => `On ${day}, ${by} found that this number was wrong. Change it on the form.`,
    },
    works: (phone: string, day: string) => `Yes, I called ${phone} on ${day}, and it works`,
    wrong: 'Record that it’s wrong',
    noAnswer: 'Record that no one answered',
    onForm:
      'Your finding is on record. If the number has changed, change it here, then publish the details. If it’s still correct, call again and record that it works.',
  },
  onDay: {
    endOfDay: 'These are the numbers as of that day.',
    before: (day: string) => `Records of what staff saw begin on ${day}.`,
    own: 'You’ll find the numbers of one site and its people under that site’s versions.',
    sites: 'Sites',
  },
  calls: {
    title: 'Calls on record',
    of: (site: string) => `Calls on record for ${site}`,
    lead: 'These are the calls to this site’s own numbers, latest first. A call that was taken back stays here but doesn’t count.',
  },
  takeBack: {
    link: 'Take this back',
    title: 'Take back a check',
    lead: 'Do this only if the check was recorded by mistake. It stays on record with your reason, but it won’t count anymore. The check before it counts again.',
    hint: 'For example, you picked the wrong number. No names, and nothing about a youth.',
  },
  done: {
    works:
      'Your check is on record. If you recorded it by mistake, open the history of that number and select “Take this back.” If the number on staff’s card is wrong, open its page right away to get it changed.',
    called:
      'Your call is on record. If you recorded it by mistake, open “Calls on record” for that site and select “Take this back.” If the number on staff’s card is wrong, change it on the site’s form and publish right away.',
    'taken-back': 'The check doesn’t count anymore. It’s still on record, with your reason.',
    failed: 'Your finding is on record. The number itself hasn’t changed yet.',
    proposed: 'Your change is proposed. Staff still see the line as it was.',
    confirmed:
      'The change is live on the public card, in the lessons and in every new package. If this line is on the wallet cards and posters, print them again.',
    owners: 'Saved.',
    withdrawn: 'The change is withdrawn. The line stays as it is.',
    replaced:
      'That change is no longer waiting. Someone has proposed another change, or has already confirmed or withdrawn that one. See what’s here now.',
    renumbered: 'This line has had another number since you opened the page. Nothing was recorded. Check the new one.',
  },
  earlier: {
    still: (list: string) => `The earlier name is still in ${list}. Change it there, too.`,
    clause: (id: string) => `clause ${id}`,
    site: (name: string) => `the details of ${name}`,
  },
  onlyReleased: 'If this line is wrong, tell whoever runs the server right away.',
  check: 'Check this line',
  mail: {
    subject: 'Phone numbers are due for a check',
    lead: (n: number): string =>
      n === 1 ? 'This phone number is due for a check:' : 'These phone numbers are due for a check:',
    line: (name: string, day: string) => `${name}: last checked ${day}`,
    for: { look: '', late: ', more than 6 months ago', stale: ', more than a year ago' },
    how: 'Compare 911, 988 and hotlines with their official pages. Don’t make test calls to them. Call a site’s own numbers.',
    open: 'Record your check here:',
    failed: {
      subject: 'A check found a problem with a phone number',
      lead: (n: number): string =>
        n === 1
          ? 'Someone found a problem with this phone number:'
          : 'Someone found a problem with these phone numbers:',
      shared: {
        'no-answer': (name: string, day: string) => `${name}: no longer listed on its official page on ${day}.`,
        wrong: (name: string, day: string) => `${name}: didn’t match its official page on ${day}.`,
      },
      called: {
        'no-answer': (name: string, day: string) => `${name}: no one answered on ${day}.`,
        wrong: (name: string, day: string) => `${name}: was wrong when it was checked on ${day}.`,
      },
      how: 'Check it again, and change it if it’s wrong. Until then, staff still see the same number.',
      open: 'Check or change it here:',
    },
  },
  owners: {
    title: 'Who looks after each number',
    link: 'Choose who looks after each number',
    lead: 'The person you choose gets an e-mail when the number is due for a check. If no one checks it for 6 months, all content stewards get an e-mail. If there’s no e-mail server, the number that’s due appears only on Home.',
    everyone: 'All content stewards',
    by: (name: string) => `Looked after by ${name}`,
    byEveryone: 'Looked after by all content stewards',
    save: 'Save',
    changed: 'The numbers have changed since you opened this page. Look at them again.',
    newerLead:
      'Someone saved the choices below after you opened this page. What you chose is still in the form. If you save again, your choices replace theirs. For numbers you didn’t touch, theirs stay.',
    newLine: (line: string) => `${line}: new on this page`,
  },
  own: {
    title: 'Your line, and the one in the course',
    since: (day: string) => `Your organization has used its own line since ${day}.`,
    course: 'In the course',
    yours: 'Yours',
    changed: 'A new version of the course has changed this line since you changed yours',
    changedInCourse: 'the line in the course has changed since you changed yours',
    changedLead:
      'Yours stays until you change it. Compare it with the new one in the course. To keep yours, select “Propose a change,” leave everything as it is, and give the reason. Once another content steward confirms it, this line will no longer appear on Home.',
    before: 'Earlier course version',
    after: 'Current course version',
    back: 'Use the line in the course again',
  },
  proposed: {
    title: 'A change is waiting',
    by: (name: string, day: string) => `Proposed by ${name} on ${day}.`,
    reason: (reason: string) => `Reason: ${reason}`,
    own: 'You proposed this, so somebody else has to confirm it.',
    others: (names: string) => `Who can confirm it: ${names}.`,
    nobody: 'There’s no other content steward yet. An administrator can assign someone the role.',
    now: 'Now',
    after: 'If confirmed',
    text: 'Text',
    confirm: 'I compared the line with its official page. Make it live everywhere',
    withdraw: 'Withdraw the change',
    oneLanguage: (fields: string) =>
      `These texts change in one language only: ${fields}. Make sure that English and Spanish still say the same.`,
    isReturn: 'The line goes back to what the course says.',
    blocked: 'This change can’t go live as the lines are now. Withdraw it, then propose it again with this corrected:',
    blockedReturn: 'This line can’t go back to what the course says yet. Change the other line first.',
  },
  change: {
    one: 'Change a phone number',
    title: (name: string) => `Change this line: ${name}`,
    link: 'Propose a change',
    lead: 'Nothing changes until another content steward confirms your change. Then it’s live everywhere right away.',
    waiting: (by: string, day: string) =>
      `${by} proposed a change to this line on ${day}. If you propose yours, it replaces that change.`,
    changed:
      'Someone has proposed or settled another change to this line since you opened this page. Look at it first. If yours is still needed, propose it again.',
    numbers: 'The number',
    words: { en: 'English text', es: 'Spanish text' },
    save: 'Propose the change',
  },
  history: 'On record',
  noHistory: 'Nothing is on record yet.',
  none: 'None',
  inLanguage: { en: (field: string) => `${field} (English)`, es: (field: string) => `${field} (Spanish)` },
  fields: {
    digits: 'Digits',
    again: 'Repeat the digits',
    letters: 'Spelled with letters',
    text: 'Number for texts',
    tty: 'TTY number',
    web: 'Website',
    name: 'Name',
    sentence: 'In a sentence',
    what: 'What it’s for',
    whatNot: 'What it’s not',
    hours: 'Hours',
    languages: 'Languages',
    cardWhen: 'On the card: when to call',
    cardText: 'On the card: what it is',
    walletName: 'On the wallet card: name',
    walletNote: 'On the wallet card: note',
    reason: 'Reason for the change',
  },
  hints: {
    digits:
      'Read them from the line’s official page: three digits, or ten with the area code. A 1 in front of the ten is fine.',
    again: 'If the digits are new, type them again. Don’t paste them.',
    letters: 'Only if the line uses them, such as 1-800-THE-LOST. They have to match the digits.',
    web: 'It starts with https://.',
    sentence:
      'How lessons, questions and stories name it, with its article: “the Harbor Line,” or in Spanish “la Línea Harbor.” Write only the name. Needed only if the name isn’t the one in the course.',
    what: 'Describe in general what the line is for. Never write about a real case.',
    whatNot: 'A common misunderstanding about this line, if there is one.',
    walletNote: 'Write {text} where the number for texts should appear.',
    reason: 'Write what you found and where. No names, and nothing about a youth.',
  },
  problems: {
    digits: 'Enter three digits, or ten with the area code.',
    again: 'The two numbers aren’t the same. Look at the official page again.',
    letters: (spelled: string, digits: string) => `These letters spell ${spelled}, not ${digits}.`,
    earlierName: (word: string) =>
      `This still says “${word}” from the earlier name. Change it, too, so the line has one name everywhere.`,
    takenName: (name: string) => `${name} is called this. Give this line a name of its own, so no one mixes them up.`,
    courseTerm: (said: string) =>
      `The course uses “${said}” for something else. Give this line a name of its own, so no one mixes them up.`,
    notOfName: (said: string) => `Take out “${said}” and write only the name, such as “the Harbor Line.”`,
    unsafeSentence: (text: string) =>
      `With this name, the course would say: “${text}” Staff could read that as a reason not to report, or not now. Write only the name, or use another one.`,
    taken: (name: string) => `This is already the number for ${name}.`,
    text: 'Enter three to six digits.',
    tty: 'Enter digits only.',
    web: 'Enter an address that starts with https://.',
    needed: 'The English text is missing.',
    spanish: 'The Spanish text is missing. Staff who read Spanish need it too.',
    slot: 'Only {text} can be in braces, and only when there’s a number for texts.',
    sentence: 'The line has another name now. Say how a sentence names it.',
    otherName: 'Use a word of the name, so staff know it’s the same line.',
    reason: 'Say why you’re changing it.',
    same: 'Nothing has changed.',
    notToReport: 'This could tell staff not to report. Say when to call, and let the screener decide.',
    promises: 'This promises how things will turn out. No one can promise that.',
    permission:
      'Staff could read this as a reason to wait for permission, proof or another person before they call. Tell them not to wait.',
    delay: 'Staff could read this as a reason to wait. Write “right away.”',
    harms:
      'This could tell staff to keep or pass on a picture, promise secrecy, ask for details, confront someone or search a youth’s things. Say that they don’t. The police and trained interviewers look into it.',
  },
}
