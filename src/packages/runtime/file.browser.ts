import type { Content } from '../../course/content.ts'
import { joined } from '../course-package.ts'
import type { CourseMessages } from '../../words/messages.ts'
import { languageFiles } from '../link.page.ts'
import type { Language } from '../../platform/text/language.ts'

/** One language of the package, as far as it is loaded. */
export interface Spoken {
  readonly t: CourseMessages
  /** Enough for the first page. */
  readonly first: Content
}

/** Scripts leave their data on the window. The document has already loaded those that it names itself. */
export async function loadLanguage(language: Language): Promise<Spoken> {
  const files = languageFiles(language)
  if (window.courseMessages?.[language] === undefined) await loadScript(files.words)
  if (window.courseContents?.[language] === undefined) await loadScript(files.first)
  return { t: there(window.courseMessages?.[language]), first: there(window.courseContents?.[language]) }
}

/** The whole course in a language. */
export async function loadWhole(language: Language): Promise<Content> {
  const { first } = await loadLanguage(language)
  if (window.courseLater?.[language] === undefined) await loadScript(languageFiles(language).later)
  return joined(first, there(window.courseLater?.[language]))
}

export function loadScript(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = file
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => reject(new Error(`${file} did not load`)))
    document.head.append(script)
  })
}

export function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a file of the course did not load')
  return value
}
