import type { Messages } from '../words/messages.ts'
import type { StatusChange } from './status-change.ts'
import { type StatusTag, statusTag } from './status-tag.page.ts'

/** As many as a viewer may see, up to the first 50. */
export interface ListedChanges {
  /** How many there are in all. */
  readonly count: number
  /** How many of them the viewer may see, or null for a viewer who sees nobody's record. */
  readonly seen: number | null
  readonly people: readonly ListedChange[]
}

interface ListedChange extends StatusChange {
  readonly name: string | null
  readonly sites: string
  readonly href: string
  /** The dates that go with the statuses, where they matter. */
  readonly dates?: { readonly before: string; readonly after: string }
}

interface StatusCell {
  readonly tag: StatusTag
  readonly date: string
}

export interface StatusChangesView {
  readonly t: Messages
  readonly id: string
  /** Empty while nobody can be listed. */
  readonly title: string
  readonly firstOf: string
  /** Whom the viewer can't see. Empty when it's nobody. */
  readonly unseen: string
  readonly columns: Readonly<Record<'before' | 'after', string>>
  readonly people: readonly {
    readonly name: string
    readonly sites: string
    readonly href: string
    readonly before: StatusCell
    readonly after: StatusCell
  }[]
}

/**
 * The people behind a count. Null when the count is zero.
 * @param list what the list is called, on a page with several
 */
export function statusChangesView(
  { count, seen, people }: ListedChanges,
  t: Messages,
  list: Pick<StatusChangesView, 'id' | 'title' | 'firstOf' | 'columns'> | null = null,
): StatusChangesView | null {
  if (count === 0) return null
  const words = t.hr.requirements.statusChanges
  return {
    t,
    id: 'status-changes',
    title: people.length === 0 ? '' : words.title(seen ?? 0),
    firstOf: people.length < (seen ?? 0) ? words.firstOf(people.length, seen ?? 0) : '',
    unseen: seen === null ? words.onlyHr : seen < count ? words.others(count - seen) : '',
    columns: words.columns,
    people: people.map(({ name, sites, href, before, after, dates }) => ({
      name: name ?? t.hr.people.noName,
      sites,
      href,
      before: { tag: statusTag(before, t), date: dates?.before ?? '' },
      after: { tag: statusTag(after, t), date: dates?.after ?? '' },
    })),
    ...list,
  }
}
