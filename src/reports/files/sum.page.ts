import { countOf, partsOf, type StatusChoice, statusesOf } from '../../requirements/compliance.ts'
import type { Messages } from '../../words/messages.ts'
import type { ReportAbout, SumLine } from '../head.page.ts'

/** Everyone whom a report's other filters leave, by what they ask for, and how many of them the file has. */
export function sumLines(
  about: Pick<ReportAbout, 'counts' | 'status' | 'filters' | 'period'>,
  t: Messages,
): readonly SumLine[] {
  if (about.period !== undefined) return about.period.lines
  const { counts, status } = about
  const names: Readonly<Record<StatusChoice, string>> = { ...t.hr.group, ...t.hr.status }
  const inFile = new Set(statusesOf(status))
  const line = (choice: StatusChoice, isSum = false): SumLine => ({
    name: names[choice],
    people: countOf(choice, counts),
    inFile: statusesOf(choice).reduce((sum, each) => sum + (inFile.has(each) ? counts[each] : 0), 0),
    parts: isSum
      ? ''
      : partsOf(choice)
          .filter((part) => countOf(part, counts) > 0)
          .map((part) => t.hr.figures.part(countOf(part, counts), t.hr.inSum[part]))
          .join(', '),
    isSum,
  })
  const everyone = line('everyone', true)
  return [
    ...partsOf('in-scope').map((choice) => line(choice)),
    line('in-scope', true),
    ...(['on-leave', 'exempt', 'not-in-scope', 'separated'] as const).map((choice) => line(choice)),
    // With a site or a department chosen, the sum isn't everyone on record.
    about.filters.length > (status === 'everyone' ? 0 : 1)
      ? { ...everyone, name: t.hr.reportFiles.underFilters }
      : everyone,
  ]
}
