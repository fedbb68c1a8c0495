import type { Item } from '../../src/course/course.ts'
import { answerKey } from '../../src/learning/grading.ts'

/** An answer that can be graded and does not fit. */
export function wrongAnswer(item: Item): readonly string[] {
  if (item.type === 'order') return answerKey(item).toReversed()
  return [item.options.find((option) => !option.fits)?.id ?? '']
}
