import type { Item } from '../course/course.ts'
import { type Answer, isAnswered, isOrdered, lettersOf, rulesOf, type Move, readMove } from '../course/question-type.ts'
import type { CourseMessages } from '../words/messages.ts'
import { type OrderInput, orderInput } from './order-input.page.ts'

/** The input of one question, in practice and in the final check alike. */
export interface QuestionInput {
  readonly t: CourseMessages
  readonly id: string
  readonly stem: string
  readonly hint: string
  /** The message when nothing was chosen. Empty otherwise. */
  readonly error: string
  /** The id of what to go to when nothing was chosen. */
  readonly firstId: string
  /** The boxes of a question with several answers. Empty in others. */
  readonly options: readonly OptionInput[]
  /** The buttons of a question with one answer: each sends the form. Empty in others. */
  readonly choices: readonly Choice[]
  /** Only in an ordering question: one, else none. */
  readonly orders: readonly OrderInput[]
}

export interface OptionInput {
  readonly letter: string
  readonly inputId: string
  readonly text: string
  readonly checked: boolean
}

/** One of several buttons that each send the form, in a question, a story and an exercise alike. */
export interface Choice {
  readonly id: string
  readonly value: string
  readonly text: string
  /** What else there is to say about it. Empty for most. */
  readonly note: string
}

/** The reason why a question is shown again: nothing was chosen, or a step was moved. `null` the first time. */
export type Again = 'not-answered' | Move | null

/**
 * @param order the letters in the order shown.
 * @param action where the form is sent to.
 */
export function questionInput(
  item: Item,
  order: string,
  answer: Answer,
  again: Again,
  action: string,
  t: CourseMessages,
): QuestionInput {
  const words = t.learn.check
  const { input } = rulesOf(item)
  const shown = [...order].map((letter) => ({ letter, id: `${item.id}-${letter}`, text: getOption(item, letter).text }))
  const move = again === 'not-answered' ? null : again
  const steps = isAnswered(item, answer) ? answer : [...order]
  return {
    t,
    id: item.id,
    stem: item.stem,
    hint: hintOf(item, t),
    error: again === 'not-answered' ? words.pickMessage : '',
    firstId: `${item.id}-${order.charAt(0)}`,
    options:
      input === 'checkbox'
        ? shown.map(({ letter, id, text }) => ({ letter, inputId: id, text, checked: answer.includes(letter) }))
        : [],
    choices:
      input === 'radio'
        ? shown.map(({ letter, id, text }) => {
            return { id, value: letter, text, note: answer.includes(letter) ? words.chosen : '' }
          })
        : [],
    orders:
      input === 'order'
        ? [orderInput({ id: item.id, steps: item.options, order: steps, move, action, replyTo: () => [] }, t)]
        : [],
  }
}

/** Tells how to use the options. Empty where the question says it. */
export function hintOf({ type, stem }: Pick<Item, 'type' | 'stem'>, t: CourseMessages): string {
  const hint = t.learn.check.hints[type]
  return stem.endsWith(hint) ? '' : hint
}

/** A submitted form of a question. */
export interface Submission {
  readonly answer: Answer
  /** Why the question is shown again instead of taking the answer, or null when it is taken. */
  readonly again: Again
}

/**
 * Reads the letters under the name `answer`: for an ordering question all of them in the order of the form, where
 * anything else is no answer; and under `move` the button of a step, if one sent the form.
 */
export function readSubmission(item: Item, values: (name: string) => readonly string[]): Submission {
  const answer = rulesOf(item).read(lettersOf(item.options), values('answer'))
  if (!isAnswered(item, answer)) return { answer, again: 'not-answered' }
  return { answer, again: isOrdered(item) ? readMove(values('move')[0] ?? '') : null }
}

/** Throws a RangeError for a letter that the question does not have. */
export function getOption(item: Item, letter: string): Item['options'][number] {
  const option = item.options.find((candidate) => candidate.id === letter)
  if (option === undefined) throw new RangeError(`question ${item.id} has no option ${letter}`)
  return option
}
