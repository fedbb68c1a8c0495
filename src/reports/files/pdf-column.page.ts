import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { SiteId } from '../../ledger/event.ts'
import { becauseText, dueCell } from '../../requirements/because.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import type { ReportedCycle } from '../lists/reported-cycle.ts'
import { distinct, type ReportFrame, dueBecause } from '../fact.page.ts'

/** A column of a PDF report: several facts in one cell, each on a line of its own. */
export interface PdfColumn<Row> {
  readonly heading: string
  /** In points. */
  readonly width: number
  readonly lines: (row: Row) => readonly string[]
}

/** The columns for people on a landscape Letter page. Facts that don't fit are in the attached file. */
export function peopleInPdf(frame: ReportFrame): PdfColumn<ReportedPerson>[] {
  const { wording, siteNames } = frame
  const { t, language } = wording
  const words = t.hr.reportFiles
  const site = (id: SiteId) => siteNames.get(id) ?? id
  return [
    {
      heading: words.pdf.person,
      width: 122,
      lines: ({ name, employeeNumber }) => [name ?? t.hr.people.noName, ...distinct([employeeNumber])],
    },
    {
      heading: words.pdf.place,
      width: 150,
      lines: ({ placements }) =>
        distinct(placements.map((place) => `${site(place.site)}, ${place.department}, ${place.position}`)),
    },
    { heading: words.pdf.status, width: 74, lines: ({ standing }) => [t.hr.status[standing.status]] },
    { heading: words.pdf.due, width: 84, lines: ({ standing }) => [dueCell(standing, wording).date] },
    {
      heading: words.pdf.why,
      width: 170,
      lines: ({ standing, renewalMonths }) => [becauseText(standing, renewalMonths, wording)],
    },
    {
      heading: words.pdf.completed,
      width: 120,
      lines: ({ standing, completion }) => [
        ...(standing.completedOn === null ? [] : [formatDate(standing.completedOn, language)]),
        ...distinct([versionsText(completion?.body ?? null, frame)]),
      ],
    },
  ]
}

/** The times that people were asked, on the same page. */
export function cyclesInPdf(frame: ReportFrame): PdfColumn<ReportedCycle>[] {
  const { wording, siteNames } = frame
  const { t, language } = wording
  const words = t.hr.reportFiles
  const site = (id: SiteId) => siteNames.get(id) ?? id
  const days = (list: readonly (CalendarDate | null)[]) => distinct(list).map((day) => formatDate(day, language))
  return [
    {
      heading: words.pdf.person,
      width: 112,
      lines: ({ person }) => [person.name ?? t.hr.people.noName, ...distinct([person.employeeNumber])],
    },
    {
      heading: words.pdf.place,
      width: 130,
      lines: ({ person }) =>
        distinct(person.placements.map((place) => `${site(place.site)}, ${place.department}, ${place.position}`)),
    },
    {
      heading: words.pdf.cycle,
      width: 110,
      lines: ({ cycle }) => [words.cycleOf(cycle.number, words.cycleKinds[cycle.kind]), ...days([cycle.requiredOn])],
    },
    {
      heading: words.pdf.due,
      width: 168,
      lines: (row) => [...days([row.cycle.dueOn]), dueBecause(row, frame)],
    },
    {
      heading: words.pdf.completed,
      width: 200,
      lines: ({ cycle: { done } }) =>
        done === null
          ? [words.pdf.open]
          : [
              ...days([done.on]),
              ...distinct([versionsText(done, frame)]),
              ...distinct([done.certificate]).map((number) => `${words.pdf.certificate} ${number}`),
              ...distinct([done.contentEdition]).map((hash) => `${words.pdf.content} ${hash.slice(0, HASH_SHOWN)}…`),
            ],
    },
  ]
}

/** Long enough to tell editions apart. The attached file has the whole hash. */
const HASH_SHOWN = 16

interface Versions {
  readonly courseVersion: string | null
  readonly policyVersion: string | null
}

/** The course and the policy that somebody finished. `null` for nothing finished. */
export function versionsText(of: Versions | null, { wording }: Pick<ReportFrame, 'wording'>): string | null {
  const words = wording.t.hr.reportFiles
  if (of === null || of.policyVersion === null) return null
  return of.courseVersion === null
    ? words.policyOnly(of.policyVersion)
    : words.courseAndPolicy(of.courseVersion, of.policyVersion)
}
