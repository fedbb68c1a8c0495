import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { certificatesIn } from '../../src/certificates/certificate.ts'
import { certificateSheet } from '../../src/certificates/certificate.page.ts'
import { findCertificate } from '../../src/certificates/certificate.store.ts'
import { certificateDocument } from '../../src/certificates/document.job.ts'
import { issueCertificates } from '../../src/certificates/issue.job.ts'
import { issuingOf } from '../../src/app/visit.web.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { accentOf, OWN_ACCENT } from '../../src/organization/accent.ts'
import type { LogoPicture } from '../../src/organization/brand.ts'
import { checkedLogo } from '../../src/organization/logo.job.ts'
import { type Color, color } from '../../src/platform/html/color.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn, type TestApp, testApp } from '../support/app.ts'
import { putBrand } from '../support/brand.ts'
import { CERTIFICATE, SERVER } from '../support/certificates.ts'
import { completeCourse } from '../support/completions.ts'
import { pngLogo } from '../support/logos.ts'
import { askAbout, scanned } from '../support/pdf.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

/** Colors of a PDF have 256 steps in each channel. */
const HALF_A_STEP = 0.5 / 255
const RED = color('#c8102e')
const verifyHref = `${SERVER}/verify#code`

describe('a certificate with a logo', () => {
  let wide: LogoPicture
  beforeAll(async () => {
    wide = await taken(await pngLogo())
  })

  it('has the same bytes each time, its picture inside, and a code that can be scanned', async () => {
    const pdf = await drawn(wide)
    expect((await drawn(wide)).equals(pdf)).toBe(true)
    expect(askAbout(pdf, 'pdfimages', '-list', 'file.pdf')).toMatch(/image\s+480\s+120/)
    expect(askAbout(pdf, 'pdfinfo', 'file.pdf')).toMatch(/^Pages: +1$/m)
    expect(scanned(pdf)).toBe(verifyHref)
  })

  it('is read aloud as one without: the name of the organization is there as text', async () => {
    const structure = async (logo: LogoPicture | null) =>
      askAbout(await drawn(logo), 'pdfinfo', '-struct-text', 'file.pdf').replace(/Object \d+/, '')
    expect(await structure(wide)).toBe(await structure(null))
    expect(await structure(wide)).toContain(`"${CERTIFICATE.organization}"`)
  })

  it.each([
    ['square', { width: 200, height: 200 }],
    ['very wide', { width: 600, height: 60 }],
    ['white', { ink: '#ffffff' }],
  ])('stays on one page when the logo is %s', async (_, drawing) => {
    const pdf = await drawn(await taken(await pngLogo(drawing)))
    expect(askAbout(pdf, 'pdfinfo', 'file.pdf')).toMatch(/^Pages: +1$/m)
  })

  function drawn(logo: LogoPicture | null): Promise<Buffer> {
    const sheet = certificateSheet(CERTIFICATE, MESSAGES.en.certificate, 'en', `${SERVER}/verify`)
    const brand = { accent: RED, logo }
    return certificateDocument(sheet, { language: 'en', verifyHref, issuedAt: CERTIFICATE.issuedAt, brand })
  }
})

describe('a certificate of an organization with a color and no logo', () => {
  it('has its mark in the tone of the color that can be read on paper, and no picture', async () => {
    const test = await testApp()
    const staff = await staffOn(test)
    await publishExample(test, staff.north, {})
    const yellow = color('#ffd500')
    await putBrand(test, { accent: yellow })
    await completeCourse(test, staff.bob)
    await issueCertificates(issuingOf(test.deps), staff.bob)
    const pdf = await pdfOf(test, staff.bob)
    expect(askAbout(pdf, 'pdfimages', '-list', 'file.pdf')).not.toMatch(/image/)
    expect(paintsWith(pdf, accentOf(yellow).light.brand)).toBe(true)
    for (const other of [yellow, OWN_ACCENT]) expect(paintsWith(pdf, other)).toBe(false)
  })

  it('has our own mark when there’s no color either', async () => {
    const sheet = certificateSheet(CERTIFICATE, MESSAGES.en.certificate, 'en', `${SERVER}/verify`)
    const brand = { accent: null, logo: null }
    const made = { language: 'en', verifyHref, issuedAt: CERTIFICATE.issuedAt, brand }
    expect(paintsWith(await certificateDocument(sheet, made), OWN_ACCENT)).toBe(true)
  })

  /** Whether something is filled with the color, as it's written in a PDF. */
  function paintsWith(pdf: Uint8Array, fill: Color): boolean {
    const channels = [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16) / 255)
    const content = askAbout(pdf, 'qpdf', '--qdf', '--object-streams=disable', 'file.pdf', '-')
    return [...content.matchAll(/^(\S+) (\S+) (\S+) scn$/gm)].some(([, ...parts]) =>
      channels.every((channel, at) => Math.abs(Number(parts[at]) - channel) < HALF_A_STEP),
    )
  }
})

describe('a logo that came later', () => {
  let test: TestApp
  let staff: Staff
  beforeEach(async () => {
    test = await testApp()
    staff = await staffOn(test)
    await publishExample(test, staff.north, {})
    await completeCourse(test, staff.bob)
    await issueCertificates(issuingOf(test.deps), staff.bob)
  })

  it('changes no byte of a certificate that was issued, and is on the next one', async () => {
    const before = await pdfOf(test, staff.bob)
    await putBrand(test, { logo: await pngLogo(), accent: RED })
    await issueCertificates(issuingOf(test.deps), staff.bob)
    expect((await pdfOf(test, staff.bob)).equals(before)).toBe(true)
    expect(askAbout(before, 'pdfimages', '-list', 'file.pdf')).not.toMatch(/480\s+120/)
    await completeCourse(test, staff.cleo)
    await issueCertificates(issuingOf(test.deps), staff.cleo)
    expect(askAbout(await pdfOf(test, staff.cleo), 'pdfimages', '-list', 'file.pdf')).toMatch(/480\s+120/)
  })

  it('is on the page that shows the certificate, and says the name no second time', async () => {
    await putBrand(test, { logo: await pngLogo() })
    const { text } = await (await signedIn(test, staff.bob)).get('/certificate').expect(200)
    const [, sheet = ''] = text.split('<article class="sheet cert">')
    expect(sheet).toMatch(/^\s*<img\s+class="logo"\s+src="\/brand\/[0-9a-f]{16}\/logo\.png"\s+alt=""/)
  })
})

async function pdfOf({ deps }: TestApp, person: PersonId): Promise<Buffer> {
  const { db } = deps.store
  const [issued] = certificatesIn(await historyOf(db, person))
  const stored = issued === undefined ? null : await findCertificate(db, issued.number)
  return Buffer.from(stored?.pdf ?? [])
}

async function taken(bytes: Uint8Array): Promise<LogoPicture> {
  const found = await checkedLogo(bytes)
  if (!found.ok) throw new Error(`the picture was refused: ${found.problem}`)
  return found.logo
}
