import { describe, expect, it } from 'vitest'
import { FRESH, type PackageState } from '../../../src/packages/runtime/cmi-state.ts'
import { type KeptSteps, offeredSteps, readKeptSteps, writeKeptSteps } from '../../../src/packages/runtime/kept-step.ts'
import { pack, unpack } from '../../../src/packages/runtime/suspend-data.ts'
import { content } from '../../support/content.ts'
import { acknowledged, passed, practised } from '../../support/package-states.ts'

const DAY = 24 * 60 * 60_000
const { course } = content

function offered(
  kept: PackageState,
  lms: PackageState | null,
  { isNewAttempt = false, isEntryUntold = false, isHeard = true } = {},
): PackageState | null {
  const steps = { suspendData: pack(course, kept), isHeard, at: 0 }
  const suspendData = lms === null ? '' : pack(course, lms)
  return offeredSteps(steps, { suspendData, isNewAttempt, isEntryUntold }, lms ?? FRESH, (text) => unpack(course, text))
}

describe('steps that a browser keeps', () => {
  it.each<KeptSteps>([
    { suspendData: '1v1.policy.AB', isHeard: true, at: 1764255600000 },
    { suspendData: '1v1.policy.AB', isHeard: false, at: 0 },
  ])('are read as they were written: $isHeard', (steps) => {
    expect(readKeptSteps(writeKeptSteps(steps), steps.at)).toEqual(steps)
  })

  it('are of no use after 14 days', () => {
    const text = writeKeptSteps({ suspendData: 'x', isHeard: true, at: 0 })
    expect(readKeptSteps(text, 14 * DAY - 1)).not.toBeNull()
    expect(readKeptSteps(text, 14 * DAY)).toBeNull()
  })

  it('are of use, too, when the clock was set back since', () => {
    const text = writeKeptSteps({ suspendData: 'x', isHeard: true, at: 30 * DAY })
    expect(readKeptSteps(text, DAY)).not.toBeNull()
  })

  it.each([
    '',
    'something else',
    '1764255600000 1v1.policy.AB',
    'v1764255600000 1 1v1.policy.AB',
    '1764255600000 1 1v1.policy.AB and more',
  ])('are not in the text "%s"', (text) => {
    expect(readKeptSteps(text, 1764255600000)).toBeNull()
  })
})

describe('what a learner is offered', () => {
  it.each<[string, PackageState, PackageState | null]>([
    ['a finish', acknowledged, passed],
    ['steps on the way', practised, FRESH],
    ['a finish where the LMS has nothing', acknowledged, null],
  ])('is %s that the LMS does not have', (_, kept, lms) => {
    expect(offered(kept, lms)).toEqual(kept)
  })

  it.each<[string, PackageState, PackageState]>([
    ['what the LMS has as well', acknowledged, acknowledged],
    ['an older state', passed, acknowledged],
    ['another place', { ...passed, place: 'contacts' }, passed],
  ])('is not %s', (_, kept, lms) => {
    expect(offered(kept, lms)).toBeNull()
  })

  it('is nothing where nothing is kept, or nothing that can be read', () => {
    const launch = { suspendData: '', isNewAttempt: false, isEntryUntold: false }
    expect(offeredSteps(null, launch, FRESH, () => acknowledged)).toBeNull()
    expect(offeredSteps({ suspendData: 'x', isHeard: true, at: 0 }, launch, FRESH, () => null)).toBeNull()
  })

  it.each([
    ['has forgotten all', null],
    ['has kept what it had', passed],
  ])('is nothing of last year in an attempt that the LMS begins anew, when it %s', (_, lms) => {
    expect(offered(acknowledged, lms, { isNewAttempt: true })).toBeNull()
    expect(offered(practised, lms, { isNewAttempt: true })).toBeNull()
  })

  it.each<[string, PackageState | null, boolean, PackageState | null]>([
    ['nothing of an attempt that it heard of and has forgotten', null, true, null],
    ['all of an attempt that it never heard of', null, false, acknowledged],
    ['what it lacks of an attempt that it has', passed, true, acknowledged],
  ])('is, where the LMS does not say whether an attempt begins, %s', (_, lms, isHeard, expected) => {
    expect(offered(acknowledged, lms, { isEntryUntold: true, isHeard })).toEqual(expected)
  })

  it('is all of an attempt that the LMS never heard of', () => {
    expect(offered(acknowledged, null, { isNewAttempt: true, isHeard: false })).toEqual(acknowledged)
    expect(offered(acknowledged, passed, { isNewAttempt: true, isHeard: false })).toBeNull()
  })
})
