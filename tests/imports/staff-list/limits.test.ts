import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { needsNumber, type BulkLimit } from '../../../src/imports/staff-list/import.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { limitText } from '../../../src/imports/staff-list/row.page.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { ANA, emptyRoster, imported, employmentsOf, outcomes, planned, type Row } from '../../support/roster.ts'
import { emptyStore } from '../../support/stores.ts'

const t = MESSAGES.en

describe('a number has to be typed', () => {
  it.each<readonly [string, BulkLimit, boolean]>([
    ['never for one person', { kind: 'separations', count: 1, of: 2 }, false],
    ['for 41 of 60', { kind: 'separations', count: 41, of: 60 }, true],
    ['for more than 1 in 10', { kind: 'separations', count: 3, of: 29 }, true],
    ['not for 1 in 10', { kind: 'separations', count: 3, of: 30 }, false],
    ['for more than 5 of however many', { kind: 'separations', count: 6, of: 50_000 }, true],
    ['not for 5 of many', { kind: 'separations', count: 5, of: 50_000 }, false],
    ['for new names in more than 1 in 5', { kind: 'renames', count: 11, of: 50 }, true],
    ['not for new names in 1 in 5', { kind: 'renames', count: 10, of: 50 }, false],
  ])('%s', (_, limit, needed) => {
    expect(needsNumber(limit)).toBe(needed)
  })
})

describe('a file that does too much', () => {
  let store: Store
  const numbers = ['1', '2', '3', '4', '5', '6']
  const staff = numbers.map(
    (number): Row => ({ ...ANA, employee_number: number, name: `Ana ${'abcdef'[Number(number) - 1]}` }),
  )
  const half = staff.slice(0, 3)
  const LEFT = { missing: 'left', missingLastDay: '2026-11-20' }

  beforeEach(async () => {
    store = await emptyStore()
    await emptyRoster(store)
    await imported(store, staff)
  })
  afterEach(() => store.close())

  it('lists people who are missing and keeps them: half of the staff left out is a mistake', async () => {
    const plan = await imported(store, half)
    expect(outcomes(plan)).toEqual(['same', 'same', 'same', 'missing', 'missing', 'missing'])
    expect(plan.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7])
    expect(await employmentsOf(store, 'Ana f')).toHaveLength(1)
  })

  it('separates nobody until HR has typed how many people that are', async () => {
    const plan = await imported(store, half, { choices: LEFT })
    expect(outcomes(plan).slice(3)).toEqual(['held', 'held', 'held'])
    const limit = plan[3]?.detail.held
    expect(limit).toEqual({ kind: 'separations', count: 3, of: 6 })
    const words = { t: MESSAGES.en, language: 'en' } as const
    expect(limit && limitText(limit, words)).toBe(
      'This file would record that 3 of 6 people have left. Type 3 to confirm.',
    )
    expect(await employmentsOf(store, 'Ana f')).toHaveLength(1)
  })

  it('separates them when the number is right, and not when it was typed for another file', async () => {
    const wrong = await planned(store, half, { choices: { ...LEFT, confirmedSeparations: 4 } })
    expect(outcomes(wrong).slice(3)).toEqual(['held', 'held', 'held'])
    const right = await imported(store, half, { choices: { ...LEFT, confirmedSeparations: 3 } })
    expect(outcomes(right).slice(3)).toEqual(['missing-left', 'missing-left', 'missing-left'])
    expect(await employmentsOf(store, 'Ana f')).toEqual([])
    expect(outcomes(await planned(store, half, { choices: LEFT }))).toEqual(['same', 'same', 'same'])
  })

  it('counts last days in the file together with people who are missing', async () => {
    const leaving = half.map((row) => ({ ...row, last_day: '2026-11-20' }))
    const plan = await planned(store, [...leaving, ...staff.slice(3, 5)], { choices: LEFT })
    expect(outcomes(plan)).toEqual(['held', 'held', 'held', 'same', 'same', 'held'])
    expect(plan[0]?.detail.held).toEqual({ kind: 'separations', count: 4, of: 6 })
  })

  it('looks for missing people at the sites of the file only', async () => {
    await imported(store, [{ ...ANA, employee_number: '7', name: 'Dan Whitfield', site: 'South House' }, ...staff])
    const south = (await store.db.selectFrom('site').selectAll().where('slug', '=', 'south-house').execute())[0]?.id
    const plan = await planned(store, half, { choices: { scope: [south] } })
    expect(plan.slice(3).map(({ detail }) => detail.name)).toEqual(['Dan Whitfield'])
  })

  it('takes nobody on leave for somebody who has left', async () => {
    await imported(store, [{ employee_number: '6', leave_from: '2026-11-20' }, ...staff.slice(0, 5)])
    const [row] = (await planned(store, staff.slice(0, 5), { choices: LEFT })).slice(5)
    expect(row).toMatchObject({
      outcome: 'missing',
      sentences: ['On leave since Nov 20, 2026, so this person doesn’t count as having left.'],
    })
  })

  it('asks for the last day of people who are said to have left', async () => {
    await expect(planned(store, half, { choices: { missing: 'left' } })).rejects.toThrow('People who have left')
  })

  it('gives nobody another name while a column may have slipped', async () => {
    const shifted = staff.map((row, index) => ({ ...row, name: staff[(index + 1) % 6]?.name ?? '' }))
    const plan = await imported(store, shifted)
    expect(outcomes(plan)).toEqual(Array.from(staff, () => 'held'))
    expect(plan[0]?.sentences[0]).toBe(t.hr.roster.held.renames)
    const right = await planned(store, shifted, { choices: { confirmedRenames: 6 } })
    expect(outcomes(right)).toEqual(Array.from(staff, () => 'changed'))
  })
})
