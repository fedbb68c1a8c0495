import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { PackageOrder } from '../course-package.ts'
import type { Content } from '../../course/content.ts'
import { type Lms, withFinish } from './lms-catalog.ts'
import { siteGaps } from '../../organization/site-details.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { MESSAGES, type Messages } from '../../words/messages.ts'
import { renderPart } from '../../platform/html/render.page.ts'
import { type Language, LANGUAGES } from '../../platform/text/language.ts'
import { type KitPage, type KitSection, text } from './part.page.ts'
import { fillSlots, type KitTextName, type KitTexts, type Slots } from './text.page.ts'

/** The facts that all pages of a kit use. */
export interface KitFacts
  extends Pick<PackageOrder, 'contents' | 'site' | 'edition' | 'report' | 'answers' | 'update'> {
  /** The learning system that the package is for, or null when nobody knows. */
  readonly lms: Lms | null
  /** Every system that has a page of its own. */
  readonly lmsList: readonly Lms[]
  readonly packageFile: { readonly name: string; readonly bytes: number; readonly sha256: string }
  /** The pages that `content/kit` holds, in every language. */
  readonly kitTexts: Readonly<Record<Language, KitTexts>>
  /** The course version of the package that this one follows, or null when there is none. */
  readonly previousVersion: string | null
  readonly madeOn: CalendarDate
}

export const FIRST_PAGE = 'README-admin.html'

/** The kit speaks the language of the package; English, when the package has more than one. */
export function kitLanguage({ contents }: Pick<KitFacts, 'contents'>): Language {
  const [first, ...others] = contents
  return others.length === 0 ? first.language : 'en'
}

export function kitWords(kit: Pick<KitFacts, 'contents'>): Messages['kit'] {
  return MESSAGES[kitLanguage(kit)].kit
}

/** The content in the language of the kit. */
export function kitContent(kit: Pick<KitFacts, 'contents'>): Content {
  const language = kitLanguage(kit)
  return kit.contents.find((content) => content.language === language) ?? kit.contents[0]
}

/** The system whose screens are described: the chosen one, or the general one. Throws a RangeError without either. */
export function describedLms({ lms, lmsList }: Pick<KitFacts, 'lms' | 'lmsList'>): Lms {
  const described = lms ?? lmsList.find(({ id }) => id === 'other')
  if (described === undefined) throw new RangeError('the list of learning systems has no "other"')
  return described
}

/** The same facts, with learning systems whose steps name the status that this package leads to. */
export function withLmsWords<Facts extends KitFacts>(kit: Facts): Facts {
  const t = MESSAGES[kitLanguage(kit)]
  const filled = (lms: Lms) => withFinish(lms, t.kit.finishStatus[kit.report])
  return { ...kit, lms: kit.lms === null ? null : filled(kit.lms), lmsList: kit.lmsList.map(filled) }
}

/** Says on top of a page that nobody can finish the package, and why; nothing when nothing is missing. */
export function blanksSection(kit: KitFacts): KitSection[] {
  const { preflight, kit: t } = MESSAGES[kitLanguage(kit)]
  const gaps = siteGaps(kit.site)
  if (gaps.length === 0) return []
  return [
    {
      id: 'blanks',
      title: t.blanks.title(gaps.length),
      parts: [text(t.blanks.text), { kind: 'points', items: gaps.map(({ field }) => preflight.fields[field]) }],
    },
  ]
}

/** Says on top of a page that it isn't the course, and whom it's for; nothing for a package with the whole course. */
export function updateSection(kit: KitFacts): KitSection[] {
  if (kit.update === undefined) return []
  const { title, paragraphs } = kitWords(kit).update
  const { policy } = kitContent(kit)
  return [{ id: 'update', title, parts: paragraphs(kit.update.from, policy.version).map(text) }]
}

/** A page of `content/kit`, by default in the language of the kit. */
export function writtenPage<Name extends KitTextName>(
  kit: KitFacts,
  name: Name,
  slots: Slots<Name>,
  language: Language = kitLanguage(kit),
): KitPage {
  return { file: `${name}.html`, ...fillSlots(kit.kitTexts[language][name], slots) }
}

/** Tells readers who can't read the kit's language, in their own, where to get the other one. */
export function otherLanguageSection(kit: KitFacts): KitSection {
  const lang = LANGUAGES.find((language) => language !== kitLanguage(kit)) ?? kitLanguage(kit)
  const words = MESSAGES[lang].kit.otherLanguage
  return { id: 'other-language', title: words.title, lang, parts: [text(words.text)] }
}

/** A whole page of the kit, which uses the style sheet next to it. */
export function renderKitPage(kit: KitFacts, page: KitPage): string {
  const { name, back } = kitWords(kit)
  const root = '../'.repeat(page.file.split('/').length - 1)
  return kitDocument(kit, page, {
    name,
    stylesheet: `${root}kit.css`,
    styleHtml: '',
    back: page.file === FIRST_PAGE ? null : { href: `${root}${FIRST_PAGE}`, text: back },
  })
}

/**
 * A single page with its style inside.
 * @param css our own.
 */
export function renderLonePage(kit: KitFacts, page: KitPage, css: string): string {
  return kitDocument(kit, page, { name: page.title, stylesheet: '', styleHtml: `<style>${css}</style>`, back: null })
}

interface KitFrame {
  readonly name: string
  readonly stylesheet: string
  readonly styleHtml: string
  readonly back: { readonly href: string; readonly text: string } | null
}

function kitDocument(kit: KitFacts, page: KitPage, frame: KitFrame): string {
  const words = kitWords(kit)
  const language = kitLanguage(kit)
  const { course, policy } = kitContent(kit)
  const sections = page.sections.map((section) => ({ ...section, lang: section.lang ?? '' }))
  return renderPart('layouts/kit', {
    ...frame,
    logo: null,
    language,
    title: page.title === frame.name ? page.title : `${page.title}. ${frame.name}`,
    skip: words.skip,
    bodyHtml: renderPart('packages/kit-page', { ...page, sections }),
    footer: [
      words.footer(kit.site.organization, kit.site.name, course.version, policy.version),
      words.madeOn(formatDate(kit.madeOn, language)),
    ],
  })
}
