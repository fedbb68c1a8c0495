import type { PersonId } from '../../ledger/event.ts'
import { currentFacts } from '../../ledger/fact.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import type { FormState, Offer } from '../../platform/html/field.page.ts'
import { type FieldProblem, isOfAllSites, peopleCalled } from '../change.web.ts'
import { offersOf, peopleMeant } from '../search/meant.web.ts'

/** What a form says of the supervisor: what was typed, and whom of those offered for it somebody has chosen. */
export interface SupervisorForm {
  readonly supervisor: string
  readonly supervisorChosen?: string | undefined
}

/** Returns null for an empty field, and for one that `supervisorProblem` rejects. */
export async function findSupervisor(
  db: Database,
  form: SupervisorForm,
  visit: SignedInVisit,
): Promise<PersonId | null> {
  if (form.supervisor === '') return null
  const { people, isSure } = await peopleMeant(db, form.supervisor, visit)
  // A choice is about the text for which it was offered.
  return people.find((person) => isSure || person === form.supervisorChosen) ?? null
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
  form: SupervisorForm,
  visit: SignedInVisit,
): Promise<FieldProblem | null> {
  if (form.supervisor === '' || (await findSupervisor(db, form, visit)) !== null) return null
  const words = visit.t.account.newPerson
  const unknown = isOfAllSites(visit) ? words.supervisorUnknown : words.supervisorNotYours
  const { people } = await peopleMeant(db, form.supervisor, visit)
  return ['supervisor', people.length === 0 ? unknown : words.supervisorWho]
}

/** Those whom the text of a form may mean, for a form that goes back because of it, or with one of them chosen. */
export async function supervisorOffers(
  db: Database,
  { values, problems }: FormState,
  visit: SignedInVisit,
): Promise<Offer[]> {
  const { supervisor = '', supervisorChosen = '' } = values
  if (supervisor === '' || (problems['supervisor'] === undefined && supervisorChosen === '')) return []
  const { people, isSure } = await peopleMeant(db, supervisor, visit)
  return isSure ? [] : offersOf(db, people, visit)
}
