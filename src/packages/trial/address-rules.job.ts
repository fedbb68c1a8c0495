import { CMI5_CATEGORY, MASTERY_SCORE, MOVE_ON_CATEGORY, VERBS } from '../standards/cmi5.ts'
import type { PackageOrder } from '../course-package.ts'
import type { PackageFiles } from '../build.job.ts'
import { dataFiles } from './code-rules.job.ts'
import { valueIn } from '../compare/read-package.job.ts'

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
 * Addresses outside the package that stand where a browser might ask for them, in sentences. Schemas name addresses
 * that nothing asks for. As a text an address may stand in what a site has written and in the contacts of the course;
 * "Leave this page" opens one that somebody chose, and only then.
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
