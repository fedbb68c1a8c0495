import { type CmiTree, countAt, ELEMENTS, type Standard, storedAt } from '../runtime/lms-record.ts'
import type { Messages } from '../../words/messages.ts'

/** The answers of the trial LMS: as it should, not at all, that the session is over, or with a page to sign in. */
export const LMS_ANSWERS = ['works', 'offline', 'expired', 'login-page'] as const
export type LmsAnswers = (typeof LMS_ANSWERS)[number]

type Words = Messages['hr']['preview']

export interface StoredRow {
  readonly element: string
  readonly value: string
  readonly meaning: string
}

const MOST_SUSPEND_DATA: Readonly<Record<Standard, number>> = { scorm12: 4096, scorm2004: 64_000 }

/** Lists the stored data by the names of the standard, each with its meaning. */
export function storedRows(standard: Standard, cmi: CmiTree | null, words: Words): StoredRow[] {
  const { meaning } = words
  const { location, score, exit, entry, sessionTime, totalTime, suspendData } = ELEMENTS[standard]
  const row = (element: string, mean: (value: string) => string): StoredRow => {
    const value = storedAt(cmi, element)
    return { element: `cmi.${element}`, value, meaning: mean(value) }
  }
  return [
    ...statusRows(standard, words, row),
    row(location, (value) => (value === '' ? meaning.noLocation : meaning.location(placeWords(value, words)))),
    row(score, (value) => (value === '' ? meaning.noScore : meaning.score)),
    row(suspendData, (value) => meaning.suspendData(value.length, MOST_SUSPEND_DATA[standard])),
    row(exit, (value) => (value === 'suspend' ? meaning.suspend : meaning.noExit)),
    row(entry, (value) =>
      value === 'resume' ? meaning.resume : value === 'ab-initio' ? meaning.first : meaning.noEntry,
    ),
    row(sessionTime, () => meaning.sessionTime),
    row(totalTime, () => meaning.totalTime),
    {
      element: 'cmi.interactions._count',
      value: String(countAt(cmi, 'interactions')),
      meaning: meaning.interactions,
    },
  ]
}

function statusRows(
  standard: Standard,
  { status, meaning }: Words,
  row: (element: string, mean: (value: string) => string) => StoredRow,
): StoredRow[] {
  const inWords = (value: string) => status[toStatus(value)]
  if (standard === 'scorm12') return [row('core.lesson_status', inWords)]
  return [
    row('completion_status', inWords),
    row('success_status', (value) => (value === 'passed' || value === 'failed' ? inWords(value) : meaning.noSuccess)),
  ]
}

/** Says what an LMS would show now, and what follows from it. */
export function verdict(
  standard: Standard,
  cmi: CmiTree | null,
  lms: LmsAnswers,
  words: Words,
): { readonly shows: string; readonly follows: string } {
  const { verdict: says } = words
  const status = overallStatus(standard, cmi)
  const elements = ELEMENTS[standard]
  const score = storedAt(cmi, elements.score)
  const location = storedAt(cmi, elements.location)
  const shows =
    status === 'incomplete' && location !== ''
      ? says.showsAt(words.status[status], placeWords(location, words))
      : score === ''
        ? says.shows(words.status[status])
        : says.showsScore(words.status[status], score)
  return { shows, follows: lms === 'works' ? consequence() : words.spoilt[lms] }

  function consequence(): string {
    if (cmi === null) return says.nothing
    if (status === 'passed' || status === 'completed') return says.finished
    return storedAt(cmi, elements.exit) === 'suspend' ? says.returns : says.startsOver
  }
}

type Status = keyof Words['status']

/** SCORM 2004 splits 1.2's one status into two. Passed or failed outweighs completed or not. */
function overallStatus(standard: Standard, cmi: CmiTree | null): Status {
  if (standard === 'scorm12') return toStatus(storedAt(cmi, 'core.lesson_status'))
  const success = storedAt(cmi, 'success_status')
  return toStatus(success === 'passed' || success === 'failed' ? success : storedAt(cmi, 'completion_status'))
}

function toStatus(value: string): Status {
  switch (value) {
    case 'passed':
    case 'completed':
    case 'failed':
    case 'incomplete':
    case 'browsed':
      return value
    default:
      return 'not attempted'
  }
}

/** The part of the course that a package names as the place of the learner, for example `lessons/L4`. */
function placeWords(location: string, { place }: Words): string {
  const [part = '', id = ''] = location.split('/')
  const lesson = /^L(\d+)$/.exec(id)?.[1]
  switch (part) {
    case 'lessons':
      return lesson === undefined ? place.other : place.lesson(Number(lesson))
    case 'scenarios':
      return place.story
    case 'final':
    case 'attempts':
      return place.check
    case 'policy':
      return place.policy
    case 'finished':
      return place.end
    case 'home':
      return place.home
    default:
      return place.other
  }
}
