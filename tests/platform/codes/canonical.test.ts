import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson, isCanonical } from '../../../src/platform/codes/canonical.ts'

it('the canonical text of a value has its keys in the order of their UTF-16 units, and no spaces', () => {
  const value = { b: [1, { z: null, a: 'é\u2028"' }], a: true, A: -0.5, '': 1e21, '\u{1f600}': {}, '\u20ac': [] }
  const text = '{"":1e+21,"A":-0.5,"a":true,"b":[1,{"a":"é\u2028\\"","z":null}],"\u20ac":[],"\u{1f600}":{}}'
  expect(canonicalJson(value)).toBe(text)
  expect(['text', 12, null, []].map(canonicalJson)).toEqual(['"text"', '12', 'null', '[]'])
})

it('a value that JSON can’t hold has no canonical text', () => {
  for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => canonicalJson(value)).toThrow()
})

it('a text is told apart from every other that is read as the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value)
      expect(isCanonical(text)).toBe(true)
      expect(isCanonical(JSON.stringify(value))).toBe(JSON.stringify(value) === text)
      expect(isCanonical(` ${text}`)).toBe(false)
    }),
  )
  const others = ['{"b":1,"a":2}', '{"a":[{"b":1,"a":2}]}', '{"a":1,"a":1}', '{"a": 1}', '{"9":1,"10":1}', '1.0', '-0']
  expect([...others, '{', '1e400'].filter(isCanonical)).toEqual([])
  expect(['{"a":2,"b":1}', '{"10":1,"9":1}', '[]', '{"":[null]}'].filter((text) => !isCanonical(text))).toEqual([])
})
