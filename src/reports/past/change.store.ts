import type { CalendarDate } from '../../platform/time/calendar.ts'
import { noCounts } from '../../requirements/compliance.ts'
import type { SiteId } from '../../ledger/event.ts'
import type { KnownSpan } from './timeline.ts'
import type { Status } from '../../requirements/status.ts'
import { inChunks } from '../../platform/database/chunk.store.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'

/** The people whose changes are counted: everyone, or those at a site. */
export type ChangeScope = 'all' | SiteId

interface Change {
  readonly scope: ChangeScope
  readonly on_day: CalendarDate
  readonly status: Status
  people: number
}

/** Takes away what timelines have brought to the counts, and adds what those in their place bring. */
export async function keepChanges(
  tx: Tx,
  old: readonly (readonly KnownSpan[])[],
  fresh: readonly (readonly KnownSpan[])[],
): Promise<void> {
  const changes = new Map<string, Change>()
  for (const timeline of old) addChanges(changes, timeline, -1)
  for (const timeline of fresh) addChanges(changes, timeline, 1)
  const rows = [...changes.values()].filter(({ people }) => people !== 0)
  for (const chunk of inChunks(rows)) {
    await tx
      .insertInto('report_change')
      .values(chunk)
      .onConflict((conflict) =>
        conflict
          .columns(['scope', 'on_day', 'status'])
          .doUpdateSet({ people: ({ eb, ref }) => eb('report_change.people', '+', ref('excluded.people')) }),
      )
      .execute()
  }
}

/** How many people had each status on each of the days, by the timelines that are written. */
export async function countsOnDays(
  db: Database,
  scope: ChangeScope,
  days: readonly CalendarDate[],
): Promise<Record<Status, number>[]> {
  const rows = await db
    .selectFrom('report_change')
    .select(['on_day', 'status', 'people'])
    .where('scope', '=', scope)
    .orderBy('on_day')
    .execute()
  return days.map((day) => {
    const counts = noCounts()
    for (const { on_day: on, status, people } of rows) {
      if (on > day) break
      counts[status] += people
    }
    return counts
  })
}

/** Whether the counts of two moments are of the same timelines. */
export async function writesSoFar(db: Database): Promise<number> {
  return (await db.selectFrom('report_progress').select('writes').executeTakeFirstOrThrow()).writes
}

function addChanges(changes: Map<string, Change>, timeline: readonly KnownSpan[], people: 1 | -1): void {
  for (const { from, until, knownUntil, line } of timeline) {
    if (knownUntil !== null) continue
    for (const scope of new Set<ChangeScope>(['all', ...line.employments.map(({ site }) => site)])) {
      add(changes, { scope, on_day: from, status: line.status, people })
      if (until !== null) add(changes, { scope, on_day: until, status: line.status, people: -people })
    }
  }
}

function add(changes: Map<string, Change>, change: Change): void {
  const key = `${change.on_day} ${change.status} ${change.scope}`
  const found = changes.get(key)
  if (found === undefined) changes.set(key, change)
  else found.people += change.people
}
