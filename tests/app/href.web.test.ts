import { expect, it } from 'vitest'
import { hrefTo, webLinks } from '../../src/app/href.web.ts'

it('an address has the bare id of a person', () => {
  const person = 'person:0b1c'
  expect(hrefTo('/hr/people/:person', { person })).toBe('/hr/people/0b1c')
  expect(hrefTo('/hr/people/:person/changes/:change', { person, change: 'move' })).toBe('/hr/people/0b1c/changes/move')
})

it('an address has the path of a file in a package', () => {
  const file = 'content/L1.html'
  expect(hrefTo('/hr/packages/previews/:preview/files/*file', { preview: 'p1', file })).toBe(
    '/hr/packages/previews/p1/files/content/L1.html',
  )
})

it('an address leaves out what is null in the query, and escapes the rest', () => {
  expect(hrefTo('/sign-in', {}, { next: null })).toBe('/sign-in')
  expect(hrefTo('/sign-in', {}, { next: '/hr/people?status=late' })).toBe(
    '/sign-in?next=%2Fhr%2Fpeople%3Fstatus%3Dlate',
  )
})

it('a lesson has a link to a section of it', () => {
  expect([webLinks.lesson('L4', null), webLinks.lesson('L4', 'signs')]).toEqual(['/lessons/L4', '/lessons/L4#signs'])
})

it('an address that no route answers, or with a wrong parameter, does not compile', () => {
  // @ts-expect-error No route has it.
  expect(hrefTo('/hr/nobody')).toBe('/hr/nobody')
  // @ts-expect-error The person is missing.
  expect(hrefTo('/hr/people/:person', {})).toBe('/hr/people/undefined')
  // @ts-expect-error A site is no person.
  expect(hrefTo('/hr/people/:person', { person: 'site:1' })).toBe('/hr/people/1')
  // @ts-expect-error The list is about nobody.
  expect(hrefTo('/hr/people', { person: 'person:1' })).toBe('/hr/people')
})
