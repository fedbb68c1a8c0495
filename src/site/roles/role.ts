import type { NamedPerson, Person, SiteDetails } from '../../organization/details-shape.ts'
import { firstMomentAlone, isSamePerson } from '../../organization/site-details.ts'
import type { SiteRole } from '../../ledger/bodies/role.ts'
import type { EventOf, LedgerEvent, PersonId } from '../../ledger/event.ts'
import { isKind } from '../../ledger/history.ts'

/** A role of a site's details. `place` counts the named people from 0; every other role has only 0. */
export interface RolePlace {
  readonly role: SiteRole
  readonly place: number
}

/** A role with what the details say of whoever holds it. */
export interface HeldRole extends RolePlace {
  readonly holder: Person | NamedPerson
}

/** The person on record who holds a role, as somebody chose them by hand. */
export interface RoleLink extends RolePlace {
  readonly id: string
  readonly person: PersonId
  /** When it was made, whichever later versions it was kept for. */
  readonly linked: LinkEntry
  /** Somebody said later that the link is still right. */
  readonly confirmed: LinkEntry | null
}

type LinkEntry = EventOf<'role_linked'> | EventOf<'role_confirmed'>

/** Every role that the details fill, in the order in which staff turn to them. */
export function rolesIn({ named, backup, ifAboutThatPerson, support }: SiteDetails): HeldRole[] {
  const one = (role: SiteRole, holder: Person | null) => (holder === null ? [] : [{ role, place: 0, holder }])
  return [
    ...named.map((holder, place) => ({ role: 'named', place, holder }) as const),
    ...one('backup', backup),
    ...one('alternative', ifAboutThatPerson),
    ...one('support', support),
  ]
}

export function isRole(one: RolePlace, other: RolePlace): boolean {
  return one.role === other.role && one.place === other.place
}

/** Whether an entry made a link, or kept it for another version: the first one with its id made it. */
export function isEntryOf(link: string, event: LedgerEvent): boolean {
  return isKind('role_linked')(event) && event.body.link === link
}

/** Whether two roles need two people: staff turn to the alternative when the concern is about whoever they tell. */
export function needTwoPeople(one: RolePlace, other: RolePlace): boolean {
  const isTold = ({ role }: RolePlace) => role === 'named' || role === 'backup'
  const isAlternative = ({ role }: RolePlace) => role === 'alternative'
  return (isTold(one) && isAlternative(other)) || (isAlternative(one) && isTold(other))
}

/** A role with the person who is linked to it, under one record. */
export type Linked = RolePlace & Pick<RoleLink, 'person'>

/**
 * The first moment of the week, as `mon 20:00`, from which the person of a role is on duty alone and the backup as well:
 * whoever doesn't reach the one doesn't reach the other. A link counts for every role without one that the details give
 * to the same person.
 */
export function firstMomentAsBackup(
  details: SiteDetails,
  links: readonly Linked[],
  { person, ...role }: Linked,
): string | null {
  const roles = rolesIn(details)
  const holder = roles.find((held) => isRole(held, role))?.holder
  const isTheirs = (each: RolePlace) => {
    if (isRole(each, role)) return true
    const link = links.find((other) => isRole(other, each))
    if (link !== undefined) return link.person === person
    const other = roles.find((held) => isRole(held, each))?.holder
    return holder !== undefined && other !== undefined && isSamePerson(holder, other)
  }
  const isBackup = details.backup !== null && isTheirs({ role: 'backup', place: 0 })
  return isBackup ? firstMomentAlone(details.named, (_, place) => isTheirs({ role: 'named', place })) : null
}

export function roleAt(details: SiteDetails, place: RolePlace): HeldRole | undefined {
  return rolesIn(details).find((held) => isRole(held, place))
}
