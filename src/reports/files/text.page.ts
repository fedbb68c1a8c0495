import { noCounts, countOf, type StatusChoice, statusesOf } from '../../requirements/compliance.ts'
import { becauseText } from '../../requirements/because.page.ts'
import { countLinks } from '../overview/figures.page.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import { rates } from '../../requirements/rate.page.ts'
import type { ReportFrame } from '../fact.page.ts'

/**
 * The report for a terminal: the figures, then a line for each person with the reason for the status.
 * @param people under all filters but the status, which the figures are not narrowed by
 */
export async function* reportText(
  people: AsyncIterable<readonly ReportedPerson[]>,
  status: StatusChoice,
  title: string,
  frame: ReportFrame,
): AsyncGenerator<string> {
  const { t } = frame.wording
  const counts = noCounts()
  const lines: string[][] = []
  for await (const batch of people) {
    for (const person of batch) {
      counts[person.standing.status] += 1
      if (statusesOf(status).includes(person.standing.status)) lines.push(cells(person, frame))
    }
  }
  const { rate, rateText, secondRate } = rates(counts, t)
  yield `${title}\n${`${rate} ${rateText}`.trim()}\n${secondRate}\n\n`
  const parts = countLinks(status, counts, () => '', t).map((part) => part.text)
  const sum =
    parts.length === 0 ? countOf(status, counts) : `${t.hr.figures.sum(countOf(status, counts))} ${parts.join(', ')}`
  yield `${frame.filters}: ${sum}\n\n`
  for (const line of aligned(lines)) yield `${line}\n`
}

function cells({ standing, name, placements, renewalMonths }: ReportedPerson, { wording, siteNames }: ReportFrame) {
  const { t } = wording
  return [
    t.hr.status[standing.status],
    name ?? t.hr.people.noName,
    [...new Set(placements.map(({ site }) => siteNames.get(site) ?? site))].join(', '),
    becauseText(standing, renewalMonths, wording),
  ]
}

/** Columns as wide as their longest cell. */
function aligned(lines: readonly (readonly string[])[]): string[] {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const padded = (line: readonly string[]) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0))
  return lines.map((line) => padded(line).join('  ').trimEnd())
}
