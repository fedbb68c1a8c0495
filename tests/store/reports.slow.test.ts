import { afterAll, afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '../../src/store/open.ts'
import { testEngines } from '../support/stores.ts'
import { reportLawsSuite } from './report-laws.suite.ts'
import { reportsPastSuite } from './reports-past.suite.ts'
import { reportsSuite } from './reports.suite.ts'

/** The quick tests take a few stories on each engine; here are many, on one. */
const TIMES = 12

describe.each(testEngines().slice(0, 1))('many stories on $name', (engine) => {
  let store: Store

  beforeEach(async () => {
    store = await engine.open()
  })
  afterEach(() => store.close())
  afterAll(() => engine.stop())

  const current = () => store
  reportsSuite(current, TIMES)
  reportsPastSuite(current, TIMES)
  reportLawsSuite(current, TIMES)
})
