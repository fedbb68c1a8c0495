import fc from 'fast-check'
import { isLong } from './faults.ts'

/** Properties that don't say how often they are tried. */
if (isLong) fc.configureGlobal({ numRuns: 1_000 })
