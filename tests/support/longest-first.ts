import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Takes as long as thirty usual files, and names only what others hold. */
const LONGEST = 'tests/platform/database/sqlite-stores.test.ts'

/**
 * Where no run has left its times, Vitest begins with the largest files. The longest one is among the smallest, so one
 * process would wait at the end until the other has run it.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLongest = ({ moduleId }: TestSpecification) => relative(this.ctx.config.root, moduleId) === LONGEST
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => Number(isLongest(other)) - Number(isLongest(one)))
  }
}
