import { createContext, runInContext } from 'node:vm'
import type { Content } from '../../course/content.ts'
import { joined, type LaterContent, type PackageFacts } from '../course-package.ts'
import type { CourseMessages } from '../../words/messages.ts'
import { languageFiles } from '../link.page.ts'
import type { Template } from '../../platform/html/renderer.page.ts'
import { FACTS_FILE, RUNTIME_FILE, TEMPLATES_FILE, type PackageFiles } from '../build.job.ts'
import type { Language } from '../../platform/text/language.ts'

/**
 * The interface of a package's runtime without a document (`src/packages/runtime/sco.browser.ts`), as far as it is used
 * here.
 */
export interface CourseRuntime {
  openSession(input: object): Promise<PlayedSession>
  startPlayer(input: object): CoursePlayer
}

export interface PlayedSession {
  readonly recording: string
  readonly suspendData: string
  isSaved(): boolean
}

export interface CoursePlayer {
  begin(): void
  follow(href: string): void
  send(form: { readonly action: string; values(name: string): readonly string[] }): void
  goOnWith(course: object, words: CourseMessages): void
  suspendData(): string
  leave(byLearner: boolean): void
}

/** The data that the scripts of a package leave on their window, once they have run. */
export interface RunScripts {
  readonly facts: PackageFacts
  readonly runtime: CourseRuntime
  readonly templates: ReadonlyMap<string, Template>
  /** Puts something on the window, such as the functions of an LMS. */
  offer(name: string, value: unknown): void
  /** Returns the script for the language that was asked for. */
  spoken(language: Language): Spoken
}

export interface Spoken {
  readonly content: Content
  readonly t: CourseMessages
}

/** Why a package cannot be played, in a sentence. */
export class Unplayable extends Error {}

/**
 * Makes a constant of each standard object. Node looks up every name of a window by way of the window's owner, many
 * times slower than a constant, and a checksum asks for `Math` at each character.
 */
const STANDARD_NAMES = `const { ${[
  'Array',
  'Date',
  'Error',
  'Intl',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'Promise',
  'RangeError',
  'RegExp',
  'Set',
  'String',
].join(', ')} } = globalThis`

/**
 * Runs the very scripts of a package without a document: they see a window and nothing else of this process.
 * @param now milliseconds since 1970, as their clock shows them.
 * Throws `Unplayable` when a script is missing, breaks off, or leaves nothing.
 */
export function runScripts(files: PackageFiles, languages: readonly Language[], now: () => number): RunScripts {
  const window: Record<string, unknown> = { console, URLSearchParams, AbortController, opener: null }
  Object.assign(window, { window, parent: window })
  const context = createContext(window)
  runInContext(STANDARD_NAMES, context)
  Object.assign(runInContext('Date', context), { now })
  const spoken = languages.map(languageFiles).flatMap(({ words, first, later }) => [words, first, later])
  for (const file of [FACTS_FILE, ...spoken, TEMPLATES_FILE, RUNTIME_FILE]) runFile(file)
  const left = window as Partial<LeftOnWindow> // what `src/packages/runtime/types/window.d.ts` says that these scripts leave
  const said = new Map(languages.map((language) => [language, saidIn(left, language)]))
  return {
    facts: leftBy(FACTS_FILE, left.coursePackage),
    runtime: leftBy(RUNTIME_FILE, left.courseRuntime),
    templates: leftBy(TEMPLATES_FILE, left.courseTemplates),
    offer(name, value) {
      window[name] = value
    },
    spoken: (language) => leftBy(languageFiles(language).words, said.get(language)),
  }

  function runFile(file: string): void {
    const source = files.get(file)
    if (source === undefined) throw new Unplayable(`${file} is missing`)
    try {
      runInContext(source, context, { filename: file })
    } catch (error) {
      throw new Unplayable(`${file} does not run: ${error}`)
    }
  }
}

interface LeftOnWindow {
  readonly coursePackage: PackageFacts
  readonly courseRuntime: CourseRuntime
  readonly courseTemplates: ReadonlyMap<string, Template>
  readonly courseContents: Partial<Readonly<Record<Language, Content>>>
  readonly courseLater: Partial<Readonly<Record<Language, LaterContent>>>
  readonly courseMessages: Partial<Readonly<Record<Language, CourseMessages>>>
}

function saidIn(left: Partial<LeftOnWindow>, language: Language): Spoken {
  const { words, first, later } = languageFiles(language)
  return {
    content: joined(leftBy(first, left.courseContents?.[language]), leftBy(later, left.courseLater?.[language])),
    t: leftBy(words, left.courseMessages?.[language]),
  }
}

function leftBy<T>(file: string, value: T | undefined): T {
  if (value === undefined) throw new Unplayable(`${file} leaves nothing for the course`)
  return value
}
