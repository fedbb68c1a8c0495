import { keptQuery } from '../platform/database/kept-query.store.ts'
import type { Database } from '../platform/database/schema.store.ts'

/**
 * Everything that the public card of a site can follow from, in one read: the last entry of the ledger, and what isn't
 * in the ledger. While it's the same, only the days can have changed. Returns null for an address that isn't a site's
 * present one.
 */
export async function cardHead(db: Database, slug: string): Promise<CardHead | null> {
  const [row] = await headOf(db, slug)
  if (row === undefined) return null
  return { timeZone: row.zone ?? 'UTC', state: Object.values(row).join('\n') }
}

export interface CardHead {
  /** Of the organization. */
  readonly timeZone: string
  readonly state: string
}

const headOf = keptQuery((db, slug: string) =>
  db
    .selectFrom('site')
    .leftJoin('ledger_head', (join) => join.onTrue())
    .leftJoin('organization', (join) => join.onTrue())
    .select(({ selectFrom }) => [
      'ledger_head.seq',
      'site.id',
      'site.name as site',
      'organization.time_zone as zone',
      'organization.name as organization',
      selectFrom('brand_look')
        .select(({ fn }) => fn.max('version').as('last'))
        .as('look'),
    ])
    .where('site.slug', '=', slug),
)
