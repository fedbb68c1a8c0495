import { afterAll, beforeAll, expect, it } from 'vitest'
import { beginStory, signInByPassword, type Story } from '../../support/story.ts'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.close())

it.each([true, false])('the claim is shown only for the staff number, also without scripts: %s', async (scripts) => {
  const page = await story.phone({ javaScriptEnabled: scripts })
  await page.goto(`${story.address}/sign-in`)
  await signInByPassword(page, 'ada')
  await page.goto(`${story.address}/hr/sign-in`)
  const claim = page.locator('#numberClaim')
  expect(await claim.isVisible()).toBe(false)
  await page.locator('#match-number').check()
  expect(await claim.isVisible()).toBe(true)
  await page.locator('#match-email').check()
  expect(await claim.isVisible()).toBe(false)
})
