import type { Page } from 'playwright-core'

/** What a person has done on the pages that a browser opened, as the pages' own events tell it. */
export interface Counted {
  taps: number
  typed: number
  /** How often a page asked for the finger, face or code that unlocks the device. */
  unlocks: number
  screens: number
  /** What the browser took to load them, for people to read: nothing is asserted about a clock. */
  loadingMs: number
}

/** One tap opens the link of an invitation, before there is a page that could count it. */
export const OPENING = 1

/**
 * Counts in every page from now on, whatever the test chooses to do: a finger or a mouse that goes down, each character
 * that comes into a field, and each call for a passkey. Only trusted events count: no script can make one.
 */
export async function counting(page: Page): Promise<Counted> {
  const counted: Counted = { taps: 0, typed: 0, unlocks: 0, screens: 0, loadingMs: 0 }
  await page.exposeFunction('countDone', (what: keyof Counted, many: number) => {
    counted[what] += many
  })
  await page.addInitScript(COUNT)
  return counted
}

const COUNT = `
  countDone('screens', 1)
  addEventListener('pointerdown', (event) => { if (event.isTrusted) countDone('taps', 1) }, true)
  addEventListener('beforeinput', (event) => {
    if (event.isTrusted && event.inputType === 'insertText') countDone('typed', (event.data ?? '').length)
  }, true)
  for (const name of ['create', 'get']) {
    const asked = CredentialsContainer.prototype[name]
    CredentialsContainer.prototype[name] = function (...options) {
      countDone('unlocks', 1)
      return asked.apply(this, options)
    }
  }
  addEventListener('load', () => setTimeout(() => {
    countDone('loadingMs', Math.round(performance.getEntriesByType('navigation')[0].duration))
  }))
`

/**
 * The seconds of a person on a phone, by a keystroke-level model (Card, Moran and Newell) and not by a clock: 1.35 of
 * thought for each screen, 0.8 for a tap, 0.35 for a typed character, and 3 for unlocking the device.
 */
export function secondsOf({ screens, taps, typed, unlocks }: Counted): number {
  return Math.round((screens * 1.35 + (taps + OPENING) * 0.8 + typed * 0.35 + unlocks * 3) * 10) / 10
}
