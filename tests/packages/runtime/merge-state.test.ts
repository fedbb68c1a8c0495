import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  FRESH,
  type PackageState,
  withAttemptStarted,
  withChoice,
  withFinalAnswer,
  withPracticeAnswer,
} from '../../../src/packages/runtime/cmi-state.ts'
import { outcome } from '../../../src/learning/attempt.ts'
import type { Topic } from '../../../src/course/course.ts'
import { hasMore, mergedStates } from '../../../src/packages/runtime/merge-state.ts'
import { fittingChoice } from '../../../src/course/scenario.ts'
import { pack, unpack } from '../../../src/packages/runtime/suspend-data.ts'
import { content } from '../../support/content.ts'
import {
  acknowledged,
  attempting,
  passed,
  practised,
  roundAnswered,
  roundHandedIn,
} from '../../support/package-states.ts'

const { course, scenarios } = content
const below = roundHandedIn(attempting, () => false)
const again = withAttemptStarted(course, below, 'second')
const halfway: PackageState = { ...FRESH, practice: new Map([...practised.practice].slice(0, 7)) }
/** The first answers of the open round. */
const answering = (state: PackageState, count: number): PackageState => ({
  ...state,
  answers: new Map([...roundAnswered(state, () => true).answers].slice(0, count)),
})
const elsewhere = withAttemptStarted(course, practised, 'elsewhere')
/** A learner in the second round, with the questions of this topic. */
const openOn = (topic: Topic) => roundHandedIn(attempting, (item) => item.topic !== topic)
const [oneOpen, otherOpen] = course.topics
  .map(({ topic }) => openOn(topic))
  .filter(({ attempt }) => attempt !== null && outcome(attempt) === 'topics-open')
if (oneOpen === undefined || otherOpen === undefined) throw new Error('two topics must be right to pass')
/** A story up to this step. */
const told = (steps: number): PackageState => {
  const [story] = scenarios
  if (story === undefined) throw new Error('the course has stories')
  return story.decisions
    .slice(0, steps)
    .reduce((state, decision, index) => withChoice(state, story, index + 1, fittingChoice(decision).id), FRESH)
}
const STATES = [
  FRESH,
  halfway,
  practised,
  attempting,
  below,
  again,
  passed,
  acknowledged,
  elsewhere,
  told(1),
  told(2),
  answering(attempting, 2),
  answering(elsewhere, 2),
  answering(elsewhere, 10),
  oneOpen,
  answering(oneOpen, 1),
  answering(otherOpen, 1),
  answering(otherOpen, 2),
]
const anyState = fc.constantFrom(...STATES)

describe('two copies of a state', () => {
  it('merged have everything that either had, whichever is ours', () => {
    fc.assert(
      fc.property(anyState, anyState, (a, b) => {
        for (const merged of [mergedStates(a, b), mergedStates(b, a)]) {
          expect(hasMore(merged, a)).toBe(false)
          expect(hasMore(merged, b)).toBe(false)
        }
      }),
    )
  })

  it('are the same for both windows after each has heard the other, also as text', () => {
    fc.assert(
      fc.property(anyState, anyState, (a, b) => {
        const [mine, theirs] = [mergedStates(a, b), mergedStates(b, asStored(a))]
        expect(knownOf(mine)).toEqual(knownOf(theirs))
        expect(hasMore(mine, theirs)).toBe(false)
        expect(hasMore(theirs, mine)).toBe(false)
      }),
    )
  })

  it('two equal copies stay the same', () => {
    for (const state of STATES) {
      expect(mergedStates(state, state)).toEqual(state)
      expect(hasMore(state, state)).toBe(false)
    }
  })

  it.each<[string, PackageState, PackageState, boolean]>([
    ['an answer to a practice question', FRESH, halfway, true],
    ['an attempt', practised, attempting, true],
    ['a further attempt', below, again, true],
    ['more answers in an attempt that came as far', answering(attempting, 2), answering(elsewhere, 10), true],
    ['fewer answers in an attempt that came as far', answering(elsewhere, 10), answering(attempting, 2), false],
    [
      'another answer to the same question',
      practised,
      { ...practised, practice: new Map([...practised.practice.keys()].map((id) => [id, ['b']])) },
      false,
    ],
    ['a further step of a story', told(1), told(2), true],
    ['fewer steps of a story', told(2), told(1), false],
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

  it('keep my answer in a round, too: a window hands in what it shows', () => {
    const [item = 'Q00'] = attempting.attempt?.started.items ?? []
    const [mine, other] = [withFinalAnswer(attempting, item, ['a']), withFinalAnswer(attempting, item, ['b'])]
    expect(mergedStates(mine, other).answers.get(item)).toEqual(['a'])
  })

  it('keep the longer way through a story, whichever window went it', () => {
    for (const merged of [mergedStates(told(1), told(2)), mergedStates(told(2), told(1))])
      expect(merged.choices).toEqual(told(2).choices)
  })

  it('put the answers of one round together', () => {
    const [first = 'Q00', second = 'Q00'] = attempting.attempt?.started.items ?? []
    const merged = mergedStates(withFinalAnswer(attempting, first, ['a']), withFinalAnswer(attempting, second, ['b']))
    expect([...merged.answers.keys()].sort()).toEqual([first, second].sort())
  })
})

function asStored(state: PackageState): PackageState {
  const stored = unpack(course, pack(course, state))
  if (stored === null) throw new Error('the state does not read')
  return stored
}

/** All that windows must agree on. */
function knownOf({ attempt, attempts, answers, practice, worked, choices, acknowledgement }: PackageState) {
  return {
    seed: attempt?.started.seed,
    rounds: attempt?.rounds.map(({ right, topics }) => ({ right, topics: new Set(topics) })),
    attempts,
    answers: new Set(answers.keys()),
    practice: new Set(practice.keys()),
    worked: new Set(worked),
    choices,
    acknowledgement,
  }
}
