import { addDays, type CalendarDate } from '../../domain/calendar.ts'
import type { CompletionEntry, CompletionField, CompletionReason, TypedPerson } from '../../domain/completion-import.ts'
import { type Receipt, readReceipt } from '../../domain/receipt.ts'
import type { Mapping, Sheet, SheetRow } from '../contract.ts'
import { inSpokenOrder } from '../roster/keys.ts'
import { type Cell, isNothing, readDay, readLanguage, readMinutes, readScore, readStatus } from './cells.ts'

/** The course whose check codes can be read, with every version that was shown here. */
export interface KnownCourse {
  readonly id: string
  readonly versions: readonly string[]
}

export type ReadRow = { readonly typed: TypedPerson } & (
  | { readonly kind: 'complete'; readonly entry: CompletionEntry }
  | { readonly kind: 'not-complete' }
  | { readonly kind: 'refused'; readonly reason: CompletionReason; readonly cell: string }
)

class Refusal extends Error {
  readonly reason: CompletionReason
  readonly cell: string

  constructor(reason: CompletionReason, cell: string) {
    super(reason)
    this.reason = reason
    this.cell = cell
  }
}

const LONGEST_TEXT = 160

/** Reads the lines of one file: where the columns are is looked up once. */
export function rowReader({ header }: Sheet, mapping: Mapping, course: KnownCourse): (row: SheetRow) => ReadRow {
  const columns = new Map(Object.entries(mapping.columns).map(([field, heading]) => [field, header.indexOf(heading)]))
  return ({ cells }) => {
    const cell = (field: CompletionField) => cells[columns.get(field) ?? -1]?.trim().replaceAll(/\s+/g, ' ') ?? ''
    const typed = typedPerson(cell)
    try {
      // Without a column for it, a line with a day is of something complete.
      const status = columns.has('status') ? read('status', readStatus(cell('status'), mapping), cell) : 'complete'
      if (status !== 'complete') return { kind: 'not-complete', typed }
      return { kind: 'complete', entry: entryOf(cell, mapping, course), typed }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { kind: 'refused', reason: error.reason, cell: error.cell, typed }
    }
  }
}

type Cells = (field: CompletionField) => string

function typedPerson(cell: Cells): TypedPerson {
  const known = (field: CompletionField) => (isNothing(cell(field)) ? '' : cell(field))
  const parts = [known('first_name'), known('last_name')].filter((part) => part !== '').join(' ')
  return {
    number: known('employee_number'),
    email: known('email').toLowerCase(),
    name: inSpokenOrder(known('name') === '' ? parts : known('name')),
  }
}

function entryOf(cell: Cells, { dateFormat }: Mapping, course: KnownCourse): CompletionEntry {
  const day = read('completed_on', readDay(cell('completed_on'), dateFormat), cell)
  const score = read('score', readScore(cell('score')), cell)
  const code = codeOf(cell('code'), course)
  if (code !== null && !agrees(code.receipt, day, score)) throw new Refusal('code-differs', cell('code'))
  const on = day ?? code?.receipt.on
  if (on === undefined) throw new Refusal('no-day', '')
  return {
    on,
    score: score ?? code?.receipt.score ?? null,
    course: cell('course').slice(0, LONGEST_TEXT),
    courseVersion: code?.version ?? (cell('course_version').slice(0, LONGEST_TEXT) || null),
    language: read('language', readLanguage(cell('language')), cell),
    minutes: read('minutes', readMinutes(cell('minutes')), cell),
  }
}

const UNREADABLE = {
  status: 'status-unknown',
  completed_on: 'day-unreadable',
  score: 'score-unreadable',
  language: 'language-unknown',
  minutes: 'minutes-unreadable',
} as const satisfies Partial<Record<CompletionField, CompletionReason>>

function read<Value>(field: keyof typeof UNREADABLE, value: Cell<Value>, cell: Cells): Value | null {
  if (value === 'unreadable') throw new Refusal(UNREADABLE[field], cell(field))
  return value
}

/** What a check code of one of our packages says, and of which version it is; null when there is none. */
function codeOf(code: string, { id, versions }: KnownCourse): { receipt: Receipt; version: string } | null {
  if (isNothing(code)) return null
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
