import { describe, expect, it } from 'vitest'
import { calendarDate, type CalendarDate, instant } from '../../../src/platform/time/calendar.ts'
import type { PersonId } from '../../../src/ledger/event.ts'
import { OPEN_PERIOD, type Period, PERIOD_FILTERS } from '../../../src/reports/filter.ts'
import { DEFAULT_QUERY, type ReportQuery } from '../../../src/reports/query.ts'
import type { SavedView } from '../../../src/reports/views/saved-view.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import {
  addView,
  changeView,
  findView,
  mailedViews,
  removeView,
  savedViews,
} from '../../../src/reports/views/saved-view.store.ts'

const ADA: PersonId = 'person:ada'
const CLEO: PersonId = 'person:cleo'
const AT = instant('2026-11-24T15:00:00.000Z')
const SAVED: CalendarDate = calendarDate('2026-11-24')
const LATER: CalendarDate = calendarDate('2026-12-01')

const PERIODS: readonly Period[] = [
  { from: calendarDate('2026-01-01'), to: null },
  { from: null, to: calendarDate('2026-11-19') },
  { from: calendarDate('2026-02-01'), to: calendarDate('2026-03-01') },
]

/** Every filter in use. */
const NARROW: ReportQuery = {
  ...DEFAULT_QUERY,
  asOf: calendarDate('2026-11-20'),
  clock: 'reported',
  status: 'overdue',
  site: 'north-house',
  department: 'Día “programa”',
  position: 'Youth worker',
  type: 'volunteer',
  supervisor: 'mine',
  policyVersion: '2026-11',
  language: 'es',
  source: 'other-lms',
  ...Object.fromEntries(PERIOD_FILTERS.map((name, index) => [name, PERIODS[index % PERIODS.length]])),
  only: 'exceptions',
  order: 'due',
  descending: true,
}

/** Saved views: whose they are, and that they keep exactly what they were saved with. */
export function savedViewsSuite(store: () => Store): void {
  const view = { owner: ADA, name: 'Mine', page: 'people', query: NARROW, mailed: null, since: SAVED } as const
  const save = (change: Partial<Omit<SavedView, 'id'>> = {}) => addView(store().db, { ...view, ...change }, AT)

  describe('a saved view', () => {
    it('comes back as it was saved, with every filter', async () => {
      expect(await findView(store().db, await save())).toMatchObject(view)
    })

    it('begins at the beginning of the list, wherever its owner was on it', async () => {
      const id = await save({ query: { ...NARROW, after: 'person:bob' } })
      expect((await findView(store().db, id))?.query.after).toBeNull()
    })

    it('a view from before a filter existed is not narrowed by it', async () => {
      const id = await save()
      const { completed: _, language: __, ...earlier } = NARROW
      await store()
        .db.updateTable('saved_view')
        .set({ query: JSON.stringify(earlier) })
        .where('id', '=', id)
        .execute()
      expect((await findView(store().db, id))?.query).toEqual({ ...NARROW, completed: OPEN_PERIOD, language: null })
    })

    it('belongs to its owner: nobody else changes or removes it', async () => {
      const id = await save()
      expect(await changeView(store().db, { id, owner: CLEO }, { name: 'X', mailed: null }, LATER)).toBe(false)
      expect(await removeView(store().db, id, CLEO)).toBe(false)
      expect(await savedViews(store().db, CLEO)).toEqual([])
      expect(await findView(store().db, id)).toMatchObject({ name: 'Mine' })
      expect(await removeView(store().db, id, ADA)).toBe(true)
      expect(await findView(store().db, id)).toBeNull()
    })

    it('has mails from the day on which they were chosen, and a new name changes nothing about them', async () => {
      const id = await save()
      expect(await mailedViews(store().db)).toEqual([])
      await changeView(store().db, { id, owner: ADA }, { name: 'Mine', mailed: 'weekly' }, LATER)
      await changeView(store().db, { id, owner: ADA }, { name: 'Weekly', mailed: 'weekly' }, calendarDate('2026-12-09'))
      expect(await mailedViews(store().db)).toMatchObject([{ id, name: 'Weekly', since: LATER, query: NARROW }])
    })
  })
}
