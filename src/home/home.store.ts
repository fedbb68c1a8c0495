import type { PersonId, SiteId } from '../ledger/event.ts'
import { lastBackup } from '../backups/copy.store.ts'
import { definitionsOf } from '../ledger/ledger.store.ts'
import type { Database, MessageState } from '../platform/database/schema.store.ts'
import type { Scope } from '../ledger/scope.ts'
import { hasStaff } from '../reminders/to-invite.store.ts'
import { toPeopleOf } from '../reminders/message-list.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import type { Because } from '../requirements/status.ts'
import type { StepsDone } from './checklist.ts'

/** Everybody who waits for a site's details, and for which sites. */
export async function waitingForSites(
  db: Database,
): Promise<{ readonly people: number; readonly sites: ReadonlyMap<SiteId, string> }> {
  const rows = await db
    .selectFrom('standing')
    .select(({ fn }) => ['because', fn.countAll<number>().as('people')])
    .where('requirement', '=', ORIENTATION)
    .where('status', '=', 'waiting-for-site')
    .groupBy('because')
    .execute()
  const awaited = rows.flatMap(({ because }) => {
    // Written by `src/requirements/standing.store.ts` and nowhere else.
    const read = JSON.parse(because) as Because
    return read.kind === 'site' ? read.sites : []
  })
  const people = rows.reduce((sum, row) => sum + Number(row.people), 0)
  return { people, sites: new Map(awaited.map(({ site, name }) => [site, name])) }
}

/** Messages that haven't reached anyone. */
export interface OpenMessages {
  readonly messages: number
  /** The first people they are for, the latest message first, and how many more there are. */
  readonly people: readonly PersonId[]
  readonly others: number
}

/** Messages to people of a scope that were given up, or that HR still has to hand over. */
export async function openMessages(
  db: Database,
  state: Extract<MessageState, 'dead' | 'by-hand'>,
  scope: Scope,
  first: number,
): Promise<OpenMessages> {
  const open = db.selectFrom('message').where('state', '=', state).where(toPeopleOf(scope))
  const { messages, recipients } = await open
    .select(({ fn }) => [fn.countAll<number>().as('messages'), fn.count<number>('person').distinct().as('recipients')])
    .executeTakeFirstOrThrow()
  if (messages === 0) return { messages, people: [], others: 0 }
  const rows = await open
    .select(({ fn }) => ['person', fn.max('created_at').as('last')])
    .groupBy('person')
    .orderBy('last', 'desc')
    .orderBy('person')
    .limit(first)
    .execute()
  return { messages, people: rows.map(({ person }) => person), others: recipients - rows.length }
}

/** Whether somebody has finished the course here: then the organization is set up in its own way. */
export async function isInUse(db: Database): Promise<boolean> {
  return (await orientations(db).where('source', '=', 'here').limit(1).execute()).length > 0
}

/**
 * What is on record of the first steps.
 * @param sendsMail whether the server has a mail server
 * @param toInvite how many people have neither an invitation nor a way in
 */
export async function stepsDone(
  db: Database,
  today: CalendarDate,
  about: { readonly sendsMail: boolean; readonly hasLiveSite: boolean; readonly toInvite: number },
): Promise<StepsDone> {
  const staff = await hasStaff(db)
  const invite = staff && about.toInvite === 0
  return {
    site: about.hasLiveSite,
    staff,
    ways: about.sendsMail || invite,
    invite,
    rule: (await definitionsOf(db)).length > 0,
    backup: (await lastBackup(db, today)) !== null,
  }
}

function orientations(db: Database) {
  return db.selectFrom('standing').select('person').where('requirement', '=', ORIENTATION)
}
