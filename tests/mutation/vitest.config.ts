import { defineConfig } from 'vitest/config'
import MODULES from './modules.json' with { type: 'json' }

/** Of one module only: each change runs all of its tests that reach the change. */
const tests: Readonly<Record<string, { readonly tests: readonly string[] }>> = MODULES
export default defineConfig({
  test: {
    pool: 'threads',
    isolate: false,
    include: [...(tests[process.env['MODULE'] ?? '']?.tests ?? [])],
    // Only what hangs is ended, and Stryker does that.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
