import { describe, expect, it } from 'vitest'
import { type NextStep, nextSteps } from '../../src/people/next-step/next-step.ts'
import { stepViews } from '../../src/people/next-step/next-step.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { STATUSES, type Status } from '../../src/requirements/status.ts'

const NEVER: readonly NextStep[] = []
const steps = (
  status: Status,
  change: { needsWayIn?: boolean; isClosed?: boolean; cannot?: readonly NextStep[] } = {},
) => {
  const { needsWayIn = false, isClosed = false, cannot = NEVER } = change
  return nextSteps({ status, needsWayIn, isClosed }, (step) => !cannot.includes(step))
}

const NOT_REMINDED = { isReminded: false, isPrinted: false }

describe('the steps on top of a person’s page', () => {
  it.each<[Status, NextStep[]]>([
    ['overdue', ['remind', 'update-sheet', 'extension']],
    ['not-started', ['remind', 'extension', 'leave']],
    ['in-progress', ['remind', 'extension', 'leave']],
    ['needs-help', ['reread', 'remind', 'extension']],
    ['waiting-for-site', ['site', 'extension', 'leave']],
    ['on-leave', ['return', 'expected-return', 'extension']],
    ['expired', ['remind', 'credit', 'leave']],
    ['update-due', ['remind', 'update-sheet', 'leave']],
    ['up-to-date', ['certificate', 'move', 'leave']],
    ['exempt', ['end-exemption', 'duties', 'credit']],
    ['not-in-scope', ['duties', 'assignment', 'move']],
    ['separated', ['rehire', 'certificate', 'file']],
  ])('for someone %s are %j', (status, expected) => {
    expect(steps(status)).toEqual(expected)
  })

  it('begin with the missing date when the due date can’t be told', () => {
    expect(steps('cannot-say', { cannot: ['first-contact'] })).toEqual(['hire-date', 'remind', 'leave'])
    expect(steps('cannot-say', { cannot: ['hire-date'], needsWayIn: true })).toEqual([
      'first-contact',
      'link',
      'remind',
    ])
  })

  it.each(['overdue', 'expired', 'update-due'] as const)(
    'begin with a reminder for someone %s, also when they can’t sign in yet: it says how',
    (status) => {
      expect(steps(status, { needsWayIn: true }).slice(0, 2)).toEqual(['remind', 'link'])
    },
  )

  it('begin with a link for someone else who can’t sign in yet', () => {
    expect(steps('not-started', { needsWayIn: true })).toEqual(['link', 'remind', 'extension'])
    expect(steps('waiting-for-site', { needsWayIn: true })).toEqual(['site', 'link', 'extension'])
  })

  it('begin with the account when it’s closed', () => {
    expect(steps('overdue', { isClosed: true })).toEqual(['open-access', 'update-sheet', 'extension'])
  })

  it.each(STATUSES)('are at most three for someone %s, each of which can be done, and one is always left', (status) => {
    expect(steps(status).length).toBeLessThanOrEqual(3)
    const all: readonly NextStep[] = steps(status)
    expect(steps(status, { cannot: all.filter((step) => step !== 'file') })).not.toEqual(
      expect.arrayContaining(all.filter((step) => step !== 'file').slice(0, 1)),
    )
    expect(nextSteps({ status, needsWayIn: false, isClosed: false }, (step) => step === 'file')).toEqual(['file'])
  })

  it.each<[NextStep, boolean]>([
    ['remind', true],
    ['extension', true],
    ['rehire', true],
    ['move', false],
    ['duties', false],
    ['file', false],
  ])('stand out when something is due: %s, %s', (step, isPrimary) => {
    const views = stepViews([step], new Map([[step, { href: '/there', site: '' }]]), NOT_REMINDED, MESSAGES.en)
    expect(views.map((view) => view.isPrimary)).toEqual([isPrimary])
  })
})
