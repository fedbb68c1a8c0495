import type { LedgerEvent } from '../../ledger/event.ts'
import { isSamePerson } from '../../organization/site-details.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { type Count, decidedAt, heldIn, linkOf, placeAt, sharedIn, type Stage } from './held.ts'
import { type HeldRole, isRole, roleAt, type RoleLink, type RolePlace, rolesIn } from './role.ts'
import { haveSameHours, haveSameLength, isSameButOne, isSameRow, placeIn, renewedPlace } from './row.ts'

/** Whether the person of a link isn't where they were on a day, as far as that's known. */
export type IsAway = (link: RoleLink, on: CalendarDate) => boolean

/**
 * The links as they are in a version in which each row has its own. One whose row the details lack comes back if they
 * have just that row again.
 */
export function movedTo(stage: Stage, before: Stage, counts: readonly Count[], isAway: IsAway): Count[] {
  const { details } = stage
  const to = (count: Count, { role, place }: RolePlace) => ({ ...count, role, place, isForRows: false, details })
  const held = heldIn(before, [...counts, ...sharedIn(before, counts)])
  const kept = held.flatMap((count) => {
    const place = placeIn(details, before.details, count)
    return place === null ? [] : [to(count, place)]
  })
  const stay = [...kept, ...alongTo(stage, before, held, isAway)]
  const gone = [
    ...counts.filter((count) => placeAt(before, count) === null),
    ...held.filter((count) => placeIn(details, before.details, count) === null),
  ]
  const back = gone.flatMap((count) => {
    const [was, row] = [roleAt(count.details, count), roleAt(details, count)]
    const isBack = was !== undefined && row !== undefined && isSameRow(was, row) && haveSameHours(was, row)
    return isBack && isNewRow(row, stage, before) ? [to(count, row)] : []
  })
  const here = [...stay, ...back]
  const shared = rolesIn(details)
    .filter((row) => !here.some((count) => isRole(count, row)))
    .flatMap((row) => sharedTo(row, stage, before, held))
  return [...here, ...shared.map((count) => to(count, count)), ...gone]
}

/** Whether a row is none of those that the details before it had. */
function isNewRow(row: HeldRole, { details }: Stage, before: Stage): boolean {
  return rolesIn(before.details)
    .filter((old) => isSameRow(old, row))
    .every((old) => {
      const place = placeIn(details, before.details, old)
      return place !== null && !isRole(place, row)
    })
}

/** The link of all rows that the details before gave to the same person, for a row without one of its own. */
function sharedTo(row: HeldRole, stage: Stage, before: Stage, held: readonly Count[]): Count[] {
  const linkAt = (old: HeldRole) => held.find((count) => isRole(count, old) && count.removed === null)
  const old = rolesIn(before.details)
  const links = old.filter(({ holder }) => isSamePerson(holder, row.holder)).map(linkAt)
  const last = links.flatMap((link) => link ?? []).sort((one, other) => other.seq - one.seq)[0]
  if (last === undefined || links.some((link) => link?.person !== last.person)) return []
  // With only a number or a title in its place, it may still be whoever had it.
  const isOfAnother = old.some(
    (other) =>
      isSameButOne(other, row) &&
      (haveSameHours(other, row) || (isRole(other, row) && haveSameLength(before.details, stage.details))) &&
      placeIn(stage.details, before.details, other) === null &&
      linkAt(other)?.person !== last.person,
  )
  return isOfAnother ? [] : [{ ...last, role: row.role, place: row.place }]
}

/** The links that go along to a version that changes the number or the title of their roles. */
function alongTo(stage: Stage, before: Stage, held: readonly Count[], isAway: IsAway): Count[] {
  if (!stage.isAhead) return []
  return held.flatMap((count) => {
    const renewed = renewedPlace(stage.details, before.details, count)
    const then = asItStood(count, stage)
    const goesAlong = renewed !== null && (decidedAt(then) > stage.seq || isAway(linkOf(then), stage.from))
    return goesAlong
      ? [{ ...count, ...renewed, details: stage.details, seq: Math.max(stage.seq, decidedAt(then)) }]
      : []
  })
}

/** A link when a version came into effect. What's decided afterward is about the rows that still have the link. */
function asItStood(count: Count, { from, seq }: Stage): Count {
  const isBefore = (decision: LedgerEvent) => decision.seq < seq || decision.effectiveOn < from
  const confirmations = count.confirmations.filter(isBefore)
  const removed = count.removed !== null && isBefore(count.removed) ? count.removed : null
  return { ...count, confirmations, confirmed: confirmations.at(-1) ?? null, removed }
}
