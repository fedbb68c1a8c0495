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
    now: 'As it was on that day, knowing everything that was recorded until this pack was made.',
    known: 'As it was known at the end of that day: what was recorded later is left out of the lists.',
  },
  page: (n: number, of: number) => `Page ${n} of ${of}`,
  onPage: (title: string, n: number) => `${title}, page ${n}`,
  rows: (n: number) => count(n, 'line', 'lines'),
  noRows: 'There is nothing of this kind on record.',
  csv: 'The same as a table for spreadsheets (CSV)',
  json: 'The same for programs (JSON)',
  erased: 'Name erased',
  system: 'The system',

  index: {
    title: (organization: string) => `Evidence of orientation: ${organization}`,
    yearly: (organization: string, year: string) => `Yearly archive ${year}: ${organization}`,
    lead: 'Who had to take the orientation, who finished which version and when, why each gap is there, and what people were shown. It reads without our software and without a network.',
    aboutTitle: 'About this pack',
    organization: 'Organization',
    about: 'Site',
    asOf: 'As of',
    clock: 'Which knowledge',
    made: 'Made at (UTC)',
    by: 'Made by',
    people: 'People on the roster',
    roster: 'Who was required, with status and reason',
    completions: 'Completions and certificates',
    content: 'What people were shown, and the questions with their key',
    policy: 'Versions of the policy, and what changed between them',
    approvals: 'Approvals: who published or decided what',
    contacts: 'Checks of phone numbers, and notices before groups',
    reminders: 'Reminders, and whether they went out',
    later: 'What was recorded after that day',
    passMark: 'How the pass mark was set',
    rules: 'Suggested rules that this can answer',
    ledger: 'The ledger behind it, and what it proves',
    readTitle: 'Read',
    checkTitle: 'Check that nothing was changed',
    check: [
      'Open verify.html in a browser and choose the zip file. It checks every file, the signature and the chain of the ledger on your computer.',
      'Or, with Node 20 or later: node verify.mjs, beside the zip or in the unpacked folder. It exits with 0 when everything is in order.',
      'Compare the fingerprint of the key with the one that the organization gave you on another way, for example on paper.',
    ],
    handTitle: 'Check by hand',
    hand: 'SHA256SUMS has the checksum of each file, as "sha256sum --check SHA256SUMS" reads it. manifest.sig is a JWS (RFC 7515, EdDSA, detached payload) over the bytes of manifest.json.',
    fingerprint: 'Fingerprint of the key that signs (RFC 7638)',
    privacyTitle: 'What is not in here',
    privacy: [
      'No answer that anybody chose, no practice, no time that somebody took, and nothing about how much detail somebody wanted to read. The one moment of a learner that can be read, in the entries of the ledger, is that of finishing and acknowledging.',
      'In a pack for one site, nobody else: only people who worked at that site on that day, or had it as their last one, and the names of those who approved or published something. Entries of the ledger about others stand as hashes.',
      'Names that were erased. What happened stays, under an id that leads to nobody.',
    ],
    folders: 'Files by folder',
    filesIn: (folder: string, n: number) => `${folder}: ${count(n, 'file', 'files')}`,
    root: 'First folder',
  },

  roster: {
    title: 'Roster',
    lead: (asOf: string) =>
      `Everybody who was on record on ${asOf}, each once, with the status on that day and the reason for it.`,
    listTitle: 'People',
    sums: 'How the figures add up',
    onRecord: (n: number) => `${people(n)} on the roster`,
    inScope: (n: number, upToDate: number, needAction: number, haveTime: number, cannotSay: number) =>
      `${n} in scope = ${upToDate} up to date + ${needAction} who need action + ${haveTime} who still have time + ${cannotSay} of whom nobody can tell yet.`,
    beside: (all: number, inScope: number, onLeave: number, exempt: number, separated: number, notInScope: number) =>
      `${all} on the roster = ${inScope} in scope + ${onLeave} on leave + ${exempt} exempt + ${separated} separated + ${notInScope} not in scope.`,
    head: ['Name', 'Status', 'Reason', 'Due or valid until', 'Where and as what', 'First day'],
    number: (n: string) => `No. ${n}`,
    rules: 'What was asked of people in scope',
    rule: (said: string, n: number) => `${said}: ${people(n)}`,
    unnamedRule: 'The rule of the policy',
    noRule: 'Nothing was asked of anybody on the roster.',
    unknownDay: 'Not known',
    lastDay: (day: string) => `last day ${day}`,
  },

  completions: {
    title: 'Completions',
    lead: (asOf: string) =>
      `Every completion up to ${asOf} of the people on the roster, and every change of the policy that they have read and acknowledged. How long each counts, and whether it was in time, follows from the rule of its own day; the roster goes by the rule in force on ${asOf}. “Valid until” is the first day on which it no longer counts.`,
    listTitle: 'Completions, by person',
    head: ['Name', 'Completed', 'Recorded', 'Source', 'Versions', 'Result and credit', 'Certificate'],
    late: (due: string | null) => (due === null ? 'after the date' : `after the date, ${due}`),
    onTime: (due: string | null) => (due === null ? 'in time' : `in time: due ${due}`),
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
    lead: 'Each edition of the course that the records of these people name. The name of its folder is the SHA-256 of its text: entries of the ledger name it by that.',
    edition: (language: string, course: string, policy: string) => `${language}: course ${course}, policy ${policy}`,
    hash: 'SHA-256',
    shownFrom: 'Shown from',
    people: 'Completions with it',
    read: 'Read it as it was shown',
    all: 'All pages of this edition',
    key: 'Questions with key and pass rule',
    text: 'The text that the hash is about (JSON)',
    missing: (hash: string) => `The records name the edition ${hash}, whose text is not on file here.`,
    unreadable: 'This edition is in an older form: its text is on file as JSON.',
    shownTitle: (language: string, course: string) => `As shown: ${language}, course ${course}`,
    shownLead:
      'The pages as they were made, with their style. Buttons and fields lead nowhere. Details of the site stand in their place as general words: the details themselves are under approvals.',
    lesson: (number: string, title: string) => `Lesson ${number}. ${title}`,
    detail: { full: 'in full detail', less: 'with less detail' },
    story: (title: string) => `Story: ${title}`,
    storyPage: {
      start: 'Start',
      step: (n: string) => `Step ${n}`,
      reply: (n: string, id: string) => `Step ${n}, reply ${id}`,
      end: 'End',
    },
    shownNote: 'Kept as it was shown. Nothing on this page sends anything.',
    keyTitle: 'Questions, key, and pass rule',
    keyLead: 'Every question with the answers that fit and why. For trainers and auditors; do not hand it to learners.',
    passTitle: 'Pass rule',
    pass: (right: number, of: number) =>
      `${right} of ${of} questions right, and each of the must-know steps right at least once. As often as needed, with other questions each time.`,
    drawn: (lesson: string, n: number) => `${lesson}: ${count(n, 'question', 'questions')} in each check`,
    mustKnow: 'Must-know steps',
  },

  policy: {
    title: 'Policy',
    lead: (asOf: string) =>
      `The versions that were published up to ${asOf}, and what changed from each to the next, clause by clause.`,
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
    noText: 'The text of this version, or of the one before, is not on file here, so what changed cannot be shown.',
    changes,
    was: 'It was',
    is: 'It is',
    acknowledgement: 'What a learner agrees to',
    textTitle: (version: string) => `Text of version ${version}`,
  },

  approvals: {
    title: 'Approvals',
    lead: 'Who published the policy and the details of sites, who defined the rules, and who approved exemptions, later dates and completions from elsewhere.',
    policyTitle: 'Policy and rules',
    sitesTitle: 'Details of sites',
    peopleTitle: 'About people',
    head: ['Day', 'What', 'About', 'Details'],
    policy: 'Policy',
  },

  contacts: {
    title: 'Phone numbers and group notices',
    lead: 'Numbers that somebody has called, and what sites have published about the time before a prevention group.',
    checksTitle: 'Checks on record',
    noChecks: 'No check of a single number is on record in the ledger.',
    localTitle: 'Local numbers in the published details, with the day on which somebody called them',
    localHead: ['Number', 'What it is for', 'Checked on', 'Published'],
    sharedTitle: 'Numbers in the course, with the day on which they were checked',
    sharedHead: ['Name', 'Number', 'Checked on'],
    groupsTitle: 'Notices before groups',
    groups:
      'The system holds what each site has published about who to tell before a prevention group and how groups are kept safe, with version and day. It holds no record of single notices: those are where the site keeps them.',
    groupHead: ['Site', 'Published', 'Who is told before a group', 'Safety in groups'],
    notFilled: 'Not filled in',
    versionOn: (version: number, day: string) => `Version ${version}, ${day}`,
  },

  reminders: {
    title: 'Reminders',
    lead: (asOf: string) =>
      `What was put on its way up to ${asOf} to the people on the roster, or to their supervisors about them, and what became of it. "Sent" says that the mail server took it, not that it was read.`,
    listTitle: 'Messages, in the order of people',
    head: ['About', 'Put on its way', 'Message', 'To', 'Result'],
    supervisor: 'The supervisor',
    self: 'The person',
  },

  later: {
    title: 'Recorded afterwards',
    lead: (asOf: string) =>
      `Corrections, and everything else about days up to ${asOf}, that came on record after that day. With "everything now" it is counted in the roster; with "as known then" it is not.`,
    listTitle: 'Entries, by person',
    head: ['About', 'For the day', 'What', 'Recorded'],
  },

  passMark: {
    title: 'How the pass mark was set',
    lead: 'Closed judgement forms: who judged each question, and the mark that came out.',
    sheet: (version: string, day: string) => `Course ${version}, closed on ${day}`,
    judges: 'Judges',
    mark: 'Mark that the judges came to',
    markOf: (mark: number, of: number) => `${mark} of ${of}`,
    rule: 'Pass rule on that day',
    ruleOf: (right: number, of: number) => `${right} of ${of} right, and every must-know step`,
    bank: 'SHA-256 of the questions',
    round: (n: number) => `Round ${n}`,
    head: ['Question', 'How many of a hundred who know just enough would be right, judge by judge'],
    note: 'Judges are numbers here: who they were is kept where the organization keeps it.',
    none: 'No judgement form has been closed. The pass mark in the course is the one under "Questions with key and pass rule".',
  },

  rules: {
    title: 'Suggested rules',
    lead: 'Suggestions only, and no legal advice. They come from copies that others have published, not from the official register, and may be out of date. Have counsel or the licensing office confirm them before you rely on one.',
    head: ['Rule', 'What it is said to ask for', 'Where to look in this pack'],
    rows: [
      [
        'N.J.A.C. 3A:55-5.4(c)7 (residential child care facilities; copy of Sept 2024)',
        'Document in each staff member’s record at least 14 hours of training a year for social service and child care staff, with human trafficking among the topics. This course gives a part of those hours, and does not meet the rule alone.',
        'Completions: day, credited minutes, versions. What people were shown: the topics.',
      ],
      [
        'N.J.A.C. 3A:56-5.4 (children’s group homes; as named by a federal summary)',
        'Train staff in preventing, recognizing and reporting abuse and human trafficking.',
        'What people were shown; Completions.',
      ],
      [
        'N.J.A.C. 13:92-10.7(h) (juvenile detention; as read in a copy)',
        'Document training fully, with its type and date.',
        'Completions: source and day.',
      ],
      [
        'Caring for Our Children 9.4.3.3 (a national standard for child care, not a law)',
        'Keep date, number of hours, names of participants, name and qualification of the trainer, and content, for orientation and for further training.',
        'Roster, Completions, What people were shown. The course is taken alone: a trainer is named for live sessions only, under Approvals.',
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
    lead: 'Everything on these pages was worked out from entries of a ledger to which is only added. Each entry holds the hash of the one before it.',
    counts: (all: number, shown: number) =>
      `${count(all, 'entry', 'entries')} up to the making of this pack. ${shown} can be read here in full; ${all - shown} stand as their place and their hash.`,
    whole: 'Every entry can be read here, so the whole chain is worked out anew by a check.',
    part: [
      'Of each entry that can be read, a check works the hash out anew, and compares the hash of the entry before it with the list. A change of such an entry, or of the list beside it, shows.',
      'Lessons and final checks that somebody went through stand as hashes for everybody: their moments would say how long a person took. So does what takes effect after the day of this pack, but for what can be about an earlier day (corrections, records that were merged, certificates) and hires that were recorded by then.',
      'Between two entries that both stand as hashes the chain cannot be worked out anew here: that would take what they say. The signed heads hold those places: each names the hash of an entry, and covers all before it.',
      'Whoever may see everything can check the rest with csec verify-ledger on the server.',
    ],
    filesTitle: 'Files',
    files: [
      'ledger/entries-….jsonl: one entry in each line. The hash is SHA-256 over the RFC 8785 JSON of all members but "hash".',
      'ledger/heads.json: the signed heads and the public keys. The ledger signs its end once a day.',
    ],
    provesTitle: 'What it does not prove',
    proves: [
      'That an entry was true when it was recorded, or who sat at the screen.',
      'Who made this pack, unless you know the key: whoever has the database and the key can make another one. Heads that somebody outside has kept since show that.',
      'That the clock of the server was right. No outside time stamp is asked for.',
    ],
    heads: (n: number) => count(n, 'signed head', 'signed heads'),
    keys: 'Keys',
    since: (day: string) => `on record since ${day}`,
  },
}

/** Evidence packs and yearly archives. */
export const pack = {
  title: 'Evidence',
  lead: 'A zip file for an auditor, an insurer or the licensing office. It answers without this server: who was required on a day, who finished which version and when, why each gap is there, and what people were shown.',
  makeTitle: 'Make a pack',
  day: 'As of',
  dayHint: 'The roster is the one of this day.',
  site: 'Site',
  siteHint: 'A pack for one site holds nobody else.',
  allSites: 'All sites',
  clock: 'Which knowledge',
  clocks: {
    now: 'Everything that is on record now',
    known: 'What was on record at the end of that day',
  },
  clockHint: 'The first includes corrections that were made later. The second is what you would have reported then.',
  language: 'Language of the pages',
  languages: { en: 'English', es: 'Spanish' },
  make: 'Make the pack',
  needs: {
    day: 'Choose a day up to today',
    site: 'Choose a site from the list',
    file: 'Choose a file, or type its SHA-256',
    hash: 'A SHA-256 has 64 digits and letters from a to f',
  },
  care: 'A pack holds names and records of people. Hand it only to somebody who may see them. It is kept in the data folder of this server.',
  listTitle: 'Packs and yearly archives',
  none: 'No pack has been made. The archive of a year is made by itself when the year is over.',
  table: 'Packs that were asked for, the latest first',
  column: { pack: 'Pack', about: 'About', state: 'State', by: 'Asked for by', file: 'File' },
  yearly: (year: string) => `Archive of ${year}`,
  asOf: (day: string) => `As of ${day}`,
  states: {
    waiting: 'Waiting',
    making: 'Being made',
    made: 'Ready',
    failed: 'Could not be made',
  },
  open: 'Open',
  openOf: (name: string, about: string) => `Open: ${name}, ${about}`,

  pack: {
    back: 'All packs',
    progress: (done: number, of: number) =>
      of === 0 ? 'The pack waits for its turn.' : `${done} of ${count(of, 'person', 'people')} looked at.`,
    progressHint: 'This goes on without this page. The server works on it in small pieces, so that nobody else waits.',
    again: 'Look again',
    stuck:
      'This pack has stopped, because the server that was making it stopped. It starts again by itself within two minutes, or right away if you start it again.',
    startAgain: 'Start again',
    download: 'Download the pack',
    bytes: (kilobytes: number) => `${kilobytes} KB`,
    facts: {
      about: 'Site',
      clock: 'Which knowledge',
      asked: 'Asked for',
      made: 'Made',
      size: 'Size',
      hash: 'SHA-256',
    },
    hashHint: 'Give it on with the pack, on another way. It is on record in the ledger, too.',
    notHere:
      'The file of this pack is not on this server: it was moved away, or another server has made it. Its SHA-256 stays on record.',
    failed: 'This pack could not be made. The reason is in the server’s log. When that is settled, start it again.',
    byOn: (name: string, day: string) => `${name}, ${day}`,
  },

  checkTitle: 'Is this one of ours?',
  checkLead: 'Upload a pack that came back, or type its SHA-256. Nothing of it is kept.',
  file: 'The zip file',
  fileHint: 'Up to 12 MB. For a larger one, type its SHA-256 below, as verify.html shows it.',
  hash: 'Or its SHA-256',
  check: 'Check it',
  answer: {
    title: 'A pack that came back',
    ours: (name: string, about: string, day: string) =>
      `This is one of ours, unchanged: ${name}, ${about}, made on ${day}.`,
    signed:
      'Every file in it is as it was packed, and our key has signed it. It is not on the list: it was made with csec evidence, or zipped anew.',
    notOurs: 'This is not a pack that we made, or it was changed.',
    noZip: 'This file is no zip that can be read, so it is no pack. Choose the zip as it was downloaded.',
    tooLarge:
      'This file was not checked: it has more files, or unpacks to more, than any pack that can be uploaded here. If you think it is ours, type its SHA-256, or check it on your own computer with verify.mjs.',
    tooLong:
      'This file was not checked: it took too long. Type its SHA-256, or check it on your own computer with verify.mjs.',
    unknownHash:
      'No pack on record has this SHA-256. A pack made with csec evidence, or one that was changed, is not on record.',
    faultsTitle: 'What is wrong with it',
    moreFaults: (n: number) => `and ${n} more`,
    again: 'Check another one',
  },
  system: 'The system',
  pages: packPages,
}
