/** Measures how long a staff list takes from the file to the records. `docs/speed.md` says how to read it. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { calendarDate, instant } from '../src/platform/time/calendar.ts'
import type { PlannedRow, Sheet } from '../src/imports/contract.job.ts'
import { FIELDS } from '../src/imports/staff-list/field.job.ts'
import { rosterImporter } from '../src/imports/staff-list/importer.job.ts'
import { openStore, type Store } from '../src/platform/database/open.store.ts'
import { createSite } from '../src/site/site.store.ts'

const ROWS = Number(process.argv[2] ?? 50_000)
/** The number of rows in one transaction of an import while others use the server. */
const CHUNK = 10
const TODAY = calendarDate('2026-11-24')
const NOW = instant('2026-11-24T15:00:00.000Z')
const RECORDING = { course: 'csec-orientation', actor: 'person:ada', at: NOW, today: TODAY } as const
const COLUMNS = Object.fromEntries(FIELDS.map(({ id }) => [id, id]))

const folder = mkdtempSync(join(tmpdir(), 'bench-roster-'))
const store = await openStore({ database: join(folder, 'csec.db') })
try {
  await store.transaction(async (tx) => {
    await createSite(tx, { slug: 'north-house', name: 'North House' }, NOW)
    await createSite(tx, { slug: 'south-house', name: 'South House' }, NOW)
  })
  const floor = await timed(() => bareInsert(store))
  report(`bare insert of ${ROWS} rows`, floor, floor)
  const first = await planAndApply('everybody new', sheetOf('North House'), floor)
  await planAndApply('the same file again', sheetOf('North House'), floor)
  await planAndApply('everybody moves', sheetOf('South House'), floor)
  console.log(`${first} people on record`)
} finally {
  await store.close()
  rmSync(folder, { recursive: true })
}

async function planAndApply(name: string, sheet: Sheet, floor: Timed): Promise<number> {
  const rows: PlannedRow[] = []
  const mapping = { columns: COLUMNS, dateFormat: 'ymd', words: {} } as const
  const planning = await timed(async () => {
    for await (const row of rosterImporter.plan(store.db, sheet, mapping, {}, TODAY)) rows.push(row)
  })
  report(`${name}: plan`, planning, floor)
  const todo = rows.filter(({ outcome }) => rosterImporter.applied.has(outcome))
  const applying = await timed(async () => {
    for (let from = 0; from < todo.length; from += CHUNK) {
      const chunk = todo.slice(from, from + CHUNK)
      await store.transaction((tx) => rosterImporter.apply(tx, chunk, RECORDING, 'import:bench'))
      await nextTurn()
    }
  })
  report(`${name}: apply ${todo.length}`, applying, floor)
  return todo.length
}

/** Rows of a table without meaning, as many in a transaction as an import applies. */
async function bareInsert({ transaction }: Store): Promise<void> {
  for (let from = 0; from < ROWS; from += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, ROWS - from) }, (_, index) => {
      return { owner: 'site:bench', key: `${from + index}`, value: randomUUID(), updated_at: NOW } as const
    })
    await transaction((tx) =>
      tx
        .insertInto('draft')
        .values(rows)
        .execute()
        .then(() => undefined),
    )
  }
}

interface Timed {
  /** CPU time, because the machine's other work shouldn't count. */
  readonly ms: number
  /** The longest, of the processor, that everything else had to wait for its turn, and what half of all turns took. */
  readonly longestTurn: number
  readonly medianTurn: number
}

async function timed(act: () => Promise<void>): Promise<Timed> {
  let [turnBegan, isOver] = [process.cpuUsage(), false]
  const turns: number[] = []
  const watch = () => {
    turns.push(msSince(turnBegan))
    turnBegan = process.cpuUsage()
    if (!isOver) setImmediate(watch)
  }
  setImmediate(watch)
  const started = process.cpuUsage()
  await act()
  isOver = true
  const ms = msSince(started)
  turns.sort((one, other) => one - other)
  return { ms, longestTurn: turns.at(-1) ?? 0, medianTurn: turns[Math.floor(turns.length / 2)] ?? 0 }
}

function msSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function report(name: string, { ms, longestTurn, medianTurn }: Timed, floor: Timed): void {
  const ratio = (ms / floor.ms).toFixed(1)
  console.log(
    `${name.padEnd(36)}${(ms / 1000).toFixed(1)} s, ${ratio} ×; turns of ${medianTurn.toFixed(1)} ms, the longest ${Math.round(longestTurn)} ms`,
  )
}

function sheetOf(site: string): Sheet {
  const header = FIELDS.map(({ id }) => id)
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const values: Readonly<Record<string, string>> = {
      employee_number: String(100_000 + index),
      email: `person${index}@example.org`,
      name: `Person ${index} Of Many`,
      site,
      department: `Department ${index % 20}`,
      position: 'Youth worker',
      // Some of them stand later in the file.
      supervisor: index % 50 === 0 ? '' : String(100_000 + Math.min(ROWS - 1, index - (index % 50) + 50)),
      type: 'employee',
      works_with_youth: 'yes',
      hired_on: '2026-11-02',
    }
    return { line: index + 2, cells: header.map((id) => values[id] ?? '') }
  })
  return { header, rows }
}
