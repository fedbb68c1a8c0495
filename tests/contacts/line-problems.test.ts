import { expect, it } from 'vitest'
import { problemsNow } from '../../src/contacts/line-problems.ts'
import { contents } from '../support/content.ts'

it('each line that an organization may change can go back to the course', () => {
  const changeable = contents.en.contacts.filter(({ released }) => !released)
  expect(changeable.length).toBeGreaterThan(2)
  for (const { id } of changeable) {
    const problems = problemsNow(contents, new Map(), { contact: id, line: null, reason: 'It moved back.' })
    expect([id, ...problems]).toEqual([id])
  }
})
