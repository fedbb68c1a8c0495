import type { CalendarDate } from '../platform/time/calendar.ts'
import type { PersonId, SiteId } from '../ledger/event.ts'
import { FILTER_NAMES, type FilterName, isPeriodFilter, type Period, type PeriodFilter } from './filter.ts'
import type { ReportQuery } from './query.ts'
import type { StatusChoice } from '../requirements/compliance.ts'
import type { Scope } from '../ledger/scope.ts'
import type { Wording } from '../requirements/because.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { languageName } from '../platform/text/format.ts'
import type { Messages } from '../words/messages.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'

/** The names of the choices in a report. */
export interface ReportNames {
  /** Whom the viewer sees. */
  readonly scope: Scope
  readonly sites: readonly SiteName[]
  /** Those that the viewer can choose. */
  readonly offered: readonly SiteName[]
  readonly departments: readonly string[]
  readonly positions: readonly string[]
  readonly supervisors: readonly { readonly person: PersonId; readonly name: string | null }[]
  readonly policyVersions: readonly string[]
  readonly languages: readonly string[]
}

interface SiteName {
  readonly id: SiteId
  readonly slug: string
  readonly name: string
}

/** One filter in use, and what the query is without it. */
export interface FilterInWords {
  readonly text: string
  readonly without: Partial<ReportQuery>
}

/**
 * Every filter in use, in this order, one by one, for chips on a page and for what a file says about itself. The day is
 * not one.
 */
export function filtersInWords(query: ReportQuery, names: ReportNames, wording: Wording): FilterInWords[] {
  const { t } = wording
  const words = t.hr.reports.frame
  const { status, site, department, position, type, supervisor, policyVersion, language, source, only } = query
  const inWords: Readonly<Record<Exclude<FilterName, PeriodFilter>, FilterInWords[]>> = {
    status: status === 'everyone' ? [] : [{ text: choiceName(status, t), without: { status: 'everyone' } }],
    site: chosen(site, (slug) => siteName(slug, names), { site: null }),
    department: chosen(department, (name) => name, { department: null }),
    position: chosen(position, (name) => name, { position: null }),
    type: chosen(type, (name) => t.hr.type[name], { type: null }),
    supervisor: chosen(supervisor, (person) => supervisorText(person, names, t), { supervisor: null }),
    policyVersion: chosen(policyVersion, (version) => words.versionChip(version), { policyVersion: null }),
    language: chosen(language, (code) => words.languageChip(courseLanguageName(code, wording.language)), {
      language: null,
    }),
    source: chosen(source, (name) => words.sourceChip(words.sources[name]), { source: null }),
    only: chosen(only, (name) => words.onlyChoices[name], { only: null }),
  }
  return FILTER_NAMES.flatMap((name) =>
    isPeriodFilter(name) ? periodInWords(name, query[name], wording) : inWords[name],
  )
}

/** Says which day and which basis a report shows. */
export function clockInWords(query: ReportQuery, on: CalendarDate, { t, language }: Wording): string {
  const words = t.hr.reports.frame.shows
  const date = formatDate(on, language)
  if (query.clock === 'reported') return words.reported(date)
  return query.asOf === null ? words.today(date) : words.corrected(date)
}

export function choiceName(choice: StatusChoice, t: Messages): string {
  const names: Readonly<Record<StatusChoice, string>> = { ...t.hr.group, ...t.hr.status }
  return names[choice]
}

/** Names the language of a course in that of the page. An unknown code is shown as it is. */
export function courseLanguageName(code: string, language: Language): string {
  const known = LANGUAGES.find((candidate) => candidate === code)
  return known === undefined ? code : languageName(known, language)
}

function chosen<T>(value: T | null, text: (value: T) => string, without: Partial<ReportQuery>): FilterInWords[] {
  return value === null ? [] : [{ text: text(value), without }]
}

function siteName(slug: string, { sites }: ReportNames): string {
  return sites.find((site) => site.slug === slug)?.name ?? slug
}

function supervisorText(person: PersonId | 'mine', { supervisors }: ReportNames, t: Messages): string {
  if (person === 'mine') return t.hr.people.mine
  const found = supervisors.find((supervisor) => supervisor.person === person)
  return t.hr.reports.frame.supervisorChip(found?.name ?? t.hr.people.noName)
}

function periodInWords(name: PeriodFilter, { from, to }: Period, { t, language }: Wording): FilterInWords[] {
  const words = t.hr.reports.frame
  const without = { [name]: { from: null, to: null } }
  const date = (day: CalendarDate) => formatDate(day, language)
  if (from !== null && to !== null) return [{ text: words.between(words[name], date(from), date(to)), without }]
  if (from !== null) return [{ text: words.since(words[name], date(from)), without }]
  if (to !== null) return [{ text: words.until(words[name], date(to)), without }]
  return []
}
