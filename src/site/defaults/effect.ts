import type { SiteDefaults, SiteDetails } from '../../organization/details-shape.ts'
import { corrected, type History } from '../../ledger/history.ts'
import {
  partsFromOrganization,
  type SitePublishedEvent,
  siteVersionOn,
  siteVersionsAfter,
} from '../../ledger/site-version.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { detailsOf, siteBlanks } from '../draft.ts'
import { changedParts, differing, fromOrganization, ownDraft, withDefaults } from './defaults.ts'
import type { NumberChange } from '../phone/phone.ts'
import { type OldNumber, oldNumbers, type Renewed, withChangedNumbers, withNewNumbers } from './numbers.ts'

/** What numbers alone do at a site. */
export interface NumbersAlone {
  /** The versions that get new numbers right away, and nothing else. */
  readonly numbers: readonly Renewed[]
  /** Those that staff still see afterward, though the organization doesn't have them anymore. */
  readonly old: readonly OldNumber[]
}

/** What a version of the organization's does at a site. */
export type SiteOutcome =
  /** There are no details yet: the site begins with what the organization says then. */
  | { readonly kind: 'new' }
  /**
   * Details of the site take effect on a later day. It has this version when they're published again, and new numbers
   * right away: in the details of today and in those of that day.
   */
  | ({ readonly kind: 'waits'; readonly on: CalendarDate } & NumbersAlone)
  | { readonly kind: 'same' }
  /** Only numbers change, right away, also in details that take effect later. */
  | ({ readonly kind: 'numbers'; readonly on: CalendarDate | null } & NumbersAlone)
  /** Its details have something to put right before they can be published. Until then, it has new numbers alone. */
  | ({ readonly kind: 'unfinished'; readonly blanks: number } & NumbersAlone)
  | {
      readonly kind: 'changes'
      readonly before: SiteDetails
      readonly after: SiteDetails
      readonly parts: readonly string[]
      readonly changed: readonly string[]
    }

export interface SiteEffectOfDefaults {
  readonly outcome: SiteOutcome
  /** The parts that change for others, and of which the site keeps its own. */
  readonly kept: readonly string[]
}

/**
 * Works out what a version does at a site. Nothing is written.
 * @param recorded the history of the site, as it was recorded
 */
export function effectOnSite(
  recorded: History,
  versions: { readonly before: SiteDefaults | null; readonly after: SiteDefaults; readonly from: CalendarDate },
  today: CalendarDate,
): SiteEffectOfDefaults {
  const history = corrected(recorded)
  const { before, after, from } = versions
  const live = siteVersionOn(history, from)
  const planned = siteVersionsAfter(history, today)
  const renewed = (version: SitePublishedEvent) => withNewNumbers(version, after, today)
  const [comes] = planned
  if (comes !== undefined) {
    const inForce = from > today ? [] : [...(live === null ? [] : [live]), ...planned]
    const alone = numbersAlone(
      live,
      inForce.flatMap((version) => renewed(version) ?? []),
      after,
    )
    return { outcome: { kind: 'waits', on: comes.effectiveOn, ...alone }, kept: [] }
  }
  if (live === null) return { outcome: { kind: 'new' }, kept: [] }
  const { details } = live.body
  const had = partsFromOrganization(live)
  const own = ownDraft(details, had)
  const parts = fromOrganization(own, after)
  const next = withDefaults(own, after)
  const changed = differing([...had, ...parts], details, detailsOf(next, details.organization))
  const kept = changedParts(before, after).filter((part) => !had.includes(part) && !parts.includes(part))
  if (changed.length === 0) return { outcome: { kind: 'same' }, kept }
  const blanks = siteBlanks(next, today).length
  if (blanks > 0) {
    const now = renewed(live)
    return { outcome: { kind: 'unfinished', blanks, ...numbersAlone(live, now === null ? [] : [now], after) }, kept }
  }
  const outcome = {
    kind: 'changes',
    before: details,
    after: detailsOf(next, details.organization),
    parts,
    changed,
  } as const
  return { outcome, kept }
}

/** Works out what new numbers do at a site where nothing else changes. Nothing is written. */
export function effectOfNumbers(
  recorded: History,
  { changes, after }: { readonly changes: readonly NumberChange[]; readonly after: SiteDefaults },
  today: CalendarDate,
): SiteEffectOfDefaults {
  const history = corrected(recorded)
  const live = siteVersionOn(history, today)
  const planned = siteVersionsAfter(history, today)
  const inForce = [...(live === null ? [] : [live]), ...planned]
  if (inForce.length === 0) return { outcome: { kind: 'new' }, kept: [] }
  const alone = numbersAlone(
    live,
    inForce.flatMap((version) => withChangedNumbers(version, changes, today) ?? []),
    after,
  )
  if (alone.numbers.length === 0 && alone.old.length === 0) return { outcome: { kind: 'same' }, kept: [] }
  return { outcome: { kind: 'numbers', on: planned[0]?.effectiveOn ?? null, ...alone }, kept: [] }
}

function numbersAlone(live: SitePublishedEvent | null, numbers: readonly Renewed[], now: SiteDefaults): NumbersAlone {
  if (live === null) return { numbers, old: [] }
  const asItIs = { details: live.body.details, parts: partsFromOrganization(live) }
  return { numbers, old: oldNumbers(numbers.find(({ version }) => version.id === live.id) ?? asItIs, now) }
}
