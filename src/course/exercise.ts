import { unsolvedOrder } from './draw.ts'

/** Practice inside a lesson: it has no score, and nothing of it is stored or sent to anyone. */
export type Exercise = SortExercise | DialogExercise | OrderExercise

/** Statements or needs to be put where they belong. */
export interface SortExercise {
  readonly kind: 'sort'
  /** Its place in the lesson, like the id of a section. */
  readonly id: string
  readonly question: string
  readonly bins: readonly SortBin[]
  readonly items: readonly SortItem[]
}

export interface SortBin {
  readonly id: string
  readonly label: string
  /** A line of `contacts.yaml`, whose number is then shown in the feedback. */
  readonly contact: string | null
}

export interface SortItem {
  readonly id: string
  readonly text: string
  readonly bin: string
  readonly why: string
}

/** A talk with a youth, one reply at a time. */
export interface DialogExercise {
  readonly kind: 'dialog'
  readonly id: string
  readonly title: string
  readonly intro: string
  readonly turns: readonly DialogTurn[]
  /** The key points at the end of the talk. */
  readonly ending: string
}

export interface DialogTurn {
  readonly id: string
  readonly youth: string
  readonly choices: readonly DialogChoice[]
}

export interface DialogChoice {
  readonly id: string
  readonly say: string
  readonly fits: boolean
  /** The youth's next line. */
  readonly next: string
  readonly why: string
}

/** The steps are in the right order. */
export interface OrderExercise {
  readonly kind: 'order'
  readonly id: string
  readonly question: string
  readonly steps: readonly { readonly id: string; readonly text: string; readonly why: string }[]
}

/** Things to tick on the screen or on paper. Not a form: what is ticked goes nowhere. */
export interface Checklist {
  readonly kind: 'checklist'
  readonly id: string
  readonly title: string
  readonly intro: string
  readonly groups: readonly { readonly title: string; readonly items: readonly string[] }[]
  readonly note: string
  /** The entries that are printed: all, each with its box, or only the ticked ones. */
  readonly prints: 'all' | 'ticked'
}

export type Fit = 'fits' | 'again' | 'open'

/** @param bin the bin chosen, or null while none is. */
export function fitOf(item: SortItem, bin: string | null): Fit {
  if (bin === null) return 'open'
  return bin === item.bin ? 'fits' : 'again'
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
