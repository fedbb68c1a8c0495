import { findOrganization } from '../organization/organization.store.ts'
import { randomFrom } from '../platform/codes/fnv.ts'
import type { ServerSecret } from '../platform/codes/secret.job.ts'
import type { Store } from '../platform/database/open.store.ts'
import { type Job, onePiece } from '../platform/jobs/job.ts'
import {
  type CalendarDate,
  DAY_MS,
  dateAt,
  HOUR_MS,
  type Instant,
  later,
  MINUTE_MS,
} from '../platform/time/calendar.ts'
import { refreshInBackground } from '../requirements/refresh.store.ts'
import { composeBody } from './compose.job.ts'
import { claimDelivery, type DeliveryClaim, markReceived, NOT_SO, settleDelivery, stopEnded } from './delivery.store.ts'
import { LONGEST_WAIT_MS, type Posting, post } from './post.job.ts'
import { queueCompletions, queueDeadlines } from './queue.store.ts'
import { webhookHeaders, webhookSecret } from './secret.job.ts'
import { webhooksInForce } from './webhook.store.ts'

/** The parts that webhooks are sent with. */
export interface Telling extends Posting {
  readonly store: Store
  /** The secrets of receivers are derived from it. */
  readonly secret: Pick<ServerSecret, 'mac'>
  /** The course that people have to take. */
  readonly course: string
  readonly now: () => Instant
}

/** Longer than the longest wait for an answer: nobody else takes a delivery that is under way. */
const LEASE_MS = MINUTE_MS
/** The waits between the tries double: four minutes, eight, and so on, so that the last try is about three days on. */
const FIRST_WAIT_MS = 4 * MINUTE_MS
const MOST_TRIES = 11
/** While a receiver is away, its deliveries wait longer than that: the next try after so long is the last. */
const LONGEST_MS = 4 * DAY_MS

/** Finds who has reached a date, on each new day and each hour, because records change in between. */
export function webhookDeadlineJob({ store, now }: Telling): Job<null> {
  return {
    every: HOUR_MS,
    onNewDay: true,
    failure: 'what other systems are told of dates could not be written',
    claim: onePiece,
    async work(_, { isOver, turn }) {
      const today = await todayIn(store, now())
      const hooks = today === null ? [] : await webhooksInForce(store.db, today)
      if (today === null || hooks.length === 0) return
      await refreshInBackground(store, today, turn)
      for (const hook of hooks) await queueDeadlines(store, hook, { at: now(), today }, isOver)
    },
  }
}

/** Finds what was completed, as it's recorded. */
export function webhookCompletionJob({ store, now }: Telling): Job<null> {
  return {
    every: MINUTE_MS,
    failure: 'what other systems are told of completions could not be written',
    claim: onePiece,
    async work(_, { isOver }) {
      const today = await todayIn(store, now())
      if (today === null) return
      for (const hook of await webhooksInForce(store.db, today)) await queueCompletions(store, hook, now(), isOver)
    },
  }
}

/**
 * Tells other systems what has happened, one delivery after the other and each at least once. Several processes may do
 * it at once. A receiver that fails has no further deliveries until the next time, so that others don't wait for it.
 */
export function webhookJob(telling: Telling): Job<Waiting> {
  const { store, now } = telling
  const failing = new Set<string>()
  return {
    // Each minute, after completions were looked for.
    every: null,
    failure: 'webhooks failed',
    stopsWithin: LONGEST_WAIT_MS,
    async *claim(_, { turn }) {
      failing.clear()
      const today = await todayIn(store, now())
      if (today === null) return
      await stopEnded(store.db, now(), today)
      if ((await webhooksInForce(store.db, today)).length === 0) return
      for (;;) {
        // Each time: what's told is read after it's taken, and a policy may have been published meanwhile.
        await refreshInBackground(store, today, turn)
        const at = now()
        const claim = await claimDelivery(store, { at, today, until: later(at, LEASE_MS), except: [...failing] })
        if (claim === null) return
        yield { claim, today }
      }
    },
    async work({ claim, today }) {
      if (!(await deliver(telling, claim, today))) failing.add(claim.webhook)
    },
    async stop({ claim }) {
      failing.add(claim.webhook)
      await tryLater(telling, claim, 'ours')
    },
    idOf: ({ claim }) => claim.id,
  }
}

interface Waiting {
  readonly claim: DeliveryClaim
  readonly today: CalendarDate
}

/** Returns false when the receiver didn't take it. */
async function deliver(telling: Telling, claim: DeliveryClaim, today: CalendarDate): Promise<boolean> {
  const { course, now, secret, store } = telling
  const content = await composeBody(store.db, claim, { course, today })
  if (content === null) {
    const { not_before } = claim
    await settleDelivery(store.db, claim, { state: 'stopped', answer: NOT_SO, not_before, settled_at: now() })
    return true
  }
  const body = JSON.stringify(content)
  const seconds = Math.floor(Date.parse(now()) / 1_000)
  const headers = webhookHeaders(webhookSecret(secret, claim.webhook), { id: claim.id, seconds, body })
  const { isReceived, answer } = await post(claim.url, body, headers, telling)
  if (isReceived) await markReceived(store.db, claim, now(), answer)
  else await tryLater(telling, claim, answer)
  return isReceived
}

async function tryLater({ store, now }: Telling, claim: DeliveryClaim, answer: string): Promise<void> {
  const { id, tries, asked_at } = claim
  const at = now()
  const isLast = tries >= MOST_TRIES || at >= later(asked_at, LONGEST_MS)
  await settleDelivery(
    store.db,
    claim,
    isLast
      ? { state: 'failed', answer, not_before: claim.not_before, settled_at: at }
      : { state: 'waiting', answer, not_before: later(at, waitAfter(id, tries)), settled_at: null },
  )
}

/** Twice as long each time, a tenth more or less, so that what failed together is not tried together. */
function waitAfter(id: string, tries: number): number {
  const spread = 0.9 + randomFrom(`${id} ${tries}`)() / 5
  return Math.round(FIRST_WAIT_MS * 2 ** (tries - 1) * spread)
}

async function todayIn(store: Store, at: Instant): Promise<CalendarDate | null> {
  const organization = await findOrganization(store.db)
  return organization === null ? null : dateAt(at, organization.timeZone)
}
