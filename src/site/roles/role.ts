import type { NamedPerson, Person, SiteDetails } from '../../organization/details-shape.ts'
import { isSamePerson } from '../../organization/site-details.ts'
import type { SiteRole } from '../../ledger/bodies/role.ts'
import type { EventOf, PersonId } from '../../ledger/event.ts'
import { corrected, type History, isKind } from '../../ledger/history.ts'

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

/**
 * The links in force with some details. A link also counts for every other role without one of its own that the details
 * give to the same person, such as a second row of hours. A link goes along to another version while its role has the same title, number
 * and name there, or an entry with the same id keeps it; a role that was given to somebody else has no link. Nothing
 * compares names with those of people on record.
 * @param live the details in effect
 */
export function roleLinks(siteHistory: History, live: SiteDetails): RoleLink[] {
  const history = corrected(siteHistory)
  const versions = new Map(history.filter(isKind('site_published')).map(({ body }) => [body.version, body.details]))
  const confirmed = history.filter(isKind('role_confirmed'))
  const removed = new Set(history.filter(isKind('role_unlinked')).map(({ body }) => body.link))
  const entries = history.filter(isKind('role_linked'))
  const made = entries.reduce<RoleLink[]>((links, entry) => {
    const { link: id, person, role, place, version } = entry.body
    const then = versions.get(version)
    const now = then === undefined ? null : placeIn(live, then, { role, place })
    if (now === null) return links
    // The last one to be linked holds the role, also when that link was removed.
    const others = links.filter((other) => !isRole(other, now))
    if (removed.has(id)) return others
    const linked = entries.find(({ body }) => body.link === id) ?? entry
    return [
      ...others,
      { id, ...now, person, linked, confirmed: confirmed.findLast(({ body }) => body.link === id) ?? null },
    ]
  }, [])
  const all = rolesIn(live)
  return all.flatMap(({ role, place, holder }): RoleLink[] => {
    const own = made.find((link) => isRole(link, { role, place }))
    if (own !== undefined) return [own]
    const rows = all.filter((other) => isSamePerson(other.holder, holder))
    const shared = made.findLast((link) => rows.some((row) => isRole(link, row)))
    return shared === undefined ? [] : [{ ...shared, role, place }]
  })
}

/** Whether two roles need two people: staff turn to the alternative when the concern is about whoever they tell. */
export function needTwoPeople(one: RolePlace, other: RolePlace): boolean {
  const isTold = ({ role }: RolePlace) => role === 'named' || role === 'backup'
  const isAlternative = ({ role }: RolePlace) => role === 'alternative'
  return (isTold(one) && isAlternative(other)) || (isAlternative(one) && isTold(other))
}

/** The roles of some details that were linked under earlier ones, and aren't since the details changed. */
export function rolesWithLostLinks(siteHistory: History, live: SiteDetails): HeldRole[] {
  const history = corrected(siteHistory)
  const versions = new Map(history.filter(isKind('site_published')).map(({ body }) => [body.version, body.details]))
  const removed = new Set(history.filter(isKind('role_unlinked')).map(({ body }) => body.link))
  const linkedOnce = history.filter(isKind('role_linked')).flatMap(({ body }) => {
    const then = versions.get(body.version)
    if (then === undefined || removed.has(body.link)) return []
    const roles = rolesIn(then)
    const holder = roles.find((held) => isRole(held, body))?.holder
    return holder === undefined ? [] : roles.filter((held) => isSamePerson(held.holder, holder))
  })
  const links = roleLinks(siteHistory, live)
  return rolesIn(live).filter(
    (held) => !links.some((link) => isRole(link, held)) && linkedOnce.some((role) => isRole(role, held)),
  )
}

/**
 * Where a role is in other details that give it another number or another title, and nothing else. Null where the role
 * is as it was, or is somebody else's.
 */
export function renewedPlace(after: SiteDetails, before: SiteDetails, { role, place }: RolePlace): RolePlace | null {
  const old = rolesIn(before).filter((held) => held.role === role)
  const holder = old.find((held) => held.place === place)?.holder
  if (holder === undefined || placeIn(after, before, { role, place }) !== null) return null
  const renewed = rolesIn(after).filter(
    (held) =>
      held.role === role &&
      isSameButOne(held.holder, holder) &&
      !old.some((other) => isSamePerson(other.holder, held.holder)),
  )
  const found = renewed.find((held) => held.place === place) ?? renewed[0]
  return found === undefined ? null : { role, place: found.place }
}

function isSameButOne(one: Person, other: Person): boolean {
  const without = (part: 'role' | 'phone') => isSamePerson({ ...one, [part]: '' }, { ...other, [part]: '' })
  return without('phone') || without('role')
}

/** Where a role of one version is in another: the first two of the same named person stay the first two. */
function placeIn(after: SiteDetails, before: SiteDetails, { role, place }: RolePlace): RolePlace | null {
  const [old, next] = [rolesIn(before), rolesIn(after)]
  const holder = old.find((held) => isRole(held, { role, place }))?.holder
  if (holder === undefined) return null
  const same = (held: HeldRole) => held.role === role && isSamePerson(held.holder, holder)
  const nth = old.filter(same).findIndex((held) => isRole(held, { role, place }))
  const found = next.filter(same)[nth]
  return found === undefined ? null : { role, place: found.place }
}
