import type { Course, Item, ItemId, ProcedureStep } from '../course/course.ts'
import { PROCEDURE_STEPS } from '../course/course.ts'
import { finalItems } from '../course/draw.ts'
import type { SiteId } from '../ledger/event.ts'
import {
  type Share,
  wilson,
  type AnswerFigures,
  answerFigures,
  discriminationOf,
  type LanguageFigures,
  type OtherAnswer,
  type Power,
  powerOf,
  type WordingDoubt,
  wordingDoubts,
} from './item-statistic.ts'
import { takesOne } from '../course/question-type.ts'
import { type BandCounts, bandsTogether, EMPTY_BANDS } from './suppression.ts'

/** A place where people answered. Sites with few people form one place together. */
export type Place = SiteId | typeof SMALLER_SITES
/** No site has such a slug. */
export const SMALLER_SITES = '_smaller'

/**
 * The number of people that makes a site its own place. Each question goes to about one in five, so fewer people would
 * hardly ever make a group of five.
 */
export const SMALLEST_SITE = 25

/** People who gave one answer to a question in one wording, place and language. */
export interface ToldAnswers {
  readonly item: ItemId
  readonly version: string
  readonly place: Place
  readonly language: string
  /** Letters, or empty for people who were wrong and whose answer isn't shown. */
  readonly chosen: string
  readonly people: number
}

export interface ToldBands {
  readonly version: string
  readonly bands: BandCounts
}

/** The selection: everything, or one place, or one language. */
export interface UnderstandingFilter {
  readonly place: Place | null
  readonly language: string | null
}

export interface ItemUnderstanding {
  readonly item: Item
  readonly figures: AnswerFigures
  /** Covers all places and both languages, whatever the filter. */
  readonly discrimination: number | null
  readonly power: Power
  readonly doubts: readonly WordingDoubt[]
}

export interface StepUnderstanding {
  readonly step: ProcedureStep
  /** Answers to all questions of the step: a person gives several. */
  readonly answers: number
  readonly right: number
  readonly share: Share | null
  readonly items: readonly ItemUnderstanding[]
}

/** The most common wrong choice at a question. */
export interface Misunderstanding {
  readonly item: Item
  readonly told: ToldAnswer
  /** The same answer in each place that shows it, in the order of places. */
  readonly places: readonly (ToldAnswer & { readonly place: Place })[]
}

export interface ToldAnswer {
  readonly figures: AnswerFigures
  readonly other: OtherAnswer
}

/** The figures of the wordings in use. */
export class Understanding {
  readonly #course: Course
  readonly #answers: ReadonlyMap<ItemId, readonly ToldAnswers[]>
  readonly #languages: readonly string[]
  readonly #bands: ReadonlyMap<ItemId, BandCounts>

  constructor(
    course: Course,
    inUse: ReadonlyMap<string, ItemId>,
    answers: readonly ToldAnswers[],
    bands: readonly ToldBands[],
  ) {
    this.#course = course
    const current = answers.filter(({ version }) => inUse.has(version))
    this.#answers = grouped(current, ({ item }) => item)
    this.#languages = [...new Set(current.map(({ language }) => language))].sort()
    const byItem = new Map<ItemId, BandCounts[]>()
    for (const { version, bands: counts } of bands) {
      const item = inUse.get(version)
      if (item !== undefined) byItem.set(item, [...(byItem.get(item) ?? []), counts])
    }
    this.#bands = new Map([...byItem].map(([item, counts]) => [item, bandsTogether(counts)]))
  }

  /** Steps in the order of the procedure. */
  steps(filter: UnderstandingFilter): StepUnderstanding[] {
    const items = this.items(filter)
    return PROCEDURE_STEPS.map((step) =>
      stepOf(
        step,
        items.filter(({ item }) => item.step === step),
      ),
    ).filter(({ items: own }) => own.length > 0)
  }

  items(filter: UnderstandingFilter): ItemUnderstanding[] {
    return finalItems(this.#course).map((item) => this.item(item, filter))
  }

  item(item: Item, filter: UnderstandingFilter): ItemUnderstanding {
    const figures = this.figures(item, filter)
    const bands = this.#bands.get(item.id) ?? EMPTY_BANDS.told
    const discrimination = discriminationOf(bands)
    const everywhere = this.figures(item, { place: null, language: null })
    return {
      item,
      figures,
      discrimination,
      power: powerOf(everywhere, discrimination),
      doubts: wordingDoubts(item, everywhere, bands, this.byLanguage(item)),
    }
  }

  figures(item: Item, filter: UnderstandingFilter): AnswerFigures {
    const counts = new Map<string, number>()
    for (const { place, language, chosen, people } of this.#answers.get(item.id) ?? []) {
      if ((filter.place ?? place) !== place || (filter.language ?? language) !== language) continue
      counts.set(chosen, (counts.get(chosen) ?? 0) + people)
    }
    return answerFigures(item, counts)
  }

  byLanguage(item: Item): LanguageFigures[] {
    return this.languages().map((language) => ({ language, figures: this.figures(item, { place: null, language }) }))
  }

  /**
   * Returns topics to talk about at a step: the most common wrong answers to questions with one answer.
   * @param places in their order on the page, which is no ranking
   */
  misunderstandings(
    step: StepUnderstanding,
    places: readonly Place[],
    filter: UnderstandingFilter,
  ): Misunderstanding[] {
    return step.items
      .flatMap(({ item, figures }) => {
        const [other] = takesOne(item) ? figures.others : []
        return other === undefined ? [] : [{ item, told: { figures, other }, places: [] }]
      })
      .sort((a, b) => b.told.other.share.share - a.told.other.share.share)
      .slice(0, MISUNDERSTANDINGS_SHOWN)
      .map((found) => ({ ...found, places: filter.place === null ? this.#inPlaces(found, places, filter) : [] }))
  }

  #inPlaces({ item, told }: Misunderstanding, places: readonly Place[], { language }: UnderstandingFilter) {
    return places.flatMap((place) => {
      const figures = this.figures(item, { place, language })
      const other = figures.others.find(({ chosen }) => chosen === told.other.chosen)
      return other === undefined ? [] : [{ place, figures, other }]
    })
  }

  languages(): readonly string[] {
    return this.#languages
  }

  /** Returns true when no count can be shown yet. */
  isEmpty(): boolean {
    return this.#answers.size === 0
  }
}

const MISUNDERSTANDINGS_SHOWN = 2

function stepOf(step: ProcedureStep, items: readonly ItemUnderstanding[]): StepUnderstanding {
  const answers = items.reduce((total, { figures }) => total + figures.people, 0)
  const right = items.reduce((total, { figures }) => total + figures.right, 0)
  return { step, answers, right, share: answers === 0 ? null : wilson(right, answers), items }
}

export function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group === undefined) groups.set(keyOf(row), [row])
    else group.push(row)
  }
  return groups
}
