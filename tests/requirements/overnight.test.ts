import { describe, expect, it } from 'vitest'
import { isOvernight } from '../../src/requirements/rule-change.ts'

describe('new rules that would turn people to need action overnight', () => {
  it.each([
    [0, 10, false, 'nobody turns'],
    [1, 10, false, 'one in ten'],
    [2, 10, true, 'more than one in ten'],
    [5, 10_000, false, 'a few'],
    [6, 10_000, true, 'more than a few, however large the organization is'],
  ])('%i of %i people: asks for the number: %s (%s)', (turned, inScope, asks) => {
    expect(isOvernight(turned, inScope)).toBe(asks)
  })
})
