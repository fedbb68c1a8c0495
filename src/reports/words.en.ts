import type { CompletionSource } from '../ledger/history.ts'
import type { ReportPage } from './query.ts'
import { count, digits } from '../words/count.ts'
import { period } from './period/words.en.ts'

const people = (n: number) => count(n, 'person', 'people')

const pages: Record<ReportPage, string> = {
  overview: 'Overview',
  people: 'People',
  matrix: 'By requirement',
  departments: 'Sites and departments',
  expiring: 'Expiring',
  exceptions: 'Exceptions',
  'data-problems': 'Data problems',
  leavers: 'People who left',
  versions: 'Versions',
}

const sources: Record<CompletionSource, string> = {
  here: 'this course',
  'prior-learning': 'earlier training',
  'live-session': 'a live session',
  'signed-paper': 'signed paper',
  'other-lms': 'another learning system',
}

/** The texts that all reports share: the day, the filters, the links between reports. */
const frame = {
  pages,
  clock: {
    legend: 'What counts',
    corrected: 'Everything on record now, including later corrections',
    reported: 'As reported on that day',
  },
  /** Which clock is shown, in a sentence. */
  shows: {
    today: (date: string) => `On ${date}, with everything on record.`,
    corrected: (date: string) =>
      `This is what was true on ${date}, with everything on record today, including what was recorded or corrected later. Anyone who wasn’t on record yet isn’t counted, so other days can have another total.`,
    reported: (date: string) =>
      `This is what a report made on the evening of ${date} would have said. Anything recorded or corrected later is left out, including people who were added later, so other days can have another total.`,
    both: (date: string) => `This compares what’s known today about ${date} with what was reported on that day.`,
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
  source: 'Where it was completed',
  /** Beside the value on a phone, where a longer label would wrap. */
  sourceLabel: 'Where',
  allSources: 'Anywhere',
  sources,
  only: 'Show only',
  onlyNothing: 'Everyone',
  onlyChoices: { exceptions: 'Exceptions', 'data-problems': 'Data problems' },
  more: 'More filters',
  moreUsed: (n: number) => `More filters (${digits(n)} in use)`,
  from: (name: string) => `${name}, from`,
  to: (name: string) => `${name}, to`,
  hired: 'Hired',
  due: 'Due',
  completed: 'Last finished',
  ends: 'Completion expires',
  applied: 'Filters in use',
  between: (name: string, from: string, to: string) => `${name} ${from} to ${to}`,
  since: (name: string, from: string) => `${name} on or after ${from}`,
  until: (name: string, to: string) => `${name} on or before ${to}`,
  asOfChip: (date: string) => `As of ${date}`,
  reportedChip: 'As reported on that day',
  versionChip: (version: string) => `Policy ${version}`,
  supervisorChip: (name: string) => `Reports to ${name}`,
  sourceChip: (name: string) => `Where it was completed: ${name}`,
  languageChip: (name: string) => `Course in ${name}`,
  made: (date: string, time: string) => `Made on ${date} at ${time}, from everything on record at that time.`,
  madeAsReported: (date: string, time: string, on: string) =>
    `Made on ${date} at ${time}, from what was on record on the evening of ${on}.`,
  nobody: 'No one',
  all: 'All rows, each person counted once',
  lines: (lines: number, all: number) =>
    lines === all
      ? `The rows add up to ${digits(all)}, as the last row shows.`
      : `The rows add up to ${digits(lines)}, but the last row says ${digits(all)}. Someone who works at several sites or in several departments appears in several rows but is counted only once in the last row. Someone who had no site or department on that day is only in the last row.`,
}

const overview = {
  more: 'More reports',
  title: 'Overview',
  dueSoFar: 'Of everyone who is done or needs action',
  dueSoFarText: (up: number, need: number, rate: string) =>
    `${digits(up)} up to date, divided by ${digits(up)} plus ${digits(need)} who ${need === 1 ? 'needs' : 'need'} action: ${rate}. People who still have time are left out.`,
  inScope: 'Of everyone in scope',
  inScopeText: (up: number, all: number, rate: string) =>
    `${digits(up)} up to date, divided by the ${people(all)} the requirement covers, including those who still have time: ${rate}.`,
  noRate: 'no rate yet',
  adds: 'How the figures add up',
  sum: (n: number) => `${digits(n)} in scope`,
  nobodyInScope: 'No one is in scope.',
  excluded: (n: number) => (n === 0 ? 'No one is left out of the rates.' : `${people(n)} left out of the rates:`),
  why: {
    'on-leave': 'due dates pause during leave',
    exempt: 'an approved exemption covers the day',
    separated: 'employment has ended, and the record is kept',
    'not-in-scope': 'the requirement doesn’t cover them on this day',
  },
  filters: 'Day and filters',
  filtersUsed: (used: string) => `Day and filters: ${used}`,
  bySite: 'By site',
  bySiteText: 'Someone at two sites is shown at both.',
  shareOf: 'Each bar shows everyone in scope. The percentage counts only those who are done or need action.',
  byDepartment: 'By department',
  byDepartmentText: 'In alphabetical order. Someone in two departments is shown in both.',
  key: 'What the colors mean',
  nobodyDue: 'No one is done or needs action yet',
  barTitle: (name: string, parts: string) => `${name}: ${parts}`,
  overTime: 'Up to date, out of everyone who is done or needs action',
  overTimeText: 'At the end of each month, and on the day of this report.',
  overTimeTitle: 'Share up to date, out of everyone who is done or needs action, by month',
  overTimeFrom: (first: string, firstDay: string, last: string, lastDay: string) =>
    `From ${first} on ${firstDay} to ${last} on ${lastDay}.`,
  overTimeLowest: (lowest: string, day: string) => `The lowest was ${lowest} on ${day}.`,
  overTimeNone: 'No one was done or needed action during this time.',
  day: 'Day',
  rateDue: 'Of those who are done or need action',
  rateAll: 'Of everyone in scope',
  coming: 'Coming up',
  comingText: 'People who still have time, by due date.',
  within: (from: number, to: number) => `In ${digits(from)} to ${digits(to)} days`,
  todayTo: (to: number) => `Today and in the next ${digits(to)} days`,
  ages: 'How long people have been overdue',
  agesText: 'People who are overdue, by the number of days since their due date.',
  age: (from: number, to: number) => `${digits(from)} to ${digits(to)} days`,
  older: (from: number) => `More than ${from - 1} days`,
  people,
  days: 'Days',
  peopleHead: 'People',
}

/** Pages with one line for each site or department, or for each version. */
const counts = {
  departments: 'Sites and departments',
  departmentsText:
    'Where people work on the day of the report. Counts link to the people behind them, and percentages say how many are up to date.',
  toAllSites: 'All sites and departments',
  siteTitle: (name: string) => `Departments at ${name}`,
  siteCaption: (name: string) => `People at ${name}, by department`,
  sitesCaption: 'People by site',
  departmentsCaption: 'People by department',
  site: 'Site',
  department: 'Department',
  versions: 'Versions',
  versionsText:
    'The policy version that each person’s completion counts for. It stays the same when they read an update later. To see who acknowledged which update, download the file with one row for each time a person was required to do orientation.',
  versionsUpdates: (due: number, upToDate: number) =>
    due === 0
      ? `Of the ${people(upToDate)} up to date, no one has an update left to read.`
      : `Of the ${people(upToDate)} up to date, ${digits(due)} still ${due === 1 ? 'has' : 'have'} an update to read.`,
  versionsCaption: 'Completions that count, by policy version',
  version: 'Policy version',
  current: (version: string) => `${version}, in effect`,
  earlier: (version: string) => `${version}, earlier`,
  without: 'No one’s completion has a version on record.',
  courseVersion: (version: string) => `Course ${version}`,
  versionsList: 'People, and the version their completion counts for',
  noOne: 'No one matches these filters, so there’s nothing to count.',
}

/** Pages that list people. */
const lists = {
  found: (n: number) => people(n),
  /** Leads to the list of people, which has boxes and buttons. */
  workWith: (n: number) => (n === 1 ? 'Work with this person' : `Work with these ${digits(n)} people`),
  finishedOn: 'Finished',
  matrix: {
    title: 'By requirement',
    text: 'One row for each person, with the status and date of each requirement on this day, and the history so far.',
    caption: 'People and requirements',
    orientation: 'Orientation',
    times: 'History',
    timesOf: (name: string) => `${name}, history`,
    time: { first: 'First time', renewal: 'Renewal', update: 'Update', return: 'After coming back' },
    done: (kind: string, date: string) => `${kind}: done ${date}`,
    doneLate: (kind: string, date: string) => `${kind}: done ${date}, late`,
    open: (kind: string, due: string) => `${kind}: due ${due}, not done`,
    openNoDate: (kind: string) => `${kind}: not done`,
    never: 'Never required',
    empty: 'No one matches these filters',
  },
  differences: {
    link: 'What was recorded later',
    title: 'What was recorded later',
    text: 'People whose status for that day would be reported differently today, and what has been recorded since.',
    caption: 'People whose status looks different today, and why',
    empty: 'No one’s status is different: today’s records say the same thing about that day.',
    chooseDay: 'Choose an earlier day. For today, there’s nothing to compare yet.',
    reported: 'As reported on that day',
    known: 'As known today',
    since: 'What’s been recorded since',
    absent: 'Not on record',
  },

  expiring: {
    title: 'Expiring',
    text: 'Completions that expire in the next 90 days.',
    caption: 'People whose completion expires soon',
    until: 'Counts until',
    left: (n: number) => (n === 1 ? 'in 1 day' : `in ${digits(n)} days`),
    whole: (n: number) => `${digits(n)} in the next 90 days`,
    within: (n: number, from: number, to: number) =>
      from === 0
        ? `${digits(n)} in the next ${digits(to)} days`
        : `${digits(n)} in ${digits(from)} to ${digits(to)} days`,
    empty: 'No completion expires in the next 90 days',
  },
  exceptions: {
    title: 'Exceptions',
    text: 'People who are exempt, have a later due date, or are on leave on this day: why, who approved it, and until when.',
    caption: 'People with an exception',
    what: 'Exception',
    exempt: 'Exempt',
    extended: 'Later due date',
    leave: 'On leave',
    reason: 'Reason',
    approver: 'Approved by',
    until: 'Until',
    review: 'Review',
    since: (date: string) => `Since ${date}`,
    newDate: (date: string) => `New due date ${date}`,
    back: (date: string) => `Back around ${date}`,
    openEnd: 'No end date is set: decide whether the exemption still applies',
    openLeave: 'No return date is on record: ask for it, and record it',
    on: (date: string) => `On ${date}, when it ends`,
    notRecorded: 'None on record',
    empty: 'No one has an exception on this day',
  },
  problems: {
    noHireDate: 'The hire date isn’t on record',
    noHireDateTodo: 'When you know the date, correct the hire entry in the record',
    noFirstContact: 'The first day with youth isn’t on record',
    noFirstContactTodo: 'Record that day: without it, there’s no due date',
    twoEmployments: (site: string) => `Two jobs at the same time at ${site}`,
    twoEmploymentsTodo: 'Check whether the same job was entered twice. If so, withdraw one entry in the record',
    title: 'Data problems',
    text: 'Records where something doesn’t add up. These problems don’t change anyone’s status. They tell you what to check.',
    caption: 'People with something to fix in their record',
    what: 'What doesn’t add up',
    todo: 'What to do',
    empty: 'Nothing to fix',
  },
  leavers: {
    title: 'People who left',
    text: 'People whose employment had ended by this day. They’re left out of the rates, and their records are kept.',
    caption: 'People who left',
    lastDay: 'Last day',
    before: 'What they had finished',
    nothing: 'Nothing finished',
    done: (date: string) => `Finished ${date}`,
    doneLate: (date: string) => `Finished ${date}, late`,
    empty: 'No one has left',
  },
  emptyText:
    'This is the result for the day and the filters above. Choose another day or remove a filter to see other people.',
}

/** The overview and the reports behind it. */
export const reports = { frame, overview, counts, lists, period }

/** The list of people. */
export const peopleList = {
  title: 'People',
  kicker: (date: string) => `Orientation on ${date}`,
  found: (n: number, date: string, order: string) => `${people(n)} on ${date}${n < 2 ? '' : `, ${order}`}`,
  orders: {
    need: 'with those who need action first',
    name: 'by name',
    due: 'earliest due date first',
    completed: 'earliest finish date first',
  },
  turnedOrders: {
    need: 'with those who need action last',
    name: 'by name, from Z to A',
    due: 'latest due date first',
    completed: 'most recent finish date first',
  },
  sortBy: 'Sort by',
  sortedBy: (column: string) => `Sort by: ${column}`,
  /** Those who left, whom the list doesn’t have. */
  without: (n: number) =>
    n === 1 ? 'The person who left isn’t included.' : `The ${digits(n)} people who left aren’t included.`,
  /** On a phone. */
  withoutShort: (n: number) => `Show ${digits(n)} who left`,
  include: 'Show them too',
  download: 'Download for Excel',
  addPerson: 'Add a person',
  filters: 'Filters',
  filtersUsed: (used: string) => `Filters: ${used}`,
  site: 'Site',
  allSites: 'All sites',
  department: 'Department',
  allDepartments: 'All departments',
  status: 'Status',
  groups: 'Groups',
  single: 'One status',
  choice: (name: string, n: number) => `${name} (${digits(n)})`,
  supervisor: 'Supervisor',
  everyones: 'All teams',
  mine: 'My team only',
  show: 'Show',
  remove: ', remove this filter',
  table: 'People and their orientation status',
  name: 'Name',
  due: 'Due or valid until',
  dueShort: 'Due',
  lessons: 'Lessons',
  lessonsOf: (n: number, of: number) => `${digits(n)} of ${digits(of)}`,
  columns: {
    title: 'Columns',
    lead: 'Choose what this list shows you. Your choice stays until you change it.',
    save: 'Show these columns',
    standard: 'Show the standard columns',
  },
  noName: 'Name erased',
  pages: 'Pages',
  range: (from: string, to: string, all: number) => `${from === to ? from : `${from} to ${to}`}, of ${people(all)}`,
  firstPage: 'Back to the first page',
  nextPage: 'Next page',
  noneTitle: 'No one is on your list yet',
  noneText: 'Add the staff who work with youth. Each person gets a due date based on their hire date.',
  noMatchTitle: 'No one matches these filters',
  noMatchText: 'Remove a filter above, or show everyone.',
  showEveryone: 'Show everyone',
}

/** The end of a sum for one person, where it differs from that for several. */
const forOne: ReadonlyMap<string, string> = new Map([
  ['need action', 'needs action'],
  ['still have time', 'still has time'],
  ['who haven’t left', 'who hasn’t left'],
  ['need help', 'needs help'],
])

export const figures = {
  title: 'The figures, and how they add up',
  dueSoFar: (n: number, of: number) =>
    `up to date, of everyone who is done or needs action: ${digits(n)} of ${digits(of)}`,
  /** Before the rate, above a list of people who have only some statuses. */
  lead: {
    everyone: 'Everyone, regardless of status:',
    site: (name: string) => `Everyone at ${name}:`,
    filters: 'Everyone who matches the other filters:',
  },
  noOneDue: 'No one is done or needs action yet, so there’s no rate.',
  inScope: (rate: string, n: number, of: number) => `${rate} of everyone in scope: ${digits(n)} of ${digits(of)}`,
  noOneInScope: 'No one is in scope.',
  scopeHint: 'People who work with youth',
  unknownHint: 'A date is missing from the record',
  beside: 'Not counted:',
  nobodyBeside: 'no one',
  besideEnd: (inScope: number) => `With the ${digits(inScope)} in scope, that’s all`,
  onRecord: (n: number) => `${people(n)} on record`,
  underFilters: (n: number) => `${people(n)} matching these filters`,
  byOutcome: 'These filters select people by what they’ve done or by due date, so there’s no rate.',
  sum: (n: number) => `${digits(n)} =`,
  separated: (n: number) =>
    n === 1 ? 'The person who left is on a separate list:' : `The ${digits(n)} people who left are on a separate list:`,
  part: (n: number, name: string) => `${digits(n)} ${n === 1 ? (forOne.get(name) ?? name) : name}`,
}
