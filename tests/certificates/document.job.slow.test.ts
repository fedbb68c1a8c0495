import { beforeAll, describe, expect, it } from 'vitest'
import { createSigningKey, type SigningKey } from '../../src/platform/codes/key.job.ts'
import type { Certificate } from '../../src/certificates/certificate.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import {
  CERTIFICATE,
  CERTIFICATE_WORDS,
  type MadeCertificate,
  madeCertificate,
  SERVER,
} from '../support/certificates.ts'
import { askAbout, scanned } from '../support/pdf.ts'

const words = MESSAGES.en.certificate

let key: SigningKey
let made: MadeCertificate
beforeAll(async () => {
  key = await createSigningKey()
  made = await madeCertificate(key)
})

describe('the file', () => {
  it('is one tagged page on its side, with a title, in its language, in PDF 1.7', () => {
    const info = askAbout(made.pdf, 'pdfinfo', 'file.pdf')
    expect(info).toMatch(/^Title: +Certificate of completion$/m)
    expect(info).toMatch(/^Tagged: +yes$/m)
    expect(info).toMatch(/^Pages: +1$/m)
    expect(info).toMatch(/^Page size: +792 x 612 pts/m)
    expect(info).toMatch(/^PDF version: +1\.7$/m)
    expect(info).toMatch(/^JavaScript: +no$/m)
    const text = made.pdf.toString('latin1')
    expect(text).toContain('/Lang (en)')
    expect(text).toContain('/DisplayDocTitle true')
  })

  it('declares no standard that no validator has confirmed', () => {
    const metadata = askAbout(made.pdf, 'pdfinfo', '-meta', 'file.pdf')
    expect(metadata).toContain(words.title)
    expect(metadata).not.toMatch(/pdf(ua|a|x)id/i)
    expect(made.pdf.toString('latin1')).not.toMatch(/pdf(ua|a|x)id|OutputIntent/i)
  })

  it('is read aloud in order: whose, what, who, every fact with its name, the code, how to check', () => {
    const structure = askAbout(made.pdf, 'pdfinfo', '-struct-text', 'file.pdf')
    const types = [...structure.matchAll(/^ {2}(\w+) \(/gm)].map((match) => match[1])
    expect(types).toEqual(['P', 'H1', 'P', 'P', 'L', 'Link', 'P', 'P', 'P'])
    const facts = [...structure.matchAll(/LI \(block\)\s+Lbl \(block\)\s+"(.+)"\s+LBody \(block\)\s+"(.+)"/g)]
    expect(facts.map((match) => [match[1], match[2]])).toEqual([
      ['Completed', 'Nov 24, 2026'],
      ['Valid until', 'Nov 24, 2027'],
      ['Site', 'Harbor Street drop-in'],
      ['Course length', '45 minutes, online'],
      ['Policy', 'Version 2026-11'],
      ['Course version', '1.0.0, English'],
      ['Certificate', 'C-599A-7YBK-5HS7'],
    ])
    const { completed, checkAt, checkShows } = CERTIFICATE_WORDS.en
    for (const text of ['Robin Sample', completed, checkAt, 'orientation.example.org/verify', checkShows]) {
      expect(structure).toContain(`"${text}"`)
    }
  })

  it('describes the code, and ties the link to it', () => {
    const objects = askAbout(made.pdf, 'qpdf', '--qdf', '--object-streams=disable', 'file.pdf', '-')
    expect(objects).toMatch(/\/Alt \(QR code that opens the page for checking this certificate\)/)
    expect(objects).toMatch(/\/Type \/OBJR/)
    expect(objects).toMatch(/\/Contents \(QR code that opens/)
  })

  it('brings every font with it', () => {
    const rows = askAbout(made.pdf, 'pdffonts', 'file.pdf').trimEnd().split('\n').slice(2)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row).toMatch(/ yes yes yes /)
  })

  it('has no fault that qpdf knows, with the signature behind its end', () => {
    expect(askAbout(made.pdf, 'qpdf', '--check', 'file.pdf')).toContain('No syntax or stream encoding errors found')
    expect(made.pdf.toString('latin1').trimEnd().split('\n').at(-1)).toMatch(/^%csec-seal [\w-]+\.\.[\w-]+$/)
  })

  it('is the same bytes when it is made again', async () => {
    expect((await madeCertificate(key)).pdf.equals(made.pdf)).toBe(true)
  })
})

describe('the QR code, printed at 200 dots an inch', () => {
  const long = 'María de los Ángeles Fernández-Montoya y Castellanos de la Vega-Rodríguez Villanueva del Campo'
  const server = `https://${'orientation-of-staff.'.repeat(8)}example.org/training`

  it.each<[string, Partial<Certificate>, 'en' | 'es', string]>([
    ['of a usual certificate', {}, 'en', SERVER],
    ['of a Spanish one', { courseLanguage: 'es' }, 'es', SERVER],
    ['with a long name, long sites, and a long address', { name: long, sites: [long, long] }, 'es', server],
    ['with a name in another script', { name: 'Nguyễn Thị Ánh Tuyết' }, 'en', SERVER],
  ])('%s is read: the address, and behind # the token', async (_, change, language, at) => {
    const { pdf, address } = await madeCertificate(key, { ...CERTIFICATE, ...change }, language, at)
    expect(scanned(pdf)).toBe(address)
  })
})

describe('names', () => {
  it.each([
    'Zoë O’Brien-Łuczak',
    'Nguyễn Thị Ánh Tuyết',
    'Ольга Иванова',
    'Ελένη Παπαδοπούλου',
    'עדי כהן',
    'ليلى حداد',
    'María de los Ángeles Fernández-Montoya y Castellanos de la Vega-Rodríguez Villanueva del Campo',
  ])('%s is printed the way it is written', async (name) => {
    const { pdf } = await madeCertificate(key, { ...CERTIFICATE, name })
    const text = askAbout(pdf, 'pdftotext', '-layout', 'file.pdf', '-')
    // Direction marks and presentation forms come from the tool that reads it back.
    const plain = text
      .normalize('NFKC')
      .replaceAll(/[\u202a-\u202e\u200e\u200f]/g, '')
      .replaceAll(/\s+/g, ' ')
    expect(plain).toContain(name.normalize('NFKC'))
  })

  it.each([
    ') Tj ET Q (',
    '(Ada) \\(Okafor\\) \\',
    '<</S/JavaScript/JS(app.alert(1))>>',
    'endstream endobj 1 0 obj',
    '<x:name>&amp; ]]> --> "',
    '%PDF-1.7 %%EOF',
  ])('%s is a name, and nothing that a reader does', async (name) => {
    const { pdf } = await madeCertificate(key, { ...CERTIFICATE, name, organization: name, sites: [name] })
    const text = askAbout(pdf, 'pdftotext', '-layout', 'file.pdf', '-')
    expect(text.replaceAll(/\s+/g, ' ')).toContain(name)
    expect(askAbout(pdf, 'pdfinfo', 'file.pdf')).toMatch(/^JavaScript: +no$/m)
    expect(askAbout(pdf, 'qpdf', '--check', 'file.pdf')).toContain('No syntax or stream encoding errors')
  })

  it('names of any length leave the code and the facts in their place', async () => {
    const name = 'Maximiliane-Alexandrina '.repeat(9).trim()
    const { pdf, address } = await madeCertificate(key, { ...CERTIFICATE, name, sites: Array(9).fill(name) }, 'es')
    expect(askAbout(pdf, 'pdfinfo', 'file.pdf')).toMatch(/^Pages: +1$/m)
    expect(scanned(pdf)).toBe(address)
  })
})

describe('in Spanish', () => {
  it('every word is Spanish and says the same as the English', async () => {
    const { pdf } = await madeCertificate(key, { ...CERTIFICATE, courseLanguage: 'es' }, 'es')
    const structure = askAbout(pdf, 'pdfinfo', '-struct-text', 'file.pdf')
    expect(structure).toContain('"Certificado de finalización"')
    expect(structure).toContain('"24 nov 2026"')
    expect(structure).toContain('"1.0.0, español"')
    expect(pdf.toString('latin1')).toContain('/Lang (es)')
  })
})
