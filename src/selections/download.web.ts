import { noCounts } from '../requirements/compliance.ts'
import type { PersonId } from '../ledger/event.ts'
import type { FileSource } from '../reports/files/file.job.ts'
import { type Narrowing, sendReportFile } from '../reports/files/file.web.ts'
import type { ReportFormat } from '../reports/files/names.ts'
import { DEFAULT_QUERY, type ReportQuery } from '../reports/query.ts'
import { webReportRequest } from '../reports/query.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/**
 * The people who were chosen, as a file, on the day of their list. Its filters don't narrow it anymore: who was chosen
 * is in it, with another status by now, too. Who is out of reach isn't.
 */
export async function sendChosen(
  visit: SignedInVisit,
  { asOf, clock, order, descending }: ReportQuery,
  chosen: readonly PersonId[],
  format: ReportFormat,
): Promise<void> {
  const everyone = { ...DEFAULT_QUERY, status: 'everyone', asOf, clock, order, descending } as const
  const asked = await webReportRequest(visit, everyone)
  await sendReportFile(visit, asked, { format, rows: 'people', mark: true }, onlyThese(visit, new Set(chosen)))
}

function onlyThese({ t }: SignedInVisit, chosen: ReadonlySet<PersonId>): Narrowing {
  return {
    filters: { selected: 'yes' },
    async of(source) {
      const people = () => among(source, chosen)
      const counts = noCounts()
      let n = 0
      for await (const batch of people())
        for (const { standing } of batch) {
          counts[standing.status] += 1
          n += 1
        }
      const filters = [...source.about.filters, t.hr.selections.inFile(n)]
      return {
        ...source,
        people,
        about: { ...source.about, people: n, counts, filters },
        frame: { ...source.frame, filters: filters.join('; ') },
      }
    },
  }
}

async function* among(source: FileSource, chosen: ReadonlySet<PersonId>) {
  for await (const batch of source.people()) yield batch.filter(({ person }) => chosen.has(person))
}
