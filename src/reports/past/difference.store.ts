import type { CalendarDate, Instant } from '../../platform/time/calendar.ts'
import { correctionsSince } from './timeline.ts'
import type { LedgerEvent, PersonId } from '../../ledger/event.ts'
import type { History } from '../../ledger/history.ts'
import type { ReportFilter } from '../filter.ts'
import { lineFilter, sameLine } from '../line.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import { historyOf, policyEvents } from '../../ledger/ledger.store.ts'
import { linesOverTime, type PersonLines, underSurvivors } from './line.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { knowledgeAt, peopleAsOf } from './knowledge.store.ts'
import type { AsOf } from '../../ledger/as-of.ts'

/** A person about whom the two clocks differ on a day. */
export interface Difference {
  /**
   * The person as we would have reported them at that instant. `null` when they weren't on record then, or only as part
   * of another person.
   */
  readonly reported: ReportedPerson | null
  /** The person as known now, or `null` when the record turned out to be about somebody else. */
  readonly known: ReportedPerson | null
  readonly history: History
  /** Why they differ: what was recorded since. */
  readonly since: readonly LedgerEvent[]
}

export interface Differences {
  readonly found: number
  readonly people: readonly Difference[]
  /** Where the next page begins; null on the last one. */
  readonly next: PersonId | null
}

/**
 * Everybody whose status, dates, places or problems on a day are others now than they were known at an instant, by
 * name.
 */
export async function listDifferences(
  db: Database,
  then: AsOf & { readonly knownAt: Instant },
  filter: ReportFilter,
  { after, limit }: { readonly after: PersonId | null; readonly limit: number },
): Promise<Differences> {
  const now: AsOf = { on: then.on, knownAt: null }
  const different = await differentLines(db, [then, now], filter)
  const begin = after === null ? 0 : different.findIndex(({ person }) => person === after) + 1
  const page = different.slice(begin, begin + limit).map(({ person }) => person)
  const peopleBy = async (asOf: AsOf) => {
    const people = await peopleAsOf(db, page, asOf, await knowledgeAt(db, asOf.knownAt))
    return new Map(people.map(({ person }) => [person.person, person]))
  }
  const [before, today, policy] = [await peopleBy(then), await peopleBy(now), await policyEvents(db)]
  const people: Difference[] = []
  for (const person of page) {
    const history = await historyOf(db, person)
    const reported = before.get(person) ?? null
    const recorded = correctionsSince({ history, policyEvents: policy }, then.on, then.knownAt)
    // For someone who came on record later: the first entries about them, and those about the day or an earlier one.
    const since = reported === null ? recorded.filter(isOf(then.on, recorded)) : recorded
    people.push({ reported, known: today.get(person) ?? null, history, since })
  }
  const isLast = begin + limit >= different.length
  return { found: different.length, people, next: isLast ? null : (page.at(-1) ?? null) }
}

function isOf(on: CalendarDate, recorded: readonly LedgerEvent[]): (event: LedgerEvent) => boolean {
  const first = recorded.find(({ kind }) => kind === 'hired') ?? recorded[0]
  return (event) => event === first || event.effectiveOn <= on || event.kind === 'corrected' || event.kind === 'merged'
}

async function differentLines(db: Database, both: readonly [AsOf, AsOf], filter: ReportFilter): Promise<PersonLines[]> {
  const fits = lineFilter(filter, null)
  // A person whose supervisor turned out to be on record twice isn't different.
  const knowledge = await knowledgeAt(db, null)
  const found: PersonLines[] = []
  for await (const people of linesOverTime(db, both)) {
    for (const person of people) {
      const [then = null, now = null] = person.lines.map((line) => underSurvivors(line, knowledge))
      const isSame = then !== null && now !== null && sameLine(then, now)
      if (!isSame && [then, now].some((line) => line !== null && fits(line))) found.push(person)
    }
  }
  return found.sort((a, b) =>
    a.sortName === b.sortName ? (a.person < b.person ? -1 : 1) : a.sortName < b.sortName ? -1 : 1,
  )
}
