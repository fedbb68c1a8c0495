import { describe, expect, it } from 'vitest'
import { askedIn } from '../../../src/audit/shown-again/asked.ts'
import { openRound, startAttempt } from '../../../src/learning/attempt.ts'
import type { AttemptStarted } from '../../../src/ledger/event.ts'
import { type History, isKind } from '../../../src/ledger/history.ts'
import { content } from '../../support/content.ts'
import { history } from '../../support/history.ts'

const { course } = content
const first = startAttempt(course, 'one', 'seed of one', [])
const second = startAttempt(course, 'two', 'seed of two', first.started.items)
const missed = { topics: [{ topic: 'images', right: false }], outcome: 'topics-open' } as const
const round = { right: 14, of: 15, steps: [], ...missed }
const again = openRound(course, { ...second, rounds: [{ ...round, round: 1, items: second.started.items }] }, [
  ...first.started.items,
])
if (again === null) throw new Error('a topic that was missed is asked again')

const started = (body: Omit<AttemptStarted, 'v' | 'language' | 'contentEdition'>) =>
  ({ kind: 'attempt_started', on: '2026-03-02', body }) as const
const handedIn = (attempt: string, n: number, items: readonly string[]) =>
  ({ kind: 'attempted', on: '2026-03-02', body: { ...round, attempt, round: n, items } }) as const

function asked(known: History, attempt: string, of = course) {
  const event = known.filter(isKind('attempt_started')).find(({ body }) => body.attempt === attempt)
  if (event === undefined) throw new Error('no such attempt')
  return askedIn(of, known, event)
}

describe('the questions of a final check', () => {
  const story = [
    started(first.started),
    handedIn('one', 1, first.started.items),
    started(second.started),
    handedIn('two', 1, second.started.items),
    handedIn('two', 2, again.items),
  ]

  it('are those drawn at its start, in the order in which they were shown', () => {
    const { items, optionOrders } = first.started
    expect(asked(history(...story), 'one')).toEqual([{ round: 1, items, optionOrders }])
  })

  it('are drawn again for later rounds, even when another check came before or after', () => {
    const third = startAttempt(course, 'three', 'seed of three', [])
    for (const known of [history(...story), history(...story, started(third.started))]) {
      expect(asked(known, 'two')[1]).toEqual({ round: 2, items: again.items, optionOrders: again.optionOrders })
    }
  })

  it('have no order of options when the edition draws something else, or can no longer be read', () => {
    const other = { ...course, items: course.items.filter(({ id }) => !again.items.includes(id)) }
    expect(asked(history(...story), 'two', other)[1]).toEqual({ round: 2, items: again.items, optionOrders: null })
    const [event] = history(...story)
      .filter(isKind('attempt_started'))
      .slice(-1)
    if (event === undefined) throw new Error('no such attempt')
    expect(askedIn(null, history(...story), event)[1]?.optionOrders).toBeNull()
  })
})
