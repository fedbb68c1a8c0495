import { expect, it } from 'vitest'
import { FACT_SETS } from '../../../src/reports/fact.ts'
import { KEPT_COLUMNS } from '../../../src/reports/files/kept-line.page.ts'

it('lines are kept in the order of the columns, without leaving any out', () => {
  expect(KEPT_COLUMNS).toEqual(FACT_SETS.cycles)
})
