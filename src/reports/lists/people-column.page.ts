import type { SiteId } from '../../ledger/event.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import { dueCell } from '../../requirements/because.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { type Column, tagCell, textCell } from './people-table.page.ts'
import type { ReportInput } from '../frame.page.ts'
import { statusTag } from '../../requirements/status-tag.page.ts'
import { eachOnce } from '../../platform/text/once.ts'

/** Columns that several reports have. */
export function siteColumn({ wording, names }: ReportInput): Column<Pick<ReportedPerson, 'placements'>> {
  const words = wording.t.hr.people
  const siteName = (id: SiteId) => names.sites.find((site) => site.id === id)?.name ?? id
  return {
    heading: words.site,
    label: words.site,
    order: null,
    cell: ({ placements }) =>
      textCell(
        eachOnce(placements.map(({ site }) => siteName(site))),
        eachOnce(placements.map(({ department }) => department)),
      ),
  }
}

export function statusColumn({ wording }: ReportInput): Column<Pick<ReportedPerson, 'standing'>> {
  const { t } = wording
  return {
    heading: t.hr.people.status,
    label: t.hr.people.status,
    order: 'need',
    cell: ({ standing }) => tagCell(statusTag(standing.status, t)),
  }
}

export function dueColumn({ wording }: ReportInput): Column<Pick<ReportedPerson, 'standing'>> {
  const words = wording.t.hr.people
  return {
    heading: words.due,
    label: words.dueShort,
    order: 'due',
    cell: ({ standing }) => {
      const { date, note } = dueCell(standing, wording)
      return textCell(date, note)
    },
  }
}

export function finishedColumn({ wording }: ReportInput): Column<Pick<ReportedPerson, 'standing'>> {
  const { finishedOn } = wording.t.hr.reports.lists
  return {
    heading: finishedOn,
    label: finishedOn,
    order: 'completed',
    cell: ({ standing }) =>
      textCell(standing.completedOn === null ? '' : formatDate(standing.completedOn, wording.language)),
  }
}
