import { totals, type StatusChoice } from '../../requirements/compliance.ts'
import { type CountLink, countLinks, type FiguresView, figures } from './figures.page.ts'
import { aheadBars, overdueBars } from './length-bars.page.ts'
import type { Messages } from '../../words/messages.ts'
import type { ShellLink } from '../../platform/html/shell.page.ts'
import {
  type BarsView,
  departmentBars,
  type LineView,
  overTime,
  type OverviewInput,
  peopleHref,
  siteBars,
} from './chart.page.ts'
import { type FrameView, reachOf, reportFrame } from '../frame.page.ts'
import { percent } from '../../requirements/rate.page.ts'

interface OverviewView {
  readonly t: Messages
  readonly frame: FrameView
  readonly figures: FiguresView
  readonly definitions: readonly { readonly name: string; readonly text: string }[]
  readonly sum: SumView
  /** The filters in use, in one line. */
  readonly filters: string
  readonly site: BarsView
  readonly department: BarsView
  readonly overTime: LineView
  readonly ahead: BarsView
  readonly overdue: BarsView
  /** The reports that are folded in the navigation, so that they're one step from here. */
  readonly more: readonly ShellLink[]
}

/** "98 in scope = 81 up to date + …", and the people left out with the reason. Each number leads to its people. */
interface SumView {
  readonly whole: CountLink | null
  readonly parts: readonly CountLink[]
  readonly excludedLead: string
  readonly excluded: readonly (CountLink & { readonly why: string })[]
}

/** The figures of a day, what they come from, and what is coming. What needs doing is on Home. */
export function overviewBody(input: OverviewInput, more: readonly ShellLink[]) {
  return { template: 'reports/overview', model: overviewView(input, more) }
}

function overviewView(input: OverviewInput, more: readonly ShellLink[]): OverviewView {
  const { t } = input.wording
  const frame = reportFrame(input, null)
  return {
    t,
    frame,
    figures: figures(input.counts, (status) => peopleHref(input, { status }), reachOf(input), t),
    definitions: definitions(input, t),
    sum: sumView(input),
    filters: filtersText(input, frame),
    site: siteBars(input),
    department: departmentBars(input),
    overTime: overTime(input),
    ahead: aheadBars(input),
    overdue: overdueBars(input),
    more,
  }
}

function filtersText({ wording: { t } }: OverviewInput, { filters }: FrameView): string {
  const words = t.hr.reports.overview
  const used = filters.chips.map(({ text }) => text)
  return used.length === 0 ? words.filters : words.filtersUsed(used.join('; '))
}

function definitions(input: OverviewInput, t: Messages): OverviewView['definitions'] {
  const { counts } = input
  const words = t.hr.reports.overview
  if (reachOf(input).isByOutcome) return []
  const { upToDate, needAction, inScope, dueSoFar } = totals(counts)
  const rate = (of: number) => (of === 0 ? words.noRate : percent(upToDate, of))
  return [
    { name: words.dueSoFar, text: words.dueSoFarText(upToDate, needAction, rate(dueSoFar)) },
    { name: words.inScope, text: words.inScopeText(upToDate, inScope, rate(inScope)) },
  ]
}

const EXCLUDED = ['on-leave', 'exempt', 'separated', 'not-in-scope'] as const

function sumView(input: OverviewInput): SumView {
  const { counts } = input
  const { t } = input.wording
  const words = t.hr.reports.overview
  const { all, inScope } = totals(counts)
  const hrefOf = (status: StatusChoice) => peopleHref(input, { status })
  return {
    whole: inScope === 0 ? null : { text: words.sum(inScope), href: hrefOf('in-scope') },
    parts: countLinks('in-scope', counts, hrefOf, t),
    excludedLead: words.excluded(all - inScope),
    excluded: EXCLUDED.filter((status) => counts[status] > 0).map((status) => ({
      text: t.hr.figures.part(counts[status], t.hr.inSum[status]),
      href: hrefOf(status),
      why: words.why[status],
    })),
  }
}
