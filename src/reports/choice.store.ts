import type { EventKind, PersonId } from '../ledger/event.ts'
import { KeptUntilEntry } from '../ledger/kept-until.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { isPresent } from './from-standing.store.ts'
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

type Offered = Omit<ReportChoices, 'scope' | 'sites' | 'offered'> & { readonly siteIds: ReadonlySet<string> }

/** Those of the viewers who came last. A list of supervisors is the longest part. */
const MOST = 100
const OFFERED = new KeptUntilEntry<Offered>(MOST)

/** None of these changes who works where and under whom, what anybody is called, or what they finished with. */
const CHANGES_NO_CHOICE: ReadonlySet<EventKind> = new Set([
  'lesson_finished',
  'attempt_started',
  'attempted',
  'certified',
  'contact_checked',
  'practice_held',
  'practice_text_replaced',
])

/** Offers what the places and people of a scope have. */
export async function reportChoices(db: Database, scope: Scope, today: CalendarDate): Promise<ReportChoices> {
  // While rows are of another day, they may change without an entry.
  const { siteIds, ...offered } = (await isPresent(db, { on: today, knownAt: null }))
    ? await OFFERED.get(
        db,
        JSON.stringify([scope, today]),
        ({ kind }) => !CHANGES_NO_CHOICE.has(kind),
        () => readOffered(db, scope),
      )
    : await readOffered(db, scope)
  const sites = await allSites(db)
  return {
    ...offered,
    scope,
    sites,
    offered: scope === EVERYONE ? sites : sites.filter(({ id }) => siteIds.has(id)),
  }
}

async function readOffered(db: Database, scope: Scope): Promise<Offered> {
  const everybody = db.selectFrom('standing').where('requirement', '=', ORIENTATION)
  const held =
    scope === EVERYONE ? everybody : everybody.where('person', 'in', placesWithin(db, scope).select('person'))
  const places = await placesWithin(db, scope).select(['site', 'department', 'position']).distinct().execute()
  const versions = await held.select('policy_version').distinct().execute()
  const languages = await held.select('language').distinct().execute()
  const published = await policyHistory(db)
  const inOrder = (texts: readonly string[]) => [...new Set(texts)].sort(collator('en').compare)
  return {
    siteIds: new Set(places.map(({ site }) => site)),
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
