import { latestLastDay, usualLastDay } from '../api/token.ts'
import { findOrganization } from '../organization/organization.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { type CalendarDate, dateAt, dayOrNull, type Instant } from '../platform/time/calendar.ts'
import { UsageError } from './command.cli.ts'
import { openChosen } from './database.cli.ts'

/** What the commands about other systems have in common. */

/** Beside a running server. */
export const READ_ONLY = { readOnly: true } as const

/** Who does it, for the audit trail. */
export const BY_OPERATOR = { actor: 'system:console', address: null } as const

/** The last day that an option names, or a year from today. */
export function lastDay(text: string | undefined, today: CalendarDate): CalendarDate {
  if (text === undefined) return usualLastDay(today)
  const day = dayOrNull(text)
  if (day === null) throw new UsageError(`--until takes a day, such as 2027-11-24; not "${text}"`)
  if (day < today) throw new UsageError(`--until: ${day} is in the past`)
  const latest = latestLastDay(today)
  if (day > latest) throw new UsageError(`--until: ${day} is too far ahead; ${latest} is the latest`)
  return day
}

/** Opens the database that the options name, where there is an organization. */
export async function withOrganization(
  options: Parameters<typeof openChosen>[0],
  now: () => Instant,
  access: Parameters<typeof openChosen>[1],
  work: (store: Store, at: Instant, today: CalendarDate) => Promise<number>,
): Promise<number> {
  const store = await openChosen(options, access)
  try {
    const organization = await findOrganization(store.db)
    if (organization === null)
      throw new UsageError('There is no organization yet. Start the server: it prints a link for the setup.')
    return await work(store, now(), dateAt(now(), organization.timeZone))
  } finally {
    await store.close()
  }
}
