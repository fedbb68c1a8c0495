import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compile } from '../../src/app/compile.ts'
import { compiledCourseId, compiledPath, loadCompiled } from '../../src/app/compiled.ts'
import { editionText } from '../../src/learning/edition.page.ts'
import { loadLms } from '../../src/packages/kit/lms-catalog.job.ts'
import { loadKitTexts } from '../../src/packages/kit/text.job.ts'
import { loadContents } from '../../src/policy/load.job.ts'
import { ROOT } from '../../src/platform/root.ts'
import { content } from '../support/content.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'csec-compiled-'))
  mkdirSync(join(root, 'dist'))
  cpSync(join(ROOT, 'content'), join(root, 'content'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('the content that the build keeps', () => {
  it('is read back as it was checked, so editions keep their hashes', () => {
    writeFileSync(compiledPath(root), compile(root))
    const kept = loadCompiled(root)
    const folder = join(root, 'content')
    const checked = loadContents(folder)
    expect(kept).toEqual({ contents: checked, systems: loadLms(folder), kitTexts: loadKitTexts(folder) })
    for (const language of ['en', 'es'] as const) {
      expect(editionText(kept.contents[language])).toBe(editionText(checked[language]))
    }
  })

  it('is refused once any file of the content differs, with what to run, and names its course even if one is at fault', () => {
    writeFileSync(compiledPath(root), compile(root))
    writeFileSync(join(root, 'content/en/lessons/notes.txt'), 'added later')
    expect(() => loadCompiled(root)).toThrow(/The content has changed since it was built\. Run "npm run build"/)
    // Commands that repair something ask for the course.
    writeFileSync(join(root, 'content/contacts.yaml'), 'contacts: []\n')
    expect(compiledCourseId(root)).toBe(content.course.id)
  })

  it('is asked for in one sentence when the build has not made it', () => {
    expect(() => loadCompiled(root)).toThrow('The content is not built yet. Run "npm run build" first.')
  })

  it('is not made of content that has a problem: every problem is named', () => {
    writeFileSync(join(root, 'content/contacts.yaml'), 'contacts: []\n')
    expect(() => compile(root)).toThrow(/contacts\.yaml/)
  })
})
