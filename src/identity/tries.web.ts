import type { Request } from 'express'
import { ipKeyGenerator } from 'express-rate-limit'
import { type Instant, MINUTE_MS } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { recordRefusal } from '../trail/route.web.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { accountKey, blockedUntil, clearFailures, nameKey, recordFailure } from './sign-in-failure.store.ts'
import type { Visit } from '../app/visit.web.ts'

/** Wrong tries from one network address that cost nothing, because a whole site may share it. */
const FREE_AT_ADDRESS = 40

/**
 * Counts a try under a sign-in name before the password is looked at: otherwise forty tries at once would be forty
 * free guesses. Returns null, or the minutes to wait, and nothing was counted. A name that nobody has is treated
 * like any other.
 */
export async function countTry(visit: Visit, signInName: string): Promise<number | null> {
  const { deps, now } = visit
  return deps.store.transaction(async (tx) => {
    const until = (await blockedUntil(tx, nameKey(signInName), now)) ?? (await addressBlockedUntil(tx, visit))
    if (until !== null) return minutesUntil(until, now)
    await recordFailure(tx, nameKey(signInName), now)
    return null
  })
}

/**
 * Counts the same try for the account, which has more than one name: otherwise each of them would have guesses of its
 * own. Returns false, and counts nothing, while there were too many under the others. The answer is then the one for a
 * wrong password, because another one would tell that both are names of one account.
 */
export async function countTryOfAccount(visit: Visit, person: PersonId | null, typed: string): Promise<boolean> {
  const { deps, now } = visit
  const key = accountKey(person, typed)
  return deps.store.transaction(async (tx) => {
    if ((await blockedUntil(tx, key, now)) !== null) return false
    await recordFailure(tx, key, now)
    return true
  })
}

/**
 * Checks whether this network address has to wait before it may try a code. Codes belong to no sign-in name. Counts
 * nothing.
 */
export async function minutesToWait(visit: Visit): Promise<number | null> {
  const until = await visit.deps.store.transaction((tx) => addressBlockedUntil(tx, visit))
  return until === null ? null : minutesUntil(until, visit.now)
}

/** The try was wrong. */
export async function countWrongTry({ deps, request, now }: Visit): Promise<void> {
  await deps.store.transaction((tx) => recordFailure(tx, addressKey(request), now, FREE_AT_ADDRESS))
}

/**
 * Counts one more link requested from this network address and returns null. If the address has to wait, counts nothing
 * and returns the minutes.
 */
export async function countAsk({ deps, request, now }: Visit): Promise<number | null> {
  const key = `asks from ${addressKey(request)}`
  return deps.store.transaction(async (tx) => {
    const until = await blockedUntil(tx, key, now)
    if (until !== null) return minutesUntil(until, now)
    await recordFailure(tx, key, now, FREE_AT_ADDRESS)
    return null
  })
}

/**
 * The try was right, so those before it were slips of the same person. The address stays under suspicion.
 * @param person whose account it was, where the name could have been another
 */
export async function forgiveTries({ deps }: Visit, signInName: string, person: PersonId | null = null): Promise<void> {
  await clearFailures(deps.store.db, nameKey(signInName))
  if (person !== null) await clearFailures(deps.store.db, accountKey(person, signInName))
}

function addressBlockedUntil(tx: Tx, { request, now }: Visit): Promise<Instant | null> {
  return blockedUntil(tx, addressKey(request), now)
}

const SECONDS_PER_MINUTE = 60

/** Notes that somebody has to wait, and says in a header how long. The page says it in words, with status 429. */
export async function noteWait(
  visit: Visit,
  minutes: number,
  kind: 'sign_in_refused' | 'proof_refused' = 'sign_in_refused',
  about: PersonId | null = null,
): Promise<void> {
  visit.response.set('Retry-After', String(minutes * SECONDS_PER_MINUTE))
  await recordRefusal(visit, { kind, about, detail: { why: 'wait' } })
}

export function minutesUntil(until: Instant, now: Instant): number {
  return Math.ceil((Date.parse(until) - Date.parse(now)) / MINUTE_MS)
}

/** Somebody with an IPv6 network has as many addresses as they like: the network counts. */
function addressKey(request: Request): string {
  return `address ${request.ip === undefined ? 'unknown' : ipKeyGenerator(request.ip)}`
}
