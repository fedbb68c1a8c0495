import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { CompletionDetail, CompletionEntry, CompletionOutcome, CompletionReason } from './import.ts'
import { completedBetween, completedHereOn, creditBody, creditProblem, versionInForce } from '../../credits/credit.ts'
import type { PersonId, Recording } from '../../ledger/event.ts'
import type { History, PolicyHistory } from '../../ledger/history.ts'
import { everyCompletionRecord } from './record.store.ts'
import { courseVersions } from '../../course/edition.store.ts'
import { historiesOf, policyHistory } from '../../ledger/ledger.store.ts'
import { survivorsOf } from '../../ledger/merge.store.ts'
import { recordEvents } from '../../people/record.store.ts'
import { inTurns } from '../../platform/jobs/turn.job.ts'
import type { Database, ImportId, Tx } from '../../platform/database/schema.store.ts'
import type { Applied, Importer, Mapping, PlannedRow, Sheet } from '../contract.job.ts'
import { columnsByContent, type CompletionIndex, matchOf } from './match.job.ts'
import { type CompletionChoices, completionChoices, toCompletionDetail } from './detail.job.ts'
import { FIELDS } from './field.job.ts'
import { indexOf } from '../people-index.job.ts'
import { type ReadRow, rowReader } from './read-row.job.ts'

const SOURCE = 'other-lms'

/** Completions in the export of another learning system. */
export const completionsImporter: Importer = {
  kind: 'completions',
  fields: FIELDS,
  applied: outcomes('ready'),
  refused: outcomes('refused', 'rejected'),
  byContent: columnsByContent,
  plan,
  apply,
}

/** Returns the row after HR said who it is about; `null` means no one here. */
export function resolve(row: PlannedRow, person: PersonId | null): PlannedRow {
  if (toCompletionDetail(row.detail).entry === null) throw new RangeError('There is nothing to decide about this line.')
  return { ...row, person, outcome: person === null ? outcome('rejected') : outcome('ready') }
}

async function* plan(
  db: Database,
  sheet: Sheet,
  mapping: Mapping,
  chosen: unknown,
  today: CalendarDate,
): AsyncGenerator<PlannedRow> {
  const choices = completionChoices.parse(chosen)
  const policy = await policyHistory(db)
  if (choices.policyVersion === null && policy.length === 0) throw new RangeError('No policy was published so far.')
  const read = rowReader(sheet, mapping, { id: choices.course, versions: await courseVersions(db) }, choices)
  const frame: Frame = {
    choices,
    policy,
    index: await indexOf(everyCompletionRecord(db, today)),
    seen: new Set(),
    today,
  }
  for await (const row of inTurns(sheet.rows)) yield answered({ line: row.line, ...planned(read(row), frame) }, choices)
}

/** With what HR said before about who the line is about, as long as that can still be. */
function answered(row: PlannedRow, { answers }: CompletionChoices): PlannedRow {
  const answer = answers[row.line]
  if (row.outcome !== outcome('review') || answer === undefined) return row
  const isPossible = answer === null || toCompletionDetail(row.detail).candidates.includes(answer)
  return isPossible ? resolve(row, answer) : row
}

/** The facts with which every line of a file is compared. */
interface Frame {
  readonly choices: CompletionChoices
  readonly policy: PolicyHistory
  readonly index: CompletionIndex
  /** Person and day of the lines before that are ready. */
  readonly seen: Set<string>
  readonly today: CalendarDate
}

type Planned = Omit<PlannedRow, 'line'>

function planned(row: ReadRow, { choices, policy, index, seen, today }: Frame): Planned {
  const { from, reference, approver } = choices
  const entry = row.kind === 'complete' ? row.entry : null
  const detail: CompletionDetail = {
    reason: null,
    cell: '',
    field: null,
    typed: row.typed,
    candidates: [],
    entry,
    from,
    policyVersion: choices.policyVersion ?? (entry === null ? '' : (versionInForce(policy, entry.on) ?? '')),
    reference,
    approver,
  }
  const put = (into: CompletionOutcome, person: PersonId | null, change: Partial<CompletionDetail> = {}): Planned => ({
    outcome: into,
    person,
    detail: { ...detail, ...change },
  })
  if (row.kind === 'refused') return put('refused', null, { reason: row.reason, cell: row.cell, field: row.field })
  if (entry === null) return put('not-complete', null)
  if (entry.on > today) return put('refused', null, { reason: 'future' })
  const match = matchOf(row.typed, index)
  if (match.kind === 'nobody') return put('refused', null, { reason: match.reason })
  if (match.kind === 'review') return put('review', null, { reason: match.reason, candidates: match.candidates })
  const { person, history } = match.record
  const found = comparedWith(history, entry, today)
  if (found !== null) return put(found.outcome, person, { reason: found.reason, typed: NOBODY_TYPED })
  const key = `${person} ${entry.on}`
  if (seen.has(key)) return put('same', person, { reason: 'twice-in-file', typed: NOBODY_TYPED })
  seen.add(key)
  return put('ready', person, { typed: NOBODY_TYPED })
}

const NOBODY_TYPED = { number: '', email: '', name: '' }

/** Credits what is still to credit, and leaves out what the records have overtaken since the lines were planned. */
async function apply(tx: Tx, rows: readonly PlannedRow[], recording: Recording, source: ImportId): Promise<Applied> {
  const lines = rows.map((row) => ({ row, detail: toCompletionDetail(row.detail), named: personOf(row) }))
  const survivors = await survivorsOf(tx, [...new Set(lines.map(({ named }) => named))])
  const people = [...new Set(lines.map(({ named }) => survivors.get(named) ?? named))]
  const histories = await historiesOf(tx, people)
  const seen = new Set<string>()
  const leftOut: PlannedRow[] = []
  const events = lines.flatMap(({ row, detail, named }) => {
    const { entry, from, policyVersion, reference, approver } = detail
    if (entry === null) throw new RangeError(`Line ${row.line} has no completion to credit.`)
    const person = survivors.get(named) ?? named
    const key = `${person} ${entry.on}`
    const overtaken = comparedWith(histories.get(person) ?? [], entry, recording.today)
    const found = overtaken ?? (seen.has(key) ? ({ outcome: 'same', reason: 'twice-in-file' } as const) : null)
    if (found !== null) {
      leftOut.push({ ...row, outcome: found.outcome, detail: { ...detail, reason: found.reason } })
      return []
    }
    seen.add(key)
    const credit = {
      source: SOURCE,
      from: entry.course === '' ? from : `${from}: ${entry.course}`,
      policyVersion,
      courseVersion: entry.courseVersion,
      language: entry.language,
      creditedMinutes: entry.minutes,
      score: entry.score,
      trainer: null,
      approver,
    } as const
    return [
      {
        person,
        on: entry.on,
        kind: 'credited',
        body: creditBody(credit, { files: [], reference }, source, entry.noLaterThan),
      } as const,
    ]
  })
  if (events.length > 0) await recordEvents(tx, events, recording)
  return { leftOut, added: new Map() }
}

interface Found {
  readonly outcome: CompletionOutcome
  readonly reason: CompletionReason
}

/** Returns the reason why a completion isn't credited to the person with this history, or null when it is. */
function comparedWith(history: History, { on, noLaterThan }: CompletionEntry, today: CalendarDate): Found | null {
  const problem = creditProblem(history, { on, source: SOURCE }, today)
  if (problem?.kind === 'twice') return { outcome: 'same', reason: 'credited-before' }
  if (problem !== null) return { outcome: 'refused', reason: problem.kind }
  if (completedHereOn(history, on)) return { outcome: 'same', reason: 'completed-here' }
  // Someone who reopens a finished course shows up with a later day but hasn't completed it a second time.
  const startedOn = noLaterThan?.startedOn ?? null
  const isKnown = startedOn !== null && completedBetween(history, startedOn, on)
  return isKnown ? { outcome: 'same', reason: 'credited-since' } : null
}

function personOf({ line, person }: PlannedRow): PersonId {
  if (person === null) throw new RangeError(`Line ${line} is about nobody.`)
  return person
}

function outcomes(...those: readonly CompletionOutcome[]): ReadonlySet<string> {
  return new Set(those)
}

function outcome(one: CompletionOutcome): CompletionOutcome {
  return one
}
