import { parentPort, workerData } from 'node:worker_threads'
import readWorkbook, { type CellValue } from 'read-excel-file/universal'
import type { WorkbookAnswer, WorkbookOrder } from './workbook.job.ts'

/**
 * Runs in its own thread, with little memory and for a limited time. It reads the values of cells: a formula gives its
 * saved value, and nothing in the file is ever run.
 */
async function answer({ bytes, mostColumns, mostRows }: WorkbookOrder): Promise<WorkbookAnswer> {
  const sheets = await readWorkbook(bytes)
  const rows = tableIn(sheets.map(({ data }) => data))
  if (rows.length > mostRows) return { ok: false, kind: 'too-many-rows' }
  if ((rows[0]?.length ?? 0) > mostColumns) return { ok: false, kind: 'too-many-columns' }
  return { ok: true, text: rows.map((row) => `${row.map(cellText).join(',')}\n`).join('') }
}

type Rows = readonly (readonly (CellValue | null)[])[]

/**
 * The first sheet that isn't empty. A workbook may open on a cover, as our own reports do, which begins with a line of
 * one cell and is no table: then the sheet with the most columns has the rows.
 */
function tableIn(sheets: readonly Rows[]): Rows {
  const filled = sheets.filter((rows) => rows.some((row) => row.some(isFilled)))
  const [first = [], ...others] = filled
  const widest = others.reduce<Rows>((most, rows) => (headingsIn(rows) > headingsIn(most) ? rows : most), [])
  return headingsIn(first) === 1 && headingsIn(widest) > 1 ? widest : first
}

/** How many cells the first line has that isn't empty. */
function headingsIn(rows: Rows): number {
  return rows.find((row) => row.some(isFilled))?.filter(isFilled).length ?? 0
}

function isFilled(cell: CellValue | null): boolean {
  return cell !== null && cell !== ''
}

/** A row is one line, so that lines are counted as the spreadsheet counts them. */
function cellText(cell: CellValue | null): string {
  if (cell === null) return ''
  const text = cell instanceof Date ? dateText(cell) : String(cell)
  return `"${text
    .replaceAll(/[\r\n]+/g, ' ')
    .replaceAll('\0', '')
    // Half of a surrogate pair, which a formula that cuts an emoji in two leaves. No database keeps one.
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .replaceAll('"', '""')}"`
}

/** Year first, which is read in every file. A cell of a day alone has the time of its first moment. */
function dateText(date: Date): string {
  const [day = '', time = ''] = date
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .split('T')
  return time === '00:00:00' ? day : `${day} ${time}`
}

// The reader goes through a sheet in pieces, which become smaller when one took long, and begins a tag that is not whole
// anew with each piece: a single attribute of 3 MB took a minute. When no time passes, the pieces double in size.
Date.now = () => 0
// The thread was started with this order as its data.
const order = workerData as WorkbookOrder
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(await answer(order).catch((): WorkbookAnswer => ({ ok: false, kind: 'workbook' })))
