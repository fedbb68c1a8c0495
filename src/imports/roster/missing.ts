import type { CalendarDate } from '../../domain/calendar.ts'
import type { PersonId } from '../../domain/event.ts'
import type { RosterDetail, RosterEntry, RosterNote } from '../../domain/roster.ts'
import { isCurrent, type Job, type RosterRecord } from '../../domain/roster-record.ts'
import { changesOf } from '../../domain/roster-changes.ts'
import type { RosterChoices } from './choices.ts'
import { SAME_VALUE } from './keys.ts'
import type { RosterRow } from './limits.ts'
import type { RosterIndex } from './match.ts'

const NOTHING_SAID: RosterEntry = {
  number: null,
  email: null,
  name: null,
  site: null,
  department: null,
  position: null,
  supervisor: null,
  type: null,
  worksWithYouth: null,
  hiredOn: null,
  firstContactOn: null,
  lastDay: null,
  leaveFrom: null,
  leaveUntil: null,
  language: null,
}

/** Everybody who works at the sites of the file and is named nowhere in it, by name. */
export function missingIn(
  index: RosterIndex,
  mentioned: ReadonlySet<PersonId>,
  choices: RosterChoices,
  today: CalendarDate,
): Omit<RosterRow, 'line'>[] {
  const { compare } = new Intl.Collator('en')
  return [...index.byPerson.values()]
    .filter(({ person }) => !mentioned.has(person))
    .map((record) => ({ record, jobs: jobsInScope(record, choices, today) }))
    .filter(({ jobs }) => jobs.length > 0)
    .sort((a, b) => compare(a.record.name ?? '', b.record.name ?? '') || (a.record.person < b.record.person ? -1 : 1))
    .map(({ record, jobs }) => missingRow(record, jobs, choices, today))
}

/** The jobs on a day at the sites that the file covers. */
export function jobsInScope({ jobs }: RosterRecord, { scope }: RosterChoices, today: CalendarDate): Job[] {
  return jobs.filter((job) => isCurrent(job, today) && (scope === 'all' || scope.includes(job.site)))
}

/** Systems drop people on leave from the list: that is no sign that they have left. */
function missingRow(
  record: RosterRecord,
  jobs: readonly Job[],
  { missing, missingLastDay: lastDay }: RosterChoices,
  today: CalendarDate,
): Omit<RosterRow, 'line'> {
  const leave = record.leaves.find(({ from, until }) => from <= today && (until === null || today < until))
  const notes: RosterNote[] = leave === undefined ? [] : [{ code: 'on-leave', value: leave.from }]
  const open = jobs.filter((job) => job.until === null)
  const kept: RosterDetail = {
    name: record.name ?? '',
    changes: [],
    names: {},
    problems: [],
    notes,
    held: null,
    work: null,
  }
  const row = { outcome: 'missing', person: record.person, detail: kept } as const
  if (missing === 'keep' || leave !== undefined || open.length === 0) return row
  const work = { person: record.person, jobs: open.map(({ spell }) => spell), entry: { ...NOTHING_SAID, lastDay } }
  const compared = changesOf(work, record, SAME_VALUE, today)
  if (compared === null || compared.problems.length > 0) {
    return { ...row, outcome: 'unclear', detail: { ...kept, problems: compared?.problems ?? [] } }
  }
  return { ...row, outcome: 'missing-left', detail: { ...kept, changes: compared.changes, work } }
}
