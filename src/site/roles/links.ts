import type { EventOf } from '../../ledger/event.ts'
import { corrected, type History, isKind } from '../../ledger/history.ts'
import { siteVersions } from '../../ledger/site-version.ts'
import type { SiteDetails } from '../../organization/details-shape.ts'
import { isSamePerson } from '../../organization/site-details.ts'
import { type Count, decidedAt, heldIn, linkOf, sharedIn, type Stage, type Unpublished } from './held.ts'
import { type IsAway, movedTo } from './moved.ts'
import { type HeldRole, isRole, roleAt, type RoleLink, type RolePlace, rolesIn } from './role.ts'
import { isLeftOut, isSameRow } from './row.ts'

/** A version by its number, or details that may become one. */
type Under = number | Unpublished

/**
 * The links in force under a version of the details. A link goes along from one version to the next:
 *
 * - while its role has the same title, number and name there. Rows of the same person that are linked to different people
 *   each keep their own, and a row that can't be told from others loses its link: see `placeIn`;
 * - where an entry with the same id keeps it for that version;
 * - where a version that was published ahead changes only the number or the title of its role, if its person is away on
 *   the first day, or if somebody decided between its publishing and that day who holds the role.
 *
 * A link also counts for every other role without one of its own that the details give to the same person, such as a
 * second row of hours, as long as all rows of theirs are linked to one person. From then on, that row has it on its own.
 * The last one to be made or kept for a role holds it.
 * Nothing compares names with those of people on record.
 *
 * Links from before version 2 of `role_linked` read as they did then, until a version 7 of `site_published` or another
 * choice comes after them: see `Count.isForRows`.
 */
export function roleLinks(siteHistory: History, under: Under, isAway: IsAway): RoleLink[] {
  return linksUnder(siteHistory, under, isAway).held.flatMap((count) => (count.removed === null ? [linkOf(count)] : []))
}

/** A role that had a link, until the details changed. */
export interface LostRole extends HeldRole {
  /** The link. */
  readonly link: string
}

/** What somebody has to decide since the details changed. */
export interface LostLinks {
  /** The roles of the details that were linked under earlier ones, and aren't anymore. */
  readonly lost: readonly LostRole[]
  /** The linked roles that the details leave out, as they were, until the role has somebody again. */
  readonly leftOut: readonly LostRole[]
}

/** Nothing is lost where somebody has said that nobody is meant. */
export function lostLinks(siteHistory: History, under: Under, isAway: IsAway): LostLinks {
  const { counts, details, held, leftOut, nobody } = linksUnder(siteHistory, under, isAway)
  const isNobody = (count: Count, role: RolePlace) =>
    nobody.some((each) => each.id === count.id && each.seq > count.seq && isRole(each, role))
  const unheld = (details === null ? [] : rolesIn(details)).filter((role) => !held.some((count) => isRole(count, role)))
  const lost = unheld.flatMap((role): LostRole[] => {
    const last = counts.findLast((count) => count.removed === null && isAbout(role, count) && !isNobody(count, role))
    return last === undefined ? [] : [{ ...role, link: last.id }]
  })
  /** What was said about another row of the same link, or before the details left this one out, doesn't count. */
  const isAnswered = (left: LeftOut) =>
    nobody.some((each) => {
      const role = roleAt(each.details, each)
      return each.id === left.id && each.seq > left.since && role !== undefined && isAbout(role, left)
    })
  const isSettled = (left: LeftOut) =>
    isAnswered(left) ||
    lost.some(({ link }) => link === left.id) ||
    held.some(
      ({ id, person, role, place, linked, removed }) =>
        removed === null &&
        (id === left.id ||
          (role === left.role && (person === left.person || (place === left.place && linked.seq > left.since)))),
    )
  const open = new Map(leftOut.flatMap((each) => (isSettled(each) ? [] : [[each.id, each] as const])))
  return {
    lost,
    leftOut: [...open].flatMap(([link, each]) => {
      const was = roleAt(each.details, each)
      return was === undefined ? [] : [{ ...was, link }]
    }),
  }
}

/** Whether a role is one of those that a link was for, by its place or by its row. */
function isAbout(role: HeldRole, count: Count): boolean {
  return rowsOf(count).some((row) => isRole(row, role)) || isFor(count, role)
}

/** Whether a link was for a row that this one can't be told from. */
function isFor(count: Count, role: HeldRole): boolean {
  const own = roleAt(count.details, count)
  return !count.isForRows && own !== undefined && isSameRow(own, role)
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

interface Links {
  /** Every role of every version that a link was made for, or went along to with another number or title. */
  readonly counts: readonly Count[]
  /** The last details. */
  readonly details: SiteDetails | null
  /** Those that hold a role of the last details. */
  readonly held: readonly Count[]
  readonly leftOut: readonly LeftOut[]
  /** Where somebody said that nobody is meant. */
  readonly nobody: readonly Count[]
}

/** A link in force whose role the next details left out. */
interface LeftOut extends Count {
  /** The place of those details in the ledger. */
  readonly since: number
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
  const ever: Count[] = []
  const leftOut: LeftOut[] = []
  let before: Stage | null = null
  for (const stage of made.length === 0 ? [] : stagesUpTo(history, under)) {
    if (stage.isByRow) {
      if (before !== null) leftOut.push(...leftOutBy(stage, before, counts))
      ever.push(...counts)
      counts = before === null ? counts : movedTo(stage, before, counts, isAway)
    } else if (counts.some(({ isForRows }) => !isForRows)) {
      if (before !== null) counts.push(...sharedIn(before, counts))
      counts.push(...sharedIn(stage, counts))
    }
    for (const link of made) {
      if (link.isForRows || link.version !== stage.version) continue
      counts.push(...sharedIn(stage, counts))
      counts = withLink(counts, link, stage)
    }
    before = stage
  }
  return {
    counts: [...ever, ...counts],
    details: before?.details ?? null,
    held: before === null ? [] : heldIn(before, counts),
    leftOut,
    nobody: made.flatMap((link) => {
      const details = versions.get(link.version)
      return link.removed?.body.v === 2 && details !== undefined ? [{ ...link, details }] : []
    }),
  }
}

function leftOutBy(stage: Stage, before: Stage, counts: readonly Count[]): LeftOut[] {
  return heldIn(before, [...counts, ...sharedIn(before, counts)])
    .filter((count) => count.removed === null && isLeftOut(stage.details, before.details, count))
    .map((count) => ({ ...count, since: stage.seq }))
}

type Made = Omit<Count, 'details'> & { readonly version: number }

/**
 * Each entry of a link, with what else is on record of it. Where nobody is meant by a role that lost its link, it's held
 * by that link as one that was removed.
 */
function linksIn(history: History): Made[] {
  const entries = history.filter(isKind('role_linked'))
  const first = new Map<string, EventOf<'role_linked'>>()
  for (const entry of entries) if (!first.has(entry.body.link)) first.set(entry.body.link, entry)
  const confirmed = history.filter(isKind('role_confirmed'))
  const ends = history.filter(isKind('role_unlinked'))
  const removed = new Map(ends.flatMap((event) => (event.body.v === 1 ? [[event.body.link, event] as const] : [])))
  const nobody = ends.flatMap((event): Made[] => {
    if (event.body.v === 1) return []
    const { link: id, place, role, version } = event.body
    const linked = first.get(id)
    if (linked === undefined) return []
    const what = { id, person: linked.body.person, place, role, version, seq: event.seq, linked }
    return [{ ...what, isForRows: false, confirmations: [], confirmed: null, removed: event }]
  })
  const all = entries.map((entry): Made => {
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
  return [...all, ...nobody].sort((one, other) => one.seq - other.seq)
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

/** With a link that somebody made for a role. Rows of the same person that have a link keep theirs. */
function withLink(counts: readonly Count[], link: Made, stage: Stage): Count[] {
  const { details } = stage
  const all = rolesIn(details)
  const own = all.find((role) => isRole(role, link))
  if (own === undefined) return [...counts]
  const held = heldIn(stage, counts).filter(({ removed }) => removed === null || removed.seq > link.seq)
  const rows = all.filter((role) => isSamePerson(role.holder, own.holder) && !held.some((count) => isRole(count, role)))
  const isKept = link.linked.seq !== link.seq
  return [...counts, ...[own, ...(isKept ? [] : rows)].map(({ role, place }) => ({ ...link, role, place, details }))]
}
