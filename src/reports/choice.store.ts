import type { PersonId } from '../ledger/event.ts'
import { collator } from '../platform/text/format.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { supervisors } from '../people/people.store.ts'
import { EVERYONE, type Scope } from '../ledger/scope.ts'
import { placesWithin } from '../ledger/scope.store.ts'
import { policyHistory } from '../ledger/ledger.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { allSites, type Site } from '../site/site.store.ts'

/** The choices for narrowing a report, each in the order of its list. */
export interface ReportChoices {
  readonly scope: Scope
  /** All of them, by which a row is read; those to choose from are `offered`. */
  readonly sites: readonly Site[]
  readonly offered: readonly Site[]
  readonly departments: readonly string[]
  readonly positions: readonly string[]
  readonly supervisors: readonly { readonly person: PersonId; readonly name: string | null }[]
  /** The versions of completions that count or counted last, and of published policies. */
  readonly policyVersions: readonly string[]
  readonly languages: readonly string[]
}

/** Offers what the places and people of a scope have. */
export async function reportChoices(db: Database, scope: Scope): Promise<ReportChoices> {
  const everybody = db.selectFrom('standing').where('requirement', '=', ORIENTATION)
  const held =
    scope === EVERYONE ? everybody : everybody.where('person', 'in', placesWithin(db, scope).select('person'))
  const places = await placesWithin(db, scope).select(['site', 'department', 'position']).distinct().execute()
  const versions = await held.select('policy_version').distinct().execute()
  const languages = await held.select('language').distinct().execute()
  const published = await policyHistory(db)
  const inOrder = (texts: readonly string[]) => [...new Set(texts)].sort(collator('en').compare)
  const sites = await allSites(db)
  const theirs = new Set(places.map(({ site }) => site))
  return {
    scope,
    sites,
    offered: scope === EVERYONE ? sites : sites.filter(({ id }) => theirs.has(id)),
    departments: inOrder(places.map(({ department }) => department)),
    positions: inOrder(places.map(({ position }) => position)),
    supervisors: await supervisors(db, scope),
    policyVersions: inOrder([
      ...versions.flatMap(({ policy_version }) => policy_version ?? []),
      ...published.map(({ body }) => body.version),
    ]),
    languages: inOrder(languages.flatMap(({ language }) => language ?? [])),
  }
}
