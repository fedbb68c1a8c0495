import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatWeekdayDate } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'

export interface SignInSheetInput {
  readonly site: string
  readonly on: CalendarDate
  readonly version: string
  /** Those who need it, in the order of the sheet. */
  readonly people: readonly { readonly name: string; readonly number: string }[]
  readonly backHref: string
}

interface SheetView {
  readonly t: Messages
  readonly site: string
  readonly date: string
  readonly version: string
  readonly pages: readonly { readonly id: string; readonly place: string; readonly lines: SignInSheetInput['people'] }[]
  readonly backHref: string
}

/** So many lines are high enough to sign on a page of letter paper. */
const LINES_ON_PAGE = 20
/** At least so many lines are left for people who are not on the list. */
const EMPTY_LINES = 5

/** The sheet that people sign. Whoever finds it learns who was where, and nothing of what it was about. */
export function signInSheetPage(shell: Shell, { site, on, version, people, backHref }: SignInSheetInput): string {
  const { t, language } = shell
  const words = t.hr.credits.sessions.sheet
  const count = Math.ceil((people.length + EMPTY_LINES) / LINES_ON_PAGE)
  const lines = Array.from({ length: count * LINES_ON_PAGE }, (_, index) => people[index] ?? { name: '', number: '' })
  const page: SheetView = {
    t,
    site,
    date: formatWeekdayDate(on, language),
    version: words.version(version),
    pages: Array.from({ length: count }, (_, index) => ({
      id: `lines-${index + 1}`,
      place: words.page(index + 1, count),
      lines: lines.slice(index * LINES_ON_PAGE, (index + 1) * LINES_ON_PAGE),
    })),
    backHref,
  }
  return renderPage('app', { ...shell, title: words.title }, 'credits/sign-in-sheet', page)
}
