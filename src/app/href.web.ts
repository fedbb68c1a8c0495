import type { ROUTES } from './route-table.web.ts'
import type { Links } from '../course/link.page.ts'
import type { EvidenceId } from '../ledger/bodies/part.ts'
import type { PersonId, SiteId } from '../ledger/event.ts'
import type { ProfileId } from '../organization/site-details.ts'
import type { PassMarkSheetId } from '../understanding/pass-mark-sheet.ts'
import type { ImportId, PackageOrderId, PackId, ReportFileId } from '../platform/database/schema.store.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'

/** An address that something answers, as `ROUTES` has it: `/hr/people/:person`. */
type Path = (typeof ROUTES)[number][1]

/** The types of values for names in a path. The others are text or numbers. */
interface Subjects {
  readonly person: PersonId
  readonly site: SiteId
  readonly profile: ProfileId
  readonly evidence: EvidenceId
  readonly import: ImportId
  readonly sheet: PassMarkSheetId
  readonly pack: PackId
  readonly made: ReportFileId
  readonly order: PackageOrderId
}

/** The names in a path: those of `/hr/people/:person/changes/:change` are `person` and `change`. */
type NamesIn<Text extends string> = Text extends `${infer Part}/${infer More}`
  ? NamesIn<Part> | NamesIn<More>
  : Text extends `${':' | '*'}${infer Name}`
    ? Name
    : never

type Params<P extends Path> = {
  readonly [Name in NamesIn<P>]: Name extends keyof Subjects ? Subjects[Name] : string | number
}
type Query = Readonly<Record<string, string | number | null>>
const NO_QUERY: Query = {}
type Values<P extends Path> = [NamesIn<P>] extends [never]
  ? [params?: Readonly<Record<string, never>>, query?: Query]
  : [params: Params<P>, query?: Query]

/** Builds the address of a route. Query values that are null are left out. */
export function hrefTo<P extends Path>(path: P, ...[params, query = NO_QUERY]: Values<P>): string {
  // A page has some dozens, and most have neither.
  if (params === undefined && query === NO_QUERY) return path
  const values: Readonly<Record<string, string | number>> = params ?? {}
  const filled = path.replaceAll(/[:*](\w+)/g, (_, name: string) => idOf(String(values[name])))
  if (query === NO_QUERY) return filled
  const given = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== null) given.append(name, String(value))
  return given.size === 0 ? filled : `${filled}?${given}`
}

/** Addresses have the id without `person:`, which would add nothing. */
export function idOf(subject: string): string {
  return subject.slice(subject.indexOf(':') + 1)
}

/** The course as the web serves it. */
export const webLinks: Links = {
  home: () => hrefTo('/course'),
  lesson: (lesson, section) => `${hrefTo('/lessons/:lesson', { lesson })}${section === null ? '' : `#${section}`}`,
  question: (lesson, item) => hrefTo('/lessons/:lesson/questions/:item', { lesson, item }),
  reply: (lesson, item) => hrefTo('/lessons/:lesson/questions/:item/reply', { lesson, item }),
  exercise: (lesson, exercise, part) =>
    `${hrefTo('/lessons/:lesson/exercises/:exercise', { lesson, exercise })}${part === null ? '' : `#${part}`}`,
  scenario: (scenario) => hrefTo('/scenarios/:scenario', { scenario }),
  scenarioStep: (scenario, step) => hrefTo('/scenarios/:scenario/steps/:step', { scenario, step }),
  scenarioReply: (scenario, step) => hrefTo('/scenarios/:scenario/steps/:step/reply', { scenario, step }),
  scenarioEnd: (scenario) => hrefTo('/scenarios/:scenario/end', { scenario }),
  final: () => hrefTo('/final'),
  attemptQuestion: (attempt, place) => hrefTo('/attempts/:attempt/questions/:place', { attempt, place }),
  attemptAnswers: (attempt) => hrefTo('/attempts/:attempt/answers', { attempt }),
  attempt: (attempt) => hrefTo('/attempts/:attempt', { attempt }),
  policy: () => hrefTo('/policy'),
  contacts: () => hrefTo('/contacts'),
  beforeYouStart: () => hrefTo('/before-you-start'),
  pause: () => hrefTo('/pause'),
  whatNext: () => hrefTo('/what-happens-next'),
  otherFormat: () => hrefTo('/other-format'),
  reading: () => hrefTo('/reading'),
  stop: () => hrefTo('/sign-out'),
  guide: () => hrefTo('/guide'),
}

/** The public card's address on paper and behind QR codes, which never changes. */
export function cardPath(slug: string, language: Language): string {
  return publicPath(`/now/${slug}`, language)
}

/**
 * The address of a public page in a language: `/es/sign-in`. Nobody is known there, so the address says the
 * language; for everyone else the account does.
 */
export function publicPath(path: string, language: Language): string {
  return language === LANGUAGES[0] ? path : `/${language}${path}`
}

export function inEveryLanguage(path: string): string[] {
  return LANGUAGES.map((language) => publicPath(path, language))
}

/** The page for a code, in a language that somebody has chosen. An address typed from paper leaves it to the browser. */
export function codePath(language: Language): string {
  return publicPath(hrefTo('/code', {}, { language: language === LANGUAGES[0] ? language : null }), language)
}

/** The language that the address of a public page names, or null for one that names none. */
export function languageOfPath(path: string): Language | null {
  return LANGUAGES.slice(1).find((language) => path.startsWith(`/${language}/`)) ?? null
}
