import type { PersonId, SiteId } from '../ledger/event.ts'
import { lastBackup } from '../backups/copy.store.ts'
import { definitionsOf } from '../ledger/ledger.store.ts'
import type { Database, MessageState } from '../platform/database/schema.store.ts'
import type { Scope } from '../ledger/scope.ts'
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

/**
 * What is on record of the first steps. Returns null when the course is in use: somebody has finished it here, so the
 * organization is set up in its own way.
 * @param sendsMail whether the server has a mail server
 */
export async function stepsDone(
  db: Database,
  today: CalendarDate,
  { sendsMail, hasLiveSite }: { readonly sendsMail: boolean; readonly hasLiveSite: boolean },
): Promise<StepsDone | null> {
  const people = db.selectFrom('standing').select('person').where('requirement', '=', ORIENTATION)
  if ((await people.where('source', '=', 'here').limit(1).execute()).length > 0) return null
  const hasCodes = await hasMadeLinks(db)
  return {
    site: hasLiveSite,
    // The first is whoever set it up.
    staff: (await people.limit(2).execute()).length > 1,
    ways: sendsMail || hasCodes,
    invite: hasCodes || (await hasMailedInvitations(db)) || (await someoneHasJoined(db)),
    rule: (await definitionsOf(db)).length > 0,
    backup: (await lastBackup(db, today)) !== null,
  }
}

/** Whether a person has made somebody a link or a code. The link of the first account was made by the set-up. */
async function hasMadeLinks(db: Database): Promise<boolean> {
  const link = await db
    .selectFrom('sign_in_link')
    .select('person')
    .where('purpose', '=', 'invite')
    .where('created_by', 'like', 'person:%')
    .limit(1)
    .executeTakeFirst()
  return link !== undefined
}

async function hasMailedInvitations(db: Database): Promise<boolean> {
  const message = await db
    .selectFrom('message')
    .select('id')
    .where('kind', '=', 'invite')
    .where('state', 'in', ['waiting', 'sent'])
    .limit(1)
    .executeTakeFirst()
  return message !== undefined
}

/** Whether anybody but the first person has an account in use. */
async function someoneHasJoined(db: Database): Promise<boolean> {
  const accounts = await db
    .selectFrom('account')
    .select('person')
    .where(({ eb, exists, or, selectFrom }) =>
      or([
        eb('password_hash', 'is not', null),
        exists(selectFrom('passkey').select('id').whereRef('passkey.person', '=', 'account.person')),
        exists(
          selectFrom('single_sign_on').select('identity_hash').whereRef('single_sign_on.person', '=', 'account.person'),
        ),
      ]),
    )
    .limit(2)
    .execute()
  return accounts.length > 1
}
