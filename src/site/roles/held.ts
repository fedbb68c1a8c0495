import type { EventOf } from '../../ledger/event.ts'
import type { SiteDetails } from '../../organization/details-shape.ts'
import { isSamePerson } from '../../organization/site-details.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { type HeldRole, isRole, roleAt, type RoleLink, type RolePlace, rolesIn } from './role.ts'
import { isSameRow } from './row.ts'

/** Details that aren't published yet, and the first day on which they would be in effect. */
export interface Unpublished {
  readonly details: SiteDetails
  readonly from: CalendarDate
}

/** A link with a role of some details for which it counts. */
export interface Count extends RoleLink {
  readonly details: SiteDetails
  /** The place in the ledger of what brought it there: the last one to be brought to a role holds it. */
  readonly seq: number
  /**
   * It's for whichever rows the details give to the same person, as long as they have no link of their own. Once it's
   * removed, its own row is like them. A link of only its own row still holds it after being removed, so nobody does.
   */
  readonly isForRows: boolean
  /** Each time that somebody said that it's still right. */
  readonly confirmations: readonly EventOf<'role_confirmed'>[]
  /** The entry that removed it, or null. */
  readonly removed: EventOf<'role_unlinked'> | null
}

/** Details while they're in effect. */
export interface Stage extends Unpublished {
  /** Null for details that aren't published yet. */
  readonly version: number | null
  /** The place of the version in the ledger. */
  readonly seq: number
  /** Whether its first day decides which links go along to it. For other versions, publishing them decides that. */
  readonly isAhead: boolean
  /** Whether it was published since each row has a link of its own. */
  readonly isByRow: boolean
}

/** The links that hold the roles of some details. */
export function heldIn(stage: Stage, counts: readonly Count[]): Count[] {
  const { details } = stage
  const here = counts
    .flatMap((count) => {
      const found = placeAt(stage, count)
      return found === null ? [] : [{ ...count, role: found.role, place: found.place, details }]
    })
    .sort((one, other) => one.seq - other.seq)
  const all = rolesIn(details)
  const lastOf = (role: RolePlace) => here.findLast((count) => isRole(count, role))
  const own = all.flatMap((role) => {
    const last = lastOf(role)
    return last === undefined || (last.isForRows && last.removed !== null) ? [] : [last]
  })
  return all.flatMap((role) => {
    const held = own.find((count) => isRole(count, role))
    if (held !== undefined) return [held]
    const shared = lastForRow(
      role,
      own.filter(({ isForRows }) => isForRows),
      all,
    )
    return shared === undefined ? [] : [{ ...shared, seq: Math.max(shared.seq, lastOf(role)?.seq ?? 0) }]
  })
}

/** The last of some links that's for the same person as a role, as a link of that role. */
function lastForRow(role: HeldRole, counts: readonly Count[], all: readonly HeldRole[]): Count | undefined {
  const rows = all.filter(({ holder }) => isSamePerson(holder, role.holder))
  const [last] = counts
    .filter((count) => rows.some((row) => isRole(row, count)))
    .sort((one, other) => other.seq - one.seq)
  return last === undefined ? undefined : { ...last, role: role.role, place: role.place }
}

/** Where a link is in the details of a stage. Before each row had a link of its own, the order of the rows decided. */
export function placeAt({ details, isByRow }: Stage, count: Count): RolePlace | null {
  if (isByRow) return count.details === details ? count : null
  const own = roleAt(count.details, count)
  if (own === undefined) return null
  const nth = rolesIn(count.details)
    .filter((held) => isSameRow(held, own))
    .findIndex((held) => isRole(held, own))
  return rolesIn(details).filter((held) => isSameRow(held, own))[nth] ?? null
}

/**
 * The links of other rows that count for roles without one, as links of those roles alone. In a version in which each row
 * has its own, there are none: see `movedTo`.
 */
export function sharedIn(stage: Stage, counts: readonly Count[]): Count[] {
  if (stage.isByRow) return []
  const held = heldIn(stage, counts)
  const all = rolesIn(stage.details)
  const inForce = held.filter(({ removed }) => removed === null)
  return all.flatMap((role) => {
    const own = held.find((count) => isRole(count, role))
    if (own !== undefined) return own.isForRows ? [{ ...own, isForRows: false }] : []
    const last = lastForRow(role, inForce, all)
    return last === undefined ? [] : [{ ...last, isForRows: false }]
  })
}

/** The place in the ledger of what was last decided about a link. */
export function decidedAt({ linked, confirmed, removed }: Count): number {
  return Math.max(linked.seq, confirmed?.seq ?? 0, removed?.seq ?? 0)
}

export function linkOf({ id, role, place, person, linked, confirmed }: RoleLink): RoleLink {
  return { id, role, place, person, linked, confirmed }
}
