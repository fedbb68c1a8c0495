import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'

/** A name that the organization had. */
export interface EarlierName {
  readonly name: string
  readonly from: CalendarDate
  readonly to: CalendarDate
  /** Null for the name that it was set up with. */
  readonly by: string | null
}

interface RenamePage {
  readonly from: string
  readonly to: string
  readonly action: string
  readonly back: string
  readonly csrf: string
}

/** What another name changes, before it's saved. */
export function renamePage(shell: Shell, { from, to, csrf, ...links }: RenamePage): string {
  const { t } = shell
  const hidden = [
    { name: 'csrf', value: csrf },
    { name: 'name', value: to },
    { name: 'confirmed', value: 'yes' },
    { name: 'seen', value: from },
  ]
  const rows = [
    { name: t.hr.organization.rename.now, value: from },
    { name: t.hr.organization.rename.next, value: to },
  ]
  return renderPage('app', shell, 'organization/rename', { t, rows, hidden, ...links })
}

/** One line for each earlier name: the name, its days, and who chose it. */
export function earlierNameLines(names: readonly EarlierName[], { t, language }: Pick<Shell, 't' | 'language'>) {
  const words = t.hr.branding.earlier
  return names.map(({ name, from, to, by }) => ({
    name,
    days: words.days(formatDate(from, language), formatDate(to, language)),
    by: by === null ? '' : words.by(by),
  }))
}
