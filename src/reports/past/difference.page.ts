import type { LedgerEvent, PersonId } from '../../ledger/event.ts'
import type { History } from '../../ledger/history.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import { dueCell } from '../../requirements/because.page.ts'
import { tagCell, textCell } from '../../people/table.page.ts'
import type { TableColumn } from '../lists/people-table.page.ts'
import type { ReportInput } from '../frame.page.ts'
import type { ListReport } from '../lists/list.page.ts'
import { standingTag } from '../../requirements/status-tag.page.ts'
import { type TimelineContext, timeline } from '../../people/file/timeline.page.ts'

/** A person about whom the two clocks differ. */
export interface ToldDifference {
  readonly reported: ReportedPerson | null
  readonly known: ReportedPerson | null
  readonly history: History
  readonly since: readonly LedgerEvent[]
}

/** Shows the figures as reported on that day, those known now, and the entries in between. */
export function differencesReport(
  input: ReportInput,
  people: ReadonlyMap<PersonId, ToldDifference>,
  context: TimelineContext,
): ListReport {
  const { wording } = input
  const words = wording.t.hr.reports.lists.differences
  const by = (heading: string, clock: 'reported' | 'known'): TableColumn<ReportedPerson> => ({
    heading,
    label: heading,
    order: null,
    cell({ person }) {
      const seen = people.get(person)?.[clock] ?? null
      if (seen === null) return textCell(words.absent)
      const { date, note } = dueCell(seen.standing, wording)
      return tagCell(standingTag(seen.standing, wording.t), date, note)
    },
  })
  const since: TableColumn<ReportedPerson> = {
    heading: words.since,
    label: words.since,
    order: null,
    cell({ person }) {
      const difference = people.get(person)
      const [first = '', ...others] = difference === undefined ? [] : causes(difference, context)
      return textCell(first, ...others)
    },
  }
  const { title, text, caption } = words
  const empty = input.query.asOf === null ? words.chooseDay : words.empty
  return {
    title,
    text,
    caption,
    empty,
    sum: null,
    figures: null,
    columns: [by(words.reported, 'reported'), by(words.known, 'known'), since],
  }
}

/**
 * Lists the entries since then, the latest first: the day they take effect, their text, and when they were recorded.
 */
function causes({ history, since }: ToldDifference, context: TimelineContext): string[] {
  const recorded = new Set(since.map(({ id }) => id))
  const all = new Map([...history, ...since].map((event) => [event.id, event]))
  return timeline([...all.values()], context)
    .filter(({ id }) => recorded.has(id))
    .map(({ dateText, title, details }) => `${dateText}: ${[title, ...details].join('. ')}`)
}
