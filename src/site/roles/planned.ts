import type { SiteDetails } from '../../organization/details-shape.ts'
import type { RoleNow } from './drift.ts'
import { type HeldRole, isRole } from './role.ts'
import { isSameRow, placeIn, renewedPlace } from './row.ts'

/**
 * What details that are to come do to a linked role: they change its number or title and the link ends, stays because
 * somebody decided so since they were planned, or stays while its person is away. `other` gives the role to somebody
 * else, or drops it.
 */
export type PlannedChange = 'renewed' | 'stays' | 'away' | 'other'

export interface ChangedRole extends HeldRole {
  readonly change: PlannedChange
}

interface Version {
  /** As they were published. */
  readonly details: SiteDetails
  readonly roles: readonly RoleNow[]
}

/** The linked roles that details which are to come change. @param then with the links as they'd be on the first day */
export function changedRoles(now: Version, then: Version): ChangedRole[] {
  return now.roles.flatMap((role): ChangedRole[] => {
    const { link } = role
    const hasLink = (next: RoleNow | undefined) => link !== null && next?.link?.id === link.id
    const isSame = placeIn(then.details, now.details, role) !== null
    if (link === null || isSame || then.roles.some((next) => hasLink(next) && isSameRow(next, role))) return []
    const renewed = renewedPlace(then.details, now.details, role)
    if (renewed === null) return [{ ...role, change: 'other' }]
    const next = then.roles.find((each) => isRole(each, renewed))
    return [{ ...role, change: !hasLink(next) ? 'renewed' : next?.drift == null ? 'stays' : 'away' }]
  })
}
