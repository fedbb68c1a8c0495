import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The longest of those that take many times what their size suggests, the longest first. */
const LONGEST: readonly string[] = [
  'tests/e2e/access.slow.test.ts',
  'tests/e2e/access-in-other-words.slow.test.ts',
  'tests/e2e/editions.slow.test.ts',
  'tests/app/scripts-in-fields.slow.test.ts',
  'tests/policy/paper-agrees.web.slow.test.ts',
  'tests/app/fuzz.slow.test.ts',
  'tests/course/check-content.slow.test.ts',
  'tests/backups/go-back.slow.test.ts',
  'tests/e2e/takeover.slow.test.ts',
  'tests/deploy/production.slow.test.ts',
  'tests/e2e/nodes.slow.test.ts',
  'tests/reports/files/large-times.slow.test.ts',
  'tests/app/set-up.slow.test.ts',
  'tests/backups/killed.slow.test.ts',
  'tests/packages/package.web.slow.test.ts',
  'tests/demo/copies.slow.test.ts',
  'tests/app/strict-forms.slow.test.ts',
  'tests/e2e/keyboard.slow.test.ts',
  'tests/identity/access.web.test.ts',
  'tests/platform/database/sqlite-stores.test.ts',
  'tests/platform/http/headers.web.test.ts',
  'tests/app/form-page.web.test.ts',
  'tests/app/compiled.test.ts',
  'tests/platform/http/control-character.web.test.ts',
  'tests/scim/scim.web.test.ts',
]

/**
 * Where no run has left its times, Vitest begins with the largest files. The longest ones are among the small ones, so
 * one process would wait at the end until the other has run them.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.indexOf(relative(this.ctx.config.root, moduleId))
      return found === -1 ? LONGEST.length : found
    }
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => place(one) - place(other))
  }
}
