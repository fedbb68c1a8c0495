import { describe, expect, it } from 'vitest'
import { ROUTES } from '../../../src/app/route-table.web.ts'
import { hasLines } from '../../../src/platform/http/control-character.web.ts'
import { signedIn, testApp } from '../../support/app.ts'
import { staffOn } from '../../support/staff.ts'
import { examplesOn } from '../../support/examples.ts'
import { sqliteFile } from '../../support/stores.ts'
import { controlCharacterSuite } from './control-character.web.suite.ts'

controlCharacterSuite(sqliteFile())

describe('a field with several lines', () => {
  it('is on the list of those that keep their line breaks, on every page', async () => {
    const test = await testApp({ TRUSTED_PROXIES: '1' })
    const staff = await staffOn(test)
    const ada = await signedIn(test, staff.ada)
    const examplesOf = await examplesOn(test, staff)
    const names = new Set<string>()
    for (const route of ROUTES.filter(([method, path]) => method === 'GET' && path.startsWith('/hr/'))) {
      const [example] = examplesOf(route)
      const { text = '' } = await ada.get(example?.path ?? '').set('X-Forwarded-For', `198.51.100.${names.size}`)
      for (const [, name = ''] of text.matchAll(/<textarea[^>]* name="([^"]*)"/g)) names.add(name)
    }
    expect(names.size).toBeGreaterThan(3)
    expect([...names].filter((name) => !hasLines(name))).toEqual([])
    await test.deps.jobs.idle('packs')
  })
})
