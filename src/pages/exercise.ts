import type { Content } from '../domain/content.ts'
import type { Lesson } from '../domain/course.ts'
import {
  type Checklist,
  type DialogExercise,
  type Exercise,
  type Fit,
  fitOf,
  type OrderExercise,
  type SortExercise,
  type SortItem,
  startingOrder,
  talkSoFar,
} from '../domain/exercise.ts'
import { isOrderOf, readMove } from '../domain/ordering.ts'
import type { HiddenField } from './check.ts'
import type { Links } from './links.ts'
import type { CourseMessages } from './messages/messages.ts'
import { type OrderInput, orderInput } from './order-input.ts'

/** The form of an exercise as it came. It is shown again with the feedback, and kept nowhere. */
export interface Tried {
  readonly exercise: Exercise
  values(name: string): readonly string[]
}

/** What all exercises have around them. */
interface Frame {
  readonly t: CourseMessages
  readonly id: string
  readonly title: string
  readonly action: string
  readonly hidden: readonly HiddenField[]
  /** What to do first, when nothing was chosen; empty otherwise. */
  readonly error: string
  /** How it went; empty before the first try. */
  readonly status: string
  readonly allFit: boolean
  readonly againHref: string
}

interface Reply {
  readonly fits: boolean
  readonly tag: string
  readonly why: string
  /** The phone line that fits, with its number: one, or none. */
  readonly lines: readonly { readonly name: string; readonly digits: string; readonly href: string }[]
}

export interface SortView extends Frame {
  /** Many bins make a list to choose from; few stand side by side. */
  readonly asList: boolean
  readonly items: readonly {
    readonly text: string
    readonly name: string
    readonly inputId: string
    readonly options: readonly {
      readonly id: string
      readonly value: string
      readonly label: string
      readonly chosen: boolean
    }[]
    /** One once the item is put somewhere, none before. */
    readonly replies: readonly Reply[]
  }[]
}

export interface DialogView extends Frame {
  readonly intro: string
  readonly turns: readonly {
    readonly id: string
    readonly name: string
    readonly youth: string
    readonly choices: readonly {
      readonly id: string
      readonly value: string
      readonly say: string
      readonly chosen: boolean
    }[]
    /** One once something was said, none before. */
    readonly replies: readonly (Reply & { readonly value: string; readonly say: string; readonly then: string })[]
    /** What was said fits, so the talk went on. */
    readonly settled: boolean
  }[]
  /** The turn that waits for a reply; empty when the talk is over. */
  readonly asked: string
}

export interface OrderView extends Frame {
  readonly order: OrderInput
  /** Each step with its reason, in the order that was checked; empty before. */
  readonly replies: readonly (Reply & { readonly text: string })[]
}

export interface ChecklistView {
  readonly id: string
  readonly title: string
  readonly intro: string
  readonly note: string
  readonly onlyTickedPrints: boolean
  readonly groups: readonly {
    readonly title: string
    readonly items: readonly { readonly id: string; readonly text: string }[]
  }[]
}

export interface ExerciseInput {
  readonly content: Content
  readonly lesson: Lesson
  readonly links: Links
  readonly t: CourseMessages
  readonly hidden: readonly HiddenField[]
  /** The exercise that was sent; null for a lesson that is only read. */
  readonly tried: Tried | null
}

export function sortView(exercise: SortExercise, input: ExerciseInput): SortView {
  const { content, t } = input
  const tried = triedOf(exercise, input)
  const sorted = exercise.items.map((item) => {
    const chosen = tried?.values(itemName(item.id))[0]
    const bin = exercise.bins.find(({ id }) => id === chosen) ?? null
    return { item, bin, fit: fitOf(item, bin?.id ?? null) }
  })
  return {
    ...frame(exercise, exercise.question, input, exercise.id),
    ...outcome(tried === null ? [] : sorted.map(({ fit }) => fit), t),
    asList: exercise.bins.length > 3,
    items: sorted.map(({ item, bin, fit }) => ({
      text: item.text,
      name: itemName(item.id),
      inputId: `${exercise.id}-${item.id}`,
      options: exercise.bins.map(({ id, label }) => ({
        id: `${exercise.id}-${item.id}-${id}`,
        value: id,
        label,
        chosen: id === bin?.id,
      })),
      replies:
        fit === 'open' ? [] : [{ ...reply(fit === 'fits', item.why, t), lines: linesOf(exercise, item, content) }],
    })),
  }
}

/** The line that fits the need, with its number. */
function linesOf({ bins }: SortExercise, { bin }: SortItem, { contacts }: Content): Reply['lines'] {
  const line = bins.find(({ id }) => id === bin)?.contact
  return contacts.filter(({ id }) => id === line).map(({ name, digits, tel }) => ({ name, digits, href: `tel:${tel}` }))
}

export function dialogView(exercise: DialogExercise, input: ExerciseInput): DialogView {
  const { t } = input
  const tried = triedOf(exercise, input)
  const talk = talkSoFar(exercise, (turn) => tried?.values(turnName(turn))[0] ?? null)
  const now = talk.at(-1)
  const over = now?.reply?.fits === true
  const turns = talk.map(({ turn, reply: said }) => {
    const id = `${exercise.id}-${turn.id}`
    return {
      id,
      name: turnName(turn.id),
      youth: turn.youth,
      choices: turn.choices.map((choice) => ({
        id: `${id}-${choice.id}`,
        value: choice.id,
        say: choice.say,
        chosen: choice === said,
      })),
      replies:
        said === null ? [] : [{ ...reply(said.fits, said.why, t), value: said.id, say: said.say, then: said.then }],
      settled: said?.fits === true,
    }
  })
  return {
    ...frame(exercise, exercise.title, input, `${exercise.id}-${now?.turn.id}`),
    status: over ? exercise.ending : '',
    allFit: over,
    intro: exercise.intro,
    turns,
    asked: over ? '' : (now?.turn.id ?? ''),
  }
}

export function orderView(exercise: OrderExercise, input: ExerciseInput): OrderView {
  const { t, links, lesson } = input
  const tried = triedOf(exercise, input)
  const right = exercise.steps.map((step) => step.id)
  const sent = tried?.values('answer') ?? []
  const order = isOrderOf(right, sent) ? sent : startingOrder(exercise)
  const move = readMove(tried?.values('move')[0] ?? '')
  const isChecked = order === sent && move === null
  const action = links.exercise(lesson.id, exercise.id, null)
  return {
    ...frame(exercise, exercise.question, input, exercise.id),
    ...outcome(isChecked ? order.map((letter, place) => (right[place] === letter ? 'fits' : 'again')) : [], t),
    order: orderInput({ id: exercise.id, steps: exercise.steps, order, move, action }, t),
    replies: isChecked
      ? order.flatMap((letter, place) =>
          exercise.steps
            .filter(({ id }) => id === letter)
            .map(({ text, why }) => ({ ...reply(right[place] === letter, why, t), text })),
        )
      : [],
  }
}

export function checklistView({ id, title, intro, groups, note, prints }: Checklist): ChecklistView {
  return {
    id,
    title,
    intro,
    note,
    onlyTickedPrints: prints === 'ticked',
    groups: groups.map((group, place) => ({
      title: group.title,
      items: group.items.map((text, index) => ({ id: `${id}-${place + 1}-${index + 1}`, text })),
    })),
  }
}

/** The form was sent with nothing chosen. An order is always there, so it can always be looked at. */
export function nothingChosen({ exercise, values }: Tried): boolean {
  switch (exercise.kind) {
    case 'sort':
      return exercise.items.every((item) => values(itemName(item.id)).length === 0)
    case 'dialog':
      return values(turnName(values('asked')[0] ?? '')).length === 0
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

function outcome(fits: readonly Fit[], t: CourseMessages): Pick<Frame, 'status' | 'allFit'> {
  const words = t.learn.exercise
  const answered = fits.filter((fit) => fit !== 'open')
  if (answered.length === 0) return { status: '', allFit: false }
  if (answered.includes('again')) return { status: words.someAgain, allFit: false }
  return answered.length < fits.length
    ? { status: words.someOpen, allFit: false }
    : { status: words.allFit, allFit: true }
}

function reply(fits: boolean, why: string, t: CourseMessages): Reply {
  return { fits, tag: fits ? t.learn.exercise.fits : t.learn.exercise.again, why, lines: [] }
}

const itemName = (item: string) => `item-${item}`
const turnName = (turn: string) => `turn-${turn}`
