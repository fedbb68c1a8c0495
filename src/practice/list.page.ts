import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { PracticeState } from './practice.ts'

export interface SiteOnList {
  readonly name: string
  readonly href: string
  readonly state: PracticeState
}

/** The last and the next practice of each site, the overdue ones first. */
export function practiceListPage(shell: Shell, sites: readonly SiteOnList[]): string {
  const { t, language } = shell
  const words = t.hr.practices
  const rows = sites
    .toSorted((a, b) => Number(b.state.isOverdue) - Number(a.state.isOverdue))
    .map(({ name, href, state: { held, dueOn, isOverdue, days } }) => {
      const [last] = held
      return {
        name,
        href,
        last: last === undefined ? words.none : formatDate(last.on, language),
        next: dueOn === null ? words.notLive : isOverdue ? '' : formatDate(dueOn, language),
        overdue: dueOn !== null && isOverdue ? words.overdue(formatDate(dueOn, language)) : '',
        every: words.every(days),
        label: words.runAt(name),
      }
    })
  return renderPage('app', shell, 'practice/list', { t, rows })
}
