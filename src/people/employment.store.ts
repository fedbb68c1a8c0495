import { type CalendarDate, latest } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { corrected, spellsOn } from '../ledger/history.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import type { Database } from '../platform/database/schema.store.ts'

/** A person's spells on a day, taken together. `none` is for a person who was never hired. */
type Employment = 'none' | 'to-come' | 'current' | 'over'

/**
 * The last day of a spell still counts. One look at an index, and at the ledger only for who seems to have left.
 * @param known what `termsOf` has found, where somebody has looked already
 */
export async function employmentOn(
  db: Database,
  person: PersonId,
  today: CalendarDate,
  known: readonly Term[] | null = null,
): Promise<Employment> {
  const placements = known ?? (await termsOf(db, person))
  const employment = employmentOf(placements, today)
  // Placements know no second spell that is to come, and learn of one that begins today with the next refresh.
  return employment === 'over' ? employmentOf(await everySpell(db, person), today) : employment
}

/** From when until when somebody is employed, as far as placements know. */
export async function termsOf(db: Database, person: PersonId): Promise<Term[]> {
  return db
    .selectFrom('placement')
    .select(['from_on as from', 'until_on as until'])
    .where('person', '=', person)
    .execute()
}

export interface Term {
  readonly from: CalendarDate
  readonly until: CalendarDate | null
}

function employmentOf(terms: readonly Term[], today: CalendarDate): Employment {
  if (terms.length === 0) return 'none'
  const notOver = terms.filter(({ until }) => until === null || until >= today)
  if (notOver.length === 0) return 'over'
  return notOver.some(({ from }) => from <= today) ? 'current' : 'to-come'
}

/** Whether an employment is on record without a last day. */
export async function staysOn(db: Database, person: PersonId): Promise<boolean> {
  return (await everySpell(db, person)).some(({ until }) => until === null)
}

async function everySpell(db: Database, person: PersonId): Promise<Term[]> {
  const history = corrected(await historyOf(db, person))
  const lastDay = latest(history.map((event) => event.effectiveOn))
  return lastDay === null ? [] : spellsOn(history, lastDay)
}

/** How many people report to this person, today or from a later day on. */
export async function countSupervised(db: Database, person: PersonId, today: CalendarDate): Promise<number> {
  const { people } = await db
    .selectFrom('placement')
    .select(({ fn }) => fn.count<number>('person').distinct().as('people'))
    .where('supervisor', '=', person)
    .where(({ eb, or }) => or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .executeTakeFirstOrThrow()
  return Number(people)
}

/** Whether anybody reports to this person: that is what makes a supervisor. */
export async function supervisesAnyone(db: Database, person: PersonId): Promise<boolean> {
  const report = await db
    .selectFrom('placement')
    .select('person')
    .where('supervisor', '=', person)
    .limit(1)
    .executeTakeFirst()
  return report !== undefined
}
