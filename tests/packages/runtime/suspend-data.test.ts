import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { SUSPEND_DATA_BUDGET } from '../../../src/packages/standards/cmi.ts'
import {
  FRESH,
  findOpenRound,
  type PackageState,
  withAcknowledgement,
  withAttemptStarted,
  withChoice,
  withFinalAnswer,
  withPracticeAnswer,
  withRoundHandedIn,
} from '../../../src/packages/runtime/cmi-state.ts'
import type { Course, Item } from '../../../src/course/course.ts'
import { getItem } from '../../../src/course/draw.ts'
import { answerKey } from '../../../src/course/question-type.ts'
import { largestState } from '../../../src/packages/runtime/largest-state.ts'
import { fnv1a } from '../../../src/platform/codes/fnv.ts'
import { languageIn, pack, unpack } from '../../../src/packages/runtime/suspend-data.ts'
import { content, contents } from '../../support/content.ts'
import { practised, roundAnswered, roundHandedIn } from '../../support/package-states.ts'

const { course, scenarios } = content
const FINAL = course.items.filter((item) => item.use === 'final').map((item) => item.id)
const everythingSeen: PackageState = { ...practised, seen: FINAL }
/** The most topics that may be wrong in a round that leaves topics open. */
const MISSED: readonly string[] = course.topics.slice(0, course.pass.of - course.pass.right).map(({ topic }) => topic)

describe('suspend data', () => {
  it('gives back every state that a learner can reach', () => {
    fc.assert(
      fc.property(fc.array(step(), { maxLength: 120 }), (steps) => {
        const state = steps.reduce((sum, take) => take(sum), FRESH)
        expect(unpack(course, pack(course, state))).toEqual(state)
      }),
      { numRuns: 200 },
    )
  })

  it('is null after any change of one character', () => {
    const text = pack(course, largestState(content))
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...'AZaz09-_.~ '), (at, character) => {
        fc.pre(text.charAt(at) !== character)
        expect(unpack(course, text.slice(0, at) + character + text.slice(at + 1))).toBeNull()
      }),
    )
  })

  it('is null for a text that was cut off, and for anything that is not ours', () => {
    const text = pack(course, largestState(content))
    for (let end = 0; end < text.length; end++) expect(unpack(course, text.slice(0, end))).toBeNull()
    for (const foreign of ['', '{"page":3}', '.', 'null', '1v1.....']) expect(unpack(course, foreign)).toBeNull()
  })

  it.each([
    ['in a package of one language', null],
    ['in English, in a package of several', 'en'],
    ['in Spanish, in a package of several', 'es'],
  ] as const)(
    'is plain ASCII and stays below its budget with everything answered and every question seen, %s',
    (_, language) => {
      const spoken = contents[language ?? 'en']
      const state = { ...largestState(spoken), language }
      const text = pack(spoken.course, state)
      expect(text).toMatch(/^[A-Za-z0-9._~/-]+$/)
      expect(text.length).toBeLessThan(SUSPEND_DATA_BUDGET)
      expect(languageIn(text)).toBe(language)
      // The course is one: what was done in one language is there in the other.
      for (const each of Object.values(contents)) expect(unpack(each.course, text)).toEqual(state)
    },
  )

  it('is never longer than the state that is taken for the longest', () => {
    const longest = pack(course, largestState(content)).length
    fc.assert(
      fc.property(fc.constantFrom(FRESH, everythingSeen), fc.array(step(), { maxLength: 60 }), (from, steps) => {
        const state = stretched(steps.reduce((sum, take) => take(sum), from))
        expect(pack(course, state).length).toBeLessThanOrEqual(longest)
      }),
      { numRuns: 300 },
    )
  })

  it.each<[string, PackageState]>([
    ['in round 1', roundAnswered(withAttemptStarted(course, everythingSeen, 'seed'), () => true)],
    [
      'in round 3',
      roundAnswered(
        [1, 2].reduce(
          (state) => roundHandedIn(state, ({ topic }) => !MISSED.includes(topic ?? '')),
          withAttemptStarted(course, everythingSeen, 'seed'),
        ),
        () => true,
      ),
    ],
  ])('is not longer than that with all answers saved %s', (_, state) => {
    const settled = withAcknowledgement(stretched(state), calendarDate('2027-02-28'), 4711)
    expect(pack(course, settled).length).toBeLessThanOrEqual(pack(course, largestState(content)).length)
  })

  it('would stay below its budget with three times as many questions', () => {
    const copies = (item: Item, index: number): Item[] =>
      [0, 1, 2].map((copy) => ({ ...item, id: `Q${500 + 3 * index + copy}` as const }))
    const large: Course = { ...course, items: course.items.flatMap(copies) }
    expect(pack(large, largestState({ ...content, course: large })).length).toBeLessThan(SUSPEND_DATA_BUDGET)
  })
})

describe('suspend data of another version of the course', () => {
  const state = largestState(content)
  const text = pack(course, state)

  it('loads in a newer minor version', () => {
    expect(unpack({ ...course, version: '1.9.3' }, text)).toEqual(state)
  })

  it('is not read in another major version', () => {
    expect(unpack({ ...course, version: '2.0.0' }, text)).toBeNull()
  })

  it.each([
    [1, 'a version with one language'],
    [2, 'a version without choices in stories'],
    [3, 'a version without paths of detail'],
  ])('loads without its last %i parts, as %s wrote it', (missing, _) => {
    const earlier = packed(
      text
        .split('.')
        .slice(0, -1 - missing)
        .join('.'),
    )
    const choices = missing < 2 ? state.choices : FRESH.choices
    const detail = missing < 3 ? state.detail : FRESH.detail
    expect(unpack(course, earlier)).toEqual({ ...state, language: null, choices, detail })
  })

  it('leaves out questions that the course has no more, and keeps the rest', () => {
    const newer = { ...course, items: course.items.filter((item) => item.id !== 'Q02') }
    const loaded = unpack(newer, text)
    expect(state.practice.has('Q02') || state.seen.includes('Q02')).toBe(true)
    expect(loaded?.practice.has('Q02')).toBe(false)
    expect(loaded?.seen).toEqual(state.seen.filter((id) => id !== 'Q02'))
    expect(loaded?.acknowledgement).toEqual(state.acknowledgement)
  })

  it('puts another question in the place of a retired one in an open attempt, and keeps the other answers', () => {
    for (const [place] of (withAttemptStarted(course, FRESH, 'seed').attempt?.started.items ?? []).entries()) {
      const open = roundAnswered(withAttemptStarted(course, FRESH, 'seed'), () => true)
      const asked = open.attempt?.started.items ?? []
      const gone = asked[place]
      const newer = { ...course, items: course.items.filter((item) => item.id !== gone) }
      const loaded = unpack(newer, pack(course, open)) ?? FRESH
      const now = loaded.attempt?.started.items ?? []
      expect(now.with(place, gone ?? 'Q00')).toEqual(asked)
      expect(asked).not.toContain(now[place])
      expect([...loaded.answers.keys()]).toEqual(asked.filter((id) => id !== gone))
      expect(loaded).toMatchObject({ attempts: 1, seen: [] })

      const [fresh, retired] = [getItem(newer, now[place] ?? 'Q00'), getItem(course, gone ?? 'Q00')]
      expect([fresh.topic, fresh.lesson]).toEqual([
        retired.topic,
        retired.topic === null ? retired.lesson : fresh.lesson,
      ])
      expect(findOpenRound(newer, loaded)?.open.items).toEqual(now)
      expect(unpack(newer, pack(newer, loaded))).toEqual(loaded)
      const handedIn = withRoundHandedIn(newer, withFinalAnswer(loaded, fresh.id, answerKey(fresh)))
      expect(handedIn.attempt?.rounds[0]).toMatchObject({ right: 15, of: 15, outcome: 'passed' })
    }
  })

  it('asks about each must-pass topic once after several questions of an open attempt retired', () => {
    const open = withAttemptStarted(course, FRESH, 'seed')
    const asked = open.attempt?.started.items ?? []
    const gone = asked.filter((_, index) => index % 2 === 0)
    const newer = { ...course, items: course.items.filter((item) => !gone.includes(item.id)) }
    const now = unpack(newer, pack(course, open))?.attempt?.started.items ?? []
    expect(new Set(now).size).toBe(15)
    expect(now.filter((id) => asked.includes(id))).toEqual(asked.filter((id) => !gone.includes(id)))
    for (const { topic } of course.topics)
      expect(now.filter((id) => getItem(newer, id).topic === topic)).toHaveLength(1)
  })

  it('replaces a question that has other options now, and leaves out what was chosen there', () => {
    const open = roundAnswered(withAttemptStarted(course, FRESH, 'seed'), () => true)
    const [changed] = open.attempt?.started.items ?? []
    const longer = (item: Item): Item =>
      item.id === changed
        ? { ...item, options: [...item.options, { id: 'f', text: 'x', fits: false, why: 'x' }] }
        : item
    const newer = { ...course, items: course.items.map(longer) }
    const loaded = unpack(newer, pack(course, open))
    expect(loaded?.attempt?.started.items).toHaveLength(15)
    expect(loaded?.answers.has(changed ?? 'Q00')).toBe(false)
    expect(loaded?.answers.size).toBe(14)
  })

  it('keeps the result of an attempt that was handed in', () => {
    const passed = roundHandedIn(withAttemptStarted(course, FRESH, 'seed'), () => true)
    const gone = passed.attempt?.started.items[0]
    const newer = { ...course, items: course.items.filter((item) => item.id !== gone) }
    const loaded = unpack(newer, pack(course, passed))
    expect(loaded?.attempt?.rounds[0]).toMatchObject({ right: 15, of: 15, outcome: 'passed' })
    expect(loaded?.attempt?.rounds[0]?.items).not.toContain(gone)
    // The page of the result looks its questions up.
    expect(loaded?.attempt?.started.items).toEqual(passed.attempt?.started.items.slice(1))
  })

  it('leaves out an answer with an option that the question has no more', () => {
    const item = course.items.find((candidate) => candidate.use === 'practice' && candidate.type === 'single')
    const last = item?.options.at(-1)?.id ?? ''
    const answered = withPracticeAnswer(FRESH, item?.id ?? 'Q00', [last])
    const shorter = (candidate: Item): Item =>
      candidate.id === item?.id ? { ...candidate, options: candidate.options.slice(0, -1) } : candidate
    const newer = { ...course, items: course.items.map(shorter) }
    expect(unpack(newer, pack(course, answered))?.practice.size).toBe(0)
  })
})

/** A text of our form with its checksum: written out here, because texts of earlier versions have it too. */
function packed(body: string): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const hash = fnv1a(body)
  const checksum = [5, 4, 3, 2, 1, 0].map((place) => digits.charAt(Math.floor(hash / 64 ** place) % 64))
  return `${body}.${checksum.join('')}`
}

/** Makes the place and the seed as long as they may be. */
function stretched(state: PackageState): PackageState {
  const { attempt } = state
  const seed = 's'.repeat(64)
  return {
    ...state,
    place: 'p'.repeat(60),
    attempt: attempt === null ? null : { ...attempt, started: { ...attempt.started, seed } },
  }
}

type Step = (state: PackageState) => PackageState

/** One thing that a learner may do, in any order. */
function step(): fc.Arbitrary<Step> {
  const practice = course.items.filter((item) => item.use === 'practice')
  const places = ['', 'lessons/L4', 'attempts/12/questions/3', 'policy']
  return fc.oneof(
    fc.constantFrom(...practice).chain((item) =>
      answerTo(item).map(
        (answer): Step =>
          (state) =>
            withPracticeAnswer(state, item.id, answer),
      ),
    ),
    fc.tuple(fc.constantFrom(...scenarios), fc.nat(9), fc.nat(9)).map(
      ([scenario, at, choice]): Step =>
        (state) => {
          const open = Math.min((state.choices.get(scenario.id)?.length ?? 0) + 1, scenario.decisions.length)
          const place = (at % open) + 1
          const choices = scenario.decisions[place - 1]?.choices ?? []
          return withChoice(state, scenario, place, choices[choice % choices.length]?.id ?? '')
        },
    ),
    fc.stringMatching(/^[A-Za-z0-9_-]{1,24}$/).map(
      (seed): Step =>
        (state) =>
          withAttemptStarted(course, state, seed),
    ),
    fc.tuple(fc.subarray(course.topics.map(({ topic }) => topic)), fc.boolean()).map(
      ([missed, isHandedIn]): Step =>
        (state) => {
          if (findOpenRound(course, state) === null) return state
          const isRight = ({ topic }: Item) => topic === null || !missed.includes(topic)
          return isHandedIn ? roundHandedIn(state, isRight) : roundAnswered(state, isRight)
        },
    ),
    fc.constantFrom(...places).map(
      (place): Step =>
        (state) => ({ ...state, place }),
    ),
    fc.nat(2 ** 14 - 1).map(
      (nonce): Step =>
        (state) =>
          withAcknowledgement(state, calendarDate('2027-02-28'), nonce),
    ),
  )
}

function answerTo(item: Item): fc.Arbitrary<string[]> {
  const all = item.options.map((option) => option.id)
  if (item.type === 'order') return fc.shuffledSubarray(all, { minLength: all.length })
  return item.type === 'single' ? fc.constantFrom(...all).map((id) => [id]) : fc.subarray(all, { minLength: 1 })
}
