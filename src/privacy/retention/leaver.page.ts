import { table } from '../../people/file/record.page.ts'
import { cell, linked } from '../../platform/html/file-table.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import { addMonths, type CalendarDate } from '../../platform/time/calendar.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { Leavers, Leaver } from './leaver.ts'
import { endOf, type Period } from './retention.ts'

export interface LeaversPage extends Leavers {
  readonly period: Period
  readonly today: CalendarDate
  readonly links: {
    readonly back: string
    person(leaver: Leaver): string
    erasure(leaver: Leaver): string
    keeping(leaver: Leaver): string
  }
}

/** Who may be erased now, since when and why; and who is kept longer. Nothing on the page erases anybody. */
export function leaversPage(shell: Shell, { period, today, links, count, first, kept }: LeaversPage): string {
  const { t, language } = shell
  const words = t.privacy.leavers
  const { keeping: keepingWords } = t.hr.erasure
  const who = (leaver: Leaver) => linked('', [{ text: leaver.name, href: links.person(leaver) }])
  const day = (on: CalendarDate) => cell(formatDate(on, language))
  const over = ({ leftOn }: Leaver) => {
    const on = endOf(period, leftOn) ?? leftOn
    const months = monthsBetween(on, today)
    return cell(formatDate(on, language), words.overFor(Math.floor(months / 12), months % 12))
  }
  const next = (leaver: Leaver) =>
    linked(leaver.isAsked ? words.confirm : '', [{ text: words.erase, href: links.erasure(leaver) }])
  const may = table(
    'may-be-erased',
    words.may,
    [words.columns.person, words.columns.lastDay, words.columns.over, words.columns.next],
    first.map((leaver) => [who(leaver), day(leaver.leftOn), over(leaver), next(leaver)]),
    words.none,
  )
  const longer = table(
    'kept-longer',
    words.kept,
    [words.columns.person, words.columns.lastDay, words.columns.over, words.columns.why],
    kept.map((leaver) => {
      const { ground, until } = leaver.keeping
      const end = until === null ? keepingWords.open : keepingWords.until(formatDate(until, language))
      const why = linked(keepingWords.grounds[ground], [{ text: words.change, href: links.keeping(leaver) }], end)
      return [who(leaver), day(leaver.leftOn), over(leaver), why]
    }),
    words.noneKept,
  )
  const lead = first.length < count ? words.first(first.length, count) : ''
  return renderPage('app', shell, 'privacy/leavers', {
    t,
    lead: period === 'keep' ? words.always : words.lead(t.privacy.retention.periods[period]),
    tables: period === 'keep' ? [] : [{ ...may, lead }, longer],
    backHref: links.back,
  })
}

function monthsBetween(from: CalendarDate, to: CalendarDate): number {
  let months = 0
  while (addMonths(from, months + 1) <= to) months += 1
  return months
}
