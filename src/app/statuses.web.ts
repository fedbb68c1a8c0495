import type { PersonId } from '../ledger/event.ts'
import { survivorOf } from '../ledger/merge.store.ts'
import { isUnavailable } from '../platform/database/unavailable.store.ts'
import { AppError } from '../platform/http/app-error.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { areMoreDue } from '../requirements/behind.store.ts'
import { refreshDue, refreshThese } from '../requirements/refresh.store.ts'
import type { Deps } from './visit.web.ts'

/** A page waits for this many people's statuses, some two seconds. For more it says that they're being worked out. */
const MOST_WAITED_FOR = 1_000

type Asking = Pick<Deps, 'store' | 'jobs'>

/**
 * Brings everybody's status up to date. Throws `statuses` when that takes longer than anybody would wait for a page: a job
 * does it then.
 */
export async function bringStatusesUpToDate({ store, jobs }: Asking, today: CalendarDate): Promise<void> {
  if (!(await broughtUpToDate({ store, jobs }, today)))
    throw new AppError('statuses', 'Everybody’s status is being worked out.')
}

/** The same for a page that also shows something without them. Where nothing can be saved, they may not be known. */
export async function areStatusesKnown(asking: Asking, today: CalendarDate): Promise<boolean> {
  try {
    return await broughtUpToDate(asking, today)
  } catch (error) {
    if (isUnavailable(error)) return false
    throw error
  }
}

async function broughtUpToDate({ store, jobs }: Asking, today: CalendarDate): Promise<boolean> {
  if (await areTooManyDue({ store }, today)) {
    jobs.wake('statuses')
    return false
  }
  await refreshDue(store, today)
  return true
}

/** The same for what's about one person: their status comes first, so nobody waits for the others. */
export async function bringStatusUpToDate(asking: Asking, today: CalendarDate, person: PersonId): Promise<void> {
  const { store } = asking
  if (await areTooManyDue(asking, today)) await refreshThese(store, [await survivorOf(store.db, person)], today)
  else await refreshDue(store, today)
}

/** Where nothing can be saved, asking says so right away. */
async function areTooManyDue({ store }: Pick<Asking, 'store'>, today: CalendarDate): Promise<boolean> {
  return store.refusals.size === 0 && (await areMoreDue(store.db, today, MOST_WAITED_FOR))
}
