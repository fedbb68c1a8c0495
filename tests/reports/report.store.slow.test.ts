import { afterAll, afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '../../src/platform/database/open.store.ts'
import { sqliteFile } from '../support/stores.ts'
import { reportLawsSuite } from './laws.store.suite.ts'
import { reportsPastSuite } from './past/past.store.suite.ts'
import { periodSuite } from './period/period.store.suite.ts'
import { reportsSuite } from './report.store.suite.ts'

/** The tests of each engine take a few stories; here are many, on one. */
const TIMES = 12

const engine = sqliteFile()

describe(`many stories on ${engine.name}`, () => {
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
  periodSuite(current, TIMES)
})
