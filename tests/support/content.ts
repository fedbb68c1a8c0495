import { join } from 'node:path'
import { loadCompiled } from '../../src/app/compiled.ts'
import { loadSite } from '../../src/course/load.job.ts'
import { ROOT } from '../../src/platform/root.ts'

export const contentFolder = join(ROOT, 'content')
/** The real content, as the server loads it: tests of the course run on what learners see. */
const compiled = loadCompiled(ROOT)
export const { contents, kitTexts, systems: lmsLists } = compiled
export const content = contents.en
export const exampleSite = loadSite(contentFolder, 'site.example.yaml')
