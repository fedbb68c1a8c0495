import type { PersonId } from '../ledger/event.ts'
import { peopleNamed, peopleWithFact } from './by-fact.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { FieldProblem } from './change.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/** By e-mail, else by staff number, else by name. */
export async function peopleCalled(db: Database, text: string, { today }: SignedInVisit): Promise<PersonId[]> {
  const byEmail = await peopleWithFact(db, 'email', text.toLowerCase(), today)
  if (byEmail.length > 0) return byEmail
  const byNumber = await peopleWithFact(db, 'employee_number', text, today)
  return byNumber.length > 0 ? byNumber : peopleNamed(db, text)
}

/** Null for a field that was left empty, and for one that `supervisorProblem` has something to say of. */
export async function findSupervisor(db: Database, text: string, visit: SignedInVisit): Promise<PersonId | null> {
  return text === '' ? null : ((await peopleCalled(db, text, visit))[0] ?? null)
}

export async function supervisorProblem(
  db: Database,
  text: string,
  visit: SignedInVisit,
): Promise<FieldProblem | null> {
  if (text === '') return null
  const words = visit.t.account.newPerson
  const called = await peopleCalled(db, text, visit)
  if (called.length === 1) return null
  return ['supervisor', called.length === 0 ? words.supervisorUnknown : words.supervisorSeveral]
}

/** E-mail addresses and staff numbers are one person's. */
export async function factTakenProblem(
  db: Database,
  facts: { readonly email: string; readonly number: string },
  holder: PersonId | null,
  { today, t }: SignedInVisit,
): Promise<FieldProblem | null> {
  const isTaken = async (kind: 'email' | 'employee_number', value: string) =>
    value !== '' && (await peopleWithFact(db, kind, value, today)).some((person) => person !== holder)
  if (await isTaken('email', facts.email)) return ['email', t.account.newPerson.emailTaken]
  if (await isTaken('employee_number', facts.number)) return ['number', t.account.newPerson.numberTaken]
  return null
}
