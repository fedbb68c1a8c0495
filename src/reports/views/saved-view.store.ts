import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import { calendarDate, type CalendarDate, type Instant } from '../../platform/time/calendar.ts'
import { type PersonId } from '../../ledger/event.ts'
import { FILTER_NAMES, type FilterName, FILTERS, OPEN_PERIOD } from '../filter.ts'
import { PEOPLE_ORDERS, REPORT_PAGES, type ReportQuery } from '../query.ts'
import { eraseColumns } from '../lists/column.store.ts'
import type { SavedView, ViewRhythm } from './saved-view.ts'
import { STATUS_CHOICES } from '../../requirements/compliance.ts'
import type { Database, SavedViewTable, Tx } from '../../platform/database/schema.store.ts'
import { BASES } from '../../ledger/as-of.ts'

/** Those of a person, the oldest first: the list does not move when one is added. */
export async function savedViews(db: Database, owner: PersonId): Promise<SavedView[]> {
  const rows = await db
    .selectFrom('saved_view')
    .selectAll()
    .where('owner', '=', owner)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(toView)
}

export async function findView(db: Database, id: string): Promise<SavedView | null> {
  const row = await db.selectFrom('saved_view').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toView(row)
}

/** Those of which mails go out. */
export async function mailedViews(db: Database): Promise<SavedView[]> {
  const rows = await db.selectFrom('saved_view').selectAll().where('mailed', 'is not', null).orderBy('id').execute()
  return rows.map(toView)
}

/** A view shows the whole report, so its list begins at the first page. */
export async function addView(db: Database, view: Omit<SavedView, 'id'>, at: Instant): Promise<string> {
  const id = randomUUID()
  const { query, ...kept } = view
  await db
    .insertInto('saved_view')
    .values({ ...kept, id, query: JSON.stringify({ ...query, after: null }), created_at: at })
    .execute()
  return id
}

/**
 * Changes the name or mailing of a view. Its filters never change: another selection is another view. Returns false
 * when the person has no such view.
 */
export async function changeView(
  db: Database,
  view: { readonly id: string; readonly owner: PersonId },
  change: { readonly name: string; readonly mailed: ViewRhythm | null },
  today: CalendarDate,
): Promise<boolean> {
  const before = await findView(db, view.id)
  const since = before?.mailed === change.mailed ? {} : { since: today }
  const changed = await db
    .updateTable('saved_view')
    .set({ ...change, ...since })
    .where('id', '=', view.id)
    .where('owner', '=', view.owner)
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}

/** Returns false when the person has no such view. */
export async function removeView(db: Database, id: string, owner: PersonId): Promise<boolean> {
  const removed = await db
    .deleteFrom('saved_view')
    .where('id', '=', id)
    .where('owner', '=', owner)
    .returning('id')
    .executeTakeFirst()
  return removed !== undefined
}

/** Deletes what an erased person has chosen to see: columns of lists, and views, whose names are free text. */
export async function eraseViews(tx: Tx, owner: PersonId): Promise<void> {
  await eraseColumns(tx, owner)
  await tx.deleteFrom('saved_view').where('owner', '=', owner).execute()
}

const day = z.string().transform(calendarDate).nullable()
const period = z.strictObject({ from: day, to: day })
const person = z.custom<PersonId>((id) => typeof id === 'string' && id.startsWith('person:'))
const text = z.string().nullable()

function storedFilter(name: FilterName): z.ZodType {
  const filter = FILTERS[name]
  switch (filter.kind) {
    case 'status':
      return z.enum(STATUS_CHOICES)
    case 'supervisor':
      return z.union([z.literal('mine'), person]).nullable()
    case 'choice':
      return z.enum(filter.choices).nullable().default(null)
    case 'period':
      return period.default(OPEN_PERIOD)
    default:
      return text.default(null)
  }
}

/** Written by `addView` and nowhere else: anything else is a fault. A view from before a filter was there has none. */
const storedQuery = z.strictObject({
  asOf: day,
  clock: z.enum(BASES),
  ...Object.fromEntries(FILTER_NAMES.map((name) => [name, storedFilter(name)])),
  order: z.enum(PEOPLE_ORDERS),
  descending: z.boolean(),
  after: z.null(),
  // Each filter is read as the table has it.
}) as unknown as z.ZodType<ReportQuery>
const storedPage = z.enum(REPORT_PAGES)

/** Reads a query that was kept as JSON. It begins at the first page. */
export function readStoredQuery(json: string): ReportQuery {
  return storedQuery.parse({ ...JSON.parse(json), after: null })
}

function toView({ created_at: _, query, page, ...view }: Selectable<SavedViewTable>): SavedView {
  return { ...view, page: storedPage.parse(page), query: storedQuery.parse(JSON.parse(query)) }
}
