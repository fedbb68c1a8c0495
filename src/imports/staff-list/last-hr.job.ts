import type { PersonId } from '../../ledger/event.ts'
import type { RosterDetail } from './roster.ts'
import type { RosterRecord } from './roster-record.ts'

type Ending = Pick<RosterDetail, 'work' | 'changes'>

/**
 * Returns the people whom the lines may not separate, because no one who can sign in would be left in HR: those of HR
 * who leave by them, when that is everyone.
 * @param staying who is in HR, can sign in, and has no last day yet.
 */
export function lastOfHr(
  lines: readonly Ending[],
  records: ReadonlyMap<PersonId, RosterRecord>,
  staying: readonly PersonId[],
): ReadonlySet<PersonId> {
  const ended = new Set(lines.flatMap((line) => (endsJobs(line) ? (line.work?.jobs ?? []) : [])))
  const leaves = (person: PersonId) => {
    const open = records.get(person)?.jobs.filter(({ until }) => until === null) ?? []
    return open.length > 0 && open.every(({ spell }) => ended.has(spell))
  }
  return new Set(staying.every(leaves) ? staying : [])
}

export function endsJobs({ work, changes }: Ending): boolean {
  return work !== null && work.jobs.length > 0 && changes.some(({ field }) => field === 'last_day')
}

/** The line as it is shown and kept, with the reason. */
export function withoutLastHr(detail: RosterDetail): RosterDetail {
  const to = detail.changes.find(({ field }) => field === 'last_day')?.to ?? ''
  const problem = { code: 'last-hr', field: 'last_day', value: to, other: '' } as const
  return { ...detail, changes: [], problems: [problem], work: null }
}
