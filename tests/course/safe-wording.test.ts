import { describe, expect, it } from 'vitest'
import { unsafeAdvice } from '../../src/course/safe-wording.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { contents } from '../support/content.ts'
import { EVADES } from './safe-wording.evades.ts'
import { FAMILIES } from './safe-wording.families.ts'
import { HARMLESS_EN } from './safe-wording.harmless-en.ts'
import { HARMLESS_ES } from './safe-wording.harmless-es.ts'
import { HARMS_EN } from './safe-wording.harms-en.ts'
import { HARMS_ES } from './safe-wording.harms-es.ts'
import { NEARLY_HARMLESS } from './safe-wording.near.ts'
import { PAPERWORK } from './safe-wording.paperwork.ts'
import { BAD_EN, GOOD_EN } from './safe-wording.said-en.ts'
import { BAD_ES, GOOD_ES } from './safe-wording.said-es.ts'
import { BAD, GOOD } from './safe-wording.sentences.ts'

const SAID = { en: { bad: BAD_EN, good: GOOD_EN }, es: { bad: BAD_ES, good: GOOD_ES } } as const

describe.each([
  ...Object.entries(BAD_EN).map((family) => ['en', ...family] as const),
  ...Object.entries(BAD_ES).map((family) => ['es', ...family] as const),
])('a text from which staff could take that they don’t report (%s): %s', (language, _name, texts) => {
  it.each(texts)('is refused: %s', (text) => {
    expect(unsafeAdvice(text, language)).not.toEqual([])
    const [first = '', last = ''] = SAID[language].good
    expect(unsafeAdvice(`${first} ${text}\n${last}`, language)).not.toEqual([])
  })
})

describe.each(LANGUAGES)('a way around a report (%s)', (language) => {
  it.each(EVADES[language].bad)('is refused: %s', (text) => {
    expect(unsafeAdvice(text, language)).not.toEqual([])
  })
})

describe.each(LANGUAGES)('what organizations write (%s)', (language) => {
  it.each([...SAID[language].good, ...EVADES[language].good])('is let through: %s', (text) => {
    expect(unsafeAdvice(text, language)).toEqual([])
  })
})

describe.each([
  ...Object.entries(HARMLESS_EN).map((about) => ['en', ...about] as const),
  ...Object.entries(HARMLESS_ES).map((about) => ['es', ...about] as const),
])('what a site writes in its steps (%s): %s', (language, _about, texts) => {
  it.each(texts)('is let through: %s', (text) => {
    expect(unsafeAdvice(text, language)).toEqual([])
  })
})

describe.each([
  ...Object.entries(HARMS_EN).map(([topic, said]) => ['en', topic, said] as const),
  ...Object.entries(HARMS_ES).map(([topic, said]) => ['es', topic, said] as const),
])('advice that hurts a youth (%s): %s', (language, _topic, { bad, good }) => {
  it.each(bad)('is refused: %s', (text) => {
    expect(unsafeAdvice(text, language)).toContain('harms')
  })

  it.each(good)('is let through when it’s denied, somebody else’s or another thing: %s', (text) => {
    expect(unsafeAdvice(text, language)).toEqual([])
  })
})

describe.each(LANGUAGES)('a report that is paperwork (%s)', (language) => {
  it.each(PAPERWORK[language].good)('is let through: %s', (text) => {
    expect(unsafeAdvice(text, language)).toEqual([])
  })

  it.each(PAPERWORK[language].bad)('is refused when it could be the report of a concern: %s', (text) => {
    expect(unsafeAdvice(text, language)).not.toEqual([])
  })
})

describe.each(LANGUAGES)('a sentence close to a harmless one (%s)', (language) => {
  it.each(NEARLY_HARMLESS[language])('is refused: %s', (text) => {
    expect(unsafeAdvice(text, language)).not.toEqual([])
  })
})

describe('a text of thousands of characters without a period', () => {
  const LONG = 'offer water and a blanket and '
  it.each(Array.from({ length: 13 }, (_, at) => at * 10))('is refused for what stands after %i phrases', (before) => {
    const text = `${LONG.repeat(before)}do not report to SCR until the director agrees and ${LONG.repeat(130 - before)}`
    expect(unsafeAdvice(text, 'en')).toContain('permission')
  })

  it('is let through when it’s safe', () => {
    expect(unsafeAdvice(LONG.repeat(130), 'en')).toEqual([])
  })
})

describe.each(LANGUAGES)('advice that staff act on (%s)', (language) => {
  it('is refused when staff could take from it that they don’t report, not now, or not themselves', () => {
    expect(BAD[language].filter((text) => unsafeAdvice(text, language).length === 0)).toEqual([])
    // Between safe sentences it’s found as well.
    const [first = '', last = ''] = GOOD[language]
    const between = BAD[language].map((text) => `${first} ${text}\n${last}`)
    expect(between.filter((text) => unsafeAdvice(text, language).length === 0)).toEqual([])
  })

  it('is let through when it’s safe', () => {
    const found = GOOD[language].flatMap((text) => unsafeAdvice(text, language).map((danger) => [danger, text]))
    expect(found).toEqual([])
  })

  it.each(Object.entries(FAMILIES))('is refused when %s, and let through when it isn’t so', (_name, family) => {
    const { bad, good } = family[language]
    expect(bad.filter((text) => unsafeAdvice(text, language).length === 0)).toEqual([])
    expect(good.flatMap((text) => unsafeAdvice(text, language).map((danger) => [danger, text]))).toEqual([])
  })

  it('is let through in every clause and line that the course comes with', () => {
    const { policy, contacts } = contents[language]
    const texts = [
      ...policy.clauses.flatMap(({ short, text }) => [short, text]),
      ...contacts.flatMap(({ purpose, isNot, card, wallet }) => [
        purpose,
        isNot ?? '',
        card?.when ?? '',
        card?.use ?? '',
        wallet?.note ?? '',
      ]),
    ]
    expect(texts.flatMap((text) => unsafeAdvice(text, language).map((danger) => [danger, text]))).toEqual([])
  })
})

it('the sentences are many enough to tell', () => {
  const all = ({ en, es }: typeof BAD) => new Set([...en, ...es]).size
  expect(all(BAD)).toBeGreaterThanOrEqual(60)
  expect(all(GOOD)).toBeGreaterThanOrEqual(40)
})
