import { cyclesOn } from '../../requirements/cycle.ts'
import { bothPeriods, type ReportFilter } from '../filter.ts'
import type { ReportPage, ReportQuery } from '../query.ts'
import type { PersonId } from '../../ledger/event.ts'
import { corrected } from '../../ledger/history.ts'
import { historiesOf } from '../../ledger/ledger.store.ts'
import { reachOf } from '../../identity/access.ts'
import type { CountLink } from '../overview/figures.page.ts'
import { ORIENTATION } from '../../requirements/requirement.ts'
import { countOf, totals } from '../../requirements/compliance.ts'
import { matrixReport } from './matrix.page.ts'
import { type ListInput, type ListReport, reportListPage } from './list.page.ts'
import {
  exceptionsReport,
  leaversReport,
  problemsReport,
  versionsReport,
  expiringReport,
} from './people-report.page.ts'
import { namesOn } from '../../ledger/fact.store.ts'
import { LARGEST_PAGE } from '../../people/people.store.ts'
import { countStatuses, listPeople, expiringAhead } from '../report.store.ts'
import { historiesKnown, knowledgeAt } from '../past/knowledge.store.ts'
import { reportInput, reportShell } from '../input.web.ts'
import { readReportQuery, webReportRequest, reportHref, reportQueryShape, toReportQuery } from '../query.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { ofEveryStatus, refined, type ReportRequest } from '../request.ts'
import { numberCell } from '../overview/chart.page.ts'
import { addDays, calendarDate } from '../../platform/time/calendar.ts'
import { type CountsRow, countedTable } from '../overview/count.page.ts'
import { policyHistory } from '../../ledger/ledger.store.ts'
import { z } from 'zod'
import { listExpiring } from './expiring.store.ts'
import { parseQuery } from '../../platform/http/form.web.ts'
import { hrefTo } from '../../app/href.web.ts'

/** Every status: what these reports are about is something else. */
const WHATEVER_STATUS = { status: 'everyone' } as const

/** One requirement so far; a second one comes as a second entry. */
export async function showMatrix(visit: SignedInVisit): Promise<void> {
  await sendList(visit, 'matrix', {}, async (input, { asOf }) => {
    const { db } = visit.deps.store
    // As in the list itself, two records that were later found to be about one person have two rows before that.
    const knowledge = await knowledgeAt(db, asOf.knownAt)
    const ids = input.people.map(({ person }) => person)
    const histories = await historiesKnown(db, ids, knowledge)
    const people = new Map(
      input.people.map(({ person, standing }) => {
        const cycles = cyclesOn(histories.get(person) ?? [], ORIENTATION, knowledge.policy, asOf.on)
        return [person, { standing, cycles }] as const
      }),
    )
    return matrixReport(input, [{ name: visit.t.hr.reports.lists.matrix.orientation, people }])
  })
}

export async function showExceptions(visit: SignedInVisit): Promise<void> {
  await sendList(visit, 'exceptions', { ...WHATEVER_STATUS, only: 'exceptions' }, async (input, { asOf }) => {
    const approvers = input.people.flatMap(({ exemption, extension }) =>
      [exemption, extension].flatMap((allowance) => allowance?.body.approver ?? []),
    )
    return exceptionsReport(input, await namesOn(visit.deps.store.db, approvers, asOf.on, asOf.knownAt))
  })
}

export async function showDataProblems(visit: SignedInVisit): Promise<void> {
  await sendList(visit, 'data-problems', { ...WHATEVER_STATUS, only: 'data-problems' }, async (input) => {
    const people = input.people.filter(({ problems }) => problems.some(({ kind }) => kind === 'no-hire-date'))
    return problemsReport(
      input,
      await hireDateForms(
        visit,
        people.map(({ person }) => person),
      ),
    )
  })
}

/** The form for the hire date of each of them. HR of some sites goes by way of the person's page, which says what they may. */
async function hireDateForms(
  { deps, viewer }: SignedInVisit,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  if (reachOf(viewer, 'change-person') !== 'everyone') return new Map()
  const histories = await historiesOf(deps.store.db, people)
  return new Map(
    [...histories].flatMap(([person, history]) => {
      const hire = corrected(history).find((event) => event.kind === 'hired' && event.body.hiredOn === null)
      return hire === undefined
        ? []
        : [[person, hrefTo('/hr/entries/:entry/correction', { entry: hire.id }, { kind: 'hired-on' })] as const]
    }),
  )
}

export async function showLeavers(visit: SignedInVisit): Promise<void> {
  await sendList(visit, 'leavers', { status: 'separated' }, leaversReport)
}

/** @param about what the report is about, whatever the address asks for */
async function sendList(
  visit: SignedInVisit,
  page: ReportPage,
  about: Partial<Pick<ReportFilter, 'status' | 'only'>>,
  reportOf: (input: ListInput, request: ReportRequest) => ListReport | Promise<ListReport>,
): Promise<void> {
  const { db } = visit.deps.store
  const asked = await readReportQuery(visit)
  const request = refined(asked.request, about)
  const counts = await countStatuses(db, ofEveryStatus(request))
  const found = countOf(request.filter.status, counts)
  const { order, descending, after } = asked.query
  const input: ListInput = {
    ...(await reportInput(visit, asked, page)),
    ...(await listPeople(db, request, { order, descending, after, limit: LARGEST_PAGE })),
    found,
    counts: 'status' in about ? null : counts,
    work: about.status === 'separated' ? null : workWith(visit, { ...asked.query, ...about }, found),
  }
  sendReport(visit, input, await reportOf(input, request))
}

/** The same people in the list that one can work in, for viewers who may do something for them. */
function workWith({ t, viewer }: SignedInVisit, query: ReportQuery, found: number): CountLink | null {
  if (found === 0 || reachOf(viewer, 'nudge-person') === null) return null
  const href = reportHref(hrefTo('/hr/people'), { ...query, after: null })
  return { text: t.hr.reports.lists.workWith(found), href }
}

export function sendReport(visit: SignedInVisit, input: ListInput, report: ListReport): void {
  visit.response.send(reportListPage(reportShell(visit, report.title, input), input, report))
}

/** Before anybody finished anything: from then on is ever. */
const EVER = calendarDate('1900-01-01')

/** Shows who finished with which version of policy and course, whether it still counts or not. */
export async function showVersions(visit: SignedInVisit): Promise<void> {
  const { deps, t } = visit
  const { db } = deps.store
  const asked = await readReportQuery(visit)
  const { query } = asked
  const completed = { from: query.completed.from ?? EVER, to: query.completed.to }
  const request = refined(ofEveryStatus(asked.request), { completed })
  const { asOf, filter } = request
  const total = await countStatuses(db, request)
  const { order, descending, after } = query
  const input = {
    ...(await reportInput(visit, asked, 'versions')),
    ...(await listPeople(db, request, { order, descending, after, limit: LARGEST_PAGE })),
    found: totals(total).all,
    counts: null,
    work: null,
  }
  const published = (await policyHistory(db, asOf.knownAt)).filter(({ effectiveOn }) => effectiveOn <= asOf.on)
  const words = t.hr.reports.counts
  const rows: CountsRow[] = []
  for (const version of input.names.policyVersions) {
    const counts = await countStatuses(db, refined(request, { policyVersion: version }))
    if (totals(counts).all === 0 || (filter.policyVersion !== null && filter.policyVersion !== version)) continue
    const inForce = published.at(-1)?.body.version === version
    const name = inForce ? words.current(version) : words.earlier(version)
    rows.push({ name, href: null, counts, people: { policyVersion: version, completed } })
  }
  const table = { id: 'versions', caption: words.versionsCaption, heading: words.version, rows }
  const everybody = { completed, status: 'everyone' as const }
  sendReport(visit, input, versionsReport(input, countedTable({ ...input, total, everybody }, table), total))
}

/** The days until a completion ends, from and to, both included. */
interface EndsIn {
  readonly fromDays: number
  readonly toDays: number
}

/** Parts of the 90 days, as the address names them. */
const PARTS = {
  '0-30': { fromDays: 0, toDays: 30 },
  '31-60': { fromDays: 31, toDays: 60 },
  '61-90': { fromDays: 61, toDays: 90 },
} as const satisfies Record<string, EndsIn>
type Part = keyof typeof PARTS
// The keys of `PARTS`, which Object.keys widens.
const NAMES = Object.keys(PARTS) as Part[]
const WHOLE: EndsIn = { fromDays: 0, toDays: 90 }

const expiringQuery = z.strictObject({ ...reportQueryShape, days: z.enum(NAMES).optional() })

/** Shows the people who have to renew in the next 90 days, or in a part of them. */
export async function showExpiring(visit: SignedInVisit): Promise<void> {
  const { deps, t } = visit
  const { db } = deps.store
  const { days, ...fields } = parseQuery(visit, expiringQuery)
  const asked = await webReportRequest(visit, toReportQuery(fields))
  const { query, request } = asked
  const ends = await expiringAhead(db, request)
  const peopleIn = ({ fromDays, toDays }: EndsIn) => {
    const upTo = (day: number) => ends.find(({ within }) => within === day)?.people ?? 0
    return upTo(toDays) - upTo(fromDays - 1)
  }
  const shown = days === undefined ? WHOLE : PARTS[days]
  const { on } = request.asOf
  const about = {
    status: 'counted',
    ends: bothPeriods(query.ends, { from: addDays(on, shown.fromDays), to: addDays(on, shown.toDays) }),
  } as const
  const found = peopleIn(shown)
  const frame = await reportInput(visit, asked, 'expiring')
  const first = { ...query, after: null }
  const words = t.hr.reports.lists.expiring
  const sum = {
    whole: { text: words.whole(peopleIn(WHOLE)), href: reportHref(hrefTo('/hr/reports/expiring'), first) },
    parts: NAMES.map((name) => {
      const { fromDays, toDays } = PARTS[name]
      const people = peopleIn(PARTS[name])
      const { href } = numberCell(people, reportHref(hrefTo('/hr/reports/expiring'), first, { days: name }))
      return { text: words.within(people, fromDays, toDays), href }
    }),
  }
  const input = {
    ...frame,
    links: {
      ...frame.links,
      here: (list: typeof query) =>
        reportHref(hrefTo('/hr/reports/expiring'), list, days === undefined ? {} : { days }),
    },
    ...(await listExpiring(db, refined(request, about), { after: query.after, limit: LARGEST_PAGE })),
    found,
    counts: null,
    work: workWith(visit, { ...query, ...about }, found),
  }
  sendReport(visit, input, expiringReport(input, sum))
}
