import type { CalendarDate } from '../platform/time/calendar.ts'
import type { StatusCounts } from './compliance.ts'
import { STATUSES } from './status.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { type StatusTag, statusTag } from './status-tag.page.ts'
import { rates } from './rate.page.ts'
import type { Language } from '../platform/text/language.ts'
import { digits } from '../words/count.ts'

export interface StatusesInput {
  readonly language: Language
  readonly today: CalendarDate
  /** `null` if the viewer only sees their own record. */
  readonly counts: StatusCounts | null
  /** Says whose figures these are. Empty for everyone's. */
  readonly ownOnly: string
  /** Each is null if the viewer may not go there. */
  readonly links: { readonly people: string | null; readonly rules: string | null }
}

interface StatusesView {
  readonly t: Messages
  readonly links: StatusesInput['links']
  readonly rows: readonly {
    readonly place: number
    readonly tag: StatusTag
    readonly when: string
    readonly counts: string
    readonly people: string
  }[]
  /** Whether there are figures. */
  readonly counted: boolean
  readonly firstRate: string
  readonly secondRate: string
  readonly now: string
  /** The same day, short enough for a label on a phone. */
  readonly day: string
  readonly ownOnly: string
}

/** The published order of statuses, and how they are counted. */
export function statusesPage(shell: Shell, input: StatusesInput): string {
  return renderPage('app', shell, 'requirements/statuses', statusesView(input, shell.t))
}

function statusesView({ language, today, counts, ownOnly, links }: StatusesInput, t: Messages): StatusesView {
  const words = t.hr.requirements
  const said = counts === null ? null : rates(counts, t)
  return {
    t,
    links,
    rows: STATUSES.map((status, index) => ({
      place: index + 1,
      tag: inQuiet(statusTag(status, t)),
      ...words.statuses[status],
      people: counts === null ? '' : digits(counts[status]),
    })),
    counted: counts !== null,
    firstRate: said === null ? '' : `${said.rate} ${said.rateText}`.trim(),
    secondRate: said?.secondRate ?? '',
    now: words.statusPage.now(formatDate(today, language)),
    day: formatDate(today, language),
    ownOnly,
  }
}

/** Learners read this page, too, and no one on it needs action: it says what the names mean. */
function inQuiet(tag: StatusTag): StatusTag {
  return tag.tone === 'tag--need' ? { ...tag, tone: '' } : tag
}
