import { count } from '../words/count.ts'
import type { ChosenClass, Period, RetainedClass } from './retention/retention.ts'
import type { Doing, LinkKind } from './held/held.ts'

const doings: Record<Doing, string> = {
  files: 'Staff files uploaded or reviewed',
  mappings: 'Saved ways to read those files',
  papers: 'Documents uploaded',
  packs: 'Evidence packs requested',
  reportFiles: 'Large report files requested',
  packages: 'Packages made',
  looks: 'Logos and colors chosen',
  messages: 'Messages sent by hand',
  handOvers: 'Confirmed or took back that a message was handed over',
  texts: 'Last changes to message texts',
  reminderSettings: 'Last change to reminder settings',
  singleSignOn: 'Last change to single sign-on settings',
  headRecipient: 'Last change to who gets signed heads',
  retention: 'Last change to how long data is kept',
  passMarkSheets: 'Pass mark sheets opened',
  links: 'Links and codes made',
  roles: 'Roles assigned',
  recoveriesAsked: 'Recovery codes requested',
  recoveriesAgreed: 'Recovery codes approved',
  supervises: 'Jobs of people who report to this person',
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
    'This is everything this server keeps about you, in one place. On HR’s page about you, HR sees dates without times, the number of entries in the audit trail, and nothing from the part that only you see.',
  title: 'Everything held about a person',
  link: 'See or download everything held about this person',
  heading: (name: string) => `Everything held about ${name}`,
  lead: 'Use this page when the person asks for their data, or when you need to check what’s kept. It shows days but no times of day. Answers, practice, and how someone reads the course aren’t here, because nobody else sees them.',
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
    'To hand it over, print this page or save it as a PDF. The download is for programs: a text file (JSON). You may have to prove who you are first, and the audit trail records that you downloaded it.',
  titles: {
    records: 'Records that were joined',
    orientation: 'Orientation',
    account: 'Account',
    waysIn: 'Ways to sign in',
    messages: 'Messages',
    trail: 'Audit trail',
    savedViews: 'Saved views',
    imported: 'Lines of imported files',
    doings: 'Work in other people’s records',
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
    noSignInName: 'None, because there’s no password',
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
  papersLead: 'Ask HR for a copy of a document. Some are about other people, too.',
  line: (line: number) => `Line ${line}`,
  lineKept: 'Kept',
  lineGone: 'Deleted',
  doings,
  doingsLead: 'This shows how often, not what.',
  trail: {
    lead: 'This shows how many entries there are, and from which days. On their own page, the person sees each entry with its time, and the network addresses they signed in from.',
    about: 'Entries about this person',
    by: 'Entries for what this person did',
    first: 'Oldest entry that is kept',
    last: 'Newest entry',
    ownLead: 'This shows what you did, such as signing in, and what others did with your record or your sign-in.',
    newest: (shown: number, all: number) =>
      `These are the newest ${shown} of ${all} entries. The download has all of them.`,
    addresses:
      'Network addresses are shown only for what you did, and for what someone did without being signed in. What you did in other people’s records is shown without their names.',
    you: 'You',
    someoneElse: 'someone else',
  },
  onlyYou: 'Only you see this',
  drafts: (n: number) =>
    `${count(n, 'answer or place is', 'answers and places are')} kept so you can continue where you stopped. They’re deleted 30 days after you finish, or after your last day at work.`,
  noDrafts: 'There are no saved answers or practice.',
  readingNote: 'This isn’t in the download, so that the file can be shown to anyone.',
  failedSignIns: (n: number) =>
    `${count(n, 'failed sign-in', 'failed sign-ins')} with your sign-in name in the last few days.`,
  elsewhere: [
    'Answers to the first final check, counted in groups of five or more people. Nobody can tell whose they were.',
    'Backups from the last seven days, which hold the same data as this page.',
    'Evidence packs and reports that someone made earlier, and files that people have downloaded.',
    'The server’s log. It lists IDs and pages, but no names.',
    'The staff list of your HR system, and the records of other learning systems.',
  ],
  ownElsewhere: 'Whether you took a break or left a page. That’s never kept.',
}

/** The periods after which data goes. */
const retention = {
  title: 'How long data is kept',
  lead: 'Once a day, the server deletes data that’s older than these periods. See what would be deleted before you save. The law may require longer periods, so check with your legal adviser.',
  saved: 'Saved. Nothing is deleted before tomorrow.',
  columns: { what: 'Data', period: 'Kept for', goes: 'Deleted' },
  /** Next to a period that isn't the one in force. */
  changed: (before: string) => `Changed. In force now: ${before}`,
  inForce: 'In force now',
  wouldGo: 'What these periods would delete',
  saveLead: 'Nothing is deleted until tomorrow. After that, deleted data can be restored only from a backup.',
  save: 'Save these periods',
  cancel: 'Keep the current periods',
  change: 'Choose other periods',
  look: 'Show what would be deleted',
  classes: {
    leavers: 'Records of people who left',
    messages: 'Messages that were sent or stopped',
    links: 'Links, codes and requests that were used or have ended',
    addresses: 'Network addresses in the audit trail',
    trail: 'Entries of the audit trail',
    drafts: 'Practice, and answers in an open check',
    imports: 'Files of staff and completions, with what their lines said',
    requests: 'Single sign-on requests that nobody confirmed',
    selections: 'People selected in a list, to do something for all of them',
    forms: 'Forms kept while someone signs in again',
    steps: 'Sign-ins that nobody finished',
    sessions: 'Sessions',
    failures: 'Counts of failed sign-ins',
    reportFiles: 'Large report files',
  } satisfies Record<RetainedClass, string>,
  hints: {
    leavers:
      'From the last day at work. Nobody is erased automatically: after this time, HR sees them on a list. Claims can come decades later, so ask your attorney and your insurer before you choose fewer years.',
    messages:
      'Their type, recipient and day. Reports and evidence packs list these messages. Messages about something still to be done are kept.',
    links: 'Who made them, who they’re for, and when they were used.',
    addresses: 'They help you find out where someone signed in from.',
    trail: 'Who signed in, and who read, downloaded or changed something.',
  } satisfies Record<ChosenClass, string>,
  /** When the period of a class begins, where its name doesn't say it. */
  begins: {
    leavers: 'after the last day at work',
    drafts: 'after someone finishes, or after their last day at work',
    imports: 'after the upload',
    sessions: 'after they expire, which is at most 12 hours after sign-in',
    failures: 'after the last failure',
    reportFiles: 'after someone requests them',
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
    n === 0 ? `Nothing is older than ${date}` : `Up to ${date}: ${n} will be deleted, starting tomorrow`,
  wouldGoUpTo: (n: number, date: string) =>
    n === 0 ? `Nothing is older than ${date}` : `Up to ${date}: ${n} would be deleted`,
  goesEachHour: (n: number) => (n === 0 ? 'Nothing to delete now' : `${n} will be deleted within the hour`),
  mayBeErased: (n: number) =>
    n === 0 ? 'Nobody left that long ago' : `Two people in HR may erase ${count(n, 'person', 'people')} now`,
  never: 'Nothing is deleted automatically',
  fixedTitle: 'What you can’t choose here',
  fixed: [
    'Training records, certificates and editions of the course are never deleted automatically. Two people in HR can erase a person’s name and contact data.',
    'Packages that HR tries out stay in memory only. The server keeps the last eight, and they’re gone when it restarts.',
    'Backups are kept for seven days.',
  ],
}

/** The people whose period is over, for HR. */
const leavers = {
  title: 'Who may be erased now',
  lead: (period: string) =>
    `Your organization keeps each person’s record for ${period} after their last day at work. When that time is over, the person is listed here. No one is erased automatically.`,
  always:
    'Your organization always keeps the records of people who left, so nobody is listed here. An administrator can choose a number of years in the settings, under “How long data is kept”.',
  check:
    'The law, a contract or a claim may require more time. Check before you erase anyone. If a record has to stay, note that on the person’s page.',
  may: 'May be erased now',
  none: 'Nobody.',
  first: (n: number, of: number) => `The first ${n} to leave, out of ${of}.`,
  kept: 'Kept longer',
  noneKept: 'No record is kept longer.',
  columns: {
    person: 'Person',
    lastDay: 'Last day at work',
    over: 'Period ended',
    next: 'Next step',
    why: 'Why it stays',
  },
  overFor: (years: number, months: number) =>
    years === 0 && months === 0
      ? 'less than a month ago'
      : `${[
          ...(years === 0 ? [] : [count(years, 'year', 'years')]),
          ...(months === 0 ? [] : [count(months, 'month', 'months')]),
        ].join(' and ')} ago`,
  erase: 'See what erasing would remove',
  confirm: 'Someone asked for this. A second person has to confirm it.',
  change: 'Change how long it’s kept',
}

/** Data protection: what is held, and for how long. */
export const privacy = { held, retention, leavers }
