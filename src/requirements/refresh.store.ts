import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PersonId } from '../ledger/event.ts'
import type { Store } from '../platform/database/open.store.ts'
import type { Turn } from '../platform/jobs/job.ts'
import { isUnavailable } from '../platform/database/unavailable.store.ts'
import { isAnyoneThere } from '../platform/jobs/others.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { dueAmong, dueOn } from './behind.store.ts'
import { refreshStanding, TOGETHER } from './standing.store.ts'

/**
 * Recomputes what time alone or a version of the policy has changed since it was written, a few people in each
 * transaction, and returns how many people that were. Costs a look at two indexes when nothing is due, so readers of the
 * table call it first. Somebody whose entries can't be read doesn't hold up the others: it throws `NotWorkedOut` when the
 * others are done.
 * @param turn called after each transaction. If it throws, the rest stays due.
 * @param together tells how many people are done in the next transaction
 */
export async function refreshDue(
  store: Store,
  today: CalendarDate,
  turn: Turn = nextTurn,
  together: () => number = () => TOGETHER,
): Promise<number> {
  const due = await dueOn(store.db, today)
  const failures: Failure[] = []
  for (let done = 0; done < due.length; ) {
    const some = due.slice(done, done + together())
    failures.push(...(await refreshEach(store, some, today)))
    done += some.length
    await turn()
  }
  if (failures.length > 0) throw new NotWorkedOut(failures)
  return due.length
}

interface Failure {
  readonly person: PersonId
  readonly error: unknown
}

const MOST_NAMED = 20

/** Some statuses can't be worked out, which no wait mends. The message is for the log, and says whose. */
export class NotWorkedOut extends Error {
  constructor(failures: readonly Failure[]) {
    const named = failures.slice(0, MOST_NAMED).map(({ person }) => person)
    const others = failures.length - named.length
    const more = others === 0 ? '' : ` and ${others} more`
    super(`The status can’t be worked out of ${named.join(', ')}${more}.`, { cause: failures[0]?.error })
    this.name = 'NotWorkedOut'
  }
}

/** All of them together, or one by one when that fails. Returns whose status can't be worked out. */
async function refreshEach(store: Store, people: readonly PersonId[], today: CalendarDate): Promise<Failure[]> {
  try {
    await refreshThese(store, people, today)
    return []
  } catch (error) {
    if (isUnavailable(error)) throw error
    const [person] = people
    if (person !== undefined && people.length === 1) return [{ person, error }]
    const failures: Failure[] = []
    for (const one of people) failures.push(...(await refreshEach(store, [one], today)))
    return failures
  }
}

/** The same for a few people whom a page is about. */
export async function refreshThese(store: Store, people: readonly PersonId[], today: CalendarDate): Promise<void> {
  if ((await dueAmong(store.db, people, today)).length === 0) return
  await store.transaction(async (tx) => {
    // Somebody else may have been here first: after a start, jobs and pages come at the same time.
    await refreshStanding(tx, await dueAmong(tx, people, today), today)
  })
}

/** Few enough that a page hardly waits: some twenty milliseconds of work. */
const BESIDE_OTHERS = 10

/**
 * Does in the background what `refreshDue` does: in small steps while anybody uses the server, and they have most of its
 * time. After a new version of the policy everybody is due, which takes minutes where there are many people.
 * @param turn called after each step. If it throws, the rest stays due.
 */
export async function refreshInBackground(store: Store, today: CalendarDate, turn: Turn): Promise<void> {
  await refreshDue(store, today, turn, () => (isAnyoneThere() ? BESIDE_OTHERS : TOGETHER))
}
