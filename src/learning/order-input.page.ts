import { afterMove, type Move, moveValue } from '../course/question-type.ts'
import type { Reply } from './exercise.page.ts'
import type { CourseMessages } from '../words/messages.ts'

/** Steps with two buttons each, in a question and in an exercise alike. Every press sends the form. */
export interface OrderInput {
  readonly id: string
  /** The effect of the last press. Empty when there was none. */
  readonly status: string
  readonly rows: readonly OrderRow[]
  /** The address of the buttons. It names no part of the page, because the button that was pressed keeps the focus. */
  readonly action: string
}

export interface OrderRow {
  readonly id: string
  readonly letter: string
  readonly text: string
  readonly buttons: readonly {
    readonly icon: 'up' | 'down'
    readonly value: string
    readonly label: string
    /** The step is at this end already. */
    readonly atEnd: boolean
    readonly pressed: boolean
  }[]
  readonly replies: readonly Reply[]
}

interface Step {
  readonly id: string
  readonly text: string
  readonly why: string
}

export interface OrderSource {
  readonly id: string
  readonly steps: readonly Step[]
  /** The letters in the order that was sent, or in the first order. */
  readonly order: readonly string[]
  /** The press that sent them. */
  readonly move: Move | null
  readonly action: string
  /** Returns the replies about a step at its place. Places begin at 0. */
  replyTo(why: string, place: number): readonly Reply[]
}

export function orderInput({ id, steps, order, move, action, replyTo }: OrderSource, t: CourseMessages): OrderInput {
  const words = t.learn.order
  const shown = move === null ? order : afterMove(order, move)
  const rows = shown.flatMap((letter, place) =>
    steps
      .filter((step) => step.id === letter)
      .map(({ text, why }) => ({
        id: `${id}-${letter}`,
        letter,
        text,
        buttons: (['up', 'down'] as const).map((icon) => ({
          icon,
          value: moveValue({ letter, direction: icon }),
          label: words[icon](text),
          atEnd: place === (icon === 'up' ? 0 : shown.length - 1),
          pressed: move?.letter === letter && move.direction === icon,
        })),
        replies: replyTo(why, place),
      })),
  )
  return { id, status: move === null ? '' : statusOf(move, order, shown, t), rows, action }
}

function statusOf(
  { letter, direction }: Move,
  before: readonly string[],
  after: readonly string[],
  t: CourseMessages,
): string {
  const words = t.learn.order
  const place = after.indexOf(letter)
  if (place !== before.indexOf(letter)) return words.moved(place + 1, after.length)
  return direction === 'up' ? words.first : words.last
}
