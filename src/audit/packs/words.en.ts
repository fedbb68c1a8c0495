import type { PolicyChangeKind } from '../../course/policy.ts'
import { count, digits } from '../../words/count.ts'

const people = (n: number) => count(n, 'person', 'people')
const changes: Record<PolicyChangeKind, (clause: string) => string> = {
  added: (clause) => `Added: ${clause}`,
  removed: (clause) => `Removed: ${clause}`,
  changed: (clause) => `Changed: ${clause}`,
}

/** The pages inside an evidence pack. */
export const packPages = {
  name: 'Evidence pack',
  back: 'First page',
  skip: 'Skip to content',
  allSites: 'All sites',
  footer: (organization: string, about: string, asOf: string) => `${organization}, ${about}, as of ${asOf}`,
  clock: {
    now: 'Everything on record when this pack was made, including later corrections.',
    known: 'What was on record at the end of that day. The lists leave out anything recorded later.',
  },
  page: (n: number, of: number) => `Page ${n} of ${digits(of)}`,
  onPage: (title: string, n: number) => `${title}, page ${n}`,
  rows: (n: number) => count(n, 'row', 'rows'),
  noRows: 'Nothing of this kind is on record.',
  csv: 'The same data for spreadsheets (CSV)',
  json: 'The same data for programs (JSON)',
  erased: 'Name erased',
  system: 'The system',

  index: {
    title: (organization: string) => `Evidence of orientation: ${organization}`,
    yearly: (organization: string, year: string) => `Yearly archive ${year}: ${organization}`,
    lead: 'This pack shows who had to take orientation, who finished which version and when, the reason for each gap, and what people were shown. You can read it without our software and without a network connection.',
    aboutTitle: 'About this pack',
    organization: 'Organization',
    about: 'Site',
    asOf: 'As of',
    clock: 'Based on',
    made: 'Made at (UTC)',
    by: 'Made by',
    people: 'People on the roster',
    roster: 'Who had to take orientation, with status and reason',
    completions: 'Completions and certificates',
    content: 'What people were shown, and the questions with the answer key',
    policy: 'Versions of the policy, and what changed between them',
    approvals: 'Approvals: who published or decided what',
    contacts: 'Phone numbers: checks and changes',
    groups: 'Notice before each prevention group, and who confirmed it',
    reminders: 'Reminders, and whether they went out',
    later: 'What was recorded after that day',
    passMark: 'How the passing score was set',
    rules: 'Suggested rules, and where to look in this pack',
    ledger: 'The ledger behind it, and what it proves',
    readTitle: 'What’s in this pack',
    checkTitle: 'Check that nothing was changed',
    check: [
      'Open verify.html in a browser and choose the zip file. It checks every file, the signature and the ledger’s chain, all on your computer.',
      'Or, with Node 20 or later, run node verify.mjs next to the zip or in the unpacked folder. It exits with 0 when it finds no problems.',
      'Compare the key’s fingerprint with the one the organization gave you in some other way, such as on paper.',
    ],
    handTitle: 'Check by hand',
    hand: 'SHA256SUMS has the checksum of each file. To compare them all, run sha256sum --check SHA256SUMS. The file manifest.sig is a JWS (RFC 7515, EdDSA, detached payload) over the bytes of manifest.json.',
    fingerprint: 'Fingerprint of the signing key (RFC 7638)',
    privacyTitle: 'What isn’t in this pack',
    privacy: [
      'People’s answers and practice, how long they took, and how much detail they chose to see. The ledger entries show only one exact time for a learner: when they finished and acknowledged the policy.',
      'People from other sites, if the pack is for one site. It includes only people who worked at that site on that day or had it as their last site, and the names of those who approved or published something. Ledger entries about others appear only as hashes.',
      'Names that were erased. What happened stays on record, under an ID that doesn’t say whose record it was.',
    ],
    folders: 'Files by folder',
    filesIn: (folder: string, n: number) => `${folder}: ${count(n, 'file', 'files')}`,
    root: 'Top folder',
  },

  roster: {
    title: 'Roster',
    lead: (asOf: string) =>
      `Everyone who was on record on ${asOf}, listed once each, with their status on that day and the reason for it. Anyone recorded later isn’t listed, so a report for another day can have another total.`,
    listTitle: 'People',
    sums: 'How the figures add up',
    onRecord: (n: number) => `${people(n)} on the roster`,
    inScope: (n: number, upToDate: number, needAction: number, haveTime: number, cannotSay: number) =>
      `${digits(n)} in scope = ${digits(upToDate)} up to date + ${digits(needAction)} who need action + ${digits(haveTime)} who still have time + ${digits(cannotSay)} with no due date yet.`,
    beside: (all: number, inScope: number, onLeave: number, exempt: number, separated: number, notInScope: number) =>
      `${digits(all)} on the roster = ${digits(inScope)} in scope + ${digits(onLeave)} on leave + ${digits(exempt)} exempt + ${digits(separated)} who left + ${digits(notInScope)} not in scope.`,
    head: ['Name', 'Status', 'Reason', 'Due or valid until', 'Position and site', 'First day'],
    number: (n: string) => `No. ${n}`,
    rules: 'The rules that covered people in scope',
    rule: (said: string, n: number) => `${said}: ${people(n)}`,
    unnamedRule: 'The rule in the policy',
    assignedByHr: 'Assigned by HR',
    noRule: 'Orientation wasn’t required for anyone on the roster.',
    unknownDay: 'Not known',
    lastDay: (day: string) => `last day ${day}`,
  },

  completions: {
    title: 'Completions',
    lead: (asOf: string) =>
      `Every completion up to ${asOf} by the people on the roster, and every policy change they read and acknowledged. How long each one counts and whether it was on time depend on the rule in effect on its date. The roster goes by the rule in effect on ${asOf}. “Valid until” is the first day a completion no longer counts.`,
    listTitle: 'Completions, by person',
    head: ['Name', 'Completed', 'Recorded', 'Source', 'Versions', 'Result and credit', 'Certificate'],
    late: (due: string | null) => (due === null ? 'late' : `late: due ${due}`),
    onTime: (due: string | null) => (due === null ? 'on time' : `on time: due ${due}`),
    versions: (course: string, policy: string) => `Course ${course}, policy ${policy}`,
    policyOnly: (policy: string) => `Policy ${policy}`,
    update: 'Change read and acknowledged',
    score: (right: number, of: number) => `${right} of ${digits(of)} right`,
    minutes: (n: number) => `${count(n, 'minute', 'minutes')} credited`,
    none: 'None',
    revoked: (number: string) => `${number}, withdrawn`,
    noFile: (number: string) => `${number}, file erased`,
    approved: (name: string) => `approved by ${name}`,
    language: (name: string) => `taken in ${name}`,
  },

  content: {
    title: 'What people were shown',
    lead: 'This page lists every edition of the course that these people’s records refer to. Each edition’s folder is named after the SHA-256 of its text, and ledger entries refer to it the same way.',
    edition: (language: string, course: string, policy: string) => `${language}: course ${course}, policy ${policy}`,
    hash: 'SHA-256',
    shownFrom: 'Shown from',
    people: 'Completions with this edition',
    read: 'Read it as it was shown',
    all: 'All pages of this edition',
    key: 'Questions, answer key and pass rule',
    text: 'The text the hash was made from (JSON)',
    missingTitle: 'An edition that isn’t on file',
    missing: (hash: string) => `The records refer to edition ${hash}, but its text isn’t on file here.`,
    unreadable: 'This edition is in an older format. Its text is on file as JSON.',
    shownTitle: (language: string, course: string) => `As shown: ${language}, course ${course}`,
    shownLead:
      'These are the pages as they were made, in their own style. Buttons and fields don’t do anything. General wording takes the place of site details, which you’ll find under “Approvals.”',
    lesson: (number: string, title: string) => `Lesson ${number}. ${title}`,
    detail: { full: 'in full detail', less: 'with less detail' },
    story: (title: string) => `Story: ${title}`,
    storyPage: {
      start: 'Start',
      step: (n: string) => `Step ${n}`,
      reply: (n: string, id: string) => `Step ${n}, reply ${id}`,
      end: 'End',
    },
    shownNote: 'This page is kept as it was shown. Nothing on it sends anything.',
    keyTitle: 'Questions, answer key and pass rule',
    keyLead:
      'Every question, with the correct answers and the reasons. This is for trainers and auditors. Do not give it to learners.',
    passTitle: 'Pass rule',
    pass: (right: number, of: number) =>
      `To pass, a learner has to get ${right} of ${digits(of)} questions right, and each must-know topic right at least once. They can try as often as they need, with different questions each time.`,
    drawn: (lesson: string, n: number) => `${lesson}: ${count(n, 'question', 'questions')} in each check`,
    mustKnow: 'Must-know topics',
  },

  policy: {
    title: 'Policy',
    lead: (asOf: string) =>
      `The versions published up to ${asOf}, and what changed from each one to the next, clause by clause.`,
    paper: 'The policy on that day',
    paperLink: 'The policy as a document, with the phone numbers and site details from that day (PDF)',
    version: (version: string) => `Version ${version}`,
    effective: 'In effect from',
    published: 'Recorded (UTC)',
    hash: 'SHA-256 of its text',
    material: 'Update required for staff already trained',
    updateBy: (day: string) => `Yes, by ${day}`,
    noUpdate: 'No update required',
    changedFrom: (before: string) => `What changed from version ${before}`,
    first: 'This is the first version on record.',
    same: 'No clause changed.',
    noText:
      'The texts of this version and of the one before aren’t both on file here in the same language, so this page can’t show what changed.',
    changes,
    was: 'Before',
    is: 'Now',
    note: (said: string) => `[Note: ${said}]`,
    acknowledgement: 'What a learner agrees to',
    textTitle: (version: string) => `Text of version ${version}`,
  },

  approvals: {
    title: 'Approvals',
    lead: 'This page shows who published the policy and the site details, and who set the rules. It also shows who assigned orientation to people no rule covers, and who approved exemptions, later dates and training completed elsewhere.',
    policyTitle: 'Policy and rules',
    sitesTitle: 'Site details',
    practicesTitle: 'Team practice at the sites',
    peopleTitle: 'About people',
    head: ['Day', 'What', 'About', 'Details'],
    policy: 'Policy',
  },

  contacts: {
    title: 'Phone numbers',
    lead: 'This page shows when each phone number was last checked, who checked it and how, and which number staff saw on which day.',
    checksTitle: 'Checks on record',
    noChecks: 'No one has recorded a check of any phone number yet.',
    changesTitle: 'Changes to the numbers that all sites share',
    shownTitle: 'What staff saw for each number that changed',
    shownHead: ['Name', 'What it’s for', 'Number', 'From', 'Until'],
    fromStart: 'As it came with the course',
    untilNow: 'Still shown',
    recordedLate: (shown: string, held: string) =>
      `${shown}, when it was recorded. It was already in effect on ${held}.`,
    peopleTitle: 'Who staff at each site were told to call, and on which days',
    notCalled: 'No call on record',
    peopleHead: ['Site', 'Person', 'Number', 'From', 'Until', 'Last called'],
    called: {
      named: 'Named person',
      backup: 'Backup',
      ifAboutThatPerson: 'Concern about the named person',
      support: 'Support for staff',
    },
    localTitle: 'Local numbers in the published details, with the day someone called them',
    localHead: ['Number', 'What it’s for', 'Checked on', 'Published'],
    sharedTitle: 'Numbers in the course, with the day they were checked',
    sharedHead: ['Name', 'What it’s for', 'Number', 'Checked on'],
    versionOn: (version: number, day: string) => `Version ${version}, ${day}`,
  },

  groups: {
    title: 'Prevention groups: announcements and confirmations',
    lead: 'This page shows who each prevention group was announced to, and who confirmed the notice before the group started. It also shows how each group was planned, and what the sites published about it.',
    toldTitle: 'Who each group was announced to, and who confirmed it',
    told: '“Announced” means that the person was on the site’s list that day. Only a confirmation shows that they knew. Each person appears with their job on that day, and with their name as on the roster. Someone who isn’t on this pack’s roster, or whose name was erased, appears with an ID. “Late” means that the announcement came fewer days before the first date than the site asked for at that time, or not before that date. If a later date changed, the announcement and confirmation of the first date still count. “Left before it began” means that the person no longer worked for the organization on the first date, so no confirmation is missing.',
    toldHead: ['Group', 'First date', 'Role', 'Person', 'Announced', 'Confirmed', 'Before the start'],
    late: (day: string) => `${day} (late)`,
    newDatesOn: (day: string) => `new dates announced ${day}`,
    newDates: (what: string) => `new dates: ${what}`,
    not: 'Not confirmed',
    left: 'Left before it began',
    noClinician: (group: string) =>
      `All clinical staff who were told about this group had left before it began: ${group}.`,
    onFirstDay: 'On the first day',
    yes: 'Yes',
    no: 'Not before the start',
    plansTitle: 'How groups were planned, changed and canceled',
    plansHead: ['Group', 'Day', 'What', 'Dates', 'People on the list'],
    listsTitle: 'Who was on the list each time',
    listsHead: ['Group', 'Announced', 'Dates', 'Role', 'Person'],
    confirmationsTitle: 'Every confirmation',
    confirmations:
      'These include confirmations of earlier dates, and by people who were taken off the list later. For a sheet, the day is that of the signature. “Recorded” is the day when it was entered.',
    confirmationsHead: ['Group', 'Person', 'Day', 'How', 'Recorded', 'Dates at that time'],
    textsTitle: 'What sites published about groups',
    textsHead: ['Site', 'Published', 'Who to tell before a group starts', 'Safety in groups'],
    notFilled: 'Not filled in',
    versionOn: (version: number, day: string) => `Version ${version}, ${day}`,
  },

  reminders: {
    title: 'Reminders',
    lead: (asOf: string) =>
      `Messages that were queued up to ${asOf} for people on the roster, or for their supervisors about them, and what happened to each one. If the mail server accepted a message, that doesn’t mean anyone read it.`,
    listTitle: 'Messages, by person',
    head: ['About', 'Queued', 'Message', 'To', 'Result'],
    supervisor: 'The supervisor',
    self: 'The person',
  },

  later: {
    title: 'Recorded afterward',
    lead: (asOf: string) =>
      `Corrections, and anything else about days up to ${asOf}, that were recorded after that day. A pack based on everything on record counts them in the roster. A pack based on what was on record that day doesn’t.`,
    listTitle: 'Entries, by person',
    head: ['About', 'Day it applies to', 'What', 'Recorded'],
  },

  passMark: {
    title: 'How the passing score was set',
    lead: 'This page shows the closed passing score sheets, with each judge’s estimate for each question and the resulting score.',
    sheet: (version: string, day: string) => `Course ${version}, closed on ${day}`,
    judges: 'Judges',
    mark: 'Passing score the judges agreed on',
    markOf: (mark: number, of: number) => `${mark} of ${digits(of)}`,
    rule: 'Pass rule on that day',
    ruleOf: (right: number, of: number) => `${right} of ${digits(of)} right, and every must-know topic`,
    bank: 'SHA-256 of the questions',
    round: (n: number) => `Round ${n}`,
    head: [
      'Question',
      'Each judge’s estimate: of 100 people who know just enough to pass, how many would answer correctly',
    ],
    note: 'Judges appear here as numbers. Any list of their names is kept outside this program.',
    sheets: 'Passing score sheets',
    none: 'No passing score sheet has been closed. The passing score in the course is the one under “Questions, answer key and pass rule.”',
  },

  rules: {
    title: 'Suggested rules',
    lead: 'These are only suggestions, not legal advice. They come from copies that others have published, not from the official register, and may be out of date. Have your attorney or the licensing office confirm a rule before you rely on it.',
    listTitle: 'What each rule is said to require',
    head: ['Rule', 'What the rule is said to require', 'Where to look in this pack'],
    rows: [
      [
        'N.J.A.C. 3A:55-5.4(c)7 (residential child care facilities; copy from Sept. 2024)',
        'Document in each staff member’s record at least 14 hours of training a year for social service and child care staff, with human trafficking among the topics. This course covers part of those hours and doesn’t meet the rule on its own.',
        'See “Completions” for the day, the credited minutes and the versions. See “What people were shown” for the topics.',
      ],
      [
        'N.J.A.C. 3A:56-5.4 (children’s group homes; as cited in a federal summary)',
        'Train staff in preventing, recognizing and reporting abuse and human trafficking.',
        'What people were shown; Completions.',
      ],
      [
        'N.J.A.C. 13:92-10.7(h) (juvenile detention; according to a copy)',
        'Document training fully, with its type and date.',
        'Completions, for the source and the day.',
      ],
      [
        'Caring for Our Children 9.4.3.3 (a national standard for child care, not a law)',
        'For orientation and further training, keep the date, the number of hours, the participants’ names, the trainer’s name and qualifications, and the content.',
        'Roster, Completions, What people were shown. People take the course on their own, so only live sessions name a trainer, under Approvals.',
      ],
      [
        'The organization’s own policy, PR-1 and PR-2',
        'Orientation for direct service staff, with an overview of resources.',
        'Roster, Completions, and lesson 6 in What people were shown.',
      ],
    ],
  },

  ledger: {
    title: 'The ledger behind it',
    chainTitle: 'What you can read and check here',
    lead: 'Everything on these pages was worked out from the entries in a ledger that only grows. Each entry contains the hash of the one before it.',
    counts: (all: number, shown: number) =>
      `The ledger had ${count(all, 'entry', 'entries')} when this pack was made. Here, you can read ${digits(shown)} of them in full. The other ${digits(all - shown)} appear only with their place and their hash.`,
    whole: 'You can read every entry here, so a check recalculates the whole chain.',
    part: [
      'For each entry you can read, the check recalculates its hash and compares the previous entry’s hash with the list. It finds any change to an entry you can read, or to the lines next to it in the list.',
      'Everyone’s lessons and final checks appear only as hashes, because their times would show how long a person took. The same is true of anything that takes effect after the day of this pack. The exceptions are hires recorded by that day, and entries that can be about an earlier day: corrections, merged records and certificates.',
      'Between two entries that both appear only as hashes, the chain can’t be recalculated here, because that requires their content. The signed checkpoints protect those places. Each one names the hash of an entry and covers everything before it.',
      'Anyone who’s allowed to see everything can check the rest by running csec verify-ledger on the server.',
    ],
    filesTitle: 'Files',
    files: [
      'ledger/entries-….jsonl has one entry per line. The hash is SHA-256 over the RFC 8785 JSON of all members except the hash itself.',
      'ledger/heads.json has the signed checkpoints and the public keys. Once a day, the server signs the point where the ledger ends. That’s a checkpoint.',
    ],
    provesTitle: 'What it doesn’t prove',
    proves: [
      'That an entry was true when it was recorded, or who was at the screen.',
      'Who made this pack, unless you know the key. Anyone who has the database and the key can make another one. Checkpoints kept away from the server would show that.',
      'That the server’s clock was right. The server doesn’t ask anyone outside for a timestamp.',
    ],
    heads: (n: number) => count(n, 'signed checkpoint', 'signed checkpoints'),
    keys: 'Keys',
    since: (day: string) => `on record since ${day}`,
  },
}

/** Evidence packs and yearly archives. */
export const pack = {
  title: 'Evidence packs',
  lead: 'A zip file for an auditor, an insurer or the licensing office.',
  makeTitle: 'Make a pack',
  day: 'As of',
  dayHint: 'The roster shows everyone as of this day.',
  site: 'Site',
  siteHint: 'A pack for one site doesn’t list people from other sites.',
  allSites: 'All sites',
  clock: 'Based on',
  clocks: {
    now: 'Everything on record now',
    known: 'What was on record at the end of that day',
  },
  clockHint: 'The first choice includes later corrections. The second shows what you would have reported at the time.',
  language: 'Language of the pages',
  languages: { en: 'English', es: 'Spanish' },
  make: 'Make the pack',
  needs: {
    day: 'Choose today or an earlier day',
    site: 'Choose a site from the list',
    file: 'Choose a file, or paste its fingerprint (SHA-256)',
    hash: 'A fingerprint (SHA-256) has 64 characters: digits, and letters from a to f',
  },
  care: 'A pack contains people’s names and records. Give it only to someone who’s allowed to see them. The server keeps it in its data folder.',
  listTitle: 'Packs and yearly archives',
  /** To people who read packs and make none. */
  askHr: (names: string) =>
    `HR makes the packs. If you need one for this year to date or for another day, ask ${names}. It will then appear in the list below.`,
  hr: 'HR',
  none: 'No one has made a pack yet. The server makes each year’s archive automatically when the year is over.',
  table: 'Packs, newest first',
  column: { pack: 'Pack', about: 'Site', state: 'Status', by: 'Requested by', file: 'File' },
  yearly: (year: string) => `Archive for ${year}`,
  asOf: (day: string) => `As of ${day}`,
  states: {
    waiting: 'Waiting',
    making: 'Being made',
    made: 'Ready',
    failed: 'Couldn’t be made',
  },
  open: 'Open',
  openOf: (name: string, about: string) => `Open: ${name}, ${about}`,

  pack: {
    back: 'All packs',
    stuck:
      'This pack stopped because the server that was making it shut down. It starts again automatically within two minutes. To start it right away, choose “Start again.”',
    startAgain: 'Start again',
    makeAgain: 'Make this pack again',
    download: 'Download the pack',
    bytes: (kilobytes: number) => `${kilobytes} KB`,
    facts: {
      about: 'Site',
      clock: 'Based on',
      asked: 'Requested by',
      made: 'Made',
      size: 'Size',
      hash: 'Fingerprint (SHA-256)',
    },
    hashHint:
      'Give this fingerprint to whoever gets the pack, but separately, such as on paper. They can then tell that the pack is unchanged. It’s on record in the ledger, too.',
    notHere:
      'This pack’s file isn’t on this server. Either someone moved it, or another server made it. Its fingerprint stays on record. If you make it again, it’s a new pack with its own fingerprint.',
    stopped: 'Someone stopped this pack before it was finished. Nothing was saved. You can start it again.',
    failed:
      'This pack couldn’t be made. The reason is in the server’s log. Once the problem is fixed, start the pack again.',
    byOn: (name: string, day: string) => `${name}, ${day}`,
  },

  checkTitle: 'Is this one of ours?',
  checkLead:
    'Upload a pack that someone gave you, or paste its fingerprint (SHA-256). The server doesn’t keep any of it.',
  file: 'The zip file',
  fileHint: 'Up to 12 MB. For a larger file, paste its fingerprint (SHA-256) below. You’ll find it on verify.html.',
  hash: 'Or its fingerprint (SHA-256)',
  check: 'Check it',
  answer: {
    title: 'Result of the check',
    ours: (name: string, about: string, day: string) =>
      `This is one of ours, unchanged: ${name}, ${about}, made on ${day}.`,
    signed:
      'Every file in it is unchanged since it was packed, and our key signed it. It isn’t on the list, so it was made with csec evidence or zipped again.',
    notOurs: 'This isn’t a pack that we made, or it was changed.',
    noZip: 'This file can’t be read as a zip, so it isn’t a pack. Choose the zip exactly as you downloaded it.',
    tooLarge:
      'We didn’t check this file, because it has more files or unpacks to a larger size than any pack you can upload here. If you think it’s ours, paste its fingerprint (SHA-256), or check it on your own computer with verify.mjs.',
    tooLong:
      'We didn’t finish checking this file, because it took too long. Paste its fingerprint (SHA-256), or check it on your own computer with verify.mjs.',
    unknownHash:
      'No pack on record has this fingerprint (SHA-256). Packs made with the “csec evidence” command aren’t on record, and neither are packs that were changed.',
    faultsTitle: 'What’s wrong with it',
    moreFaults: (n: number) => `and ${digits(n)} more`,
    again: 'Check another one',
  },
  system: 'The system',
  pages: packPages,
}
