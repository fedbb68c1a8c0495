import type { Item } from '../../src/domain/course.ts'
import { answerKey } from '../../src/domain/grading.ts'
import type { Fields } from './app.ts'

/** An answer that can be graded and does not fit. */
export function wrongAnswer(item: Item): readonly string[] {
  if (item.type === 'order') return answerKey(item).toReversed()
  return [item.options.find((option) => !option.fits)?.id ?? '']
}

/** An answer as the form of the question sends it. */
export function answerFields(item: Item, letters: readonly string[]): Fields {
  if (item.type !== 'order') return { answer: letters }
  return Object.fromEntries(letters.map((letter, index) => [`place-${letter}`, String(index + 1)]))
}
