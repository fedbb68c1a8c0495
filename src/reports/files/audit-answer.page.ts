import { GROUPS } from '../../requirements/compliance.ts'
import type { Wording } from '../../requirements/because.page.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import { type Status, STATUSES } from '../../requirements/status.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { ReportFrame } from '../fact.page.ts'
import type { ReportedCycle } from '../lists/reported-cycle.ts'

/** A question that auditors ask, the answer with its figures, and where the following pages prove it. */
export interface AuditAnswer {
  readonly question: string
  readonly answer: string
  /** Empty when no row is about it. */
  readonly proof: string
}

/** The pages that some rows of a file are on: the first and the last of them, or null when there are none. */
export type PagesOf<Row> = (isMeant: (row: Row) => boolean) => readonly [first: number, last: number] | null

/** Answers the four questions about the rows of a file. */
export type Auditor<Row> = (rows: readonly Row[], pagesOf: PagesOf<Row>) => readonly AuditAnswer[]

const FINISHED: ReadonlySet<Status> = new Set(GROUPS.upToDate)
const GAPS: ReadonlySet<Status> = new Set([...GROUPS.needAction, ...GROUPS.haveTime, ...GROUPS.cannotSay])

const isFinished = ({ standing }: ReportedPerson) => FINISHED.has(standing.status)
const isGap = ({ standing }: ReportedPerson) => GAPS.has(standing.status)
const isRequired = (row: ReportedPerson) => isFinished(row) || isGap(row)

/** For a row for each person: required is whoever is in scope, and finished is whatever counts on the day. */
export function peopleAuditor({ wording, asOf }: ReportFrame): Auditor<ReportedPerson> {
  const { t, language } = wording
  const words = t.hr.reportFiles.audit
  const { status, completed, why } = t.hr.reportFiles.pdf
  return (rows, pagesOf) => {
    const [finished, gaps] = [rows.filter(isFinished), rows.filter(isGap)]
    const required = finished.length + gaps.length
    const others = byStatus(
      rows.filter((row) => !isRequired(row)),
      wording,
    )
    const late = finished.filter(({ standing }) => standing.late).length
    const versions = finished.map(({ completion }) => versionOf(completion))
    const some = finished.length > 0
    const texts = {
      required: sentences(
        words.requiredPeople(required, rows.length, formatDate(asOf, language)),
        others === '' ? '' : `${t.hr.figures.beside} ${others}.`,
      ),
      finished: sentences(
        some ? words.finishedPeople(finished.length, required) : words.nobody,
        late === 0 ? '' : words.late(late),
      ),
      version: sentences(versionText(versions, wording), some ? words.laterPolicy : ''),
      gaps: gaps.length === 0 ? words.noGaps : words.gapsPeople(gaps.length, byStatus(gaps, wording)),
    }
    const proof = {
      required: proofText(
        pagesOf(() => true),
        status,
        wording,
      ),
      finished: proofText(pagesOf(isFinished), completed, wording),
      gaps: proofText(pagesOf(isGap), why, wording),
    }
    return answers(texts, proof, wording)
  }
}

const isAsked = ({ cycle }: ReportedCycle) => cycle.requiredOn !== null || cycle.done !== null
const isDone = ({ cycle }: ReportedCycle) => cycle.done !== null
const isOpen = (row: ReportedCycle) => isAsked(row) && !isDone(row)

/** For a row for each time that a person had to do it. Why a time isn't finished is the person's status. */
export function cyclesAuditor({ wording }: ReportFrame): Auditor<ReportedCycle> {
  const words = wording.t.hr.reportFiles.audit
  const columns = wording.t.hr.reportFiles.pdf
  return (rows, pagesOf) => {
    const [asked, open] = [rows.filter(isAsked), rows.filter(isOpen)]
    const done = rows.flatMap(({ cycle }) => cycle.done ?? [])
    const late = done.filter((each) => each.late).length
    const people = new Set(asked.map(({ person }) => person.person)).size
    const reasons = byStatus(
      open.map(({ person }) => person),
      wording,
    )
    const texts = {
      required: words.requiredTimes(asked.length, people),
      finished: words.finishedTimes(done.length, done.length - late, late),
      version: versionText(
        done.map((each) => ({ ...each, isHere: each.source === 'here' })),
        wording,
      ),
      gaps: open.length === 0 ? words.noGaps : words.gapsTimes(open.length, reasons),
    }
    const proof = {
      required: proofText(pagesOf(isAsked), columns.cycle, wording),
      finished: proofText(pagesOf(isDone), columns.completed, wording),
      gaps: proofText(pagesOf(isOpen), columns.due, wording),
    }
    return answers(texts, proof, wording)
  }
}

type Question = 'required' | 'finished' | 'version' | 'gaps'

/** The version is on the same pages as the completion. */
function answers(
  texts: Readonly<Record<Question, string>>,
  proof: Readonly<Record<Exclude<Question, 'version'>, string>>,
  { t }: Wording,
): AuditAnswer[] {
  const words = t.hr.reportFiles.audit
  return (['required', 'finished', 'version', 'gaps'] as const).map((question) => ({
    question: words[question],
    answer: texts[question],
    proof: proof[question === 'version' ? 'finished' : question],
  }))
}

interface Finished {
  readonly courseVersion: string | null
  readonly policyVersion: string | null
  readonly isHere: boolean
}

function versionOf(completion: ReportedPerson['completion']): Finished {
  return {
    courseVersion: completion?.body.courseVersion ?? null,
    policyVersion: completion?.body.policyVersion ?? null,
    isHere: completion?.kind === 'completed',
  }
}

/** The versions with the most people first. */
function versionText(finished: readonly Finished[], { t }: Wording): string {
  const words = t.hr.reportFiles.audit
  if (finished.length === 0) return words.nobody
  const counts = new Map<string, number>()
  for (const { courseVersion, policyVersion } of finished) {
    const name = policyVersion === null ? words.unknownVersion : words.onVersion(courseVersion, policyVersion)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const list = [...counts].sort(([, one], [, other]) => other - one).map(([name, n]) => t.hr.figures.part(n, name))
  const elsewhere = finished.filter(({ isHere }) => !isHere).length
  return sentences(words.versions(list.join('; ')), elsewhere === 0 ? '' : words.elsewhere(elsewhere))
}

/** "8 waiting for the site, 10 overdue": the statuses of these people, in the order of the thirteen. */
function byStatus(people: readonly Pick<ReportedPerson, 'standing'>[], { t }: Wording): string {
  const parts = STATUSES.map(
    (status) => [people.filter(({ standing }) => standing.status === status).length, status] as const,
  )
  return parts
    .filter(([n]) => n > 0)
    .map(([n, status]) => t.hr.figures.part(n, t.hr.inSum[status]))
    .join(', ')
}

function proofText(pages: ReturnType<PagesOf<never>>, column: string, { t }: Wording): string {
  return pages === null ? '' : t.hr.reportFiles.audit.proof(...pages, column)
}

function sentences(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' ')
}
