import type { RosterEntry, RosterField, RosterProblem, RosterProblemCode, RosterNote } from './import.ts'
import { type RosterRecord, isLive } from './record.ts'
import { type PeopleIndex, emailKey, nameKey, numberKey, sharesWord, inSpokenOrder } from '../people-index.job.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import { inTurns } from '../../platform/jobs/turn.job.ts'
import type { Line } from './line.job.ts'

export type RosterIndex = PeopleIndex<RosterRecord>

/** The person a line is about: on record, new, or unknown. */
export type Match =
  | { readonly kind: 'known'; readonly record: RosterRecord }
  | { readonly kind: 'new' }
  | { readonly kind: 'doubt'; readonly problem: RosterProblem; readonly candidates: readonly RosterRecord[] }

/** By employee number, else by e-mail address, else by name and day of hire. */
export function matchOf(entry: RosterEntry, index: RosterIndex): Match {
  const { number, email } = entry
  const ofNumber = number === null ? [] : (index.byNumber.get(numberKey(number)) ?? [])
  const ofEmail = email === null ? [] : (index.byEmail.get(emailKey(email)) ?? [])
  if (ofNumber.length > 1) return doubt('several-people', 'employee_number', number, '', ofNumber)
  if (ofEmail.length > 1) return doubt('several-people', 'email', email, '', ofEmail)
  const [byNumber] = ofNumber
  const [byEmail] = ofEmail
  if (byNumber !== undefined && byEmail !== undefined && byNumber !== byEmail) {
    return doubt('number-and-email-differ', 'email', email, byEmail.name, [byNumber, byEmail])
  }
  // Both together are proof enough for a name that is another one altogether.
  if (byNumber !== undefined && byEmail !== undefined) return { kind: 'known', record: byNumber }
  if (byNumber !== undefined) {
    return mayBe(entry, byNumber) ?? doubt('number-other-name', 'employee_number', number, byNumber.name, ofNumber)
  }
  if (byEmail !== undefined) {
    return mayBe(entry, byEmail) ?? doubt('email-other-name', 'email', email, byEmail.name, ofEmail)
  }
  return matchByName(entry, index)
}

/** Everyone a line may be about, so that nobody named in the file counts as missing. */
export function namedIn({ number, email, name }: RosterEntry, index: RosterIndex): readonly RosterRecord[] {
  return [
    ...(number === null ? [] : (index.byNumber.get(numberKey(number)) ?? [])),
    ...(email === null ? [] : (index.byEmail.get(emailKey(email)) ?? [])),
    ...(name === null ? [] : (index.byName.get(nameKey(name)) ?? [])),
  ]
}

/**
 * Two people of one name and with a number each are two people. Without, a day of hire shows that it is the same one,
 * unless another address speaks against it.
 */
function matchByName({ name, number, email, hiredOn }: RosterEntry, index: RosterIndex): Match {
  if (name === null) return { kind: 'new' }
  const namesakes = (index.byName.get(nameKey(name)) ?? []).filter(
    (record) => number === null || record.numbers.length === 0,
  )
  const sameHire = namesakes
    .filter(({ emails }) => email === null || emails.length === 0)
    .filter(({ employments }) => employments.some((employment) => hiredOn !== null && employment.hiredOn === hiredOn))
  const [only] = sameHire
  if (only !== undefined && sameHire.length === 1) return { kind: 'known', record: only }
  return namesakes.length === 0 ? { kind: 'new' } : doubt('name-known', 'name', name, '', namesakes)
}

function mayBe({ name }: RosterEntry, record: RosterRecord): Match | null {
  const fits = name === null || record.name === null || sharesWord(name, record.name)
  return fits ? { kind: 'known', record } : null
}

function doubt(
  code: RosterProblemCode,
  field: RosterField,
  value: string | null,
  other: string | null,
  candidates: readonly RosterRecord[],
): Match {
  return { kind: 'doubt', problem: { code, field, value: value ?? '', other: other ?? '' }, candidates }
}

/** The person whom a cell names, or the reason why that isn't clear. */
type Found = { readonly person: PersonId } | { readonly note: RosterNote }

export type FindSupervisor = (text: string, ofPerson: PersonId) => Found

/**
 * Finds supervisors by number, by address or by name, on record and in the file. New people have an id before the first
 * line is applied, so a supervisor may be anywhere in the file.
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
    for (const { person, employments } of found)
      if (employments.some((employment) => isLive(employment, today))) working.add(person)
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
