import type { CompletionSource } from '../ledger/history.ts'
import type { ReportPage } from './query.ts'
import { count } from '../words/count.ts'

const people = (n: number) => count(n, 'person', 'people')

const pages: Record<ReportPage, string> = {
  overview: 'Overview',
  people: 'People',
  matrix: 'By requirement',
  departments: 'Sites and departments',
  expiring: 'Expiring',
  exceptions: 'Exceptions',
  'data-problems': 'Data problems',
  leavers: 'Leavers',
  versions: 'Versions',
}

const sources: Record<CompletionSource, string> = {
  here: 'this course',
  'prior-learning': 'earlier training',
  'live-session': 'a live session',
  'signed-paper': 'signed paper',
  'other-lms': 'another learning system',
}

/** What the reports share: the day, the filters, the way from one to another. */
const frame = {
  nav: 'Reports',
  pages,
  clock: {
    legend: 'Which clock',
    corrected: 'Knowing today’s corrections',
    reported: 'As we would have reported that evening',
  },
  /** Which clock is shown, in a sentence. */
  shows: {
    today: (date: string) => `This is what was true on ${date}, with everything on record so far.`,
    corrected: (date: string) =>
      `This is what was true on ${date}, with everything on record today, also what was recorded or corrected later.`,
    reported: (date: string) =>
      `This is what a report made in the evening of ${date} would have said: what was recorded or corrected later is left out.`,
    both: (date: string) => `This is what the two clocks say of ${date}.`,
  },
  asOf: 'As of',
  position: 'Position',
  allPositions: 'All positions',
  type: 'Type of person',
  allTypes: 'All types',
  version: 'Policy version',
  allVersions: 'All versions',
  language: 'Language of the course',
  allLanguages: 'All languages',
  source: 'Where it was done',
  allSources: 'Anywhere',
  sources,
  only: 'Only',
  onlyNothing: 'No matter which',
  onlyChoices: { exceptions: 'Exceptions', 'data-problems': 'Data problems' },
  more: 'More filters',
  moreUsed: (n: number) => `More filters (${n} in use)`,
  from: (name: string) => `${name}, from`,
  to: (name: string) => `${name}, to`,
  hired: 'Hired',
  due: 'Due',
  completed: 'Finished',
  applied: 'Filters in use',
  between: (name: string, from: string, to: string) => `${name} ${from} to ${to}`,
  since: (name: string, from: string) => `${name} from ${from} on`,
  until: (name: string, to: string) => `${name} up to ${to}`,
  asOfChip: (date: string) => `As of ${date}`,
  reportedChip: 'As reported that evening',
  versionChip: (version: string) => `Policy ${version}`,
  supervisorChip: (name: string) => `Reports to ${name}`,
  sourceChip: (name: string) => `Done: ${name}`,
  languageChip: (name: string) => `Course in ${name}`,
  made: (date: string, time: string) => `Made on ${date} at ${time}, from everything on record at that minute.`,
  seeTable: 'These figures as a table',
  nobody: 'Nobody',
  all: 'All lines, each person once',
  lines: (lines: number, all: number) =>
    lines === all
      ? `The lines add up to ${all}, as the last line says.`
      : `The lines add up to ${lines} and the last line to ${all}: who works in several places stands in each line and is counted once in the last; who had no place of work on that day stands in no line.`,
}

const overview = {
  title: 'Overview',
  definitions: 'What the two rates say',
  dueSoFar: 'Of everyone whose date has come',
  dueSoFarText: (up: number, need: number, rate: string) =>
    `${up} up to date, divided by those ${up} and the ${need} who need action: ${rate}. People who still have time are left out.`,
  inScope: 'Of everyone in scope',
  inScopeText: (up: number, all: number, rate: string) =>
    `${up} up to date, divided by all ${all} whom the requirement covers, also those who still have time: ${rate}.`,
  noRate: 'no rate yet',
  adds: 'How the figures add up',
  sum: (n: number) => `${n} in scope`,
  nobodyInScope: 'Nobody is in scope.',
  excluded: (n: number) => (n === 0 ? 'Nobody is left out of the rates.' : `${people(n)} left out of the rates:`),
  why: {
    'on-leave': 'the clock stands still during a leave',
    exempt: 'an approved exemption covers the day',
    separated: 'employment has ended, and the record is kept',
    'not-in-scope': 'the requirement does not cover them on this day',
  },
  action: 'What needs action',
  nothing: 'Nothing needs action.',
  todo: {
    'waiting-for-site': (n: number) =>
      n === 1 ? '1 person is waiting for the site' : `${n} people are waiting for their site`,
    'waiting-for-siteText':
      'They’ve done everything they can. Publish the site’s details so they can acknowledge the policy.',
    overdue: (n: number) => (n === 1 ? '1 person is overdue' : `${n} people are overdue`),
    overdueText: 'The date has passed. They can still finish.',
    'needs-help': (n: number) => (n === 1 ? '1 person needs help' : `${n} people need help`),
    'needs-helpText': 'The same must-know step was missed twice. A supervisor can go through it with them.',
    expired: (n: number) => (n === 1 ? '1 person has expired' : `${n} people have expired`),
    expiredText: 'They finished once, and that no longer counts.',
    'cannot-say': (n: number) =>
      n === 1 ? '1 person has no date that can be worked out' : `${n} people have no date that can be worked out`,
    'cannot-sayText': 'A date is missing in the record, so there is no due date.',
    'update-due': (n: number) => (n === 1 ? '1 person has an update to read' : `${n} people have an update to read`),
    'update-dueText': 'They count as up to date until the day of the update.',
    'data-problems': (n: number) =>
      n === 1 ? '1 record has something to put right' : `${n} records have something to put right`,
    'data-problemsText': 'Each says what to do about it.',
    ledger: 'The ledger is not in order',
    ledgerText: 'Entries that were signed are missing, or are not as they were signed.',
    seeLedger: 'See which, and what to do',
    see: (n: number) => `See ${n}`,
  },
  bySite: 'By site',
  bySiteText: 'In the order of the list of sites. Someone with two sites stands at both.',
  byDepartment: 'By department',
  byDepartmentText: 'In alphabetical order. Someone in two departments stands in both.',
  key: 'What the colors say',
  row: (rate: string, up: number, of: number) =>
    of === 0 ? 'No one’s date has come so far' : `${rate} of those whose date has come: ${up} of ${of}`,
  barTitle: (name: string, parts: string) => `${name}: ${parts}`,
  overTime: 'Up to date, of everyone whose date has come',
  overTimeText: 'At the end of each month, and on the day of this report.',
  overTimeTitle: 'Share up to date, of everyone whose date has come, by month',
  overTimeFrom: (first: string, firstDay: string, last: string, lastDay: string) =>
    `From ${first} on ${firstDay} to ${last} on ${lastDay}.`,
  overTimeLowest: (lowest: string, day: string) => `The lowest is ${lowest} on ${day}.`,
  overTimeNone: 'No one’s date had come in this time.',
  day: 'Day',
  rateDue: 'Of those whose date has come',
  rateAll: 'Of everyone in scope',
  coming: 'Coming up',
  comingText: 'People who still have time, by the day on which they are due.',
  within: (from: number, to: number) => `In ${from} to ${to} days`,
  todayTo: (to: number) => `Today and in the next ${to} days`,
  ages: 'Overdue, by age',
  agesText: 'People who are overdue, by days since the date passed.',
  age: (from: number, to: number) => `${from} to ${to} days`,
  older: (from: number) => `More than ${from - 1} days`,
  people,
  days: 'Days',
  peopleHead: 'People',
}

/** Pages with one line for each site or department, or for each version. */
const counts = {
  departments: 'Sites and departments',
  departmentsText: 'Where people work on the day of the report. Each figure leads to its people.',
  siteTitle: (name: string) => `Departments of ${name}`,
  siteCaption: (name: string) => `People of ${name}, by department`,
  sitesCaption: 'People by site',
  departmentsCaption: 'People by department',
  site: 'Site',
  department: 'Department',
  versions: 'Versions',
  versionsText:
    'Which version of the policy the completion that counts on the day was made with. An earlier version counts until a material change asks for an update.',
  versionsCaption: 'Completions that count, by policy version',
  version: 'Policy version',
  current: (version: string) => `${version}, in force`,
  earlier: (version: string) => `${version}, earlier`,
  without: 'Nobody finished with a version that is on record.',
  courseVersion: (version: string) => `Course ${version}`,
  versionsList: 'People and the version they finished with',
  noOne: 'No one fits these filters, so there is nothing to count.',
}

/** Pages that list people. */
const lists = {
  found: (n: number, date: string) => `${people(n)} on ${date}`,
  finishedOn: 'Finished',
  matrix: {
    title: 'By requirement',
    text: 'One line for each person, one column for each requirement: the status on the day with its date, and each time before it.',
    caption: 'People and requirements',
    orientation: 'Orientation',
    times: 'Each time so far',
    timesOf: (name: string) => `${name}, each time so far`,
    time: { first: 'First time', renewal: 'Renewal', update: 'Update', return: 'After coming back' },
    done: (kind: string, date: string) => `${kind}: done ${date}`,
    doneLate: (kind: string, date: string) => `${kind}: done ${date}, late`,
    open: (kind: string, due: string) => `${kind}: due ${due}, not done`,
    openNoDate: (kind: string) => `${kind}: not done`,
    never: 'Never asked',
    empty: 'No one fits these filters',
  },
  differences: {
    link: 'Who is different by the other clock',
    title: 'What was found out later',
    text: 'Both clocks side by side: people of whom we would have reported something else on the evening of that day than is known of it today, and what was recorded since.',
    caption: 'People who differ between the two clocks, and why',
    empty: 'Nobody differs: both clocks say the same of that day.',
    chooseDay: 'Choose an earlier day: of today, both clocks say the same.',
    reported: 'As reported that evening',
    known: 'As it is known today',
    since: 'What was recorded since',
    absent: 'Not on record',
  },

  expiring: {
    title: 'Expiring',
    text: 'Completions that stop counting in the next 90 days. Renewing in time keeps the date.',
    caption: 'People whose completion ends soon',
    until: 'Counts until',
    left: (n: number) => (n === 1 ? 'in 1 day' : `in ${n} days`),
    whole: (n: number) => `${n} in the next 90 days`,
    within: (n: number, from: number, to: number) => `${n} in ${from} to ${to} days`,
    empty: 'No completion ends in the next 90 days',
  },
  exceptions: {
    title: 'Exceptions',
    text: 'People who are exempt, have a later date, or are on leave on the day: why, who approved it, and until when.',
    caption: 'People with an exception',
    what: 'Exception',
    exempt: 'Exempt',
    extended: 'Later date',
    leave: 'On leave',
    reason: 'Reason',
    approver: 'Approved by',
    until: 'Until',
    review: 'To look at again',
    since: (date: string) => `Since ${date}`,
    newDate: (date: string) => `New date ${date}`,
    back: (date: string) => `Back about ${date}`,
    openEnd: 'No last day is set: decide whether it still applies',
    openLeave: 'No day of return is known: ask, and put it on record',
    on: (date: string) => `On ${date}, when it ends`,
    notRecorded: 'None on record',
    empty: 'Nobody has an exception on this day',
  },
  problems: {
    noHireDate: 'The date of hire is not on record',
    noHireDateTodo: 'Correct the hire in the record when you know the day',
    noFirstContact: 'The first day with youth is not on record',
    noFirstContactTodo: 'Record that day in the record: without it there is no due date',
    twoJobs: (site: string) => `Two jobs at the same time at ${site}`,
    twoJobsTodo: 'See whether one was typed in twice; if so, withdraw it in the record',
    title: 'Data problems',
    text: 'Records in which something does not fit. None of these changes a status: they say what to look at.',
    caption: 'People whose record has something to put right',
    what: 'What does not fit',
    todo: 'What to do',
    empty: 'Nothing to put right',
  },
  leavers: {
    title: 'Leavers',
    text: 'People whose employment had ended by the day. They are left out of the rates, and their records are kept.',
    caption: 'People who have left',
    lastDay: 'Last day',
    before: 'What they had finished',
    nothing: 'Nothing finished',
    done: (date: string) => `Finished ${date}`,
    doneLate: (date: string) => `Finished ${date}, late`,
    empty: 'Nobody has left',
  },
  emptyText: 'That is so for the day and the filters above. Choose another day or remove a filter to see others.',
}

/** The overview and the reports behind it. */
export const reports = { frame, overview, counts, lists }
