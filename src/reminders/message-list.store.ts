import type { ExpressionBuilder } from 'kysely'
import type { SiteId } from '../ledger/event.ts'
import { EVERYONE, type OwnPeople, type Scope } from '../ledger/scope.ts'
import { withinScope } from '../ledger/scope.store.ts'
import type { Database, MessageState, Schema } from '../platform/database/schema.store.ts'
import { findMessage, type MessageOnRecord, toMessage } from './message.store.ts'
import { FOLLOW_UP_MAIL, type ListedKind, LISTED_KINDS } from './reminder.ts'

/** Which messages of a scope are asked for. */
export interface MessageFilter {
  readonly scope: Scope
  /** Those to people who work there; null for every site. */
  readonly site: SiteId | null
  readonly kind: ListedKind | null
}

interface MessagePage {
  readonly messages: readonly MessageOnRecord[]
  /** Where the next page begins; null on the last one. */
  readonly next: string | null
}

/** Messages in a state, the latest first. */
export async function messagesInState(
  db: Database,
  state: MessageState,
  filter: MessageFilter,
  page: { readonly after: string | null; readonly limit: number },
): Promise<MessagePage> {
  const before = page.after === null ? null : await findMessage(db, page.after)
  let query = db
    .selectFrom('message')
    .selectAll()
    .where('state', '=', state)
    .where(matching(filter))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
  if (before !== null) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('created_at', 'id'), '<', tuple(before.createdAt, before.id)),
    )
  }
  const rows = await query.execute()
  const messages = rows.slice(0, page.limit).map(toMessage)
  return { messages, next: rows.length > page.limit ? (messages.at(-1)?.id ?? null) : null }
}

/** Messages that somebody handed over, the last confirmed first. */
export async function handedByHand(db: Database, scope: Scope, limit: number): Promise<MessageOnRecord[]> {
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where('state', '=', 'sent')
    .where('reason', '=', 'by-hand')
    .where(toPeopleOf(scope))
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toMessage)
}

/** One of them; null for a message to somebody else. */
export async function findMessageWithin(db: Database, id: string, scope: Scope): Promise<MessageOnRecord | null> {
  const row = await db
    .selectFrom('message')
    .selectAll()
    .where('id', '=', id)
    .where(toPeopleOf(scope))
    .executeTakeFirst()
  return row === undefined ? null : toMessage(row)
}

const NONE: Readonly<Record<MessageState, number>> = { waiting: 0, sent: 0, dead: 0, stopped: 0, 'by-hand': 0 }

/** How many there are in each state. */
export async function countsByState(
  db: Database,
  filter: MessageFilter,
): Promise<Readonly<Record<MessageState, number>>> {
  const rows = await db
    .selectFrom('message')
    .select(({ fn }) => ['state', fn.countAll<number>().as('messages')])
    .where(matching(filter))
    .groupBy('state')
    .execute()
  return { ...NONE, ...Object.fromEntries(rows.map((row) => [row.state, row.messages])) }
}

/** The kinds of messages that there are to people of a scope. */
export async function kindsWithin(db: Database, scope: Scope): Promise<ListedKind[]> {
  const rows = await db.selectFrom('message').select('kind').distinct().where(toPeopleOf(scope)).execute()
  return LISTED_KINDS.filter((kind) => rows.some((row) => row.kind === kind))
}

type Expressions = ExpressionBuilder<Schema, 'message'>

function matching({ scope, site, kind }: MessageFilter) {
  return (expressions: Expressions) =>
    expressions.and([
      toPeopleOf(scope)(expressions),
      ...(kind === null ? [] : [expressions.eb('message.kind', '=', kind)]),
      ...(site === null ? [] : [isPlaced(expressions, 'message.person', { supervisor: null, sites: [site] })]),
    ])
}

/** To somebody of a scope, under whichever record, and about nobody who isn't. */
export function toPeopleOf(scope: Scope) {
  return (expressions: Expressions) => {
    const { and, eb, or } = expressions
    // Nobody but its recipient sees that there is one.
    const isListed = eb('message.kind', '!=', FOLLOW_UP_MAIL)
    if (scope === EVERYONE) return isListed
    const isTheirs = (column: 'message.person' | 'message.about') => isPlaced(expressions, column, scope)
    return and([isListed, isTheirs('message.person'), or([eb('message.about', 'is', null), isTheirs('message.about')])])
  }
}

/** Whether somebody has a place within a scope, under whichever record. */
function isPlaced({ eb, or, selectFrom }: Expressions, column: 'message.person' | 'message.about', scope: OwnPeople) {
  const placed = selectFrom('placement')
    .select('placement.person')
    .where(({ and }) => and(withinScope(scope)))
  const joined = selectFrom('person_merge')
    .innerJoin('placement', 'placement.person', 'person_merge.into_person')
    .select('person_merge.person')
    .where(({ and }) => and(withinScope(scope)))
  return or([eb(column, 'in', placed), eb(column, 'in', joined)])
}
