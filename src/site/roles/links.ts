import type { EventOf, LedgerEvent } from '../../ledger/event.ts'
import { corrected, type History, isKind } from '../../ledger/history.ts'
import { siteVersions } from '../../ledger/site-version.ts'
import type { SiteDetails } from '../../organization/details-shape.ts'
import { isSamePerson } from '../../organization/site-details.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { type HeldRole, isRole, placeIn, renewedPlace, type RoleLink, type RolePlace, rolesIn } from './role.ts'

/** Whether the person of a link isn't where they were on a day, as far as that's known. */
export type IsAway = (link: RoleLink, on: CalendarDate) => boolean

/** Details that aren't published yet, and the first day on which they would be in effect. */
interface Unpublished {
  readonly details: SiteDetails
  readonly from: CalendarDate
}

/** A version by its number, or details that may become one. */
type Under = number | Unpublished

/**
 * The links in force under a version of the details. A link goes along from one version to the next:
 *
 * - while its role has the same title, number and name there;
 * - where an entry with the same id keeps it for that version;
 * - where a version that was published ahead changes only the number or the title of its role, if its person is away on
 *   the first day, or if somebody decided between its publishing and that day who holds the role.
 *
 * A link also counts for every other role without one of its own that the details give to the same person, such as a
 * second row of hours. From then on, that row has it on its own. The last one to be made or kept for a role holds it.
 * Nothing compares names with those of people on record.
 *
 * Links from before version 2 of `role_linked` read as they did then, until a version 7 of `site_published` or another
 * choice comes after them: see `Count.isForRows`.
 */
export function roleLinks(siteHistory: History, under: Under, isAway: IsAway): RoleLink[] {
  return linksUnder(siteHistory, under, isAway).held.flatMap((count) => (count.removed === null ? [linkOf(count)] : []))
}

/** The roles of some details that were linked under earlier ones, and aren't since the details changed. */
export function rolesWithLostLinks(siteHistory: History, under: Under, isAway: IsAway): HeldRole[] {
  const { counts, details, held } = linksUnder(siteHistory, under, isAway)
  return (details === null ? [] : rolesIn(details)).filter(
    (role) =>
      !held.some((count) => isRole(count, role)) &&
      counts.some((count) => count.removed === null && rowsOf(count).some((row) => isRole(row, role))),
  )
}

/** The roles for which a link counts in its details. */
function rowsOf(count: Count): readonly RolePlace[] {
  if (!count.isForRows) return [count]
  const all = rolesIn(count.details)
  return all.filter(({ holder }) => all.some((own) => isRole(own, count) && isSamePerson(own.holder, holder)))
}

/**
 * The links that only a decision brought to a version that is to come. Another version in its place, which is published
 * later than the decision, needs an entry to have them.
 */
export function decidedSince(siteHistory: History, version: number, isAway: IsAway): RoleLink[] {
  const seq = siteHistory.find((event) => isKind('site_published')(event) && event.body.version === version)?.seq
  return linksUnder(siteHistory, version, isAway).held.flatMap((count) =>
    count.removed === null && seq !== undefined && decidedAt(count) > seq ? [linkOf(count)] : [],
  )
}

/** A link with a role of some details for which it counts. */
interface Count extends RoleLink {
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
interface Stage extends Unpublished {
  /** Null for details that aren't published yet. */
  readonly version: number | null
  /** The place of the version in the ledger. */
  readonly seq: number
  /** Whether its first day decides which links go along to it. For other versions, publishing them decides that. */
  readonly isAhead: boolean
  /** Whether it was published since each row has a link of its own. */
  readonly isByRow: boolean
}

interface Links {
  /** Every role of every version that a link was made for, or went along to with another number or title. */
  readonly counts: readonly Count[]
  /** The last details. */
  readonly details: SiteDetails | null
  /** Those that hold a role of the last details. */
  readonly held: readonly Count[]
}

function linksUnder(siteHistory: History, under: Under, isAway: IsAway): Links {
  const history = corrected(siteHistory)
  const made = linksIn(history)
  // They counted whichever version was asked about.
  const versions = new Map(siteVersions(history).map(({ body }) => [body.version, body.details]))
  let counts: Count[] = made.flatMap((link) => {
    const details = versions.get(link.version)
    return link.isForRows && details !== undefined ? [{ ...link, details }] : []
  })
  let before: Stage | null = null
  for (const stage of made.length === 0 ? [] : stagesUpTo(history, under)) {
    if (stage.isByRow || counts.some(({ isForRows }) => !isForRows)) {
      if (before !== null) counts.push(...sharedIn(before.details, counts))
      if (before !== null) counts.push(...alongTo(stage, before, counts, isAway))
      counts.push(...sharedIn(stage.details, counts))
    }
    for (const link of made) {
      if (link.isForRows || link.version !== stage.version) continue
      counts.push(...sharedIn(stage.details, counts))
      counts = withLink(counts, link, stage.details)
    }
    before = stage
  }
  return { counts, details: before?.details ?? null, held: before === null ? [] : heldIn(before.details, counts) }
}

type Made = Omit<Count, 'details'> & { readonly version: number }

/** Each entry of a link, with what else is on record of it. */
function linksIn(history: History): Made[] {
  const entries = history.filter(isKind('role_linked'))
  const first = new Map<string, EventOf<'role_linked'>>()
  for (const entry of entries) if (!first.has(entry.body.link)) first.set(entry.body.link, entry)
  const confirmed = history.filter(isKind('role_confirmed'))
  const removed = new Map(history.filter(isKind('role_unlinked')).map((event) => [event.body.link, event]))
  return entries.map((entry) => {
    const { link: id, person, place, role, version } = entry.body
    const confirmations = confirmed.filter(({ body }) => body.link === id)
    return {
      id,
      person,
      place,
      role,
      version,
      seq: entry.seq,
      isForRows: entry.body.v === 1,
      linked: first.get(id) ?? entry,
      confirmations,
      confirmed: confirmations.at(-1) ?? null,
      removed: removed.get(id) ?? null,
    }
  })
}

/** The versions in the order in which they're in effect, up to one. */
function stagesUpTo(history: History, under: Under): Stage[] {
  const stages = siteVersions(history).map(({ body, effectiveOn, seq }): Stage => {
    const { details, version } = body
    const isByRow = 'ahead' in body
    return { details, version, seq, from: effectiveOn, isAhead: isByRow && body.ahead, isByRow }
  })
  if (typeof under === 'number') return stages.slice(0, stages.findIndex(({ version }) => version === under) + 1)
  const next: Stage = { ...under, version: null, seq: Number.POSITIVE_INFINITY, isAhead: true, isByRow: true }
  return [...stages.filter(({ from }) => from <= under.from), next]
}

/** The links that hold the roles of some details. */
function heldIn(details: SiteDetails, counts: readonly Count[]): Count[] {
  const here = counts
    .flatMap((count) => {
      const found = placeIn(details, count.details, count)
      return found === null ? [] : [{ ...count, ...found, details }]
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

/** The links that go along to a version that changes the number or the title of their roles. */
function alongTo(stage: Stage, before: Stage, counts: readonly Count[], isAway: IsAway): Count[] {
  if (!stage.isAhead) return []
  return heldIn(before.details, counts).flatMap((count) => {
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

/** The links of other rows that count for roles without one, as links of those roles alone. */
function sharedIn(details: SiteDetails, counts: readonly Count[]): Count[] {
  const held = heldIn(details, counts)
  const all = rolesIn(details)
  const inForce = held.filter(({ removed }) => removed === null)
  return all.flatMap((role) => {
    const own = held.find((count) => isRole(count, role))
    if (own !== undefined) return own.isForRows ? [{ ...own, isForRows: false }] : []
    const last = lastForRow(role, inForce, all)
    return last === undefined ? [] : [{ ...last, isForRows: false }]
  })
}

/** With a link that somebody made for a role. Rows of the same person that have a link keep theirs. */
function withLink(counts: readonly Count[], link: Made, details: SiteDetails): Count[] {
  const all = rolesIn(details)
  const own = all.find((role) => isRole(role, link))
  if (own === undefined) return [...counts]
  const held = heldIn(details, counts).filter(({ removed }) => removed === null || removed.seq > link.seq)
  const rows = all.filter((role) => isSamePerson(role.holder, own.holder) && !held.some((count) => isRole(count, role)))
  const isKept = link.linked.seq !== link.seq
  return [...counts, ...[own, ...(isKept ? [] : rows)].map(({ role, place }) => ({ ...link, role, place, details }))]
}

/** The place in the ledger of what was last decided about a link. */
function decidedAt({ linked, confirmed, removed }: Count): number {
  return Math.max(linked.seq, confirmed?.seq ?? 0, removed?.seq ?? 0)
}

function linkOf({ id, role, place, person, linked, confirmed }: RoleLink): RoleLink {
  return { id, role, place, person, linked, confirmed }
}
