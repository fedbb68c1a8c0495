import { Script } from 'node:vm'
import type { PackageOrder } from '../course-package.ts'
import { languagesOf } from '../course-package.ts'
import { languageFiles } from '../link.page.ts'
import { FACTS_FILE, type PackageFiles, RUNTIME_FILE } from '../build.job.ts'
import { valueIn } from '../compare/read-package.job.ts'

/** What no script of a package does, because browsers or LMSs do not bear it. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/["'`](?:before)?unload["'`]|\bon(?:before)?unload\b/, 'waits for unload, which browsers skip'],
  [/XMLHttpRequest|\.open\([^;]{0,200}?,\s*(?:false|!1)\b/, 'may stop the page with a request'],
  [/\b(?:window|self|globalThis)\.top\b|\btop\.(?:location|document)\b/, 'reaches for the top window'],
  [/\beval\(|\bFunction\(|\bimport\(/, 'makes code of text'],
  [/<style\b|<[a-z][^<>]*\s(?:style|on[a-z]+)=["']|javascript:/i, 'puts a script or a style into the page'],
]
/** The only signal that comes in all ways in which a page can end (`src/packages/runtime/stage.browser.ts`). */
const LAST_SIGNAL = /["'`]pagehide["'`]/

/** What is wrong with the scripts of a package as they are written, in sentences. */
export function codeProblems(order: PackageOrder, files: PackageFiles): string[] {
  const data = dataFiles(order)
  const scripts = [...files].filter(([file]) => file.endsWith('.js'))
  return [
    ...scripts.flatMap(([file, text]) => (data.includes(file) ? dataProblems(file, text) : scriptProblems(file, text))),
    ...(LAST_SIGNAL.test(files.get(RUNTIME_FILE) ?? '') ? [] : [`${RUNTIME_FILE} does not wait for pagehide`]),
  ]
}

/** Scripts that leave one value on the window, and do nothing else. */
export function dataFiles({ contents }: PackageOrder): string[] {
  return [
    FACTS_FILE,
    ...languagesOf(contents)
      .map(languageFiles)
      .flatMap(({ first, later }) => [first, later]),
  ]
}

function dataProblems(file: string, text: string): string[] {
  return valueIn(text) === undefined ? [`${file} is more than data`] : []
}

function scriptProblems(file: string, text: string): string[] {
  const broken = RULES.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${file} ${what}`)
  try {
    // Compiled and not run: some of them need a document.
    void new Script(text, { filename: file })
    return broken
  } catch (error) {
    return [`${file} does not run: ${error}`, ...broken]
  }
}
