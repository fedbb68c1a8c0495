import type { PersonId } from '../ledger/event.ts'
import { collator } from '../platform/text/format.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { supervisors } from '../people/people.store.ts'
import { policyHistory } from '../ledger/ledger.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { allSites, type Site } from '../site/site.store.ts'
import type { Scope } from './request.ts'

/** The choices for narrowing a report, each in the order of its list. */
export interface ReportChoices {
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

/** @param scope what the people of one supervisor have, in any of their employments, or null for everybody */
export async function reportChoices(db: Database, scope: Scope): Promise<ReportChoices> {
  const all = db.selectFrom('placement')
  const own = db
    .selectFrom('placement')
    .select('person')
    .where('supervisor', '=', scope ?? 'person:')
  const placed = scope === null ? all : all.where('person', 'in', own)
  const everybody = db.selectFrom('standing').where('requirement', '=', ORIENTATION)
  const held = scope === null ? everybody : everybody.where('person', 'in', own)
  const places = await placed.select(['site', 'department', 'position']).distinct().execute()
  const versions = await held.select('policy_version').distinct().execute()
  const languages = await held.select('language').distinct().execute()
  const published = await policyHistory(db)
  const inOrder = (texts: readonly string[]) => [...new Set(texts)].sort(collator('en').compare)
  const sites = await allSites(db)
  const theirs = new Set(places.map(({ site }) => site))
  return {
    sites,
    offered: scope === null ? sites : sites.filter(({ id }) => theirs.has(id)),
    departments: inOrder(places.map(({ department }) => department)),
    positions: inOrder(places.map(({ position }) => position)),
    supervisors: scope === null ? await supervisors(db) : [],
    policyVersions: inOrder([
      ...versions.flatMap(({ policy_version }) => policy_version ?? []),
      ...published.map(({ body }) => body.version),
    ]),
    languages: inOrder(languages.flatMap(({ language }) => language ?? [])),
  }
}
