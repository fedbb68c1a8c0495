import type { Item } from '../../course/course.ts'
import { type CourseMessages, MESSAGES } from '../../words/messages.ts'
import { getOption, hintOf } from '../../learning/question.page.ts'
import type { AskedRound } from './asked.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { factsText, type ShownEdition } from './as-shown.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import { toLanguage } from '../../platform/text/language.ts'

/** A question as it was shown: never what anybody chose, and never which option fits. */
export interface QuestionShown {
  readonly id: string
  readonly place: string
  readonly stem: string
  readonly hint: string
  readonly options: readonly { readonly text: string; readonly why: string }[]
  /** The feedback after an answer. Empty in the final check, which gives no feedback on single questions. */
  readonly explanation: string
}

/**
 * @param order the letters in the order shown, or null when each learner saw a different one
 * @param place the line above the question
 */
export function questionShown(item: Item, order: string | null, place: string, t: CourseMessages): QuestionShown {
  const isPractice = item.use === 'practice'
  const letters = order === null ? item.options.map(({ id }) => id) : [...order]
  return {
    id: item.id,
    place,
    stem: item.stem,
    hint: hintOf(item, t),
    options: letters.map((letter) => {
      const { text, why } = getOption(item, letter)
      return { text, why: isPractice ? why : '' }
    }),
    explanation: isPractice ? item.explanation : '',
  }
}

interface QuestionsAskedInput {
  readonly name: string | null
  readonly on: CalendarDate
  readonly rounds: readonly AskedRound[]
  readonly items: readonly Item[]
  readonly edition: Pick<ShownEdition, 'hash' | 'language' | 'courseVersion' | 'policyVersion' | 'storedOn'>
  readonly links: { readonly file: string; readonly edition: string }
}

/** The questions that one person was asked in one final check: never what was chosen, and never which option fits. */
export function questionsAskedPage(shell: Shell, input: QuestionsAskedInput): string {
  const { t, language } = shell
  const { name, on, rounds, items, edition, links } = input
  const words = t.hr.personFile.shown
  const course = MESSAGES[toLanguage(edition.language)]
  const groups = rounds.map(({ round, items: asked, optionOrders }) => ({
    title: round === 1 ? words.askedFirst : words.askedAgain(round),
    id: String(round),
    note: optionOrders === null ? words.orderUnknown : '',
    questions: asked.flatMap((id, index) => {
      const item = items.find((candidate) => candidate.id === id)
      if (item === undefined) return []
      return [questionShown(item, optionOrders?.[id] ?? null, words.askedPlace(index + 1, asked.length), course)]
    }),
  }))
  return renderPage('app', shell, 'audit/questions-asked', {
    t,
    backHref: links.file,
    name: name ?? t.hr.people.noName,
    date: formatDate(on, language),
    facts: factsText(edition, t, language),
    hash: edition.hash,
    editionHref: links.edition,
    language: toLanguage(edition.language),
    groups,
  })
}
