import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { appendToTrail } from '../../src/trail/trail.store.ts'
import { beginStory, signInByPassword, type Story } from '../support/story.ts'

/** Six screens of a phone. */
const LONGEST = 6 * 844

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(async () => {
  await story.close()
})

describe('the audit trail on a phone', () => {
  it('is less than six screens, leads to older entries, and isn’t wider than the phone', async () => {
    const { address, staff, test } = story
    const { deps, clock } = test
    const route = '/hr/people/:person/certificate.pdf'
    const source = { actor: staff.ada, at: clock.now(), address: '203.0.113.17' }
    await deps.store.transaction(async (tx) => {
      for (let n = 0; n < 20; n += 1) {
        await appendToTrail(tx, source, { kind: 'person_read', about: staff.bob, detail: { route } })
        const role = { role: 'site-hr', sites: 2, until: '2026-12-24' }
        await appendToTrail(tx, source, { kind: 'role_given', about: staff.cleo, detail: role })
      }
    })
    const page = await story.phone({ javaScriptEnabled: false })
    await page.goto(`${address}/sign-in`)
    await signInByPassword(page, 'ada')
    await page.goto(address + hrefTo('/hr/audit'))
    const [height, width] = await page.evaluate(() => {
      const { scrollHeight, scrollWidth } = document.documentElement
      return [scrollHeight, scrollWidth]
    })
    expect(width).toBe(390)
    expect(height).toBeLessThan(LONGEST)
    await page.getByText('Filters', { exact: true }).click()
    expect(await page.getByLabel('Who did it').isVisible()).toBe(true)
    await page.getByRole('link', { name: 'Older entries' }).click()
    expect(page.url()).toContain('before=')
  })
})
