import { describe, expect, it } from 'vitest'
import { afterMove, isOrderOf, readMove } from '../../src/course/ordering.ts'

describe('a step that is moved', () => {
  it.each([
    ['changes places with the one above', 'abc', 'b up', 'bac'],
    ['changes places with the one below', 'abc', 'b down', 'acb'],
    ['stays where it is at the top', 'abc', 'a up', 'abc'],
    ['stays where it is at the bottom', 'abc', 'c down', 'abc'],
    ['changes nothing when it is not there', 'abc', 'x up', 'abc'],
  ])('%s', (_, before, press, after) => {
    const move = readMove(press)
    expect(move === null ? [] : afterMove([...before], move)).toEqual([...after])
  })

  it.each(['', 'b', 'up', 'b left', 'bb up', 'B up', ' b up'])('is named by the button, not by "%s"', (value) => {
    expect(readMove(value)).toBeNull()
  })
})

describe('an order', () => {
  it.each([
    ['may turn the steps round', 'cab', true],
    ['is none with a step missing', 'ca', false],
    ['is none with a step twice', 'caa', false],
    ['is none with a step of another', 'cax', false],
    ['is none with one too many', 'cabb', false],
  ])('%s: %s', (_, given, isOrder) => {
    expect(isOrderOf(['a', 'b', 'c'], [...given])).toBe(isOrder)
  })
})
