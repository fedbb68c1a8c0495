import { dateAt } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { DEFAULT_QUERY } from '../../src/reports/query.ts'
import type { SavedView } from '../../src/reports/views/saved-view.ts'
import { addView } from '../../src/reports/views/saved-view.store.ts'
import type { TestApp } from './app.ts'
import { ORGANIZATION } from './staff.ts'

/** A view that somebody has saved today. */
export function saveExampleView({ deps }: TestApp, owner: PersonId, change: Partial<SavedView> = {}): Promise<string> {
  const at = deps.now()
  const since = dateAt(at, ORGANIZATION.timeZone)
  const view = { owner, name: 'Needs action', page: 'people', mailed: null, since } as const
  const query = { ...DEFAULT_QUERY, status: 'need-action', site: 'north-house' } as const
  return addView(deps.store.db, { ...view, query, ...change }, at)
}
