import { expect, it } from 'vitest'
import { siteNumbers } from '../../../src/audit/packs/site-number.ts'
import type { DetailsFrom } from '../../../src/site/roles/shown.ts'
import { exampleSite } from '../../support/content.ts'
import { day } from '../../support/recording.ts'

function shownFrom(from: string, phone: string): DetailsFrom {
  const backup = { role: 'Clinical lead', phone }
  return { from: day(from), details: { ...exampleSite, named: [], backup, ifAboutThatPerson: null, support: null } }
}

it('says of a number whose change was recorded late since when it had been so', () => {
  const late = { ...shownFrom('2026-03-04', '609-555-0199'), heldFrom: day('2026-03-01') }
  expect(siteNumbers([shownFrom('2026-01-05', '609-555-0117'), late])).toMatchObject([
    { phone: '609-555-0117', until: '2026-03-04', heldUntil: '2026-03-01' },
    { phone: '609-555-0199', from: '2026-03-04', heldFrom: '2026-03-01' },
  ])
})

it('says for each number of a site’s people on which days staff saw it, however many versions kept it', () => {
  const found = siteNumbers([
    shownFrom('2026-01-05', '609-555-0117'),
    shownFrom('2026-02-02', '609-555-0117'),
    shownFrom('2026-03-04', '609-555-0199'),
    shownFrom('2026-04-01', '609-555-0117'),
  ])
  expect(found.map(({ phone, from, until }) => [phone, from, until])).toEqual([
    ['609-555-0117', '2026-01-05', '2026-03-04'],
    ['609-555-0199', '2026-03-04', '2026-04-01'],
    ['609-555-0117', '2026-04-01', null],
  ])
})
