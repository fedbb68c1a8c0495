import { describe, expect, it } from 'vitest'
import { unsafeAdvice } from '../../src/course/safe-wording.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { contents } from '../support/content.ts'
import { FAMILIES } from './safe-wording.families.ts'
import { BAD, GOOD } from './safe-wording.sentences.ts'

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
