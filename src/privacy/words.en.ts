import type { MentionWay } from '../people/mention.ts'
import { count, digits } from '../words/count.ts'
import type { ChosenClass, Period, RetainedClass } from './retention/retention.ts'
import type { Doing, LinkKind } from './held/held.ts'

const doings: Record<Doing, string> = {
  files: 'Staff files uploaded or reviewed',
  mappings: 'Saved settings for reading those files',
  papers: 'Documents uploaded',
  packs: 'Evidence packs requested',
  reportFiles: 'Large report files requested',
  packageOrders: 'Package checks requested',
  packages: 'Packages made',
  packageRecipients: 'Notes on where packages went',
  looks: 'Logos and colors chosen',
  organizationNames: 'Names of the organization changed',
  messages: 'Messages sent by hand',
  handOvers: 'Message hand-overs confirmed or undone',
  texts: 'Last changes to message wording',
  reminderSettings: 'Last change to reminder settings',
  singleSignOn: 'Last change to single sign-on settings',
  headRecipient: 'Last change to who gets signed checkpoints',
  retention: 'Last change to how long data is kept',
  passMarkSheets: 'Passing score sheets that were opened',
  links: 'Links and codes made',
  roles: 'Roles assigned',
  recoveriesAsked: 'Recovery codes requested',
  recoveriesAgreed: 'Recovery codes agreed to',
  supervises: 'Jobs of people who report to this person',
  entries: 'Entries in the ledger about others',
}

const purposes: Record<LinkKind, string> = {
  'set-up': 'Link for the first setup',
  invite: 'Invitation',
  reset: 'Password reset link',
  recovery: 'Recovery code',
}

/** Everything that is held about one person, as they and as HR see it. */
const held = {
  ownTitle: 'Everything held about you',
  ownLink: 'See or download everything held about you',
  ownLead:
    'HR’s page about you has less: dates without times, the number of entries in the audit trail, and nothing from the part that only you see.',
  title: 'Everything held about a person',
  link: 'See or download everything held about this person',
  heading: (name: string) => `Everything held about ${name}`,
  lead: 'Use this page when the person asks for their data, or when you need to check what’s kept. It shows dates without times. It doesn’t show the answers the person chose, what they practiced alone, or how they read the course, because no one else sees those.',
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
    'The download is a text file (JSON) for other software, with exact times. You may have to confirm that it’s you first.',
  downloadHint:
    'To give the person a copy, print this page or save it as a PDF. The download is a text file (JSON) for other software. The audit trail records it, and you may have to confirm that it’s you first.',
  titles: {
    records: 'Records that were merged',
    orientation: 'Orientation',
    account: 'Account',
    waysIn: 'Ways to sign in',
    messages: 'Messages',
    trail: 'Audit trail',
    mentions: 'Groups, practices, phone numbers, roles and approvals',
    savedViews: 'Saved views',
    imported: 'Rows from imported files',
    doings: 'Work in other people’s records',
    entries: 'Entries in the ledger',
    elsewhere: 'What isn’t here',
  },
  columns: {
    what: 'What',
    value: 'On record',
    made: 'Made',
    since: 'Since',
    result: 'Status',
    name: 'Name',
    file: 'File',
    on: 'Day',
    said: 'Contents',
    record: 'Record',
    joined: 'Merged',
    site: 'Site',
  },
  record: (n: number) => `Record ${digits(n)}`,
  recordStays: 'The record that stays',
  recordsLead:
    'HR found that these records are about the same person. The name, e-mail address and staff number in use are from record 1. The contents of the other records are kept, too, each record under its own heading.',
  recordOf: (title: string, n: number, joined: string | null) =>
    joined === null ? `${title}: record ${n}, which stays` : `${title}: record ${n}, merged ${joined}`,
  rows: {
    status: 'Status today',
    dueOn: 'Due date',
    completedOn: 'Finished',
    lessons: 'Lessons finished',
    checks: 'Final checks handed in',
    signInName: 'Sign-in name',
    noSignInName: 'None, because there’s no password',
    password: 'Password',
    passwordKept: 'Yes, in a form that no one can read',
    passwordNone: 'None',
    addressConfirmed: 'E-mail address confirmed',
    language: 'Page language',
    since: 'Account since',
    closed: 'Closed',
    role: 'Role',
    given: (date: string, by: string) => (by === '' ? `Assigned ${date}` : `Assigned ${date} by ${by}`),
    changes: 'Changes to how this person signs in',
    ownChanges: 'Changes to how you sign in',
    sessions: 'Open sessions',
    sessionsShown: 'Your account',
  },
  none: {
    orientation: 'No orientation is on record.',
    account: 'There is no account.',
    waysIn: 'No passkey, link or code is on record.',
    trail: 'No entries are kept.',
    mentions: 'Nothing is on record.',
    savedViews: 'No views are saved.',
    imported: 'No rows from imported files are kept.',
    doings: 'Nothing is on record.',
  },
  yes: 'Yes',
  no: 'No',
  purposes,
  mentions: {
    leads: 'Led a group',
    told: 'On the list of an announced group',
    confirmed: 'Confirmed that they know about a group',
    listed: 'On a site’s list of people to tell before a group starts',
    practiced: 'Took part in a team practice',
    'owns-line': 'Looked after a phone number',
    'holds-role': 'Linked to a role at a site',
    'keeps-role': 'Still linked to a role at a site after its details changed',
    'approves-policy': 'Asked to approve a version of the policy',
  } satisfies Record<MentionWay, string>,
  factorKinds: {
    passkey: 'Passkey',
    'code-app': 'App that shows codes',
    'spare-code': 'Spare code',
    'single-sign-on': 'Single sign-on',
    'single-sign-on-request': 'Single sign-on that HR hasn’t confirmed',
  },
  notUsed: 'Not used',
  used: (date: string) => `Used ${date}`,
  unused: (date: string) => `Not used, expires ${date}`,
  recovery: 'Request for a recovery code',
  recoveryOpen: 'Open',
  recoveryClosed: (date: string) => `Closed ${date}`,
  papersLead: 'Ask HR for a copy of a document. Some are about other people, too.',
  line: (line: number) => `Row ${line}`,
  lineKept: 'Kept',
  lineGone: 'Deleted',
  doings,
  doingsLead: 'This shows how many times each of these was done, without details.',
  trail: {
    lead: 'This shows how many entries there are, and from which days. On their own page, the person sees each entry with its time, and the network addresses they signed in from.',
    about: 'Entries about this person',
    by: 'Entries for what this person did',
    first: 'Oldest entry that is kept',
    last: 'Newest entry',
    ownLead: 'This shows what you did, such as signing in, and what others did with your record or your sign-in.',
    newest: (shown: number, all: number) =>
      `These are the newest ${digits(shown)} of ${digits(all)} entries. The download has all of them.`,
    addresses:
      'Network addresses are shown only for what you did, and for what someone did without being signed in. Your actions in other people’s records are shown without their names.',
    you: 'You',
    someoneElse: 'someone else',
  },
  onlyYou: 'Only you see this',
  drafts: (n: number) =>
    `${count(n, 'answer or place in the course is', 'answers and places in the course are')} kept so you can pick up where you left off. ${n === 1 ? 'It’s' : 'They’re'} deleted 30 days after you finish, or after your last day at work.`,
  noDrafts: 'No answers or practice are saved.',
  readingNote: 'This isn’t in the download, so you can show the file to anyone.',
  failedSignIns: (n: number) =>
    `${count(n, 'failed sign-in', 'failed sign-ins')} with your sign-in name in the last few days.`,
  elsewhere: [
    'Answers from people’s first final checks, counted in groups of five or more. No one can tell whose they were.',
    'Backups from the last seven days, which contain the same data as this page.',
    'Evidence packs and reports that someone made earlier, and files that people have downloaded.',
    'The server’s log. It lists IDs and pages, but no names.',
    'The staff list in your HR system, and records in other learning systems.',
  ],
  ownElsewhere: 'Whether you took a break or left a page. That’s never kept.',
}

/** The periods after which data goes. */
const retention = {
  title: 'Data retention',
  lead: 'Once a day, the server deletes data that’s older than the periods below. See what would be deleted before you save. The law may require longer periods, so check with your attorney.',
  saved: 'Saved. Nothing will be deleted until tomorrow.',
  columns: { what: 'Data', period: 'How long it’s kept', goes: 'What’s deleted' },
  /** Next to a period that isn't the one in force. */
  changed: (before: string) => `Changed. In effect now: ${before}`,
  inForce: 'In effect now',
  wouldGo: 'What these periods would delete',
  saveLead: 'Nothing is deleted until tomorrow. After that, deleted data can be restored only from a backup.',
  save: 'Save these periods',
  cancel: 'Keep the current periods',
  change: 'Choose other periods',
  look: 'Show what would be deleted',
  classes: {
    leavers: 'Records of people who left',
    messages: 'Messages that were sent or won’t be sent, and deliveries to other systems',
    links: 'Links, codes and requests that were used or have ended',
    addresses: 'Network addresses in the audit trail',
    trail: 'Entries in the audit trail',
    drafts: 'Practice, and answers in an unfinished final check',
    unsent: 'What someone entered in a form and didn’t send',
    imports: 'Staff and completion files, including the contents of each row',
    requests: 'Single sign-on requests that no one confirmed',
    selections: 'Lists of people selected for a bulk action',
    forms: 'Forms kept while someone signs in again',
    followUps: 'Links to follow-up questions',
    steps: 'Unfinished sign-ins',
    sessions: 'Sessions',
    failures: 'Counts of failed sign-ins',
    reportFiles: 'Large report files',
    packageOrders: 'Results of package checks',
  } satisfies Record<RetainedClass, string>,
  hints: {
    leavers:
      'From the last day at work. No one is erased automatically: after this time, HR sees the person on a list. Claims can come decades later, so ask your attorney and your insurer before you choose fewer years.',
    messages:
      'Their type, recipient and day. Reports and evidence packs list these messages. The server keeps messages about anything that still has to be done.',
    links: 'Who made them, who they’re for, and when they were used.',
    addresses: 'They help you find out where someone signed in from.',
    trail: 'Who signed in, and who read, downloaded or changed something.',
  } satisfies Record<ChosenClass, string>,
  /** When the period of a class begins, where its name doesn't say it. */
  begins: {
    leavers: 'after the last day at work',
    drafts: 'after someone finishes, or after their last day at work',
    unsent: 'after the last change, or sooner if the account is closed',
    imports: 'after the upload',
    sessions: 'after they expire, which is at most 12 hours after sign-in',
    failures: 'after the last failure',
    reportFiles: 'after someone requests them',
    packageOrders: 'after someone requests the check',
  } satisfies Partial<Record<RetainedClass, string>>,
  periods: {
    'as-it-ends': 'Until they end',
    '1-hour': '1 hour',
    '1-day': '1 day',
    '7-days': '7 days',
    '30-days': '30 days',
    '90-days': '90 days',
    '1-year': '1 year',
    '3-years': '3 years',
    '6-years': '6 years',
    '7-years': '7 years',
    '10-years': '10 years',
    '20-years': '20 years',
    '30-years': '30 years',
    keep: 'Forever',
  } satisfies Record<Period, string>,
  goes: (n: number, date: string) =>
    n === 0 ? `Nothing is older than ${date}` : `Up to ${date}: ${digits(n)} will be deleted, starting tomorrow`,
  wouldGoUpTo: (n: number, date: string) =>
    n === 0 ? `Nothing is older than ${date}` : `Up to ${date}: ${digits(n)} would be deleted`,
  goesEachHour: (n: number) => (n === 0 ? 'Nothing to delete now' : `${digits(n)} will be deleted within the hour`),
  mayBeErased: (n: number) =>
    n === 0
      ? 'No one left that long ago'
      : `Two people in HR can now erase the records of ${count(n, 'person', 'people')}`,
  never: 'Nothing is deleted automatically',
  notKnown: 'We’ll know once statuses are up to date',
  fixedTitle: 'What you can’t change here',
  fixed: [
    'Training records, certificates and editions of the course are never deleted automatically. Two people in HR can erase a person’s name and contact data.',
    'Packages that HR tries out stay in memory only. The server keeps the last eight, and they’re gone when it restarts.',
    'Backups are kept for seven days.',
  ],
}

/** The people whose period is over, for HR. */
const leavers = {
  title: 'Ready to erase',
  lead: (period: string) =>
    `Your organization keeps each person’s record for ${period} after their last day at work. When that time is over, the person is listed here. No one is erased automatically.`,
  always:
    'Your organization never deletes the records of people who left, so no one is listed here. An administrator can choose a number of years in the settings, under “Data retention.”',
  check:
    'The law, a contract or a claim may require more time. Check before you erase anyone. If a record has to stay, note that on the person’s page.',
  may: 'Can be erased now',
  none: 'Nobody.',
  first: (n: number, of: number) => `The first ${digits(n)} to leave, out of ${digits(of)}.`,
  kept: 'Kept longer',
  noneKept: 'No records are kept longer.',
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
