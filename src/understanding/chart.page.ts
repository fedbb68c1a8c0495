import type { Course } from '../course/course.ts'
import { bar, lengthPieces } from '../reports/overview/chart-bars.page.ts'
import type { BarsView, ChartSave } from '../reports/overview/chart.page.ts'
import { percent } from '../requirements/rate.page.ts'
import type { Messages } from '../words/messages.ts'
import type { StepUnderstanding } from './understanding.ts'

/** How many answers to each step were right, where that is told at all. */
export function stepBars(
  steps: readonly StepUnderstanding[],
  course: Pick<Course, 'stepTitles'>,
  save: ChartSave,
  t: Messages,
): BarsView {
  const words = t.hr.understanding
  const rows = steps.map(({ step, share, right, answers }) => {
    const pieces = lengthPieces(right, answers, 'ok')
    const name = course.stepTitles[step]
    const value = share === null ? '' : percent(right, answers)
    const text = share === null ? words.noStep : words.chartBetween(percent(share.from, 1), percent(share.to, 1))
    return {
      name,
      href: null,
      value,
      valueHref: null,
      pieces,
      barHtml: bar(t.hr.reports.overview.barTitle(name, value === '' ? words.noStep : value), pieces),
      // A sentence of its own has its full stop.
      text: text.replace(/\.$/, ''),
      parts: [],
    }
  })
  return {
    t,
    id: 'steps',
    title: words.chartTitle,
    text: words.chartText,
    key: [],
    rows,
    table: {
      id: 'steps-table',
      caption: words.chartTitle,
      heads: [words.item.step, words.column.right],
      rows: rows.map(({ name, value }) => [
        { text: name, href: null },
        { text: value, href: null },
      ]),
    },
    save,
  }
}
