import { expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { lookAtAll } from '../support/for-everybody.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'

it.each(LANGUAGES.filter((language) => language !== 'en'))(
  'every page in every state is for everybody, %s',
  async (language) => {
    const browser = await launchChromium()
    const { faults } = await lookAtAll(browser, language)
    await browser.close()
    expect(faults).toEqual({})
  },
)
