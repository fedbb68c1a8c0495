import type { PolicyChangeKind } from '../../course/policy.ts'
import { count } from '../../words/count.ts'

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
  page: (n: number, of: number) => `Page ${n} of ${of}`,
  onPage: (title: string, n: number) => `${title}, page ${n}`,
  rows: (n: number) => count(n, 'line', 'lines'),
  noRows: 'Nothing of this kind is on record.',
  csv: 'The same data for spreadsheets (CSV)',
  json: 'The same data for programs (JSON)',
  erased: 'Name erased',
  system: 'The system',

  index: {
    title: (organization: string) => `Evidence of orientation: ${organization}`,
    yearly: (organization: string, year: string) => `Yearly archive ${year}: ${organization}`,
    lead: 'This pack shows who had to take the orientation, who finished which version and when, the reason for each gap, and what people were shown. You can read it without our software and without a network connection.',
    aboutTitle: 'About this pack',
    organization: 'Organization',
    about: 'Site',
    asOf: 'As of',
    clock: 'Based on',
    made: 'Made at (UTC)',
    by: 'Made by',
    people: 'People on the roster',
    roster: 'Who had to take the orientation, with status and reason',
    completions: 'Completions and certificates',
    content: 'What people were shown, and the questions with the answer key',
    policy: 'Versions of the policy, and what changed between them',
    approvals: 'Approvals: who published or decided what',
    contacts: 'Phone number checks, and notices before groups',
    reminders: 'Reminders, and whether they went out',
    later: 'What was recorded after that day',
    passMark: 'How the pass mark was set',
    rules: 'Suggested rules, and where to look in this pack',
    ledger: 'The ledger behind it, and what it proves',
    readTitle: 'What’s in this pack',
    checkTitle: 'Check that nothing was changed',
    check: [
      'Open verify.html in a browser and choose the zip file. It checks every file, the signature and the ledger’s chain, all on your computer.',
      'Or, with Node 20 or later, run node verify.mjs next to the zip or in the unpacked folder. It exits with 0 when everything is in order.',
      'Compare the key’s fingerprint with the one the organization gave you in some other way, such as on paper.',
    ],
    handTitle: 'Check by hand',
    hand: 'SHA256SUMS has the checksum of each file. To compare them all, run sha256sum --check SHA256SUMS. The file manifest.sig is a JWS (RFC 7515, EdDSA, detached payload) over the bytes of manifest.json.',
    fingerprint: 'Fingerprint of the signing key (RFC 7638)',
    privacyTitle: 'What isn’t in this pack',
    privacy: [
      'People’s answers and practice, how long they took, and how much detail they chose to read. The only exact time you can read about a learner, in the ledger entries, is when they finished and acknowledged the policy.',
      'People from other sites, in a pack for one site. Such a pack has only people who worked at that site on that day or whose last site it was, and the names of those who approved or published something. Ledger entries about others appear only as hashes.',
      'Names that were erased. What happened stays on record, under an ID that leads to no one.',
    ],
    folders: 'Files by folder',
    filesIn: (folder: string, n: number) => `${folder}: ${count(n, 'file', 'files')}`,
    root: 'Top folder',
  },

  roster: {
    title: 'Roster',
    lead: (asOf: string) =>
      `Everyone who was on record on ${asOf}, listed once each, with their status on that day and the reason for it.`,
    listTitle: 'People',
    sums: 'How the figures add up',
    onRecord: (n: number) => `${people(n)} on the roster`,
    inScope: (n: number, upToDate: number, needAction: number, haveTime: number, cannotSay: number) =>
      `${n} in scope = ${upToDate} up to date + ${needAction} who need action + ${haveTime} who still have time + ${cannotSay} with no due date yet.`,
    beside: (all: number, inScope: number, onLeave: number, exempt: number, separated: number, notInScope: number) =>
      `${all} on the roster = ${inScope} in scope + ${onLeave} on leave + ${exempt} exempt + ${separated} who left + ${notInScope} not in scope.`,
    head: ['Name', 'Status', 'Reason', 'Due or valid until', 'Position and place', 'First day'],
    number: (n: string) => `No. ${n}`,
    rules: 'What was required of people in scope',
    rule: (said: string, n: number) => `${said}: ${people(n)}`,
    unnamedRule: 'The rule of the policy',
    assignedByHr: 'Assigned by HR',
    noRule: 'Nothing was required of anyone on the roster.',
    unknownDay: 'Not known',
    lastDay: (day: string) => `last day ${day}`,
  },

  completions: {
    title: 'Completions',
    lead: (asOf: string) =>
      `Every completion up to ${asOf} by the people on the roster, and every policy change they read and acknowledged. How long each one counts and whether it was on time depend on the rule in force on its date. The roster goes by the rule in force on ${asOf}. “Valid until” is the first day a completion no longer counts.`,
    listTitle: 'Completions, by person',
    head: ['Name', 'Completed', 'Recorded', 'Source', 'Versions', 'Result and credit', 'Certificate'],
    late: (due: string | null) => (due === null ? 'late' : `late: due ${due}`),
    onTime: (due: string | null) => (due === null ? 'on time' : `on time: due ${due}`),
    versions: (course: string, policy: string) => `Course ${course}, policy ${policy}`,
    policyOnly: (policy: string) => `Policy ${policy}`,
    update: 'Change read and acknowledged',
    score: (right: number, of: number) => `${right} of ${of} right`,
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
      `To pass, a learner needs ${right} of ${of} questions right, and each must-know step right at least once. They can try as often as they need, with different questions each time.`,
    drawn: (lesson: string, n: number) => `${lesson}: ${count(n, 'question', 'questions')} in each check`,
    mustKnow: 'Must-know steps',
  },

  policy: {
    title: 'Policy',
    lead: (asOf: string) =>
      `The versions published up to ${asOf}, and what changed from each one to the next, clause by clause.`,
    version: (version: string) => `Version ${version}`,
    effective: 'In force from',
    published: 'Recorded (UTC)',
    hash: 'SHA-256 of its text',
    material: 'Asks trained staff for an update',
    updateBy: (day: string) => `Yes, by ${day}`,
    noUpdate: 'No update asked for',
    changedFrom: (before: string) => `What changed from version ${before}`,
    first: 'This is the first version on record.',
    same: 'No clause changed.',
    noText: 'The text of this version or of the one before isn’t on file here, so this page can’t show what changed.',
    changes,
    was: 'Before',
    is: 'Now',
    acknowledgement: 'What a learner agrees to',
    textTitle: (version: string) => `Text of version ${version}`,
  },

  approvals: {
    title: 'Approvals',
    lead: 'This page shows who published the policy and the site details, who set the rules, who assigned orientation to people no rule covers, and who approved exemptions, later dates and completions from elsewhere.',
    policyTitle: 'Policy and rules',
    sitesTitle: 'Site details',
    peopleTitle: 'About people',
    head: ['Day', 'What', 'About', 'Details'],
    policy: 'Policy',
  },

  contacts: {
    title: 'Phone numbers and group notices',
    lead: 'When phone numbers were last checked, by whom and how, which number staff saw on which day, and what sites published about what to do before a prevention group.',
    checksTitle: 'Checks on record',
    noChecks: 'The ledger has no entries for checks of individual numbers.',
    changesTitle: 'Changes to the numbers that all sites share',
    shownTitle: 'Which number staff saw, for each one that was changed',
    shownHead: ['Name', 'Number', 'From', 'Until'],
    fromStart: 'As it came with the course',
    untilNow: 'Still shown',
    localTitle: 'Local numbers in the published details, with the day someone called them',
    localHead: ['Number', 'What it’s for', 'Checked on', 'Published'],
    sharedTitle: 'Numbers in the course, with the day they were checked',
    sharedHead: ['Name', 'Number', 'Checked on'],
    groupsTitle: 'Notices before groups',
    groups:
      'The system keeps what each site published about who to tell before a prevention group and how to keep groups safe, with the version and the day. It doesn’t keep individual notices. The site keeps those.',
    groupHead: ['Site', 'Published', 'Who to tell before a group', 'Safety in groups'],
    notFilled: 'Not filled in',
    versionOn: (version: number, day: string) => `Version ${version}, ${day}`,
  },

  reminders: {
    title: 'Reminders',
    lead: (asOf: string) =>
      `Messages that were queued up to ${asOf} for people on the roster, or for their supervisors about them, and what happened to each one. “Sent” means that the mail server accepted the message, not that anyone read it.`,
    listTitle: 'Messages, by person',
    head: ['About', 'Queued', 'Message', 'To', 'Result'],
    supervisor: 'The supervisor',
    self: 'The person',
  },

  later: {
    title: 'Recorded afterwards',
    lead: (asOf: string) =>
      `Corrections, and anything else about days up to ${asOf}, that were recorded after that day. A pack based on everything on record counts them in the roster. A pack based on what was on record that day doesn’t.`,
    listTitle: 'Entries, by person',
    head: ['About', 'For the day', 'What', 'Recorded'],
  },

  passMark: {
    title: 'How the pass mark was set',
    lead: 'This page shows the closed pass mark sheets, with each judge’s estimate for each question and the resulting mark.',
    sheet: (version: string, day: string) => `Course ${version}, closed on ${day}`,
    judges: 'Judges',
    mark: 'Mark the judges arrived at',
    markOf: (mark: number, of: number) => `${mark} of ${of}`,
    rule: 'Pass rule on that day',
    ruleOf: (right: number, of: number) => `${right} of ${of} right, and every must-know step`,
    bank: 'SHA-256 of the questions',
    round: (n: number) => `Round ${n}`,
    head: ['Question', 'Of a hundred people who know just enough, how many would be right, judge by judge'],
    note: 'Judges appear here as numbers. Any list of their names is kept outside this program.',
    none: 'No pass mark sheet has been closed. The pass mark in the course is the one under “Questions, answer key and pass rule.”',
  },

  rules: {
    title: 'Suggested rules',
    lead: 'These are only suggestions, not legal advice. They come from copies that others have published, not from the official register, and may be out of date. Have your attorney or the licensing office confirm a rule before you rely on it.',
    head: ['Rule', 'What it’s said to require', 'Where to look in this pack'],
    rows: [
      [
        'N.J.A.C. 3A:55-5.4(c)7 (residential child care facilities; copy of Sept 2024)',
        'Document in each staff member’s record at least 14 hours of training a year for social service and child care staff, with human trafficking among the topics. This course covers part of those hours and doesn’t meet the rule on its own.',
        'See “Completions” for the day, the credited minutes and the versions. See “What people were shown” for the topics.',
      ],
      [
        'N.J.A.C. 3A:56-5.4 (children’s group homes; as named by a federal summary)',
        'Train staff in preventing, recognizing and reporting abuse and human trafficking.',
        'What people were shown; Completions.',
      ],
      [
        'N.J.A.C. 13:92-10.7(h) (juvenile detention; as read in a copy)',
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
        'Orientation of direct service staff, with an overview of resources.',
        'Roster, Completions, and lesson 6 in What people were shown.',
      ],
    ],
  },

  ledger: {
    title: 'The ledger behind it',
    lead: 'Everything on these pages was worked out from the entries in a ledger that only grows. Each entry holds the hash of the one before it.',
    counts: (all: number, shown: number) =>
      `The ledger had ${count(all, 'entry', 'entries')} when this pack was made. Here, you can read ${shown} of them in full. The other ${all - shown} appear only with their place and their hash.`,
    whole: 'You can read every entry here, so a check recalculates the whole chain.',
    part: [
      'For each entry you can read, the check recalculates its hash and compares the previous entry’s hash with the list. It finds any change to an entry you can read, or to the lines next to it in the list.',
      'Everyone’s lessons and final checks appear only as hashes, because their times would show how long a person took. So does anything that takes effect after the day of this pack, except hires recorded by then and anything that can be about an earlier day (corrections, joined records, certificates).',
      'Between two entries that both appear only as hashes, the chain can’t be recalculated here, because that requires their content. The signed heads protect those places. Each one names the hash of an entry and covers everything before it.',
      'Anyone who’s allowed to see everything can check the rest by running csec verify-ledger on the server.',
    ],
    filesTitle: 'Files',
    files: [
      'ledger/entries-….jsonl has one entry per line. The hash is SHA-256 over the RFC 8785 JSON of all members except the hash itself.',
      'ledger/heads.json has the signed heads and the public keys. Once a day, the server signs the place where the ledger ends.',
    ],
    provesTitle: 'What it doesn’t prove',
    proves: [
      'That an entry was true when it was recorded, or who sat at the screen.',
      'Who made this pack, unless you know the key. Anyone who has the database and the key can make another one. Heads kept away from the server would show that.',
      'That the server’s clock was right. The server doesn’t ask anyone outside for a time stamp.',
    ],
    heads: (n: number) => count(n, 'signed head', 'signed heads'),
    keys: 'Keys',
    since: (day: string) => `on record since ${day}`,
  },
}

/** Evidence packs and yearly archives. */
export const pack = {
  title: 'Evidence',
  lead: 'A zip file for an auditor, an insurer or the licensing office.',
  makeTitle: 'Make a pack',
  day: 'As of',
  dayHint: 'The roster is from this day.',
  site: 'Site',
  siteHint: 'A pack for one site doesn’t list people from other sites.',
  allSites: 'All sites',
  clock: 'Based on',
  clocks: {
    now: 'Everything on record now',
    known: 'What was on record at the end of that day',
  },
  clockHint: 'The first choice includes later corrections. The second is what you would have reported then.',
  language: 'Language of the pages',
  languages: { en: 'English', es: 'Spanish' },
  make: 'Make the pack',
  needs: {
    day: 'Choose today or an earlier day',
    site: 'Choose a site from the list',
    file: 'Choose a file, or type its SHA-256',
    hash: 'A SHA-256 has 64 digits and letters from a to f',
  },
  care: 'A pack holds people’s names and records. Give it only to someone who’s allowed to see them. The server keeps it in its data folder.',
  listTitle: 'Packs and yearly archives',
  /** To people who read packs and make none. */
  askHr:
    'HR makes the packs. If you need one for this year to date or for another day, ask HR. It will then appear in the list below.',
  none: 'No one has made a pack yet. The server makes each year’s archive automatically when the year is over.',
  table: 'Packs, newest first',
  column: { pack: 'Pack', about: 'About', state: 'Status', by: 'Requested by', file: 'File' },
  yearly: (year: string) => `Archive of ${year}`,
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
      'This pack stopped because the server that was making it stopped. It starts again automatically within two minutes. To start it right away, choose “Start again.”',
    startAgain: 'Start again',
    download: 'Download the pack',
    bytes: (kilobytes: number) => `${kilobytes} KB`,
    facts: {
      about: 'Site',
      clock: 'Based on',
      asked: 'Requested',
      made: 'Made',
      size: 'Size',
      hash: 'SHA-256',
    },
    hashHint:
      'When you hand over the pack, give this SHA-256 to the same person in some other way. It’s on record in the ledger, too.',
    notHere:
      'This pack’s file isn’t on this server. Either someone moved it, or another server made it. Its SHA-256 stays on record.',
    stopped: 'Someone stopped this pack before it was finished. Nothing was saved. You can start it again.',
    failed: 'This pack couldn’t be made. The reason is in the server’s log. Once that’s fixed, start the pack again.',
    byOn: (name: string, day: string) => `${name}, ${day}`,
  },

  checkTitle: 'Is this one of ours?',
  checkLead: 'Upload a pack that someone gave you, or type its SHA-256. The server doesn’t keep any of it.',
  file: 'The zip file',
  fileHint: 'Up to 12 MB. For a larger file, type its SHA-256 below. You’ll find it on verify.html.',
  hash: 'Or its SHA-256',
  check: 'Check it',
  answer: {
    title: 'Result of the check',
    ours: (name: string, about: string, day: string) =>
      `This is one of ours, unchanged: ${name}, ${about}, made on ${day}.`,
    signed:
      'Every file in it is as it was packed, and our key signed it. It isn’t on the list, so it was made with csec evidence or zipped again.',
    notOurs: 'This isn’t a pack that we made, or it was changed.',
    noZip: 'This file can’t be read as a zip, so it isn’t a pack. Choose the zip exactly as you downloaded it.',
    tooLarge:
      'We didn’t check this file, because it has more files or unpacks to a larger size than any pack you can upload here. If you think it’s ours, type its SHA-256, or check it on your own computer with verify.mjs.',
    tooLong:
      'We didn’t finish checking this file, because it took too long. Type its SHA-256, or check it on your own computer with verify.mjs.',
    unknownHash:
      'No pack on record has this SHA-256. Packs made with the “csec evidence” command aren’t on record, and neither are packs that were changed.',
    faultsTitle: 'What’s wrong with it',
    moreFaults: (n: number) => `and ${n} more`,
    again: 'Check another one',
  },
  system: 'The system',
  pages: packPages,
}
