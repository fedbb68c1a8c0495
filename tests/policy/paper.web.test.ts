import { beforeEach, describe, expect, it } from 'vitest'
import { MESSAGES } from '../../src/words/messages.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { formatDate } from '../../src/platform/time/date.page.ts'
import { type Language, LANGUAGES } from '../../src/platform/text/language.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { content, exampleSite } from '../support/content.ts'
import { download } from '../support/download.ts'
import { ADDED, addition, adopt, REWORDED, rewording } from '../support/own-policy.ts'
import { askAbout } from '../support/pdf.ts'
import { holdersOn } from '../support/roles.ts'
import { named, publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { unzip } from '../support/unzip.ts'

/** A name that no font for Western letters can write. */
const ON_CALL = 'Łucja Ząbek'

const VERSION = `${content.policy.version}.1`

let app: TestApp
let staff: Staff
let hal: Browser
let bob: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  const holders = await holdersOn(app, staff)
  await publishExample(app, staff.north, { named: [named({ role: 'Shift lead', name: ON_CALL })] })
  await adopt(app, staff, [rewording(), addition()])
  hal = await signedIn(app, holders.hal)
  bob = await signedIn(app, staff.bob)
})

const pathFor = (format: 'pdf' | 'docx', language: Language, site = '') =>
  `/hr/policy/document?site=${site}&language=${language}&format=${format}`
const asOneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

/** What a document of the moment has to say. */
async function saidNow(language: Language): Promise<string[]> {
  const { contacts, policy } = (await app.deps.live()).contents[language]
  return [
    policy.title,
    policy.version,
    policy.acknowledgement,
    ...policy.clauses.filter(({ part }) => part !== 'site').flatMap(({ id, text }) => [id, text]),
    ...contacts.flatMap(({ digits, languages, name, text, tty, web }) => [name, digits, text, tty, web, languages]),
    ON_CALL,
    '609-555-0101',
    exampleSite.backup?.phone ?? '',
    exampleSite.local[0]?.phone ?? '',
  ].flatMap((said) => (said === null || said === '' ? [] : [asOneLine(said)]))
}

describe.each(LANGUAGES)('the document in %s', (language) => {
  const words = MESSAGES[language].hr.policy

  it('is a tagged PDF with every clause, name and number, with headings and lists', async () => {
    const { status, headers, bytes } = await download(hal, pathFor('pdf', language))
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('application/pdf')
    expect(headers['content-disposition']).toBe(`attachment; filename=policy_${VERSION}_${language}.pdf`)
    const info = askAbout(bytes, 'pdfinfo', 'file.pdf')
    expect(info).toMatch(/^Tagged: +yes$/m)
    expect(info).toContain(words.paper.title('Harbor Street Youth Services', VERSION))
    expect(bytes.toString('latin1')).toContain(`/Lang (${language})`)
    const structure = askAbout(bytes, 'pdfinfo', '-struct-text', 'file.pdf')
    for (const tag of ['H1', 'H2', 'H3', 'L', 'LI', 'Lbl', 'LBody', 'P']) expect(structure).toMatch(`${tag} (block)`)
    const text = readAloud(structure)
    for (const said of await saidNow(language)) expect(text).toContain(said)
    expect(text).toContain(words.paper.marks.reworded)
    expect(text).toContain(words.paper.marks.added)
    expect(text).toContain(words.approved.alone('Ada Okafor', formatDate(calendarDate('2026-11-24'), language)))
    expect(askAbout(bytes, 'qpdf', '--check', 'file.pdf')).toContain('No syntax or stream encoding errors found')
  })

  it('is a Word file with the same, with headings, a list and its language, and nothing that runs', async () => {
    const { headers, bytes } = await download(hal, pathFor('docx', language))
    expect(headers['content-type']).toContain('wordprocessingml.document')
    const files = await unzip(bytes)
    expect([...files.keys()].filter((name) => /vba|macro|\.bin$/i.test(name))).toEqual([])
    const document = files.get('word/document.xml')?.toString() ?? ''
    for (const level of [1, 2, 3]) expect(document).toContain(`<w:pStyle w:val="Heading${level}"/>`)
    expect(document).toContain('<w:numPr>')
    const text = asOneLine(wordsIn(document))
    for (const said of await saidNow(language)) expect(text).toContain(said)
    expect(files.get('word/styles.xml')?.toString()).toContain(`<w:lang w:val="${language}-US"/>`)
    const core = files.get('docProps/core.xml')?.toString() ?? ''
    expect(core).toContain(`<dc:title>${words.paper.title('Harbor Street Youth Services', VERSION)}</dc:title>`)
    expect(core).toContain('<dc:creator>Harbor Street Youth Services</dc:creator>')
  })
})

it('the English words on Spanish paper are marked as English, for people and for screen readers', async () => {
  const pdf = await download(hal, pathFor('pdf', 'es'))
  const objects = askAbout(pdf.bytes, 'qpdf', '--qdf', '--object-streams=disable', 'file.pdf', '-')
  expect(objects).toMatch(/\/Lang \(en\)/)
  const docx = await unzip((await download(hal, pathFor('docx', 'es'))).bytes)
  const document = docx.get('word/document.xml')?.toString() ?? ''
  const run = document.split('<w:r>').find((each) => each.includes(ADDED.en.text.slice(0, 30)))
  expect(run).toContain('<w:lang w:val="en-US"/>')
  expect(wordsIn(document)).toContain(MESSAGES.es.learn.policy.untranslated)
})

it('has a section for each site, says which site hasn’t published anything, and can be of one site', async () => {
  const words = MESSAGES.en.learn.policy
  const whole = askAbout((await download(hal, pathFor('pdf', 'en'))).bytes, 'pdftotext', 'file.pdf', '-')
  expect(whole).toContain(words.forSite('North House'))
  expect(whole).toContain(words.forSite('South House'))
  const north = await download(hal, pathFor('pdf', 'en', 'north-house'))
  expect(north.headers['content-disposition']).toContain(`policy_${VERSION}_north-house_en.pdf`)
  const text = askAbout(north.bytes, 'pdftotext', 'file.pdf', '-')
  expect(text).toContain(words.forSite('North House'))
  expect(text).not.toContain('South House')
  await hal.get(pathFor('pdf', 'en', 'nowhere')).expect(404)
})

it('staff get it with their own site’s details, in the language in which they read', async () => {
  const { text } = await bob.get('/policy').expect(200)
  for (const format of ['pdf', 'docx']) expect(text).toContain(`href="/policy/document?format=${format}"`)
  const own = askAbout((await download(bob, '/policy/document?format=pdf')).bytes, 'pdftotext', 'file.pdf', '-')
  expect(asOneLine(own)).toContain(REWORDED.en.text)
  expect(own).not.toContain('South House')
  await bob.post('/reading', { language: 'es', detail: 'full', to: '/policy' }).expect(303)
  const spanish = askAbout((await download(bob, '/policy/document?format=pdf')).bytes, 'pdftotext', 'file.pdf', '-')
  expect(asOneLine(spanish)).toContain(REWORDED.es.text)
  await bob.get(pathFor('pdf', 'en')).expect(403)
})

it('a download is on the audit trail', async () => {
  await download(hal, pathFor('docx', 'en', 'north-house'))
  const { db } = app.deps.store
  const entry = await db.selectFrom('trail_entry').selectAll().where('kind', '=', 'downloaded').executeTakeFirst()
  expect(entry?.detail).toContain('/hr/policy/document')
  expect(entry?.detail).toContain('north-house')
})

it('the same version makes the same PDF', async () => {
  const first = await download(hal, pathFor('pdf', 'en'))
  expect((await download(hal, pathFor('pdf', 'en'))).bytes.equals(first.bytes)).toBe(true)
})

/** The texts of a PDF in the order in which they're read aloud. */
function readAloud(structure: string): string {
  return asOneLine([...structure.matchAll(/"(.*)"$/gm)].map((match) => match[1]).join(' '))
}

function wordsIn(xml: string): string {
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
    .map((match) => match[1])
    .join('')
    .replaceAll('&amp;', '&')
    .replaceAll('&apos;', '’')
    .replaceAll('&quot;', '"')
}
