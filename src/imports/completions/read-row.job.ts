import { addDays, type CalendarDate } from '../../platform/time/calendar.ts'
import type { CompletionEntry, CompletionField, CompletionReason, TypedPerson } from './import.ts'
import { type Receipt, readReceipt } from '../../packages/receipt.ts'
import type { Mapping, Sheet, SheetRow } from '../contract.job.ts'
import { inSpokenOrder } from '../people-index.job.ts'
import type { CompletionChoices } from './detail.job.ts'
import { isOfAccess } from './field.job.ts'
import { type Cell, hasNoValue, readDay, readLanguage, readMinutes, readScore, readStatus } from './cells.job.ts'

/** The course whose check codes can be read, with every version that was shown here. */
export interface KnownCourse {
  readonly id: string
  readonly versions: readonly string[]
}

export type ReadRow = { readonly typed: TypedPerson } & (
  | { readonly kind: 'complete'; readonly entry: CompletionEntry }
  | { readonly kind: 'not-complete' }
  | ({ readonly kind: 'refused' } & Fault)
)

/** Why a line can't be read, with the text of the cell, and its field where one alone is at fault. */
interface Fault {
  readonly reason: CompletionReason
  readonly cell: string
  readonly field: CompletionField | null
}

class Refusal extends Error {
  readonly fault: Fault

  constructor(reason: CompletionReason, cell: string, field: CompletionField | null = null) {
    super(reason)
    this.fault = { reason, cell, field }
  }
}

const LONGEST_TEXT = 160

/** HR's choices about the whole file that decide what counts. */
export type WhatCounts = Pick<CompletionChoices, 'passMark' | 'undated'>

/** The input for reading one line. */
interface RowInput {
  readonly cell: Cells
  readonly has: (field: CompletionField) => boolean
  readonly mapping: Mapping
  readonly counts: WhatCounts
}

/** Reads the lines of one file: where the columns are is looked up once. */
export function rowReader(
  { header }: Sheet,
  mapping: Mapping,
  course: KnownCourse,
  counts: WhatCounts,
): (row: SheetRow) => ReadRow {
  const columns = new Map(Object.entries(mapping.columns).map(([field, heading]) => [field, header.indexOf(heading)]))
  // Mappings of before could take a day of access for the day of completion.
  if (isOfAccess(mapping.columns['completed_on'] ?? '')) columns.delete('completed_on')
  const has = (field: CompletionField) => columns.has(field)
  return ({ cells }) => {
    const cell = (field: CompletionField) =>
      cells[columns.get(field) ?? -1]?.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim() ?? ''
    const typed = typedPerson(cell)
    const input: RowInput = { cell, has, mapping, counts }
    try {
      if (has('status') && read('status', readStatus(cell('status'), mapping), cell) !== 'complete')
        return { kind: 'not-complete', typed }
      const code = codeOf(cell('code'), course)
      if (!has('status') && code === null && !showsFinish(input)) return { kind: 'not-complete', typed }
      return { kind: 'complete', entry: entryOf(input, code), typed }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { kind: 'refused', ...error.fault, typed }
    }
  }
}

type Cells = (field: CompletionField) => string

function typedPerson(cell: Cells): TypedPerson {
  const known = (field: CompletionField) => (hasNoValue(cell(field)) ? '' : cell(field))
  const parts = [known('first_name'), known('last_name')].filter((part) => part !== '').join(' ')
  return {
    number: known('employee_number'),
    email: known('email').toLowerCase(),
    name: inSpokenOrder(known('name') === '' ? parts : known('name')),
  }
}

/**
 * Decides from the cells when the file has no status column: a completion day counts, or a score that reaches the pass
 * mark HR confirmed for this file. Having opened the course shows nothing, and a score of 0 outweighs the rest.
 */
function showsFinish({ cell, has, counts }: RowInput): boolean {
  const score = read('score', readScore(cell('score')), cell)
  if (score === 0) return false
  if (!hasNoValue(cell('completed_on'))) return true
  if (score === null) {
    if (has('completed_on')) throw new Refusal('no-day', '')
    return false
  }
  if (counts.passMark === null) throw new Refusal('mark-needed', cell('score'))
  return score >= counts.passMark
}

type Code = ReturnType<typeof codeOf>

function entryOf(input: RowInput, code: Code): CompletionEntry {
  const { cell, mapping } = input
  const day = read('completed_on', readDay(cell('completed_on'), mapping.dateFormat), cell)
  const score = read('score', readScore(cell('score')), cell)
  if (code !== null && !agrees(code.receipt, day, score)) throw new Refusal('code-differs', cell('code'))
  const known = day ?? code?.receipt.on ?? null
  return {
    ...(known === null ? latestDay(input) : { on: known, noLaterThan: null }),
    score: score ?? code?.receipt.score ?? null,
    course: cell('course').slice(0, LONGEST_TEXT),
    courseVersion: code?.version ?? (cell('course_version').slice(0, LONGEST_TEXT) || null),
    language: read('language', readLanguage(cell('language')), cell),
    minutes: read('minutes', readMinutes(cell('minutes')), cell),
  }
}

/** The last day on which it can have been finished, if HR has said that it may replace the day for this file. */
function latestDay({ cell, mapping, counts }: RowInput): Pick<CompletionEntry, 'on' | 'noLaterThan'> {
  const on = read('last_access_on', readDay(cell('last_access_on'), mapping.dateFormat), cell)
  if (on === null) throw new Refusal('no-day', '')
  if (!counts.undated) throw new Refusal('day-needed', cell('last_access_on'))
  const begun = read('started_on', readDay(cell('started_on'), mapping.dateFormat), cell)
  return { on, noLaterThan: { startedOn: begun !== null && begun <= on ? begun : null } }
}

const UNREADABLE = {
  status: 'status-unknown',
  completed_on: 'day-unreadable',
  started_on: 'day-unreadable',
  last_access_on: 'day-unreadable',
  score: 'score-unreadable',
  language: 'language-unknown',
  minutes: 'minutes-unreadable',
} as const satisfies Partial<Record<CompletionField, CompletionReason>>

function read<Value>(field: keyof typeof UNREADABLE, value: Cell<Value>, cell: Cells): Value | null {
  if (value === 'unreadable') throw new Refusal(UNREADABLE[field], cell(field), field)
  return value
}

/** Reads a check code of one of our packages, with its version. Returns null when there is none. */
function codeOf(code: string, { id, versions }: KnownCourse): { receipt: Receipt; version: string } | null {
  if (hasNoValue(code)) return null
  for (const version of versions) {
    const receipt = readReceipt({ id, version }, code)
    if (receipt !== null) return { receipt, version }
  }
  throw new Refusal('code-unreadable', code)
}

/** The learner's own day may be the one before or after that of the learning system; scores are rounded both ways. */
function agrees({ on, score }: Receipt, day: CalendarDate | null, typedScore: number | null): boolean {
  const sameDay = day === null || (day >= addDays(on, -1) && day <= addDays(on, 1))
  return sameDay && (typedScore === null || Math.abs(typedScore - score) <= 1)
}
