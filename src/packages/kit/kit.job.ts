import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Content } from '../../course/content.ts'
import { detailsMark } from '../file-name.ts'
import { kitContent, type KitFacts, renderKitPage, renderLonePage, withLmsWords } from './layout.page.ts'
import type { KitPage } from './part.page.ts'
import { privacyPage } from './privacy.page.ts'
import { quizKeyPage } from './quiz-key.page.ts'
import { completionsTemplate } from './completion-column.ts'
import {
  accessibilityPage,
  emailsPage,
  readmePage,
  releasePage,
  roundTripPage,
  settingsPage,
  testScriptPage,
  webReadmePage,
  webTestPage,
} from './written.page.ts'
import { transcriptPage } from './transcript.page.ts'
import { ROOT } from '../../platform/root.ts'
import { licenseNotice } from './license.job.ts'

type Bytes = string | Uint8Array

/** The input of a kit: the facts of its pages, and the files inside the package zip. */
export interface KitInput extends KitFacts {
  readonly packageFile: KitFacts['packageFile'] & {
    readonly files: ReadonlyMap<string, Bytes>
  }
  /** The report of the checks before this very package left. */
  readonly preflight: { readonly page: KitPage; readonly json: string }
}

/**
 * Every file of the admin kit, by its path: pages for the person who brings the package into an LMS or onto a web
 * server, and the files that programs read. The same input gives the same bytes. It needs what `npm run build` makes.
 */
export async function adminKit(input: KitInput): Promise<ReadonlyMap<string, Bytes>> {
  const kit = withLmsWords(input)
  const isWeb = kit.edition === 'web'
  const pages = [
    ...(isWeb ? [webReadmePage(kit), webTestPage(kit)] : lmsPages(kit)),
    emailsPage(kit),
    releasePage(kit),
    accessibilityPage(kit),
    privacyPage(kit),
    transcriptPage(kit),
    kit.preflight.page,
  ]
  const files = new Map<string, Bytes>([
    ...pages.map((page): [string, Bytes] => [page.file, renderKitPage(kit, page)]),
    ['kit.css', await kitCss()],
    ...(isWeb ? [] : [['completions-template.csv', completionsTemplate()] as const]),
    ['content-manifest.json', contentManifest(kit)],
    ['LICENSE.txt', licenseNotice(kit)],
    ['preflight.json', kit.preflight.json],
  ])
  return new Map([...files, ['SHA256SUMS', checksums(files)]])
}

function lmsPages(kit: KitFacts): KitPage[] {
  return [readmePage(kit), ...kit.lmsList.map((lms) => settingsPage(kit, lms)), testScriptPage(kit), roundTripPage(kit)]
}

/**
 * The trainers' key as one HTML page: every question with what fits, why, and its clauses. It goes to trainers alone,
 * never into the kit or the package.
 */
export async function quizKey(kit: KitFacts): Promise<string> {
  return lonePage(kit, quizKeyPage(kit))
}

/** A single page with its style inside. */
export async function lonePage(kit: KitFacts, page: KitPage): Promise<string> {
  return renderLonePage(kit, page, await kitCss())
}

/**
 * Lists the content of the package for programs: versions, clauses of questions, days of contacts, and the hash of
 * each file.
 */
function contentManifest(kit: KitInput): string {
  const content = kitContent(kit)
  const { course, policy } = content
  const { name, bytes, sha256, files } = kit.packageFile
  const manifest = {
    course: { id: course.id, version: course.version },
    policy: { id: policy.id, version: policy.version, effectiveOn: policy.effectiveOn },
    site: kit.site.slug,
    siteDetails: detailsMark(kit.site),
    languages: kit.contents.map(({ language }) => language),
    edition: kit.edition,
    report: kit.report,
    answers: kit.answers,
    madeOn: kit.madeOn,
    package: { name, bytes, sha256, files: [...files].sort(byName).map(([file, data]) => fileEntry(file, data)) },
    questions: course.items.map(({ id, use, lesson, clauses, topic }) => ({ id, use, lesson, clauses, topic })),
    contacts: contactEntries(content, kit),
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

function fileEntry(file: string, data: Bytes) {
  return { file, bytes: Buffer.from(data).length, sha256: sha256Of(data) }
}

function contactEntries({ contacts }: Content, { site }: KitInput) {
  return [
    ...contacts.map(({ id, name, digits, checkedOn }) => ({ id, name, number: digits, checkedOn })),
    ...site.local.map(({ name, phone, checkedOn }) => ({ id: null, name, number: phone, checkedOn })),
  ]
}

/** Lines as `sha256sum --check` reads them. */
function checksums(files: ReadonlyMap<string, Bytes>): string {
  return [...files]
    .sort(byName)
    .map(([file, data]) => `${sha256Of(data)}  ${file}\n`)
    .join('')
}

function sha256Of(data: Bytes): string {
  return createHash('sha256').update(data).digest('hex')
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}

function kitCss(): Promise<string> {
  return readFile(join(ROOT, 'dist/assets/kit.css'), 'utf8')
}
