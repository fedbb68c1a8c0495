import type { Item } from '../../course/course.ts'
import type { CourseMessages } from '../../words/messages.ts'
import { getOption, hintOf } from '../../learning/question.page.ts'

/** A question as it was shown: never what anybody chose, and never which option fits. */
export interface QuestionShown {
  readonly id: string
  readonly place: string
  readonly stem: string
  readonly hint: string
  readonly options: readonly { readonly text: string; readonly why: string }[]
  /** What was said after an answer; empty in the final check, which says nothing about single questions. */
  readonly explanation: string
}

/**
 * @param order the letters in the order shown; null where each learner met another one
 * @param place what stands above the question
 */
export function questionShown(item: Item, order: string | null, place: string, t: CourseMessages): QuestionShown {
  const isPractice = item.use === 'practice'
  const letters = order === null ? item.options.map(({ id }) => id) : [...order]
  return {
    id: item.id,
    place,
    stem: item.stem,
    hint: hintOf(item, t),
    options: letters.map((letter) => {
      const { text, why } = getOption(item, letter)
      return { text, why: isPractice ? why : '' }
    }),
    explanation: isPractice ? item.explanation : '',
  }
}
