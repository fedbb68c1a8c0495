import type { FactKey } from '../fact.ts'
import { count, digits } from '../../words/count.ts'

type FactWords = readonly [heading: string, meaning: string]

/** The heading of each fact in a report, and what it means. */
export const facts: Readonly<Record<FactKey, FactWords>> = {
  person_id: ['Person ID', 'The person’s ID; it stays the same if they change their name or come back'],
  employee_number: ['Staff number', 'The staff number, as HR entered it'],
  name: ['Name', 'The name on the day of the report; empty if it was erased'],
  type: ['Type', 'Employee, volunteer, contractor or intern'],
  site: ['Site', 'Where the person works on the day of the report; for someone who left, the last site'],
  department: ['Department', 'Their department at that site'],
  position: ['Position', 'Their position at that site'],
  supervisor: ['Supervisor', 'The name of their supervisor at that site'],
  hired_on: ['Hired on', 'Their first day of work at that site; empty if it isn’t on record'],
  last_day: ['Last day', 'Their last day of work at that site; empty while they still work there'],
  requirement: ['Requirement', 'What’s required: orientation'],
  status: [
    'Status code, for other software',
    'One of the thirteen statuses, as a word that’s the same in every language',
  ],
  status_name: ['Status', 'One of the thirteen statuses'],
  because: ['Why', 'The reason for the status, in one sentence with the dates behind it'],
  due_on: ['Due on', 'The due date; empty if there’s none, and during leave'],
  completed_on: ['Completed on', 'The day of the completion that counts now, or the last one that counted'],
  valid_until: ['Valid until', 'The first day the completion no longer counts; empty if it has no end date'],
  late: ['Late', 'Whether they finished after the due date; empty if there’s no completion'],
  lessons_finished: [
    'Lessons finished',
    'Lessons finished since the last completion; all lessons, as long as a completion counts',
  ],
  lessons: ['Lessons', 'How many lessons the course has'],
  attempts: ['Attempts', 'How many times the final check was handed in, counted the same way as lessons'],
  best_score: ['Best score', 'Questions answered correctly in the best of those attempts'],
  score: ['Score', 'Questions answered correctly in the final check; for training completed elsewhere, the percentage'],
  score_of: ['Score out of', 'How many questions the final check had; for training completed elsewhere, 100'],
  credited_minutes: ['Credited minutes', 'The minutes credited for the course, not the time a person took'],
  language: ['Language', 'The language they finished in'],
  course_version: ['Course version', 'The version of the course they finished with'],
  policy_version: ['Policy version', 'The version of the policy they finished with'],
  acknowledged_for: ['Acknowledged for', 'The sites whose details they acknowledged when they finished'],
  source: ['Source', 'How they finished: here, prior-learning, live-session, signed-paper or other-lms'],
  source_name: ['Source name', 'What HR called the course, the session or the learning system'],
  content_hash: ['Content hash', 'The hash of the content as it was shown; empty for training completed elsewhere'],
  recorded_on: ['Recorded on', 'The day the completion was recorded in the ledger'],
  works_with_youth: ['Works with youth', 'Whether they work with youth in any of their jobs on the day of the report'],
  exception: ['Exception', 'The exception on the day of the report: exempt, on leave, or a later due date'],
  exception_reason: ['Reason', 'Why someone is exempt or has a later due date; the reason for a leave is never kept'],
  exception_from: ['Exception from', 'The exception’s first day'],
  exception_until: [
    'Exception until',
    'The last day, the expected return, or the later due date; empty if it’s open-ended',
  ],
  data_problems: ['Data problems', 'What doesn’t add up in the record'],
  cycle: ['Cycle', 'The person’s cycles, numbered from 1: the first orientation, then each renewal or update'],
  cycle_kind: [
    'Kind code, for other software',
    'first, renewal, update (of the policy) or return (rehired after a long gap)',
  ],
  cycle_kind_name: ['Kind', 'The first time, a renewal, a policy update, or a return'],
  required_on: ['Required on', 'The first day orientation was required in this cycle; empty if it wasn’t required'],
  due_because: ['How the due date was set', 'How the due date was calculated, in one sentence'],
  opened_on: ['First opened on', 'The day of the first finished lesson or the first final check in this cycle'],
  last_score: ['Last score', 'Questions answered correctly in the last of those attempts'],
  must_know_right: [
    'Must-know topics right',
    'Yes for every completion of this course, because no one passes without getting all of them right',
  ],
  recorded_by: ['Recorded by', 'The learner, or the person who credited it; empty for a policy update'],
  certificate: ['Certificate', 'The certificate number'],
  exception_approver: ['Approved by', 'The person who approved the exception'],
  reminders_sent: ['Reminders sent', 'How many messages went out to the person in this cycle'],
  last_reminder_on: ['Last reminder on', 'The day of the last of those messages'],
  period_from: ['First day of the period', 'The first day of the period; the same in every row'],
  period_to: ['Last day of the period', 'The last day of the period, and of the report; the same in every row'],
  change: [
    'Change code, for other software',
    'What changed, as a word that’s the same in every language; empty if the person wasn’t in scope on either day',
  ],
  change_name: [
    'What changed',
    'Whether the person was in scope on the day before the period and on its last day, and why that changed',
  ],
  status_before: [
    'Earlier status code, for other software',
    'The status on the day before the period; empty if they weren’t on record',
  ],
  status_before_name: ['Status before', 'The status on the day before the period; empty if they weren’t on record'],
  finished_in_period: ['Finished in the period', 'Whether they finished between the first and the last day'],
  known_at: ['Recorded up to', 'The report leaves out anything recorded later; empty if everything on record counts'],
  as_of: ['As of', 'The day of the report; the same in every row'],
  filters: ['Filters', 'The report’s filters, the same in every row'],
}

/** The same for rows about one time a person was required, where the meaning differs. */
export const cycleFacts = {
  due_on: ['Due on', 'The due date on the day they finished or, if they haven’t, on the day of the report'],
  attempts: ['Attempts', 'How many times the final check was handed in during this cycle'],
  best_score: ['Best score', 'Questions answered correctly in the best of those attempts'],
  completed_on: ['Completed on', 'The day they met the requirement; empty if they haven’t'],
  recorded_on: ['Recorded on', 'The day that completion was recorded in the ledger'],
  late: ['Late', 'Whether they finished after the due date; empty if they haven’t finished'],
  valid_until: [
    'Valid until',
    'The first day the completion no longer counts, under the rule in effect when they finished',
  ],
  exception: ['Exception', 'If they haven’t finished: exempt, on leave, or a later due date'],
  status: [
    'Status code, for other software',
    'The person’s status on the day of the report, the same in all of their rows',
  ],
  status_name: ['Status', 'The person’s status on the day of the report, the same in all of their rows'],
  because: ['Why', 'Why the person has that status, in one sentence'],
} satisfies Partial<Record<FactKey, FactWords>>

/** Columns that put several facts together, in workbooks only. */
const shortColumns: Readonly<Record<'dueOrValid' | 'version' | 'lessonsDone' | 'time', FactWords>> = {
  dueOrValid: [
    'Due or valid until',
    'The due date; once orientation is finished, the first day it no longer counts; empty during leave',
  ],
  version: ['Version finished', 'The course version and the policy version that the person finished with'],
  lessonsDone: ['Lessons done', 'Lessons finished, out of all the lessons in the course'],
  time: ['Cycle', 'The number of the person’s cycle, and why orientation was required'],
}

/** Reports as files: what they contain besides the rows, and the page for choosing them. */
export const reportFiles = {
  title: 'Download this report',
  lead: 'The file contains what the report shows, and lists the filters used.',
  back: 'Back to the report',
  narrowed: 'What the file contains',
  asOf: 'As of',
  clock: 'What counts',
  clockNow: 'Everything on record when the file was made, including later corrections',
  clockThen: (moment: string) => `Only what was on record by ${moment}`,
  filters: 'Filters',
  noFilters: 'Everyone on record',

  rowsTitle: 'Rows',
  rows: { people: 'One row for each person', cycles: 'One row for each time a person was required to do orientation' },
  rowsHint: {
    people: 'As they appear in the list',
    cycles: 'The first time, renewals and policy updates: who had to do each one, when, and what happened',
  },
  leftTitle: 'People who left',
  leftChoices: {
    without: 'Without people who left',
    with: (n: number) =>
      n === 0
        ? 'With people who left (0 people)'
        : n === 1
          ? 'With the one person who left'
          : `With the ${digits(n)} people who left`,
  },
  formatTitle: 'File type',
  formats: {
    xlsx: 'Excel workbook (XLSX)',
    csv: 'CSV, for spreadsheets and other systems',
    pdf: 'PDF, for printing',
    json: 'JSON, for other software',
  },
  formatHints: {
    xlsx: 'Opens on a one-page summary, followed by the list with the columns HR uses, and then the list with every column',
    csv: 'The names of the columns never change',
    pdf: (most: number) =>
      `Numbered pages with a check number. Holds up to ${digits(most)} rows; if there are more, add a filter.`,
    pdfOverview: 'Begins with the rates, the chart, and the figures by site and by department.',
    json: 'Uses the same names as the CSV',
  },
  markTitle: 'Only for CSV',
  mark: 'Add a byte order mark, so Excel shows accents correctly',
  markHint: 'Without the mark, Excel shows é as Ã©. Some other programs may not accept a file that has it.',
  download: 'Download',
  empty: 'No one matches the report’s filters. The file will say so, too.',
  large: (n: number, megabytes: number) =>
    `${count(n, 'person', 'people')}: a CSV file is about ${megabytes} MB. You and everyone else can keep working while it downloads.`,
  tooManyTitle: 'This file can’t hold that many rows',
  tooMany: (most: number) =>
    `A PDF holds up to ${digits(most)} rows, and this report has more. Add a filter, such as one site, or choose XLSX or CSV.`,
  tooManyForSheet: (most: number) =>
    `An Excel sheet holds up to ${digits(most)} rows. Add a filter, such as one site, or choose CSV.`,

  fileTitle: (organization: string) => `Orientation records, ${organization}`,
  sheets: {
    summary: 'Summary',
    people: 'People',
    cycles: 'Requirements',
    all: 'All columns',
    guide: 'How to read this file',
  },
  summary: {
    title: 'Orientation records',
    figures: 'The figures',
    inFile: 'In this file',
    parts: 'How it adds up',
    howTo: 'How to read it',
    how: (list: string, all: string, guide: string) => [
      `“${list}” has the twelve columns HR uses most. Use the arrows in the header to filter and sort.`,
      `“${all}” has the same rows with everything on record, for audits and other systems.`,
      `“${guide}” explains every status and every column.`,
      'On any day, a person has exactly one status. “Why” gives the reason, with the dates behind it.',
    ],
  },
  shortColumns,
  lessonsOf: (done: number, of: number) => `${digits(done)} of ${digits(of)}`,
  underFilters: 'Everyone who matches the other filters',
  left: {
    leftOut: (n: number) =>
      n === 1
        ? 'One person who left matches the other filters and isn’t in this file.'
        : `${digits(n)} people who left match the other filters and aren’t in this file.`,
    leftOutByDefault: (n: number) =>
      n === 1
        ? 'One person who left isn’t in this file. You can include them when you download it.'
        : `${digits(n)} people who left aren’t in this file. You can include them when you download it.`,
    included: (n: number) =>
      n === 1 ? 'One person who left is in this file.' : `${digits(n)} people who left are in this file.`,
  },
  report: 'This report',
  contains: 'In this file',
  peopleCount: (n: number) => count(n, 'person', 'people'),
  noRows: 'No one matches the report’s filters, so the file has no rows.',
  generatedBy: 'Made by',
  generatedAt: 'Made on',
  ratesOf: 'For everyone who matches these filters, whatever their status',
  statusesTitle: 'Statuses, in order: a person has the first one that applies on that day',
  people: 'People',
  columnsTitle: 'Columns',
  heading: 'Heading',
  nameInFiles: 'Name in CSV and JSON',
  meaning: 'What it means',
  yes: 'yes',
  no: 'no',

  page: (n: number, of: number) => `Page ${n} of ${digits(of)}`,
  contentsHash: 'SHA-256 of the rows',
  checkHow: (file: string) =>
    `To check this report, look for ${file}, which is attached to this PDF and has the same rows. Save that file and compute its SHA-256. It should match the check number on every page.`,
  pdf: {
    person: 'Person',
    place: 'Site, department, position',
    status: 'Status',
    due: 'Due or valid until',
    completed: 'Completed',
    why: 'Why',
    cycle: 'Required',
    certificate: 'Certificate',
    content: 'Content',
    open: 'Not finished',
  },
  /** The four questions of an auditor, on the first page of a PDF. */
  audit: {
    required: 'Who was required to do orientation?',
    requiredPeople: (n: number, of: number, date: string) =>
      `On ${date}, orientation was required for ${digits(n)} of ${count(of, 'person', 'people')} in this file.`,
    requiredTimes: (times: number, people: number) =>
      `${count(people, 'person was', 'people were')} required to do orientation, ${count(times, 'time', 'times')} in all.`,
    finished: 'Who finished?',
    finishedPeople: (n: number, of: number) =>
      `${digits(n)} of these ${digits(of)} had a completion that counted on that day.`,
    finishedTimes: (n: number, onTime: number, late: number) =>
      `Finished ${count(n, 'time', 'times')}: ${digits(onTime)} by the due date and ${digits(late)} late.`,
    late: (n: number) => `${digits(n)} of them finished after the due date.`,
    version: 'Which version did they finish?',
    versions: (list: string) => `Finished: ${list}.`,
    onVersion: (course: string | null, policy: string) =>
      course === null ? `with policy ${policy}` : `with course ${course} and policy ${policy}`,
    unknownVersion: 'without a version on record',
    nobody: 'No one in this file has finished.',
    laterPolicy:
      'If someone acknowledged a newer policy later, you’ll find that in the file with one row for each time a person was required to do orientation.',
    elsewhere: (n: number) => `${digits(n)} of them finished somewhere else, and HR recorded it.`,
    gaps: 'Why are there gaps?',
    gapsPeople: (n: number, reasons: string) =>
      `${count(n, 'person hasn’t', 'people haven’t')} finished, or their completion no longer counts: ${reasons}.`,
    gapsTimes: (n: number, reasons: string) => `Required but not finished ${count(n, 'time', 'times')}: ${reasons}.`,
    noGaps: 'There are no gaps in this file.',
    proof: (first: number, last: number, column: string) =>
      first === last
        ? `Proof: page ${first}, under “${column}.”`
        : `Proof: pages ${digits(first)} to ${digits(last)}, under “${column}.”`,
  },
  cycleOf: (n: number, kind: string) => `${digits(n)}. ${kind}`,
  courseAndPolicy: (course: string, policy: string) => `Course ${course}, policy ${policy}`,
  policyOnly: (policy: string) => `Policy ${policy}`,

  exceptions: { exempt: 'Exempt', leave: 'On leave', extended: 'Later due date' },
  cycleKinds: { first: 'First time', renewal: 'Renewal', update: 'Policy update', return: 'After coming back' },
}
