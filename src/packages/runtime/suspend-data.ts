import type { Attempt } from '../../learning/attempt.ts'
import { calendarDate } from '../../platform/time/calendar.ts'
import type { Acknowledgement, PackageState } from './cmi-state.ts'
import {
  type Course,
  type Detail,
  DETAILS,
  type Item,
  type ItemId,
  PROCEDURE_STEPS,
  TOPICS,
} from '../../course/course.ts'
import { refilled } from '../../course/draw.ts'
import { fnv1a } from '../../platform/codes/fnv.ts'
import { isOrderOf, type Answer, isAnswered, lettersOf } from '../../course/question-type.ts'
import type { Chosen, ScenarioId, StoryChoices } from '../../course/scenario.ts'
import { type Language, LANGUAGES } from '../../platform/text/language.ts'
import type { AttemptOutcome } from '../../ledger/bodies/training.ts'

/**
 * `cmi.suspend_data`: ASCII parts joined by dots. Numbers are base 64 in a fixed width, lists are records of a fixed
 * width, and the last part is a checksum over everything before it. Questions and stories are stored by the number in
 * their id, and ids are never given twice; the decisions of a story keep their places. So a state from an older minor
 * version of the course loads in a newer one, and what the newer one no longer has is left out. The first part names
 * this form and the major version of the course; with any other the course starts over.
 */

const FORM = '1'
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** Seven values for each of six places: no option, or one of six letters. */
const LETTERS = ' abcdef'
const OUTCOMES: readonly AttemptOutcome[] = ['below', 'topics-open', 'passed']
const PLACE = /^[A-Za-z0-9/-]{0,60}$/
const SEED = /^[A-Za-z0-9_-]{1,64}$/

const ID = 2
const ANSWER = 3
const NUMBER = 2
const COUNT = 1
/** The number of parts in the first version of this form, with the header and without the checksum. */
const FIRST_PARTS = 11
const ACKNOWLEDGEMENT_PART = FIRST_PARTS - 1
/** The number of parts added since the first version of this form. */
const LATER_PARTS = 3
const CHECKSUM = 6

type Round = Attempt['rounds'][number]

export function pack(course: Course, state: PackageState): string {
  const { attempt } = state
  const parts = [
    header(course),
    matching(PLACE, state.place),
    packAnswers(state.practice),
    [...state.worked].map(packScenario).join(''),
    packItems(state.seen),
    digits(state.attempts, NUMBER),
    ...(attempt === null ? ['', '', ''] : packAttempt(attempt)),
    packAnswers(state.answers),
    state.acknowledgement === null ? '' : packAcknowledgement(state.acknowledgement),
    digits(DETAILS.indexOf(state.detail), COUNT),
    [...state.choices].map(packStory).join('~'),
    digits(state.language === null ? 0 : LANGUAGES.indexOf(state.language) + 1, COUNT),
  ]
  const body = parts.join('.')
  return `${body}.${digits(fnv1a(body), CHECKSUM)}`
}

/** Returns null for a damaged text, an unknown form, or another major version of the course. */
export function unpack(course: Course, text: string): PackageState | null {
  const parts = intactParts(text)
  const [head, place, practice, worked, seen, attempts, started, draw, rounds, answers, acknowledgement, ...later] =
    parts ?? []
  if (head !== header(course) || acknowledgement === undefined || later.length > LATER_PARTS) return null
  // Parts that earlier versions did not write.
  const [detail, choices, language] = later
  try {
    return fitted(course, {
      place: matching(PLACE, place),
      practice: unpackAnswers(practice),
      worked: new Set(records(worked, ID).map(scenarioId)),
      seen: unpackItems(seen),
      attempts: number(attempts),
      attempt: started === '' ? null : unpackAttempt(started, draw, rounds),
      answers: unpackAnswers(answers),
      acknowledgement: acknowledgement === '' ? null : unpackAcknowledgement(acknowledgement),
      detail: detail === undefined ? DETAILS[0] : unpackDetail(detail),
      choices: new Map(choices === undefined || choices === '' ? [] : choices.split('~').map(unpackStory)),
      language: unpackLanguage(language),
    })
  } catch (error) {
    // The checksum fits, yet a part does not read: no text of ours.
    if (error instanceof RangeError) return null
    throw error
  }
}

/**
 * The language that a learner chose, before the course is there that the rest must fit. Returns null for a text that
 * isn't ours.
 */
export function languageIn(text: string): Language | null {
  const [language] = (intactParts(text) ?? []).slice(FIRST_PARTS + LATER_PARTS - 1)
  return unpackLanguage(language)
}

/** Whether a text of this major version says that the course is finished, before the rest of it can be read. */
export function isFinishedIn(text: string, major: string): boolean {
  const parts = intactParts(text) ?? []
  return parts[0] === `${FORM}v${major}` && (parts[ACKNOWLEDGEMENT_PART] ?? '') !== ''
}

/** Returns null for a damaged text. */
function intactParts(text: string): string[] | null {
  const end = text.lastIndexOf('.')
  const body = text.slice(0, end)
  return end === -1 || digits(fnv1a(body), CHECKSUM) !== text.slice(end + 1) ? null : body.split('.')
}

function unpackLanguage(text = ''): Language | null {
  return LANGUAGES[DIGITS.indexOf(text.charAt(0)) - 1] ?? null
}

function unpackDetail(text: string): Detail {
  const detail = DETAILS[number(text)]
  if (detail === undefined) throw new RangeError('there is no such path of detail')
  return detail
}

function header(course: Course): string {
  return `${FORM}v${course.version.split('.')[0]}`
}

function packAttempt({ started, rounds }: Attempt): string[] {
  const draw = started.items.map((item) => packItem(item) + packLetters([...(started.optionOrders[item] ?? '')]))
  return [digits(Number(started.attempt), NUMBER) + started.seed, draw.join(''), rounds.map(packRound).join('~')]
}

function unpackAttempt(started = '', draw = '', rounds = ''): Attempt {
  const drawn = records(draw, ID + ANSWER).map((record) => ({
    item: itemId(record.slice(0, ID)),
    order: letters(record.slice(ID)).join(''),
  }))
  const items = drawn.map(({ item }) => item)
  return {
    started: {
      attempt: String(number(started.slice(0, NUMBER))),
      seed: matching(SEED, started.slice(NUMBER)),
      items,
      optionOrders: Object.fromEntries(drawn.map(({ item, order }) => [item, order])),
    },
    rounds: rounds === '' ? [] : rounds.split('~').map((round) => unpackRound(round, items)),
  }
}

/** The draw already has the questions of round 1. */
function packRound(round: Round): string {
  const steps = PROCEDURE_STEPS.map((step) => round.steps.find((result) => result.step === step))
  const topics = TOPICS.map((topic) => round.topics.find((result) => result.topic === topic))
  const counts = [
    OUTCOMES.indexOf(round.outcome),
    round.right,
    round.of,
    ...steps.map((result) => result?.right ?? 0),
    ...steps.map((result) => result?.of ?? 0),
    ...topics.map((result) => (result === undefined ? 0 : result.right ? 1 : 2)),
  ]
  const items = round.round === 1 ? [] : round.items
  return digits(round.round, NUMBER) + counts.map((count) => digits(count, COUNT)).join('') + packItems(items)
}

function unpackRound(text: string, drawn: readonly ItemId[]): Round {
  const steps = PROCEDURE_STEPS.length
  const end = NUMBER + (3 + 2 * steps + TOPICS.length) * COUNT
  const round = number(text.slice(0, NUMBER))
  const counts = records(text.slice(NUMBER, end), COUNT).map(number)
  const count = (place: number) => counts[place] ?? 0
  const outcome = OUTCOMES[count(0)]
  if (outcome === undefined) throw new RangeError('there is no such outcome')
  return {
    round,
    outcome,
    right: count(1),
    of: count(2),
    steps: PROCEDURE_STEPS.map((step, index) => ({
      step,
      right: count(3 + index),
      of: count(3 + steps + index),
    })).filter(({ of }) => of > 0),
    topics: TOPICS.map((topic, index) => ({ topic, mark: count(3 + 2 * steps + index) })).flatMap(({ topic, mark }) =>
      mark === 0 ? [] : [{ topic, right: mark === 1 }],
    ),
    items: round === 1 ? drawn : unpackItems(text.slice(end)),
  }
}

function packAcknowledgement({ on, nonce }: Acknowledgement): string {
  return digits(Number(on.replaceAll('-', '')), 5) + digits(nonce, 3)
}

function unpackAcknowledgement(text: string): Acknowledgement {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(String(number(text.slice(0, 5)))) ?? []
  return { on: calendarDate(`${year}-${month}-${day}`), nonce: number(text.slice(5)) }
}

function packAnswers(answers: ReadonlyMap<ItemId, Answer>): string {
  return [...answers].map(([item, answer]) => packItem(item) + packLetters(answer)).join('')
}

function unpackAnswers(text = ''): Map<ItemId, Answer> {
  return new Map(records(text, ID + ANSWER).map((record) => [itemId(record.slice(0, ID)), letters(record.slice(ID))]))
}

function packStory([scenario, choices]: readonly [ScenarioId, StoryChoices]): string {
  return packScenario(scenario) + choices.map(packChosen).join('')
}

function unpackStory(text: string): readonly [ScenarioId, StoryChoices] {
  return [scenarioId(text.slice(0, ID)), records(text.slice(ID), COUNT).map(unpackChosen)]
}

/** Choices are letters, as options are: both fit into one character. */
function packChosen({ first, last }: Chosen): string {
  return digits(LETTERS.indexOf(first) * LETTERS.length + LETTERS.indexOf(last), COUNT)
}

function unpackChosen(record: string): Chosen {
  const value = number(record)
  return { first: LETTERS.charAt(Math.floor(value / LETTERS.length)), last: LETTERS.charAt(value % LETTERS.length) }
}

function packScenario(scenario: ScenarioId): string {
  return digits(Number(scenario.slice(3)), ID)
}

function scenarioId(record: string): ScenarioId {
  return `SC-${number(record)}`
}

function packItems(items: readonly ItemId[]): string {
  return items.map(packItem).join('')
}

function unpackItems(text = ''): ItemId[] {
  return records(text, ID).map(itemId)
}

function packItem(item: ItemId): string {
  return digits(Number(item.slice(1)), ID)
}

function itemId(record: string): ItemId {
  // The brand of an id is its form: `Q` and at least two digits.
  return `Q${String(number(record)).padStart(2, '0')}` as ItemId
}

function packLetters(answer: Answer): string {
  return digits(
    answer.reduce((sum, letter, place) => sum + LETTERS.indexOf(letter) * LETTERS.length ** place, 0),
    ANSWER,
  )
}

function letters(record: string): string[] {
  const found: string[] = []
  for (let rest = number(record); rest > 0; rest = Math.floor(rest / LETTERS.length))
    found.push(LETTERS.charAt(rest % LETTERS.length))
  return found
}

function digits(value: number, width: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= DIGITS.length ** width)
    throw new RangeError(`${value} does not fit into ${width} characters`)
  return Array.from({ length: width }, (_, index) =>
    DIGITS.charAt(Math.floor(value / DIGITS.length ** (width - 1 - index)) % DIGITS.length),
  ).join('')
}

function number(text = ''): number {
  return [...matching(/^[A-Za-z0-9_-]+$/, text)].reduce((sum, digit) => sum * DIGITS.length + DIGITS.indexOf(digit), 0)
}

function records(text = '', width: number): string[] {
  if (text.length % width !== 0) throw new RangeError('a record is incomplete')
  return Array.from({ length: text.length / width }, (_, index) => text.slice(index * width, (index + 1) * width))
}

function matching(pattern: RegExp, text = ''): string {
  if (!pattern.test(text)) throw new RangeError(`"${text}" is not of the form ${pattern}`)
  return text
}

/**
 * Leaves out what this version of the course does not have. In an attempt whose first round is still open, another
 * question takes the place of one that has retired, so that the rest of it stays.
 */
function fitted(course: Course, state: PackageState): PackageState {
  const items = new Map(course.items.map((item) => [item.id, item]))
  const known = (ids: readonly ItemId[]) => ids.filter((id) => items.has(id))
  const answers = (stored: ReadonlyMap<ItemId, Answer>) =>
    new Map([...stored].filter(([id, answer]) => fitsOptions(items.get(id), answer)))
  const { attempt } = state
  const isOpen = attempt?.rounds.length === 0
  const gone = isOpen ? attempt.started.items.filter((id) => !isPlayable(id)) : []
  return {
    ...state,
    practice: answers(state.practice),
    answers: new Map([...answers(state.answers)].filter(([id]) => !gone.includes(id))),
    seen: known(state.seen),
    attempt: attempt === null ? null : { started: startedOf(attempt), rounds: attempt.rounds.map(onlyKnown) },
  }

  function startedOf({ started }: Attempt): Attempt['started'] {
    if (!isOpen) return { ...started, items: known(started.items) }
    return gone.length === 0
      ? started
      : { ...started, ...refilled(course, started, started.seed, state.seen, (id) => !gone.includes(id)) }
  }

  function isPlayable(id: ItemId): boolean {
    const item = items.get(id)
    const order = attempt?.started.optionOrders[id] ?? ''
    return item?.use === 'final' && isOrderOf(lettersOf(item.options), [...order])
  }

  function onlyKnown(round: Round): Round {
    return { ...round, items: known(round.items) }
  }
}

function fitsOptions(item: Item | undefined, answer: Answer): boolean {
  if (item === undefined || !isAnswered(item, answer)) return false
  return answer.every((letter) => lettersOf(item.options).includes(letter))
}
