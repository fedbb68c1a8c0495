import { type Cycle, cyclesOn } from '../../requirements/cycle.ts'
import type { PersonId, SiteId } from '../../ledger/event.ts'
import { corrected, type History, isKind, type PolicyHistory } from '../../ledger/history.ts'
import { ORIENTATION } from '../../requirements/requirement.ts'
import { CHUNK } from '../../platform/database/chunk.store.ts'
import { currentFacts } from '../../ledger/fact.store.ts'
import { eventsOfKind } from '../../ledger/ledger.store.ts'
import { peopleByName, peopleEverAt } from './source.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { historiesKnown, reportedAsOf, type Knowledge } from '../../reports/past/knowledge.store.ts'
import type { Turn } from '../../platform/jobs/job.ts'
import { knownAsOf, type AsOf } from '../../ledger/as-of.ts'
import type { RosterRow } from '../../reports/fact.page.ts'

/** Somebody on the roster, with everything on record that the pack is worked out from. */
export interface PackedPerson extends RosterRow {
  /** The history as known at the chosen time, with corrections applied. */
  readonly history: History
  /** Each time that the person was to meet the requirement, as the chosen knowledge has it. */
  readonly cycles: readonly Cycle[]
  /** The complete history as it was recorded. */
  readonly recorded: History
  /** The records of this person: the one that stays, and those merged into it. */
  readonly records: readonly PersonId[]
}

interface PackView extends AsOf {
  readonly site: SiteId | null
  readonly knowledge: Knowledge
}

/** The number of people read together. */
const TOGETHER = Math.min(CHUNK, 50)

/**
 * Lists everyone who may be on the roster, in its order; their days decide whether they are. Two records that were only
 * later found to be about one person count as two before that, as in reports.
 */
export async function candidates(
  db: Database,
  site: SiteId | null,
  { merges, everMerged }: Pick<Knowledge, 'merges' | 'everMerged'>,
): Promise<PersonId[]> {
  const listed = await peopleByName(db)
  const apart = [...everMerged].filter((person) => !listed.includes(person)).sort()
  const everybody = [...listed, ...apart].filter((person) => !merges.has(person))
  if (site === null) return everybody
  const there = await peopleEverAt(db, site, merges)
  return everybody.filter((person) => there.has(person))
}

/** The policy versions, as the chosen knowledge has them, that came into force by the day. */
export async function policyAt(db: Database, asOf: AsOf): Promise<PolicyHistory> {
  const recorded = [...(await eventsOfKind(db, 'policy_published')), ...(await eventsOfKind(db, 'corrected'))]
  return corrected(knownAsOf(recorded, asOf))
    .filter(isKind('policy_published'))
    .filter(({ effectiveOn }) => effectiveOn <= asOf.on)
}

/** The people of the roster among the candidates, a few together. */
export async function* packedPeople(
  db: Database,
  people: readonly PersonId[],
  asOf: PackView,
  turn: Turn,
): AsyncGenerator<PackedPerson> {
  for (let from = 0; from < people.length; from += TOGETHER) {
    const ids = people.slice(from, from + TOGETHER)
    const histories = await historiesKnown(db, ids, asOf.knowledge)
    const recorded = await historiesKnown(db, ids, { ...asOf.knowledge, at: null })
    const facts = await currentFacts(db, ids, asOf.on, asOf.knowledge.at)
    for (const person of ids) {
      await turn()
      const known = facts.get(person)
      const seen = { known: histories.get(person) ?? [], recorded: recorded.get(person) ?? [] }
      const packed = packedPerson(person, seen, asOf)
      if (packed === null) continue
      const seconds = [...asOf.knowledge.merges].filter(([, { survivor }]) => survivor === person)
      const records = [person, ...seconds.map(([second]) => second)]
      yield { ...packed, name: known?.name ?? null, employeeNumber: known?.employee_number ?? null, records }
    }
  }
}

type Unnamed = Omit<PackedPerson, 'name' | 'employeeNumber' | 'records'>

/** Returns null for someone who wasn't on record on the day, or wasn't at the site, as in reports. */
function packedPerson(
  person: PersonId,
  { known, recorded }: { readonly known: History; readonly recorded: History },
  { on, site, knowledge }: PackView,
): Unnamed | null {
  const reported = known.length === 0 ? null : reportedAsOf(known, knowledge, on)
  if (reported === null) return null
  const history = corrected(known)
  const here = reported.placements.flatMap((place, index) =>
    site !== null && place.site !== site
      ? []
      : // What was known of the end of an employment on the day.
        [
          {
            place: { ...place, until: place.until !== null && place.until <= on ? place.until : null },
            hiredOn: reported.hiredOn[index] ?? null,
          },
        ],
  )
  if (here.length === 0) return null
  const [placements, hiredOn] = [here.map(({ place }) => place), here.map((each) => each.hiredOn)]
  const cycles = cyclesOn(known, ORIENTATION, knowledge.policy, on)
  return { ...reported, person, placements, hiredOn, history, cycles, recorded }
}
