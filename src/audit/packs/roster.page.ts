import { type StatusCounts, totals } from '../../requirements/compliance.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { PersonId, SiteId } from '../../ledger/event.ts'
import type { Standing } from '../../requirements/status.ts'
import { becauseText, dueCell, type Wording } from '../../requirements/because.page.ts'
import { text, type KitCell, type KitSection } from '../../packages/kit/layout.page.ts'
import { dayText, type PackFrame, packWords } from './layout.page.ts'
import type { PersonType } from '../../ledger/bodies/part.ts'

/** One person of the roster. */
export interface RosterPerson {
  readonly person: PersonId
  /** Null once it was erased. */
  readonly name: string | null
  readonly employeeNumber: string | null
  readonly placements: readonly RosterPlace[]
  readonly standing: Standing
  /** Of the rule in force; null when nothing is required, or once and for all. */
  readonly renewalMonths: number | null
}

interface RosterPlace {
  readonly site: SiteId
  readonly department: string
  readonly position: string
  readonly type: PersonType
  /** Null while HR does not know it. */
  readonly hiredOn: CalendarDate | null
  readonly until: CalendarDate | null
}

export const ROSTER_COLUMNS = [
  'person_id',
  'employee_number',
  'name',
  'type',
  'site',
  'department',
  'position',
  'hired_on',
  'last_day',
  'status',
  'status_name',
  'because',
  'rule',
  'due_on',
  'completed_on',
  'valid_until',
  'late',
  'as_of',
] as const

type Named = Pick<RosterPerson, 'name' | 'employeeNumber'>

/** With the number, where there is one: two people can have one name. */
export function personText({ name, employeeNumber }: Named, frame: PackFrame): string {
  const words = packWords(frame)
  const number = employeeNumber === null ? '' : ` (${words.roster.number(employeeNumber)})`
  return `${name ?? words.erased}${number}`
}

export function rosterCells(
  person: RosterPerson,
  siteNames: ReadonlyMap<SiteId, string>,
  wording: Wording,
  frame: PackFrame,
): KitCell[] {
  const words = packWords(frame).roster
  const { standing, placements, renewalMonths } = person
  const due = dueCell(standing, wording)
  const firstDay = ({ hiredOn, until }: RosterPlace) => {
    const first = hiredOn === null ? words.unknownDay : dayText(hiredOn, frame)
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

/** The columns of `roster.csv`, which keep their names and meaning; the rule comes from whoever counts rules. */
export function rosterValues(
  person: RosterPerson,
  siteNames: ReadonlyMap<SiteId, string>,
  wording: Wording,
  frame: PackFrame,
): Readonly<Record<Exclude<(typeof ROSTER_COLUMNS)[number], 'rule'>, string>> {
  const { standing, placements, renewalMonths } = person
  return {
    person_id: person.person.slice('person:'.length),
    employee_number: person.employeeNumber ?? '',
    name: person.name ?? '',
    type: joined(placements.map(({ type }) => wording.t.hr.type[type])),
    site: joined(placements.map(({ site }) => siteNames.get(site) ?? site)),
    department: joined(placements.map(({ department }) => department)),
    position: joined(placements.map(({ position }) => position)),
    hired_on: joined(placements.map(({ hiredOn }) => hiredOn ?? '')),
    last_day: joined(placements.map(({ until }) => until ?? '')),
    status: standing.status,
    status_name: wording.t.hr.status[standing.status],
    because: becauseText(standing, renewalMonths, wording),
    due_on: standing.dueOn ?? '',
    completed_on: standing.completedOn ?? '',
    valid_until: standing.validUntil ?? '',
    late: standing.completedOn === null ? '' : standing.late ? 'yes' : 'no',
    as_of: frame.asOf,
  }
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

/** What was asked of the people on the day, the rule of most of them first. */
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
