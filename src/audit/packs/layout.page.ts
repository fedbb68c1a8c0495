import type { Logo } from '../../organization/brand.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { KitPage, KitPart } from '../../packages/kit/part.page.ts'
import { MESSAGES, type Messages } from '../../words/messages.ts'
import { renderPart } from '../../platform/html/render.page.ts'
import type { Language } from '../../platform/text/language.ts'

/** The text that all pages of a pack share. */
export interface PackFrame {
  readonly language: Language
  readonly t: Messages
  readonly organization: string
  /** The name of the site, or that it is about all of them. */
  readonly about: string
  readonly asOf: CalendarDate
  /** The knowledge that the lists are based on. */
  readonly clock: 'now' | 'known'
  readonly timeZone: string
  /** The logo that the organization had on the day, on the first page. */
  readonly logo: Logo | null
}

export const INDEX_FILE = 'index.html'
export const PACK_LOGO = 'assets/logo.png'
export const KIT_STYLES = 'assets/kit.css'
export const COURSE_STYLES = 'assets/styles.css'

export function packWords({ language }: Pick<PackFrame, 'language'>): Messages['hr']['pack']['pages'] {
  return MESSAGES[language].hr.pack.pages
}

export function dayText(day: CalendarDate, { language }: Pick<PackFrame, 'language'>): string {
  return formatDate(day, language)
}

/** A whole page of a pack. It uses the style sheet next to it and no script. */
export function renderPackPage(frame: PackFrame, page: KitPage): string {
  const words = packWords(frame)
  const { organization, about, asOf, clock, language } = frame
  const root = rootFrom(page.file)
  const sections = page.sections.map((section) => ({ ...section, lang: section.lang ?? '' }))
  return renderPart('layouts/kit', {
    name: words.name,
    language,
    title: `${page.title}. ${words.name}`,
    skip: words.skip,
    stylesheet: `${root}${KIT_STYLES}`,
    styleHtml: '',
    logo: page.file === INDEX_FILE && frame.logo !== null ? { ...frame.logo, href: PACK_LOGO } : null,
    back: page.file === INDEX_FILE ? null : { href: `${root}${INDEX_FILE}`, text: words.back },
    bodyHtml: renderPart('packages/kit-page', { ...page, sections }),
    footer: [words.footer(organization, about, dayText(asOf, frame)), words.clock[clock]],
  })
}

/** The way from a file to the first folder of the pack. */
export function rootFrom(file: string): string {
  return '../'.repeat(file.split('/').length - 1)
}

export function linksPart(links: readonly { readonly text: string; readonly href: string }[]): KitPart {
  return { kind: 'links', links }
}

export function factsPart(facts: readonly (readonly [name: string, value: string])[]): KitPart {
  return { kind: 'facts', facts: facts.map(([name, value]) => ({ name, value })) }
}
