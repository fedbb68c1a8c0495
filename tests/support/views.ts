import { dateAt } from '../../src/domain/calendar.ts'
import type { PersonId } from '../../src/domain/event.ts'
import { DEFAULT_QUERY } from '../../src/domain/report-query.ts'
import type { SavedView } from '../../src/domain/saved-view.ts'
import { addView } from '../../src/store/saved-views.ts'
import type { TestApp } from './app.ts'
import { ORGANIZATION } from './cast.ts'

/** A view that somebody has saved today. */
export function saveExampleView({ deps }: TestApp, owner: PersonId, change: Partial<SavedView> = {}): Promise<string> {
  const at = deps.now()
  const since = dateAt(at, ORGANIZATION.timeZone)
  const view = { owner, name: 'Needs action', page: 'people', mailed: null, since } as const
  const query = { ...DEFAULT_QUERY, status: 'need-action', site: 'north-house' } as const
  return addView(deps.store.db, { ...view, query, ...change }, at)
}
