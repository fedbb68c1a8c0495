import { addDays, type CalendarDate } from '../../platform/time/calendar.ts'
import type { Leave } from '../../ledger/history.ts'
import {
  NO_CELLS,
  type RosterChange,
  type RosterEntry,
  type RosterField,
  type RosterProblem,
  type RosterWork,
} from './import.ts'
import type { Employment, RosterRecord } from './record.ts'

export interface Compared {
  readonly changes: readonly RosterChange[]
  readonly problems: readonly RosterProblem[]
}

/** How values of the person are compared: names without regard to capitals, numbers to zeros in front. */
export interface SameValue {
  name(one: string, other: string): boolean
  number(one: string, other: string): boolean
  email(one: string, other: string): boolean
}

const NOTHING: Compared = { changes: [], problems: [] }

/**
 * Returns the changes that a line makes to the present records. An empty cell changes nothing. Returns null when its
 * employments aren't on record anymore.
 */
export function changesOf(
  { entry, jobs: spells }: RosterWork,
  record: RosterRecord | null,
  same: SameValue,
  today: CalendarDate,
): Compared | null {
  const held = spells.map((spell) => record?.employments.find((employment) => employment.spell === spell))
  if (held.some((employment) => employment === undefined)) return null
  const found = held.filter((employment) => employment !== undefined)
  return together([
    record === null ? newFacts(entry) : factChanges(entry, record, same),
    ...(spells.length === 0
      ? [employmentOf(entry)]
      : found.map((employment) => employmentChanges(entry, employment, today))),
    leaveChanges(entry, record, today),
  ])
}

/** The name is shown next to the changes. */
function newFacts({ number, email, language }: RosterEntry): Compared {
  return noted(null, [
    ['employee_number', number],
    ['email', email],
    ['language', language],
  ])
}

function factChanges({ name, number, email }: RosterEntry, record: RosterRecord, same: SameValue): Compared {
  const changes: RosterChange[] = []
  if (name !== null && (record.name === null || !same.name(name, record.name))) {
    changes.push({ field: 'name', from: record.name, to: name })
  }
  if (number !== null && !record.numbers.some((known) => same.number(known, number))) {
    changes.push({ field: 'employee_number', from: record.numbers[0] ?? null, to: number })
  }
  if (email !== null && !record.emails.some((known) => same.email(known, email))) {
    changes.push({ field: 'email', from: record.emails[0] ?? null, to: email })
  }
  return { changes, problems: [] }
}

/** An employment that begins. */
function employmentOf(entry: RosterEntry): Compared {
  return noted(null, textsOf(entry))
}

function employmentChanges(entry: RosterEntry, employment: Employment, today: CalendarDate): Compared {
  const { hiredOn, lastDay, firstContactOn } = entry
  const problems: RosterProblem[] = []
  const problem = (code: RosterProblem['code'], field: RosterField, value: string, other: string) =>
    problems.push({ code, field, value, other })
  if (hiredOn !== null && employment.hiredOn !== null && hiredOn !== employment.hiredOn) {
    problem('hire-date-differs', 'hired_on', hiredOn, employment.hiredOn)
  }
  if (lastDay !== null && employment.until !== null && lastDay !== employment.until) {
    problem('last-day-differs', 'last_day', lastDay, employment.until)
  }
  const firstDay = employment.hiredOn ?? hiredOn ?? employment.from
  if (lastDay !== null && lastDay < firstDay) {
    problem('last-day-before-hire', 'last_day', lastDay, firstDay)
  }
  if (firstContactOn !== null && firstContactOn < firstDay) {
    problem('contact-before-hire', 'first_contact_on', firstContactOn, firstDay)
  }
  // The current place of someone who has left isn't a change.
  const isOver = lastDay !== null && lastDay < today
  const told = textsOf(entry).filter(([field]) => !isOver || OF_THE_PAST.has(field))
  return { changes: noted(employment, told).changes, problems }
}

/** Facts that can still be added to an employment that is over. */
const OF_THE_PAST: ReadonlySet<RosterField> = new Set(['hired_on', 'first_contact_on', 'last_day'])

type Texts = readonly (readonly [RosterField, string | null])[]

function textsOf(entry: RosterEntry): Texts {
  return [
    ['site', entry.site],
    ['department', entry.department],
    ['position', entry.position],
    ['supervisor', entry.supervisor],
    ['type', entry.type],
    ['works_with_youth', answer(entry.worksWithYouth)],
    ['hired_on', entry.hiredOn],
    ['first_contact_on', entry.firstContactOn],
    ['last_day', entry.lastDay],
  ]
}

/** Returns the values of the line that the employment doesn't have. */
function noted(employment: Employment | null, texts: Texts): Compared {
  const known = new Map(employment === null ? [] : textsOf({ ...NO_CELLS, ...employment, lastDay: employment.until }))
  const changes = texts.flatMap(([field, to]): RosterChange[] => {
    const from = known.get(field) ?? null
    return to === null || to === from ? [] : [{ field, from, to }]
  })
  return { changes, problems: [] }
}

/** A leave is known by its first day. One that has ended on record ends there. */
export function leaveChanges(
  { leaveFrom, leaveUntil }: RosterEntry,
  record: RosterRecord | null,
  today: CalendarDate,
): Compared {
  if (leaveFrom === null && leaveUntil === null) return NOTHING
  const { leaves, employments } = record ?? { leaves: [], employments: [] }
  const lastDays = employments.flatMap(({ until }) => until ?? [])
  const held =
    leaveFrom === null
      ? leaves.find((leave) => leave.until === null || leave.until === leaveUntil)
      : leaves.find((leave) => leave.from === leaveFrom)
  if (held !== undefined) return returnChange(leaveUntil, held, lastDays, today)
  if (leaveFrom === null) return problemOf('return-without-leave', 'leave_until', leaveUntil ?? '', '')
  const within = leaves.find((leave) => leave.until === null || leaveFrom < leave.until)
  // Two leaves that follow each other are one on record.
  if (within !== undefined && (within.until ?? within.expectedReturn) === leaveUntil) {
    return returnChange(leaveUntil, within, lastDays, today)
  }
  if (within !== undefined) return problemOf('leave-differs', 'leave_from', leaveFrom, within.from)
  return noted(null, [
    ['leave_from', leaveFrom],
    ['leave_until', leaveUntil],
  ])
}

function returnChange(
  leaveUntil: CalendarDate | null,
  held: Leave,
  lastDays: readonly CalendarDate[],
  today: CalendarDate,
): Compared {
  if (leaveUntil === null || held.until === leaveUntil) return NOTHING
  if (held.until !== null) {
    const hasLeft = lastDays.includes(addDays(held.until, -1)) && held.until < leaveUntil
    return hasLeft ? NOTHING : problemOf('leave-differs', 'leave_until', leaveUntil, held.until)
  }
  if (leaveUntil <= held.from) return problemOf('return-before-leave', 'leave_until', leaveUntil, held.from)
  if (leaveUntil > today && leaveUntil === held.expectedReturn) return NOTHING
  // Expected back on that day, or back since that day: the date is the same, and what is recorded is not.
  const from = leaveUntil === held.expectedReturn ? null : held.expectedReturn
  return { changes: [{ field: 'leave_until', from, to: leaveUntil }], problems: [] }
}

function problemOf(code: RosterProblem['code'], field: RosterField, value: string, other: string): Compared {
  return { changes: [], problems: [{ code, field, value, other }] }
}

/** Two employments that end on one day are one change. */
function together(parts: readonly Compared[]): Compared {
  const changes = new Map(parts.flatMap((part) => part.changes).map((change) => [JSON.stringify(change), change]))
  return { changes: [...changes.values()], problems: parts.flatMap((part) => part.problems) }
}

function answer(yes: boolean | null): string | null {
  if (yes === null) return null
  return yes ? 'yes' : 'no'
}
