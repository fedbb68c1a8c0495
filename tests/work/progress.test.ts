import { expect, it } from 'vitest'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { workProgress as en } from '../../src/work/words.en.ts'
import { workProgress as es } from '../../src/work/words.es.ts'

const READY = { en: 'Getting ready', es: 'Preparando todo' }

it.each(LANGUAGES)('long work says that it’s getting ready until its steps are counted (%s)', (language) => {
  const { amount } = { en, es }[language]
  for (const say of Object.values(amount)) {
    expect(say(0, 0)).toBe(READY[language])
    expect(say(0, 1)).toMatch(/\b0 (of|de) 1 /)
    expect(say(2, 3)).toMatch(/\b2 (of|de) 3 /)
  }
})
