import { type Browser, chromium } from 'playwright-core'
import { CHROMIUM_FLAGS, findChromium } from './browser.js'

/** Pages of one profile share a process, and what draws them is in the browser's own: beginning one takes long. */
const FEWER_PROCESSES = ['--disable-site-isolation-trials', '--renderer-process-limit=1', '--in-process-gpu']

/** Throws when there is no Chromium: browser tests are never skipped. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('Browser tests need Chromium: install it, or set CHROMIUM_PATH to one.')
  return chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS, ...FEWER_PROCESSES] })
}
