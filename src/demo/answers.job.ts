import type { Item, ItemId } from '../course/course.ts'
import { type Answer, answerKey } from '../learning/grading.ts'
import type { SiteKey } from './places.job.ts'
import type { Random } from './random.job.ts'
import type { Language } from '../platform/text/language.ts'

/** Who answers: people of one site have habits in common, and so have readers of one language. */
export interface Answering {
  readonly site: SiteKey
  readonly language: Language
  readonly random: Random
}

/** What many get wrong in the same way, so that there is something to see on the page about it. */
const HABITS: readonly { readonly of: SiteKey | Language; readonly item: ItemId; readonly option: string }[] = [
  { of: 'north', item: 'Q07', option: 'b' },
  { of: 'harbor', item: 'Q31', option: 'a' },
  { of: 'es', item: 'Q03', option: 'a' },
]
/** How much more often somebody slips at such a question than at another. */
const HABIT_WEIGHT = 60
const HABIT_CHANCE = 0.8

/** Questions at which somebody slips: harder ones more often. */
export function slipsAt(items: readonly Item[], count: number, answering: Answering): Item[] {
  const { random } = answering
  const weight = (item: Item) => (habitAt(item, answering) === undefined ? item.difficulty : HABIT_WEIGHT)
  return items
    .map((item) => ({ item, key: random.next() ** (1 / weight(item)) }))
    .toSorted((a, b) => b.key - a.key)
    .slice(0, count)
    .map(({ item }) => item)
}

/** An answer that can be graded and does not fit. */
export function wrongAnswer(item: Item, answering: Answering): Answer {
  const { random } = answering
  if (item.type === 'order') return answerKey(item).toReversed()
  const habit = habitAt(item, answering)
  if (habit !== undefined && random.chance(HABIT_CHANCE)) return [habit.option]
  const others = item.options.filter(({ fits }) => !fits)
  // One of them is taken more often than the rest.
  const [likely] = others
  return [likely !== undefined && random.chance(0.5) ? likely.id : random.pick(others).id]
}

function habitAt({ id }: Item, { site, language }: Answering) {
  return HABITS.find(({ of, item }) => item === id && (of === site || of === language))
}
