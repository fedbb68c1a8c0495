import { unsolvedOrder } from './draw.ts'
import type { checklist, dialog, dialogChoice, dialogTurn, order, sort, sortItem } from './lesson-shape.ts'
import type { Shaped } from '../platform/shape.ts'

/** Practice inside a lesson: it has no score, and nothing of it is stored or sent to anyone. */
export type Exercise = SortExercise | DialogExercise | OrderExercise

/** Statements or needs to be put where they belong. */
export type SortExercise = Shaped<typeof sort>
export type SortItem = Shaped<typeof sortItem>

/** A talk with a youth, one reply at a time. */
export type DialogExercise = Shaped<typeof dialog>
export type DialogTurn = Shaped<typeof dialogTurn>
export type DialogChoice = Shaped<typeof dialogChoice>

/** The steps are in the right order. */
export type OrderExercise = Shaped<typeof order>

/** Things to tick on the screen or on paper. Not a form: what is ticked goes nowhere. */
export type Checklist = Shaped<typeof checklist>

export interface ItemReached {
  readonly item: SortItem
  /** The bin chosen, or `null` until there is one. */
  readonly bin: string | null
}

/**
 * The items so far: they are asked one at a time, and any bin leads on to the next.
 * @param binOf what was chosen for an item, or null when nothing was.
 */
export function sortedSoFar(
  { items, bins }: SortExercise,
  binOf: (item: string) => string | null,
): readonly ItemReached[] {
  const reached = items.map((item) => ({ item, bin: bins.find(({ id }) => id === binOf(item.id))?.id ?? null }))
  const open = reached.findIndex(({ bin }) => bin === null)
  return open === -1 ? reached : reached.slice(0, open + 1)
}

export interface TurnReached {
  readonly turn: DialogTurn
  /** `null` until the learner has said something. */
  readonly reply: DialogChoice | null
}

/**
 * The conversation so far. It continues after a reply that fits, and waits at one that doesn't.
 * @param replyTo the id of the choice made at a turn, or null when none was.
 */
export function talkSoFar(dialog: DialogExercise, replyTo: (turn: string) => string | null): readonly TurnReached[] {
  const talk = dialog.turns.map((turn) => ({
    turn,
    reply: turn.choices.find((choice) => choice.id === replyTo(turn.id)) ?? null,
  }))
  const waiting = talk.findIndex(({ reply }) => reply?.fits !== true)
  return waiting === -1 ? talk : talk.slice(0, waiting + 1)
}

/** The order in which the steps are first shown: the same for everyone, and never the right one. */
export function startingOrder({ id, steps }: OrderExercise): readonly string[] {
  const letters = steps.map((step) => step.id)
  return [...unsolvedOrder(letters, id)]
}
