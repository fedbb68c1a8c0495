import {
  getOpenRound,
  FRESH,
  type PackageState,
  withAcknowledgement,
  withAttemptStarted,
  withChoice,
  withFinalAnswer,
  withLanguage,
  withPracticeAnswer,
  withRoundHandedIn,
} from './cmi-state.ts'
import { calendarDate } from '../../platform/time/calendar.ts'
import type { Content } from '../../course/content.ts'
import type { Course, Item } from '../../course/course.ts'
import { finalItems, getItem } from '../../course/draw.ts'
import { answerKey, wrongAnswer } from '../../course/question-type.ts'
import { NONCE_LIMIT } from '../receipt.ts'
import { fittingChoice } from '../../course/scenario.ts'
import { pack } from './suspend-data.ts'

const LONGEST_PLACE = 'x'.repeat(60)
const LONGEST_SEED = '_'.repeat(64)
const MANY_ATTEMPTS = 4000

/**
 * The longest state that a learner can reach: everything answered, each question of the final check seen, acknowledged,
 * and a round open with its answers saved, or handed in with answers to look at. It must fit into what an LMS keeps.
 */
export function largestState({ course, scenarios, language }: Content): PackageState {
  const practised = course.items
    .filter((item) => item.use === 'practice')
    .reduce((sum, item) => withPracticeAnswer(sum, item.id, answerKey(item)), withLanguage(FRESH, language))
  const worked = scenarios.reduce(
    (sum, scenario) =>
      scenario.decisions.reduce(
        (told, decision, index) => withChoice(told, scenario, index + 1, fittingChoice(decision).id),
        sum,
      ),
    practised,
  )
  const seen = finalItems(course).map((item) => item.id)
  const begun = withAttemptStarted(course, { ...worked, attempts: MANY_ATTEMPTS, seen }, LONGEST_SEED)
  const states = [
    answeredRound(course, begun, () => true),
    answeredRound(course, inLaterRound(course, begun), () => true),
    // Its answers stay to be looked at.
    withRoundHandedIn(
      course,
      answeredRound(course, begun, () => false),
    ),
  ].map((state) => withAcknowledgement({ ...state, place: LONGEST_PLACE }, calendarDate('2026-11-24'), NONCE_LIMIT - 1))
  return states.reduce((longest, state) => (lengthOf(state) > lengthOf(longest) ? state : longest))

  function lengthOf(state: PackageState): number {
    return pack(course, state).length
  }
}

/** The longest state in an update: every question answered, and acknowledged. */
export function largestUpdate({ course, language }: Content): PackageState {
  const answered = course.items.reduce(
    (sum, item) => withPracticeAnswer(sum, item.id, answerKey(item)),
    withLanguage({ ...FRESH, place: LONGEST_PLACE }, language),
  )
  return withAcknowledgement(answered, calendarDate('2026-11-24'), NONCE_LIMIT - 1)
}

/** Builds a state in round 3 that keeps the results of rounds 1 and 2, with as many open topics as possible. */
function inLaterRound(course: Course, begun: PackageState): PackageState {
  const missed = course.topics.slice(0, course.pass.of - course.pass.right).map(({ topic }) => topic)
  const handedIn = (state: PackageState) =>
    withRoundHandedIn(
      course,
      answeredRound(course, state, ({ topic }) => topic === null || !missed.includes(topic)),
    )
  return handedIn(handedIn(begun))
}

function answeredRound(course: Course, state: PackageState, right: (item: Item) => boolean): PackageState {
  return getOpenRound(course, state).open.items.reduce((sum, id) => {
    const item = getItem(course, id)
    return withFinalAnswer(sum, id, right(item) ? answerKey(item) : wrongAnswer(item))
  }, state)
}
