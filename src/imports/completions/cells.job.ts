import type { CalendarDate } from '../../platform/time/calendar.ts'
import { type DateFormat, type Mapping } from '../contract.job.ts'
import { languageOf } from '../staff-list/headings.job.ts'
import { COMPLETE_OR_NOT, type CompleteOrNot } from './field.job.ts'
import { NO_VALUE_WORDS, readDate } from '../mapping.job.ts'

/** The content of a cell: nothing, a value, or something unreadable. */
export type Cell<Value> = Value | null | 'unreadable'

const MONTHS = [
  /^(jan|ene)/i,
  /^feb/i,
  /^mar/i,
  /^(apr|abr)/i,
  /^may/i,
  /^jun/i,
  /^jul/i,
  /^(aug|ago)/i,
  /^sep/i,
  /^oct/i,
  /^nov/i,
  /^(dec|dic)/i,
]
const DAY_MONTH = /^(?<day>\d{1,2})\.?[ -](?:de )?(?<month>\p{L}{3,})\.?,?[ -](?:de )?(?<year>\d{4})/u
const MONTH_DAY = /^(?<month>\p{L}{3,})\.? (?<day>\d{1,2}),? (?<year>\d{4})/u
const WEEKDAY = /^\p{L}{2,}\.?, */u
const TIME_AFTER_COMMA = /,(?= *\d{1,2}:\d{2})/

/** A day in figures, or with the month in words as some systems write it: `Thursday, 5 March 2026, 2:22 PM`. */
export function readDay(text: string, format: DateFormat): Cell<CalendarDate> {
  if (hasNoValue(text)) return null
  const plain = text.replace(WEEKDAY, '').replace(TIME_AFTER_COMMA, '')
  const parts = (DAY_MONTH.exec(plain) ?? MONTH_DAY.exec(plain))?.groups
  const read = readDate(parts === undefined ? plain : inFigures(parts), format)
  return read === 'impossible' ? 'unreadable' : read
}

function inFigures({ year = '', month = '', day = '' }: Readonly<Record<string, string>>): string {
  return `${year}-${MONTHS.findIndex((name) => name.test(month)) + 1}-${day}`
}

const OF = /^(\d+(?:[.,]\d+)?) *(?:\/|of|de) *(\d+(?:[.,]\d+)?)$/
const PERCENT = /^(\d+(?:[.,]\d+)?) *%?$/

/** Whole percent, rounded down, from `92`, `92.5 %` or `13/15`. */
export function readScore(text: string): Cell<number> {
  if (hasNoValue(text)) return null
  const [, right, of] = OF.exec(text) ?? []
  const [, percent] = PERCENT.exec(text) ?? []
  const value = percent === undefined ? (number(right) / number(of)) * 100 : number(percent)
  // A share of 1, as in 0.92, could as well be less than 1 percent.
  const isClear = value === 0 || (value >= 1 && value <= 100)
  return isClear ? Math.floor(value) : 'unreadable'
}

const MOST_MINUTES = 1000
const HOURS = /^(\d{1,2}):(\d{2})(?::\d{2})?$/
const MINUTES = /^(\d{1,4}) *(?:m|min|mins|minutes|minutos)?\.?$/i

export function readMinutes(text: string): Cell<number> {
  if (hasNoValue(text)) return null
  const [, hours, rest] = HOURS.exec(text) ?? []
  const [, plain] = MINUTES.exec(text) ?? []
  const minutes = plain === undefined ? number(hours) * 60 + number(rest) : number(plain)
  if (minutes === 0) return null
  return minutes <= MOST_MINUTES ? minutes : 'unreadable'
}

const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i

export function readLanguage(text: string): Cell<string> {
  if (hasNoValue(text)) return null
  return languageOf(text) ?? (LANGUAGE_TAG.test(text) ? text.toLowerCase() : 'unreadable')
}

const WORDS: Readonly<Record<CompleteOrNot, readonly string[]>> = {
  complete: [
    'complete',
    'completed',
    'completed - pass',
    'completed (passed)',
    'completed (achieved pass grade)',
    'completed equivalent',
    'finished',
    'done',
    'pass',
    'passed',
    'successful',
    'attended',
    'yes',
    'y',
    'true',
    'completo',
    'completado',
    'completada',
    'finalizado',
    'finalizada',
    'terminado',
    'terminada',
    'aprobado',
    'aprobada',
    'sí',
    'si',
  ],
  'not-complete': [
    'not complete',
    'not completed',
    'incomplete',
    'in progress',
    'not started',
    'not attempted',
    'not passed',
    'did not pass',
    'completed (did not achieve pass grade)',
    'fail',
    'failed',
    'enrolled',
    'registered',
    'subscribed',
    'waiting',
    'suspended',
    'withdrawn',
    'no show',
    'past due',
    'overdue',
    'no',
    'n',
    'false',
    'incompleto',
    'en curso',
    'en progreso',
    'sin empezar',
    'no iniciado',
    'no completado',
    'no completada',
    'no finalizado',
    'no finalizada',
    'no terminado',
    'sin terminar',
    'reprobado',
    'reprobada',
    'inscrito',
    'inscrita',
  ],
}
/** Words that could answer any question. */
const ANY_ANSWER = new Set(['yes', 'y', 'true', 'sí', 'si', 'no', 'n', 'false'])
/** The words that Moodle adds when a teacher set it. */
const SET_BY = / \((set by|establecido por|marcado por) .+\)$/
const PROGRESS = /^(\d{1,3})(?:[.,]\d+)? *%$/

/**
 * Uses the words that HR has mapped, and otherwise those that such systems use. A share done counts when it is
 * complete.
 */
export function readStatus(text: string, { words }: Mapping): Cell<CompleteOrNot> {
  const word = text.toLowerCase()
  const mapped = words['status']?.[word]
  if (mapped === 'complete' || mapped === 'not-complete') return mapped
  // An empty status is one that nobody has set.
  if (word === '' || word === '-') return 'not-complete'
  const [, share] = PROGRESS.exec(word) ?? []
  if (share !== undefined) return number(share) === 100 ? 'complete' : 'not-complete'
  return meaningOf(word) ?? 'unreadable'
}

/** Whether a cell states a status on its own, whatever its column is called. */
export function isStatusWord(text: string): boolean {
  const word = text.toLowerCase()
  return !ANY_ANSWER.has(word) && meaningOf(word) !== null
}

function meaningOf(word: string): CompleteOrNot | null {
  const plain = word.replace(SET_BY, '')
  return COMPLETE_OR_NOT.find((status) => WORDS[status].includes(plain)) ?? null
}

const NO_VALUE = new Set<string>([...NO_VALUE_WORDS, '', 'never'])

export function hasNoValue(text: string): boolean {
  return NO_VALUE.has(text.toLowerCase())
}

function number(text: string | undefined): number {
  return text === undefined ? Number.NaN : Number(text.replace(',', '.'))
}
