import type { Cycle } from '../../requirements/cycle.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import type { Standing } from '../../requirements/status.ts'
import { dueCell } from '../../requirements/because.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { tagCell, textCell } from '../../people/table.page.ts'
import { type TableColumn, siteColumn } from './people-table.page.ts'
import type { ReportInput } from '../frame.page.ts'
import type { ListReport } from './list.page.ts'
import { standingTag } from '../../requirements/status-tag.page.ts'

/** One requirement of the organization, and the standing of each person on the page. */
export interface MatrixRequirement {
  readonly name: string
  readonly people: ReadonlyMap<PersonId, { readonly standing: Standing; readonly cycles: readonly Cycle[] }>
}

/** Person × requirement: the status of the day with its date, and under it each time that the person was to meet it. */
export function matrixReport(input: ReportInput, requirements: readonly MatrixRequirement[]): ListReport {
  const { title, text, caption, empty } = input.wording.t.hr.reports.lists.matrix
  const columns = requirements.flatMap((requirement) => requirementColumns(requirement, input))
  return { title, text, caption, empty, sum: null, figures: null, columns: [siteColumn(input), ...columns] }
}

function requirementColumns({ name, people }: MatrixRequirement, input: ReportInput): TableColumn<ReportedPerson>[] {
  const { wording } = input
  const words = wording.t.hr.reports.lists.matrix
  return [
    {
      heading: name,
      label: name,
      order: null,
      cell({ person }) {
        const found = people.get(person)
        if (found === undefined) return textCell(words.never)
        const { date, note } = dueCell(found.standing, wording)
        return tagCell(standingTag(found.standing, wording.t), date, note)
      },
    },
    {
      heading: words.timesOf(name),
      label: words.times,
      order: null,
      cell({ person }) {
        const [first, ...others] = (people.get(person)?.cycles ?? []).map((cycle) => cycleText(cycle, input))
        return first === undefined ? textCell(words.never) : textCell('', first, ...others)
      },
    },
  ]
}

function cycleText({ kind, dueOn, done }: Cycle, { wording }: ReportInput): string {
  const words = wording.t.hr.reports.lists.matrix
  const name = words.time[kind]
  if (done !== null) {
    const day = formatDate(done.on, wording.language)
    return done.late ? words.doneLate(name, day) : words.done(name, day)
  }
  return dueOn === null ? words.openNoDate(name) : words.open(name, formatDate(dueOn, wording.language))
}
