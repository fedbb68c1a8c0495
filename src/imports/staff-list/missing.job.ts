import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import { NO_CELLS, type RosterDetail, type RosterNote } from './roster.ts'
import { isCurrent, type Job, type RosterRecord } from './roster-record.ts'
import { changesOf } from './roster-change.ts'
import type { RosterChoices } from './choice.job.ts'
import { folded } from '../../requirements/standing.store.ts'
import { inTurns } from '../turn.job.ts'
import { SAME_VALUE } from './key.job.ts'
import type { RosterRow } from './limits.job.ts'
import type { RosterIndex } from './match.job.ts'

/** Everybody who works at the sites of the file and is named nowhere in it, by name. */
export async function missingIn(
  index: RosterIndex,
  mentioned: ReadonlySet<PersonId>,
  choices: RosterChoices,
  today: CalendarDate,
): Promise<Omit<RosterRow, 'line'>[]> {
  const found: { readonly sortName: string; readonly row: Omit<RosterRow, 'line'> }[] = []
  for await (const record of inTurns(index.byPerson.values())) {
    const jobs = mentioned.has(record.person) ? [] : jobsInScope(record, choices, today)
    if (jobs.length === 0) continue
    found.push({ sortName: folded(record.name ?? ''), row: missingRow(record, jobs, choices, today) })
  }
  return found.sort((a, b) => (a.sortName < b.sortName ? -1 : 1)).map(({ row }) => row)
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
  const work = { person: record.person, jobs: open.map(({ spell }) => spell), entry: { ...NO_CELLS, lastDay } }
  const compared = changesOf(work, record, SAME_VALUE, today)
  if (compared === null || compared.problems.length > 0) {
    return { ...row, outcome: 'unclear', detail: { ...kept, problems: compared?.problems ?? [] } }
  }
  return { ...row, outcome: 'missing-left', detail: { ...kept, changes: compared.changes, work } }
}
