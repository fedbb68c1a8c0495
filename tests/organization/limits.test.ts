import { expect, it } from 'vitest'
import { isLeaveTo, isPhone } from '../../src/organization/limits.ts'

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

it.each([
  ['609-555-0142', true, 'ten digits'],
  ['(609) 555.0142 ext. 12', true, 'with an extension'],
  ['1 609 555 0142', true, 'with the long-distance 1'],
  ['+1 609 555 0142', true, 'with a country'],
  ['+44 20 7946 0958', true, 'of another country'],
  ['211', true, 'three digits'],
  ['609-555-01', false, 'two digits too few'],
  ['609-555-01420', false, 'a digit too many'],
  ['555-0142', false, 'without an area code'],

  ['+1 609 555 014', false, 'a digit too few behind the country'],
  ['123-555-0142', false, 'no area code begins with 1'],
  ['ext. 12', false, 'only an extension'],
  ['411 12', false, 'three digits and more'],
  ['911', false, 'on every page already'],
])('%s: %s, %s', (phone, fits) => {
  expect(isPhone(phone)).toBe(fits)
})
