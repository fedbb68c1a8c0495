import type { PersonId } from '../ledger/event.ts'
import { survivorOf } from '../ledger/merge.store.ts'
import { isUnavailable, trySaving } from '../platform/database/unavailable.store.ts'
import { AppError } from '../platform/http/app-error.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { areMoreDue } from '../requirements/behind.store.ts'
import { refreshDue, refreshThese } from '../requirements/refresh.store.ts'
import type { Deps } from './visit.web.ts'

/** A page waits for this many people's statuses, some two seconds. For more it says that they're being worked out. */
const MOST_WAITED_FOR = 1_000

type Asking = Pick<Deps, 'jobs' | 'now' | 'store'>

/**
 * Brings everybody's status up to date. Throws `statuses` when that takes longer than anybody would wait for a page: a job
 * does it then. Throws `no-statuses` when nothing can be saved, so that nobody is told to wait for a job that doesn't run.
 */
export async function bringStatusesUpToDate(asking: Asking, today: CalendarDate): Promise<void> {
  const known = await broughtUpToDate(asking, today)
  if (known === 'later') throw new AppError('statuses', 'Everybody’s status is being worked out.')
  if (known === 'unsaved') throw new AppError('no-statuses', 'Statuses can’t be worked out while nothing can be saved.')
}

/** The same for a page that also shows something without them. */
export async function areStatusesKnown(asking: Asking, today: CalendarDate): Promise<boolean> {
  return (await broughtUpToDate(asking, today)) === 'now'
}

async function broughtUpToDate(
  { jobs, now, store }: Asking,
  today: CalendarDate,
): Promise<'now' | 'later' | 'unsaved'> {
  if (!(await areMoreDue(store.db, today, 0))) return 'now'
  try {
    if (!(await areMoreDue(store.db, today, MOST_WAITED_FOR))) {
      await refreshDue(store, today)
      return 'now'
    }
    await trySaving(store.db, now())
  } catch (error) {
    if (isUnavailable(error)) return 'unsaved'
    throw error
  }
  jobs.wake('statuses')
  return 'later'
}

/**
 * The same for what's about one person, so nobody waits for the others. Where nothing can be saved, pages go on: they
 * work out the status of their person by themselves (`findPersonOn`).
 */
export async function bringStatusUpToDate(
  { store }: Pick<Asking, 'store'>,
  today: CalendarDate,
  person: PersonId,
  isPage: boolean,
): Promise<void> {
  try {
    await refreshThese(store, [await survivorOf(store.db, person)], today)
  } catch (error) {
    if (!isPage || !isUnavailable(error)) throw error
  }
}
