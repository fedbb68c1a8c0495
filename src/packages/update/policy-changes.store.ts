import type { Contents } from '../../contacts/line.ts'
import { policyHistory } from '../../ledger/ledger.store.ts'
import { changesSince } from '../../learning/update/change.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { ClauseDelta } from '../../policy/delta.ts'

/** What changed for people who know a version, in each language. */
export interface PolicyChanges {
  readonly from: string
  readonly changes: Readonly<Record<keyof Contents, readonly ClauseDelta[]>>
}

/** What changed since a version of the policy. Null when it isn't known what it said, or nothing has changed. */
export async function policyChanges(db: Database, contents: Contents, from: string): Promise<PolicyChanges | null> {
  const published = await policyHistory(db)
  const [en, es] = [
    await changesSince(db, contents.en, from, published),
    await changesSince(db, contents.es, from, published),
  ]
  return en === null || es === null || en.length === 0 ? null : { from, changes: { en, es } }
}

/** A version that a package with only what changed can begin from. */
export interface EarlierPolicy {
  readonly version: string
  /** The day on which it was published. */
  readonly on: CalendarDate
}

/** The newest first. */
export async function earlierPolicies(db: Database, contents: Contents): Promise<EarlierPolicy[]> {
  const known = new Map((await policyHistory(db)).map(({ body, effectiveOn: on }) => [body.version, on]))
  const found: EarlierPolicy[] = []
  for (const [version, on] of known)
    if ((await policyChanges(db, contents, version)) !== null) found.unshift({ version, on })
  return found
}
