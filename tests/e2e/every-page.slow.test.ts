import { describe, expect, it } from 'vitest'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { NO_PAGE, PAGE_STATES, ROUTES_APART } from '../support/page-states.ts'

// `access.slow.test.ts` goes to all of these places, in every language.

describe('the list of places', () => {
  const pages = [...ROUTES.flatMap(([method, path]) => (method === 'GET' ? [path] : [])), ...ROUTES_APART]

  it('has every address that shows a page', () => {
    const shown = new Set(PAGE_STATES.map(({ route }) => route))
    const missing = pages.filter((route) => !shown.has(route) && NO_PAGE[route] === undefined)
    expect(missing, 'give them a state in tests/support/page-states.ts').toEqual([])
  })

  it('has no address that is gone', () => {
    const named = [...PAGE_STATES.flatMap(({ route }) => route ?? []), ...Object.keys(NO_PAGE)]
    expect(named.filter((route) => !pages.includes(route))).toEqual([])
  })

  it('has a name of its own for each', () => {
    const names = PAGE_STATES.map(({ name }) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })
})
