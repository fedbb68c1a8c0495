import { COMPLETION_COLUMNS, type CompletionColumn } from './completion-column.ts'
import { BYTE_ORDER_MARK, csvLine } from '../../platform/text/csv.ts'
import type { Messages } from '../../words/messages.ts'
import { describedLms, type KitFacts, kitWords } from './layout.page.ts'
import type { KitPage } from './part.page.ts'

/** Either of the two says who somebody is; without the rest, a line says nothing. */
const NEEDED: Readonly<Record<CompletionColumn, keyof Messages['kit']['roundTrip']['need']>> = {
  learner_id: 'no',
  name: 'no',
  email: 'either',
  employee_number: 'either',
  status: 'yes',
  score: 'no',
  finished_on: 'yes',
  package_title: 'no',
  package_version: 'yes',
}

/** Explains how completions come back to HR as a table. */
export function roundTripPage(kit: KitFacts): KitPage {
  const words = kitWords(kit).roundTrip
  const { name, completions } = describedLms(kit)
  return {
    file: 'round-trip.html',
    title: words.title,
    lead: words.lead,
    sections: [
      { id: 'how', title: words.howTo(name), parts: [{ kind: 'steps', items: completions }] },
      {
        id: 'columns',
        title: words.columns,
        parts: [
          { kind: 'text', text: words.columnsLead },
          {
            kind: 'table',
            labelledBy: 'columns',
            head: words.head,
            rows: COMPLETION_COLUMNS.map((column) => [column, words.meanings[column], words.need[NEEDED[column]]]),
          },
        ],
      },
      { id: 'care', title: words.care, parts: [{ kind: 'points', items: words.carePoints }] },
    ],
  }
}

/** The table to fill in: its first line. */
export function completionsTemplate(): string {
  return BYTE_ORDER_MARK + csvLine(COMPLETION_COLUMNS)
}
