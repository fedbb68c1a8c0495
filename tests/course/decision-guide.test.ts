import { type ContactPlace, contactsAt } from '../../src/course/contact-place.ts'
import { describe, expect, it } from 'vitest'
import {
  callsFor,
  DANGER_ANSWERS,
  EXPLOITER_ANSWERS,
  type GuideAnswers,
  nextQuestion,
  readGuide,
} from '../../src/course/decision-guide.ts'
import { content } from '../support/content.ts'

/** Contacts that are added to the content stand between these, whose order stays. */
const LINES = ['SCR', 'LR-1', 'LR-2', 'LR-3', 'LR-4', 'NR-1', 'NR-2']
/** Ids of the lines of a place, in the order of calling. */
const linesAt = (place: ContactPlace) =>
  contactsAt(content.contacts, place)
    .map(({ id }) => id)
    .filter((id) => LINES.includes(id))

/** A path of the guide → the lines in the order of calling. */
const PATHS: readonly (readonly [string, GuideAnswers, boolean, string])[] = [
  ['before any answer nobody is called', { danger: null, exploiter: null }, false, ''],
  ['no danger, and the next question is open', { danger: 'no', exploiter: null }, false, ''],
  ['danger: 911, before anything else is asked', { danger: 'yes', exploiter: null }, false, 'danger-now LR-4'],
  ['not sure about danger: 911 as well', { danger: 'unsure', exploiter: null }, false, 'danger-now LR-4'],
  [
    'a caregiver: SCR now, then help that no parent has to agree to',
    { danger: 'no', exploiter: 'caregiver' },
    false,
    'report-now SCR; more-help LR-2 LR-3 NR-1 NR-2',
  ],
  [
    'a caregiver and danger: 911, then SCR',
    { danger: 'yes', exploiter: 'caregiver' },
    false,
    'danger-now LR-4; report-now SCR; more-help LR-2 LR-3 NR-1 NR-2',
  ],
  [
    'not sure who: SCR, the screener decides, and other help',
    { danger: 'no', exploiter: 'unsure' },
    false,
    'screener-decides SCR; more-help LR-2 LR-3 NR-1 NR-2',
  ],
  [
    'clearly someone else: SCR, and help that starts now as well',
    { danger: 'no', exploiter: 'other' },
    false,
    'report-too SCR; help-now LR-2 LR-3 NR-1 LR-1 NR-2',
  ],
  [
    'someone else, at a site that always calls SCR: the words say so',
    { danger: 'no', exploiter: 'other' },
    true,
    'site-always SCR; help-now LR-2 LR-3 NR-1 LR-1 NR-2',
  ],
  [
    'someone else, danger, at a site that always calls SCR: 911, SCR, help',
    { danger: 'unsure', exploiter: 'other' },
    true,
    'danger-now LR-4; site-always SCR; help-now LR-2 LR-3 NR-1 LR-1 NR-2',
  ],
]

const ENDS = DANGER_ANSWERS.flatMap((danger) =>
  EXPLOITER_ANSWERS.flatMap((exploiter) => [true, false].map((always) => [danger, exploiter, always] as const)),
)

describe('the decision guide', () => {
  it.each(PATHS)('%s', (_, answers, always, calls) => {
    const lines = callsFor(answers, always).map(({ reason, place }) => `${reason} ${linesAt(place).join(' ')}`)
    expect(lines.join('; ')).toBe(calls)
  })

  it.each(ENDS)(
    'leads to SCR before any other line but 911: danger %s, exploiter %s, site always calls %s',
    (danger, exploiter, always) => {
      const calls = callsFor({ danger, exploiter }, always)
      expect(calls.flatMap(({ place }) => linesAt(place))).toContain('SCR')
      expect(calls[0]?.reason === 'danger-now').toBe(danger !== 'no')
      const afterDanger = calls.filter(({ reason }) => reason !== 'danger-now')
      expect(afterDanger[0]?.place).toBe('report')
    },
  )

  it('names a line at each call', () => {
    for (const [danger, exploiter, always] of ENDS)
      for (const { reason, place } of callsFor({ danger, exploiter }, always))
        expect(linesAt(place).length, reason).toBeGreaterThan(0)
  })

  it('asks about danger first, then about the exploiter, then nothing', () => {
    expect(nextQuestion({ danger: null, exploiter: 'other' })).toBe('danger')
    expect(nextQuestion({ danger: 'no', exploiter: null })).toBe('exploiter')
    expect(nextQuestion({ danger: 'no', exploiter: 'other' })).toBeNull()
  })
})

describe('a form of the guide', () => {
  it.each<[string, Record<string, string>, GuideAnswers, boolean]>([
    ['gives an answer', { danger: 'no', asked: 'danger' }, { danger: 'no', exploiter: null }, false],
    [
      'keeps the answers before it',
      { danger: 'no', exploiter: 'other', asked: 'exploiter' },
      { danger: 'no', exploiter: 'other' },
      false,
    ],
    [
      'without an answer to what was asked says so',
      { danger: 'no', asked: 'exploiter' },
      { danger: 'no', exploiter: null },
      true,
    ],
    [
      'takes one answer back and keeps the other',
      { danger: 'no', exploiter: 'other', change: 'danger' },
      { danger: null, exploiter: 'other' },
      false,
    ],
    [
      'takes an answer that no page offers as none',
      { danger: 'maybe', asked: 'danger' },
      { danger: null, exploiter: null },
      true,
    ],
  ])('%s', (_, fields, answers, nothingChosen) => {
    expect(readGuide((name) => fields[name] ?? null)).toEqual({ answers, nothingChosen })
  })
})
