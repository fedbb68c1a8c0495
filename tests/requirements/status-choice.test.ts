import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noCounts, totals } from '../../src/requirements/compliance.ts'
import { STATUSES, type Status } from '../../src/requirements/status.ts'
import { countOf, partsOf, STATUS_CHOICES, STATUS_GROUPS, statusesOf } from '../../src/requirements/status-choice.ts'

const anyCounts = fc
  .tuple(...STATUSES.map((status) => fc.tuple(fc.constant<Status>(status), fc.nat(1_000))))
  .map((entries) => ({ ...noCounts(), ...Object.fromEntries(entries) }))

describe('what a list can be narrowed to', () => {
  it('offers each choice once, and every status among them', () => {
    expect(new Set(STATUS_CHOICES).size).toBe(STATUS_CHOICES.length)
    expect(STATUS_CHOICES).toEqual(expect.arrayContaining([...STATUSES]))
  })

  it('has every status in everyone, once', () => {
    expect([...statusesOf('everyone')].sort()).toEqual([...STATUSES].sort())
  })

  it('counts a group as the sum of its parts, for any counts', () => {
    fc.assert(
      fc.property(anyCounts, fc.constantFrom(...STATUS_GROUPS), (counts, group) => {
        const parts = partsOf(group).map((part) => countOf(part, counts))
        expect(countOf(group, counts)).toBe(parts.reduce((sum, count) => sum + count, 0))
      }),
    )
  })

  it('counts as the figures of the report do, for any counts', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const { all, inScope, upToDate, needAction, haveTime, separated } = totals(counts)
        expect(countOf('everyone', counts)).toBe(all)
        expect(countOf('not-separated', counts)).toBe(all - separated)
        expect(countOf('in-scope', counts)).toBe(inScope)
        expect(countOf('counted', counts)).toBe(upToDate)
        expect(countOf('need-action', counts)).toBe(needAction)
        expect(countOf('have-time', counts)).toBe(haveTime)
      }),
    )
  })
})
