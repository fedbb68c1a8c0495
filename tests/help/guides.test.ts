import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { guideFiles } from '../../src/app/guides.ts'
import { ROOT } from '../../src/platform/root.ts'
import { contents, kitTexts, lmsLists } from '../support/content.ts'

describe('the guides in docs', () => {
  it.each(guideFiles({ contents, kitTexts, systems: lmsLists }))(
    '$path is what `npm run guides` writes',
    ({ path, text }) => {
      expect(readFileSync(join(ROOT, path), 'utf8')).toBe(text)
    },
  )
})
