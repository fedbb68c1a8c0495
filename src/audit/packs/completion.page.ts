import { type CalendarDate, dateAt, type Instant } from '../../platform/time/calendar.ts'
import type { FinishedCycle } from '../../requirements/cycle.ts'
import { type Completion, sourceOf } from '../../ledger/history.ts'
import type { Wording } from '../../requirements/because.page.ts'
import type { KitCell } from '../../packages/kit/part.page.ts'
import { dayText, type PackFrame, packWords } from './layout.page.ts'
import { personText } from './roster.page.ts'
import type { RosterRow } from '../../reports/fact.page.ts'
import { languageName } from '../../platform/text/format.ts'

/** A completion with what belongs to it. */
export interface PackedCompletion {
  readonly completion: Completion
  readonly late: boolean
  /** By when it was due, or null where it had no date. */
  readonly dueOn: CalendarDate | null
  /** The first day on which it no longer counts, or null when it counts forever. */
  readonly validUntil: CalendarDate | null
  /** `null` when none was issued. */
  readonly certificate: { readonly number: string; readonly revoked: boolean; readonly file: string | null } | null
  /** The person who credited a completion from elsewhere, or null for one that was done here. */
  readonly approver: string | null
}

export const COMPLETION_COLUMNS = [
  'person_id',
  'employee_number',
  'name',
  'kind',
  'completed_on',
  'due_on',
  'recorded_on',
  'late',
  'valid_until',
  'source',
  'source_name',
  'approved_by',
  'course_version',
  'policy_version',
  'content_edition',
  'language',
  'score',
  'score_of',
  'credited_minutes',
  'certificate',
  'certificate_revoked',
  'ledger_entry',
] as const

export function completionCells(
  person: RosterRow,
  packed: PackedCompletion,
  { t }: Wording,
  frame: PackFrame,
): KitCell[] {
  const words = packWords(frame).completions
  const { completion, late, dueOn, approver } = packed
  const due = dueOn === null ? null : dayText(dueOn, frame)
  const { body } = completion
  const from =
    completion.kind === 'credited'
      ? [t.hr.credits.sources[completion.body.source], completion.body.from]
      : [frame.organization]
  const approved = approver === null ? [] : [words.approved(approver)]
  const language = body.language === null ? [] : [words.language(languageName(body.language, frame.language))]
  const versions =
    body.courseVersion === null
      ? words.policyOnly(body.policyVersion)
      : words.versions(body.courseVersion, body.policyVersion)
  return [
    personText(person, frame),
    `${dayText(completion.effectiveOn, frame)}, ${late ? words.late(due) : words.onTime(due)}`,
    dayText(dateAt(completion.recordedAt, frame.timeZone), frame),
    [...from, ...approved].filter((part) => part !== '').join(', '),
    [versions, ...language].join(', '),
    resultText(completion, frame),
    certificateCell(packed, frame),
  ]
}

export function completionValues(
  person: RosterRow,
  { completion, late, dueOn, validUntil, certificate, approver }: PackedCompletion,
  { timeZone }: Pick<PackFrame, 'timeZone'>,
): Readonly<Record<(typeof COMPLETION_COLUMNS)[number], string>> {
  const { body } = completion
  const isHere = completion.kind === 'completed'
  const score = scoreOf(completion)
  return {
    ...personValues(person),
    kind: 'completion',
    completed_on: completion.effectiveOn,
    due_on: dueOn ?? '',
    recorded_on: dateAt(completion.recordedAt, timeZone),
    late: late ? 'yes' : 'no',
    valid_until: validUntil ?? '',
    source: sourceOf(completion),
    source_name: isHere ? '' : completion.body.from,
    approved_by: approver ?? '',
    course_version: body.courseVersion ?? '',
    policy_version: body.policyVersion,
    content_edition: isHere ? completion.body.contentEdition : '',
    language: body.language ?? '',
    score: score === null ? '' : String(score.right),
    score_of: score === null ? '' : String(score.of),
    credited_minutes: body.creditedMinutes === null ? '' : String(body.creditedMinutes),
    certificate: certificate?.number ?? '',
    certificate_revoked: certificate === null ? '' : certificate.revoked ? 'yes' : 'no',
    ledger_entry: String(completion.seq),
  }
}

/** A change of the policy that somebody has read and acknowledged. */
export interface PackedUpdate {
  readonly done: FinishedCycle
  readonly dueOn: CalendarDate | null
  /** The place of the entry in the ledger. */
  readonly entry: number
}

export function updateCells(
  person: Pick<RosterRow, 'name' | 'employeeNumber'>,
  { done, dueOn }: PackedUpdate,
  frame: PackFrame,
): KitCell[] {
  const words = packWords(frame).completions
  const due = dueOn === null ? null : dayText(dueOn, frame)
  const language = done.language === null ? [] : [words.language(languageName(done.language, frame.language))]
  return [
    personText(person, frame),
    `${dayText(done.on, frame)}, ${done.late ? words.late(due) : words.onTime(due)}`,
    dayText(dateAt(done.recordedAt, frame.timeZone), frame),
    frame.organization,
    [words.policyOnly(done.policyVersion), ...language].join(', '),
    words.update,
    words.none,
  ]
}

/** The columns of a completion. Those that an acknowledgement can't fill are empty. */
export function updateValues(
  person: Pick<RosterRow, 'person' | 'name' | 'employeeNumber'>,
  { done, dueOn, entry }: PackedUpdate,
  { timeZone }: Pick<PackFrame, 'timeZone'>,
): Readonly<Record<string, string>> {
  return {
    ...personValues(person),
    kind: 'update',
    completed_on: done.on,
    due_on: dueOn ?? '',
    recorded_on: dateAt(done.recordedAt, timeZone),
    late: done.late ? 'yes' : 'no',
    valid_until: done.validUntil ?? '',
    source: done.source,
    policy_version: done.policyVersion,
    language: done.language ?? '',
    ledger_entry: String(entry),
  }
}

function personValues({ person, employeeNumber, name }: Pick<RosterRow, 'person' | 'name' | 'employeeNumber'>) {
  return { person_id: person.slice('person:'.length), employee_number: employeeNumber ?? '', name: name ?? '' }
}

/** `2026-11-24 15:04 UTC`: for who compares it with the ledger. */
export function momentText(at: Instant): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
}

function resultText(completion: Completion, frame: PackFrame): string {
  const words = packWords(frame).completions
  const { creditedMinutes } = completion.body
  const minutes = creditedMinutes === null ? [] : [words.minutes(creditedMinutes)]
  const score = scoreOf(completion)
  return [...(score === null ? [] : [words.score(score.right, score.of)]), ...minutes].join(', ')
}

function certificateCell({ certificate }: PackedCompletion, frame: PackFrame): KitCell {
  const words = packWords(frame).completions
  if (certificate === null) return words.none
  const text = certificate.revoked ? words.revoked(certificate.number) : certificate.number
  // Row files are one folder further down.
  return certificate.file === null ? words.noFile(text) : { text, href: `../${certificate.file}` }
}

/** A completion from elsewhere is on record with a percentage. */
function scoreOf({ kind, body }: Completion): { readonly right: number; readonly of: number } | null {
  if (kind === 'completed') return body
  return body.score === null ? null : { right: body.score, of: 100 }
}
