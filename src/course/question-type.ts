import type { Item, Option } from './course.ts'

/** Letters of the options chosen; for an ordering question all of them, in the learner's order. */
export type Answer = readonly string[]

/**
 * The rules that differ between types of questions. `src/course/checks/check.job.ts` says how many options may fit, and
 * the input decides how the question looks.
 */
export interface QuestionRules {
  /** The control that takes one of the options, any number of them, or all of them in an order. */
  readonly input: 'radio' | 'checkbox' | 'order'
  /**
   * Its name in SCORM and in xAPI, which both write an answer of these two as a list of letters. Matching would write
   * pairs.
   */
  readonly interaction: 'choice' | 'sequencing'
  /** Reads the letters of a form; anything that the form can't send is no answer. */
  read(letters: Answer, given: Answer): Answer
  /** The answer that fits, in the order of the source. */
  key(options: readonly Option[]): Answer
  /** An answer as it is compared and counted. */
  plain(answer: Answer): Answer
  /** Whether something that was chosen is a whole answer. */
  isWhole(answer: Answer, options: readonly Option[]): boolean
}

/** Options are marked as fitting: every one that fits must be picked, and no other. */
const marked = (input: 'radio' | 'checkbox', most?: 1): QuestionRules => ({
  input,
  interaction: 'choice',
  read: (letters, given) => letters.filter((letter) => given.includes(letter)).slice(0, most),
  key: (options) => lettersOf(options.filter((option) => option.fits)),
  plain: (answer) => [...new Set(answer)].sort(),
  isWhole: () => true,
})

/**
 * A new type with an input that exists is a line here, and the compiler names the other places. For a new input see
 * `docs/recipes.md`.
 */
export const QUESTION_TYPES = {
  // Pure, so that scripts that don't ask anything leave them out.
  single: /* @__PURE__ */ marked('radio', 1),
  multiple: /* @__PURE__ */ marked('checkbox'),
  /** All steps in the right order. */
  order: {
    input: 'order',
    interaction: 'sequencing',
    read: (letters, given) => (isOrderOf(letters, given) ? given : []),
    key: lettersOf,
    plain: (answer) => answer,
    isWhole: (answer, options) => new Set(answer).size === options.length,
  },
} satisfies Record<string, QuestionRules>

export type QuestionType = keyof typeof QUESTION_TYPES

export function rulesOf({ type }: Pick<Item, 'type'>): QuestionRules {
  return QUESTION_TYPES[type]
}

/** The source lists options in their right order instead of marking the correct ones. */
export function isOrdered(item: Pick<Item, 'type'>): boolean {
  return rulesOf(item).input === 'order'
}

/** A single option is a whole answer, so each wrong one can be counted and discussed separately. */
export function takesOne(item: Pick<Item, 'type'>): boolean {
  return rulesOf(item).input === 'radio'
}

/** The answer that fits: letters in file order, which for an ordering question is the right order. */
export function answerKey(item: Item): Answer {
  return rulesOf(item).key(item.options)
}

/** All or nothing: every option that fits and no other; for an ordering question, all in the right order. */
export function fits(item: Item, answer: Answer): boolean {
  const key = answerKey(item)
  const given = rulesOf(item).plain(answer)
  return given.length === key.length && key.every((letter, place) => given[place] === letter)
}

/** Whether an answer can be graded at all: nothing chosen, or an ordering left open, is "not answered yet". */
export function isAnswered(item: Item, answer: Answer | undefined): answer is Answer {
  return answer !== undefined && answer.length > 0 && rulesOf(item).isWhole(answer, item.options)
}

/** An answer that can be graded and does not fit. */
export function wrongAnswer(item: Item): Answer {
  const key = answerKey(item)
  const other = lettersOf(item.options.filter(({ id }) => !key.includes(id))).slice(0, 1)
  const answers = [key.toReversed(), other, [...key.slice(1), ...other]]
  const wrong = answers.find((answer) => isAnswered(item, answer) && !fits(item, answer))
  if (wrong === undefined) throw new RangeError(`every answer to ${item.id} fits`)
  return wrong
}

export function lettersOf(options: readonly Option[]): Answer {
  return options.map((option) => option.id)
}

/** One step moved one place, by the buttons next to it. */
export interface Move {
  readonly letter: string
  readonly direction: 'up' | 'down'
}

/** `b up`: what a button of the page sends. Returns null for anything else. */
export function readMove(value: string): Move | null {
  const { letter, direction } = /^(?<letter>[a-z]) (?<direction>up|down)$/.exec(value)?.groups ?? {}
  if (letter === undefined) return null
  return { letter, direction: direction === 'up' ? 'up' : 'down' }
}

export function moveValue({ letter, direction }: Move): string {
  return `${letter} ${direction}`
}

/** Whether each letter occurs once, and nothing else does. */
export function isOrderOf(letters: readonly string[], given: readonly string[]): boolean {
  return given.length === letters.length && letters.every((letter) => given.includes(letter))
}

/** At either end, or with a letter that is not there, nothing changes. */
export function afterMove(order: readonly string[], { letter, direction }: Move): readonly string[] {
  const from = order.indexOf(letter)
  const to = direction === 'up' ? from - 1 : from + 1
  if (from === -1 || to < 0) return order
  const others = order.filter((other) => other !== letter)
  return [...others.slice(0, to), letter, ...others.slice(to)]
}
