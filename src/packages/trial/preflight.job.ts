import { gzipSync } from 'node:zlib'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { SUSPEND_DATA_BUDGET } from '../standards/cmi.ts'
import { contactChecks } from '../../course/contact-age.ts'
import { failedLines } from '../carried-number.ts'
import type { PackageOrder } from '../course-package.ts'
import { largestState, largestUpdate } from '../runtime/largest-state.ts'
import { isScorm } from '../standards/edition.ts'
import { siteGaps } from '../../organization/site-details.ts'
import { pack } from '../runtime/suspend-data.ts'
import { EXIT_FILE, languageFiles, SELF_TEST_FILE } from '../link.page.ts'
import type { FoundCheck, FoundInPackage, FoundState } from './preflight.page.ts'
import { outsideAddresses, documentProblems, codeProblems } from './address-rules.job.ts'
import {
  builtFiles,
  FACTS_FILE,
  factsScript,
  filesOfFirstScreen,
  type PackageFiles,
  withPictures,
} from '../build.job.ts'
import { LAUNCH_FILE, manifestFile } from '../standards/manifest.job.ts'
import { LMS_RUNTIMES, systemsOf } from './lms-runtime.job.ts'
import { type PlayThrough, playThrough, type Step } from './play-through.job.ts'
import { type ShippedFiles, shippedFiles } from './shipped-file.job.ts'

/** The findings, and every call of our learner who played it. */
export interface Preflight extends FoundInPackage {
  readonly launches: PlayThrough['launches']
}

const MOST_ZIP_BYTES = 1_500_000
const MOST_FIRST_BYTES = 115_000
const LONGEST_NAME = 60
/** Paths of plain ASCII, and no type that an LMS refuses to take in. */
const NAME = /^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/
const REFUSED_TYPE = /\.(htaccess|php\d?|cgi|sh|shtml|aspx?|jsp|py|rb|pl|json|mjs)$/

/** A package as it leaves. */
export interface PackageZip {
  readonly fileName: string
  readonly zip: Uint8Array
}

/**
 * Looks at a package as an LMS gets it, and plays it: its files are read from the bytes of the zip.
 * @param made the files that the zip was made of.
 * @param on the day of the export, for the age of numbers.
 * @param step called between two steps.
 */
export async function preflight(
  order: PackageOrder,
  made: PackageFiles,
  leaving: PackageZip,
  on: CalendarDate,
  step?: Step,
): Promise<Preflight> {
  const shipped = await shippedFiles(leaving.zip, withPictures(order, made), manifestFile(order.edition))
  const systems = systemsOf(order)
  const played = await playThrough(order.edition, order, shipped.files, systems, step)
  return judgedPackage(order, leaving, shipped, played, on)
}

/** Judges a package that was unpacked and played. */
export async function judgedPackage(
  order: PackageOrder,
  { fileName, zip }: PackageZip,
  { files, problems }: ShippedFiles,
  played: PlayThrough,
  on: CalendarDate,
): Promise<Preflight> {
  const checks: readonly FoundCheck[] = [
    blanks(order),
    contacts(order, on),
    { id: 'zip', ...judged(problems) },
    { id: 'manifest', name: manifestFile(order.edition), ...judged(await manifestFaults(order, files)) },
    { id: 'files', count: files.size, ...judged(await fileFaults(order, files)) },
    {
      id: 'document',
      ...judged([...documentProblems(order, files.get(LAUNCH_FILE) ?? ''), ...codeProblems(order, files)]),
    },
    { id: 'names', name: fileName, ...judged(unsafeNames(fileName, files)) },
    sizes(order, files, zip),
    longestState(order, played),
    { id: 'addresses', leaveTo: order.leaveTo, ...judged(outsideAddresses(order, files)) },
    {
      id: 'play',
      pages: played.pages,
      launches: played.launches.length,
      systems: systemsOf(order).map((name) => LMS_RUNTIMES[name].system),
      finishes: siteGaps(order.site).length === 0,
      calls: played.launches.reduce((sum, { calls }) => sum + calls.length, 0),
      ...judged(played.problems),
    },
  ]
  const has = (wanted: FoundState) => checks.some(({ state }) => state === wanted)
  return {
    verdict: has('failed') ? 'refused' : has('look') ? 'look' : 'ready',
    checks,
    launches: played.launches,
  }
}

function judged(problems: readonly string[]) {
  return { state: problems.length === 0 ? 'fine' : 'failed', problems: [...new Set(problems)] } as const
}

function blanks({ site }: PackageOrder): FoundCheck {
  const gaps = siteGaps(site).map(({ field }) => field)
  return { id: 'blanks', state: gaps.length === 0 ? 'fine' : 'look', gaps }
}

function contacts({ contents, site }: PackageOrder, on: CalendarDate): FoundCheck {
  // One that's known to be wrong has no day.
  const local = site.local.filter(({ checkedOn }) => checkedOn !== '')
  const people = (site.calls ?? []).map(({ phone, checkedOn }) => ({ name: phone, checkedOn }))
  const old = contactChecks(contents[0].contacts, [...local, ...people], on).filter(({ age }) => age !== 'fresh')
  const { wrong: ownWrong = [] } = site
  const wrong = [...failedLines(contents[0].contacts).map(({ digits }) => digits), ...ownWrong]
  return { id: 'contacts', state: old.length + wrong.length === 0 ? 'fine' : 'look', old, wrong }
}

/** The checks load a reader of XML that takes as much memory as a tenth of the server. */
async function manifestFaults({ edition }: PackageOrder, files: PackageFiles): Promise<string[]> {
  const name = manifestFile(edition)
  if (name === null) return []
  const text = files.get(name) ?? ''
  const names = [...files.keys()]
  if (!isScorm(edition)) return (await import('../standards/cmi5-rules.job.ts')).cmi5Problems(text, names)
  const { manifestProblems } = await import('../standards/manifest-check.job.ts')
  const others = names.filter((file) => file !== name)
  return manifestProblems(edition, text, others)
}

/**
 * Everything that the document and the scripts ask for is there, and what every package has is as the build made it.
 */
async function fileFaults(order: PackageOrder, files: PackageFiles): Promise<string[]> {
  const built = await builtFiles(order)
  const document = files.get(LAUNCH_FILE) ?? ''
  const named = [...document.matchAll(/(?:src|href)="([^"#:]+)"/g)].map(([, file = '']) => file)
  const spoken = order.contents.flatMap(({ language }) => Object.values(languageFiles(language)))
  const needed = [...filesOfFirstScreen(order), ...named, ...spoken, EXIT_FILE, SELF_TEST_FILE, ...built.keys()]
  return [
    ...needed.filter((file) => !files.has(file)).map((file) => `${file} is missing`),
    ...[...files].filter(([, text]) => text.trim() === '').map(([file]) => `${file} is empty`),
    ...(files.get(FACTS_FILE) === factsScript(order) ? [] : [`${FACTS_FILE} is not what was asked for`]),
    ...[...built]
      .filter(([file, text]) => files.has(file) && files.get(file) !== text)
      .map(([file]) => `${file} is not the file of this build`),
  ]
}

function unsafeNames(zipName: string, files: PackageFiles): string[] {
  const isUnsafe = (file: string) => !NAME.test(file) || file.length > LONGEST_NAME || REFUSED_TYPE.test(file)
  return [...[...files.keys()].filter(isUnsafe), ...(NAME.test(zipName) ? [] : [zipName])].map(
    (name) => `${name} is a name that some LMS refuses`,
  )
}

function sizes(order: PackageOrder, files: PackageFiles, zip: Uint8Array): FoundCheck {
  const weigh = (file: string) => gzipSync(files.get(file) ?? '', { level: 9 }).length
  const first = filesOfFirstScreen(order).reduce((sum, file) => sum + weigh(file), 0)
  const problems = [
    ...(zip.length < MOST_ZIP_BYTES ? [] : [`the package has ${zip.length} bytes, more than ${MOST_ZIP_BYTES}`]),
    ...(first < MOST_FIRST_BYTES ? [] : [`${first} bytes come before the first page, more than ${MOST_FIRST_BYTES}`]),
  ]
  return { id: 'sizes', zip: kilobytes(zip.length), first: kilobytes(first), ...judged(problems) }
}

function longestState({ contents, update }: PackageOrder, { longestState: played }: PlayThrough): FoundCheck {
  const largest = update === undefined ? largestState : largestUpdate
  const longest = Math.max(...contents.map((content) => pack(content.course, largest(content)).length))
  const problem = `the longest state has ${longest} characters; the budget is ${SUSPEND_DATA_BUDGET}`
  return { id: 'state', played, longest, ...judged(longest < SUSPEND_DATA_BUDGET ? [] : [problem]) }
}

function kilobytes(bytes: number): number {
  return Math.ceil(bytes / 1000)
}
