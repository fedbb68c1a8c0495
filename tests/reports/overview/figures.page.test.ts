import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noCounts, countOf, STATUS_GROUPS, type StatusChoice } from '../../../src/requirements/compliance.ts'
import { STATUSES, type Status } from '../../../src/requirements/status.ts'
import { countLinks, type FiguresReach, figures } from '../../../src/reports/overview/figures.page.ts'
import { en } from '../../../src/words/all.en.ts'
import { es } from '../../../src/words/all.es.ts'
import { percent } from '../../../src/requirements/rate.page.ts'

const hrefOf = (choice: StatusChoice) => `/${choice}`
const EVERYBODY: FiguresReach = { ownPeople: null, isFiltered: false, isByOutcome: false }
/** The example of the policy's own report: 112 people on record. */
const counts = {
  ...noCounts(),
  'up-to-date': 76,
  'update-due': 3,
  overdue: 5,
  'needs-help': 2,
  expired: 1,
  'in-progress': 6,
  'not-started': 4,
  'cannot-say': 1,
  'on-leave': 3,
  exempt: 2,
  separated: 9,
}

const anyCounts = fc
  .tuple(...STATUSES.map((status) => fc.tuple(fc.constant<Status>(status), fc.nat(300))))
  .map((entries) => ({ ...noCounts(), ...Object.fromEntries(entries) }))

describe('a sum', () => {
  it.each([
    [en, 1, '1 needs action'],
    [en, 16, '16 need action'],
    [en, 1, '1 still has time', 'have-time'],
    [es, 1, '1 requiere atención'],
    [es, 16, '16 requieren atención'],
    [es, 6, '6 aún sin fecha límite', 'cannot-say'],
  ] as const)('says in plain words how many people %#', (t, n, said, choice: StatusChoice = 'need-action') => {
    expect(t.hr.figures.part(n, t.hr.inSum[choice])).toBe(said)
  })
})

describe('the figures above the list', () => {
  it('say both rates with their fractions', () => {
    expect(figures(counts, hrefOf, EVERYBODY, en)).toMatchObject({
      rate: '91%',
      rateText: 'up to date, of everyone who is done or needs action: 79 of 87',
      secondRate: '81% of everyone in scope: 79 of 98',
      inScope: '98',
      onRecord: '112 people on record',
    })
  })

  it('say whom they are about: everybody, under filters, or a supervisor’s own people', () => {
    const about = (reach: Partial<FiguresReach>) => figures(counts, hrefOf, { ...EVERYBODY, ...reach }, en).onRecord
    expect(about({})).toBe('112 people on record')
    expect(about({ isFiltered: true })).toBe('112 people matching these filters')
    expect(about({ ownPeople: (n) => en.hr.scope.counted(n).team })).toBe('112 people who report to you')
  })

  it('have no rate of people who were chosen by what they have done', () => {
    expect(figures(counts, hrefOf, { ...EVERYBODY, isByOutcome: true }, en)).toMatchObject({
      rate: '',
      rateText: expect.stringContaining('so there’s no rate'),
    })
  })

  it('lead from each figure to its people', () => {
    const { tiles, beside } = figures(counts, hrefOf, EVERYBODY, en)
    expect(tiles.map(({ count, href }) => [Number(count), href])).toEqual([
      [79, '/counted'],
      [8, '/need-action'],
      [10, '/have-time'],
      [1, '/cannot-say'],
    ])
    expect(tiles.map(({ note }) => note)).toEqual([
      `3 ${en.hr.inSum['update-due']}, 76 ${en.hr.inSum['up-to-date']}`,
      '1 expired, 2 need help, 5 overdue',
      '6 in progress and on time, 4 not started',
      en.hr.figures.unknownHint,
    ])
    expect(beside).toEqual([
      { text: '3 on leave', href: '/on-leave' },
      { text: '2 exempt', href: '/exempt' },
      { text: '9 who left', href: '/separated' },
    ])
  })

  it('say that there is no rate when no one is due', () => {
    expect(figures({ ...noCounts(), 'not-started': 2 }, hrefOf, EVERYBODY, en)).toMatchObject({
      rate: '',
      rateText: en.hr.figures.noOneDue,
      secondRate: '0% of everyone in scope: 0 of 2',
    })
    expect(figures(noCounts(), hrefOf, EVERYBODY, en).secondRate).toBe(en.hr.figures.noOneInScope)
  })

  it('have bars that fill no more than the whole, for any counts', () => {
    fc.assert(
      fc.property(anyCounts, (any) => {
        for (const { x, width } of figures(any, hrefOf, EVERYBODY, en).bars) {
          expect(Number(x) + Number(width)).toBeLessThanOrEqual(100.01)
        }
      }),
    )
  })

  it('say the parts of a list so that they add up to it, for any counts', () => {
    fc.assert(
      fc.property(anyCounts, fc.constantFrom(...STATUS_GROUPS), (any, group) => {
        const parts = countLinks(group, any, hrefOf, en).map(({ text }) =>
          Number.parseInt(text.replaceAll(',', ''), 10),
        )
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(countOf(group, any))
      }),
    )
  })
})

describe('a percentage', () => {
  it.each([
    ['79 of 87', 79, 87, '91%'],
    ['all', 87, 87, '100%'],
    ['all but one of many is not all', 999, 1000, '99%'],
    ['one of many is not none', 1, 1000, '1%'],
    ['none', 0, 87, '0%'],
    ['nothing of nothing', 0, 0, ''],
  ])('%s', (_, part, whole, text) => {
    expect(percent(part, whole)).toBe(text)
  })
})
