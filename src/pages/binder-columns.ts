import type { SiteId } from '../domain/event.ts'
import { becauseText, dueCell } from './because.ts'
import { formatDate } from './dates.ts'
import type { ReportedPerson } from './report-columns.ts'
import { distinct, type ReportFrame } from './report-table.ts'

/** A column on paper: several facts in one cell, each on a line of its own. */
export interface BinderColumn<Row> {
  readonly heading: string
  /** In points. */
  readonly width: number
  readonly lines: (row: Row) => readonly string[]
}

/** The people of a report on a Letter page on its side. What has no room stands in the file that goes with it. */
export function peopleOnPaper(frame: ReportFrame): BinderColumn<ReportedPerson>[] {
  const { wording, siteNames } = frame
  const { t, language } = wording
  const words = t.hr.reportFiles
  const site = (id: SiteId) => siteNames.get(id) ?? id
  return [
    {
      heading: words.binder.person,
      width: 122,
      lines: ({ name, employeeNumber }) => [name ?? t.hr.people.noName, ...distinct([employeeNumber])],
    },
    {
      heading: words.binder.place,
      width: 150,
      lines: ({ placements }) =>
        distinct(placements.map((place) => `${site(place.site)}, ${place.department}, ${place.position}`)),
    },
    { heading: words.binder.status, width: 74, lines: ({ standing }) => [t.hr.status[standing.status]] },
    { heading: words.binder.due, width: 84, lines: ({ standing }) => [dueCell(standing, wording).date] },
    {
      heading: words.binder.why,
      width: 170,
      lines: ({ standing, renewalMonths }) => [becauseText(standing, renewalMonths, wording)],
    },
    {
      heading: words.binder.completed,
      width: 120,
      lines: ({ standing, completion }) => [
        ...(standing.completedOn === null ? [] : [formatDate(standing.completedOn, language)]),
        ...versions(completion?.body ?? null, frame),
      ],
    },
  ]
}

interface Versions {
  readonly courseVersion: string | null
  readonly policyVersion: string | null
}

export function versions(of: Versions | null, { wording }: ReportFrame): string[] {
  const words = wording.t.hr.reportFiles
  if (of === null || of.policyVersion === null) return []
  return [
    of.courseVersion === null
      ? words.policyOnly(of.policyVersion)
      : words.courseAndPolicy(of.courseVersion, of.policyVersion),
  ]
}
