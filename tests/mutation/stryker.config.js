import { join } from 'node:path'
import MODULES from './modules.json' with { type: 'json' }

const root = join(import.meta.dirname, '../..')
const { mutate, coverage } = MODULES[process.env.MODULE]

export default {
  mutate,
  testRunner: 'vitest',
  vitest: { configFile: 'tests/mutation/vitest.config.ts', related: false },
  // By its file: it isn't among the packages of the program.
  plugins: [join(root, 'node_modules/.mutation/node_modules/@stryker-mutator/vitest-runner/dist/src/index.js')],
  coverageAnalysis: coverage ?? 'perTest',
  concurrency: 1,
  // Two cores that others use, too: a slow test isn't an endless one.
  timeoutMS: 60_000,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, reportTests: false },
  jsonReporter: { fileName: `reports/mutation/${process.env.MODULE}.json` },
  // Stryker would rewrite ours, and Vitest needs none.
  tsconfigFile: 'none.json',
  // From the top: `src/reports` has what the rules need.
  ignorePatterns: ['/deploy', '/bench', '/docs/screens', '/data', '/demo-data', '/sheets', '/reports'],
  tempDirName: '.stryker',
}
