import { defineConfig } from 'vitest/config'
import { FAULTS, isLong } from './tests/support/faults.ts'
import { LongestFirst } from './tests/support/longest-first.ts'
import { nativeSources } from './tests/support/native-sources.ts'

const shared = {
  // Native addons live in the workers: forks, not threads.
  pool: 'forks',
  // Files of one worker share what they import: loading it anew for each file took as long as a fifth of the tests.
  // So no file may leave anything behind in a module or in the process.
  isolate: false,
  execArgv: [
    // A young generation of 16 MB is cleared again and again while a page is made, and it begins with 1 MB.
    '--min-semi-space-size=64',
    '--max-semi-space-size=64',
    // Each worker has one core: threads that help to collect garbage would only take it from the other one.
    '--single-threaded-gc',
    // What a file leaves is little next to what the next one needs: looking for it again and again finds nothing.
    '--initial-old-space-size=400',
    // Most functions run a few hundred times. Optimizing as many as a server does takes longer than it saves.
    '--interrupt-budget=1000000',
  ],
  setupFiles: ['tests/support/property-runs.ts'],
  // Only what hangs is ended: nothing here is a measure of speed.
  testTimeout: 180_000,
  hookTimeout: 180_000,
} as const

const slow = {
  ...shared,
  testTimeout: 1_800_000,
  // Some ask for thousands of pages before their first test.
  hookTimeout: 1_800_000,
} as const

/** They load sources anew, which only Vite can do. */
const LOADED_ANEW = ['tests/**/kept-{pages,learner}.slow.test.ts']

export default defineConfig({
  test: {
    // Two cores: more workers would only wait for each other. `npm run test:slow` has a third one, because its tests often
    // wait for a browser, a server or a clock.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [nativeSources],
        test: {
          ...shared,
          name: 'quick',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.slow.test.ts'],
          globalSetup: ['tests/support/fast-folder.ts', 'tests/support/native-sources.ts'],
        },
      },
      { test: { ...shared, name: 'pictures', include: ['tests/**/*.pictures.ts'], testTimeout: 300_000 } },
      {
        plugins: [nativeSources],
        test: {
          ...slow,
          name: 'slow',
          include: ['tests/**/*.slow.test.ts'],
          exclude: LOADED_ANEW,
          globalSetup: ['tests/support/native-sources.ts'],
        },
      },
      { test: { ...slow, name: 'slow-anew', include: LOADED_ANEW } },
      {
        test: {
          ...shared,
          name: 'faults',
          include: [...new Set(FAULTS.flatMap(({ files }) => files))],
          testTimeout: isLong ? 0 : 1_800_000,
        },
      },
    ],
  },
})
