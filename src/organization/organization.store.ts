import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import { keptQuery } from '../platform/database/kept-query.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { Brand } from './brand.ts'
import { logoOf } from './brand.store.ts'

/** The one organization that a database belongs to. */
export interface Organization {
  readonly name: string
  /** IANA name: "today" in every report is a day in this zone. */
  readonly timeZone: string
  /** `null` when orientation is done once and for all. */
  readonly renewalMonths: number | null
  /** The address behind "Leave this page", or `null` for our own empty page. */
  readonly leaveTo: string | null
  /** The day from which some roles need a second step to sign in, or null when none does. */
  readonly secondStepFrom: CalendarDate | null
  /** Whether a second person has to agree before a site's details are published. */
  readonly siteAgreement: boolean
  readonly brand: Brand
}

/** Returns null until the first set-up. */
export async function findOrganization(db: Database): Promise<Organization | null> {
  const [row] = await organizationRow(db)
  if (row === undefined) return null
  return {
    name: row.name,
    timeZone: row.time_zone,
    renewalMonths: row.renewal_months,
    leaveTo: row.leave_to,
    secondStepFrom: row.second_step_from,
    siteAgreement: row.site_agreement === 1,
    brand: { accent: row.accent, logo: logoOf(row) },
  }
}

const organizationRow = keptQuery((db) =>
  db
    .selectFrom('organization')
    .leftJoin('brand_look', (join) =>
      join.on('brand_look.version', '=', ({ selectFrom }) =>
        selectFrom('brand_look as any').select(({ fn }) => fn.max('any.version').as('last')),
      ),
    )
    .leftJoin('brand_logo', 'brand_logo.hash', 'brand_look.logo')
    // By their names, because SQLite's driver hands over an asterisk slowly.
    .select(['name', 'time_zone', 'renewal_months', 'leave_to', 'second_step_from', 'site_agreement'])
    .select(['accent', 'hash', 'width', 'height', 'ground']),
)

/** Throws before the first set-up. */
export async function getOrganization(db: Database): Promise<Organization> {
  const organization = await findOrganization(db)
  if (organization === null) throw new Error('The organization has not been set up yet.')
  return organization
}

/**
 * Sets the organization up, or changes it. Its name stays once it has one, because only `rename` changes that and keeps
 * the earlier one. The day of the second step, the agreement about sites and the branding stay too.
 */
export async function putOrganization(
  db: Database,
  organization: Omit<Organization, 'secondStepFrom' | 'siteAgreement' | 'brand'>,
  at: Instant,
): Promise<void> {
  const { name, timeZone, renewalMonths, leaveTo } = organization
  const settings = { time_zone: timeZone, renewal_months: renewalMonths, leave_to: leaveTo }
  await db
    .insertInto('organization')
    .values({ id: 1, name, ...settings, created_at: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(settings))
    .execute()
}

export async function setSecondStepFrom(db: Database, from: CalendarDate | null): Promise<void> {
  await db.updateTable('organization').set({ second_step_from: from }).execute()
}

/** @param leaveTo null for our own empty page */
export async function setLeaveTo(db: Database, leaveTo: string | null): Promise<void> {
  await db.updateTable('organization').set({ leave_to: leaveTo }).execute()
}

export async function setSiteAgreement(db: Database, isNeeded: boolean): Promise<void> {
  await db
    .updateTable('organization')
    .set({ site_agreement: isNeeded ? 1 : 0 })
    .execute()
}
