import type { RosterEntry, RosterField, RosterProblem, RosterProblemCode } from './roster.ts'
import type { RosterRecord } from './roster-record.ts'
import type { PeopleIndex } from '../people-index.job.ts'
import { emailKey, nameKey, numberKey, sharesWord } from './key.job.ts'

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

/** Everybody whom a line may be about, so that nobody is taken to be missing who is named in it. */
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
    .filter(({ jobs }) => jobs.some((job) => hiredOn !== null && job.hiredOn === hiredOn))
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
