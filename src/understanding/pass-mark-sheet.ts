import type { Course, Item, ItemId } from '../course/course.ts'
import { finalItems } from '../course/draw.ts'

export type PassMarkSheetId = `sheet:${string}`

/** Fewer cannot stand for what a profession thinks; five or more are better. */
export const FEWEST_JUDGES = 3
export const ADVISED_JUDGES = 5
export const MOST_JUDGES = 12

/** How many of a hundred people who know just enough one judge expects to be right, by question. */
export type Estimates = ReadonlyMap<ItemId, number>

export interface JudgedMark {
  /** The number of questions of one check that a person who knows just enough gets right, as the judges see it. */
  readonly mark: number
  /** The next whole number: nobody can have half a question right. */
  readonly rounded: number
  readonly lowest: number
  readonly highest: number
  /** The standard deviation between the judges, or null for fewer than two. */
  readonly spread: number | null
  /** The mark of each judge, in their order. */
  readonly byJudge: readonly number[]
  readonly of: number
}

/** Throws a RangeError without judges, or when an estimate is missing. */
export function judgedMark(course: Course, judges: readonly Estimates[]): JudgedMark {
  if (judges.length === 0) throw new RangeError('there are no judges')
  const chances = chancesOfItems(course)
  const byJudge = judges.map((estimates) =>
    [...chances].reduce((total, [item, chance]) => total + (chance * estimateOf(estimates, item)) / 100, 0),
  )
  const mark = mean(byJudge)
  return {
    mark,
    rounded: Math.min(course.pass.of, Math.ceil(tenth(mark))),
    lowest: Math.min(...byJudge),
    highest: Math.max(...byJudge),
    spread: deviation(byJudge),
    byJudge,
    of: course.pass.of,
  }
}

/**
 * How often each question comes up in a check: one question is drawn for each must-pass topic, then every lesson is
 * filled to its quota (`draw`). Together they make up the number of questions of one check.
 */
export function chancesOfItems(course: Course): Map<ItemId, number> {
  const items = finalItems(course)
  const chances = new Map<ItemId, number>()
  const share = (pool: readonly Item[], places: number) => {
    for (const { id } of pool) chances.set(id, places / pool.length)
  }
  for (const { topic } of course.topics)
    share(
      items.filter((item) => item.topic === topic),
      1,
    )
  for (const lesson of course.lessons) {
    const own = items.filter((item) => item.lesson === lesson.id)
    const taken = own.reduce((total, { id }) => total + (chances.get(id) ?? 0), 0)
    const quota = course.draw.perLesson[lesson.id] ?? 0
    share(
      own.filter(({ topic }) => topic === null),
      Math.max(0, quota - taken),
    )
  }
  return chances
}

/** The judges' estimates of one question in a round. */
export interface ItemJudgement {
  readonly mean: number
  readonly lowest: number
  readonly highest: number
}

/** Judges further apart than this talk about the question before the second round. */
export const FAR_APART = 30

/** Returns null when nobody has judged it. */
export function itemJudgement(item: ItemId, judges: readonly Estimates[]): ItemJudgement | null {
  const given = judges.flatMap((estimates) => estimates.get(item) ?? [])
  return given.length === 0 ? null : { mean: mean(given), lowest: Math.min(...given), highest: Math.max(...given) }
}

function estimateOf(estimates: Estimates, item: ItemId): number {
  const estimate = estimates.get(item)
  if (estimate === undefined) throw new RangeError(`no estimate for ${item}`)
  return estimate
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length
}

function deviation(values: readonly number[]): number | null {
  if (values.length < 2) return null
  const middle = mean(values)
  return Math.sqrt(values.reduce((total, value) => total + (value - middle) ** 2, 0) / (values.length - 1))
}

/** Rounds the way it's shown, so that something that looks like 12.0 isn't rounded up to 13. */
function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

/** The reasons why a round can't end. */
export type RoundBlock =
  | { readonly kind: 'judges'; readonly missing: number }
  | { readonly kind: 'estimates'; readonly missing: number }

/** Returns null when every judge has judged every question. */
export function roundBlock(course: Course, judges: readonly Estimates[]): RoundBlock | null {
  if (judges.length < FEWEST_JUDGES) return { kind: 'judges', missing: FEWEST_JUDGES - judges.length }
  const missing = judges.reduce((total, estimates) => total + openItems(course, estimates).length, 0)
  return missing === 0 ? null : { kind: 'estimates', missing }
}

/** The questions that a judge has not judged yet. */
export function openItems(course: Course, estimates: Estimates): Item[] {
  return finalItems(course).filter(({ id }) => !estimates.has(id))
}
