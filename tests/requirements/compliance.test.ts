import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GROUPS, noCounts, totals } from '../../src/requirements/compliance.ts'
import { STATUSES, type Status } from '../../src/requirements/status.ts'

const anyCounts = fc
  .tuple(...STATUSES.map((status) => fc.tuple(fc.constant<Status>(status), fc.nat(10_000))))
  .map((entries) => ({ ...noCounts(), ...Object.fromEntries(entries) }))

describe('the figures of a report', () => {
  it('count every status in one group', () => {
    expect(Object.values(GROUPS).flat().sort()).toEqual([...STATUSES].sort())
  })

  it('add up, for any counts', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const sums = totals(counts)
        expect(sums.all).toBe(Object.values(counts).reduce((sum, count) => sum + count, 0))
        expect(sums.inScope).toBe(sums.upToDate + sums.needAction + sums.haveTime + sums.cannotSay)
        expect(sums.all).toBe(sums.inScope + sums.onLeave + sums.exempt + sums.separated + sums.notInScope)
        expect(sums.dueSoFar).toBe(sums.upToDate + sums.needAction)
        expect(sums.upToDate).toBeLessThanOrEqual(sums.dueSoFar)
        expect(sums.dueSoFar).toBeLessThanOrEqual(sums.inScope)
      }),
    )
  })

  it('keep people on leave, exempt or separated out of both rates', () => {
    const counts = { ...noCounts(), 'on-leave': 3, exempt: 2, separated: 9, 'up-to-date': 1 }
    expect(totals(counts)).toMatchObject({ all: 15, inScope: 1, dueSoFar: 1, upToDate: 1 })
  })
})
