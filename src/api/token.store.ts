import { randomBytes, randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import { sha256 } from '../platform/codes/hash.store.ts'
import type { ApiTokenTable, Database, Tx } from '../platform/database/schema.store.ts'
import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import type { TrailActor } from '../trail/kind.ts'
import { appendToTrail, type TrailSource } from '../trail/trail.store.ts'
import { TOKEN_SCOPES, type TokenScope } from './shape.ts'

/** Another system that may read records, or keep them up to date. */
export interface ApiToken {
  readonly id: string
  readonly name: string
  readonly scopes: readonly TokenScope[]
  readonly createdAt: Instant
  /** The last day on which it works. */
  readonly until: CalendarDate
  readonly endedAt: Instant | null
  /** The last day on which it was used. */
  readonly usedOn: CalendarDate | null
}

/** So that whoever finds a token knows what it's for, and tools that look for secrets find it. */
const PREFIX = 'csec_'
const scopesOnRecord = z.array(z.enum(TOKEN_SCOPES))

/**
 * Makes a token of 256 random bits and returns it. The table holds only its hash.
 * @param id the form's, so that a form that's sent twice makes one token
 */
export async function makeToken(
  tx: Tx,
  { name, scopes, until }: Pick<ApiToken, 'name' | 'scopes' | 'until'>,
  source: TrailSource,
  id: string = randomUUID(),
): Promise<{ readonly id: string; readonly token: string }> {
  const token = PREFIX + randomBytes(32).toString('base64url')
  await tx
    .insertInto('api_token')
    .values({
      id,
      token_hash: sha256(token),
      name,
      scopes: JSON.stringify(scopes),
      created_at: source.at,
      until_on: until,
      ended_at: null,
      used_on: null,
    })
    .execute()
  await appendToTrail(tx, source, { kind: 'token_made', about: `token:${id}`, detail: { scopes: [...scopes], until } })
  return { id, token }
}

/** Returns false, and changes nothing, when there is no such token or it was ended before. */
export async function endToken(tx: Tx, id: string, source: TrailSource): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('api_token')
    .set({ ended_at: source.at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await appendToTrail(tx, source, { kind: 'token_ended', about: `token:${id}` })
  return true
}

/** Every token that there was, the oldest first. */
export async function allTokens(db: Database): Promise<ApiToken[]> {
  return (await db.selectFrom('api_token').selectAll().orderBy('created_at').orderBy('id').execute()).map(toToken)
}

/** Who made each token, by its id, as far as the audit trail still goes back. */
export async function tokenMakers(db: Database): Promise<ReadonlyMap<string, TrailActor>> {
  const rows = await db.selectFrom('trail_entry').select(['about', 'actor']).where('kind', '=', 'token_made').execute()
  return new Map(rows.map(({ about, actor }) => [about?.replace('token:', '') ?? '', actor]))
}

/** The other systems that may hold a copy of records: each that has read them, and each that may. The oldest first. */
export async function systemsThatRead(db: Database, on: CalendarDate): Promise<ApiToken[]> {
  return (await allTokens(db)).filter((token) => token.usedOn !== null || isInForce(token, on))
}

/** The token with this text, whether it works or not, or null: made up. */
export async function findToken(db: Database, token: string): Promise<ApiToken | null> {
  const row = await db.selectFrom('api_token').selectAll().where('token_hash', '=', sha256(token)).executeTakeFirst()
  return row === undefined ? null : toToken(row)
}

/** Whether a token works on this day: it wasn't ended, and isn't over. */
export function isInForce({ endedAt, until }: ApiToken, on: CalendarDate): boolean {
  return endedAt === null && until >= on
}

/**
 * Notes what a token was used for, before anything leaves or is written.
 * @param kind whether the other system reads, or sends something
 */
export async function noteUse(
  tx: Tx,
  { id }: Pick<ApiToken, 'id'>,
  route: string,
  { at, address, on }: Pick<TrailSource, 'at' | 'address'> & { readonly on: CalendarDate },
  kind: 'downloaded' | 'token_sent' = 'downloaded',
): Promise<void> {
  await tx.updateTable('api_token').set({ used_on: on }).where('id', '=', id).execute()
  await appendToTrail(tx, { actor: 'system:api', at, address }, { kind, about: `token:${id}`, detail: { route } })
}

function toToken(row: Selectable<ApiTokenTable>): ApiToken {
  return {
    id: row.id,
    name: row.name,
    scopes: scopesOnRecord.parse(JSON.parse(row.scopes)),
    createdAt: row.created_at,
    until: row.until_on,
    endedAt: row.ended_at,
    usedOn: row.used_on,
  }
}
