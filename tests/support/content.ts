import { join } from 'node:path'
import { loadLms } from '../../src/packages/kit/lms-catalog.job.ts'
import { loadKitTexts } from '../../src/packages/kit/text.job.ts'
import { loadSite } from '../../src/course/load.job.ts'
import { loadContents } from '../../src/policy/load.job.ts'
import { ROOT } from '../../src/platform/root.ts'

/** The real content: tests of the course run on what learners see. */
export const contentFolder = join(ROOT, 'content')
export const contents = loadContents(contentFolder)
export const content = contents.en
export const lmsLists = loadLms(contentFolder)
export const kitTexts = loadKitTexts(contentFolder)
export const exampleSite = loadSite(contentFolder, 'site.example.yaml')
