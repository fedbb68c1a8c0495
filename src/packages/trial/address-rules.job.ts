import { CMI5_CATEGORY, MASTERY_SCORE, MOVE_ON_CATEGORY, VERBS } from '../standards/cmi5.ts'
import { type PackageOrder, languagesOf } from '../course-package.ts'
import { type PackageFiles, scriptsOf, STYLES_FILE, FACTS_FILE, RUNTIME_FILE } from '../build.job.ts'
import { valueIn } from '../compare/read-package.job.ts'
import { Script } from 'node:vm'
import { languageFiles } from '../link.page.ts'

/** Code that no script of a package may have, because some browsers or LMSs can't take it. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/["'`](?:before)?unload["'`]|\bon(?:before)?unload\b/, 'waits for unload, which browsers skip'],
  [/XMLHttpRequest|\.open\([^;]{0,200}?,\s*(?:false|!1)\b/, 'may stop the page with a request'],
  [/\b(?:window|self|globalThis)\.top\b|\btop\.(?:location|document)\b/, 'reaches for the top window'],
  [/\beval\(|\bFunction\(|\bimport\(/, 'makes code of text'],
  [/<style\b|<[a-z][^<>]*\s(?:style|on[a-z]+)=["']|javascript:/i, 'puts a script or a style into the page'],
]
/** The only signal that comes in all ways in which a page can end (`src/packages/runtime/page-events.browser.ts`). */
const LAST_SIGNAL = /["'`]pagehide["'`]/

/** Lists the faults of a package's scripts as they are written, in sentences. */
export function codeProblems(order: PackageOrder, files: PackageFiles): string[] {
  const data = dataFiles(order)
  const scripts = [...files].filter(([file]) => file.endsWith('.js'))
  return [
    ...scripts.flatMap(([file, text]) => (data.includes(file) ? dataProblems(file, text) : scriptProblems(file, text))),
    ...(LAST_SIGNAL.test(files.get(RUNTIME_FILE) ?? '') ? [] : [`${RUNTIME_FILE} does not wait for pagehide`]),
  ]
}

/** Scripts that leave one value on the window, and do nothing else. */
function dataFiles({ contents }: PackageOrder): string[] {
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

/** A host, with its scheme or as in `"//host"`; in code a slash may have a backslash before it. */
const ADDRESS = /(?:(?:(?:https?|wss?):|["'`])(?:\\?\/){2}|[=(,]\s*\/\/)[\w[][^\s"'`)<>]*/gi
const TAG = /<[^>]*>/g
/** Names of things in statements, which nothing asks for. */
const STATEMENT_NAMES = [
  ...Object.values(VERBS),
  CMI5_CATEGORY,
  MOVE_ON_CATEGORY,
  MASTERY_SCORE,
  'http://adlnet.gov/expapi/activities/cmi.interaction',
]

/**
 * Lists addresses outside the package where a browser might ask for them, in sentences. Schemas name addresses that
 * nothing asks for. As text, an address may be in what a site has written and in the contacts of the course. "Leave
 * this page" opens one that somebody chose, and only then.
 */
export function outsideAddresses(order: PackageOrder, files: PackageFiles): string[] {
  const names: readonly string[] = order.edition === 'cmi5' ? STATEMENT_NAMES : []
  const texts = new Set([
    ...textsIn(order.site),
    ...order.contents.flatMap(({ contacts }) => contacts.map(({ web }) => web)),
    order.leaveTo,
  ])
  const data = dataFiles(order)
  return [...files].flatMap(([file, text]) =>
    addressesIn(file, text).map((address) => `${file} names an address outside: ${address.slice(0, 100)}`),
  )

  function addressesIn(file: string, text: string): string[] {
    if (data.includes(file)) {
      const value = valueIn(text)
      if (value !== undefined) return addressesInTexts(textsIn(value).filter((said) => !texts.has(said)))
    }
    if (file.endsWith('.html')) return matches((text.match(TAG) ?? []).join('\n'))
    return /\.(js|css)$/.test(file) ? matches(unescaped(text)).filter((address) => !names.includes(address)) : []
  }
}

function addressesInTexts(texts: readonly string[]): string[] {
  // A text may be an address as a whole.
  return texts.flatMap((text) => matches(`"${text}"`))
}

function matches(text: string): string[] {
  return text.match(ADDRESS) ?? []
}

/** Code as its engine reads it. */
function unescaped(code: string): string {
  return code.replaceAll(/\\(?:x|u00)([0-9a-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/**
 * The places into which the runtime puts its pages and messages (`src/packages/runtime/page-frame.browser.ts`,
 * `src/packages/runtime/page-events.browser.ts`).
 */
const PLACES = ['page', 'status', 'notices', 'main']
const TEMPLATES = ['failure', 'left']
const LANGUAGE_CHOICE = 'languages'
const LANDMARKS = ['<header class="top', '<aside class="support"', '<footer class="footer"']

/** Lists the faults of the one document of a package, in sentences: it must have all that its scripts look for. */
export function documentProblems(order: PackageOrder, document: string): string[] {
  const scripts = [...document.matchAll(/<script\b([^>]*)>([^<]*)/gi)].map(([tag]) => tag)
  const expected = scriptsOf(order).map((file) => `<script src="${file}" defer>`)
  const templates = order.contents.length > 1 ? [...TEMPLATES, LANGUAGE_CHOICE] : TEMPLATES
  const checks: readonly (readonly [boolean, string])[] = [
    [scripts.join('\n') === expected.join('\n'), `its scripts are exactly ${scriptsOf(order).join(', ')}`],
    [document.includes(`<link rel="stylesheet" href="${STYLES_FILE}">`), `its styles are ${STYLES_FILE}`],
    ...PLACES.map((id) => [document.split(` id="${id}"`).length === 2, `it has one place "${id}"`] as const),
    ...templates.map((id) => [document.includes(`<template id="${id}">`), `it has the template "${id}"`] as const),
    ...LANDMARKS.map((tag) => [document.includes(tag), `it has ${tag}`] as const),
    [!/<style\b|<[^>]*\s(?:style|on[a-z]+)\s*=/i.test(document), 'no script or style stands in it'],
    [!/<base\b|http-equiv/i.test(document), 'it sends nobody elsewhere'],
  ]
  return checks.filter(([holds]) => !holds).map(([, rule]) => `not true of the document: ${rule}`)
}
