import { describe, expect, it } from 'vitest'
import { measure } from '../../src/content/reading.ts'

describe('the reading grade', () => {
  it('follows Flesch-Kincaid: words per sentence and syllables per word', () => {
    // 6 words, 1 sentence, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59
    expect(measure(['The cat sat on the mat.'], []).grade).toBeCloseTo(-1.45, 2)
  })

  it('counts a term of the list as one word of two syllables', () => {
    const plain = measure(['Call the National Human Trafficking Hotline now.'], [])
    const listed = measure(['Call the National Human Trafficking Hotline now.'], ['National Human Trafficking Hotline'])
    expect(plain.words).toBe(7)
    expect(listed.words).toBe(4)
    expect(listed.grade).toBeLessThan(plain.grade)
  })

  it('does not end a sentence at an initial', () => {
    expect(measure(['K. is here.'], []).grade).toBeCloseTo(0.39 * 3 + 11.8 * 1 - 15.59, 2)
  })

  it('does not hide a hard passage behind short labels', () => {
    const hard = 'Institutional representatives systematically operationalize comprehensive responsibilities.'
    expect(measure([hard], []).grade).toBeGreaterThan(8)
  })
})
