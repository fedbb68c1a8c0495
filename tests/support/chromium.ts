import { type Browser, chromium } from 'playwright-core'
import { CHROMIUM_FLAGS, findChromium } from './browser.js'

/** Throws when there is no Chromium: browser tests are never skipped. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('Browser tests need Chromium: install it, or set CHROMIUM_PATH to one.')
  return chromium.launch({ executablePath, args: CHROMIUM_FLAGS })
}
