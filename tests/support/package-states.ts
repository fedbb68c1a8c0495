import { calendarDate } from '../../src/platform/time/calendar.ts'
import {
  FRESH,
  getOpenRound,
  type PackageState,
  withAcknowledgement,
  withAttemptStarted,
  withChoice,
  withFinalAnswer,
  withPracticeAnswer,
  withRoundHandedIn,
} from '../../src/packages/runtime/cmi-state.ts'
import type { Course, Item, ItemId } from '../../src/course/course.ts'
import { getItem } from '../../src/course/draw.ts'
import { answerKey, wrongAnswer } from '../../src/course/question-type.ts'
import { fittingChoice, type Scenario } from '../../src/course/scenario.ts'
import { content } from './content.ts'

const { course, scenarios } = content

/** A story worked through, with a first choice that fits at each step. */
export function storyTold(state: PackageState, scenario: Scenario): PackageState {
  return scenario.decisions.reduce(
    (sum, decision, index) => withChoice(sum, scenario, index + 1, fittingChoice(decision).id),
    state,
  )
}

/** Every lesson finished: all questions answered right, all stories worked through. */
export const practised: PackageState = scenarios.reduce(
  storyTold,
  course.items
    .filter((item) => item.use === 'practice')
    .reduce((state, item) => withPracticeAnswer(state, item.id, answerKey(item)), FRESH),
)

/** A learner in the final check, before the first answer. */
export const attempting: PackageState = withAttemptStarted(course, practised, 'seed')

/** A learner in a final check that asks this question, and the question's place in it. */
export function attemptingWith(id: ItemId): { readonly state: PackageState; readonly place: number } {
  for (let seed = 0; seed < 1000; seed++) {
    const state = withAttemptStarted(course, practised, `seed${seed}`)
    const place = (state.attempt?.started.items.indexOf(id) ?? -1) + 1
    if (place > 0) return { state, place }
  }
  throw new Error(`no final check asks ${id}`)
}

/** Everything done but the acknowledgement. */
export const passed: PackageState = roundHandedIn(attempting, () => true)

export const acknowledged: PackageState = withAcknowledgement(passed, calendarDate('2026-11-24'), 4711)

/** Every question of the open round answered, right or wrong as told. */
export function roundAnswered(state: PackageState, right: (item: Item) => boolean, of: Course = course): PackageState {
  return getOpenRound(of, state).open.items.reduce((sum, id) => {
    const item = getItem(of, id)
    return withFinalAnswer(sum, id, right(item) ? answerKey(item) : wrongAnswer(item))
  }, state)
}

export function roundHandedIn(state: PackageState, right: (item: Item) => boolean, of: Course = course): PackageState {
  return withRoundHandedIn(of, roundAnswered(state, right, of))
}

/** A round with an answer to each question but the last, which is open. */
export function beforeLastAnswer(state: PackageState, right: (item: Item) => boolean): PackageState {
  const answered = roundAnswered(state, right)
  const answers = new Map([...answered.answers].slice(0, -1))
  return { ...answered, answers, place: `attempts/${state.attempts}/questions/${answers.size + 1}` }
}
