import { afterEach, beforeEach, expect, it } from 'vitest'
import { cardPath } from '../../src/app/href.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

let app: TestApp
let staff: Staff
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  await publishExample(app, staff.north, {}, '2026-11-24')
})
afterEach(() => app.deps.store.close())

const LESSONS = ['/lessons/L1', '/contacts']
const CHECKED = 'Nov 18, 2026'

it('numbers that nobody has checked for a year are marked on the card, in lessons and on the page of contacts', async () => {
  const { sco, card } = MESSAGES.en
  const path = cardPath('north-house', 'en')
  const shown = async () => {
    const bob = await signedIn(app, staff.bob)
    return [
      (await visitor(app).get(path).expect(200)).text.includes(card.numbersOld(CHECKED)),
      ...(await Promise.all(
        LESSONS.map(async (page) => (await bob.get(page).expect(200)).text.includes(sco.numbersChecked(CHECKED))),
      )),
    ]
  }
  expect(await shown()).toEqual([false, false, false])
  app.clock.pass({ days: 365 })
  expect(await shown()).toEqual([true, true, true])
})
