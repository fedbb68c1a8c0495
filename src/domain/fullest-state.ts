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
import { calendarDate } from './calendar.ts'
import type { Content } from './content.ts'
import type { Course, Item } from './course.ts'
import { finalItems, getItem } from './draw.ts'
import { answerKey } from './grading.ts'
import { NONCE_LIMIT } from './receipt.ts'
import { fittingChoice } from './scenario.ts'

const LONGEST_PLACE = 'x'.repeat(60)
const LONGEST_SEED = '_'.repeat(64)
const MANY_ATTEMPTS = 4000

/**
 * The longest state that a learner can reach: everything answered, each question of the final check seen, a later round
 * open with its answers saved, and acknowledged. It must fit into what an LMS keeps.
 */
export function fullestState({ course, scenarios, language }: Content): PackageState {
  const practised = course.items
    .filter((item) => item.use === 'practice')
    .reduce((sum, item) => withPracticeAnswer(sum, item.id, longestAnswer(item)), withLanguage(FRESH, language))
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
  const missed = ['tell-now', 'danger-first', 'call-scr']
  const open = withRoundHandedIn(
    course,
    answeredRound(course, begun, ({ topic }) => !missed.includes(topic ?? '')),
  )
  const answered = answeredRound(course, open, () => true)
  return withAcknowledgement({ ...answered, place: LONGEST_PLACE }, calendarDate('2026-11-24'), NONCE_LIMIT - 1)
}

function longestAnswer(item: Item): string[] {
  return item.type === 'single' ? ['a'] : item.options.map((option) => option.id)
}

function answeredRound(course: Course, state: PackageState, right: (item: Item) => boolean): PackageState {
  return getOpenRound(course, state).open.items.reduce((sum, id) => {
    const item = getItem(course, id)
    const wrong = item.type === 'order' ? answerKey(item).toReversed() : [otherOption(item)]
    return withFinalAnswer(sum, id, right(item) ? answerKey(item) : wrong)
  }, state)
}

function otherOption(item: Item): string {
  return item.options.find((option) => !option.fits)?.id ?? ''
}
