import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '../../src/platform/text/language.ts'
import { problemsSuite } from '../app/problems.suite.ts'
import { type EveryForm, everyForm, routeOf } from '../support/every-form.ts'
import {
  canBeTold,
  DECIDE,
  FORM_TEXTS,
  meansAYouth,
  NEVER,
  plainName,
  purposeOf,
  withoutWarning,
} from '../support/free-texts.ts'
import { openPopulated, type Populated } from '../support/populated.ts'

const WARN =
  'Somebody could write about a youth in these fields. Show next to each that nothing about a youth goes there: words/typed.ts has the sentence.'

const TYPED: ReadonlySet<string> = new Set(['text', 'textarea', 'search', 'file'])

/** Every page in each language, read before anything is sent. */
const read = new Map<Language, { readonly populated: Populated; readonly every: EveryForm }>()
beforeAll(async () => {
  for (const language of LANGUAGES) {
    const populated = await openPopulated(language)
    read.set(language, { populated, every: await everyForm(populated) })
  }
})
afterAll(async () => {
  for (const { populated } of read.values()) await populated.close()
})

function everyFormIn(language: Language): EveryForm {
  const known = read.get(language)
  if (known === undefined) throw new Error(`nobody has read the pages in ${language}`)
  return known.every
}

describe.each(LANGUAGES)('every page in %s', (language) => {
  let every: EveryForm
  let fields: readonly { readonly route: string; readonly name: string; readonly type: string }[]
  beforeAll(() => {
    every = everyFormIn(language)
    fields = everyField()
  })

  /** Each field, with the address that it's sent to. */
  const everyField = () =>
    every.pages.flatMap(({ path, forms }) =>
      forms.flatMap(({ method, actions, fields: all }) =>
        actions.flatMap((action) => {
          const route = routeOf(method === 'get' ? 'GET' : 'POST', action === '' ? path : action) ?? action
          return all.map(({ name, type }) => ({ route: route.replace(/^\/es\//, '/'), name, type }))
        }),
      ),
    )

  it('takes only texts that somebody has decided about', () => {
    const unknown = fields
      .filter(({ type, route, name }) => TYPED.has(type) && purposeOf(route, name) === null)
      .map(({ route, name }) => `${route}: ${name}`)
    expect([...new Set(unknown)], DECIDE).toEqual([])
  })

  it('has no field about a youth or a disclosure', () => {
    const found = fields.filter(({ name }) => meansAYouth(name))
    expect([...new Set(found.map(({ route, name }) => `${route}: ${name}`))], NEVER).toEqual([])
  })

  it('warns next to each field in which somebody could write about a youth', () => {
    const told = (action: string, name: string) => {
      const route = routeOf('POST', action)
      return route !== null && purposeOf(route, name) === 'told'
    }
    const asking = every.pages.filter(({ html }) => namesOf(html).some(canBeTold))
    const missing = asking.flatMap(({ path, html }) =>
      withoutWarning(html, language, told).map((name) => `${routeOf('GET', path) ?? path}: ${plainName(name)}`),
    )
    expect([...new Set(missing)].toSorted(), WARN).toEqual([])
  })

  it('shows each text of the inventory somewhere', () => {
    const shown = new Set(fields.map(({ name }) => plainName(name)))
    expect([...FORM_TEXTS.keys()].filter((name) => !shown.has(name))).toEqual([])
  })
})

// What the same pages say when they come back.
problemsSuite(everyFormIn)

/** The names of fields in the text of a page, which takes no time compared with parsing it. */
function namesOf(html: string): string[] {
  return [...html.matchAll(/<(?:input|textarea)\b[^>]*?\sname="([^"]*)"/g)].map(([, name = '']) => name)
}
