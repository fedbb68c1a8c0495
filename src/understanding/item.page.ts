import type { Course, Item, LessonId, Option } from '../course/course.ts'
import { isOrdered, takesOne } from '../course/question-type.ts'
import { type AnswerFigures, keyOf, type OtherAnswer } from './item-statistic.ts'
import type { Understanding } from './understanding.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { bounds, doubtText, type ListedSite, placeName, placesInOrder, sectionLink } from './understanding.page.ts'
import { percent } from '../requirements/rate.page.ts'
import { capitalized, languageName } from '../platform/text/format.ts'

export interface UnderstandingItemInput {
  readonly course: Course
  readonly item: Item
  readonly understanding: Understanding
  readonly sites: readonly ListedSite[]
  readonly links: { readonly back: string; lesson(lesson: LessonId, section: string): string }
}

/** One question: every answer with how many gave it, and the same by site and language. */
export function understandingItemPage(shell: Shell, input: UnderstandingItemInput): string {
  const { t } = shell
  const words = t.hr.understanding
  const { course, item, understanding, links } = input
  const understood = understanding.item(item, { place: null, language: null })
  const { figures, discrimination, power } = understood
  return renderPage('app', shell, 'understanding/item', {
    t,
    title: words.item.title(item.id),
    stem: item.stem,
    backHref: links.back,
    facts: [
      { name: words.item.step, value: course.stepTitles[item.step] },
      { name: words.item.clauses, value: item.clauses.join(', ') },
      { name: words.column.apart, value: words.power[power] },
    ],
    taught: sectionLink(item, shell, input),
    apart: words.powerMeaning[power],
    difference: discrimination === null ? '' : words.item.apart(signed(discrimination)),
    answered: figures.people === 0 ? words.item.nobody : words.item.answered(figures.people),
    answers: answerRows(item, figures, shell),
    doubts: understood.doubts.map((doubt) => doubtText(doubt, understood, shell)),
    places: placeRows(shell, input),
    explanation: item.explanation,
  })
}

/** Returns an answer in words: several options that were picked, or steps in their order. */
export function answerText(item: Item, chosen: string): string {
  const texts = [...chosen].map((letter) => item.options.find(({ id }) => id === letter)?.text ?? letter)
  return texts.join(isOrdered(item) ? ' → ' : ' + ')
}

function answerRows(item: Item, figures: AnswerFigures, { t }: Shell) {
  const words = t.hr.understanding.item
  const { people, right, facility, others, heldBack } = figures
  if (facility === null) return []
  const row = (text: string, note: string, count: number, interval: string) => {
    const base = { text, note, people: String(count), share: percent(count, people), interval }
    return { ...base, isRight: false }
  }
  const between = (share: OtherAnswer['share']) => t.hr.understanding.between(...bounds(share))
  const shown = [
    { ...row(answerText(item, keyOf(item)), words.fits, right, between(facility)), isRight: true },
    ...others.map((other) => row(answerText(item, other.chosen), words.doesNot, other.people, between(other.share))),
    ...untaken(item, figures).map(({ text }) => {
      const none = row(text, words.doesNot, 0, '')
      // While somebody is held back, zero would say too much.
      return heldBack === 0 ? none : { ...none, people: words.noneTold, share: '' }
    }),
  ]
  return heldBack === 0 ? shown : [...shown, row(words.notTold, words.notToldWhy, heldBack, '')]
}

function untaken(item: Item, { others }: AnswerFigures): Option[] {
  if (!takesOne(item)) return []
  return item.options.filter(({ id, fits }) => !fits && others.every(({ chosen }) => chosen !== id))
}

function placeRows({ t, language }: Shell, { item, understanding, sites }: UnderstandingItemInput) {
  const words = t.hr.understanding
  const languages = understanding.languages()
  return placesInOrder(sites).flatMap((place) =>
    languages.map((tag) => {
      const { people, right, others, facility } = understanding.figures(item, { place, language: tag })
      const [first] = others
      return {
        place: placeName(place, sites, t),
        language: capitalized(languageName(tag, language)),
        right: facility === null ? words.fewer : words.facility(percent(right, people), right, people),
        interval: facility === null ? '' : words.between(...bounds(facility)),
        frequent: first === undefined ? '' : answerText(item, first.chosen),
        frequentBasis:
          first === undefined ? '' : words.basis(words.counted(first.people, people), ...bounds(first.share)),
      }
    }),
  )
}

function signed(difference: number): string {
  const points = Math.round(difference * 100)
  return points > 0 ? `+${points}` : String(points).replace('-', '−')
}
