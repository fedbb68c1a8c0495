import type { Messages } from '../words/messages.ts'
import type { StatusChange } from './status-change.ts'
import { type StatusTag, statusTag } from './status-tag.page.ts'

/** As many as a viewer may see, up to the first 50 by name. */
export interface ListedChanges {
  /** How many there are in all. */
  readonly count: number
  /** How many of them the viewer may see, or null for a viewer who sees nobody's record. */
  readonly seen: number | null
  readonly people: readonly (StatusChange & {
    readonly name: string | null
    readonly sites: string
    readonly href: string
  })[]
}

export interface StatusChangesView {
  readonly t: Messages
  /** Empty while nobody can be listed. */
  readonly title: string
  readonly firstOf: string
  /** Whom the viewer can't see. Empty when it's nobody. */
  readonly unseen: string
  readonly people: readonly {
    readonly name: string
    readonly sites: string
    readonly href: string
    readonly before: StatusTag
    readonly after: StatusTag
  }[]
}

/** The people behind a count. Null when the count is zero. */
export function statusChangesView({ count, seen, people }: ListedChanges, t: Messages): StatusChangesView | null {
  if (count === 0) return null
  const words = t.hr.requirements.statusChanges
  return {
    t,
    title: people.length === 0 ? '' : words.title(seen ?? 0),
    firstOf: people.length < (seen ?? 0) ? words.firstOf(people.length, seen ?? 0) : '',
    unseen: seen === null ? words.onlyHr : seen < count ? words.others(count - seen) : '',
    people: people.map(({ name, sites, href, before, after }) => ({
      name: name ?? t.hr.people.noName,
      sites,
      href,
      before: statusTag(before, t),
      after: statusTag(after, t),
    })),
  }
}
