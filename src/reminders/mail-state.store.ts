import type { Instant } from '../platform/time/calendar.ts'
import type { Database, MessageState } from '../platform/database/schema.store.ts'

/** How messages fare as a whole. */
export interface MailState {
  readonly counts: Readonly<Record<MessageState, number>>
  /** When the mail server last took one; null when it has never. */
  readonly lastSent: Instant | null
}

const NONE: MailState['counts'] = { waiting: 0, sent: 0, dead: 0, stopped: 0, 'by-hand': 0 }

export async function mailState(db: Database): Promise<MailState> {
  const rows = await db
    .selectFrom('message')
    .select(({ fn }) => ['state', fn.countAll<number>().as('messages')])
    .groupBy('state')
    .execute()
  const { last } = await db
    .selectFrom('message')
    .select(({ fn }) => fn.max('sent_at').as('last'))
    .where('state', '=', 'sent')
    // What HR has handed over says so; the mail server had nothing to do with it.
    .where(({ eb, or }) => or([eb('reason', 'is', null), eb('reason', '!=', 'by-hand')]))
    .executeTakeFirstOrThrow()
  return { counts: { ...NONE, ...Object.fromEntries(rows.map((row) => [row.state, row.messages])) }, lastSent: last }
}
