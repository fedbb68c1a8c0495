import type { Content } from '../course/content.ts'
import type { Lesson } from '../course/course.ts'
import {
  type DialogChoice,
  type DialogExercise,
  type DialogTurn,
  type Exercise,
  type Fit,
  fitOf,
  type OrderExercise,
  type SortExercise,
  type SortItem,
  startingOrder,
  talkSoFar,
} from '../course/exercise.ts'
import { isOrderOf, readMove } from '../course/question-type.ts'
import type { Links } from '../course/link.page.ts'
import type { CourseMessages } from '../words/messages.ts'
import { type OrderInput, orderInput } from './order-input.page.ts'
import type { HiddenField } from '../platform/html/field.page.ts'

/** The form of an exercise as it came. It is shown again with the feedback, and kept nowhere. */
export interface Tried {
  readonly exercise: Exercise
  values(name: string): readonly string[]
}

/** The parts around every exercise. */
interface Frame {
  readonly t: CourseMessages
  readonly id: string
  readonly title: string
  readonly action: string
  readonly hidden: readonly HiddenField[]
  /** The message when nothing was chosen. Empty otherwise. */
  readonly error: string
  /** The result. Empty before the first try. */
  readonly status: string
  readonly allFit: boolean
  readonly againHref: string
}

/** The result of an answer, once it was given. Lists hold one or none. */
export interface Reply {
  readonly fits: boolean
  readonly tag: string
  readonly why: string
  /** The phone line that fits: one, or none. */
  readonly lines: readonly { readonly name: string; readonly digits: string; readonly tel: string }[]
}

export interface SortView extends Frame {
  readonly bins: SortExercise['bins']
  /** Many bins make a list to choose from; a few are shown side by side. */
  readonly asList: boolean
  readonly items: readonly {
    readonly id: string
    readonly name: string
    readonly text: string
    /** The id of a bin; empty when none was chosen. */
    readonly chosen: string
    readonly replies: readonly Reply[]
  }[]
}

export interface DialogView extends Frame {
  readonly intro: string
  readonly turns: readonly {
    readonly id: string
    readonly name: string
    readonly youth: string
    /** Empty once a reply fits and the conversation went on. */
    readonly choices: DialogTurn['choices']
    readonly replies: readonly (Reply & DialogChoice)[]
  }[]
  /** The turn that waits for a reply; empty when the talk is over. */
  readonly asked: string
}

export interface OrderView extends Frame {
  readonly order: OrderInput
}

export interface ExerciseInput {
  readonly content: Content
  readonly lesson: Lesson
  readonly links: Links
  readonly t: CourseMessages
  readonly hidden: readonly HiddenField[]
  /** The exercise that was sent, or null for a lesson that is only read. */
  readonly tried: Tried | null
}

export function sortView(exercise: SortExercise, input: ExerciseInput): SortView {
  const { content, t } = input
  const { id, bins, question } = exercise
  const tried = triedOf(exercise, input)
  const sorted = exercise.items.map((item) => {
    const chosen = tried?.values(itemName(item.id))[0]
    const bin = bins.find((candidate) => candidate.id === chosen)?.id ?? null
    return { item, bin, fit: fitOf(item, bin) }
  })
  return {
    ...frame(exercise, question, input, id),
    ...(tried === null
      ? {}
      : outcome(
          sorted.map(({ fit }) => fit),
          t,
        )),
    bins,
    asList: bins.length > 3,
    items: sorted.map(({ item, bin, fit }) => ({
      id: `${id}-${item.id}`,
      name: itemName(item.id),
      text: item.text,
      chosen: bin ?? '',
      replies: fit === 'open' ? [] : [reply(fit === 'fits', item.why, linesOf(exercise, item, content), t)],
    })),
  }
}

/** The line that fits the need, with its number. */
function linesOf({ bins }: SortExercise, { bin }: SortItem, { contacts }: Content): Reply['lines'] {
  const line = bins.find(({ id }) => id === bin)?.contact
  return contacts.filter(({ id }) => id === line)
}

export function dialogView(exercise: DialogExercise, input: ExerciseInput): DialogView {
  const { t } = input
  const tried = triedOf(exercise, input)
  const talk = talkSoFar(exercise, (turn) => tried?.values(turnName(turn))[0] ?? null)
  const now = talk.at(-1)
  const over = now?.reply?.fits === true
  return {
    ...frame(exercise, exercise.title, input, `${exercise.id}-${now?.turn.id}`),
    status: over ? exercise.ending : '',
    allFit: over,
    intro: exercise.intro,
    turns: talk.map(({ turn, reply: said }) => ({
      id: `${exercise.id}-${turn.id}`,
      name: turnName(turn.id),
      youth: turn.youth,
      choices: said?.fits === true ? [] : turn.choices,
      replies: said === null ? [] : [{ ...said, ...reply(said.fits, said.why, [], t) }],
    })),
    asked: over ? '' : (now?.turn.id ?? ''),
  }
}

export function orderView(exercise: OrderExercise, input: ExerciseInput): OrderView {
  const { t, links, lesson } = input
  const { id, steps, question } = exercise
  const tried = triedOf(exercise, input)
  const sent = tried?.values('answer') ?? []
  const isSent = isOrderOf(
    steps.map((step) => step.id),
    sent,
  )
  const move = readMove(tried?.values('move')[0] ?? '')
  const isChecked = isSent && move === null
  const order = isSent ? sent : startingOrder(exercise)
  const fits = steps.map((step, place): Fit => (step.id === order[place] ? 'fits' : 'again'))
  const action = links.exercise(lesson.id, id, null)
  const replyTo = (why: string, place: number) => (isChecked ? [reply(fits[place] === 'fits', why, [], t)] : [])
  return {
    ...frame(exercise, question, input, id),
    ...(isChecked ? outcome(fits, t) : {}),
    order: orderInput({ id, steps, order, move, action, replyTo }, t),
  }
}

/** The form was sent with nothing chosen. An order is always there, so it can always be looked at. */
export function nothingChosen({ exercise, values }: Tried): boolean {
  // A list that nothing was chosen from sends an empty text.
  const isOpen = (name: string) => values(name).every((value) => value === '')
  switch (exercise.kind) {
    case 'sort':
      return exercise.items.every((item) => isOpen(itemName(item.id)))
    case 'dialog':
      return isOpen(turnName(values('asked')[0] ?? ''))
    case 'order':
      return false
  }
}

function triedOf(exercise: Exercise, { tried }: ExerciseInput): Tried | null {
  return tried?.exercise.id === exercise.id ? tried : null
}

/** @param landing the part of the page to go on with after the form was sent */
function frame(exercise: Exercise, title: string, input: ExerciseInput, landing: string): Frame {
  const { lesson, links, t, hidden } = input
  const tried = triedOf(exercise, input)
  return {
    t,
    id: exercise.id,
    title,
    action: links.exercise(lesson.id, exercise.id, landing),
    hidden,
    error: tried !== null && nothingChosen(tried) ? t.learn.exercise.nothingChosen : '',
    status: '',
    allFit: false,
    againHref: tried === null ? '' : links.lesson(lesson.id, exercise.id),
  }
}

/** If nothing was chosen, the frame says so instead. */
function outcome(fits: readonly Fit[], t: CourseMessages): Pick<Frame, 'status' | 'allFit'> {
  const words = t.learn.exercise
  const isSome = (wanted: Fit) => fits.includes(wanted)
  if (isSome('again')) return { status: words.someAgain, allFit: false }
  if (!isSome('open')) return { status: words.allFit, allFit: true }
  return { status: isSome('fits') ? words.someOpen : '', allFit: false }
}

function reply(fits: boolean, why: string, lines: Reply['lines'], t: CourseMessages): Reply {
  return { fits, tag: fits ? t.learn.exercise.fits : t.learn.exercise.again, why, lines }
}

const itemName = (item: string) => `item-${item}`
const turnName = (turn: string) => `turn-${turn}`
