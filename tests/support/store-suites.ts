import { afterAll, afterEach, beforeEach } from 'vitest'
import type { Store } from '../../src/platform/database/open.store.ts'
import type { TestEngine } from './stores.ts'

/** Runs suites on one engine, each test on an empty store. */
export function suitesOn(engine: TestEngine, ...suites: readonly ((store: () => Store) => void)[]): void {
  let store: Store
  beforeEach(async () => {
    store = await engine.open()
  })
  afterEach(() => store.close())
  afterAll(() => engine.stop())
  for (const suite of suites) suite(() => store)
}
