import type { Item } from '../course/course.ts'
import { type Answer, answerKey, rulesOf, takesOne } from '../course/question-type.ts'
import { type BandCounts, type Counts, HELD_BACK, SMALLEST_GROUP, sum } from './suppression.ts'

/** A share of a group, and where the share would lie among many people like these. All from 0 to 1. */
export interface Share {
  readonly share: number
  readonly from: number
  readonly to: number
}

/** The 97.5th percentile of the normal distribution: 95 % lie within so many standard errors on both sides. */
const Z = 1.959963984540054

/**
 * Wilson's score interval at 95 %: it stays between 0 and 1, and says something also when nobody or everybody is
 * counted. Throws a RangeError for an empty group.
 */
export function wilson(counted: number, of: number): Share {
  return shareBetween(counted, counted, of)
}

/** Covers both ends of a count that is only known to lie between two numbers. */
export function shareBetween(fewest: number, most: number, of: number): Share {
  if (of < 1 || fewest < 0 || fewest > most || most > of) throw new RangeError(`${fewest} to ${most} of ${of}`)
  return { share: fewest / of, from: bounds(fewest, of).from, to: bounds(most, of).to }
}

/** Whether two shares differ by more than chance explains: a careful test, which overlooks small differences. */
export function areApart(one: Share, other: Share): boolean {
  return one.to < other.from || other.to < one.from
}

function bounds(counted: number, of: number): { readonly from: number; readonly to: number } {
  const share = counted / of
  const scale = 1 + Z ** 2 / of
  const middle = share + Z ** 2 / (2 * of)
  const reach = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2))
  return { from: Math.max(0, (middle - reach) / scale), to: Math.min(1, (middle + reach) / scale) }
}

/** The answers of a group of people to a question. */
export interface AnswerFigures {
  readonly people: number
  readonly right: number
  /** The share of people who were right, which shows how easy the question is. `null` when too little may be shown. */
  readonly facility: Share | null
  /** The other answers that are told, the most frequent first. */
  readonly others: readonly OtherAnswer[]
  /** People who were wrong and whose answer isn't shown. */
  readonly heldBack: number
}

export interface OtherAnswer {
  /** Letters, in order. */
  readonly chosen: string
  readonly people: number
  /**
   * The share of everyone who answered. People whose answer is held back may have chosen it as well, and the interval
   * covers that.
   */
  readonly share: Share
}

export function answerFigures(item: Item, told: Counts): AnswerFigures {
  const people = sum(told)
  const key = keyOf(item)
  const right = told.get(key) ?? 0
  const heldBack = told.get(HELD_BACK) ?? 0
  const others = [...told]
    .filter(([chosen, count]) => chosen !== key && chosen !== HELD_BACK && count > 0)
    .map(([chosen, count]) => ({ chosen, people: count, share: shareBetween(count, count + heldBack, people) }))
    .sort((a, b) => b.people - a.people || (a.chosen < b.chosen ? -1 : 1))
  return { people, right, facility: people === 0 ? null : wilson(right, people), others, heldBack }
}

/** The answer that fits, as it is counted. */
export function keyOf(item: Item): string {
  return answerKey(item).join('')
}

/** Returns an answer as it is counted: the order of letters matters only where steps are ordered. */
export function chosenOf(item: Item, answer: Answer): string {
  return rulesOf(item).plain(answer).join('')
}

/**
 * How much more often people with a high result in the whole check were right than people with a low one, from -1 to 1.
 * Returns null while either group is too small.
 */
export function discriminationOf({ upper, lower }: BandCounts): number | null {
  if (upper.people < SMALLEST_GROUP || lower.people < SMALLEST_GROUP) return null
  return upper.right / upper.people - lower.right / lower.people
}

/** The verdicts about a question. */
const POWERS = ['unknown', 'easy', 'turned', 'none', 'some', 'good'] as const
export type Power = (typeof POWERS)[number]

/** Such an easy question can't separate people any better. */
const EASY_FROM = 0.95
const SOME_FROM = 0.1
const GOOD_FROM = 0.3

export function powerOf({ facility }: AnswerFigures, discrimination: number | null): Power {
  if (discrimination === null || facility === null) return 'unknown'
  if (facility.share >= EASY_FROM) return 'easy'
  if (discrimination < 0) return 'turned'
  if (discrimination < SOME_FROM) return 'none'
  return discrimination < GOOD_FROM ? 'some' : 'good'
}

/** Why the wording of a question deserves a look. */
export type WordingDoubt =
  | { readonly kind: 'tells-nobody-apart'; readonly power: 'turned' | 'none' }
  | { readonly kind: 'option-unused'; readonly option: string; readonly told: number }
  | { readonly kind: 'languages-differ'; readonly easier: LanguageFigures; readonly harder: LanguageFigures }

export interface LanguageFigures {
  readonly language: string
  readonly figures: AnswerFigures
}

/** With fewer people at both ends, a difference is mostly chance. */
const PEOPLE_BEFORE_DOUBT = 10
/** This many other answers must be shown before the page says that nobody chooses an option. */
const TOLD_BEFORE_UNUSED = 10

export function wordingDoubts(
  item: Item,
  figures: AnswerFigures,
  bands: BandCounts,
  languages: readonly LanguageFigures[],
): WordingDoubt[] {
  const enough = Math.min(bands.upper.people, bands.lower.people) >= PEOPLE_BEFORE_DOUBT
  const power = enough ? powerOf(figures, discriminationOf(bands)) : 'unknown'
  const apart: WordingDoubt[] = power === 'turned' || power === 'none' ? [{ kind: 'tells-nobody-apart', power }] : []
  return [...languageDoubts(languages), ...apart, ...unusedOptions(item, figures)]
}

/** When steps are ordered or several options picked, every answer includes a bit of everything. */
function unusedOptions(item: Item, { others }: AnswerFigures): WordingDoubt[] {
  if (!takesOne(item)) return []
  const told = others.reduce((total, { people }) => total + people, 0)
  if (told < TOLD_BEFORE_UNUSED) return []
  return item.options
    .filter(({ id, fits }) => !fits && others.every(({ chosen }) => chosen !== id))
    .map(({ id }) => ({ kind: 'option-unused', option: id, told }))
}

/** A question that is harder in one language by more than chance may be translated wrongly. */
function languageDoubts(languages: readonly LanguageFigures[]): WordingDoubt[] {
  const known = languages.filter(({ figures }) => figures.facility !== null)
  const byEase = known.toSorted((a, b) => (b.figures.facility?.share ?? 0) - (a.figures.facility?.share ?? 0))
  const [easier, harder] = [byEase[0], byEase.at(-1)]
  if (easier?.figures.facility == null || harder?.figures.facility == null) return []
  return areApart(easier.figures.facility, harder.figures.facility)
    ? [{ kind: 'languages-differ', easier, harder }]
    : []
}
