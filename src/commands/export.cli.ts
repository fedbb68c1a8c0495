import { basename, resolve } from 'node:path'
import { loadCompiled } from '../app/compiled.ts'
import { dateAt, type Instant } from '../platform/time/calendar.ts'
import { ANSWER_REPORTS, REPORTS } from '../packages/standards/cmi.ts'
import type { Content } from '../course/content.ts'
import { updateParts } from '../packages/update/update-order.job.ts'
import type { PackageOrder } from '../packages/course-package.ts'
import { isLeaveTo } from '../organization/limits.ts'
import { type LmsId, LMS_IDS } from '../packages/kit/lms-catalog.ts'
import { isScorm, PACKAGE_EDITIONS } from '../packages/standards/edition.ts'
import { backupIsOnDuty, samePerson, type SiteGap, siteGaps } from '../organization/site-details.ts'
import { namedFields } from '../site/draft-texts.ts'
import { draftOf } from '../site/draft.ts'
import { buildPackage } from '../packages/build.job.ts'
import { type Comparison, compared, mayReplace } from '../packages/compare/compare.job.ts'
import {
  type Destination,
  kitFacts,
  kitZip,
  makePackage,
  type MadePackage,
  preflightHtml,
  preflightReport,
} from '../packages/export.job.ts'
import { quizKey } from '../packages/kit/kit.job.ts'
import type { PackageSummary } from '../packages/compare/comparison.ts'
import { readPackage } from '../packages/compare/read-package.job.ts'
import { kitLanguage } from '../packages/kit/layout.page.ts'
import { MESSAGES } from '../words/messages.ts'
import { SELF_TEST_PARAMETERS } from '../packages/link.page.ts'
import { preflightView } from '../packages/trial/preflight.page.ts'
import { ROOT } from '../platform/root.ts'
import { type Command, oneOf, readOptions, UsageError, readPackageFile, writeFiles } from './command.cli.ts'
import { DATABASE_HELP, DATABASE_OPTIONS } from './database.cli.ts'
import { putOnList } from './package-list.cli.ts'
import { NOTHING_CHANGED, readSite, type SiteOfPackage } from './package-site.cli.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'

const OPTIONS = {
  ...DATABASE_OPTIONS,
  edition: { type: 'string' },
  site: { type: 'string' },
  language: { type: 'string' },
  report: { type: 'string' },
  answers: { type: 'string' },
  lms: { type: 'string' },
  out: { type: 'string' },
  'quiz-key': { type: 'string' },
  'leave-to': { type: 'string' },
  previous: { type: 'string' },
  'update-from': { type: 'string' },
  'self-test': { type: 'boolean', default: false },
} as const
const REPLACE = MESSAGES.en.hr.packagesCompare
type Options = ReturnType<typeof readOptions<typeof OPTIONS>>

export function exportCommand(now: () => Instant): Command {
  return {
    name: 'export',
    summary: 'write the course as a package for a learning system (LMS)',
    help: `csec export --edition EDITION --site SITE --language LANGUAGE --out FILE [options]

  --edition EDITION   scorm12       SCORM 1.2, which every LMS takes
                      scorm2004-3   SCORM 2004 3rd Edition
                      scorm2004-4   SCORM 2004 4th Edition
                      cmi5          for an LMS with an LRS
                      web           for places without an LMS: the browser keeps the progress,
                                    and the learner prints the last page for HR
  --site SITE         the site's details: a file in the format of content/site.example.yaml; or the
                      short name of a site in the database, with its latest published details; or
                      profile:ID for another organization, as its details page shows it. With a
                      file, the shared phone numbers come from the course. With the database, they're
                      the ones that stewards keep there
  --language LANGUAGE en, es, or both: learners choose, and it's one course with one completion
  --out FILE          the zip file to write. The pre-flight report (.report.html and .report.json) and
                      the admin kit (.kit.zip) are written next to it. Existing files are replaced only
                      once the new ones are complete
  --report REPORT     what's sent to the LMS when the learner acknowledges the policy, after the final check:
                        passed        the status "passed" (default): for most LMSs
                        completed     the status "completed": for an LMS that doesn't take "passed"
                        lms-decides   "completed", and the passing score in the manifest: the LMS changes
                                      it to "passed" based on the score
                      Until then, the status is "incomplete", and no score is sent.
  --answers ANSWERS   what's sent to the LMS about each question in the final check:
                        results       whether the answer is correct (default)
                        responses     also the options chosen; the course tells learners so
  --lms LMS           the learning system the package is for: its settings come first in the kit
                        ${LMS_IDS.slice(0, 7).join(', ')},
                        ${LMS_IDS.slice(7).join(', ')}
  --previous OLD.zip  the package that the LMS has: the kit says whether to replace it, and the command
                      prints that, too; see csec compare for details
  --quiz-key FILE     also write the trainers' key: every question with the correct answers and the reasons.
                      It's only for trainers, and it's never part of the package or the kit
  --leave-to URL      an ordinary https site that "Leave this page" opens, such as a weather site;
                      without it, an empty page of the package
  --update-from WHAT  only what changed in the policy, for staff who finished the course before. WHAT is the
                      package they took (OLD.zip), or a version of the policy that the database has. It
                      goes next to the course and doesn't replace it
  --self-test         a package with a test of the LMS in place of the course, to add next to the course under its
                      own name. In a package with the course, ?selftest in the address does the same

${DATABASE_HELP}

With details from the database, the package goes on the list of packages made, like one that HR downloads. If
a running server has the SQLite file open, the package is written but not listed, and the command says so.

Every package is checked and played before it's written. If a check fails, nothing is written,
the reasons are printed, and the exit code is 1.

A details file with blanks is exported anyway: each blank is listed, the package says so
where the details would be, and nobody can acknowledge the policy in it.`,
    async run(args) {
      const options = readOptions(args, OPTIONS)
      const { order, of } = await readOrder(options, now())
      const out = resolve(required('out', options.out))
      if (options['self-test']) return writeSelfTest(order, out)
      const lms = options.lms === undefined ? null : oneOf('lms', options.lms, LMS_IDS)
      const previous = options.previous === undefined ? null : await readPackageFile(options.previous)
      for (const gap of siteGaps(order.site)) console.error(gapLine(gap))
      if (samePerson(order.site)) console.error(STILL_SAME_PERSON)
      if (backupIsOnDuty(order.site)) console.error(STILL_ON_DUTY)
      // What's in the database was asked about when it was typed.
      if (of.source === null)
        for (const { field, looksLike } of namedFields(draftOf(order.site)))
          console.error(
            `csec export: ${field}: “${looksLike}” looks like a person’s name. Write a role instead, unless it isn’t one.`,
          )
      const made = await makePackage(order, dateAt(now(), order.site.timeZone))
      if (made.preflight.verdict === 'refused') return refuse(made)
      const comparison = previous === null ? null : compared(previous, await readPackage(made.zip))
      const destination = readDestination(order, lms, previousVersion(previous, comparison))
      const files = await filesOf(made, destination, out)
      if (options['quiz-key'] !== undefined)
        files.set(resolve(options['quiz-key']), await quizKey(kitFacts(made, destination)))
      await writeFiles('out', files)
      console.log(
        `${out}: ${made.zip.length} bytes, course version ${order.contents[0].course.version}, for ${order.site.name}`,
      )
      console.log(`Suggested file name: ${made.fileName}`)
      const others = [...files.keys()].filter((file) => file !== out).map((file) => basename(file))
      console.log(`${preflightView(made.preflight, MESSAGES.en, 'en').heading}. Next to it: ${others.join(', ')}`)
      if (comparison !== null) console.log(mayReplace(comparison) ? REPLACE.replace : REPLACE.add)
      if (of.source !== null)
        await putOnList(
          { ...of, source: of.source },
          { order, made, lms, language: languagesIn(options) },
          options,
          now,
        )
      return 0
    },
  }
}

/**
 * The one that the kit goes by. It knows numbers of versions alone: where these say "replace" and the packages do not,
 * it is not told.
 */
function previousVersion(previous: PackageSummary | null, comparison: Comparison | null): string | null {
  if (previous === null || comparison === null) return null
  return mayReplace(comparison) || comparison.said === 'major' ? previous.contents[0].version : null
}

/** Writes no kit, because nobody takes the course in the self-test. */
async function writeSelfTest(order: PackageOrder, out: string): Promise<number> {
  if (!isScorm(order.edition)) throw new UsageError(`--self-test is for SCORM; there is none for ${order.edition}`)
  const bytes = await buildPackage(order, SELF_TEST_PARAMETERS)
  await writeFiles('out', new Map([[out, bytes]]))
  console.log(`${out}: ${bytes.length} bytes, a test of the LMS for ${order.site.name}, not the course`)
  return 0
}

function languagesIn({ language }: Options): Language | 'both' {
  return oneOf('language', required('language', language), [...LANGUAGES, 'both'])
}

async function readOrder(
  options: Options,
  now: Instant,
): Promise<{ readonly order: PackageOrder; readonly of: SiteOfPackage }> {
  const edition = oneOf('edition', required('edition', options.edition), PACKAGE_EDITIONS)
  const language = languagesIn(options)
  for (const option of ['report', 'answers'] as const)
    if (edition === 'web' && options[option] !== undefined)
      throw new UsageError(`--${option} is for an LMS: the web edition doesn't report to anyone, so leave it out`)
  const report = oneOf('report', options.report ?? REPORTS[0], REPORTS)
  const answers = oneOf('answers', options.answers ?? ANSWER_REPORTS[0], ANSWER_REPORTS)
  const leaveTo = options['leave-to'] ?? null
  if (leaveTo !== null && !isLeaveTo(leaveTo)) {
    throw new UsageError(
      '--leave-to must be an address that starts with https://, for example https://www.weather.gov/',
    )
  }
  required('out', options.out)
  const of = await readSite(required('site', options.site), options, now)
  const { site, contents, changes } = of
  const settings = { edition, site, report, answers, leaveTo, brand: null }
  if (changes === null) return { order: { contents: contentsIn(language, contents), ...settings }, of }
  const parts = updateParts(contents, language === 'both' ? LANGUAGES : [language], changes)
  if (parts === null) throw new UsageError(`--update-from ${options['update-from']}: ${NOTHING_CHANGED}`)
  return { order: { ...parts, ...settings }, of }
}

/** The zip with its report and its kit, by their target paths. */
async function filesOf(
  made: MadePackage,
  destination: Destination,
  out: string,
): Promise<Map<string, string | Uint8Array>> {
  const beside = (ending: string) => `${out.replace(/\.zip$/i, '')}${ending}`
  return new Map<string, string | Uint8Array>([
    [out, made.zip],
    [beside('.report.html'), await preflightHtml(made, destination)],
    [beside('.report.json'), preflightReport(made).json],
    [beside('.kit.zip'), await kitZip(made, destination)],
  ])
}

function readDestination({ contents }: PackageOrder, lms: LmsId | null, previous: string | null): Destination {
  const { systems, kitTexts } = loadCompiled(ROOT)
  const lmsList = systems[kitLanguage({ contents })]
  return { lms: lmsList.find(({ id }) => id === lms) ?? null, lmsList, kitTexts, previousVersion: previous }
}

function refuse({ preflight }: MadePackage): number {
  console.error('csec export: the package isn’t ready to use, so nothing was written.')
  for (const { title, problems } of preflightView(preflight, MESSAGES.en, 'en').tests.filter(
    ({ state }) => state === 'failed',
  ))
    for (const problem of problems) console.error(`csec export: ${title}: ${problem}`)
  return 1
}

function contentsIn(
  language: Language | 'both',
  contents: Readonly<Record<Language, Content>>,
): PackageOrder['contents'] {
  return language === 'both' ? [contents.en, contents.es] : [contents[language]]
}

function required(option: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new UsageError(`--${option} is missing; see csec export --help`)
  return value
}

const STILL_SAME_PERSON =
  'A concern about the named person goes to a named person or the backup: choose someone else in the details of the site.'

const STILL_ON_DUTY =
  'The backup has the number or the role of a named person who is on duty alone: choose someone else in the details of the site.'

function gapLine({ clause, field, at }: SiteGap): string {
  const what = at === null ? field : `${field} (no one is named at ${at})`
  return `csec export: ${clause} is not filled in: ${what}. Nobody can acknowledge the policy in this package.`
}
