import { createHash } from 'node:crypto'
import type { CalendarDate } from '../platform/time/calendar.ts'
import type { PackageOrder } from './course-package.ts'
import { packageFileName } from './file-name.ts'
import type { Lms } from './kit/lms-catalog.ts'
import type { KitTexts } from './kit/text.page.ts'
import type { Language } from '../platform/text/language.ts'
import { type KitFacts, kitLanguage } from './kit/layout.page.ts'
import { preflightPage, preflightView } from './trial/preflight.page.ts'
import { MESSAGES } from '../words/messages.ts'
import { type PackageFiles, packageFiles, withPictures, zipped } from './build.job.ts'
import { adminKit, type KitInput, lonePage } from './kit/kit.job.ts'
import type { Step } from './trial/play-through.job.ts'
import { preflight, type Preflight } from './trial/preflight.job.ts'

/** A package as it leaves, before anybody has looked at it. */
export interface BuiltPackage {
  readonly order: PackageOrder
  readonly madeOn: CalendarDate
  readonly fileName: string
  readonly zip: Uint8Array
  readonly sha256: string
  readonly texts: PackageFiles
  /** The texts and the pictures. */
  readonly files: ReadonlyMap<string, string | Uint8Array>
}

/** A package that was looked at before it leaves. A `refused` one must not leave. */
export interface MadePackage extends BuiltPackage {
  readonly preflight: Preflight
}

/** The system a package goes to, and what HR knows about the package before it. */
export interface Destination {
  /** The learning system that it is for, or null when nobody knows. */
  readonly lms: Lms | null
  /** Every system that the kit has a page for, in the language of the kit. */
  readonly lmsList: readonly Lms[]
  readonly kitTexts: Readonly<Record<Language, KitTexts>>
  /** Course version of the package that staff have now, or null for the first. */
  readonly previousVersion: string | null
}

/** Builds a package: the same order gives the same bytes. Needs what `npm run build` makes. */
export async function builtPackage(order: PackageOrder, on: CalendarDate): Promise<BuiltPackage> {
  const texts = await packageFiles(order)
  const files = withPictures(order, texts)
  const zip = await zipped(files)
  const sha256 = createHash('sha256').update(zip).digest('hex')
  return { order, madeOn: on, fileName: packageFileName(order, sha256), zip, sha256, texts, files }
}

/** Looks at a package and plays it, which takes long. */
export function checkedPackage(built: BuiltPackage, step?: Step): Promise<Preflight> {
  return preflight(built.order, built.texts, built, built.madeOn, step)
}

/** Builds a package and plays it. */
export async function makePackage(order: PackageOrder, on: CalendarDate): Promise<MadePackage> {
  const built = await builtPackage(order, on)
  return { ...built, preflight: await checkedPackage(built) }
}

/** The pre-flight report, as a page of the kit and as data. Both say the same. */
export function preflightReport(made: MadePackage): KitInput['preflight'] {
  const { order, fileName, sha256, zip, madeOn } = made
  const language = kitLanguage(order)
  const view = preflightView(made.preflight, MESSAGES[language], language)
  const [{ course, policy }] = order.contents
  const facts = {
    file: fileName,
    sha256,
    bytes: zip.length,
    madeOn,
    course: course.version,
    policy: policy.version,
    edition: order.edition,
    languages: order.contents.map((content) => content.language),
    report: order.report,
    answers: order.answers,
    site: order.site.name,
  }
  return {
    page: preflightPage(view, made.preflight.launches, MESSAGES[language]),
    json: `${JSON.stringify({ ...facts, ...made.preflight }, null, 2)}\n`,
  }
}

/** The report as a single page that lies next to the zip. */
export function preflightHtml(made: MadePackage, destination: Destination): Promise<string> {
  return lonePage(kitFacts(made, destination), preflightReport(made).page)
}

/** The admin kit as a zip: pages for who imports the package, with the pre-flight report among them. */
export async function kitZip(made: MadePackage, destination: Destination): Promise<Uint8Array> {
  const facts = kitFacts(made, destination)
  const packageFile = { ...facts.packageFile, files: made.files }
  const kit = { ...facts, packageFile, preflight: preflightReport(made) }
  return zipped(await adminKit(kit))
}

export function kitFacts(made: BuiltPackage, destination: Destination): KitFacts {
  const { order, madeOn, fileName, zip, sha256 } = made
  return {
    ...order,
    ...destination,
    madeOn,
    packageFile: { name: fileName, bytes: zip.length, sha256 },
  }
}

export function kitFileName({ fileName }: BuiltPackage): string {
  return fileName.replace(/\.zip$/, '_kit.zip')
}
