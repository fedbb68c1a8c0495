import type { StatusChoice } from '../../requirements/compliance.ts'
import { bar, lengthPieces } from './chart-bars.page.ts'
import {
  type BarsView,
  type ChartWords,
  type DueWindow,
  numberCell,
  type OverviewInput,
  peopleHref,
  saveOf,
} from './chart.page.ts'

export function aheadBars(input: OverviewInput): BarsView {
  const words = input.wording.t.hr.reports.overview
  const nameOf = ({ fromDays, toDays }: DueWindow) =>
    fromDays === 0 ? words.todayTo(toDays ?? 0) : words.within(fromDays, toDays ?? 0)
  const chart = { id: 'ahead', title: words.coming, text: words.comingText, tone: 'time', status: 'have-time' } as const
  return lengthBars(input, { ...chart, windows: input.ahead, nameOf })
}

export function overdueBars(input: OverviewInput): BarsView {
  const words = input.wording.t.hr.reports.overview
  const nameOf = ({ fromDays, toDays }: DueWindow) =>
    toDays === null ? words.older(fromDays) : words.age(fromDays, toDays)
  const chart = { id: 'overdue', title: words.ages, text: words.agesText, tone: 'need', status: 'overdue' } as const
  return lengthBars(input, { ...chart, windows: input.overdue, nameOf })
}

function lengthBars(
  input: OverviewInput,
  chart: ChartWords & {
    readonly tone: 'need' | 'time'
    readonly status: StatusChoice
    readonly windows: readonly DueWindow[]
    nameOf(window: DueWindow): string
  },
): BarsView {
  const { t } = input.wording
  const words = t.hr.reports.overview
  const { id, title, text, tone, status, windows, nameOf } = chart
  const longest = Math.max(0, ...windows.map(({ people }) => people))
  const hrefOf = ({ from, to }: DueWindow) => peopleHref(input, { status, due: { from, to } })
  return {
    t,
    id,
    title,
    text,
    key: [],
    rows: windows.map((window) => {
      const pieces = lengthPieces(window.people, longest, tone)
      const value = words.people(window.people)
      return {
        name: nameOf(window),
        href: null,
        value,
        valueHref: numberCell(window.people, hrefOf(window)).href,
        pieces,
        barHtml: bar(words.barTitle(nameOf(window), value), pieces),
        text: '',
        parts: [],
      }
    }),
    table: {
      id: `${id}-table`,
      caption: title,
      heads: [words.days, words.peopleHead],
      rows: windows.map((window) => [{ text: nameOf(window), href: null }, numberCell(window.people, hrefOf(window))]),
    },
    save: saveOf(input, id),
  }
}
