import fc from 'fast-check'
import { isLong } from './faults.ts'

/**
 * Properties are tried on the same inputs in every run, so that a run fails for what has changed and not by chance.
 * The long form tries other inputs each time, and more of them. A failure prints its seed.
 */
fc.configureGlobal(isLong ? { numRuns: 1_000 } : { seed: 20_261_130 })
