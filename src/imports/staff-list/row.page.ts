import { dayOrNull } from '../../platform/time/calendar.ts'
import type {
  BulkLimit,
  RosterChange,
  RosterDetail,
  RosterField,
  RosterNote,
  RosterOutcome,
  RosterProblem,
} from './import.ts'
import { languageName } from '../../platform/text/format.ts'
import type { Wording } from '../../requirements/because.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { PERSON_TYPES, type PersonType } from '../../ledger/bodies/part.ts'

/** A line of HR's list as the preview shows it. */
export interface RosterRowText {
  readonly outcome: string
  /** Empty when nobody knows it. */
  readonly name: string
  /**
   * The changes, or the reason why the line can't be taken. Together they are the reason in the file of refused
   * lines.
   */
  readonly sentences: readonly string[]
}

type Words = Pick<Wording, 't' | 'language'>

export function rosterRowText(outcome: RosterOutcome, detail: RosterDetail, words: Words): RosterRowText {
  const { roster } = words.t.hr
  const { name, changes, problems, notes, held, names } = detail
  const isHire = outcome === 'new' || outcome === 'back'
  return {
    outcome: roster.outcome[outcome],
    name,
    sentences: [
      ...problems.map((problem) => problemText(problem, words)),
      ...(held === null ? [] : [roster.held[held.kind]]),
      ...notes.map((note) => noteText(note, problems.length > 0, words)),
      ...changes.map((change) => (isHire ? startText(change, names, words) : changeText(change, names, words))),
    ],
  }
}

/** The name may be in two columns. */
const OF_NAME: readonly RosterField[] = ['name', 'first_name', 'last_name']

/** Other cells that may be the wrong ones. */
const BESIDES: Partial<Readonly<Record<RosterProblem['code'], readonly RosterField[]>>> = {
  nobody: ['employee_number', 'email'],
  'identity-needed': ['email', 'hired_on'],
  'last-day-before-hire': ['hired_on'],
  'contact-before-hire': ['hired_on'],
  'return-before-leave': ['leave_from'],
  'return-without-leave': ['leave_from'],
  'number-other-name': OF_NAME,
  'email-other-name': OF_NAME,
  'number-and-email-differ': ['employee_number'],
  'name-known': ['employee_number', 'email'],
  'left-on-record': ['hired_on'],
}

const FIELD_OF_NOTE: Partial<Readonly<Record<RosterNote['code'], RosterField>>> = {
  'email-left-out': 'email',
  'supervisor-unknown': 'supervisor',
  'supervisor-several': 'supervisor',
  'supervisor-self': 'supervisor',
}

/** The cells of a line that have to be mended, or are left out, each with the sentence that says so. */
export function rosterFaults({ problems, notes }: RosterDetail, words: Words) {
  return [
    ...problems.map((problem) => ({
      fields: [...(problem.field === 'name' ? OF_NAME : [problem.field]), ...(BESIDES[problem.code] ?? [])],
      text: problemText(problem, words),
    })),
    ...notes.flatMap((note) => {
      const field = FIELD_OF_NOTE[note.code]
      return field === undefined ? [] : { fields: [field], text: noteText(note, problems.length > 0, words) }
    }),
  ]
}

function problemText({ code, field, value, other }: RosterProblem, words: Words): string {
  const { roster } = words.t.hr
  return roster.problem[code](roster.field[field], readable(value, words), readable(other, words))
}

/** A refused line is not applied at all, so its e-mail address has to be fixed instead of being left out. */
function noteText({ code, value }: RosterNote, isRefused: boolean, words: Words): string {
  const { roster } = words.t.hr
  const text = readable(value, words)
  return isRefused && code === 'email-left-out'
    ? roster.problem['email-form'](roster.field.email, text, '')
    : roster.note[code](text)
}

/** "This file would record that 41 of 60 people have left. Type 41 to confirm." */
export function limitText({ kind, count, of, sites = [] }: BulkLimit, { t }: Words): string {
  if (kind === 'roles') return t.hr.roster.roleLimit(count, sites.join(', '))
  return t.hr.roster.limit[kind](count, of)
}

/** "Department: Residential", of somebody who starts. */
function startText({ field, to }: RosterChange, names: RosterDetail['names'], words: Words): string {
  const { roster } = words.t.hr
  return roster.value(roster.field[field], valueText(field, names[to] ?? to, words))
}

/** "Department: Day program → Residential" */
function changeText({ field, from, to }: RosterChange, names: RosterDetail['names'], words: Words): string {
  const { roster } = words.t.hr
  const text = (value: string) => valueText(field, names[value] ?? value, words)
  return roster.change(roster.field[field], from === null ? roster.none : text(from), text(to))
}

function valueText(field: RosterField, value: string, words: Words): string {
  const { t, language } = words
  switch (field) {
    case 'type':
      return isType(value) ? t.hr.type[value] : value
    case 'works_with_youth':
      return value === 'yes' ? t.hr.roster.yes : t.hr.roster.no
    case 'language':
      return languageName(value, language)
    default:
      return readable(value, words)
  }
}

/** Dates in the form of the page, everything else as it is. */
function readable(value: string, { language }: Words): string {
  const day = dayOrNull(value)
  return day === null ? value : formatDate(day, language)
}

function isType(value: string): value is PersonType {
  return PERSON_TYPES.some((known) => known === value)
}
