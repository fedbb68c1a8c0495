import type { AttemptOutcome, CreditSource, ExemptionReason, ExtensionReason, PersonType } from '../ledger/event.ts'
import type { Because, Status } from '../requirements/status.ts'
import type { StatusGroup } from '../requirements/status-choice.ts'
import { changes } from '../people/words-changes.en.ts'
import { erasure } from '../people/words-erasure.en.ts'
import { imports } from '../imports/words-imports.en.ts'
import { roster } from '../imports/staff-list/words.en.ts'
import { credits } from '../credits/words-credits.en.ts'
import { requirements } from '../requirements/words.en.ts'
import { reminders } from '../reminders/words-reminders.en.ts'
import { team } from '../reminders/words-team.en.ts'
import { passMark } from '../understanding/words-pass-mark.en.ts'
import { pack } from '../audit/words-pack.en.ts'
import { ledger } from '../ledger/words.en.ts'
import { understanding } from '../understanding/words-understanding.en.ts'
import { personFile } from '../people/file/words.en.ts'
import { views } from '../reports/words-views.en.ts'
import { cycleColumns, reportColumns } from '../reports/words-report-columns.en.ts'
import { reportFiles } from '../reports/words-report-files.en.ts'
import { reports } from '../reports/words-reports.en.ts'
import { bulkInvites } from '../identity/words-bulk-invites.en.ts'
import { organization } from '../site/words-organization.en.ts'
import { packages, receipts } from '../packages/words.en.ts'
import { count } from './count.ts'
import { packagesCompare } from '../packages/compare/words.en.ts'
import { preview } from '../packages/preview/words.en.ts'
import { sites } from '../site/words-sites.en.ts'

const people = (n: number) => count(n, 'person', 'people')
const days = (n: number) => count(n, 'day', 'days')
const months = (n: number) => count(n, 'month', 'months')
const every = (n: number) => (n === 1 ? 'every month' : `every ${n} months`)

const status: Record<Status, string> = {
  'not-in-scope': 'Not in scope',
  separated: 'Separated',
  exempt: 'Exempt',
  'update-due': 'Update due',
  'up-to-date': 'Up to date',
  'on-leave': 'On leave',
  'waiting-for-site': 'Waiting for the site',
  expired: 'Expired',
  'needs-help': 'Needs help',
  overdue: 'Overdue',
  'in-progress': 'In progress',
  'not-started': 'Not started',
  'cannot-say': 'Can’t tell yet',
}

const group: Record<StatusGroup, string> = {
  everyone: 'Everyone on record',
  'not-separated': 'All but separated',
  'in-scope': 'In scope',
  counted: 'Counts as up to date',
  'need-action': 'Need action',
  'have-time': 'Still have time',
}

/** In a sum: "98 in scope, 3 on leave". */
const inSum: Record<Status | StatusGroup, string> = {
  everyone: 'on record',
  'not-separated': 'not separated',
  'in-scope': 'in scope',
  counted: 'up to date',
  'need-action': 'need action',
  'have-time': 'still have time',
  'not-in-scope': 'not in scope',
  separated: 'separated',
  exempt: 'exempt',
  'update-due': 'with an update due',
  'up-to-date': 'with nothing due',
  'on-leave': 'on leave',
  'waiting-for-site': 'waiting for the site',
  expired: 'expired',
  'needs-help': 'need help',
  overdue: 'overdue',
  'in-progress': 'in progress',
  'not-started': 'not started',
  'cannot-say': 'can’t tell yet',
}

const reason: Record<ExemptionReason, string> = {
  'no-contact-with-youth': 'no contact with youth',
  'trained-elsewhere': 'trained elsewhere',
  'short-assignment': 'a short assignment',
  'other-approved': 'another approved reason',
}

const extensionReason: Record<ExtensionReason, string> = {
  away: 'time away from work',
  shifts: 'shifts that left no time',
  technical: 'trouble with a device or the course',
  'other-approved': 'another approved reason',
}

const type: Record<PersonType, string> = {
  employee: 'Employee',
  volunteer: 'Volunteer',
  contractor: 'Contractor',
  intern: 'Intern',
}

const startedBy = {
  hired: (date: string) => `hired ${date}`,
  rehired: (date: string) => `hired again ${date}`,
  required: (date: string) => `required since ${date}`,
  'new-rule': (date: string) => `this rule began ${date}`,
  returned: (date: string) => `back from leave ${date}`,
  finished: (date: string) => `finished ${date}`,
  extended: (date: string) => `HR set a new date on ${date}`,
}

const finished = (completedOn: string, n: number, keptFrom: string | null, startedOn: string | null = null) =>
  keptFrom === null
    ? startedOn === null
      ? `finished ${completedOn}, plus ${months(n)}`
      : `finished ${completedOn}, and counted from its start on ${startedOn}, plus ${months(n)}`
    : `finished ${completedOn}, in time to keep its date, which is ${keptFrom} plus ${months(n)}`

/** The reason for a status in one sentence. The part in the middle is set in bold. */
const because = {
  'not-required': () => ['', 'Not required', ': orientation is not assigned to this person on this day.'],
  'not-employed': () => ['', 'Not employed yet', ': the first day of work is still to come.'],
  separated: (lastDay: string) => ['The last day of work was ', lastDay, '. The record is kept.'],
  exempt: (why: string, until: string | null) =>
    until === null
      ? ['', 'Exempt', `: ${why}. No last day is set.`]
      : ['Exempt until ', until, `, that day included: ${why}.`],
  update: (version: string, by: string, completedOn: string, passed: boolean) => [
    passed ? 'Update was due ' : 'Update due ',
    by,
    `: finished ${completedOn}, before policy ${version}, which asks everyone to read it and acknowledge it.`,
  ],
  completed: (
    completedOn: string,
    renewal: { readonly months: number; readonly until: string; readonly keptFrom: string | null } | null,
  ) =>
    renewal === null
      ? ['Finished ', completedOn, '. It counts without an end date.']
      : ['Counts until ', renewal.until, `: ${finished(completedOn, renewal.months, renewal.keptFrom)}.`],
  leave: (since: string, back: string | null) => [
    'On leave since ',
    since,
    back === null
      ? '. The clock stands still; no day of return is known.'
      : `, back about ${back}. The clock stands still.`,
  ],
  expired: (
    completedOn: string,
    validUntil: string,
    renewalMonths: number | null,
    keptFrom: string | null,
    startedOn: string | null,
  ) => [
    'Expired ',
    validUntil,
    renewalMonths === null
      ? `: finished ${completedOn}.`
      : `: ${finished(completedOn, renewalMonths, keptFrom, startedOn)}.`,
  ],
  'missed-twice': (topic: string, dueOn: string | null) => [
    'Missed twice: ',
    topic,
    dueOn === null
      ? '. Someone can go through this step with them.'
      : `. Someone can go through this step with them. The due date is ${dueOn}.`,
  ],
  site: (names: string, n: number) => [
    'Waiting for ',
    names,
    n === 1
      ? ': every other step is done, and the site hasn’t published its details yet.'
      : ': every other step is done, and these sites haven’t published their details yet.',
  ],
  due: (dueOn: string, passed: boolean, clock: string) => [passed ? 'Was due ' : 'Due ', dueOn, `: ${clock}.`],
  'no-hire-date': () => ['', 'Can’t tell yet', ': the date of hire is not on record, so there is no due date.'],
  'no-first-contact': () => [
    '',
    'Can’t tell yet',
    ': orientation is due before the first day with youth, and that day is not on record.',
  ],
} satisfies Record<Because['kind'], (...facts: never[]) => readonly [string, string, string]>

export const hr = {
  status,
  group,
  inSum,
  reason,
  extensionReason,
  type,
  startedBy,
  because,
  clock: (began: string, n: number) => `${began}, plus ${days(n)}`,
  pausedClock: (began: string, n: number, unpaused: string, pauses: readonly string[]) =>
    `${began}, plus ${days(n)} is ${unpaused}, and the clock stood still for ${pauses.join(' and ')}`,
  dateSet: (to: string) => `HR set the date to ${to}`,
  dateMoved: (from: string, to: string) => `HR moved the date from ${from} to ${to}`,
  dateMovedAndPaused: (moved: string, pauses: readonly string[]) =>
    `${moved}, and it paused for ${pauses.join(' and ')}`,
  beforeContact: (date: string) => `the day before the first day with youth, ${date}`,
  pause: (n: number, from: string, lastDay: string) =>
    `${days(n)} of leave (${from === lastDay ? from : `${from} to ${lastDay}`})`,
  sitePause: (n: number, from: string, lastDay: string) =>
    `${days(n)} of waiting for the site (${from === lastDay ? from : `${from} to ${lastDay}`})`,

  /** The same in few words, for a cell of a table. */
  short: {
    none: 'None',
    noEnd: 'No end',
    paused: 'Paused',
    notRequired: 'Not required',
    notEmployed: 'Has yet to start',
    lastDay: (date: string) => `Last day ${date}`,
    until: (date: string) => `Until ${date}`,
    openEnd: 'No last day',
    update: (version: string) => `Policy ${version}: read and acknowledge`,
    done: (date: string) => `Done ${date}`,
    doneLate: (date: string) => `Done ${date}, late`,
    back: (date: string) => `Back about ${date}`,
    backOpen: (date: string) => `Since ${date}`,
    missed: (topic: string) => `Missed twice: ${topic}`,
    clock: (began: string, n: number, paused: number) =>
      `${began.charAt(0).toUpperCase()}${began.slice(1)} + ${days(n)}${paused === 0 ? '' : `, paused ${paused}`}`,
    dateMoved: 'HR moved the date',
    site: (names: string) => `Waiting for ${names}`,
    noHireDate: 'No date of hire',
    beforeContact: (date: string) => `Before the first day with youth, ${date}`,
    noFirstContact: 'No first day with youth',
  },

  people: {
    title: 'People',
    kicker: (date: string) => `Orientation on ${date}`,
    found: (n: number, date: string, order: string) => `${people(n)} on ${date}, ${order}`,
    orders: {
      need: 'those who need action first',
      name: 'by name',
      due: 'the earliest due date first',
      completed: 'the earliest to finish first',
    },
    turnedOrders: {
      need: 'those who need action last',
      name: 'by name, from Z to A',
      due: 'the latest due date first',
      completed: 'the latest to finish first',
    },
    download: (n: number) => (n === 1 ? 'Download this 1' : `Download these ${n}`),
    addPerson: 'Add one person',
    filters: 'Filters',
    site: 'Site',
    allSites: 'All sites',
    department: 'Department',
    allDepartments: 'All departments',
    status: 'Status',
    groups: 'Groups',
    single: 'One status',
    choice: (name: string, n: number) => `${name} (${n})`,
    supervisor: 'Supervisor',
    everyones: 'Everyone’s',
    mine: 'Mine only',
    show: 'Show',
    remove: ', remove this filter',
    ownOnly: 'You see the people who report to you.',
    table: 'People and their orientation status',
    name: 'Name',
    due: 'Due or valid until',
    dueShort: 'Due',
    lessons: 'Lessons',
    lessonsOf: (n: number, of: number) => `${n} of ${of}`,
    noName: 'Name erased',
    pages: 'Pages',
    range: (from: string, to: string, all: number) => `${from} to ${to}, of ${people(all)}`,
    firstPage: 'Back to the first page',
    nextPage: 'Next page',
    noneTitle: 'No one is on your list yet',
    noneText: 'Add the staff who work with youth. Each person gets a due date from the hire date.',
    noMatchTitle: 'No one fits these filters',
    noMatchText: 'Remove a filter above, or show everyone.',
    showEveryone: 'Show everyone',
  },

  figures: {
    title: 'The figures, and how they add up',
    dueSoFar: (n: number, of: number) => `up to date, of everyone who is done or needs action: ${n} of ${of}`,
    noOneDue: 'No one’s date has come so far, so there is no rate yet.',
    inScope: (rate: string, n: number, of: number) => `${rate} of everyone in scope: ${n} of ${of}`,
    noOneInScope: 'No one is in scope.',
    scopeHint: 'People who work with youth',
    unknownHint: 'A date is missing, so there is no due date',
    beside: 'Beside the rate:',
    nobodyBeside: 'nobody',
    besideEnd: (inScope: number) => `With the ${inScope} in scope, that is all`,
    onRecord: (n: number) => `${people(n)} on record`,
    underFilters: (n: number) => `${people(n)} under these filters`,
    ownPeople: (n: number) => (n === 1 ? '1 person who reports to you' : `${n} people who report to you`),
    byOutcome: 'These filters choose people by what they have done or by when it is due, so there is no rate.',
    sum: (n: number) => `${n} =`,
    separated: (n: number) =>
      n === 1
        ? 'The person who has left is in a list of their own:'
        : `The ${n} people who have left are in a list of their own:`,
    part: (n: number, name: string) => `${n} ${name}`,
  },

  person: {
    title: 'Person',
    lessonsOf: (n: number, of: number, minutes: number) =>
      `${n} of ${of} lessons, about ${count(minutes, 'minute', 'minutes')} left`,
    allLessons: (of: number) => `All ${of} lessons`,
    late: 'Finished after the date.',
    openSite: (name: string) => `Publish the details of ${name}`,
    newLink: 'Make a new sign-in link',
    happened: 'What happened',
    unchanged: 'Entries are never changed or removed. A correction is a new entry that points to the old one.',
    onRecord: 'On record',
    staffNumber: 'Staff number',
    site: 'Site',
    department: 'Department',
    position: 'Position',
    supervisor: 'Supervisor',
    type: 'Type',
    rule: 'Rule',
    basis: 'Policy basis',
    none: 'None on record',
    ruleText: (n: number, renewal: number | null) =>
      renewal === null ? `${days(n)} from hire, once` : `${days(n)} from hire, ${every(renewal)}`,
    ruleBeforeContact: (renewal: number | null) =>
      renewal === null ? 'Before the first day with youth, once' : `Before the first day with youth, ${every(renewal)}`,
    notRequired: 'Not required',
    basisText: 'Procedure 1: orientation for people who work with youth (PR-1)',
    workedUntil: (place: string, date: string) => `${place}, until ${date}`,
    notShown: 'What is not shown',
    notShownText:
      'Practice answers, chosen answers of the final check, reading choices and time of day stay with the learner. ' +
      'You see lessons, credited minutes, score, and must-know steps.',
  },

  timeline: {
    hired: (position: string, site: string) => `Hired as ${position}, ${site}`,
    hireUnknown: 'The date of hire is not known',
    transferred: (position: string, site: string) => `Moved to ${site} as ${position}`,
    leaveBegan: 'Leave began',
    leaveExpected: (date: string) => `Expected back ${date}. The reason is not kept here`,
    leaveOpen: 'No day of return given. The reason is not kept here',
    leaveEnded: 'Back from leave',
    separated: (site: string) => `Last day at ${site}`,
    separatedUnknown: 'Last day',
    required: 'Orientation was assigned',
    noLongerRequired: 'Orientation is no longer assigned',
    exempted: (why: string) => `Exempted: ${why}`,
    exemptUntil: (date: string, approver: string) => `Until ${date}. Approved by ${approver}`,
    exemptOpen: (approver: string) => `No last day. Approved by ${approver}`,
    extended: (date: string) => `Due date set to ${date}`,
    extendedBecause: (text: string) => `Reason: ${text}`,
    approved: (approver: string) => `Approved by ${approver}`,
    lesson: (number: string, title: string) =>
      title === '' ? `Finished lesson ${number}` : `Finished lesson ${number}: ${title}`,
    credited: (minutes: number) => `${count(minutes, 'minute', 'minutes')} credited`,
    startedCheck: (questions: number) => `Opened the final check, ${questions} questions`,
    check: (right: number, of: number) => `Final check: ${right} of ${of}`,
    round: (n: number) => `Final check: ${count(n, 'must-know step', 'must-know steps')} asked again`,
    outcome: {
      passed: 'Passed',
      'topics-open': 'Enough right, a must-know step still open',
      below: 'Below the number needed. Another try is open at any time',
    } satisfies Record<AttemptOutcome, string>,
    byStep: (parts: string) => `By step: ${parts}`,
    step: (title: string, right: number, of: number) => `${title} ${right} of ${of}`,
    topicsRight: 'Must-know steps: all right',
    topicsMissed: (titles: string) => `Must-know steps to go through again: ${titles}`,
    completed: 'Finished orientation',
    completedWith: (right: number, of: number, minutes: number) =>
      `${right} of ${of} in the final check, ${count(minutes, 'minute', 'minutes')} credited`,
    versions: (course: string, policy: string, language: string) =>
      `Course ${course}, policy ${policy}, in ${language}`,
    acknowledged: (site: string) => `Acknowledged the policy for ${site}`,
    policyVersion: (version: string) => `Policy ${version}`,
    policyPublished: (version: string) => `Policy ${version} was published`,
    updateBy: (date: string) => `Asks for an update by ${date}`,
    minorChange: 'Asks nothing of people who have finished',
    siteAwaited: (names: string) => `Everything else is done: waiting for ${names} to publish its details`,
    siteReady: 'No longer waiting for a site’s details',
    sitePublished: (version: number) => `Site details were published, version ${version}`,
    contactChecked: (contact: string) => `The number of ${contact} was called`,
    contactOutcome: { works: 'It works', 'no-answer': 'No answer', wrong: 'Wrong number' },
    correctedUnknown: 'Correction',
    corrected: (what: string, date: string) => `Correction of “${what}”, ${date}`,
    withdrawn: 'It does not count',
    moved: (date: string) => `The right date is ${date}`,
    hiredOn: (date: string) => `The right date of hire is ${date}`,
    stands: 'It was right as it was recorded',
    placed: (position: string, department: string, site: string) => `Right is: ${position}, ${department}, ${site}`,
    because: (why: string) => `Reason: ${why}`,
    factsChanged: 'Name, address or number changed',
    dutiesChanged: (as: string) => `Duties changed: ${as}`,
    worksWithYouth: (works: boolean): string => (works ? 'Works with youth' : 'Does not work with youth'),
    firstContact: (date: string) => `The first day with youth is ${date}`,
    firstContactUnknown: 'The first day with youth is not known',
    rulesDefined: 'New rules for who needs orientation',
    creditedFrom: {
      'prior-learning': (from: string) => `Earlier training counts: ${from}`,
      'live-session': (from: string) => `Took part in a live session: ${from}`,
      'signed-paper': (from: string) => `Signed on paper: ${from}`,
      'other-lms': (from: string) => `Finished in another learning system: ${from}`,
    } satisfies Record<CreditSource, (from: string) => string>,
    covers: (version: string) => `Counts for policy ${version}`,
    merged: (second: string, name: string) => `The record of ${second} is the same person as ${name}`,
    accessClosed: 'May not sign in any more',
    accessOpened: 'May sign in again',
    recoveryCodeMade: 'Recovery code made for the account',
    agreed: (name: string) => `${name} agreed to it`,
    agreedByNobody: 'Nobody else could agree to it',
    nobodyAsked: 'Made on the server: nobody in HR was asked to agree',
    signInUndone: 'Sign-in taken back: the account has no password',
    recoverySeen: 'Has read what was done to the account',
    hrGiven: 'Now has HR access',
    hrEnded: 'No longer has HR access',
    evidenceMade: (day: string) => `Evidence pack made, as of ${day}`,
    evidenceHash: (hash: string) => `SHA-256 of its file: ${hash}`,
    correctedLater: (date: string) => `Corrected ${date}`,
    recorded: (date: string, actor: string) => `Recorded ${date} by ${actor}`,
    system: 'the system',
    unknownActor: 'someone whose name was erased',
  },

  changes,
  erasure,
  imports,
  roster,
  credits,
  requirements,
  reminders,
  team,
  passMark,
  pack,
  ledger,
  understanding,
  personFile,
  views,
  cycleColumns,
  reportColumns,
  reportFiles,
  reports,
  bulkInvites,
  organization,
  packages,
  receipts,
  packagesCompare,
  preview,
  sites,
}
