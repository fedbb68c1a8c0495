import { basename, dirname, resolve } from 'node:path'
import { existsSync } from 'node:fs'
import { loadCompiled } from '../app/compiled.ts'
import { loadSite } from '../course/load.job.ts'
import { ContentProblems } from '../course/problem.job.ts'
import { dateAt, type Instant } from '../platform/time/calendar.ts'
import { ANSWER_REPORTS, REPORTS } from '../packages/standards/cmi.ts'
import type { Content } from '../course/content.ts'
import type { PackageOrder } from '../packages/course-package.ts'
import { profileDetails } from '../packages/export-profile.ts'
import { isLeaveTo } from '../organization/limits.ts'
import { type LmsId, LMS_IDS } from '../packages/kit/lms-catalog.ts'
import { isScorm, PACKAGE_EDITIONS } from '../packages/standards/edition.ts'
import { samePerson, type SiteGap, siteGaps } from '../organization/site-details.ts'
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
import { findOrganization } from '../organization/organization.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { findSiteBySlug, publishedDetails } from '../site/site.store.ts'
import { readProfiles } from '../packages/profile.web.ts'
import { type Command, oneOf, readOptions, UsageError, readPackageFile, writeFiles } from './command.cli.ts'
import { DATABASE_HELP, DATABASE_OPTIONS, openChosen } from './database.cli.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import type { SiteDetails } from '../organization/details-shape.ts'

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
                                    and the last page is printed for HR
  --site SITE         the details of the site: a file in the form of content/site.example.yaml; or
                      the address of a site in the database, with the details published last; or
                      profile:ID, another organization, as the page of its details shows it
  --language LANGUAGE en, es, or both: learners choose, and it is one course with one completion
  --out FILE          the zip file to write; beside it stand the pre-flight report (.report.html and
                      .report.json) and the admin kit (.kit.zip). Older ones are replaced, never
                      left half written
  --report REPORT     what the LMS hears when the learner acknowledges the policy, after the final check:
                        passed        the status "passed" (default): for most LMSs
                        completed     the status "completed": for an LMS that takes no "passed"
                        lms-decides   "completed", and the pass mark in the manifest: the LMS makes
                                      it "passed" by the score
                      Until then the status is "incomplete", and no score is sent.
  --answers ANSWERS   what the LMS hears of each question of the final check:
                        results       whether the answer fits (default)
                        responses     the options chosen, too; the course tells its learners so
  --lms LMS           the learning system that it is for: its settings stand first in the kit
                        ${LMS_IDS.slice(0, 7).join(', ')},
                        ${LMS_IDS.slice(7).join(', ')}
  --previous OLD.zip  the package that the LMS has: the kit says whether to replace it, and a line is
                      printed; csec compare tells more
  --quiz-key FILE     write the trainers' key, too: every question with what fits and why. It is for
                      trainers alone and never part of the package or the kit
  --leave-to URL      a neutral https site that "Leave this page" opens, for example a weather site;
                      without it, an empty page of the package
  --self-test         a package that tests the LMS in place of the course, beside it and under a name of
                      its own; in a package with the course, ?selftest at the address does the same

${DATABASE_HELP}

Every package is looked at and played before it is written. When a check fails, nothing is written,
the reasons are printed, and the exit code is 1.

A file of details with blanks is exported all the same: each gap is listed, the package says so
where the details would stand, and nobody can acknowledge the policy in it.`,
    async run(args) {
      const options = readOptions(args, OPTIONS)
      const order = await readOrder(options, now())
      const out = resolve(required('out', options.out))
      if (options['self-test']) return writeSelfTest(order, out)
      const lms = options.lms === undefined ? null : oneOf('lms', options.lms, LMS_IDS)
      const previous = options.previous === undefined ? null : await readPackageFile(options.previous)
      for (const gap of siteGaps(order.site)) console.error(gapLine(gap))
      if (samePerson(order.site)) console.error(SAME_PERSON)
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
      console.log(`Best name for it: ${made.fileName}`)
      const others = [...files.keys()].filter((file) => file !== out).map((file) => basename(file))
      console.log(`${preflightView(made.preflight, MESSAGES.en, 'en').heading}. Beside it: ${others.join(', ')}`)
      if (comparison !== null) console.log(mayReplace(comparison) ? REPLACE.replace : REPLACE.add)
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

async function readOrder(options: Options, now: Instant): Promise<PackageOrder> {
  const edition = oneOf('edition', required('edition', options.edition), PACKAGE_EDITIONS)
  const language = oneOf('language', required('language', options.language), [...LANGUAGES, 'both'])
  for (const option of ['report', 'answers'] as const)
    if (edition === 'web' && options[option] !== undefined)
      throw new UsageError(`--${option} is for an LMS: the web edition tells nobody anything, so leave it out`)
  const report = oneOf('report', options.report ?? REPORTS[0], REPORTS)
  const answers = oneOf('answers', options.answers ?? ANSWER_REPORTS[0], ANSWER_REPORTS)
  const leaveTo = options['leave-to'] ?? null
  if (leaveTo !== null && !isLeaveTo(leaveTo)) {
    throw new UsageError(
      '--leave-to must be an address that starts with https://, for example https://www.weather.gov/',
    )
  }
  required('out', options.out)
  const site = await readSite(required('site', options.site), options, now)
  const contents = contentsIn(language, loadCompiled(ROOT).contents)
  return { contents, edition, site, report, answers, leaveTo, brand: null }
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
  console.error('csec export: the package is not fit to leave, and nothing was written.')
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
  if (value === undefined || value === '') throw new UsageError(`--${option} is missing; csec export --help tells more`)
  return value
}

/** From a file, what a site in the database has published last, or the details of another organization there. */
async function readSite(name: string, options: Options, now: Instant): Promise<SiteDetails> {
  if (name.startsWith('profile:')) return readProfileDetails(name, options, now)
  const isFile = /[./\\]/.test(name) || existsSync(name)
  return isFile ? readSiteFile(name) : readPublishedSite(name, options)
}

function readSiteFile(file: string): SiteDetails {
  try {
    return loadSite(dirname(file), basename(file))
  } catch (error) {
    if (!(error instanceof ContentProblems)) throw error
    const [first, ...more] = error.problems.map(({ path, message }) => `${path} ${message}`.trim())
    throw new UsageError(`--site ${file}: ${first}${more.length === 0 ? '' : ` (and ${more.length} more)`}`)
  }
}

async function readPublishedSite(slug: string, options: Options): Promise<SiteDetails> {
  const store = await openSites(slug, options)
  try {
    const site = await findSiteBySlug(store.db, slug)
    if (site === null) throw new UsageError(`--site ${slug}: the database has no site with this address`)
    const published = await publishedDetails(store.db, site.id)
    if (published === null) throw new UsageError(`--site ${slug}: the site has not published its details yet`)
    return published.body.details
  } finally {
    await store.close()
  }
}

/** A name that isn't a file is an address in a database. If there is no database, either could be the mistake. */
async function openSites(slug: string, options: Options): Promise<Store> {
  try {
    return await openChosen(options, { readOnly: true })
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    throw new UsageError(`--site ${slug}: there is no file of this name, and no database to look in: ${error.message}`)
  }
}

async function readProfileDetails(name: string, options: Options, now: Instant): Promise<SiteDetails> {
  const store = await openChosen(options, { readOnly: true })
  try {
    const profile = (await readProfiles(store.db)).find(({ id }) => id === name)
    if (profile === undefined || profile.archived)
      throw new UsageError(`--site ${name}: the database has no such organization on its list`)
    const { timeZone } = (await findOrganization(store.db)) ?? { timeZone: 'UTC' }
    const details = profileDetails(profile.draft, profile.slug, dateAt(now, timeZone))
    if (details === null)
      throw new UsageError(`--site ${name}: its details are not ready for a package; its page of details says why`)
    return details
  } finally {
    await store.close()
  }
}

const SAME_PERSON =
  'A concern about the named person goes to a named person or the backup: choose someone else in the details of the site.'

function gapLine({ clause, field, at }: SiteGap): string {
  const what = at === null ? field : `${field} (no one is named at ${at})`
  return `csec export: ${clause} is not filled in: ${what}. Nobody can acknowledge the policy in this package.`
}
