import type { OldNumber } from '../contacts/old-number.ts'
import type { SiteId } from '../ledger/event.ts'
import type { ProfileId } from '../organization/site-details.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'

/** A package that was made, and what has become of it. */
export interface PackageOnList {
  /** The site or organization whose details it has. */
  readonly source: SiteId | ProfileId
  readonly name: string
  readonly fileName: string
  readonly fileHash: string
  readonly courseVersion: string
  readonly on: CalendarDate
  /** `null` for someone who was erased. */
  readonly by: string | null
  readonly state: 'last' | 'replaced' | 'gone' | 'over'
  /** What has changed since then, in words; empty when nothing has, or when there is nothing to do about it. */
  readonly outdated: string
  /** The numbers in it that have changed since. */
  readonly oldNumbers: readonly OldNumber[]
  /** Where it's used, as far as somebody noted it. */
  readonly usedAt: readonly string[]
  /** The same choice again. */
  readonly href: string
  /** Where it went. */
  readonly whereHref: string
}

export interface MadeView {
  readonly name: string
  readonly facts: string
  readonly fileName: string
  readonly fileHash: string
  readonly state: string
  /** Empty when there is nothing to do. */
  readonly href: string
  /** Whether it has a phone number that has changed since. */
  readonly isOld: boolean
  /** Where it's used; empty when nobody noted it. */
  readonly usedAt: string
  readonly whereHref: string
}

export function madeView(made: PackageOnList, { t, language }: Shell): MadeView {
  const words = t.hr.packages
  const on = formatDate(made.on, language)
  const isOld = made.oldNumbers.length > 0
  const state =
    made.outdated !== ''
      ? words.replace(made.outdated)
      : made.state === 'replaced' && isOld
        ? words.oldNumber.stillUsed
        : words.states[made.state]
  return {
    name: made.name,
    facts: words.madeBy(made.courseVersion, on, made.by ?? t.hr.people.noName),
    fileName: made.fileName,
    fileHash: made.fileHash,
    state,
    href: made.outdated !== '' || (made.state === 'replaced' && isOld) ? made.href : '',
    isOld,
    usedAt: made.usedAt.length === 0 ? '' : words.recipients.usedAt(made.usedAt.join('; ')),
    whereHref: made.whereHref,
  }
}
