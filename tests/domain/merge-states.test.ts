import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  FRESH,
  type PackageState,
  withAttemptStarted,
  withFinalAnswer,
  withPracticeAnswer,
} from '../../src/domain/cmi-state.ts'
import { hasMore, mergedStates } from '../../src/domain/merge-states.ts'
import { content } from '../support/content.ts'
import { acknowledged, attempting, passed, practised, roundAnswered, roundHandedIn } from '../support/package-states.ts'

const { course } = content
const below = roundHandedIn(attempting, () => false)
const again = withAttemptStarted(course, below, 'second')
const halfway: PackageState = { ...FRESH, practice: new Map([...practised.practice].slice(0, 7)) }
const STATES = [FRESH, halfway, practised, attempting, below, again, passed, acknowledged]
const anyState = fc.constantFrom(...STATES)

describe('two copies of a state', () => {
  it('together know everything that either knew, whichever is ours', () => {
    fc.assert(
      fc.property(anyState, anyState, (a, b) => {
        for (const merged of [mergedStates(a, b), mergedStates(b, a)]) {
          expect(hasMore(merged, a)).toBe(false)
          expect(hasMore(merged, b)).toBe(false)
        }
      }),
    )
  })

  it('that are equal stay as they are', () => {
    for (const state of STATES) {
      expect(mergedStates(state, state)).toEqual(state)
      expect(hasMore(state, state)).toBe(false)
    }
  })

  it.each<[string, PackageState, PackageState, boolean]>([
    ['an answer to a practice question', FRESH, halfway, true],
    ['an attempt', practised, attempting, true],
    ['a further attempt', below, again, true],
    ['an answer in the same round', attempting, roundAnswered(attempting, () => true), true],
    ['the acknowledgement', passed, acknowledged, true],
    ['only another place', FRESH, { ...FRESH, place: 'lessons/L4' }, false],
    ['only how the learner reads', FRESH, { ...FRESH, detail: 'less' }, false],
    ['less', acknowledged, passed, false],
  ])('differ when the other has %s', (_, mine, other, more) => {
    expect(hasMore(mine, other)).toBe(more)
  })

  it('keep my answer where both answered, and my place and way of reading', () => {
    const mine: PackageState = { ...withPracticeAnswer(FRESH, 'Q02', ['a']), place: 'policy', detail: 'less' }
    const merged = mergedStates(mine, withPracticeAnswer(halfway, 'Q02', ['b']))
    expect(merged.practice.get('Q02')).toEqual(['a'])
    expect(merged).toMatchObject({ place: 'policy', detail: 'less' })
  })

  it('put the answers of one round together', () => {
    const [first = 'Q00', second = 'Q00'] = attempting.attempt?.started.items ?? []
    const merged = mergedStates(withFinalAnswer(attempting, first, ['a']), withFinalAnswer(attempting, second, ['b']))
    expect([...merged.answers.keys()].sort()).toEqual([first, second].sort())
  })
})
