import { expect, it } from 'vitest'
import { startStopwatch } from '../../../src/packages/runtime/page-events.browser.ts'

it('counts only the time that the page was to be seen', () => {
  const page = Object.assign(new EventTarget(), { hidden: false })
  let now = 1000
  // All that a stopwatch needs of a document.
  const { elapsed } = startStopwatch(page as unknown as Document, () => now)
  const turn = (hidden: boolean, after: number) => {
    now += after
    page.hidden = hidden
    page.dispatchEvent(new Event('visibilitychange'))
  }
  turn(true, 5000)
  expect(elapsed()).toBe(5000)
  turn(false, 60_000)
  expect(elapsed()).toBe(5000)
  now += 2000
  expect(elapsed()).toBe(7000)
})
