import { expect, it } from 'vitest'
import { isLeaveTo } from '../../src/organization/limits.ts'

it.each([
  ['https://www.weather.gov/', true, 'a site over https'],
  ['https://weather.example', true, 'without a path'],
  ['https://weather.example/nj/today.html', true, 'with a path'],
  ['http://weather.example/', false, 'over http, others can read along'],
  ['https://name:word@weather.example/', false, 'with a password in it'],
  ['https://weather.example/?who=bob', false, 'with a question that could tell who left'],
  ['https://localhost/', false, 'not a site of the web'],
  ['javascript:alert(1)', false, 'a script'],
  ['/hr/people', false, 'a page of our own'],
  [`https://weather.example/${'a'.repeat(200)}`, false, 'too long'],
])('%s: %s, %s', (address, fits) => {
  expect(isLeaveTo(address)).toBe(fits)
})
