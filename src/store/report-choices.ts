import type { PersonId } from '../domain/event.ts'
import { isCompletion } from '../domain/history.ts'
import { departments, supervisors } from './people.ts'
import { eventsOfKind } from './ledger.ts'
import type { Database } from './schema.ts'
import { allSites, type Site } from './sites.ts'

/** What a report can be narrowed to, each in the order of a list to choose from. */
export interface ReportChoices {
  readonly sites: readonly Site[]
  readonly departments: readonly string[]
  readonly positions: readonly string[]
  readonly supervisors: readonly { readonly person: PersonId; readonly name: string | null }[]
  /** Of completions on record. */
  readonly policyVersions: readonly string[]
  readonly languages: readonly string[]
}

export async function reportChoices(db: Database): Promise<ReportChoices> {
  const positions = await db.selectFrom('placement').select('position').distinct().execute()
  const completions = [...(await eventsOfKind(db, 'completed')), ...(await eventsOfKind(db, 'credited'))].filter(
    isCompletion,
  )
  const inOrder = (texts: readonly string[]) => [...new Set(texts)].sort(new Intl.Collator('en').compare)
  return {
    sites: await allSites(db),
    departments: await departments(db),
    positions: inOrder(positions.map(({ position }) => position)),
    supervisors: await supervisors(db),
    policyVersions: inOrder(completions.map(({ body }) => body.policyVersion)),
    languages: inOrder(completions.flatMap(({ body }) => body.language ?? [])),
  }
}
