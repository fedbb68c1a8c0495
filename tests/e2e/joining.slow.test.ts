import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MESSAGES } from '../../src/words/messages.ts'
import { setLanguage } from '../../src/identity/account.store.ts'
import { createInvitation } from '../../src/identity/codes/printed-code.store.ts'
import { codeMac } from '../../src/identity/printed-link.web.ts'
import { type Counted, counting, OPENING, secondsOf } from '../support/counted.ts'
import { addDevice } from '../support/device.ts'
import { withoutPassword } from '../support/staff.ts'
import { beginStory, type Story } from '../support/story.ts'

const PASSWORD = 'two buses and a walk'

let story: Story
beforeAll(async () => {
  // Browsers have passkeys for this name.
  story = await beginStory({ host: 'localhost' })
})
afterAll(() => story.close())

describe('from an invitation on a phone', () => {
  it('takes 3 taps, one finger and no typing with a passkey, and one more tap to the first lesson', async () => {
    const { page, counted } = await phone()
    const { token } = await invited()
    await page.goto(`${story.address}/join/${token}`)
    await page.getByRole('button', { name: MESSAGES.en.factors.passkey.joinButton }).tap()
    await reachCourse(page)
    expect(counted).toMatchObject({ taps: 3 - OPENING, typed: 0, unlocks: 1, screens: 3 })
    expect(secondsOf(counted)).toBe(9.5)
    await reachLesson(page)
    expect(counted).toMatchObject({ taps: 4 - OPENING, typed: 0, unlocks: 1, screens: 4 })
    expect(secondsOf(counted)).toBe(11.6)
    tell('with a passkey', counted)
  })

  it('takes 4 taps and 20 characters with a password, and one more tap to the first lesson', async () => {
    const { page, counted } = await phone()
    const { token } = await invited()
    await page.goto(`${story.address}/join/${token}`)
    await choosePassword(page)
    await reachCourse(page)
    expect(counted).toMatchObject({ taps: 4 - OPENING, typed: PASSWORD.length, unlocks: 0, screens: 3 })
    expect(secondsOf(counted)).toBe(14.3)
    await reachLesson(page)
    expect(secondsOf(counted)).toBe(16.4)
    tell('with a password', counted)
  })

  it('shows the password to whoever wants to see what they typed, and sends it as a password', async () => {
    const { page } = await phone()
    const { token } = await invited()
    await page.goto(`${story.address}/join/${token}`)
    const input = page.locator('[name="password"]')
    await input.fill(PASSWORD)
    const show = page.getByRole('button', { name: MESSAGES.en.account.join.showPassword })
    await show.tap()
    expect(await input.getAttribute('type')).toBe('text')
    expect(await show.getAttribute('aria-pressed')).toBe('true')
    await show.tap()
    expect(await input.getAttribute('type')).toBe('password')
    await show.tap()
    await page.getByRole('button', { name: MESSAGES.en.account.join.button }).tap()
    await reachCourse(page)
  })

  it('takes two more taps by the short code on paper, and less than 30 seconds once its address is open', async () => {
    const { page, counted } = await phone()
    const { code } = await invited()
    await page.goto(`${story.address}/code`)
    await page.locator('[name="code"]').tap()
    await page.keyboard.type(code.toLowerCase())
    await page.getByRole('button', { name: MESSAGES.en.account.code.button }).tap()
    await choosePassword(page)
    await reachCourse(page)
    expect(counted).toMatchObject({ taps: 6 - OPENING, typed: code.length + PASSWORD.length, screens: 4 })
    expect(secondsOf(counted)).toBeLessThanOrEqual(30)
    tell('by the short code', counted)
  })
})

async function choosePassword(page: Page): Promise<void> {
  await page.locator('[name="password"]').tap()
  await page.keyboard.type(PASSWORD)
  await page.getByRole('button', { name: MESSAGES.en.account.join.button }).tap()
}

/** The home of the course takes one tap to open its first page, which is for whoever may find the subject hard. */
async function reachCourse(page: Page): Promise<void> {
  await page.waitForURL((url) => url.pathname === '/course')
  await page.locator('main a.btn').first().tap()
  await page.waitForURL((url) => url.pathname === '/before-you-start')
}

async function reachLesson(page: Page): Promise<void> {
  await page.locator('main .btn').first().tap()
  await page.waitForURL((url) => url.pathname.startsWith('/lessons/'))
}

function tell(way: string, counted: Counted): void {
  const { screens, taps, typed, unlocks, loadingMs } = counted
  const done = `${taps + OPENING} taps, ${typed} characters, ${unlocks} unlocks, ${screens} screens`
  process.stdout.write(`Joining ${way}: ${done}, ${secondsOf(counted)} s by the model, ${loadingMs} ms of loading\n`)
}

async function invited() {
  const { staff, test } = story
  const { deps } = test
  await withoutPassword(test, staff.bob)
  await deps.store.db.deleteFrom('passkey').execute()
  await setLanguage(deps.store.db, staff.bob, 'en')
  return deps.store.transaction((tx) =>
    createInvitation(tx, { person: staff.bob, createdBy: staff.ada, at: deps.now() }, codeMac(deps)),
  )
}

async function phone() {
  const page = await story.phone({ hasTouch: true, isMobile: true })
  await addDevice(page)
  return { page, counted: await counting(page) }
}
