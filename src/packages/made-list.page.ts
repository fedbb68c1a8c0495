import type { OldNumber } from '../contacts/old-number.ts'
import type { SiteId } from '../ledger/event.ts'
import type { ProfileId } from '../organization/site-details.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { numbersApart } from '../platform/text/phones.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import type { FailedNumber } from './carried-number.ts'

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
  /** Those that haven't, and in which the last check found a problem. */
  readonly failedNumbers: readonly FailedNumber[]
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
  /** Whether it has a phone number that has changed since, or in which a check found a problem. */
  readonly isMarked: boolean
  readonly oldNumbers: {
    /** Each with the one now, in pieces: every second one is a number, which stays on one line. */
    readonly lines: readonly (readonly string[])[]
    /** The name of the folded part. Empty where there are few enough to be read at a glance. */
    readonly fold: string
  }
  /** In pieces, as those before. */
  readonly failedNumbers: readonly (readonly string[])[]
  /** Where it's used; empty when nobody noted it. */
  readonly usedAt: string
  readonly whereHref: string
}

/** So many old numbers are on the line of a package. More are folded. */
const MOST_OPEN = 3

export function madeView(made: PackageOnList, shell: Shell): MadeView {
  const { t, language } = shell
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
    isMarked: isOld || made.failedNumbers.length > 0,
    oldNumbers: {
      lines: made.oldNumbers.map((each) => numbersApart(lineText(each, t))),
      fold: made.oldNumbers.length > MOST_OPEN ? words.oldNumber.count(made.oldNumbers.length) : '',
    },
    failedNumbers: made.failedNumbers.map((each) => numbersApart(failedText(each, shell))),
    usedAt: made.usedAt.length === 0 ? '' : words.recipients.usedAt(made.usedAt.join('; ')),
    whereHref: made.whereHref,
  }
}

/** Lines of all sites are compared with their official pages, and only numbers of a site's own are called. */
export function failedText({ line, name, phone, on }: FailedNumber, { t, language }: Pick<Shell, 't' | 'language'>) {
  const words = t.hr.packages.failedNumber
  return (line === null ? words.own : words.shared)(name, phone, formatDate(on, language))
}

function lineText({ name, from, to }: OldNumber, t: Messages): string {
  const { line, lineGone } = t.hr.packages.oldNumber
  return to === null ? lineGone(name, from) : line(name, from, to)
}
