/**
 * Counts answers without telling what one person chose (docs/understanding.md). An answer waits until four others
 * have come to the same question, in the same place and language. Then the five are counted together, and only as
 * right or not. The choices of those who weren't right wait again, until there are five of them. The time of counting
 * depends on how many answered, never on what they chose.
 */
export const SMALLEST_GROUP = 5

/** Replaces an answer that was wrong and isn't shown. */
export const HELD_BACK = ''

/** The bands of results in the whole check. The limits are fixed, because no one's score is kept here. */
export const BANDS = ['upper', 'middle', 'lower'] as const
export type Band = (typeof BANDS)[number]

const UPPER_FROM = 0.9
const LOWER_TO = 0.8

export function bandOf(right: number, of: number): Band {
  const share = right / of
  if (share >= UPPER_FROM) return 'upper'
  return share <= LOWER_TO ? 'lower' : 'middle'
}

/** People by what they chose: letters, in order. */
export type Counts = ReadonlyMap<string, number>

export interface CountedAnswer {
  readonly chosen: string
  readonly band: Band
}

/** One question in one wording, place and language. */
export interface AnswerCell {
  /** Answers that wait for a group. */
  readonly waiting: readonly CountedAnswer[]
  /** Told as not right; what was chosen waits for a group. */
  readonly others: Counts
  /** The counts that may be shown. */
  readonly told: Counts
}

export const EMPTY_CELL: AnswerCell = { waiting: [], others: new Map(), told: new Map() }

/** @param right the answer that fits. The group is what was told just now: five answers, or none. */
export function withAnswer(
  cell: AnswerCell,
  right: string,
  answer: CountedAnswer,
): { readonly cell: AnswerCell; readonly group: readonly CountedAnswer[] } {
  const waiting = [...cell.waiting, answer]
  if (waiting.length < SMALLEST_GROUP) return { cell: { ...cell, waiting }, group: [] }
  const chosen = waiting.map((each) => each.chosen)
  const told = added(
    cell.told,
    chosen.map((answered) => (answered === right ? right : HELD_BACK)),
  )
  const others = added(
    cell.others,
    chosen.filter((answered) => answered !== right),
  )
  return { cell: { waiting: [], ...withOthersTold(told, others) }, group: waiting }
}

/** Returns the other people's choices, once there are enough of them. */
function withOthersTold(told: Counts, others: Counts): Pick<AnswerCell, 'others' | 'told'> {
  const people = sum(others)
  if (people < SMALLEST_GROUP) return { told, others }
  const after = new Map(told)
  after.set(HELD_BACK, (told.get(HELD_BACK) ?? 0) - people)
  for (const [chosen, count] of blurred(others)) after.set(chosen, (after.get(chosen) ?? 0) + count)
  return { told: after, others: new Map() }
}

/**
 * When everyone, or everyone but one, chose the same answer, both cases look alike because one answer is held back for
 * good. So the figures never show for certain what a person chose who is known to have been wrong.
 */
function blurred(others: Counts): Counts {
  const people = sum(others)
  const [first] = [...others].filter(([, count]) => count >= people - 1)
  if (first === undefined) return others
  return new Map([
    [first[0], people - 1],
    [HELD_BACK, 1],
  ])
}

/** The results of people of one band at a question. */
export interface BandCount {
  readonly people: number
  readonly right: number
}

export type BandCounts = Readonly<Record<Band, BandCount>>

/** One question in one wording, in all places: whether those who did well in the whole were right more often. */
export interface BandCell {
  readonly waiting: BandCounts
  readonly told: BandCounts
}

const NOBODY: BandCounts = {
  upper: { people: 0, right: 0 },
  middle: { people: 0, right: 0 },
  lower: { people: 0, right: 0 },
}
export const EMPTY_BANDS: BandCell = { waiting: NOBODY, told: NOBODY }

/**
 * Takes whole groups only, so that nothing can be learned from the difference to the figures of places. Told when
 * both ends have enough people: scores decide on that, which HR knows, and not what was answered.
 */
export function withGroup(cell: BandCell, right: string, group: readonly CountedAnswer[]): BandCell {
  const waiting = group.reduce((counts, { band, chosen }) => {
    const { people, right: fitting } = counts[band]
    return { ...counts, [band]: { people: people + 1, right: fitting + (chosen === right ? 1 : 0) } }
  }, cell.waiting)
  const enough = (['upper', 'lower'] as const).every((band) => waiting[band].people >= SMALLEST_GROUP)
  return enough ? { waiting: NOBODY, told: bandsTogether([cell.told, waiting]) } : { ...cell, waiting }
}

export function bandsTogether(all: readonly BandCounts[]): BandCounts {
  const together = (band: Band): BandCount => ({
    people: all.reduce((total, counts) => total + counts[band].people, 0),
    right: all.reduce((total, counts) => total + counts[band].right, 0),
  })
  return { upper: together('upper'), middle: together('middle'), lower: together('lower') }
}

export function sum(counts: Counts): number {
  return [...counts.values()].reduce((total, count) => total + count, 0)
}

function added(counts: Counts, answers: readonly string[]): Counts {
  const after = new Map(counts)
  for (const answer of answers) after.set(answer, (after.get(answer) ?? 0) + 1)
  return after
}
