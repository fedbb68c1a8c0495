import type { Course, Item, ItemId, LessonId, Topic } from './course.ts'
import { randomFrom } from '../platform/codes/fnv.ts'
import { isOrdered, lettersOf } from './question-type.ts'
import type { Choice, Decision, ScenarioId } from './scenario.ts'

/** The questions of one final check, with the order of each one's options as letters, `cab`. */
export interface Draw {
  readonly items: readonly ItemId[]
  readonly optionOrders: Readonly<Record<ItemId, string>>
}

/**
 * One question for each must-pass topic, then each lesson filled to its quota. Pure: the same seed and
 * the same questions seen give the same check.
 * @param seen items of earlier attempts, oldest first; unseen items come first, then those seen longest ago.
 */
export function draw(course: Course, seed: string, seen: readonly ItemId[]): Draw {
  const random = randomFrom(seed)
  const pool = freshestFirst(shuffle(finalItems(course), random), seen)
  const topicItems = course.topics.map(({ topic }) => firstOfTopic(pool, topic))
  const chosen = [...topicItems]
  for (const lesson of course.lessons) {
    const quota = course.draw.perLesson[lesson.id] ?? 0
    const missing = quota - chosen.filter((item) => item.lesson === lesson.id).length
    const others = pool.filter((item) => item.lesson === lesson.id && item.topic === null)
    if (others.length < missing)
      throw new RangeError(`lesson ${lesson.id} has ${others.length} questions for ${missing} places`)
    chosen.push(...others.slice(0, Math.max(0, missing)))
  }
  return arranged(shuffle(chosen, random), random)
}

/**
 * A draw of an earlier version of the course: each question that can't be shown any more has another one in its place,
 * and the others stay as they are. A must-pass topic that is no longer asked about comes first, then a lesson below its
 * quota. The same seed gives the same questions.
 * @param seen items of earlier attempts, oldest first.
 * @param isShown whether a question can still be shown in the order of its options.
 */
export function refilled(
  course: Course,
  { items, optionOrders }: Draw,
  seed: string,
  seen: readonly ItemId[],
  isShown: (item: ItemId) => boolean,
): Draw {
  const random = randomFrom(`${seed}/refilled`)
  const kept = items.filter(isShown)
  const pool = freshestFirst(shuffle(finalItems(course), random), seen).filter(({ id }) => !kept.includes(id))
  const chosen = kept.map((id) => getItem(course, id))
  const added = items.slice(kept.length).map(() => {
    const item = nextMissing(course, pool, chosen)
    chosen.push(item)
    return item
  })
  const keptOrders = Object.fromEntries(kept.map((id) => [id, optionOrders[id] ?? '']))
  const places = added.values()
  return {
    items: items.map((id) => (isShown(id) ? id : (places.next().value?.id ?? id))),
    optionOrders: { ...keptOrders, ...arranged(added, random).optionOrders },
  }
}

/** One new question for each topic still missed, for the next round of an open attempt. */
export function drawRound(course: Course, seed: string, topics: readonly Topic[], seen: readonly ItemId[]): Draw {
  const random = randomFrom(seed)
  const pool = freshestFirst(shuffle(finalItems(course), random), seen)
  return arranged(
    topics.map((topic) => firstOfTopic(pool, topic)),
    random,
  )
}

/** The order of options for one showing of a practice question. */
export function optionOrder(item: Item, seed: string): string {
  return shuffledLetters(item, randomFrom(`${seed}/${item.id}`))
}

/** The order of choices at one decision of a story: the same person sees the same one again. */
export function choiceOrder(scenario: ScenarioId, decision: Decision, seed: string): Choice[] {
  return shuffle(decision.choices, randomFrom(`${seed}/${scenario}/${decision.id}`))
}

/** Letters in an order that is never the given one; the same seed gives the same order. */
export function unsolvedOrder(letters: readonly string[], seed: string): string {
  return unsolved(letters, randomFrom(seed))
}

export function finalItems(course: Course): Item[] {
  return course.items.filter((item) => item.use === 'final')
}

export function practiceItems(course: Course, lesson: LessonId): Item[] {
  return course.items.filter((item) => item.use === 'practice' && item.lesson === lesson)
}

/** Throws a RangeError for an id that the course does not hold. */
export function getItem(course: Course, id: ItemId): Item {
  const item = course.items.find((candidate) => candidate.id === id)
  if (item === undefined) throw new RangeError(`no question ${id}`)
  return item
}

function firstOfTopic(pool: readonly Item[], topic: Topic): Item {
  const item = pool.find((candidate) => candidate.topic === topic)
  if (item === undefined) throw new RangeError(`no final question for the must-pass topic "${topic}"`)
  return item
}

/** Throws a RangeError when the bank has no question left. */
function nextMissing({ topics, draw: { perLesson } }: Course, pool: readonly Item[], chosen: readonly Item[]): Item {
  const topic = topics.find((rule) => chosen.every((item) => item.topic !== rule.topic))?.topic
  if (topic !== undefined) return firstOfTopic(pool, topic)
  const others = pool.filter((item) => item.topic === null && !chosen.includes(item))
  const isShort = ({ lesson }: Item) =>
    chosen.filter((item) => item.lesson === lesson).length < (perLesson[lesson] ?? 0)
  const item = others.find(isShort) ?? others[0]
  if (item === undefined) throw new RangeError('no final question is left')
  return item
}

function arranged(items: readonly Item[], random: () => number): Draw {
  return {
    items: items.map((item) => item.id),
    optionOrders: Object.fromEntries(items.map((item) => [item.id, shuffledLetters(item, random)])),
  }
}

/** Ordering questions must never open already solved. */
function shuffledLetters(item: Item, random: () => number): string {
  const letters = lettersOf(item.options)
  return isOrdered(item) ? unsolved(letters, random) : shuffle(letters, random).join('')
}

function unsolved(letters: readonly string[], random: () => number): string {
  const shuffled = shuffle(letters, random).join('')
  return shuffled === letters.join('') ? shuffled.slice(1) + shuffled.slice(0, 1) : shuffled
}

function freshestFirst(items: readonly Item[], seen: readonly ItemId[]): Item[] {
  const lastSeen = new Map(seen.map((id, index) => [id, index]))
  const age = ({ id }: Item) => lastSeen.get(id) ?? -1
  return [...items].sort((a, b) => age(a) - age(b))
}

function shuffle<T>(values: readonly T[], random: () => number): T[] {
  const keyed = values.map((value) => ({ value, key: random() }))
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value)
}
