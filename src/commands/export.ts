import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { ContentProblems } from '../content/problems.ts'
import { loadContents, loadSite } from '../content/load.ts'
import { REPORTS } from '../domain/cmi.ts'
import { LANGUAGES } from '../domain/content.ts'
import { isLeaveTo } from '../domain/leave-to.ts'
import { type SiteDetails, type SiteGap, siteGaps } from '../domain/site.ts'
import { buildPackage } from '../package/build.ts'
import { ROOT } from '../paths.ts'
import { type Command, oneOf, readOptions, UsageError } from './command.ts'

const EDITIONS = ['scorm12'] as const

export const exportCommand: Command = {
  name: 'export',
  summary: 'write the course as a package for a learning system (LMS)',
  help: `csec export --edition scorm12 --site FILE --language en --out FILE [--report REPORT] [--leave-to URL]

  --edition scorm12   SCORM 1.2, which every LMS takes
  --site FILE         the details of the site, in the form of content/site.example.yaml
  --language en       the language of the course
  --out FILE          the zip file to write; an older one is replaced, never left half written
  --report REPORT     what the LMS hears when the learner acknowledges the policy, after the final check:
                        passed        the status "passed" (default): for most LMSs
                        completed     the status "completed": for an LMS that takes no "passed"
                        lms-decides   "completed", and a mastery score in the manifest: the LMS makes
                                      it "passed" by the score
                      Until then the status is "incomplete", and no score is sent.
  --leave-to URL      a neutral https site that "Leave this page" opens, for example a weather site;
                      without it, an empty page of the package

A site with details missing is exported all the same: each gap is listed, the package says so
where the details would stand, and nobody can acknowledge the policy in it.`,
  async run(args) {
    const options = readOptions(args, {
      edition: { type: 'string' },
      site: { type: 'string' },
      language: { type: 'string' },
      report: { type: 'string', default: 'passed' },
      out: { type: 'string' },
      'leave-to': { type: 'string' },
    })
    oneOf('edition', required('edition', options.edition), EDITIONS)
    const language = oneOf('language', required('language', options.language), LANGUAGES)
    const report = oneOf('report', options.report, REPORTS)
    const leaveTo = options['leave-to'] ?? null
    if (leaveTo !== null && !isLeaveTo(leaveTo)) {
      throw new UsageError(
        '--leave-to must be an address that starts with https://, for example https://www.weather.gov/',
      )
    }
    const out = resolve(required('out', options.out))
    const site = readSite(required('site', options.site))
    const content = loadContents(join(ROOT, 'content'))[language]
    for (const gap of siteGaps(site)) console.error(gapLine(gap))
    const bytes = await buildPackage({ content, site, report, leaveTo })
    await writeWhole(out, bytes)
    console.log(`${out}: ${bytes.length} bytes, course version ${content.course.version}, for ${site.name}`)
    return 0
  },
}

function required(option: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new UsageError(`--${option} is missing; csec export --help tells more`)
  return value
}

function readSite(file: string): SiteDetails {
  try {
    return loadSite(dirname(file), basename(file))
  } catch (error) {
    if (!(error instanceof ContentProblems)) throw error
    const [first, ...more] = error.problems.map(({ path, message }) => `${path} ${message}`.trim())
    throw new UsageError(`--site ${file}: ${first}${more.length === 0 ? '' : ` (and ${more.length} more)`}`)
  }
}

function gapLine({ clause, field, at }: SiteGap): string {
  const what = at === null ? field : `${field} (no one is named at ${at})`
  return `csec export: ${clause} is not filled in: ${what}. Nobody can acknowledge the policy in this package.`
}

/** First beside its place, then moved there: a reader finds the whole file or the one before it. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const unfinished = join(dirname(file), `.${basename(file)}.${process.pid}`)
  try {
    await writeFile(unfinished, bytes)
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    if (!(error instanceof Error)) throw error
    throw new UsageError(`--out ${file} could not be written: ${error.message}`)
  }
}
