import type { PersonId, SiteId } from '../domain/event.ts'
import { corrected, type History, isKind, spellsOn } from '../domain/history.ts'
import { reportedOn } from '../domain/reported.ts'
import { ORIENTATION } from '../domain/requirement.ts'
import type { PolicyHistory } from '../domain/status.ts'
import { seenFrom, type Viewpoint } from '../domain/viewpoint.ts'
import type { RosterPerson } from '../pages/pack/roster.ts'
import { CHUNK } from '../store/chunks.ts'
import { currentFacts } from '../store/facts.ts'
import { eventsOfKind, historiesOf } from '../store/ledger.ts'
import { secondRecordsOf } from '../store/merges.ts'
import { peopleByName, peopleEverAt } from '../store/pack-reading.ts'
import type { Database } from '../store/schema.ts'
import type { Turn } from './turns.ts'

/** Somebody on the roster, with everything on record that the pack is worked out from. */
export interface PackedPerson extends RosterPerson {
  /** As the chosen knowledge has it, corrections applied. */
  readonly history: History
  /** As it was recorded, all of it. */
  readonly recorded: History
  /** The records of this person: the one that stays, and those merged into it. */
  readonly records: readonly PersonId[]
}

interface PackView extends Viewpoint {
  readonly site: SiteId | null
  readonly policy: PolicyHistory
}

/** How many people are read together. */
const TOGETHER = Math.min(CHUNK, 50)

/** Everybody who may be on the roster, in its order. Whether they are depends on their days. */
export async function candidates(db: Database, site: SiteId | null): Promise<PersonId[]> {
  const everybody = await peopleByName(db)
  if (site === null) return everybody
  const there = await peopleEverAt(db, site)
  return everybody.filter((person) => there.has(person))
}

/** The versions of the policy as the chosen knowledge has them, those that came into force by the day. */
export async function policyAt(db: Database, viewpoint: Viewpoint): Promise<PolicyHistory> {
  const recorded = [...(await eventsOfKind(db, 'policy_published')), ...(await eventsOfKind(db, 'corrected'))]
  return corrected(seenFrom(recorded, viewpoint))
    .filter(isKind('policy_published'))
    .filter(({ effectiveOn }) => effectiveOn <= viewpoint.on)
}

/** The people of the roster among the candidates, a few together. */
export async function* packedPeople(
  db: Database,
  people: readonly PersonId[],
  viewpoint: PackView,
  turn: Turn,
): AsyncGenerator<PackedPerson> {
  for (let from = 0; from < people.length; from += TOGETHER) {
    const ids = people.slice(from, from + TOGETHER)
    const histories = await historiesOf(db, ids)
    const facts = await currentFacts(db, ids, viewpoint.on)
    const seconds = await secondRecordsOf(db, ids)
    for (const person of ids) {
      await turn()
      const known = facts.get(person)
      const records = [person, ...(seconds.get(person) ?? []).map((second) => second.person)]
      const packed = packedPerson(person, histories.get(person) ?? [], viewpoint)
      if (packed === null) continue
      yield { ...packed, name: known?.name ?? null, employeeNumber: known?.employee_number ?? null, records }
    }
  }
}

type Unnamed = Omit<PackedPerson, 'name' | 'employeeNumber' | 'records'>

/** Null for somebody who had not begun to work by the day, or not at the site. */
function packedPerson(person: PersonId, recorded: History, { on, knownAt, site, policy }: PackView): Unnamed | null {
  const known = seenFrom(recorded, { on, knownAt })
  const history = corrected(known)
  if (spellsOn(history, on).length === 0) return null
  const { standing, placements, hiredOn, renewalMonths } = reportedOn(known, ORIENTATION, policy, on)
  const places = placements.map((place, index) => ({
    ...place,
    hiredOn: hiredOn[index] ?? null,
    // What was known of the end of a job on the day.
    until: place.until !== null && place.until <= on ? place.until : null,
  }))
  const here = places.filter((place) => site === null || place.site === site)
  if (here.length === 0) return null
  return { person, placements: here, standing, renewalMonths, history, recorded }
}
