import type { CalendarDate } from '../platform/time/calendar.ts'
import type { StatusCounts } from '../requirements/compliance.ts'
import { isByOutcome, PERIOD_FILTERS } from './filter.ts'
import { type PersonId, type SiteId } from '../ledger/event.ts'
import { DEFAULT_QUERY, type OverviewChart, type ReportPage, type ReportQuery } from './query.ts'
import { type Days, PRESETS, presetDays } from './preset.ts'
import type { Wording } from '../requirements/because.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { HiddenField, SelectView } from '../platform/html/field.page.ts'
import { type CountLink, type FiguresReach } from './overview/figures.page.ts'
import type { Messages } from '../words/messages.ts'
import { clockInWords, type FilterInWords, filtersInWords, type ReportNames } from './wording.page.ts'
import { moreSelects, siteSelect, statusSelect, supervisorSelect } from './select.page.ts'
import { EVERYONE } from '../ledger/scope.ts'
import { scopeText } from '../people/scope.page.ts'
import { percent } from '../requirements/rate.page.ts'
import { BASES } from '../ledger/as-of.ts'

/** The input of every report. */
export interface ReportInput {
  readonly wording: Wording
  /** `null` for the page of one site, which is listed under the sites. */
  readonly page: ReportPage | null
  /** Both bases side by side: then none is chosen, and the rows are in no file. */
  readonly isOnBothBases?: boolean
  readonly query: ReportQuery
  /** The day that it is about. */
  readonly on: CalendarDate
  readonly today: CalendarDate
  /** The time on the wall at which it was made. */
  readonly madeAt: string
  readonly names: ReportNames
  readonly links: ReportLinks
}

export interface ReportLinks {
  /** The page itself, with another query. */
  readonly here: (query: ReportQuery) => string
  readonly page: (page: ReportPage, query: ReportQuery) => string
  readonly site: (site: SiteId, query: ReportQuery) => string
  readonly person: (person: PersonId) => string
  readonly statuses: string
  readonly files: (page: ReportPage, query: ReportQuery) => string
  readonly chart: (chart: OverviewChart, query: ReportQuery) => string
  readonly saveView: (page: ReportPage, query: ReportQuery) => string
  /** `null` for a viewer who saves none. */
  readonly views: string | null
  /** Returns the link to the people whose status differs on the other basis, for the day. */
  readonly differences: (query: ReportQuery) => string
}

/** The frame around the figures of every report: the day, the filters, and the links to the other reports. */
export interface FrameView {
  readonly t: Messages
  readonly clock: string
  /** The people whose status differs on the other basis, or null today, when both agree. */
  readonly differences: CountLink | null
  /** Says whom the viewer sees. Empty for everyone. */
  readonly ownOnly: string
  readonly filters: FiltersView
  readonly made: string
  readonly statusesHref: string
  /** The pages that turn the report into a file and save it as a view. */
  readonly keep: KeepView | null
}

export interface KeepView {
  readonly t: Messages
  /** Links to the page of files, or the forms that make one. */
  readonly files: readonly (CountLink | FileForm)[]
  /** `null`, both, for a viewer who saves no views. */
  readonly saveHref: string | null
  readonly viewsHref: string | null
}

/** A button that has a file made. */
export interface FileForm {
  readonly text: string
  readonly action: string
  readonly hidden: readonly HiddenField[]
}

/** The two days of a period, and periods to choose with one click. */
export interface PeriodFieldsView {
  readonly days: readonly { readonly name: string; readonly label: string; readonly value: string }[]
  readonly latest: string
  readonly presets: PresetsView
  /** Says what's wrong with the two days. Empty when nothing is. */
  readonly problem: string
}

export interface PresetsView {
  readonly name: string
  readonly links: readonly CountLink[]
}

export interface FiltersView {
  readonly t: Messages
  readonly action: string
  /** What's chosen, above the fields that a phone folds. */
  readonly summary: string
  /** Above the other filters, or null for a report of one day. */
  readonly period: PeriodFieldsView | null
  readonly asOf: string
  /** Whether the day is the first field. In a list to work in, which is about today, it's folded with the rest. */
  readonly dayFirst: boolean
  readonly latest: string
  readonly clocks: readonly { readonly value: string; readonly text: string; readonly checked: boolean }[]
  readonly selects: readonly SelectView[]
  readonly more: {
    readonly summary: string
    readonly open: boolean
    readonly selects: readonly SelectView[]
    readonly days: readonly { readonly name: string; readonly label: string; readonly value: string }[]
    /** Of the day on which people last finished. */
    readonly presets: PresetsView | null
  }
  readonly hidden: readonly { readonly name: string; readonly value: string }[]
  readonly chips: readonly CountLink[]
}

/** @param counts under all filters but the status, or null where the page is about one status or about all */
export function reportFrame(input: ReportInput, counts: StatusCounts | null): FrameView {
  const { wording, query, on, today, madeAt, page, links, isOnBothBases = false } = input
  const { t, language } = wording
  const words = t.hr.reports.frame
  return {
    t,
    clock: isOnBothBases ? words.shows.both(formatDate(on, language)) : clockInWords(query, on, wording),
    differences:
      query.asOf === null || input.names.scope !== EVERYONE || isOnBothBases
        ? null
        : { text: t.hr.reports.lists.differences.link, href: links.differences(query) },
    ownOnly: scopeText(input.names.scope, input.names.sites, t.hr.scope.youSee, language),
    filters: filtersView(input, counts),
    made:
      query.clock === 'reported' && !isOnBothBases
        ? words.madeAsReported(formatDate(today, language), madeAt, formatDate(on, language))
        : words.made(formatDate(today, language), madeAt),
    statusesHref: links.statuses,
    keep: isOnBothBases
      ? null
      : {
          t,
          files: [
            {
              text: page === 'people' ? t.hr.views.otherFormats : t.hr.views.download,
              href: links.files(page ?? 'people', query),
            },
          ],
          saveHref: links.views === null ? null : links.saveView(page ?? 'people', query),
          viewsHref: links.views,
        },
  }
}

/** A rate of people who were selected by what they did would mean nothing, so it is empty. */
export function rateOf({ query }: ReportInput, part: number, whole: number): string {
  return isByOutcome(query) ? '' : percent(part, whole)
}

/** Names the people whom the figures of a report are about. */
export function reachOf({ query, names, wording }: ReportInput): FiguresReach {
  // Figures count every status.
  const used = filtersInWords({ ...query, status: 'everyone' }, names, wording)
  const { t, language } = wording
  const ownPeople = (n: number) => scopeText(names.scope, names.sites, t.hr.scope.counted(n), language)
  return {
    ownPeople: names.scope === EVERYONE ? null : ownPeople,
    isFiltered: used.length > 0,
    isByOutcome: isByOutcome(query),
  }
}

function filtersView(input: ReportInput, counts: StatusCounts | null): FiltersView {
  const { wording, query, on, today, names, links } = input
  const { t, language } = wording
  const words = t.hr.reports.frame
  const used = filtersInWords(query, names, wording).filter(({ without }) => counts !== null || !('status' in without))
  const dayFirst = input.page !== 'people' || input.isOnBothBases === true
  const isDayInMore = !dayFirst && query.asOf !== null
  const inMore =
    used.filter(({ without }) => !['status', 'site', 'supervisor'].some((name) => name in without)).length +
    (isDayInMore ? 1 : 0) +
    (query.clock === DEFAULT_QUERY.clock ? 0 : 1)
  const first = { ...query, after: null }
  const chips = [
    ...(query.asOf === null
      ? []
      : [{ text: words.asOfChip(formatDate(query.asOf, language)), href: links.here({ ...first, asOf: null }) }]),
    ...(query.clock === DEFAULT_QUERY.clock
      ? []
      : [{ text: words.reportedChip, href: links.here({ ...first, clock: DEFAULT_QUERY.clock }) }]),
    ...used
      .filter(isNoDefault(query))
      .map(({ text, without }) => ({ text, href: links.here({ ...first, ...without }) })),
  ]
  // Whoever asks who finished in a month means those who have left as well.
  const ofAll = counts !== null && query.status === DEFAULT_QUERY.status ? { status: 'everyone' as const } : {}
  return {
    t,
    action: links.here(DEFAULT_QUERY),
    summary:
      chips.length === 0 ? t.hr.people.filters : t.hr.people.filtersUsed(chips.map(({ text }) => text).join('; ')),
    period: null,
    asOf: on,
    dayFirst,
    latest: today,
    clocks: (input.isOnBothBases === true ? [] : BASES).map((clock) => ({
      value: clock,
      text: words.clock[clock],
      checked: clock === query.clock,
    })),
    selects: [
      // The page of one site shows no other.
      ...(input.page === null ? [] : [siteSelect(input)]),
      ...(counts === null ? [] : [statusSelect(query.status, counts, t)]),
      ...supervisorSelect(input),
    ],
    more: {
      summary: inMore === 0 ? words.more : words.moreUsed(inMore),
      open: inMore > 0 || query.asOf !== null,
      selects: moreSelects(input),
      days: PERIOD_FILTERS.flatMap((name) => [
        { name: `${name}-from`, label: words.from(words[name]), value: query[name].from ?? '' },
        { name: `${name}-to`, label: words.to(words[name]), value: query[name].to ?? '' },
      ]),
      presets: presetLinks(words.completed, today, t, (completed) => links.here({ ...first, ...ofAll, completed })),
    },
    hidden: [
      ...(query.order === DEFAULT_QUERY.order ? [] : [{ name: 'order', value: query.order }]),
      ...(query.descending ? [{ name: 'descending', value: 'yes' }] : []),
    ],
    chips,
  }
}

/** One link for each period that people ask for by name. */
export function presetLinks(
  name: string,
  today: CalendarDate,
  t: Messages,
  hrefOf: (days: Days) => string,
): PresetsView {
  const words = t.hr.reports.period
  return {
    name,
    links: PRESETS.map((preset) => ({ text: words.presets[preset], href: hrefOf(presetDays(preset, today)) })),
  }
}

/** The list begins without people who have left. The field says so, and a chip for it would stand there always. */
function isNoDefault({ status }: ReportQuery): (filter: FilterInWords) => boolean {
  return ({ without }) => !('status' in without) || status !== DEFAULT_QUERY.status
}
