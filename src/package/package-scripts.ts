import { createContext, runInContext } from 'node:vm'
import type { Content, Language } from '../domain/content.ts'
import { joined, type LaterContent } from '../domain/content-parts.ts'
import type { CourseMessages } from '../pages/messages/messages.ts'
import { languageFiles } from '../pages/package-links.ts'
import type { Template } from '../pages/renderer.ts'
import { RUNTIME_FILE, TEMPLATES_FILE, type PackageFiles } from './build.ts'

/** What a package's runtime offers where there is no document (`src/browser/sco.ts`), as far as it is used here. */
export interface CourseRuntime {
  openSession(input: object): Promise<PlayedSession>
  startPlayer(input: object): CoursePlayer
}

export interface PlayedSession {
  readonly recording: string
  isSaved(): boolean
}

export interface CoursePlayer {
  begin(): void
  follow(href: string): void
  send(form: { readonly action: string; values(name: string): readonly string[] }): void
  suspendData(): string
  leave(byLearner: boolean): void
}

/** What the scripts of a package leave on their window, once they have run. */
export interface RunScripts {
  readonly runtime: CourseRuntime
  readonly templates: ReadonlyMap<string, Template>
  /** Puts the functions of an LMS where the package looks for them; null takes them away. */
  offer(name: string, api: object | null): void
  spoken(language: Language): { readonly content: Content; readonly t: CourseMessages }
}

/**
 * Runs the very scripts of a package without a document: they see a window and nothing else of this process.
 * Throws what a script throws.
 */
export function runScripts(files: PackageFiles, languages: readonly Language[]): RunScripts {
  const window: Record<string, unknown> = { opener: null }
  window['parent'] = window
  const context = createContext({ window, console })
  const spoken = languages.map(languageFiles).flatMap(({ words, first, later }) => [words, first, later])
  for (const file of [...spoken, TEMPLATES_FILE, RUNTIME_FILE]) runInContext(files.get(file) ?? '', context)
  const left = window as unknown as LeftOnWindow // what `src/browser/window.d.ts` says that these scripts leave
  return {
    runtime: left.courseRuntime,
    templates: left.courseTemplates,
    offer(name, api) {
      window[name] = api
    },
    spoken(language) {
      return {
        content: joined(left.courseContents[language], left.courseLater[language]),
        t: left.courseMessages[language],
      }
    },
  }
}

interface LeftOnWindow {
  readonly courseRuntime: CourseRuntime
  readonly courseTemplates: ReadonlyMap<string, Template>
  readonly courseContents: Readonly<Record<Language, Content>>
  readonly courseLater: Readonly<Record<Language, LaterContent>>
  readonly courseMessages: Readonly<Record<Language, CourseMessages>>
}
