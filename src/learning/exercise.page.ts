import type { Content } from '../course/content.ts'
import type { Lesson } from '../course/course.ts'
import {
  type DialogChoice,
  type DialogExercise,
  type Exercise,
  type OrderExercise,
  type SortExercise,
  type SortItem,
  sortedSoFar,
  startingOrder,
  talkSoFar,
} from '../course/exercise.ts'
import { isOrderOf, readMove } from '../course/question-type.ts'
import type { Links } from '../course/link.page.ts'
import type { CourseMessages } from '../words/messages.ts'
import { type OrderInput, orderInput } from './order-input.page.ts'
import type { Choice } from './question.page.ts'
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

/** How far an exercise has come. Empty before the first answer. */
interface Progress {
  readonly done: string
}

/** Items are asked one at a time. */
export interface SortView extends Frame, Progress {
  /** Every item with its answer. Only printed: on the screen the learner tries first. */
  readonly onPaper: readonly { readonly text: string; readonly answer: string; readonly why: string }[]
  /** The items before the last answer, folded. */
  readonly earlier: readonly SortedItem[]
  /** The last answer: one, or none before the first. */
  readonly last: readonly SortedItem[]
  /** The item that waits for a bin: one, or none at the end. */
  readonly asked: readonly {
    readonly id: string
    readonly name: string
    readonly text: string
    readonly choices: readonly Choice[]
  }[]
}

interface SortedItem {
  readonly id: string
  readonly name: string
  readonly text: string
  /** The id of a bin. */
  readonly chosen: string
  readonly replies: readonly Reply[]
}

export interface DialogView extends Frame, Progress {
  readonly intro: string
  /** The whole talk with the replies that fit. Only printed. */
  readonly onPaper: readonly { readonly youth: string; readonly say: string; readonly why: string }[]
  readonly ending: string
  /** The turns before the last reply, folded. */
  readonly earlier: readonly TurnView[]
  readonly turns: readonly TurnView[]
  /** The turn that waits for a reply; empty when the talk is over. */
  readonly asked: string
}

interface TurnView {
  readonly id: string
  readonly name: string
  readonly youth: string
  /** Empty once a reply fits and the conversation went on. */
  readonly choices: readonly Choice[]
  readonly replies: readonly (Reply & DialogChoice)[]
}

export interface OrderView extends Frame {
  /** The steps in their right order. Only printed. */
  readonly onPaper: readonly { readonly text: string; readonly why: string }[]
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
  const words = t.learn.exercise
  const { id, bins, question, items } = exercise
  const rightBin = ({ bin }: SortItem) => bins.find((candidate) => candidate.id === bin)?.label ?? ''
  const tried = triedOf(exercise, input)
  const reached = sortedSoFar(exercise, (item) => tried?.values(itemName(item))[0] ?? null)
  const sorted = reached.flatMap(({ item, bin }): SortedItem[] => {
    if (bin === null) return []
    const fits = bin === item.bin
    const said = reply(fits, item.why, linesOf(exercise, item, content), t)
    return [
      {
        id: `${id}-${item.id}`,
        name: itemName(item.id),
        text: item.text,
        chosen: bin,
        replies: [fits ? said : { ...said, tag: words.answer(rightBin(item)) }],
      },
    ]
  })
  const open = reached.filter(({ bin }) => bin === null)
  const isOver = open.length === 0
  const allFit = isOver && sorted.every(({ replies }) => replies.every(({ fits }) => fits))
  return {
    ...frame(exercise, question, input, `${id}-${reached.at(-1)?.item.id}`),
    status: isOver ? (allFit ? words.allFit : words.lastOne) : '',
    allFit,
    onPaper: items.map((item) => ({ text: item.text, answer: rightBin(item), why: item.why })),
    done: sorted.length === 0 ? '' : words.done(sorted.length, items.length),
    earlier: sorted.slice(0, -1),
    last: sorted.slice(-1),
    asked: open.map(({ item }) => ({
      id: `${id}-${item.id}`,
      name: itemName(item.id),
      text: item.text,
      choices: bins.map((bin) => ({ id: `${id}-${item.id}-${bin.id}`, value: bin.id, text: bin.label, note: '' })),
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
  const turns = talk.map(({ turn, reply: said }): TurnView => {
    const id = `${exercise.id}-${turn.id}`
    return {
      id,
      name: turnName(turn.id),
      youth: turn.youth,
      choices:
        said?.fits === true
          ? []
          : turn.choices.map((choice) => ({
              id: `${id}-${choice.id}`,
              value: choice.id,
              text: choice.say,
              note: said?.id === choice.id ? t.learn.exercise.tried : '',
            })),
      replies: said === null ? [] : [{ ...said, ...reply(said.fits, said.why, [], t) }],
    }
  })
  const replied = talk.filter(({ reply: said }) => said !== null).length
  const fitting = talk.filter(({ reply: said }) => said?.fits).length
  return {
    ...frame(exercise, exercise.title, input, `${exercise.id}-${now?.turn.id}`),
    status: over ? exercise.ending : '',
    allFit: over,
    done: fitting === 0 ? '' : t.learn.exercise.done(fitting, exercise.turns.length),
    intro: exercise.intro,
    onPaper: exercise.turns.flatMap(({ youth, choices }) =>
      choices.filter(({ fits }) => fits).map(({ say, why }) => ({ youth, say, why })),
    ),
    ending: exercise.ending,
    earlier: turns.slice(0, Math.max(0, replied - 1)),
    turns: turns.slice(Math.max(0, replied - 1)),
    asked: over ? '' : (now?.turn.id ?? ''),
  }
}

export function orderView(exercise: OrderExercise, input: ExerciseInput): OrderView {
  const { t, links, lesson } = input
  const words = t.learn.exercise
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
  const fits = steps.map((step, place) => step.id === order[place])
  const allFit = isChecked && fits.every((fit) => fit)
  const action = links.exercise(lesson.id, id, null)
  const replyTo = (why: string, place: number) => (isChecked ? [reply(fits[place] === true, why, [], t)] : [])
  return {
    ...frame(exercise, question, input, id),
    ...(isChecked ? { status: allFit ? words.allFit : words.someAgain, allFit } : {}),
    onPaper: steps,
    order: orderInput({ id, steps, order, move, action, replyTo }, t),
  }
}

/** The form was sent with nothing chosen. An order is always there, so it can always be looked at. */
export function nothingChosen({ exercise, values }: Tried): boolean {
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

function reply(fits: boolean, why: string, lines: Reply['lines'], t: CourseMessages): Reply {
  return { fits, tag: fits ? t.learn.exercise.fits : t.learn.exercise.again, why, lines }
}

const itemName = (item: string) => `item-${item}`
const turnName = (turn: string) => `turn-${turn}`
