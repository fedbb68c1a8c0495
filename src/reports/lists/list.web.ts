import { cyclesOn } from '../../requirements/cycle.ts'
import type { ReportFilter } from '../filter.ts'
import type { ReportPage } from '../query.ts'
import { ORIENTATION } from '../../requirements/requirement.ts'
import { countOf } from '../../requirements/compliance.ts'
import { matrixReport } from './matrix.page.ts'
import { type ListInput, type ListReport, reportListPage } from './list.page.ts'
import { exceptionsReport, leaversReport, problemsReport } from './people-report.page.ts'
import { namesOn } from '../../ledger/fact.store.ts'
import { LARGEST_PAGE } from '../../people/people.store.ts'
import { countStatuses, listPeople } from '../report.store.ts'
import { historiesKnown, knowledgeAt } from '../past/knowledge.store.ts'
import { reportInput } from '../input.web.ts'
import { readReportQuery } from '../query.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { ofEveryStatus, refined, type ReportRequest } from '../request.ts'

/** Every status: what these reports are about is something else. */
const WHATEVER_STATUS = { status: 'everyone' } as const

/** One requirement so far; a second one comes as a second entry. */
export async function showMatrix(visit: SignedInVisit): Promise<void> {
  await sendList(visit, 'matrix', {}, async (input, { asOf }) => {
    const { db } = visit.deps.store
    // As the list itself: who was found out later to be on record twice has two rows before.
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
  await sendList(visit, 'data-problems', { ...WHATEVER_STATUS, only: 'data-problems' }, problemsReport)
}

export async function showLeavers(visit: SignedInVisit): Promise<void> {
  await sendList(visit, 'leavers', { status: 'separated' }, leaversReport)
}

/** @param about what the report is about, whatever the address asks for */
async function sendList(
  visit: SignedInVisit,
  page: ReportPage,
  about: Partial<ReportFilter>,
  reportOf: (input: ListInput, request: ReportRequest) => ListReport | Promise<ListReport>,
): Promise<void> {
  const { db } = visit.deps.store
  const asked = await readReportQuery(visit)
  const request = refined(asked.request, about)
  const counts = await countStatuses(db, ofEveryStatus(request))
  const { order, descending, after } = asked.query
  const input: ListInput = {
    ...(await reportInput(visit, asked, page)),
    ...(await listPeople(db, request, { order, descending, after, limit: LARGEST_PAGE })),
    found: countOf(request.filter.status, counts),
    counts: 'status' in about ? null : counts,
  }
  sendReport(visit, input, await reportOf(input, request))
}

export function sendReport(visit: SignedInVisit, input: ListInput, report: ListReport): void {
  const shell = recordsShell(visit, { title: report.title, current: 'overview' })
  visit.response.send(reportListPage(shell, input, report))
}
