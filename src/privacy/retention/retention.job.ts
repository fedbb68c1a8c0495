import { findOrganization } from '../../organization/organization.store.ts'
import type { Store } from '../../platform/database/open.store.ts'
import type { Tx } from '../../platform/database/schema.store.ts'
import type { Job, Turn } from '../../platform/jobs/job.ts'
import { oncePerDay } from '../../platform/jobs/run.store.ts'
import { type CalendarDate, dateAt, HOUR_MS, type Instant } from '../../platform/time/calendar.ts'
import { appendToTrail } from '../../trail/trail.store.ts'
import { refreshInBackground } from '../../requirements/refresh.store.ts'
import { type Cut, cutOf, RETAINED, RETENTION, type RetainedClass } from './retention.ts'
import { deleteSomeExpired, findRetention } from './retention.store.ts'

const ACTOR = 'system:retention'

interface Retaining {
  readonly store: Store
  now(): Instant
}

/** Deletes once a day what has been kept for its time, a little at a time. */
export function retentionJob({ store, now }: Retaining): Job<CalendarDate> {
  const { db } = store
  const daily = oncePerDay(db, 'retention')
  return {
    every: HOUR_MS,
    onNewDay: true,
    failure: 'what was kept for its time could not be deleted',
    idOf: (day) => day,
    async *claim() {
      const organization = await findOrganization(db)
      const at = now()
      const today = organization === null ? null : dateAt(at, organization.timeZone)
      if (today !== null && (await daily.begin(today, at))) yield today
    },
    async work(today, { turn }) {
      // What somebody still has to do, or when they completed it, decides how long some of it is kept.
      await refreshInBackground(store, today, turn)
      const retention = await findRetention(db)
      for (const retained of RETAINED.filter(goes('each-day'))) {
        const cut = cutOf(retention[retained], now(), today)
        if (cut === null) continue
        await deleteExpired(store, retained, cut, { turn, note: noting(retained, cut) })
      }
      await daily.finish(today, now())
    },
  }
}

/**
 * Puts on the audit trail how much of a class went, and nothing of whose it was. What somebody practised, or entered in a
 * form and never sent, isn't told even as a number.
 */
function noting(retained: RetainedClass, { now: at, until }: Cut): Note | undefined {
  if (retained === 'drafts' || retained === 'unsent') return undefined
  return (tx, deleted) => {
    const detail = { class: retained, until, deleted }
    return appendToTrail(tx, { actor: ACTOR, at, address: null }, { kind: 'retention_ran', detail })
  }
}

/** What lasts for hours only: it goes each hour, with the rest of the tidying. */
export async function deleteEachHour(store: Store, now: Instant, today: CalendarDate, turn?: Turn): Promise<void> {
  for (const retained of RETAINED.filter(goes('each-hour'))) {
    const cut = cutOf(RETENTION[retained].standard, now, today)
    if (cut !== null) await deleteExpired(store, retained, cut, { turn })
  }
}

/** Called in the transaction that deletes, so that nothing goes without an entry. */
type Note = (tx: Tx, deleted: number) => Promise<void>

/** Deletes a class in turns. Returns how much of it went. */
export async function deleteExpired(
  store: Store,
  retained: Exclude<RetainedClass, 'leavers'>,
  cut: Cut,
  { turn, note }: { readonly turn?: Turn | undefined; readonly note?: Note | undefined } = {},
): Promise<number> {
  let deleted = 0
  for (let some = -1; some !== 0; deleted += some) {
    some = await store.transaction(async (tx) => {
      const gone = await deleteSomeExpired(tx, retained, cut)
      if (gone > 0) await note?.(tx, gone)
      return gone
    })
    await turn?.()
  }
  return deleted
}

type Going = (typeof RETENTION)[RetainedClass]['goes']

/** Never those that only people erase. */
function goes(when: Exclude<Going, 'by-people'>) {
  return (retained: RetainedClass): retained is Exclude<RetainedClass, 'leavers'> => RETENTION[retained].goes === when
}
