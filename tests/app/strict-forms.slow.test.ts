import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from '../../src/app/route-table.web.ts'
import type { Fields } from '../support/app.ts'
import { contentsOf } from '../support/contents.ts'
import { type EveryForm, everyForm, oneOfEach, type OpenForm, routeOf } from '../support/every-form.ts'
import { openPopulated, type Populated } from '../support/populated.ts'

/** Fields that no form has: one of no meaning, and what every object has under that name. */
const UNKNOWN: readonly string[] = ['unknown', '__proto__', 'constructor', '']
/** Columns, which a program that writes whatever comes in would fill, and other spellings. Each form gets one. */
const COLUMNS: readonly string[] = [
  'role',
  'roles',
  'isHr',
  'person',
  'account',
  'owner',
  'actor',
  'status',
  'completed_on',
  'password_hash',
  '__proto__[isHr]',
  'constructor.prototype.isHr',
  'hasOwnProperty',
  'toString',
  'name[]',
]
/** Fields that come once for each line of a list, here of one line. */
const LISTS: ReadonlySet<string> = new Set(['message', 'request', 'shown'])

const BEHIND: readonly string[] = ['unknown9=1', '__proto__=unknown9', 'constructor=unknown9', 'isHr=unknown9']

let populated: Populated
let every: EveryForm
let forms: OpenForm[] = []
beforeAll(async () => {
  populated = await openPopulated('en')
  every = await everyForm(populated)
  forms = oneOfEach(every.forms)
})
afterAll(() => populated.close())

describe('every page', () => {
  it('is refused with something unknown behind the question mark, or is the same as without', async () => {
    for (const [index, { who, path, status, html }] of every.pages.entries()) {
      const asked = `${path}${path.includes('?') ? '&' : '?'}${BEHIND[index % BEHIND.length]}`
      const answer = await every.asker(who).get(asked)
      if (answer.status === 400) continue
      expect.soft(answer.status, `${who} at ${asked}`).toBe(status)
      expect
        .soft(stable(answer.text).includes('unknown9'), `${who} at ${asked}`)
        .toBe(stable(html).includes('unknown9'))
    }
  })

  it('is refused with one thing behind the question mark twice', async () => {
    const seen = new Set<string>()
    for (const { who, links } of every.pages)
      for (const link of links) {
        const [path = '', query = ''] = link.split('?')
        for (const name of new Set(new URLSearchParams(query).keys())) {
          const route = `${routeOf('GET', path) ?? path}?${name}`
          if (seen.has(route)) continue
          seen.add(route)
          const answer = await every.asker(who).get(`${link}&${name}=2`)
          expect.soft(answer.status, `${link} with ${name} twice`).toBe(400)
        }
      }
    expect(seen.size).toBeGreaterThan(30)
  })
})

describe('every form of every page', () => {
  it('is among those tried here', () => {
    const routes = new Set(forms.map(({ route }) => route))
    const missing = ROUTES.filter(([method, path]) => method === 'POST' && !routes.has(path))
    expect(missing.map(([, path]) => path)).toEqual([])
  })

  it('is refused with a field that it doesn’t have, and nothing is written', async () => {
    const before = await written()
    for (const [index, form] of forms.entries()) {
      // The same form has more fields where there's more to choose from.
      const alike = every.forms.filter(({ route }) => route === form.route)
      const known = new Set(
        alike.flatMap(({ inputs, fields }) => [...inputs.map(({ name }) => name), ...Object.keys(fields)]),
      )
      const column = COLUMNS[index % COLUMNS.length] ?? ''
      // A form without a page may be about something that isn't there, which is said first.
      for (const name of [...UNKNOWN, column].filter((unknown) => !known.has(unknown)))
        expect
          .soft(form.page === '' ? [400, 404] : [400], `${form.route} from ${form.page} with ${name}`)
          .toContain(await send(form, { [name]: 'x' }))
    }
    expect(await written()).toEqual(before)
  })

  it('is refused with a field that comes twice, and nothing is written', async () => {
    const before = await written()
    let tried = 0
    for (const form of forms) {
      const names = form.inputs.map(({ name }) => name)
      // Boxes to check, and steps in an order, come many times under one name.
      const single = names.filter((name) => name !== 'csrf' && names.indexOf(name) === names.lastIndexOf(name))
      for (const name of single) {
        const [input] = form.inputs.filter((other) => other.name === name)
        if (input?.type === 'file' || input?.type === 'checkbox' || LISTS.has(name)) continue
        tried += 1
        expect
          .soft(await send(form, { [name]: ['1', '2'] }), `${form.route} from ${form.page}: ${name} twice`)
          .toBe(400)
      }
    }
    expect(tried).toBeGreaterThan(200)
    expect(await written()).toEqual(before)
  })

  it('is refused as JSON and as plain text, which our pages never send', async () => {
    const before = await written()
    for (const { route, who, action, fields } of forms.filter(({ page }) => page !== '')) {
      for (const type of ['application/json', 'text/plain']) {
        const { status } = await every.asker(who).send(action, type, JSON.stringify(fields))
        expect.soft([400, 403], `${route} as ${type}`).toContain(status)
      }
    }
    expect(await written()).toEqual(before)
  })

  // Last, because it changes what is on record. It shows that it was the field that was refused.
  it('isn’t refused as the page sends it', async () => {
    // A form that was kept is as it once came in.
    for (const form of forms.filter(({ page }) => page !== '' && page !== '/account/kept-form'))
      expect.soft(await send(form, {}), `${form.route} from ${form.page}`).not.toBe(400)
  })
})

async function send({ who, action, isMultipart, fields }: OpenForm, more: Fields): Promise<number> {
  const { status } = await every.asker(who).post(action, { ...fields, ...more }, isMultipart ? null : undefined)
  return status
}

/** Everything that is on record at the three servers, table by table. */
async function written(): Promise<Record<string, unknown>[]> {
  return Promise.all((['ada', 'abe', 'founder'] as const).map((who) => contentsOf(populated.app(who).deps.store)))
}

/** Without the hidden fields that say where somebody is. */
function stable(html: string): string {
  return html.replaceAll(/name="to" value="[^"]*"/g, '')
}
