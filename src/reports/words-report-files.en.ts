import { count } from '../words/count.ts'

/** Reports as files: what stands in them beside the rows, and the page where they are chosen. */
export const reportFiles = {
  title: 'Download this report',
  lead: 'The file holds what the report shows, and says what it was narrowed to.',
  back: 'Back to the report',
  narrowed: 'What is in it',
  asOf: 'As of',
  clock: 'What counts',
  clockNow: 'Everything on record when the file was made, with corrections that came later',
  clockThen: (moment: string) => `Only what was on record at ${moment}: what we would have reported then`,
  filters: 'Narrowed to',
  noFilters: 'Everyone on record',

  rowsTitle: 'Rows',
  rows: { people: 'One row for each person', cycles: 'One row for each time that a person was asked for orientation' },
  rowsHint: {
    people: (n: number) => `${count(n, 'row', 'rows')}, as the list shows them`,
    cycles: 'The first time, renewals and updates of the policy: who was required, when, and what came of it',
  },
  formatTitle: 'Kind of file',
  formats: {
    xlsx: 'Excel workbook (XLSX)',
    csv: 'CSV, for spreadsheets and other systems',
    pdf: 'PDF, for a binder',
    json: 'JSON, for programs',
  },
  formatHints: {
    xlsx: 'Days are days and numbers are numbers; a second sheet says how to read it',
    csv: 'The columns keep their names for ever',
    pdf: (most: number) =>
      `Numbered pages with a check number. Up to ${count(most, 'row', 'rows')}; narrow the report for more`,
    json: 'The same names as in the CSV',
  },
  markTitle: 'Only for CSV',
  mark: 'Excel is to open it: begin with a byte order mark',
  markHint: 'Without it Excel shows é as Ã©. Other programs may not want it.',
  download: 'Download',
  empty: 'Nobody fits what the report was narrowed to. The file says the same.',
  large: (n: number, megabytes: number) =>
    `${count(n, 'person', 'people')}: the file comes to about ${megabytes} MB as CSV. It is sent while it is made, so you can go on working, and so can everyone else.`,
  tooMany: (most: number) =>
    `A PDF holds up to ${count(most, 'row', 'rows')}, and this report has more. Narrow it, for example to a site, or choose XLSX or CSV.`,
  tooManyForSheet: (most: number) =>
    `A sheet of Excel holds ${most} rows. Narrow the report, for example to a site, or choose CSV.`,

  fileTitle: (organization: string) => `Orientation records, ${organization}`,
  sheets: { people: 'People', cycles: 'Requirements met', guide: 'How to read' },
  report: 'This report',
  contains: 'In the file',
  peopleCount: (n: number) => count(n, 'person', 'people'),
  noRows: 'Nobody fits what the report was narrowed to, so the file has no rows.',
  generatedBy: 'Made by',
  generatedAt: 'Made on',
  ratesOf: 'Of the people under these filters, whatever their status',
  statusesTitle: 'Statuses, in their order: the first that fits a person on the day',
  people: 'People',
  columnsTitle: 'Columns',
  heading: 'Heading',
  nameInFiles: 'Name in CSV and JSON',
  meaning: 'What it says',
  yes: 'yes',
  no: 'no',

  page: (n: number, of: number) => `Page ${n} of ${of}`,
  contentsHash: 'SHA-256 of the rows',
  checkHow: (file: string) =>
    `To check: the same rows are attached to this PDF as ${file}. Save that file and compute its SHA-256; it is the check number on every page.`,
  binder: {
    person: 'Person',
    place: 'Site, department, position',
    status: 'Status',
    due: 'Due or valid until',
    completed: 'Completed',
    why: 'Why',
    cycle: 'Asked for',
    certificate: 'Certificate',
    content: 'Content',
    open: 'Not finished',
  },
  cycleOf: (n: number, kind: string) => `${n}. ${kind}`,
  courseAndPolicy: (course: string, policy: string) => `Course ${course}, policy ${policy}`,
  policyOnly: (policy: string) => `Policy ${policy}`,

  exceptions: { exempt: 'Exempt', leave: 'On leave', extended: 'Later date' },
  cycleKinds: { first: 'First time', renewal: 'Renewal', update: 'Update of the policy', return: 'After a return' },
}
