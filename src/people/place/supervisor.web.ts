import type { PersonId } from '../../ledger/event.ts'
import { currentFacts } from '../../ledger/fact.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { type FieldProblem, isOfAllSites, peopleCalled } from '../change.web.ts'

/** Returns null for an empty field, and for one that `supervisorProblem` rejects. */
export async function findSupervisor(db: Database, text: string, visit: SignedInVisit): Promise<PersonId | null> {
  return text === '' ? null : ((await peopleCalled(db, text, visit))[0] ?? null)
}

/** What the field says of a supervisor on record: the name, or what tells two people of the same name apart. */
export async function supervisorText(db: Database, supervisor: PersonId | null, visit: SignedInVisit): Promise<string> {
  const facts = supervisor === null ? undefined : (await currentFacts(db, [supervisor], visit.today)).get(supervisor)
  if (facts === undefined) return ''
  const { name, email, employee_number: number } = facts
  if (name !== null && (await peopleCalled(db, name, visit)).length === 1) return name
  return email ?? number ?? name ?? ''
}

export async function supervisorProblem(
  db: Database,
  text: string,
  visit: SignedInVisit,
): Promise<FieldProblem | null> {
  if (text === '') return null
  const words = visit.t.account.newPerson
  const unknown = isOfAllSites(visit) ? words.supervisorUnknown : words.supervisorNotYours
  const called = await peopleCalled(db, text, visit)
  if (called.length === 1) return null
  return ['supervisor', called.length === 0 ? unknown : words.supervisorSeveral]
}
