import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import { peopleInPdf } from '../../../src/reports/files/pdf-column.page.ts'
import type { ReportedPerson } from '../../../src/requirements/reported.ts'
import { pdfReport, MOST_PDF_ROWS } from '../../../src/reports/files/pdf-report.job.ts'
import { peopleAuditor } from '../../../src/reports/files/audit-answer.page.ts'
import { csvFile } from '../../../src/reports/files/csv-file.job.ts'
import type { LogoPicture } from '../../../src/organization/brand.ts'
import { drawLogo } from '../../../src/organization/logo-drawing.job.ts'
import { pngLogo } from '../../support/logos.ts'
import { askAbout } from '../../support/pdf.ts'
import { avery, FILTERS, inBatches, overduePerson, reportOf } from '../../support/reported.ts'
import { PEOPLE_COLUMNS } from '../../../src/reports/fact.page.ts'
import { MESSAGES } from '../../../src/words/messages.ts'

const t = MESSAGES.en.hr.reportFiles

async function written(
  rows: readonly ReportedPerson[],
  options: Parameters<typeof reportOf>[1] = {},
  logo: LogoPicture | null = null,
) {
  const report = reportOf(rows.length, options)
  const { frame } = report
  const layout = { shown: peopleInPdf(frame), audit: peopleAuditor(frame), columns: PEOPLE_COLUMNS, overview: null }
  return buffer(await pdfReport({ rows, ...layout, ...report, logo }))
}

const people = [
  avery,
  overduePerson(1, { name: 'Ολυμπία Παπαδοπούλου' }),
  overduePerson(2, { name: 'דנה כהן', employeeNumber: null }),
  overduePerson(3, { name: 'W'.repeat(120) }),
  ...Array.from({ length: 26 }, (_, index) => overduePerson(index + 4)),
]
let pdf: Buffer
beforeAll(async () => {
  pdf = await written(people)
})
const text = (...args: readonly string[]) => askAbout(pdf, 'pdftotext', '-layout', ...args, 'file.pdf', '-')
/** The pages as a screen reader reads them, without the breaks of lines. */
const readOut = () =>
  askAbout(pdf, 'pdftotext', '-raw', 'file.pdf', '-')
    .split('\f')
    .map((page) => page.replaceAll(/\s+/g, ' '))

describe('a report as a PDF', () => {
  it('says on its first page what it is about, by which clock, and both rates', () => {
    const [first = ''] = readOut()
    expect(first).toContain('Orientation records, Harbor Street Youth Services')
    expect(first).toContain('As of Nov 24, 2026')
    expect(first).toContain('What counts Everything on record when the file was made, including later corrections')
    expect(first).toContain(`Filters ${FILTERS.join('; ')}`)
    expect(first).toContain(`In this file 30 people. ${t.rows.people}.`)
    expect(first).toContain('Made by Ada Field')
    expect(first).toContain('Made on Nov 24, 2026, 10:00 AM, Eastern Time')
    expect(first).toContain(t.left.leftOutByDefault(12))
    expect(first).toContain('93% up to date, of everyone who is done or needs action: 81 of 87')
    expect(first).toContain('93% of everyone in scope: 81 of 87')
  })

  it('answers an auditor on its first page, with figures of its rows and the pages that prove them', () => {
    const [first = '', ...others] = readOut()
    const last = others.findLastIndex((page) => page.includes('Robin Sample')) + 2
    for (const answer of [
      `${t.audit.required} On Nov 24, 2026, orientation was required for 30 of 30 people in this file. Proof: pages 2 to ${last}, under “Status.”`,
      `${t.audit.finished} 1 of these 30 had a completion that counted on that day. 1 of them finished after the due date. Proof: page 2, under “Completed.”`,
      `${t.audit.version} Finished: 1 with course 1.0.0 and policy 2025-11. ${t.audit.laterPolicy} Proof: page 2, under “Completed.”`,
      `${t.audit.gaps} 29 people haven’t finished, or their completion no longer counts: 29 overdue. Proof: pages 2 to ${last}, under “Why.”`,
    ])
      expect(first).toContain(answer)
  })

  it('points at later pages where its own answers take more than one', async () => {
    const report = reportOf(people.length)
    const head = { ...report.head, facts: Array.from({ length: 40 }, (_, n) => ({ name: `Fact ${n}`, value: 'so' })) }
    const { frame } = report
    const layout = { shown: peopleInPdf(frame), audit: peopleAuditor(frame), columns: PEOPLE_COLUMNS, overview: null }
    const long = await buffer(await pdfReport({ rows: people, ...layout, ...report, head, logo: null }))
    const pages = askAbout(long, 'pdftotext', '-raw', 'file.pdf', '-').split('\f')
    expect(pages[2]).toContain('Avery')
    expect(pages[0]?.replaceAll(/\s+/g, ' ')).toContain('Proof: page 3, under “Completed.”')
    expect(pages[1]).toContain('Fact 39')
  })

  it('has the logo on its first page alone, where screen readers skip it', async () => {
    const drawn = await drawLogo(await pngLogo({ ink: '#ffffff' }))
    if (!drawn.ok) throw new Error(drawn.problem)
    const branded = await written(people, {}, drawn.logo)
    const pagesWithPictures = (file: Buffer) =>
      askAbout(file, 'pdfimages', '-list', 'file.pdf')
        .split('\n')
        .slice(2)
        .flatMap((line) => /^\s*(\d+)/.exec(line)?.[1] ?? [])
    expect(new Set(pagesWithPictures(branded))).toEqual(new Set(['1']))
    expect(pagesWithPictures(pdf)).toEqual([])
    const structure = (file: Buffer) => askAbout(file, 'pdfinfo', '-struct-text', 'file.pdf')
    expect(askAbout(branded, 'pdfinfo', 'file.pdf')).toMatch(/Tagged:\s+yes/)
    expect(structure(branded)).not.toContain('Figure')
    expect(structure(branded).replaceAll(/\s+/g, ' ')).toBe(structure(pdf).replaceAll(/\s+/g, ' '))
    expect(await written(people, {}, drawn.logo)).toEqual(branded)
  })

  it('numbers its pages, and says on each of them what it belongs to', () => {
    const pages = text().split('\f').slice(0, -1)
    expect(pages.length).toBeGreaterThan(2)
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`)
      expect(page).toContain(`As of: Nov 24, 2026. Filters: ${FILTERS.join('; ')}`)
      if (index > 0) expect(page).toContain('Person')
      expect(page).toMatch(new RegExp(`${t.contentsHash}: [0-9a-f]{64}`))
    }
  })

  it('holds everybody, in every script, and breaks a name that is longer than its column', () => {
    const all = text()
    for (let number = 4; number < 30; number += 1) expect(all).toContain(`Robin Sample ${number}`)
    expect(all).toContain('Ολυμπία')
    const pieces = [...all.matchAll(/\bW{2,}\b/g)].map(([piece]) => piece)
    expect(pieces.join('')).toBe('W'.repeat(120))
    expect(pieces.length).toBeGreaterThan(1)
  })

  it('carries its rows as a file whose hash is on its pages', async () => {
    const attached = askAbout(pdf, 'sh', '-c', 'pdfdetach -save 1 -o rows.csv file.pdf && cat rows.csv')
    let csv = ''
    for await (const piece of csvFile(PEOPLE_COLUMNS, inBatches(people), reportOf(people.length).frame, false))
      csv += piece
    expect(attached).toBe(csv)
    expect(text('-f', '2', '-l', '2')).toContain(createHash('sha256').update(csv).digest('hex'))
  })

  it('is tagged for screen readers and of sound structure', () => {
    expect(askAbout(pdf, 'pdfinfo', 'file.pdf')).toMatch(
      /Title: +Orientation records, Harbor Street[\s\S]*Tagged: +yes/,
    )
    expect(askAbout(pdf, 'pdfinfo', '-struct', 'file.pdf')).toMatch(
      /H1[\s\S]*H2[\s\S]*P[\s\S]*Table[\s\S]*TR[\s\S]*TH[\s\S]*TD/,
    )
    expect(askAbout(pdf, 'qpdf', '--check', 'file.pdf')).toContain('No syntax or stream encoding errors')
  })

  it('says in words that nobody fits, in the language of whoever asked', async () => {
    pdf = await written([], { language: 'es' })
    expect(text()).toContain('Nadie coincide con los filtros del informe')
    expect(text()).toContain('Página 1 de 1')
  })

  it('takes no more rows than it can number', async () => {
    const many = Array.from({ length: MOST_PDF_ROWS + 1 }, () => avery)
    await expect(written(many)).rejects.toThrow(RangeError)
  })
})
