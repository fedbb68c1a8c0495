import { MESSAGES } from '../../src/words/messages.ts'
import { describe, expect, it } from 'vitest'
import { READABILITY } from '../../src/course/readability.job.ts'
import { measure } from '../../src/course/passage.job.ts'
import { readTerms } from '../../src/course/load.job.ts'
import { contentFolder } from '../support/content.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'

/** Words that the two languages share. */
const SAME = ['TTY x', 'SCR:', 'NCMEC:', 'AVANZAR:', 'CSOC:']

describe('the words of the card', () => {
  const english = texts(MESSAGES.en.card)
  const spanish = texts(MESSAGES.es.card)

  it('are all there in Spanish, and are not the English ones', () => {
    expect([...spanish.keys()]).toEqual([...english.keys()])
    const same = [...english].filter(([key, text]) => spanish.get(key) === text && !SAME.includes(text))
    expect(same).toEqual([])
  })

  it('say usted to staff, and tú only in what is said to a youth', () => {
    const toStaff = [...spanish].filter(([key]) => !/^(say|wallet\.words|poster\.words)/.test(key))
    for (const [key, text] of toStaff) expect(text, key).not.toMatch(/\b(tú|tu|tus|te|ti|contigo)\b/i)
    expect(spanish.get('say.0')).toContain('Te creo')
  })

  it.each(LANGUAGES)('can be read in a hurry, %s: no sentence is harder than a lesson may be', (language) => {
    const readability = READABILITY[language]
    const terms = readTerms(contentFolder, language)
    const words = texts(MESSAGES[language].card)
    const sentences = [...words].filter(([, text]) => text.split(' ').length > 5)
    const hard = sentences.filter(([, text]) =>
      readability.isTooHard(readability.score(measure([text], terms, readability))),
    )
    expect(sentences.length).toBeGreaterThan(30)
    expect(hard.map(([key, text]) => `${key}: ${text}`)).toEqual([])
  })

  it.each([
    ['English', english],
    ['Spanish', spanish],
  ])('are calm in %s: no exclamation mark, no "please"', (_, words) => {
    for (const [key, text] of words) expect(text, key).not.toMatch(/[!¡]|\bplease\b|por favor/i)
  })
})

/** Every text by its key; a message that takes something gets `x`. */
function texts(messages: object, at = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]: [string, unknown]): [string, string][] => {
      if (typeof value === 'string') return [[at + key, value]]
      if (typeof value === 'function') return [[at + key, String(value('x', 'x', 'x'))]]
      return [...texts(value as object, `${at}${key}.`)] // messages hold texts, functions, and groups of them
    }),
  )
}
