import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { RosterNote } from './roster.ts'
import { isLive } from './roster-record.ts'
import { inTurns } from '../../platform/jobs/turn.job.ts'
import { emailKey, inSpokenOrder, nameKey, numberKey } from './key.job.ts'
import type { Line } from './line.job.ts'
import type { RosterIndex } from './match.job.ts'

/** The person whom a cell names, or the reason why that isn't clear. */
export type Found = { readonly person: PersonId } | { readonly note: RosterNote }

export type FindSupervisor = (text: string, ofPerson: PersonId) => Found

/**
 * Finds supervisors by number, by address or by name, on record and in the file: whoever is new has an id before the
 * first line is applied, so a supervisor may stand anywhere in the file.
 */
export async function supervisorFinder(
  index: RosterIndex,
  lines: readonly Line[],
  today: CalendarDate,
): Promise<FindSupervisor> {
  const inFile = new Map<string, Set<PersonId>>()
  const working = new Set<PersonId>()
  for await (const { about, entry } of inTurns(lines)) {
    if (about === null) continue
    working.add(about.person)
    for (const key of keysOf(entry)) inFile.set(key, (inFile.get(key) ?? new Set()).add(about.person))
  }
  const onRecord = (key: string): PersonId[] => {
    const [kind = '', ...rest] = key.split(' ')
    const found = indexBy(index, kind).get(rest.join(' ')) ?? []
    for (const { person, jobs } of found) if (jobs.some((job) => isLive(job, today))) working.add(person)
    return found.map(({ person }) => person)
  }
  return (text, ofPerson) => {
    const keys = keysOf({ number: text, email: text, name: inSpokenOrder(text) })
    const ways = keys.map((key) => [...new Set([...(inFile.get(key) ?? []), ...onRecord(key)])])
    const found = ways.find((people) => people.length > 0) ?? []
    const [only, ...others] = found.length > 1 ? found.filter((person) => working.has(person)) : found
    if (only === undefined) return noted(found.length === 0 ? 'supervisor-unknown' : 'supervisor-several', text)
    if (others.length > 0) return noted('supervisor-several', text)
    return only === ofPerson ? noted('supervisor-self', text) : { person: only }
  }
}

function keysOf({ number, email, name }: { number: string | null; email: string | null; name: string | null }) {
  return [
    ...(number === null ? [] : [`number ${numberKey(number)}`]),
    ...(email === null ? [] : [`email ${emailKey(email)}`]),
    ...(name === null ? [] : [`name ${nameKey(name)}`]),
  ]
}

function indexBy(index: RosterIndex, kind: string): RosterIndex['byName'] {
  if (kind === 'number') return index.byNumber
  return kind === 'email' ? index.byEmail : index.byName
}

function noted(code: RosterNote['code'], value: string): Found {
  return { note: { code, value } }
}
