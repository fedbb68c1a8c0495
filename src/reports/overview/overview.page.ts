import { totals, type StatusChoice } from '../../requirements/compliance.ts'
import type { Status } from '../../requirements/status.ts'
import { type CountLink, countLinks, type FiguresView, figures } from './figures.page.ts'
import type { Messages } from '../../words/messages.ts'
import {
  aheadBars,
  type BarsView,
  departmentBars,
  type LineView,
  overdueBars,
  overTime,
  type OverviewInput,
  peopleHref,
  siteBars,
} from './chart.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import { type FrameView, reachOf, reportFrame } from '../frame.page.ts'
import type { Shell, ShellLink } from '../../platform/html/shell.page.ts'
import { LOOKS } from '../../requirements/status-tag.page.ts'
import { percent } from '../../requirements/rate.page.ts'

interface OverviewView {
  readonly t: Messages
  readonly frame: FrameView
  readonly figures: FiguresView
  readonly definitions: readonly { readonly name: string; readonly text: string }[]
  readonly sum: SumView
  readonly todo: readonly TodoItem[]
  readonly site: BarsView
  readonly department: BarsView
  readonly overTime: LineView
  readonly ahead: BarsView
  readonly overdue: BarsView
}

/** "98 in scope = 81 up to date + …", and the people left out with the reason. Each number leads to its people. */
interface SumView {
  readonly whole: CountLink | null
  readonly parts: readonly CountLink[]
  readonly excludedLead: string
  readonly excluded: readonly (CountLink & { readonly why: string })[]
}

interface TodoItem {
  readonly icon: string
  readonly tone: string
  readonly title: string
  readonly text: string
  readonly see: string
  readonly href: string
}

/** What stands above the figures. */
export interface OverviewNotes {
  /** Says that links and certificates don't work on a phone; empty when they do. */
  readonly warning: string
  /** Where an auditor begins, and until when; null for everyone else. */
  readonly audit: { readonly lead: string; readonly links: readonly ShellLink[] } | null
}

/** The figures of a day, how they add up, what needs action, and what is coming. */
export function overviewPage(shell: Shell, input: OverviewInput, notes: OverviewNotes): string {
  return renderPage('app', shell, 'reports/overview', { ...overviewView(input), ...notes })
}

function overviewView(input: OverviewInput): OverviewView {
  const { t } = input.wording
  return {
    t,
    frame: reportFrame(input, null),
    figures: figures(input.counts, (status) => peopleHref(input, { status }), reachOf(input), t),
    definitions: definitions(input, t),
    sum: sumView(input),
    todo: todo(input),
    site: siteBars(input),
    department: departmentBars(input),
    overTime: overTime(input),
    ahead: aheadBars(input),
    overdue: overdueBars(input),
  }
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

const TO_DO = [
  'waiting-for-site',
  'overdue',
  'needs-help',
  'expired',
  'cannot-say',
  'update-due',
] as const satisfies readonly Status[]

function todo(input: OverviewInput): TodoItem[] {
  const { counts, problems, ledgerHref, query, links } = input
  const words = input.wording.t.hr.reports.overview.todo
  const items = TO_DO.map((status) => ({
    people: counts[status],
    icon: LOOKS[status].icon,
    tone: LOOKS[status].tone === 'tag--need' ? 'tag--need' : 'tag--date',
    title: words[status](counts[status]),
    text: status === 'waiting-for-site' && !input.mayPublish ? words['waiting-for-siteReader'] : words[`${status}Text`],
    href: peopleHref(input, { status }),
  }))
  const mending = {
    people: problems,
    icon: 'info',
    tone: 'tag--date',
    title: words['data-problems'](problems),
    text: words['data-problemsText'],
    href: links.page('data-problems', { ...query, after: null }),
  }
  const ledger = { icon: 'flag', tone: 'tag--need', title: words.ledger, text: words.ledgerText, see: words.seeLedger }
  return [
    ...(ledgerHref === null ? [] : [{ ...ledger, href: ledgerHref }]),
    ...[...items, mending]
      .filter(({ people }) => people > 0)
      .map(({ people, ...item }) => ({ ...item, see: words.see(people) })),
  ]
}
