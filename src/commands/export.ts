import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { ContentProblems } from '../content/problems.ts'
import { loadContents, loadSite } from '../content/load.ts'
import { ANSWER_REPORTS, REPORTS } from '../domain/cmi.ts'
import { type Content, LANGUAGES, type Language } from '../domain/content.ts'
import type { PackageOrder } from '../domain/course-package.ts'
import { isLeaveTo } from '../domain/leave-to.ts'
import { isScorm, PACKAGE_EDITIONS } from '../domain/package-edition.ts'
import { type SiteDetails, type SiteGap, siteGaps } from '../domain/site.ts'
import { buildPackage } from '../package/build.ts'
import { SELF_TEST_PARAMETERS } from '../pages/package-links.ts'
import { ROOT } from '../paths.ts'
import { type Command, oneOf, readOptions, UsageError } from './command.ts'

export const exportCommand: Command = {
  name: 'export',
  summary: 'write the course as a package for a learning system (LMS)',
  help: `csec export --edition EDITION --site FILE --language LANGUAGE --out FILE [options]

  --edition EDITION   scorm12       SCORM 1.2, which every LMS takes
                      scorm2004-3   SCORM 2004 3rd Edition
                      scorm2004-4   SCORM 2004 4th Edition
                      cmi5          for an LMS with an LRS
                      web           for places without an LMS: the browser keeps the progress,
                                    and the last page is printed for HR
  --site FILE         the details of the site, in the form of content/site.example.yaml
  --language LANGUAGE en, es, or both: learners choose, and it is one course with one completion
  --out FILE          the zip file to write; an older one is replaced, never left half written
  --report REPORT     what the LMS hears when the learner acknowledges the policy, after the final check:
                        passed        the status "passed" (default): for most LMSs
                        completed     the status "completed": for an LMS that takes no "passed"
                        lms-decides   "completed", and the pass mark in the manifest: the LMS makes
                                      it "passed" by the score
                      Until then the status is "incomplete", and no score is sent.
  --answers ANSWERS   what the LMS hears of each question of the final check:
                        results       whether the answer fits (default)
                        responses     the options chosen, too; the course tells its learners so
  --leave-to URL      a neutral https site that "Leave this page" opens, for example a weather site;
                      without it, an empty page of the package
  --self-test         a package that tests the LMS in place of the course, beside it and under a name of
                      its own; in a package with the course, ?selftest at the address does the same

A site with details missing is exported all the same: each gap is listed, the package says so
where the details would stand, and nobody can acknowledge the policy in it.`,
  async run(args) {
    const options = readOptions(args, {
      edition: { type: 'string' },
      site: { type: 'string' },
      language: { type: 'string' },
      report: { type: 'string', default: 'passed' },
      answers: { type: 'string', default: 'results' },
      out: { type: 'string' },
      'leave-to': { type: 'string' },
      'self-test': { type: 'boolean', default: false },
    })
    const edition = oneOf('edition', required('edition', options.edition), PACKAGE_EDITIONS)
    const language = oneOf('language', required('language', options.language), [...LANGUAGES, 'both'])
    const report = oneOf('report', options.report, REPORTS)
    const answers = oneOf('answers', options.answers, ANSWER_REPORTS)
    const leaveTo = options['leave-to'] ?? null
    if (leaveTo !== null && !isLeaveTo(leaveTo)) {
      throw new UsageError(
        '--leave-to must be an address that starts with https://, for example https://www.weather.gov/',
      )
    }
    const selfTest = options['self-test']
    if (selfTest && !isScorm(edition)) throw new UsageError(`--self-test is for SCORM; there is none for ${edition}`)
    const out = resolve(required('out', options.out))
    const site = readSite(required('site', options.site))
    const contents = contentsIn(language, loadContents(join(ROOT, 'content')))
    for (const gap of siteGaps(site)) console.error(gapLine(gap))
    const bytes = await buildPackage(
      { contents, edition, site, report, answers, leaveTo },
      selfTest ? SELF_TEST_PARAMETERS : '',
    )
    await writeWhole(out, bytes)
    console.log(`${out}: ${bytes.length} bytes, course version ${contents[0].course.version}, for ${site.name}`)
    return 0
  },
}

function contentsIn(
  language: Language | 'both',
  contents: Readonly<Record<Language, Content>>,
): PackageOrder['contents'] {
  return language === 'both' ? [contents.en, contents.es] : [contents[language]]
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
