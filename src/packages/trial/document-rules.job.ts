import type { PackageOrder } from '../course-package.ts'
import { scriptsOf, STYLES_FILE } from '../build.job.ts'

/** What the runtime puts its pages and messages into (`src/packages/runtime/display.browser.ts`, `stage.ts`). */
const PLACES = ['page', 'status', 'notices', 'main']
const TEMPLATES = ['failure', 'left']
const LANGUAGE_CHOICE = 'languages'
const LANDMARKS = ['<header class="top', '<aside class="support"', '<footer class="footer"']

/** What is wrong with the one document of a package, in sentences: what the scripts in it look for must be there. */
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
