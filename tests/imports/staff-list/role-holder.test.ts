import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SiteId } from '../../../src/ledger/event.ts'
import { limitText } from '../../../src/imports/staff-list/row.page.ts'
import { peopleNamed } from '../../../src/people/people.store.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { linkRole } from '../../../src/site/roles/drift.store.ts'
import { allSites, publishSite } from '../../../src/site/site.store.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { exampleSite } from '../../support/content.ts'
import { by } from '../../support/recording.ts'
import { ANA, emptyRoster, imported, outcomes, planned, type Row } from '../../support/roster.ts'
import { emptyStore } from '../../support/stores.ts'

let store: Store
const NORTH = { ...ANA, employee_number: '1', name: 'Ana North' }
const SOUTH = { ...ANA, employee_number: '2', name: 'Sam South', site: 'South House' }
const OTHERS = ['3', '4', '5', '6', '7', '8'].map(
  (number): Row => ({ ...ANA, employee_number: number, name: `Other ${'abcdef'[Number(number) - 3]}` }),
)
const STAFF: readonly Row[] = [NORTH, SOUTH, ...OTHERS]

beforeEach(async () => {
  store = await emptyStore()
  await emptyRoster(store)
  await imported(store, STAFF)
  for (const { id, name, slug } of await allSites(store.db)) {
    const details = { ...exampleSite, name, slug }
    await store.transaction((tx) => publishSite(tx, id, details, by('2026-11-24')))
    await link(id, slug.startsWith('north') ? 'Ana North' : 'Sam South')
  }
})
afterEach(() => store.close())

async function link(site: SiteId, name: string): Promise<void> {
  const [person] = await peopleNamed(store.db, name)
  if (person === undefined) throw new Error(`nobody is called ${name}`)
  const role = { link: `${site}:${name}`, role: 'backup', place: 0, version: 1, person } as const
  await store.transaction((tx) => linkRole(tx, site, role, by('2026-11-24')))
}

const changed = (north: Row, south: Row) => [{ ...NORTH, ...north }, { ...SOUTH, ...south }, ...OTHERS]
/** So many may leave in one file. */
const LEAVERS = { confirmedSeparations: 2 }
const WORDS = { t: MESSAGES.en, language: 'en' } as const

describe('a file by which people who hold a role are away', () => {
  it.each<[string, readonly Row[]]>([
    ['leave', changed({ last_day: '2026-11-20' }, { last_day: '2026-12-20' })],
    ['go on leave', changed({ leave_from: '2026-11-23' }, { leave_from: '2026-12-01' })],
    ['change jobs', changed({ position: 'Trainer' }, { site: 'North House' })],
  ])('waits when those of two sites %s, and says which sites', async (_, file) => {
    const plan = await imported(store, file, { choices: LEAVERS })
    expect(outcomes(plan).slice(0, 2)).toEqual(['held', 'held'])
    expect(new Set(outcomes(plan).slice(2))).toEqual(new Set(['same']))
    const held = plan[0]?.detail.held
    expect(held).toEqual({ kind: 'roles', count: 2, of: 2, sites: ['North House', 'South House'] })
    expect(held && limitText(held, WORDS)).toContain(
      'at these 2 sites will leave, go on leave or change jobs: North House, South House.',
    )
    const wrong = await planned(store, file, { choices: { ...LEAVERS, confirmedRoles: 3 } })
    expect(outcomes(wrong).slice(0, 2)).toEqual(['held', 'held'])
    const right = await imported(store, file, { choices: { ...LEAVERS, confirmedRoles: 2 } })
    expect(outcomes(right).slice(0, 2)).not.toContain('held')
    expect(outcomes(await planned(store, file)).slice(0, 2)).toEqual(['same', 'same'])
  })

  it('doesn’t wait for one site, for people without a role, or for a change that isn’t one of these', async () => {
    const one = await planned(store, changed({ last_day: '2026-11-20' }, {}))
    expect(outcomes(one)[0]).toBe('left')
    const others = OTHERS.map((row, at) => (at < 2 ? { ...row, position: 'Trainer' } : row))
    expect(outcomes(await planned(store, [NORTH, SOUTH, ...others]))).not.toContain('held')
    const departments = await planned(store, changed({ department: 'Overnight' }, { department: 'Overnight' }))
    expect(outcomes(departments)).not.toContain('held')
  })
})
