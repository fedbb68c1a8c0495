import { siteVersions } from '../ledger/site-version.ts'
import { type History, isKind } from '../ledger/history.ts'
import type { Actor, EventBodies, PersonId } from '../ledger/event.ts'
import { practiceTextOf, type PracticeTexts, replacementOf } from '../ledger/bodies/practice-text.ts'
import { addDays, type CalendarDate } from '../platform/time/calendar.ts'

/** Days between two practices, while a site has no others. */
export const DAYS_BETWEEN = 90
/** The fewest and the most that a site may have. */
export const FEWEST_DAYS = 30
export const MOST_DAYS = 365
/** The most characters of what there is to fix. */
export const LONGEST_TO_FIX = 600

/** A practice that was held. */
export interface Practice {
  /** Of its entry. */
  readonly id: string
  readonly recordedBy: Actor
  readonly on: CalendarDate
  readonly story: string
  readonly siteVersion: number
  readonly people: readonly PersonId[]
  readonly toFix: string
  /** When, why and by whom that was replaced, or null. */
  readonly replaced: (Pick<EventBodies['practice_text_replaced'], 'as' | 'why'> & { readonly on: CalendarDate }) | null
}

/** Where a site stands with its practices. */
export interface PracticeState {
  /** The last one first. */
  readonly held: readonly Practice[]
  /** The one that was put on record last, whatever its day. */
  readonly latest: Practice | null
  readonly days: number
  /** Null while the site has no live details: there's nobody to call and nothing to go through. */
  readonly dueOn: CalendarDate | null
  readonly isOverdue: boolean
  /** The versions of the site's details with the day from which each was live, the first one first. */
  readonly versions: readonly { readonly version: number; readonly from: CalendarDate }[]
}

/**
 * Reads a site's corrected history. The first practice is due when details have been live for as many days as lie
 * between two.
 */
export function practiceState(history: History, today: CalendarDate, texts: PracticeTexts = new Map()): PracticeState {
  const recorded = history.filter(isKind('practice_held')).map((event): Practice => {
    const { story, siteVersion, people } = event.body
    const replacement = replacementOf(event.id, history)
    return {
      id: event.id,
      recordedBy: event.actor,
      on: event.effectiveOn,
      story,
      siteVersion,
      people,
      toFix: practiceTextOf(event, texts),
      replaced:
        replacement === null
          ? null
          : { on: replacement.effectiveOn, as: replacement.body.as, why: replacement.body.why },
    }
  })
  const held = recorded.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
  const days = history.filter(isKind('practice_interval_set')).at(-1)?.body.days ?? DAYS_BETWEEN
  const published = siteVersions(history)
  const since = published.length === 0 ? null : (held[0]?.on ?? published[0]?.effectiveOn ?? null)
  const dueOn = since === null ? null : addDays(since, days)
  return {
    held,
    latest: recorded.at(-1) ?? null,
    days,
    dueOn,
    isOverdue: dueOn !== null && dueOn < today,
    versions: published.map(({ effectiveOn: from, body: { version } }) => ({ version, from })),
  }
}

/** The version of the site's details in force on a day. Null before the first one. */
export function versionOn({ versions }: Pick<PracticeState, 'versions'>, day: CalendarDate): number | null {
  return versions.findLast(({ from }) => from <= day)?.version ?? null
}

/** The story for the next practice: each in turn, so no team hears the same one twice before it has heard all. */
export function nextStory<Story extends { readonly id: string }>(
  stories: readonly Story[],
  { held }: Pick<PracticeState, 'held'>,
): Story | null {
  const times = (story: Story) => held.filter(({ story: id }) => id === story.id).length
  const fewest = Math.min(...stories.map(times))
  return stories.find((story) => times(story) === fewest) ?? null
}
