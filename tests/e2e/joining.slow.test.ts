import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MESSAGES } from '../../src/words/messages.ts'
import { setLanguage } from '../../src/identity/account.store.ts'
import { createInvitation } from '../../src/identity/codes/printed-code.store.ts'
import { codeMac } from '../../src/identity/printed-link.web.ts'
import { withoutPassword } from '../support/staff.ts'
import { beginStory, type Story } from '../support/story.ts'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.close())

describe('from an invitation on a phone to the first page of the course', () => {
  it('takes four taps or fewer by the link, the one that opens it included', async () => {
    const { page, taps, tap } = await phone()
    const { token } = await invited()
    await page.goto(`${story.address}/join/${token}`)
    taps.push('the link')
    await tap(page.locator('[name="password"]'))
    await page.keyboard.type('two buses and a walk')
    await tap(page.getByRole('button', { name: MESSAGES.en.account.join.button }))
    await reachCourse(page, tap)
    expect(taps.length).toBeLessThanOrEqual(4)
  })

  it('takes two more by the short code on paper', async () => {
    const { page, taps, tap } = await phone()
    const { code } = await invited()
    await page.goto(`${story.address}/code`)
    taps.push('the address')
    await tap(page.locator('[name="code"]'))
    await page.keyboard.type(code.toLowerCase())
    await tap(page.getByRole('button', { name: MESSAGES.en.account.code.button }))
    await tap(page.locator('[name="password"]'))
    await page.keyboard.type('two buses and a walk')
    await tap(page.getByRole('button', { name: MESSAGES.en.account.join.button }))
    await reachCourse(page, tap)
    expect(taps.length).toBeLessThanOrEqual(6)
  })
})

/** The home of the course may ask for one more tap to open its first page. */
async function reachCourse(page: Page, tap: (target: Locator) => Promise<void>): Promise<void> {
  await page.waitForURL((url) => url.pathname === '/')
  await tap(page.locator('main a.btn').first())
  await page.waitForURL((url) => url.pathname !== '/')
}

async function invited() {
  const { staff, test } = story
  const { deps } = test
  await withoutPassword(test, staff.bob)
  await setLanguage(deps.store.db, staff.bob, 'en')
  return deps.store.transaction((tx) =>
    createInvitation(tx, { person: staff.bob, createdBy: staff.ada, at: deps.now() }, codeMac(deps)),
  )
}

async function phone() {
  const page = await story.phone({ hasTouch: true, isMobile: true })
  const taps: string[] = []
  return {
    page,
    taps,
    async tap(target: Locator) {
      taps.push(String(target))
      await target.tap()
    },
  }
}
