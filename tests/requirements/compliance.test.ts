import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  GROUPS,
  noCounts,
  totals,
  countOf,
  partsOf,
  STATUS_CHOICES,
  STATUS_GROUPS,
  statusesOf,
} from '../../src/requirements/compliance.ts'
import { STATUSES, type Status } from '../../src/requirements/status.ts'
import { MESSAGES } from '../../src/words/messages.ts'

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

  it.each(['en', 'es'] as const)('name every status of each rate in its rule (%s)', (language) => {
    const { status, requirements } = MESSAGES[language].hr
    const { upToDate, needAction, haveTime, cannotSay } = GROUPS
    const first = [...upToDate, ...needAction]
    const named = (rule: string) => STATUSES.filter((each) => rule.toLowerCase().includes(status[each].toLowerCase()))
    expect(new Set(named(requirements.statusPage.firstRateRule))).toEqual(new Set(first))
    expect(new Set(named(requirements.statusPage.secondRateRule))).toEqual(
      new Set([...first, ...haveTime, ...cannotSay]),
    )
  })
})

const anySmallCounts = fc
  .tuple(...STATUSES.map((status) => fc.tuple(fc.constant<Status>(status), fc.nat(1_000))))
  .map((entries) => ({ ...noCounts(), ...Object.fromEntries(entries) }))

describe('the choices that narrow a list', () => {
  it('offer each choice once, and every status among them', () => {
    expect(new Set(STATUS_CHOICES).size).toBe(STATUS_CHOICES.length)
    expect(STATUS_CHOICES).toEqual(expect.arrayContaining([...STATUSES]))
  })

  it('have every status in everyone, once', () => {
    expect([...statusesOf('everyone')].sort()).toEqual([...STATUSES].sort())
  })

  it('count a group as the sum of its parts, for any counts', () => {
    fc.assert(
      fc.property(anySmallCounts, fc.constantFrom(...STATUS_GROUPS), (counts, group) => {
        const parts = partsOf(group).map((part) => countOf(part, counts))
        expect(countOf(group, counts)).toBe(parts.reduce((sum, count) => sum + count, 0))
      }),
    )
  })

  it('count as the figures of the report do, for any counts', () => {
    fc.assert(
      fc.property(anySmallCounts, (counts) => {
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
