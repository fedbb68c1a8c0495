import { expect, it } from 'vitest'
import { canonicalJson } from '../../../src/platform/codes/canonical.ts'

it('the canonical text of a value has its keys in the order of their UTF-16 units, and no spaces', () => {
  const value = { b: [1, { z: null, a: 'é\u2028"' }], a: true, A: -0.5, '': 1e21, '\u{1f600}': {}, '\u20ac': [] }
  const text = '{"":1e+21,"A":-0.5,"a":true,"b":[1,{"a":"é\u2028\\"","z":null}],"\u20ac":[],"\u{1f600}":{}}'
  expect(canonicalJson(value)).toBe(text)
  expect(['text', 12, null, []].map(canonicalJson)).toEqual(['"text"', '12', 'null', '[]'])
})

it('a value that JSON can’t hold has no canonical text', () => {
  for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => canonicalJson(value)).toThrow()
})
