import { join } from 'node:path'
import { type CompiledContent, hashOfSources } from './compiled.ts'
import { loadLms } from '../packages/kit/lms-catalog.job.ts'
import { loadKitTexts } from '../packages/kit/text.job.ts'
import { loadContents } from '../policy/load.job.ts'

/**
 * Reads and checks all content of a project, and returns it in the form that the build keeps for `loadCompiled`. Throws
 * `ContentProblems` with every problem.
 */
export function compile(root: string): string {
  const folder = join(root, 'content')
  const content: CompiledContent = {
    contents: loadContents(folder),
    systems: loadLms(folder),
    kitTexts: loadKitTexts(folder),
  }
  return JSON.stringify({ sources: hashOfSources(folder), ...content })
}
