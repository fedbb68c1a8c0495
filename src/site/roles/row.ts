import type { SiteDetails } from '../../organization/details-shape.ts'
import { isSamePerson } from '../../organization/site-details.ts'
import { type HeldRole, isRole, roleAt, type RolePlace, rolesIn } from './role.ts'

/**
 * Where a role is in other details that give it another number or another title, and nothing else. Null where the role
 * is as it was, is somebody else's, or can't be told from others.
 */
export function renewedPlace(after: SiteDetails, before: SiteDetails, place: RolePlace): RolePlace | null {
  const role = roleAt(before, place)
  if (role === undefined || placeIn(after, before, place) !== null) return null
  const old = rolesIn(before)
  const renewed = rolesIn(after).filter(
    (held) => isSameButOne(held, role) && !old.some((other) => isSameRow(other, held)),
  )
  if (renewed.length === 0) return null
  const gone = old.filter(
    (held) => renewed.some((each) => isSameButOne(each, held)) && placeIn(after, before, held) === null,
  )
  return rowIn(renewed, gone, role, haveSameLength(before, after))
}

/**
 * Where a role of one version is in another that gives it the same title, number and name. Null where no row does, or
 * where the row can't be told from others of the same person.
 */
export function placeIn(after: SiteDetails, before: SiteDetails, place: RolePlace): RolePlace | null {
  const role = roleAt(before, place)
  if (role === undefined) return null
  const same = (held: HeldRole) => isSameRow(held, role)
  return rowIn(rolesIn(after).filter(same), rolesIn(before).filter(same), role, haveSameLength(before, after))
}

/** Whether other details leave a role out: nothing is in its place, or another row of the ones before is. */
export function isLeftOut(after: SiteDetails, before: SiteDetails, place: RolePlace): boolean {
  if (placeIn(after, before, place) !== null || renewedPlace(after, before, place) !== null) return false
  if (roleAt(after, place) === undefined) return true
  return rolesIn(before).some((other) => {
    const now = isRole(other, place) ? null : placeIn(after, before, other)
    return now !== null && isRole(now, place)
  })
}

/** Whether two rows of the same role are of the same person. */
export function isSameRow(one: HeldRole, other: HeldRole): boolean {
  return one.role === other.role && isSamePerson(one.holder, other.holder)
}

/** Whether rows of two versions are for the same hours, or are of a role that has none. */
export function haveSameHours({ holder: one }: HeldRole, { holder: other }: HeldRole): boolean {
  if (!('days' in one) || !('days' in other)) return !('days' in one) && !('days' in other)
  return one.from === other.from && one.to === other.to && [...one.days].sort().join() === [...other.days].sort().join()
}

export function haveSameLength(one: SiteDetails, other: SiteDetails): boolean {
  return one.named.length === other.named.length
}

/** Whether two rows of the same role differ in nothing but their number, or their title. */
export function isSameButOne(one: HeldRole, other: HeldRole): boolean {
  const without = (part: 'role' | 'phone') =>
    isSamePerson({ ...one.holder, [part]: '' }, { ...other.holder, [part]: '' })
  return one.role === other.role && (without('phone') || without('role'))
}

/**
 * Which of some rows one of the old ones has become, when each of them could be. Rows stay in their places, with other
 * hours or with the same, unless a row was added or removed above them. Where it could be one row as well as another,
 * it's none.
 */
function rowIn(
  rows: readonly HeldRole[],
  old: readonly HeldRole[],
  row: HeldRole,
  isSameLength: boolean,
): RolePlace | null {
  const isUnchanged = (one: HeldRole, all: readonly HeldRole[]) =>
    all.some((other) => isRole(other, one) && haveSameHours(other, one))
  const forHoursOf = (all: readonly HeldRole[], like: HeldRole) => all.filter((each) => haveSameHours(each, like))
  const here = rows.find((other) => isRole(other, row))
  const others = here === undefined ? [] : forHoursOf(old, here).filter((each) => !isUnchanged(each, rows))
  const found = (): HeldRole | undefined => {
    if (rows.length === 1 && old.length === 1) return rows[0]
    // A row like this one that's gone from its place further down has moved up when this one was removed.
    if (isUnchanged(row, rows)) return others.some(({ place }) => place > row.place) ? undefined : here
    const same = forHoursOf(rows, row)
    if (!isSameLength) return same.length === 1 && forHoursOf(old, row).length === 1 ? same[0] : undefined
    return others.length > 0 || same.some((each) => !isUnchanged(each, old)) ? undefined : here
  }
  const one = found()
  return one === undefined ? null : { role: one.role, place: one.place }
}
