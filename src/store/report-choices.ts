import type { PersonId } from '../domain/event.ts'
import { ORIENTATION } from '../domain/requirement.ts'
import { departments, supervisors } from './people.ts'
import { policyHistory } from './ledger.ts'
import type { Database } from './schema.ts'
import { allSites, type Site } from './sites.ts'

/** What a report can be narrowed to, each in the order of a list to choose from. */
export interface ReportChoices {
  readonly sites: readonly Site[]
  readonly departments: readonly string[]
  readonly positions: readonly string[]
  readonly supervisors: readonly { readonly person: PersonId; readonly name: string | null }[]
  /** Of completions that count, or counted last, and those that were published. */
  readonly policyVersions: readonly string[]
  readonly languages: readonly string[]
}

export async function reportChoices(db: Database): Promise<ReportChoices> {
  const positions = await db.selectFrom('placement').select('position').distinct().execute()
  const held = db.selectFrom('standing').where('requirement', '=', ORIENTATION)
  const versions = await held.select('policy_version').distinct().execute()
  const languages = await held.select('language').distinct().execute()
  const published = await policyHistory(db)
  const inOrder = (texts: readonly string[]) => [...new Set(texts)].sort(new Intl.Collator('en').compare)
  return {
    sites: await allSites(db),
    departments: await departments(db),
    positions: inOrder(positions.map(({ position }) => position)),
    supervisors: await supervisors(db),
    policyVersions: inOrder([
      ...versions.flatMap(({ policy_version }) => policy_version ?? []),
      ...published.map(({ body }) => body.version),
    ]),
    languages: inOrder(languages.flatMap(({ language }) => language ?? [])),
  }
}
