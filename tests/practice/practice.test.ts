import { describe, expect, it } from 'vitest'
import { nextStory, practiceState, versionOn } from '../../src/practice/practice.ts'
import { day, history, type StoryEvent } from '../support/history.ts'

const live = (on: string, version = 1): StoryEvent => ({
  kind: 'site_published',
  on,
  body: { v: 3, version, details: {} },
})
const held = (on: string, story = 'SC-1', people: readonly string[] = ['person:bob']): StoryEvent => ({
  kind: 'practice_held',
  on,
  body: { v: 1, practice: on, story, siteVersion: 1, people, toFix: '' },
})
const every = (days: number, on: string): StoryEvent => ({ kind: 'practice_interval_set', on, body: { v: 1, days } })
const stateOn = (today: string, ...story: readonly StoryEvent[]) => practiceState(history(...story), day(today))

describe('the next practice of a site', () => {
  it.each<[string, readonly StoryEvent[], string | null]>([
    ['isn’t due while nothing is live', [], null],
    ['isn’t due while nothing is live, whatever was held', [held('2026-01-01')], null],
    ['is due 90 days after details first went live', [live('2026-01-01'), live('2026-02-01', 2)], '2026-04-01'],
    ['is due 90 days after the last one', [live('2026-01-01'), held('2026-03-01')], '2026-05-30'],
    [
      'counts from the last one, in whatever order they were recorded',
      [live('2026-01-01'), held('2026-03-01'), held('2026-02-01')],
      '2026-05-30',
    ],
    [
      'is due as often as the site has set',
      [live('2026-01-01'), held('2026-03-01'), every(30, '2026-03-02')],
      '2026-03-31',
    ],
    [
      'goes by the number set last',
      [live('2026-01-01'), every(30, '2026-03-02'), every(60, '2026-03-03')],
      '2026-03-02',
    ],
  ])('%s', (_, story, dueOn) => {
    expect(stateOn('2026-06-01', ...story).dueOn).toBe(dueOn)
  })

  it('is overdue from the day after', () => {
    const story = [live('2026-01-01'), held('2026-03-01')]
    expect(stateOn('2026-05-30', ...story).isOverdue).toBe(false)
    expect(stateOn('2026-05-31', ...story).isOverdue).toBe(true)
  })

  it('has the story that the team has heard least often, in the order of the course', () => {
    const stories = [{ id: 'SC-1' }, { id: 'SC-2' }, { id: 'SC-3' }]
    const next = (...story: readonly StoryEvent[]) => nextStory(stories, stateOn('2026-06-01', ...story))?.id
    expect(next()).toBe('SC-1')
    expect(next(held('2026-01-01', 'SC-1'))).toBe('SC-2')
    expect(next(held('2026-01-01', 'SC-2'), held('2026-01-02', 'SC-1'), held('2026-01-03', 'SC-3'))).toBe('SC-1')
    expect(nextStory([], stateOn('2026-06-01'))).toBe(null)
  })
})

describe('the version of a site’s details', () => {
  it('is the one in force on a day: the last of that day, and none before the first', () => {
    const state = stateOn('2026-06-01', live('2026-01-01'), live('2026-02-01', 2), live('2026-02-01', 3))
    const on = (each: string) => versionOn(state, day(each))
    expect(['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01', '2026-06-01'].map(on)).toEqual([null, 1, 1, 3, 3])
  })
})
