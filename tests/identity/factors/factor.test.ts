import { describe, expect, it } from 'vitest'
import { type Role, ROLES } from '../../../src/identity/access.ts'
import { isSecondStepAsked, needsSecondStep, setUpFrom } from '../../../src/identity/factors/factor.ts'
import { calendarDate } from '../../../src/platform/time/calendar.ts'

const NOTHING = { hasPasskey: false, hasApp: false }
const PASSKEY = { hasPasskey: true, hasApp: false }
const APP = { hasPasskey: false, hasApp: true }
const roles = (...names: Role[]) => new Set<Role>(['learner', ...names])
const DAY = calendarDate('2026-12-01')

describe('who needs a second step', () => {
  it.each<[Role, boolean]>([
    ['learner', false],
    ['supervisor', false],
    ['site-hr', true],
    ['hr', true],
    ['steward', false],
    ['auditor', true],
    ['administrator', true],
  ])('%s: %s', (role, needs) => {
    expect(needsSecondStep(roles(role))).toBe(needs)
  })

  it('has a line above for every role', () => {
    expect(ROLES).toHaveLength(7)
  })
})

describe('after a right password', () => {
  it.each([
    ['a learner without anything goes on', NOTHING, roles(), false],
    ['a learner with an app shows its code', APP, roles(), true],
    ['a learner with a passkey goes on: it’s no hurdle on a computer without one', PASSKEY, roles(), false],
    ['HR with a passkey shows it', PASSKEY, roles('hr'), true],
    ['HR with an app shows its code', APP, roles('hr'), true],
    ['HR without anything goes on, to set it up', NOTHING, roles('hr'), false],
  ])('%s', (_, factors, held, asked) => {
    expect(isSecondStepAsked(factors, held)).toBe(asked)
  })
})

describe('a second step is to be set up', () => {
  it.each([
    ['by HR without one', DAY, NOTHING, roles('hr'), DAY],
    ['by nobody who has a passkey', DAY, PASSKEY, roles('hr'), null],
    ['by nobody who has an app', DAY, APP, roles('auditor'), null],
    ['by no learner and no supervisor', DAY, NOTHING, roles('supervisor'), null],
    ['by nobody where no day is set', null, NOTHING, roles('administrator'), null],
  ])('%s', (_, from, factors, held, expected) => {
    expect(setUpFrom(from, factors, held)).toBe(expected)
  })
})
