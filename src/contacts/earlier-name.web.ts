import type { SignedInVisit } from '../app/visit.web.ts'
import { corrected, type History, isKind } from '../ledger/history.ts'
import { calledBy } from '../platform/html/named-line.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import { adoptedPolicy } from '../policy/adopted.ts'
import { allSites, everyPublishedDetails } from '../site/site.store.ts'
import type { ContactLine } from '../ledger/bodies/contact.ts'
import { isSaidIn } from './line-name.ts'

/**
 * The organization's own clauses and the sites whose own texts still have a name that a line had before, each as it's
 * called. Nobody but their writers changes these texts.
 */
export async function whereEarlierName(
  { deps, t, today }: SignedInVisit,
  contact: string,
  now: ContactLine,
  history: History,
): Promise<string[]> {
  const renamed = LANGUAGES.map((language) => {
    const names = calledBy(now[language].name)
    const earlier = earlierNames(contact, history, language).filter((name) => !names.includes(name))
    return { language, names, earlier }
  })
  if (renamed.every(({ earlier }) => earlier.length === 0)) return []
  const has = (value: unknown) =>
    renamed.some(({ language, names, earlier }) =>
      textsOf(value, language).some((text) => {
        // A new name may hold an earlier one.
        const rest = names.reduce((left, name) => left.replaceAll(name, ' '), text)
        return earlier.some((name) => isSaidIn(rest, name))
      }),
    )
  const { db } = deps.store
  const clauses = [...(adoptedPolicy(history)?.clauses ?? [])].filter(([, { words }]) => has(words))
  const sites = await allSites(db)
  const details = await everyPublishedDetails(db, sites, today)
  const saying = sites.filter(({ id }) => has(details.get(id)))
  const { clause, site } = t.hr.lines.earlier
  return [...clauses.map(([id]) => clause(id)), ...saying.map(({ name }) => site(name))]
}

/** Whatever the line was called in a language: in the course, or by an earlier change. */
function earlierNames(contact: string, history: History, language: Language): string[] {
  const events = corrected(history)
  const confirmed = new Set(events.filter(isKind('contact_change_confirmed')).map(({ body }) => body.change))
  return events
    .filter(isKind('contact_change_proposed'))
    .filter(({ body }) => body.contact === contact && confirmed.has(body.change))
    .flatMap(({ body: { line, released } }) => (line === null ? [released] : [line, released]))
    .flatMap((line) => calledBy(line[language].name))
}

/** The texts of a language. Those in Spanish are below `es`, and all others are English. */
function textsOf(value: unknown, language: Language, within: Language = 'en'): string[] {
  if (typeof value === 'string') return within === language ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, below]) => textsOf(below, language, key === 'es' ? 'es' : within))
}
