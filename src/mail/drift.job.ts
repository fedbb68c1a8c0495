import { findAccount } from '../identity/account.store.ts'
import { peopleWithRole, siteHrOf } from '../identity/role.store.ts'
import type { PersonId, SiteId } from '../ledger/event.ts'
import { survivorsOf } from '../ledger/merge.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { type Job, onePiece } from '../platform/jobs/job.ts'
import type { Unsigned } from '../platform/mail/mailer.job.ts'
import { toLanguage } from '../platform/text/language.ts'
import { type CalendarDate, dateAt, type Instant, MINUTE_MS } from '../platform/time/calendar.ts'
import type { StopReason } from '../reminders/due.ts'
import { enqueue, type MessageOnRecord } from '../reminders/message.store.ts'
import { DRIFT_MAIL } from '../reminders/reminder.ts'
import { stillDue } from '../reminders/remind.job.ts'
import type { DriftedRole } from '../site/roles/drift.ts'
import { detailsNow, driftedIn, everyDetailsNow, isAtWork } from '../site/roles/drift.store.ts'
import { allSites, findSite } from '../site/site.store.ts'
import type { Composing } from './compose.job.ts'
import { driftMail } from './drift.page.ts'

interface Telling {
  readonly store: Store
  /** Whether there is a mail server. Without one, Home says the same. */
  readonly mail: boolean
  readonly now: () => Instant
}

const ACTOR = 'system:roles'

/** Tells the same day that somebody who holds a role of a site isn't there anymore, once for each time. */
export function driftJob(telling: Telling): Job<null> {
  return {
    // Often enough that what is recorded in the evening is told before midnight.
    every: 10 * MINUTE_MS,
    onNewDay: true,
    failure: 'who holds the roles of sites could not be looked at',
    claim: onePiece,
    work: () => tellOfDrift(telling),
  }
}

export async function tellOfDrift({ store, mail, now }: Telling): Promise<void> {
  const organization = await findOrganization(store.db)
  if (organization === null) return
  const at = now()
  const today = dateAt(at, organization.timeZone)
  const sites = (await allSites(store.db)).map(({ id }) => id)
  for (const [site, { roles }] of await everyDetailsNow(store.db, sites, today)) {
    const away = awayFrom(driftedIn(roles))
    if (away.length === 0) continue
    const { told: recipients } = await stewardsOrHr(store.db, [site], today)
    await store.transaction(async (tx) => {
      for (const one of away) {
        for (const person of recipients) {
          const occasion = occasionOf(site, one, person)
          const message = { kind: DRIFT_MAIL, person, about: null, occasion, deadline: null, by: ACTOR } as const
          await enqueue(tx, { ...message, mail, at, today })
        }
      }
    })
  }
}

/** The first role of each person who has drifted: one mail is about all of them that began on a day. */
function awayFrom(drifted: readonly DriftedRole[]): DriftedRole[] {
  const isSame = (one: DriftedRole, other: DriftedRole) =>
    one.link.person === other.link.person && one.drift.since === other.drift.since
  return drifted.filter((role) => drifted.find((other) => isSame(role, other)) === role)
}

/** The stewards who are at work, and HR where there's none: HR of the sites among them. */
export async function stewardsOrHr(db: Database, sites: readonly SiteId[], today: CalendarDate): Promise<Keepers> {
  const stewards = await atWork(db, await peopleWithRole(db, 'steward', today), today)
  if (stewards.length > 0) return { stewards, told: stewards }
  const hr = [...(await peopleWithRole(db, 'hr', today)), ...(await siteHrOf(db, sites, today))]
  return { stewards, told: await atWork(db, hr, today) }
}

interface Keepers {
  readonly stewards: readonly PersonId[]
  /** Whoever hears of it: the stewards, or HR. */
  readonly told: readonly PersonId[]
}

/** Those who are there today, each under the record that holds. */
async function atWork(db: Database, people: readonly PersonId[], today: CalendarDate): Promise<PersonId[]> {
  const survivors = await survivorsOf(db, people)
  const own = [...new Set(people.map((person) => survivors.get(person) ?? person))].sort()
  const found: PersonId[] = []
  for (const person of own) if (await isAtWork(db, person, today)) found.push(person)
  return found
}

/** One for each time that a person is away from the roles they hold at a site. */
function occasionOf(site: SiteId, { link, drift }: DriftedRole, recipient: PersonId): string {
  return [DRIFT_MAIL, site, link.id, drift.since, recipient].join('|')
}

type ComposedDriftMail =
  | { readonly kind: 'stopped'; readonly reason: StopReason }
  | { readonly kind: 'ready'; readonly letter: Unsigned }

/** With every role that the same person holds at the site and that is still without them. */
export async function composeDriftMail(
  { db, organization, publicUrl, paths }: Composing,
  message: MessageOnRecord,
  at: Instant,
): Promise<ComposedDriftMail> {
  const today = dateAt(at, organization.timeZone)
  const { person, recipient, facts } = await stillDue(db, message, today)
  const [, siteId = '', linkId = ''] = message.occasion.split('|')
  const site = await findSite(db, siteId as SiteId) // written by `occasionOf` above and nowhere else
  const drifted = site === null ? [] : driftedIn((await detailsNow(db, site.id, today))?.roles ?? [])
  const holder = drifted.find(({ link }) => link.id === linkId)?.link.person
  const roles = drifted.filter(({ link }) => link.person === holder)
  const reason = !recipient.employed
    ? 'left'
    : recipient.closed
      ? 'access-closed'
      : !recipient.hasAddress
        ? 'no-email'
        : null
  if (reason !== null || site === null || roles.length === 0) return { kind: 'stopped', reason: reason ?? 'done' }
  const language = toLanguage((await findAccount(db, person))?.language)
  const mail = driftMail({
    language,
    site: site.name,
    roles: roles.map(({ role, drift }) => ({ role, since: drift.since })),
    link: publicUrl + paths.sitePeople(site.id),
  })
  return { kind: 'ready', letter: { ...mail, to: facts?.email ?? '', attachment: null } }
}
