import type { Content } from './content.ts'
import type { Item, ItemId } from './course.ts'
import { finalItems } from './draw.ts'
import { hashOf } from '../platform/codes/hash.store.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'

/** Names the wording of a question in one language: what is read before answering, and what fits. */
export function itemVersion({ id, type, stem, options }: Item): string {
  return hashOf({ id, type, stem, options: options.map((option) => [option.id, option.text, option.fits]) })
}

/** The wordings in use: question by version, of the final check, in every language. */
export function versionsInUse(contents: Readonly<Record<Language, Content>>): Map<string, ItemId> {
  return new Map(
    LANGUAGES.flatMap((language) =>
      finalItems(contents[language].course).map((item) => [itemVersion(item), item.id] as const),
    ),
  )
}

/** Names all questions of the final check together, in every language. */
export function bankHash(contents: Readonly<Record<Language, Content>>): string {
  return hashOf(LANGUAGES.map((language) => [language, finalItems(contents[language].course).map(itemVersion)]))
}
