import { type CalendarDate, daysBetween } from '../../platform/time/calendar.ts'
import type { PersonId, SiteId } from '../../ledger/event.ts'
import type { ReportedPerson, DataProblem } from '../../requirements/reported.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { extensionReason } from '../../requirements/because.page.ts'
import { type StatusCounts, totals } from '../../requirements/compliance.ts'
import type { TableView } from '../overview/chart.page.ts'
import { dateCell, nameOf, textCell } from '../../people/table.page.ts'
import { type TableColumn, dueColumn, finishedColumn, siteColumn, statusColumn } from './people-table.page.ts'
import type { ReportInput } from '../frame.page.ts'
import type { ListReport } from './list.page.ts'
import { courseLanguageName } from '../wording.page.ts'
import { capitalized, eachOnce } from '../../platform/text/format.ts'
import { FACTS } from '../fact.ts'

type PersonColumn = TableColumn<ReportedPerson>

/** @param sum all whose completion ends soon, by how soon */
export function expiringReport(input: ReportInput, sum: ListReport['sum']): ListReport {
  const { t, language } = input.wording
  const words = t.hr.reports.lists.expiring
  const until: PersonColumn = {
    heading: words.until,
    label: words.until,
    order: null,
    cell: ({ standing: { validUntil } }) =>
      validUntil === null
        ? textCell('')
        : dateCell(formatDate(validUntil, language), words.left(daysBetween(input.on, validUntil))),
  }
  const { title, text, caption, empty } = words
  const columns = [until, siteColumn(input), statusColumn(input), finishedColumn(input)]
  return { title, text, caption, empty, sum, figures: null, columns }
}

/** @param names of people who approved something; null once erased */
export function exceptionsReport(input: ReportInput, names: ReadonlyMap<PersonId, string | null>): ListReport {
  const words = input.wording.t.hr.reports.lists.exceptions
  const lines = (heading: string, line: (exception: Exception) => string): PersonColumn => ({
    heading,
    label: heading,
    order: null,
    cell(person) {
      const [first = '', ...others] = exceptionsOf(person, input, names).map(line)
      return textCell(first, ...others)
    },
  })
  const columns = [
    lines(words.what, ({ what }) => what),
    lines(words.reason, ({ reason }) => reason),
    lines(words.approver, ({ approver }) => approver),
    lines(words.until, ({ until }) => until),
    lines(words.review, ({ review }) => review),
    siteColumn(input),
  ]
  const { title, text, caption, empty } = words
  return { title, text, caption, empty, sum: null, figures: null, columns }
}

interface Exception {
  readonly what: string
  readonly reason: string
  readonly approver: string
  readonly until: string
  readonly review: string
}

/** Everything out of the ordinary that holds for a person on the day. */
function exceptionsOf(
  { exemption, extension, leave }: ReportedPerson,
  { wording }: ReportInput,
  names: ReadonlyMap<PersonId, string | null>,
): Exception[] {
  const { t, language } = wording
  const words = t.hr.reports.lists.exceptions
  const date = (day: CalendarDate) => formatDate(day, language)
  const exceptions: Exception[] = []
  if (exemption !== null) {
    const { reason, approver, until } = exemption.body
    exceptions.push({
      what: words.exempt,
      reason: capitalized(t.hr.reason[reason]),
      approver: nameOf(names.get(approver) ?? null, t),
      until: until === null ? t.hr.short.openEnd : date(until),
      review: until === null ? words.openEnd : words.on(date(until)),
    })
  }
  if (extension !== null) {
    const { approver, dueOn } = extension.body
    const reason = extensionReason(extension.body, t.hr)
    exceptions.push({
      what: words.extended,
      reason: reason === null ? words.notRecorded : capitalized(reason),
      approver: nameOf(names.get(approver) ?? null, t),
      until: words.newDate(date(dueOn)),
      review: words.on(date(dueOn)),
    })
  }
  if (leave !== null) {
    const { from, expectedReturn } = leave
    exceptions.push({
      what: words.leave,
      reason: words.since(date(from)),
      approver: words.notRecorded,
      until: expectedReturn === null ? t.hr.short.openEnd : words.back(date(expectedReturn)),
      review: expectedReturn === null ? words.openLeave : words.on(date(expectedReturn)),
    })
  }
  return exceptions
}

/** @param hireHrefs to the form for the hire date of each person whose date the viewer may enter */
export function problemsReport(input: ReportInput, hireHrefs: ReadonlyMap<PersonId, string>): ListReport {
  const words = input.wording.t.hr.reports.lists.problems
  const told = (heading: string, textOf: (problem: DataProblem) => string): PersonColumn => ({
    heading,
    label: heading,
    order: null,
    cell({ problems }) {
      const [first = '', ...others] = problems.map(textOf)
      return textCell(first, ...others)
    },
  })
  const siteName = (id: SiteId) => input.names.sites.find((site) => site.id === id)?.name ?? id
  const what = told(words.what, (problem) => {
    if (problem.kind === 'two-employments-at-a-site') return words.twoEmployments(siteName(problem.site))
    return problem.kind === 'no-hire-date' ? words.noHireDate : words.noFirstContact
  })
  const todos = {
    'no-hire-date': words.noHireDateTodo,
    'no-first-contact': words.noFirstContactTodo,
    'two-employments-at-a-site': words.twoEmploymentsTodo,
  }
  const todo: PersonColumn = {
    ...told(words.todo, ({ kind }) => todos[kind]),
    cell({ person, problems }) {
      const [first, ...others] = problems.map(({ kind }) => todos[kind])
      const href = problems[0]?.kind === 'no-hire-date' ? (hireHrefs.get(person) ?? '') : ''
      return { ...textCell(first ?? '', ...others), href }
    },
  }
  const { title, text, caption, empty } = words
  const columns = [what, todo, siteColumn(input), statusColumn(input)]
  return { title, text, caption, empty, sum: null, figures: null, columns }
}

export function leaversReport(input: ReportInput): ListReport {
  const { t, language } = input.wording
  const words = t.hr.reports.lists.leavers
  const date = (day: CalendarDate) => formatDate(day, language)
  const lastDay: PersonColumn = {
    heading: words.lastDay,
    label: words.lastDay,
    order: null,
    cell: ({ placements }) =>
      textCell(eachOnce(placements.flatMap(({ until }) => (until === null ? [] : date(until))))),
  }
  const before: PersonColumn = {
    heading: words.before,
    label: words.before,
    order: FACTS.completed_on.order,
    cell({ standing: { completedOn, late } }) {
      if (completedOn === null) return textCell(words.nothing)
      return textCell(late ? words.doneLate(date(completedOn)) : words.done(date(completedOn)))
    },
  }
  const { title, text, caption, empty } = words
  return { title, text, caption, empty, sum: null, figures: null, columns: [lastDay, before, siteColumn(input)] }
}

/**
 * @param figures how many finished with which version
 * @param counts everyone in them
 */
export function versionsReport(input: ReportInput, figures: TableView, counts: StatusCounts): ListReport {
  const { t } = input.wording
  const words = t.hr.reports.counts
  const version: PersonColumn = {
    heading: words.version,
    label: words.version,
    order: null,
    cell: ({ completion }) =>
      completion === null ? textCell('') : textCell(completion.body.policyVersion, courseText(completion, input)),
  }
  const source: PersonColumn = {
    heading: t.hr.reports.frame.source,
    label: t.hr.reports.frame.sourceLabel,
    order: null,
    cell: ({ completion }) =>
      completion === null
        ? textCell('')
        : textCell(
            capitalized(t.hr.reports.frame.sources[completion.kind === 'completed' ? 'here' : completion.body.source]),
            completion.body.language === null
              ? ''
              : capitalized(courseLanguageName(completion.body.language, input.wording.language)),
          ),
  }
  return {
    title: words.versions,
    text: `${words.versionsText} ${words.versionsUpdates(counts['update-due'], totals(counts).upToDate)}`,
    caption: words.versionsList,
    empty: words.without,
    sum: null,
    figures,
    columns: [version, finishedColumn(input), source, statusColumn(input), dueColumn(input)],
  }
}

function courseText(completion: NonNullable<ReportedPerson['completion']>, { wording }: ReportInput): string {
  const { courseVersion } = completion.body
  return courseVersion === null ? '' : wording.t.hr.reports.counts.courseVersion(courseVersion)
}
