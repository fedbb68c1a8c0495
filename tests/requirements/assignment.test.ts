import { describe, expect, it } from 'vitest'
import { assignments, withAssignments } from '../../src/requirements/assignment.ts'
import type { LedgerEvent } from '../../src/ledger/event.ts'
import { corrected as withCorrections, type Definitions, requirementOn } from '../../src/ledger/history.ts'
import { inTimeOrder, ORIENTATION, ruleSetsOn, sameRule, shippedRule } from '../../src/requirements/requirement.ts'
import {
  BEFORE_CONTACT,
  corrected,
  day,
  daysFrom,
  defined,
  definitions,
  dutiesChanged,
  HARBOR,
  hiredOnly,
  history,
  left,
  named,
  NORTH,
  required,
  requiredBy,
  ruleWith,
  transferred,
} from '../support/history.ts'
import type { NamedRule, RequirementRule } from '../../src/ledger/bodies/requirement.ts'

const FROM = day('2026-01-05')
const SHIPPED = shippedRule(12)
const OFFICE = { worksWithYouth: false } as const

const staff = named('Staff', { due: { by: 'days-from-hire', days: 14 } })
const volunteers = named('Volunteers', { due: BEFORE_CONTACT }, { types: ['volunteer'] })
const north = named('North House', { due: { by: 'days-from-hire', days: 7 } }, { sites: [NORTH], youthOnly: false })

/**
 * A person's story and what is recorded for it: from which day, and by which rule. `null` when nothing is required from
 * that day on.
 */
interface Row {
  readonly story: string
  readonly history: readonly LedgerEvent[]
  readonly rules?: Definitions
  readonly assigned: readonly (readonly [on: string, named: string | null])[]
}

const rows: readonly Row[] = [
  {
    story: 'who works with youth is required from the day of hire',
    history: history(hiredOnly('2026-01-05')),
    assigned: [['2026-01-05', 'Direct service staff']],
  },
  {
    story: 'who does not is not',
    history: history(hiredOnly('2026-01-05', OFFICE)),
    assigned: [],
  },
  {
    story: 'a requirement of the first version says so already',
    history: history(hiredOnly('2026-01-05'), required('2026-01-05')),
    assigned: [],
  },
  {
    story: 'duties that change begin it, and end it',
    history: history(
      hiredOnly('2026-01-05', { ...OFFICE, spell: 'one' }),
      dutiesChanged('2026-03-02', 'one', { worksWithYouth: true }),
      dutiesChanged('2026-06-01', 'one', { worksWithYouth: false }),
    ),
    assigned: [
      ['2026-03-02', 'Direct service staff'],
      ['2026-06-01', null],
    ],
  },
  {
    story: 'a second job with youth begins it, and it ends the day after the last day there',
    history: history(
      hiredOnly('2026-01-05', OFFICE),
      hiredOnly('2026-02-02', { spell: 'two' }),
      left('2026-02-27', 'two'),
    ),
    assigned: [
      ['2026-02-02', 'Direct service staff'],
      ['2026-02-28', null],
    ],
  },
  {
    story: 'who leaves keeps what was required: the status says that the person has left',
    history: history(hiredOnly('2026-01-05', { spell: 'one' }), left('2026-02-27', 'one')),
    assigned: [['2026-01-05', 'Direct service staff']],
  },
  {
    story: 'rules that HR defines take the place of the shipped one from their day on',
    history: history(hiredOnly('2026-01-05')),
    rules: definitions(defined('2026-03-02', [staff])),
    assigned: [
      ['2026-01-05', 'Direct service staff'],
      ['2026-03-02', 'Staff'],
    ],
  },
  {
    story: 'the first rule that fits holds',
    history: history(hiredOnly('2026-03-02', { type: 'volunteer' })),
    rules: definitions(defined('2026-03-01', [volunteers, staff])),
    assigned: [['2026-03-02', 'Volunteers']],
  },
  {
    story: 'in the other order it is the other one',
    history: history(hiredOnly('2026-03-02', { type: 'volunteer' })),
    rules: definitions(defined('2026-03-01', [staff, volunteers])),
    assigned: [['2026-03-02', 'Staff']],
  },
  {
    story: 'any of two jobs can fit',
    history: history(
      hiredOnly('2026-03-02', { spell: 'one', ...OFFICE }),
      hiredOnly('2026-03-02', { spell: 'two', type: 'volunteer' }),
    ),
    rules: definitions(defined('2026-03-01', [volunteers])),
    assigned: [['2026-03-02', 'Volunteers']],
  },
  {
    story: 'a transfer to a site with a rule of its own changes the rule',
    history: history(hiredOnly('2026-03-02', { spell: 'one' }), transferred('2026-04-01', 'one', NORTH)),
    rules: definitions(defined('2026-03-01', [north, staff])),
    assigned: [
      ['2026-03-02', 'Staff'],
      ['2026-04-01', 'North House'],
    ],
  },
  {
    story: 'rules for newcomers leave who was there before with the rules before',
    history: history(hiredOnly('2026-01-05')),
    rules: definitions(defined('2026-02-02', [staff]), defined('2026-03-02', [volunteers], false)),
    assigned: [
      ['2026-01-05', 'Direct service staff'],
      ['2026-02-02', 'Staff'],
    ],
  },
  {
    story: 'who comes back after that day is a newcomer',
    history: history(
      hiredOnly('2026-01-05', { spell: 'one' }),
      left('2026-02-27', 'one'),
      hiredOnly('2026-04-01', { spell: 'two' }),
    ),
    rules: definitions(defined('2026-03-02', [staff], false)),
    assigned: [
      ['2026-01-05', 'Direct service staff'],
      ['2026-04-01', 'Staff'],
    ],
  },
  {
    story: 'a second job after that day makes no newcomer',
    history: history(hiredOnly('2026-01-05', { spell: 'one' }), hiredOnly('2026-04-01', { spell: 'two' })),
    rules: definitions(defined('2026-03-02', [staff], false)),
    assigned: [['2026-01-05', 'Direct service staff']],
  },
  {
    story: 'of two sets of rules from one day the one recorded later holds',
    history: history(hiredOnly('2026-03-02')),
    rules: definitions(defined('2026-03-02', [north]), defined('2026-03-02', [staff])),
    assigned: [['2026-03-02', 'Staff']],
  },
  {
    story: 'a rule with another name and the same dates is another rule',
    history: history(hiredOnly('2026-01-05'), requiredBy('2026-01-05', {}, 'Staff')),
    rules: definitions(defined('2026-01-05', [named('Everyone')])),
    assigned: [['2026-01-05', 'Everyone']],
  },
  {
    story: 'no rule that fits any more ends it',
    history: history(hiredOnly('2026-01-05')),
    rules: definitions(defined('2026-03-02', [volunteers])),
    assigned: [
      ['2026-01-05', 'Direct service staff'],
      ['2026-03-02', null],
    ],
  },
  {
    story: 'duties that were recorded by mistake take their requirement back when they are withdrawn',
    history: withCorrections(
      history(
        hiredOnly('2026-01-05', { ...OFFICE, spell: 'one' }),
        dutiesChanged('2026-03-02', 'one', { worksWithYouth: true }),
        requiredBy('2026-03-02', SHIPPED.rule, SHIPPED.named),
        corrected(2, { kind: 'withdrawn' }, '2026-03-09'),
      ),
    ),
    assigned: [['2026-03-02', null]],
  },
  {
    story: 'an earlier day of hire takes the requirement of the hire along',
    history: withCorrections(
      history(
        hiredOnly('2026-01-12'),
        requiredBy('2026-01-12', SHIPPED.rule, SHIPPED.named),
        corrected(1, { kind: 'hired-on', hiredOn: day('2026-01-05') }, '2026-01-20'),
      ),
    ),
    assigned: [],
  },
  {
    story: 'hired on a leap day under rules from that day',
    history: history(hiredOnly('2028-02-29')),
    rules: definitions(defined('2028-02-29', [staff], false)),
    assigned: [['2028-02-29', 'Staff']],
  },
]

describe('the requirements to record', () => {
  it.each(rows)('$story', ({ history: events, rules = [], assigned }) => {
    const found = assignments(events, ORIENTATION, rules, SHIPPED, FROM)
    expect(found.map(({ on, inForce, named: by }) => [on, inForce ? by : null])).toEqual(assigned)
  })

  it.each(rows)('$story: and once it is recorded, nothing more', ({ history: events, rules = [] }) => {
    const found = assignments(events, ORIENTATION, rules, SHIPPED, FROM)
    const after = withAssignments(events, ORIENTATION, found)
    expect(assignments(after, ORIENTATION, rules, SHIPPED, FROM)).toEqual([])
  })

  it.each<[string, Partial<RequirementRule>]>([
    ['what it is due by', { due: { by: 'first-contact', days: 30 } }],
    ['its days', { due: { by: 'days-from-hire', days: 31 } }],
    ['the gap after which a return begins anew', { rehireGapMonths: 11 }],
    ['its months', { renewal: { months: 11, windowDays: 60, keepsDate: false } }],
    ['its window', { renewal: { months: 12, windowDays: 59, keepsDate: false } }],
    ['whether a renewal keeps the date', { renewal: { months: 12, windowDays: 60, keepsDate: true } }],
    ['whether it is renewed at all', { renewal: null }],
  ])('is a rule of the same name again when it differs in %s', (_, change) => {
    const events = history(hiredOnly('2026-01-05'), requiredBy('2026-01-05', {}, 'Staff'))
    const found = (rule: NamedRule) =>
      assignments(events, ORIENTATION, definitions(defined('2026-03-02', [rule])), SHIPPED, day('2026-03-02'))
    expect(found(named('Staff', change)).map(({ on }) => on)).toEqual(['2026-03-02'])
    expect(found(named('Staff'))).toEqual([])
  })

  it('says on every day by which rule, not only on the days of change', () => {
    const events = history(hiredOnly('2026-03-02', { spell: 'one' }), transferred('2026-04-01', 'one', NORTH))
    const rules = definitions(defined('2026-03-01', [north, staff]), defined('2026-05-01', [staff]))
    const after = withAssignments(events, ORIENTATION, assignments(events, ORIENTATION, rules, SHIPPED, FROM))
    const by = (on: string) => requirementOn(after, ORIENTATION, day(on))?.named
    for (const on of daysFrom(day('2026-03-02'), day('2026-04-01'))) expect(by(on)).toBe('Staff')
    for (const on of daysFrom(day('2026-04-01'), day('2026-05-01'))) expect(by(on)).toBe('North House')
    expect(by('2026-12-31')).toBe('Staff')
  })

  it('is nothing for a record without a hire', () => {
    expect(assignments([], ORIENTATION, [], SHIPPED, FROM)).toEqual([])
    expect(withAssignments([], ORIENTATION, [])).toEqual([])
  })

  it('takes a rule of any site, of any type, for whoever works with youth, as shipped', () => {
    const shipped: NamedRule = shippedRule(null)
    expect(shipped).toMatchObject({ appliesTo: { youthOnly: true, sites: null, types: null }, rule: { renewal: null } })
    const [found] = assignments(history(hiredOnly('2026-01-05', { site: HARBOR })), ORIENTATION, [], shipped, FROM)
    expect(found?.rule.due).toEqual({ by: 'days-from-hire', days: 30 })
  })
})

describe('the rules that hold on a day', () => {
  const setsOn = (rules: Definitions, on: string) =>
    ruleSetsOn(rules, SHIPPED, day(on)).map(({ rules: [first], hiredBefore }) => [first?.named, hiredBefore])

  it('are the shipped one until the day before the first that HR defines, and those of HR from that day on', () => {
    const rules = definitions(defined('2026-02-02', [staff]))
    expect(setsOn(rules, '2026-02-01')).toEqual([['Direct service staff', null]])
    expect(setsOn(rules, '2026-02-02')).toEqual([['Staff', null]])
  })

  it('leave people with the rules of their hire, as far back as the last rules for everyone', () => {
    const rules = definitions(
      defined('2026-02-02', [staff]),
      defined('2026-03-02', [volunteers], false),
      defined('2026-04-01', [north], false),
    )
    expect(setsOn(rules, '2026-04-01')).toEqual([
      ['North House', null],
      ['Volunteers', '2026-04-01'],
      ['Staff', '2026-03-02'],
    ])
  })

  it('leave people with the shipped rule who were hired before the first rules for newcomers', () => {
    const rules = definitions(defined('2026-03-02', [volunteers], false), defined('2026-04-01', [north], false))
    expect(setsOn(rules, '2026-04-01').at(-1)).toEqual(['Direct service staff', '2026-03-02'])
  })

  it('leave people hired before the only rules for newcomers with the shipped rule', () => {
    const rules = definitions(defined('2026-03-02', [volunteers], false))
    expect(setsOn(rules, '2026-03-02')).toEqual([
      ['Volunteers', null],
      ['Direct service staff', '2026-03-02'],
    ])
  })

  it('are those of the last rules for everyone, and nothing from before them', () => {
    const rules = definitions(
      defined('2026-02-02', [staff]),
      defined('2026-03-02', [volunteers], false),
      defined('2026-04-01', [north]),
      defined('2026-05-01', [staff], false),
    )
    expect(setsOn(rules, '2026-04-01')).toEqual([['North House', null]])
    expect(setsOn(rules, '2026-05-01')).toEqual([
      ['Staff', null],
      ['North House', '2026-05-01'],
    ])
  })

  it('are in the order of their days, and on one day in the order in which they were recorded', () => {
    const rules = definitions(
      defined('2026-04-01', [staff]),
      defined('2026-03-02', [north], false),
      defined('2026-04-01', [volunteers], false),
      defined('2026-02-02', [staff]),
    )
    const order = ['2026-02-02', '2026-03-02', '2026-04-01', '2026-04-01']
    for (const mixed of [rules, rules.toReversed()]) {
      expect(inTimeOrder(mixed).map(({ effectiveOn }) => effectiveOn)).toEqual(order)
      expect(inTimeOrder(mixed).map(({ seq }) => seq)).toEqual([4, 2, 1, 3])
    }
    expect(setsOn(rules, '2026-03-31').map(([name]) => name)).toEqual(['North House', 'Staff'])
    expect(setsOn(rules, '2026-04-01').map(([name]) => name)).toEqual(['Volunteers', 'Staff'])
  })
})

describe('two rules', () => {
  const renewal = { months: 12, windowDays: 60, keepsDate: false }
  const rule = ruleWith({ renewal })

  it.each([
    ['when they ask for the same', { renewal: { ...renewal } }, true],
    ['not with other days', { due: { by: 'days-from-hire', days: 31 } }, false],
    ['not when the days count from something else', { due: { by: 'first-contact', days: 30 } }, false],
    ['not with another gap before a rehire', { rehireGapMonths: 11 }, false],
    ['not with other months', { renewal: { ...renewal, months: 24 } }, false],
    ['not with another window', { renewal: { ...renewal, windowDays: 30 } }, false],
    ['not when one keeps the date', { renewal: { ...renewal, keepsDate: true } }, false],
    ['not when one needs no renewal', { renewal: null }, false],
  ] as const)('are the same %s', (_, change, expected) => {
    expect(sameRule(rule, ruleWith(change))).toBe(expected)
    expect(sameRule(ruleWith(change), rule)).toBe(expected)
  })

  it('are the same when neither needs a renewal', () => {
    expect(sameRule(ruleWith({ renewal: null }), ruleWith({ renewal: null }))).toBe(true)
  })
})

it('goes by the name under which entries of the ledger have the requirement', () => {
  expect(ORIENTATION).toBe('orientation')
})
