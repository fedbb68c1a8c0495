import { expect, it } from 'vitest'
import { remembered, sameAsLast } from '../../../src/platform/text/remembered.ts'

/** Says what it was made from, and how often anything was made. */
function maker() {
  const made: string[] = []
  return {
    made,
    make: (from: string) => {
      made.push(from)
      return `${from}, “${from.length}” ñ`
    },
  }
}

it('a text is made once, whichever others are made in between', () => {
  const { made, make } = maker()
  const text = remembered(make)
  for (const from of ['', 'a', 'a', 'ñ 学', '', 'a', 'ñ 学']) expect(text(from)).toBe(`${from}, “${from.length}” ñ`)
  expect(made).toEqual(['', 'a', 'ñ 学'])
})

it('more texts than are remembered are all made right, again where they must be', () => {
  const { make } = maker()
  const text = remembered(make)
  const many = Array.from({ length: 12_000 }, (_, index) => `text ${index}`)
  for (const from of [...many, ...many.slice(0, 100)]) expect(text(from)).toBe(make(from))
})

it('a text that follows itself is made once', () => {
  const { made, make } = maker()
  const text = sameAsLast(make)
  for (const from of ['', '', 'a', 'a', '', 'a']) expect(text(from)).toBe(`${from}, “${from.length}” ñ`)
  expect(made).toEqual(['', 'a', '', 'a'])
})
