import { afterAll, afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '../../src/platform/database/open.store.ts'
import { testEngines } from '../support/stores.ts'
import { reportLawsSuite } from './laws.store.suite.ts'
import { reportsPastSuite } from './past/past.store.suite.ts'
import { reportsSuite } from './report.store.suite.ts'

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
