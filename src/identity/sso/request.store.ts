import { randomUUID } from 'node:crypto'
import type { PersonId } from '../../ledger/event.ts'
import { keptQuery } from '../../platform/database/kept-query.store.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'
import { DAY_MS, type Instant, later } from '../../platform/time/calendar.ts'
import type { Language } from '../../platform/text/language.ts'
import type { ClaimedPerson } from './claim.ts'
import type { MatchBy } from './settings.ts'

/** Somebody whom the provider knows and HR hasn't confirmed. */
export interface SignInRequest {
  readonly id: string
  readonly identity: string
  readonly issuer: string
  /** Whose record fits, and what in it; null where HR has to find or add the person. */
  readonly match: { readonly person: PersonId; readonly by: MatchBy } | null
  /** What the provider says. */
  readonly name: string | null
  readonly email: string | null
  readonly number: string | null
  readonly language: string
  readonly askedAt: Instant
}

/** What nobody confirms is forgotten. */
const ASKED_MS = 30 * DAY_MS

/** The same person who comes again takes the place of the earlier request. */
export async function askToConfirm(
  tx: Tx,
  asked: Pick<SignInRequest, 'identity' | 'issuer' | 'match'> & { readonly language: Language },
  { name, email, number }: ClaimedPerson,
  at: Instant,
): Promise<void> {
  const { identity, issuer, match, language } = asked
  const row = {
    person: match?.person ?? null,
    matched_by: match?.by ?? null,
    name,
    email,
    number,
    language,
    asked_at: at,
  }
  await tx
    .insertInto('single_sign_on_request')
    .values({ id: randomUUID(), identity_hash: identity, issuer, ...row })
    .onConflict((conflict) => conflict.column('identity_hash').doUpdateSet(row))
    .execute()
}

/** Those that HR has to decide, the oldest first. */
export async function requestsToConfirm(db: Database, at: Instant): Promise<SignInRequest[]> {
  const rows = await requestsSince(db, later(at, -ASKED_MS))
  return rows.map(({ id, identity_hash: identity, person, matched_by: by, asked_at: askedAt, ...said }) => ({
    id,
    identity,
    match: person === null || by === null ? null : { person, by },
    askedAt,
    ...said,
  }))
}

const requestsSince = keptQuery((db, since: Instant) =>
  db.selectFrom('single_sign_on_request').selectAll().where('asked_at', '>', since).orderBy('asked_at').orderBy('id'),
)

export async function deleteRequest(db: Database, id: string): Promise<void> {
  await db.deleteFrom('single_sign_on_request').where('id', '=', id).execute()
}
