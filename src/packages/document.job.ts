import type { Content } from '../course/content.ts'
import { languagesOf, packageId, type PackageFacts, type PackageOrder } from './course-package.ts'
import { type SiteDetails, siteText } from '../organization/site-details.ts'
import { type Messages, MESSAGES } from '../words/messages.ts'
import { languageSwitch, packageChrome } from './chrome.page.ts'
import { languageHref, packageLinks } from './link.page.ts'
import { renderPart } from '../platform/html/render.page.ts'
import { dutyDetails } from '../site/part.page.ts'
import { support } from '../site/support.page.ts'

/** The one document of a package: what stands around every page, until the runtime puts the first page in. */
export function launchDocument(order: PackageOrder, scripts: readonly string[]): string {
  const [content] = order.contents
  const { language } = content
  const { languages, site } = packageFacts(order)
  const other = languages.find((candidate) => candidate.language !== language)
  return renderPart('layouts/sco', {
    language,
    title: MESSAGES[language].shell.orientation,
    scripts,
    opening: languages.map((spoken) => ({ language: spoken.language, t: MESSAGES[spoken.language] })),
    languageHref: languageHref(),
    chrome: packageChrome(
      content,
      site,
      wordsBeforeScript(content, site),
      other === undefined ? null : languageSwitch(other),
    ),
    support: support(content, site, null, packageLinks, null),
  })
}

/**
 * A document knows no time of day, so it names everyone whom staff tell, with their hours, until the script knows who is
 * on duty.
 */
function wordsBeforeScript({ language }: Content, site: SiteDetails): Messages {
  const t = MESSAGES[language]
  if (site.named.length === 0) return t
  const named = site.named.map((person) => {
    const [role, details] = [siteText(person, 'role', language), dutyDetails(person, t, language)]
    const text = t.sco.onDuty(role.text, person.phone, details.map((detail) => detail.text).join(' '))
    return { text, isEnglish: [role, ...details].some(({ isEnglish }) => isEnglish) }
  })
  const people = named.map(({ text }) => text)
  const note = named.some(({ isEnglish }) => isEnglish) ? [t.learn.site.inEnglish] : []
  return { ...t, support: { ...t.support, tellUnnamed: t.sco.tellOnDuty([...people, ...note]) } }
}

/** What the scripts of a package find in it. */
export function packageFacts({ contents, ...settings }: PackageOrder): PackageFacts {
  return {
    id: packageId({ contents, site: settings.site }),
    courseId: contents[0].course.id,
    languages: languagesOf(contents).map((language) => ({ language, name: MESSAGES[language].shell.languageName })),
    edition: settings.edition,
    report: settings.report,
    answers: settings.answers,
    site: settings.site,
    leaveTo: settings.leaveTo,
  }
}

/** A value as a script that leaves it on the window: as JSON in a file of its own, it would have to be fetched. */
export function valueScript(name: string, value: unknown): string {
  return `window.${name}=${asciiJson(value)}\n`
}

/** The same for one language, beside those that are there already. */
export function languageScript(name: string, language: string, value: unknown): string {
  return `(window.${name}=window.${name}||{}).${language}=${asciiJson(value)}\n`
}

/**
 * JSON that means the same in a script whatever character set a server announces, and that closes no tag when a
 * server puts it into a page.
 */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
