import { instant } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { isCompletion } from '../../src/ledger/history.ts'
import { noCounts } from '../../src/requirements/compliance.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type ReportAbout, reportHead } from '../../src/reports/head.page.ts'
import type { ReportedPerson } from '../../src/requirements/reported.ts'
import { contents } from './content.ts'
import { completed, day, finished, HARBOR, hired, history, NORTH, standing } from './history.ts'
import type { ReportFrame } from '../../src/reports/fact.page.ts'

const place = {
  spell: 'spell',
  department: 'Day program',
  position: 'Youth worker',
  supervisor: 'person:cleo',
  type: 'employee',
  from: day('2026-01-05'),
  until: null,
} as const
/** A person with nothing out of the ordinary. */
const ordinary = { worksWithYouth: true, leave: null, exemption: null, extension: null, problems: [] } as const
const story = history(hired('2026-01-05'), finished('L1', '2026-01-10'), completed('2026-02-10'))

/** Avery Sample, with two jobs, who is up to date. */
export const avery: ReportedPerson = {
  ...ordinary,
  person: 'person:7c1',
  name: 'Avery "Ace" Sample',
  employeeNumber: '=HS-0417',
  standing: standing(story, '2026-11-24'),
  placements: [
    { ...place, site: HARBOR },
    { ...place, site: NORTH, department: 'Overnight' },
  ],
  hiredOn: [day('2026-01-05'), null],
  supervisors: ['Cleo Marsh', 'Cleo Marsh'],
  renewalMonths: 12,
  completion: story.find(isCompletion) ?? null,
}

/** Somebody with one job whose date has passed. */
export function overduePerson(number: number, change: Partial<ReportedPerson> = {}): ReportedPerson {
  const person: PersonId = `person:${number}`
  return {
    ...ordinary,
    person,
    name: `Robin Sample ${number}`,
    employeeNumber: `HS-${number}`,
    standing: standing(history(hired('2026-01-05')), '2026-11-24'),
    placements: [{ ...place, site: NORTH }],
    hiredOn: [day('2026-01-05')],
    supervisors: [null],
    renewalMonths: 12,
    completion: null,
    ...change,
  }
}

/** The filters of the reports in the tests. */
export const FILTERS = ['Residential', 'Overnight']

/** A report of 24 November, with everything around its rows. */
export function reportOf(
  count: number,
  { language = 'en', knownAt = null }: { readonly language?: 'en' | 'es'; readonly knownAt?: string | null } = {},
) {
  const frame: ReportFrame = {
    wording: { t: MESSAGES[language], language, topics: contents[language].course.topics },
    siteNames: new Map([
      [HARBOR, 'Harbor Street drop-in'],
      [NORTH, 'North House residence'],
    ]),
    lessons: 8,
    timeZone: 'America/New_York',
    asOf: day('2026-11-24'),
    knownAt: knownAt === null ? null : instant(knownAt),
    filters: FILTERS.join('; '),
  }
  const about: ReportAbout = {
    organization: 'Harbor Street Youth Services',
    rows: 'people',
    people: count,
    filters: FILTERS,
    counts: { ...noCounts(), 'up-to-date': 81, overdue: 6, 'on-leave': 2, separated: 12 },
    status: 'not-separated',
    isByOutcome: false,
    generatedBy: 'Ada Field',
    generatedAt: instant('2026-11-24T15:00:00.000Z'),
    nameParts: [],
  }
  return { frame, about, head: reportHead(about, frame) }
}

/** Rows as they come from a database: some at a time. */
export async function* inBatches<Row>(rows: readonly Row[], size = 100): AsyncGenerator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size)
}
