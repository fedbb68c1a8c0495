import type { AskedRound } from './asked.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { Item } from '../../course/course.ts'
import { factsText, type ShownEdition } from './as-shown.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { MESSAGES } from '../../words/messages.ts'
import { questionShown } from './questions-shown.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import { toLanguage } from '../../platform/text/language.ts'

export interface QuestionsAskedInput {
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
