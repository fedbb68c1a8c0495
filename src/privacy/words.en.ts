import { count } from '../words/count.ts'
import type { ChosenClass, Period, RetainedClass } from './retention/retention.ts'
import type { Doing, LinkKind } from './held/held.ts'

const doings: Record<Doing, string> = {
  files: 'Files of people uploaded or decided on',
  mappings: 'Saved ways to read such files',
  papers: 'Papers uploaded',
  packs: 'Evidence packs asked for',
  packages: 'Packages made',
  messages: 'Messages sent by hand',
  texts: 'Texts of messages changed last',
  reminderSettings: 'Settings of reminders changed last',
  singleSignOn: 'Settings of single sign-on changed last',
  headRecipient: 'Recipient of signed heads changed last',
  retention: 'Periods of retention changed last',
  passMarkSheets: 'Sheets for the pass mark opened',
  links: 'Links and codes made',
  roles: 'Roles given',
  recoveriesAsked: 'Recovery codes asked for',
  recoveriesAgreed: 'Recovery codes agreed to',
  supervises: 'Jobs of people on record as reporting to this person',
  entries: 'Entries in the ledger about others',
}

const purposes: Record<LinkKind, string> = {
  'set-up': 'Link for the first set-up',
  invite: 'Invitation',
  reset: 'Link for a new password',
  recovery: 'Recovery code',
}

/** Everything that is held about one person, as they and as HR see it. */
const held = {
  ownTitle: 'Everything held about you',
  ownLink: 'Everything held about you, and a download',
  ownLead:
    'This is all that this server keeps about you, in one place. On their page about you, HR sees days without times, how many entries the audit trail has, and nothing of the part that only you see.',
  title: 'Everything held about a person',
  link: 'Everything held, and a download',
  heading: (name: string) => `Everything held about ${name}`,
  lead: 'For the person’s own request, or for a check. It shows days and no times of day. Answers, practice, and how somebody reads the course aren’t here, because nobody else sees them.',
  made: (organization: string, date: string) => `${organization}, ${date}`,
  download: 'Download the data (JSON)',
  print: 'Print, or save as a PDF',
  contents: 'Parts of this page',
  groups: {
    who: 'Person and jobs',
    training: 'Training',
    signingIn: 'Signing in',
    told: 'Messages and audit trail',
    work: 'Lists, files and work',
  },
  ownDownloadHint:
    'To read it later, print this page or save it as a PDF. The download is for programs: a text file (JSON) with exact times. You may have to prove who you are first.',
  downloadHint:
    'To hand it over, print this page or save it as a PDF. The download is for programs: a text file (JSON). You may have to prove who you are first, and the audit trail says that you took it.',
  titles: {
    records: 'Records that were joined',
    orientation: 'Orientation',
    account: 'Account',
    waysIn: 'Ways to sign in',
    messages: 'Messages',
    trail: 'Audit trail',
    savedViews: 'Saved views',
    imported: 'Lines of imported files',
    doings: 'Work in the records of others',
    entries: 'Entries in the ledger',
    elsewhere: 'What isn’t here',
  },
  columns: {
    what: 'What',
    value: 'Kept',
    made: 'Made',
    since: 'Since',
    result: 'Status',
    name: 'Name',
    file: 'File',
    on: 'Day',
    said: 'What the line said',
    record: 'Record',
    joined: 'Joined',
  },
  record: (n: number) => `Record ${n}`,
  recordStays: 'The one that stays',
  recordsLead:
    'HR found that these records are about the same person. The name, e-mail address and staff number in use are those of record 1. What the others had is kept, each under a heading of its own.',
  recordOf: (title: string, n: number, joined: string | null) =>
    joined === null ? `${title}: record ${n}, which stays` : `${title}: record ${n}, joined ${joined}`,
  rows: {
    status: 'Status today',
    dueOn: 'Due',
    completedOn: 'Finished',
    lessons: 'Lessons finished',
    checks: 'Final checks handed in',
    signInName: 'Sign-in name',
    noSignInName: 'None is kept without a password',
    password: 'Password',
    passwordKept: 'Yes, in a form that can’t be read back',
    passwordNone: 'None',
    addressConfirmed: 'E-mail address confirmed',
    language: 'Language of the pages',
    since: 'Account since',
    closed: 'Closed',
    role: 'Role',
    given: (date: string, by: string) => (by === '' ? `Given ${date}` : `Given ${date} by ${by}`),
    changes: 'Changes to how this person signs in',
    ownChanges: 'Changes to how you sign in',
    sessions: 'Open sessions',
    sessionsShown: 'Your account',
  },
  none: {
    orientation: 'No orientation is on record.',
    account: 'There is no account.',
    waysIn: 'No passkey, link or code is on record.',
    trail: 'No entry is kept.',
    savedViews: 'No view is saved.',
    imported: 'No line of a file is kept.',
    doings: 'Nothing is on record.',
  },
  yes: 'Yes',
  no: 'No',
  purposes,
  factorKinds: {
    passkey: 'Passkey',
    'code-app': 'App that shows codes',
    'spare-code': 'Spare code',
    'single-sign-on': 'Single sign-on',
    'single-sign-on-request': 'Single sign-on that HR hasn’t confirmed',
  },
  notUsed: 'Not used',
  used: (date: string) => `Used ${date}`,
  unused: (date: string) => `Not used, ends ${date}`,
  recovery: 'Request for a recovery code',
  recoveryOpen: 'Open',
  recoveryClosed: (date: string) => `Closed ${date}`,
  papersLead: 'Ask HR for a copy of a paper. Some are about other people, too.',
  line: (line: number) => `Line ${line}`,
  lineKept: 'Kept',
  lineGone: 'Deleted',
  doings,
  doingsLead: 'How often, not what.',
  trail: {
    lead: 'How many entries there are, and from which days. The person sees each entry with its time on a page of their own, and the network addresses they signed in from.',
    about: 'Entries about this person',
    by: 'Entries for what this person did',
    first: 'Oldest entry that is kept',
    last: 'Newest entry',
    ownLead: 'What you did, such as signing in, and what others did with your record or your sign-in.',
    newest: (shown: number, all: number) =>
      `These are the newest ${shown} of ${all} entries. The download has all of them.`,
    addresses:
      'A network address is only here for what you did, and for what someone did who wasn’t signed in. What you did in the records of others is here without their names.',
    you: 'You',
    someoneElse: 'someone else',
  },
  onlyYou: 'Only you see this',
  drafts: (n: number) =>
    `${count(n, 'answer or place is', 'answers and places are')} kept so that you can go on. They’re deleted 30 days after you finish, or after your last day at work.`,
  noDrafts: 'No open answers or practice are kept.',
  readingNote: 'This isn’t in the download, so that the file can be shown to anyone.',
  failedSignIns: (n: number) =>
    `${count(n, 'failed sign-in', 'failed sign-ins')} with your sign-in name in the last days.`,
  elsewhere: [
    'Answers to the first final check, counted in groups of five or more people. Nobody can tell whose they were.',
    'Backups of the last seven days, which hold the same as this page.',
    'Evidence packs and reports that were made earlier, and files that people have downloaded.',
    'The server’s log. It lists ids and pages, but no names.',
    'The staff list of your HR system, and the records of other learning systems.',
  ],
  ownElsewhere: 'Breaks, and leaving a page: they are never kept.',
}

/** The periods after which data goes. */
const retention = {
  title: 'How long data is kept',
  lead: 'Once a day, the server deletes data that’s older than these periods. See what would be deleted before you save. The law may require longer periods, so check with your legal adviser.',
  saved: 'Saved. Nothing is deleted before tomorrow.',
  columns: { what: 'Data', period: 'Kept for', goes: 'Deleted' },
  /** Next to a period that isn't the one in force. */
  changed: (before: string) => `Changed. Now: ${before}`,
  inForce: 'In force now',
  wouldGo: 'What these periods would delete',
  saveLead: 'Nothing is deleted before tomorrow. After that, only a backup can bring it back.',
  save: 'Save these periods',
  cancel: 'Keep what is in force',
  change: 'Other periods',
  look: 'Show what would be deleted',
  classes: {
    leavers: 'Records of people who left',
    messages: 'Messages that were sent or stopped',
    links: 'Links, codes and requests that are used or over',
    addresses: 'Network addresses in the audit trail',
    trail: 'Entries of the audit trail',
    drafts: 'Practice, and answers of an open check',
    imports: 'Files of staff and completions, with what their lines said',
    requests: 'Requests to come in by single sign-on that nobody confirmed',
    forms: 'Forms kept while somebody signs in again',
    steps: 'Sign-ins that nobody finished',
    sessions: 'Sessions',
    failures: 'Counts of failed sign-ins',
  } satisfies Record<RetainedClass, string>,
  hints: {
    leavers:
      'From the last day at work. Nobody is erased automatically: after this time, HR sees them on a list. Claims can come decades later, so ask your attorney and your insurer before you choose fewer years.',
    messages: 'Their kind, recipient and day. Reports and evidence packs list them. Those about open work stay.',
    links: 'Who made them for whom, and when they were used.',
    addresses: 'They help to find out where somebody signed in from.',
    trail: 'Who signed in, and who read, downloaded or changed something.',
  } satisfies Record<ChosenClass, string>,
  /** When the period of a class begins, where its name doesn't say it. */
  begins: {
    leavers: 'after the last day at work',
    drafts: 'after someone finishes, or after their last day at work',
    imports: 'after the upload',
    sessions: 'after their latest end, 12 hours at most',
    failures: 'after the last failure',
  } satisfies Partial<Record<RetainedClass, string>>,
  periods: {
    'as-it-ends': 'Until they end',
    '1-hour': '1 hour',
    '1-day': '1 day',
    '30-days': '30 days',
    '90-days': '90 days',
    '1-year': '1 year',
    '3-years': '3 years',
    '6-years': '6 years',
    '7-years': '7 years',
    '10-years': '10 years',
    '20-years': '20 years',
    '30-years': '30 years',
    keep: 'Always',
  } satisfies Record<Period, string>,
  goes: (n: number, date: string) =>
    n === 0 ? `Nothing is older than ${date}` : `Up to ${date}: ${n} will be deleted, from tomorrow`,
  wouldGoUpTo: (n: number, date: string) =>
    n === 0 ? `Nothing is older than ${date}` : `Up to ${date}: ${n} would be deleted`,
  goesEachHour: (n: number) =>
    n === 0 ? 'Nothing is over now' : `${count(n, 'is over and goes', 'are over and go')} within the hour`,
  mayBeErased: (n: number) =>
    n === 0 ? 'Nobody left so long ago' : `${count(n, 'person', 'people')} may be erased now, by two people in HR`,
  never: 'Nothing is deleted automatically',
  fixedTitle: 'Not chosen here',
  fixed: [
    'Training records, certificates and editions of the course are never deleted automatically. Two people in HR can erase a person’s name and contact data.',
    'Packages that HR tries out are in memory only, the last eight, and go when the server restarts.',
    'Backups are kept for seven days.',
  ],
}

/** The people whose period is over, for HR. */
const leavers = {
  title: 'Who may be erased now',
  link: 'Records of people who left long ago',
  lead: (period: string) =>
    `Your organization keeps the records of people who left for ${period} after their last day at work. When that time is over, they’re listed here. Nobody is erased automatically.`,
  always:
    'Your organization keeps the records of people who left for good, so nobody is listed here. An administrator can choose a number of years in the settings, under “How long data is kept”.',
  check:
    'The law, a contract or a claim can ask for more. Check before you erase anyone, and record it on the person’s page if a record has to stay.',
  may: 'May be erased now',
  none: 'Nobody.',
  first: (n: number, of: number) => `The ${n} of ${of} who left first.`,
  kept: 'Kept longer',
  noneKept: 'No record is kept longer.',
  columns: {
    person: 'Person',
    lastDay: 'Last day at work',
    over: 'Period over since',
    next: 'Next step',
    why: 'Why it stays',
  },
  overFor: (years: number, months: number) =>
    years === 0 && months === 0
      ? 'for less than a month'
      : `for ${[
          ...(years === 0 ? [] : [count(years, 'year', 'years')]),
          ...(months === 0 ? [] : [count(months, 'month', 'months')]),
        ].join(' and ')}`,
  erase: 'See what erasing would remove',
  confirm: 'Someone asked for it. A second person confirms.',
  change: 'Change how long it’s kept',
}

/** Data protection: what is held, and for how long. */
export const privacy = { held, retention, leavers }
