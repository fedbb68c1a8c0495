import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { certificatesIn } from '../../src/certificates/certificate.ts'
import { certificateSheet } from '../../src/certificates/certificate.page.ts'
import { findCertificate } from '../../src/certificates/certificate.store.ts'
import { certificateDocument } from '../../src/certificates/document.job.ts'
import { issueCertificates } from '../../src/certificates/issue.job.ts'
import { issuingOf } from '../../src/app/visit.web.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import type { LogoPicture } from '../../src/organization/brand.ts'
import { checkedLogo } from '../../src/organization/logo.job.ts'
import { color } from '../../src/platform/html/color.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn, type TestApp, testApp } from '../support/app.ts'
import { putBrand } from '../support/brand.ts'
import { CERTIFICATE, SERVER } from '../support/certificates.ts'
import { completeCourse } from '../support/completions.ts'
import { pngLogo } from '../support/logos.ts'
import { askAbout, scanned } from '../support/pdf.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

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
    const before = await pdfOf(staff.bob)
    await putBrand(test, { logo: await pngLogo(), accent: RED })
    await issueCertificates(issuingOf(test.deps), staff.bob)
    expect((await pdfOf(staff.bob)).equals(before)).toBe(true)
    expect(askAbout(before, 'pdfimages', '-list', 'file.pdf')).not.toMatch(/480\s+120/)
    await completeCourse(test, staff.cleo)
    await issueCertificates(issuingOf(test.deps), staff.cleo)
    expect(askAbout(await pdfOf(staff.cleo), 'pdfimages', '-list', 'file.pdf')).toMatch(/480\s+120/)
  })

  it('is on the page that shows the certificate, and says the name no second time', async () => {
    await putBrand(test, { logo: await pngLogo() })
    const { text } = await (await signedIn(test, staff.bob)).get('/certificate').expect(200)
    const [, sheet = ''] = text.split('<article class="sheet cert">')
    expect(sheet).toMatch(/^\s*<img\s+class="logo"\s+src="\/brand\/[0-9a-f]{16}\/logo\.png"\s+alt=""/)
  })

  async function pdfOf(person: PersonId): Promise<Buffer> {
    const { db } = test.deps.store
    const [issued] = certificatesIn(await historyOf(db, person))
    const stored = issued === undefined ? null : await findCertificate(db, issued.number)
    return Buffer.from(stored?.pdf ?? [])
  }
})

async function taken(bytes: Uint8Array): Promise<LogoPicture> {
  const found = await checkedLogo(bytes)
  if (!found.ok) throw new Error(`the picture was refused: ${found.problem}`)
  return found.logo
}
