import { findOrganization } from '../../src/organization/organization.store.ts'
import { packageFiles } from '../../src/packages/build.job.ts'
import { chosenPackage, FIRST_CHOICE, packageSources } from '../../src/packages/order.job.ts'
import type { SiteId } from '../../src/ledger/event.ts'
import { dateAt } from '../../src/platform/time/calendar.ts'
import type { Language } from '../../src/platform/text/language.ts'
import type { Browser, TestApp } from './app.ts'
import { lmsLists } from './content.ts'
import { askAbout } from './pdf.ts'
import { unzip } from './unzip.ts'

/** Each wallet card and poster as text: both in each language. */
export async function printedBy(reader: Browser) {
  const { text } = await reader.get('/card/print').expect(200)
  const papers = text.split(/(?=<section\b)/).slice(1)
  const [wallets, posters] = ['wallet', 'poster'].map((kind) =>
    papers.filter((paper) => paper.includes(`${kind}__`)).map((paper) => asOneLine(shown(paper))),
  )
  if (wallets?.length !== 2 || posters?.length !== 2) throw new Error('two wallet cards and two posters are printed')
  return { wallets, posters }
}

/** The files of a package with the course in both languages, made now. */
export async function packageNow({ deps }: TestApp, site: SiteId): Promise<ReadonlyMap<string, string>> {
  const { db } = deps.store
  const { contents: live } = await deps.live()
  const organization = await findOrganization(db)
  if (organization === null) throw new Error('the app has an organization')
  const parts = { db, contents: live, organization, systems: lmsLists.en }
  const choice = { ...FIRST_CHOICE, source: site, language: 'both' } as const
  const sources = await packageSources(db, dateAt(deps.now(), 'America/New_York'))
  const chosen = await chosenPackage(parts, choice, sources)
  if (chosen === null) throw new Error('the site has details')
  return packageFiles(chosen.order)
}

/** What its scripts have of the course and the site. */
export function textOfPackage(files: ReadonlyMap<string, string>): string {
  const scripts = [...files].filter(([file]) => /^(content|later|package)\b.*\.js$/.test(file))
  const escaped = /\\u([\da-f]{4})/g
  const letter = (_: string, code: string) => String.fromCodePoint(Number.parseInt(code, 16))
  return scripts.map(([, text]) => text.replaceAll(escaped, letter)).join('\n')
}

/** The policy of North House as a document. */
export function paperPath(format: 'pdf' | 'docx', language: Language): string {
  return `/hr/policy/document?site=north-house&language=${language}&format=${format}`
}

export function textOf(pdf: Uint8Array): string {
  return asOneLine(askAbout(pdf, 'pdftotext', 'file.pdf', '-'))
}

export async function wordsOf(docx: Uint8Array): Promise<string> {
  const document = (await unzip(docx)).get('word/document.xml')?.toString() ?? ''
  return asOneLine(shown(document.replaceAll(/<w:br\/>/g, ' ')))
}

/** A text without its markup. */
export function shown(markup: string): string {
  return markup
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('&#38;', '&')
}

export function asOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
