import { canonicalJson } from '../../platform/codes/canonical.ts'
import { partsFromOrganization, type SitePublishedEvent } from '../../ledger/site-version.ts'
import { digitsOf } from '../../organization/site-details.ts'
import type { RolePlace } from '../roles/role.ts'
import type { NamedPerson, Reachable, SiteDetails } from '../../organization/details-shape.ts'

/** The people of a site whom staff call, in its details or in a draft of them. */
export interface Callable {
  readonly named: readonly NamedPerson[]
  readonly backup: Reachable | null
  readonly ifAboutThatPerson: Reachable | null
}

/** One number of one person, however many rows of hours have it. */
interface PersonNumber {
  /** The first field of the site's form that has it: `named-0`, `backup` … */
  readonly field: string
  readonly person: Reachable
}

/** A number that is to become another. */
export interface NumberChange {
  readonly role: string
  readonly from: string
  readonly to: string
  /** Whether no other role has the old number: then it's this person's under any title. */
  readonly isOnly: boolean
}

export function numbersOf({ named, backup, ifAboutThatPerson }: Callable): PersonNumber[] {
  const all = [
    ...named.map((person, index) => ({ field: `named-${index}`, person })),
    { field: 'backup', person: backup },
    { field: 'ifAboutThatPerson', person: ifAboutThatPerson },
  ]
  const seen = new Set<string>()
  return all.flatMap(({ field, person }) => {
    if (person === null || person.phone === '') return []
    const key = canonicalJson([person.role, person.phone])
    if (seen.has(key)) return []
    seen.add(key)
    return [{ field, person }]
  })
}

/** The fields of a role in the site's form start with this. */
export function fieldOfRole({ role, place }: RolePlace): string {
  return role === 'named' ? `named-${place}` : role === 'alternative' ? 'ifAboutThatPerson' : role
}

/** @param phoneIn what a field has now: without an answer, it keeps its number */
export function changesOf(details: Callable, phoneIn: (field: string) => string | undefined): NumberChange[] {
  const numbers = numbersOf(details)
  return numbers.flatMap(({ field, person: { role, phone } }) => {
    const to = phoneIn(field) ?? phone
    const isOnly = numbers.filter(({ person }) => isSameNumber(person.phone, phone)).length === 1
    return to === phone ? [] : [{ role, from: phone, to, isOnly }]
  })
}

/** The same with the new numbers, in every row that has an old one. */
export function withChanges<Of extends Callable>(of: Of, changes: readonly NumberChange[]): Of {
  const renewed = <Someone extends Reachable>(person: Someone): Someone => {
    const change = changes.find(
      ({ from, role, isOnly }) => isSameNumber(person.phone, from) && (isOnly || person.role === role),
    )
    return change === undefined ? person : { ...person, phone: change.to }
  }
  return {
    ...of,
    named: of.named.map(renewed),
    backup: of.backup === null ? null : renewed(of.backup),
    ifAboutThatPerson: of.ifAboutThatPerson === null ? null : renewed(of.ifAboutThatPerson),
  }
}

/** The same with another number in every place, for what a change of any of them would end. */
export function withOtherNumbers<Of extends Callable>(of: Of): Of {
  const others = new Map(numbersOf(of).map(({ field, person }) => [field, `${person.phone}0`]))
  return withChanges(
    of,
    changesOf(of, (field) => others.get(field)),
  )
}

/** However its digits are grouped. */
function isSameNumber(one: string, other: string): boolean {
  return digitsOf(one) === digitsOf(other)
}

/** The changes that lead from what's live to other details, or null when anything else differs, too. */
export function onlyNumbers(
  live: SitePublishedEvent | null,
  { details, parts }: { readonly details: SiteDetails; readonly parts: readonly string[] },
): readonly NumberChange[] | null {
  if (live === null || canonicalJson(parts) !== canonicalJson(partsFromOrganization(live))) return null
  const before = live.body.details
  const after = numbersIn(details)
  const changes = changesOf(before, (field) => after.get(field))
  return changes.length > 0 && isSame(withChanges(before, changes), details) ? changes : null
}

function numbersIn({ named, backup, ifAboutThatPerson }: Callable): ReadonlyMap<string, string> {
  return new Map([
    ...named.map(({ phone }, index) => [`named-${index}`, phone] as const),
    ['backup', backup?.phone ?? ''],
    ['ifAboutThatPerson', ifAboutThatPerson?.phone ?? ''],
  ])
}

/** An earlier day of a call to one of the site's own lines is no change of the details. */
function isSame(before: SiteDetails, after: SiteDetails): boolean {
  const [one, other] = [before, after].map((details) => ({
    ...details,
    local: details.local.map((line) => ({ ...line, checkedOn: '' })),
  }))
  const isCalledSince = after.local.some((line, index) => line.checkedOn > (before.local[index]?.checkedOn ?? ''))
  return !isCalledSince && canonicalJson(one) === canonicalJson(other)
}
