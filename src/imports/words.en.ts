import { TYPED_ABOUT_A_PERSON } from '../words/typed.ts'
import type { CompletionField } from './completions/import.ts'
import { count, digits } from '../words/count.ts'

const lines = (n: number) => count(n, 'row', 'rows')

/** Files of people: from the upload to what came of it. */
export const imports = {
  title: 'Import a file',
  lead: 'Bring in many people at once from an Excel or CSV file. You’ll see what would change before anything changes.',
  back: 'All files',
  kind: { roster: 'Staff list', completions: 'Completions from another learning system' },

  uploadTitle: 'Upload a file',
  file: 'File',
  fileHint:
    'An Excel workbook (.xlsx), or a CSV or text file, up to 10 MB and 50,000 rows. In a workbook, the first sheet that isn’t empty is read. The file is deleted after the import, or after 30 days at the latest.',
  what: 'Type of file',
  withMapping: (kind: string, name: string) => `${kind}, columns as in “${name}”`,
  uploadButton: 'Upload',
  needs: {
    file: 'Choose a file',
    what: 'Choose from the list',
    column: 'Choose the column for this',
    anyColumn: 'Choose a column for at least one of these',
    columnTwice: (field: string) => `This column is already used for “${field}.” Choose another one.`,
    manyWords: (most: number) =>
      `This column has more than ${digits(most)} different words, so it can’t be the right column`,
    word: 'Choose what this word means, or “I don’t know.”',
    name: 'Use 60 characters or fewer',
    number: (n: number) => `Type ${n} to confirm`,
    site: 'Choose at least one site',
    lastDay: 'Choose their last day',
  },
  problem: {
    'too-large': 'The file is larger than 10 MB. Split it, and upload the parts one at a time.',
    workbook:
      'We can’t read this workbook. Open it, choose “Save as,” and save it as an Excel workbook (.xlsx) without a password, or as CSV.',
    'workbook-large':
      'This workbook is too large once it’s unpacked. Save the sheet with the list as CSV, and upload that.',
    pdf: 'This is a PDF. Ask for the list as an Excel or CSV file.',
    'no-text': 'This is neither a text file nor an Excel workbook. Save the list as CSV and upload that.',
    empty: 'The file is empty. The first row has to contain the column headings.',
    'no-rows': 'The file has headings but no rows below them.',
    'too-many-rows': 'The file has more than 50,000 rows. Split it, and upload the parts one at a time.',
    'too-many-columns': 'The file has more than 200 columns. Leave out the ones you don’t need.',
    'line-too-long': (line: number) => `Row ${line} is too long to be a row of a table. Save the file as CSV again.`,
    quote: (line: number) =>
      `Row ${line}: there’s a quotation mark inside a cell that doesn’t begin with one. Take it out, or save the file as CSV again.`,
    'quote-not-closed': (line: number) =>
      `Row ${line}: a cell begins with a quotation mark that is never closed. Take it out, or add the missing one.`,
    cells: (line: number, cells: number, columns: number) =>
      `Row ${line} has ${count(cells, 'cell', 'cells')}, but there are ${count(columns, 'heading', 'headings')}. Look for a missing or extra separator in that row.`,
    'heading-twice': (heading: string) => `The heading “${heading}” appears in two columns. Rename one of them.`,
  },

  templatesTitle: 'A file to start with',
  templatesLead: 'The template has headings that are recognized automatically. The sample also has a few rows.',
  template: (kind: string) => `Template: ${kind}`,
  sample: (kind: string) => `Sample: ${kind}`,

  table: 'Files and their status',
  none: 'No files have been uploaded yet.',
  when: 'Uploaded',
  by: 'By',
  stateTitle: 'Status',
  lines: 'Rows',
  state: {
    uploaded: 'Columns not chosen yet',
    planning: 'Being read',
    planned: 'Ready to review',
    applying: 'Being recorded',
    applied: 'Recorded',
    discarded: 'Discarded',
    failed: 'Not finished',
  },

  columnsTitle: 'Columns of the file',
  columnsLead: (n: number) =>
    `The file has ${lines(n)}. Columns were recognized by their headings where possible, and you can check each one. An empty cell never changes what’s on record.`,
  columnOption: (heading: string, samples: string) => `${heading} (${samples})`,
  /** A column of the file without a heading; the one before it, where there is one. */
  unnamedColumn: (place: number, before: string | null) =>
    before === null ? `Column ${place}` : `Column ${place}, after “${before}”`,
  notInFile: 'Not in the file',
  askedTitle: 'Choose a column',
  askedLead: 'We couldn’t recognize these columns by their headings.',
  foundTitle: (n: number) => (n === 0 ? 'How dates are written' : `${count(n, 'column', 'columns')} recognized`),
  missingTitle: (n: number) => `${count(n, 'detail isn’t', 'details aren’t')} in the file`,
  unused: (list: string) => `Columns that aren’t used: ${list}`,
  saveTitle: 'Save these column choices for the next file',
  dateFormat: 'How dates are written',
  dateFormats: { ymd: '2026-11-24, year first', mdy: '11/24/2026, month first', dmy: '24/11/2026, day first' },
  wordsTitle: 'Words in the file',
  wordsLead: 'What do these words mean? Rows with a word you don’t know aren’t imported.',
  word: (field: string, word: string) => `${field}: “${word}”`,
  wordUnknown: 'I don’t know',
  saveAs: 'Name for these column choices',
  saveAsHint: 'For the next file from the same system. Leave this blank if there won’t be one.',
  columnsButton: 'Continue',

  choicesTitle: 'Before we read the file',
  missing: 'People on record who aren’t in the file',
  missingOptions: { keep: 'Stay as they are', left: 'Have left' },
  missingHint: 'You’ll see their names before anything changes.',
  lastDay: 'Their last day, if they have left',
  scope: 'Sites the file covers',
  scopeHint: 'People at other sites don’t count as missing.',
  choicesButton: 'Show what would change',

  stuckHint: 'If the number hasn’t changed for two minutes, start again. What’s already recorded isn’t recorded twice.',
  startAgain: 'Start again',

  facts: (kind: string, date: string, by: string) => `${kind}. Uploaded ${date} by ${by}.`,
  previewTitle: 'What would change',
  previewLead: 'Nothing has changed yet. Open a number to see its rows.',
  countsTable: 'Rows in the file, by outcome',
  happens: 'What happens',
  happened: 'What happened',
  counted: (n: number) => lines(n),
  /** Of people who aren't in the file. */
  stay: (n: number) => (n === 1 ? '1 stays as it is' : `${digits(n)} stay as they are`),
  countedDone: (n: number, of: number) => `${digits(n)} of ${digits(of)} recorded`,
  nothing: 'This file wouldn’t change anything.',
  confirmTitle: 'Check these numbers',
  confirmField: 'Number to confirm',
  confirmButton: 'Confirm',
  heldFirst: 'Until you confirm the number, those rows are left out. To record them later, upload the file again.',
  apply: (n: number) => (n === 1 ? 'Record this change (1)' : `Record these ${digits(n)} changes`),
  otherFirst: 'Another file is being imported. Wait until it’s done, then try again.',
  changeColumns: 'Change the columns',
  changeChoices: 'Change the choices',
  discard: 'Discard this file',
  discardAsk:
    'The file and any corrections made here will be deleted. Anything already recorded from it stays on record.',
  discardNow: 'Yes, discard it',
  appliedTitle: 'Recorded',
  recordedLines: (n: number) => (n === 1 ? '1 row was recorded.' : `${digits(n)} rows were recorded.`),
  added: {
    title: (n: number) => `${count(n, 'person', 'people')} added`,
    open: (n: number) => (n === 1 ? '1 of them has no sign-in yet.' : `${digits(n)} of them have no sign-in yet.`),
    withCode: (n: number) =>
      n === 1
        ? '1 has a card or link that still works. A new card replaces it.'
        : `${digits(n)} have a card or link that still works. A new card replaces it.`,
    nobody: 'Everyone added can sign in, or no longer needs to.',
    /** A part of very many people, counted in the order of the file. */
    part: (first: number, last: number) => `Numbers ${digits(first)} to ${digits(last)} in the file`,
  },
  fileGone: 'The file itself has been deleted.',
  discardedTitle: 'Discarded',
  discardedText: 'The file has been deleted. Anything already recorded from it stays on record.',
  failed: {
    planning: 'We couldn’t read the whole file. Nothing was changed.',
    applying: 'Recording stopped partway. What’s been recorded so far is complete, and nothing is recorded twice.',
    stopped:
      'Someone stopped the import partway. What’s recorded stays on record. The rest of the file wasn’t recorded.',
  },
  failedTitle: 'The import stopped',
  goOn: 'Continue',
  refusedFile: (n: number) =>
    n === 1 ? 'Download the row that wasn’t imported' : `Download the ${lines(n)} that weren’t imported`,
  unfitFile: (n: number) => (n === 1 ? 'Download the row to fix' : `Download the ${lines(n)} to fix`),
  refusedHint: 'Each row has the reason next to it. Fix the cells and upload the file again.',

  correct: 'Correct cells here',
  correctHint: 'For individual cells. The file you uploaded stays as it is.',
  correcting: {
    at: (line: number) => `Row ${line}`,
    title: (line: number) => `Correct row ${line}`,
    back: 'Back to the rows',
    lead: 'The file stays as you uploaded it. What you change here is kept next to it, with your name and the time, and the whole file is checked again.',
    /** The outcome of the line as it is now. */
    fits: (outcome: string) => `This row can be imported: ${outcome}`,
    readable: (outcome: string) => `This row can be read, but it wouldn’t change anything: ${outcome}`,
    asks: 'We can read this row. Say who it’s about.',
    decide: 'Choose the person',
    open: 'Cells to check',
    others: 'Other cells in this row',
    column: (heading: string) => `Column “${heading}”`,
    noColumn: 'The file has no column for this. Add one to the file, and upload it again.',
    button: 'Save and check again',
    unchanged: 'Nothing was changed. Change a cell, or go back to the rows.',
    meanwhile:
      'Someone else corrected this row while you had it open. Check the cells. If one is still wrong, fix it and save again.',
  },
  corrections: {
    title: 'Corrected cells',
    column: 'Column',
    inFile: 'In the file',
    corrected: 'Corrected to',
    by: 'Corrected by',
    on: 'When',
    empty: 'empty',
  },

  rowsTitle: 'Rows in the file',
  rowsHeading: (outcome: string, n: number) => `${outcome}: ${lines(n)}`,
  rowsTable: 'Rows, who they’re about, and what happens',
  line: 'Row',
  person: 'Person',
  reason: 'Reason',
  noPerson: 'No one on record',
  detailsGone: 'Details are deleted after 30 days.',
  noRows: 'There are no rows like this.',
  nextRows: 'Next rows',
  firstRows: 'Back to the first rows',
  toPreview: 'Back to the file',

  reviewLead: 'Say who each row is about. Rows you don’t decide on aren’t recorded.',
  who: 'Who is it?',
  decideLater: 'Decide later',
  nobodyHere: 'No one here',
  decideButton: 'Save these answers',

  completions: {
    field: {
      employee_number: 'Staff number',
      email: 'E-mail address',
      name: 'Name',
      first_name: 'First name',
      last_name: 'Last name',
      completed_on: 'Completion date',
      started_on: 'Started on',
      last_access_on: 'Last opened on',
      status: 'Status',
      score: 'Score',
      course: 'Course',
      course_version: 'Course version',
      language: 'Language',
      minutes: 'Credited minutes',
      code: 'Check code',
    } satisfies Record<CompletionField, string>,
    status: { complete: 'Complete', 'not-complete': 'Not complete' },
    from: 'Learning system the file is from',
    fromHint: 'For example, “Moodle at Bayview.” The name appears in each record.',
    fromNeeded: 'Enter the name of the learning system',
    reference: 'Where the file is kept',
    referenceHint: `Optional. ${TYPED_ABOUT_A_PERSON.en}`,
    ofAccess:
      'This column shows when someone opened the course, not when they finished it. Choose it for “Last opened on” or “Started on.”',
    countsTitle: 'What counts as finished',
    countsLead:
      'This file has no column that says who finished. Opening the course doesn’t count, and neither does a score of 0.',
    passMark: 'Passing score for this file, in percent',
    passMarkHint:
      'A row with this score or more counts as finished. If you leave this blank, no score counts. Our own packages need 80.',
    passMarkNeeded: 'Enter a whole number from 1 to 100, or leave it blank',
    undated: 'Rows without a completion date',
    undatedHint:
      'If you credit these rows, the record says “no later than” the day the course was last opened. That day decides whether the person was late. A renewal counts from the day the person started.',
    undatedOptions: {
      no: 'Leave them out',
      yes: 'Credit them as finished no later than the day the course was last opened',
    },
  },
}
