import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { describe, expect, it } from 'vitest'
import { readSheet } from '../../src/imports/read-sheet.job.ts'
import { factWords, PEOPLE_COLUMNS } from '../../src/reports/fact.page.ts'
import { reportFile } from '../../src/reports/files/file.job.ts'
import { avery, inBatches, overduePerson, reportOf } from '../support/reported.ts'
import { workbookText } from '../../src/imports/workbook.job.ts'

const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
/** The style of a cell that shows a day; styles count from 0. */
const A_DAY = 1

describe('a workbook', () => {
  it('is read as the table of its first sheet that is not empty, with days year first', async () => {
    const answer = await readSheet(
      await workbook(
        [],
        [
          [text('Name'), text('Hire date'), text('Number'), text('Works with youth')],
          [text('Ruiz, "Ana"'), `<c s="${A_DAY}"><v>46328</v></c>`, '<c><v>42</v></c>', '<c t="b"><v>1</v></c>'],
          [],
          [text('Ben\nOkafor'), `<c s="${A_DAY}"><v>46328.5</v></c>`, text('0043'), '<c t="b"><v>0</v></c>'],
        ],
        [[text('Another sheet')], [text('x')]],
      ),
    )
    expect(answer).toMatchObject({
      ok: true,
      sheet: {
        header: ['Name', 'Hire date', 'Number', 'Works with youth'],
        rows: [
          { line: 2, cells: ['Ruiz, "Ana"', '2026-11-02', '42', 'true'] },
          { line: 4, cells: ['Ben Okafor', '2026-11-02 12:00:00', '0043', 'false'] },
        ],
      },
    })
  })

  it('has U+FFFD where a formula has cut an emoji in two, because no database keeps half of it', async () => {
    const halves = ['_xD83D_ a', '&#xD83D;&#xDC4D; b', '&#xDC4D;&#xD83D; c']
    const answer = await readSheet(await workbook([[text('Name')], ...halves.map((each) => [text(each)])]))
    const rows = answer.ok ? answer.sheet.rows.map(({ cells }) => cells[0]) : []
    expect(rows).toEqual(['\uFFFD a', '\ud83d\udc4d b', '\uFFFD\uFFFD c'])
  })

  it('is read from its widest sheet when it opens on a cover, and from the first when that is a list of one column', async () => {
    const list = [
      [text('Name'), text('Site')],
      [text('Ana Ruiz'), text('North House')],
    ]
    const cover = [[text('Harbor Street')], [text('Staff'), text('1')]]
    const wide = [
      [...(list[0] ?? []), text('Type')],
      [...(list[1] ?? []), text('Employee')],
    ]
    const headerOf = async (...sheets: readonly Rows[]) => {
      const answer = await readSheet(await workbook(...sheets))
      return answer.ok && answer.sheet.header
    }
    expect(await headerOf(cover, list, wide)).toEqual(['Name', 'Site', 'Type'])
    expect(await headerOf(list, wide)).toEqual(['Name', 'Site'])
    expect(await headerOf([[text('Name')], [text('Ana Ruiz')]], [[text('Notes')]])).toEqual(['Name'])
  })

  it('that a report was downloaded as is read with every column and every person', async () => {
    const people = [avery, overduePerson(1)]
    const { about, frame } = reportOf(people.length)
    const source = {
      about,
      frame,
      people: () => inBatches(people),
      cycles: () => inBatches([]),
      overview: null,
      logo: async () => null,
    }
    const file = await buffer(
      await reportFile({ format: 'xlsx', rows: 'people', mark: false, overview: false }, source),
    )
    const answer = await readSheet(file)
    if (!answer.ok) throw new Error(answer.problem.kind)
    const { header, rows } = answer.sheet
    expect([...header].sort()).toEqual(
      PEOPLE_COLUMNS.map(({ name }) => factWords(frame.wording.t, 'people')[name][0]).sort(),
    )
    expect(rows.map(({ cells }) => cells[header.indexOf('Name')])).toEqual(['Avery "Ace" Sample', 'Robin Sample 1'])
    expect(rows[0]?.cells[header.indexOf('Completed on')]).toBe('2026-02-10')
  })

  it('gives the value that was saved with a formula, and runs nothing', async () => {
    const formula = '<c t="str"><f>WEBSERVICE("http://x.example")</f><v>saved</v></c>'
    const answer = await readSheet(await workbook([[text('Name')], [formula]]))
    expect(answer.ok && answer.sheet.rows[0]?.cells).toEqual(['saved'])
  })

  it('is gone through once, even with a tag of megabytes', async () => {
    const cell = `<c><v>1</v><f a="${'c'.repeat(3 * 1024 * 1024)}"/></c>`
    const answer = await readSheet(await workbook([[text('Name')], [cell]]))
    expect(answer).toMatchObject({ ok: true, sheet: { header: ['Name'], rows: [{ line: 2, cells: ['1'] }] } })
  })

  it('waits until the one before it was read, however small it is, because each takes much memory', async () => {
    const [large, small] = [await workbookOf(manyRows(40_000)), await workbook([[text('Name')], [text('Ana')]])]
    const read: string[] = []
    const note = async (name: string, bytes: Uint8Array) => {
      const { ok } = await workbookText(bytes, { mostRows: 50_000, mostColumns: 200 })
      read.push(`${name} ${ok}`)
    }
    await Promise.all([note('large', large), note('damaged', small.subarray(0, 300)), note('small', small)])
    expect(read).toEqual(['large true', 'damaged false', 'small true'])
  })

  it.each<[string, () => Promise<Uint8Array>, string]>([
    ['that is a zip of something else', () => zipOf({ 'word/document.xml': '<x/>' }), 'workbook'],
    ['whose parts are damaged', () => zipOf({ 'xl/workbook.xml': '<workbook' }), 'workbook'],
    ['that is cut off', async () => (await workbook([[text('Name')], [text('Ana')]])).subarray(0, 300), 'workbook'],
    ['without a cell', () => workbook([]), 'empty'],
    ['that unpacks to more than there is room for', () => bomb(), 'workbook-large'],
    ['with a cell in the last place that there is', () => workbookOf(farAway()), 'workbook-large'],
    [
      'with too many columns',
      () => workbook([Array.from({ length: 201 }, (_, at) => text(`H${at}`))]),
      'too-many-columns',
    ],
    ['with too many rows', () => workbookOf(manyRows(50_002)), 'too-many-rows'],
  ])('%s is refused', async (_, make, kind) => {
    expect(await readSheet(await make())).toEqual({ ok: false, problem: { kind } })
  })
})

type Rows = readonly (readonly string[])[]

function text(value: string): string {
  return `<c t="inlineStr"><is><t xml:space="preserve">${value.replaceAll('"', '&quot;')}</t></is></c>`
}

/** One sheet for each list of rows, of cells as XML. */
function workbook(...sheets: readonly Rows[]): Promise<Buffer> {
  return workbookOf(
    ...sheets.map((rows) => rows.map((cells, at) => `<row r="${at + 1}">${placed(cells, at + 1)}</row>`).join('')),
  )
}

function placed(cells: readonly string[], row: number): string {
  return cells.map((cell, at) => cell.replace('<c', `<c r="${columnName(at)}${row}"`)).join('')
}

function columnName(at: number): string {
  return at < 26 ? letter(at) : `${columnName(Math.floor(at / 26) - 1)}${letter(at % 26)}`
}

function letter(at: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + at)
}

function farAway(): string {
  const cell = (place: string) => `<c r="${place}" t="inlineStr"><is><t>x</t></is></c>`
  return `<row r="1">${cell('A1')}</row><row r="1048576">${cell('XFD1048576')}</row>`
}

function manyRows(count: number): string {
  return Array.from({ length: count }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>1</v></c></row>`).join('')
}

function bomb(): Promise<Buffer> {
  return zipOf({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': ' '.repeat(130 * 1024 * 1024) })
}

function workbookOf(...sheets: readonly string[]): Promise<Buffer> {
  const each = (make: (number: number) => string) => sheets.map((_, index) => make(index + 1)).join('')
  return zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns="${SPREADSHEET}" xmlns:r="${RELATIONS}"><sheets>${each(
      (n) => `<sheet name="Sheet ${n}" sheetId="${n}" r:id="rId${n}"/>`,
    )}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${each(
      (n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
    )}<Relationship Id="rIdS" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${SPREADSHEET}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map((rows, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet xmlns="${SPREADSHEET}"><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
  })
}

async function zipOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return buffer(zip.outputStream)
}
