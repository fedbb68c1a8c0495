import type { Item } from '../domain/course.ts'
import type { Answer } from '../domain/grading.ts'
import type { CourseMessages } from './messages/messages.ts'

/** The input of one question, in practice and in the final check alike. */
export interface QuestionInput {
  readonly t: CourseMessages
  readonly id: string
  readonly type: Item['type']
  readonly stem: string
  readonly hint: string
  /** What to do when nothing was chosen; empty otherwise. */
  readonly error: string
  readonly options: readonly OptionInput[]
  /** The numbers to choose from in an ordering question. */
  readonly numbers: readonly string[]
}

export interface OptionInput {
  readonly letter: string
  readonly inputId: string
  readonly text: string
  readonly checked: boolean
  /** The number given in an ordering question; empty when none. */
  readonly number: string
}

/** @param order the letters in the order shown. */
export function questionInput(
  item: Item,
  order: string,
  answer: Answer,
  error: boolean,
  t: CourseMessages,
): QuestionInput {
  const words = t.learn.check
  return {
    t,
    id: item.id,
    type: item.type,
    stem: item.stem,
    hint: { single: words.pickOne, multiple: words.pickAll, order: words.putInOrder }[item.type],
    error: error ? (item.type === 'order' ? words.orderMessage : words.pickMessage) : '',
    options: [...order].map((letter) => {
      const option = getOption(item, letter)
      const place = item.type === 'order' ? answer.indexOf(letter) : -1
      return {
        letter,
        inputId: `${item.id}-${letter}`,
        text: option.text,
        checked: answer.includes(letter),
        number: place === -1 ? '' : String(place + 1),
      }
    }),
    numbers: item.options.map((_, index) => String(index + 1)),
  }
}

/**
 * The answer in a submitted form. Single and multiple: the letters under the name `answer`. Order: one number
 * for each letter under the name `place-<letter>`; an incomplete or doubled order is no answer.
 */
export function readAnswer(item: Item, values: (name: string) => readonly string[]): Answer {
  const letters = item.options.map((option) => option.id)
  if (item.type !== 'order') {
    const chosen = letters.filter((letter) => values('answer').includes(letter))
    return item.type === 'single' ? chosen.slice(0, 1) : chosen
  }
  const places = letters.map((letter) => ({ letter, place: Number(values(`place-${letter}`)[0] ?? '') }))
  const inOrder = letters.map((_, index) => places.filter(({ place }) => place === index + 1))
  return inOrder.every((at) => at.length === 1) ? inOrder.flatMap((at) => at.map(({ letter }) => letter)) : []
}

/** Throws a RangeError for a letter that the question does not have. */
export function getOption(item: Item, letter: string): Item['options'][number] {
  const option = item.options.find((candidate) => candidate.id === letter)
  if (option === undefined) throw new RangeError(`question ${item.id} has no option ${letter}`)
  return option
}
