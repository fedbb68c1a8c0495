import { type StatusCounts, totals } from '../../requirements/compliance.ts'
import type { SiteId } from '../../ledger/event.ts'
import { becauseText, dueCell, type Wording } from '../../requirements/because.page.ts'
import { text, type KitCell, type KitSection } from '../../packages/kit/part.page.ts'
import { dayText, type PackFrame, packWords } from './layout.page.ts'
import { FACT_SETS } from '../../reports/fact.ts'
import type { RosterRow } from '../../reports/fact.page.ts'
import type { Placement } from '../../ledger/placement.ts'

/**
 * The columns of `roster.csv`, which never change their names or meaning. The rule comes from the caller that counts
 * rules.
 */
export const ROSTER_COLUMNS = FACT_SETS.roster.flatMap((fact) => (fact === 'because' ? [fact, 'rule'] : [fact]))

type Named = Pick<RosterRow, 'name' | 'employeeNumber'>

/** Adds the staff number if there is one, because two people can have the same name. */
export function personText({ name, employeeNumber }: Named, frame: PackFrame): string {
  const words = packWords(frame)
  const number = employeeNumber === null ? '' : ` (${words.roster.number(employeeNumber)})`
  return `${name ?? words.erased}${number}`
}

export function rosterCells(
  person: RosterRow,
  siteNames: ReadonlyMap<SiteId, string>,
  wording: Wording,
  frame: PackFrame,
): KitCell[] {
  const words = packWords(frame).roster
  const { standing, placements, hiredOn, renewalMonths } = person
  const due = dueCell(standing, wording)
  const firstDay = ({ until }: Placement, index: number) => {
    const day = hiredOn[index] ?? null
    const first = day === null ? words.unknownDay : dayText(day, frame)
    return until === null ? first : `${first}, ${words.lastDay(dayText(until, frame))}`
  }
  return [
    personText(person, frame),
    wording.t.hr.status[standing.status],
    becauseText(standing, renewalMonths, wording),
    `${due.date}. ${due.note}`,
    joined(
      placements.map(({ position, department, site }) =>
        [position, department, siteNames.get(site) ?? site].filter((part) => part !== '').join(', '),
      ),
    ),
    joined(placements.map(firstDay)),
  ]
}

/** The figures, in words that add up. */
export function rosterSums(counts: StatusCounts, frame: PackFrame): KitSection {
  const words = packWords(frame).roster
  const { all, inScope, upToDate, needAction, haveTime, cannotSay, onLeave, exempt, separated, notInScope } =
    totals(counts)
  return {
    id: 'sums',
    title: words.sums,
    parts: [
      text(words.inScope(inScope, upToDate, needAction, haveTime, cannotSay)),
      text(words.beside(all, inScope, onLeave, exempt, separated, notInScope)),
    ],
  }
}

/** A rule that holds for people of the roster on its day. */
export interface RuleInForce {
  readonly name: string
  readonly said: string
  readonly people: number
}

/** Lists the requirements of the people on the day. The rule that applies to most of them comes first. */
export function rosterRules(rules: readonly RuleInForce[], frame: PackFrame): KitSection {
  const words = packWords(frame).roster
  const facts = rules
    .toSorted((a, b) => b.people - a.people)
    .map(({ name, said, people }) => ({ name, value: words.rule(said, people) }))
  const parts = facts.length === 0 ? [text(words.noRule)] : [{ kind: 'facts' as const, facts }]
  return { id: 'rules', title: words.rules, parts }
}

/** Someone with two places has both in one cell; the same is said once. */
function joined(values: readonly string[]): string {
  return [...new Set(values)].filter((value) => value !== '').join('; ')
}
