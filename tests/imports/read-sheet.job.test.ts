import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENCODINGS, type Encoding, fileText } from '../../src/imports/file-text.ts'
import { DELIMITERS, readSheet, type SheetProblem } from '../../src/imports/read-sheet.job.ts'
import { csvLine } from '../../src/platform/text/csv.ts'
import { visible } from '../../src/platform/text/visible.ts'

const utf8 = (text: string) => Buffer.from(text, 'utf8')

describe('a file that we wrote ourselves', () => {
  /** Characters of Windows-1252, including everything special in a CSV file. */
  const windowsCell = fc.string({ unit: fc.constantFrom(...'abc éñßŠ€’“;,|\t"\n\'=+-@12') })
  const anyCell = fc.oneof(fc.string({ unit: 'grapheme' }), windowsCell)
  const cases = ENCODINGS.flatMap((encoding) => DELIMITERS.map((delimiter) => [encoding, delimiter] as const))

  it.each(cases)('is read back as it was, in %s with %j between the cells', async (encoding, delimiter) => {
    const cell = encoding === 'windows-1252' ? windowsCell : anyCell
    const rows = fc.integer({ min: 2, max: 5 }).chain((columns) => fc.array(rowOf(cell, columns), { minLength: 1 }))
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (written, marked) => {
        const header = (written[0] ?? []).map((_, index) => `Heading ñ${index + 1}`)
        const text = [header, ...written].map((row) => withDelimiter(csvLine(row), row, delimiter)).join('')
        const answer = await readSheet(encoded(text, encoding, marked))
        if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
        expect(answer.sheet.header).toEqual(header)
        expect(answer.sheet.rows.map((row) => row.cells)).toEqual(written)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the encoding', () => {
  it.each<[string, Uint8Array, Encoding]>([
    ['UTF-8', utf8('Name\nJosé'), 'utf-8'],
    ['UTF-8 with its mark', utf8('\uFEFFName\nJosé'), 'utf-8'],
    ['UTF-16 with its mark', encoded('Name\nJosé', 'utf-16le', true), 'utf-16le'],
    ['UTF-16 the other way round', encoded('Name\nJosé', 'utf-16be', true), 'utf-16be'],
    ['UTF-16 without a mark', encoded('Name\nJosé', 'utf-16le', false), 'utf-16le'],
    ['what Windows wrote', encoded('Name\nJosé', 'windows-1252', false), 'windows-1252'],
  ])('is found out: %s', (_, bytes, encoding) => {
    expect(fileText(bytes)).toEqual({ ok: true, text: 'Name\nJosé', encoding })
  })

  it('a file from Windows has its own characters', () => {
    expect(fileText(Uint8Array.of(0x80, 0x92, 0x9f))).toMatchObject({ text: '€’Ÿ' })
  })
})

describe('rows', () => {
  it('have no characters that nobody sees, in headings and in cells', async () => {
    const answer = await readSheet(utf8('\u200BName,Site\u200E\nA\u00ADna \u202EziuR\u202C,North\uFEFF\n'))
    expect(answer).toMatchObject({
      ok: true,
      sheet: { header: ['Name', 'Site'], rows: [{ cells: ['Ana ziuR', 'North'] }] },
    })
  })

  it.each([
    ['blank lines do not count', 'Name,Site\n\nAda,North\n \n,\nBob,South\n', [3, 6]],
    ['a cell may go on over several lines', 'Name,Site\nAda,"North\nHouse"\nBob,South', [2, 4]],
    ['Windows ends lines in its own way', 'Name,Site\r\nAda,"North\r\nHouse"\r\nBob,South\r\n', [2, 4]],
    ['some files end lines in several ways', 'Name,Site\r\nAda,North\nBob,South\r', [2, 3]],
    ['spreadsheets write empty cells at the end', 'Name,Site,,\nAda,North,,\nBob,South,,', [2, 3]],
  ])('are told by the line on which they begin: %s', async (_, text, lines) => {
    const answer = await readSheet(utf8(text))
    if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
    expect(answer.sheet.header).toEqual(['Name', 'Site'])
    expect(answer.sheet.rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [lines[0], 'Ada'],
      [lines[1], 'Bob'],
    ])
  })

  it('are read with the delimiter of the file, whatever else is in its cells', async () => {
    const answer = await readSheet(utf8('Name;Hours, in all;Site\nAda;1,5;North\nBob;2,5;South\n'))
    expect(answer).toMatchObject({ sheet: { header: ['Name', 'Hours, in all', 'Site'] } })
  })

  it('may have one column', async () => {
    expect(await readSheet(utf8('Number\n12\n13\n'))).toMatchObject({ sheet: { header: ['Number'] } })
  })

  it.each([
    ['in the middle', 'A,,C\n1,2,3\n', ['A', 'Column 2', 'C']],
    ['at the beginning and the end', ',A,\nx,1,2\ny,1,\n', ['Column 1', 'A', 'Column 3']],
    ['beside one that is called so', ',Column 1\nx,1\n', ['Column 1 (without a heading)', 'Column 1']],
    ['but not when it is empty behind the last one', 'A,,\n1,,\n2\n', ['A']],
  ])('a column without a heading is named by its place: %s', async (_, text, header) => {
    const answer = await readSheet(utf8(text))
    if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
    expect(answer.sheet.header).toEqual(header)
    for (const { cells } of answer.sheet.rows) expect(cells).toHaveLength(header.length)
  })

  it('are accepted up to 50,000', async () => {
    const answer = await readSheet(utf8(`Number,Site\n${'12,North\n'.repeat(50_000)}`))
    expect(answer.ok && answer.sheet.rows.at(-1)).toEqual({ line: 50_001, cells: ['12', 'North'] })
  })
})

describe('a file that cannot be taken', () => {
  it.each<[string, Uint8Array, SheetProblem]>([
    ['an Excel workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), { kind: 'workbook' }],
    ['an old Excel workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0), { kind: 'workbook' }],
    ['a PDF', utf8('%PDF-1.7\n'), { kind: 'pdf' }],
    ['other bytes', Uint8Array.of(1, 0, 0, 0, 7, 7, 0, 0), { kind: 'no-text' }],
    ['a text with an empty character', utf8('Name\nAda\0'), { kind: 'no-text' }],
    ['nothing', utf8(''), { kind: 'empty' }],
    ['blank lines alone', utf8('\n \n'), { kind: 'empty' }],
    ['headings alone', utf8('Name,Site\n'), { kind: 'no-rows' }],
    ['more than 10 MB', new Uint8Array(10 * 1024 * 1024 + 1).fill(0x61), { kind: 'too-large' }],
    ['more than 50,000 rows', utf8(`A,B\n${'1,2\n'.repeat(50_001)}`), { kind: 'too-many-rows' }],
    ['more than 200 columns', utf8(`${numbers(201)}\n${numbers(201)}`), { kind: 'too-many-columns' }],
    ['ten million columns', utf8(`A${','.repeat(10_000_000)}`), { kind: 'line-too-long', line: 1 }],
    ['a row with too few cells', utf8('A,B\n1,2\n3\n'), { kind: 'cells', line: 3, cells: 1, columns: 2 }],
    ['a row with too many cells', utf8('A,B\n1,2\n\n3,4,5\n'), { kind: 'cells', line: 4, cells: 3, columns: 2 }],
    ['a heading that stands there twice', utf8('Name,Site,name \n1,2,3\n'), { kind: 'heading-twice', heading: 'name' }],
    ['a quotation mark without its other', utf8('A,B\n1,"2\n3,4\n'), { kind: 'quote-not-closed', line: 2 }],
    ['a quotation mark where none can stand', utf8('A,B\n1,2\n3,4 "x"\n'), { kind: 'quote', line: 3 }],
  ])('%s', async (_, bytes, problem) => {
    expect(await readSheet(bytes)).toEqual({ ok: false, problem })
  })
})

function rowOf(cell: fc.Arbitrary<string>, columns: number): fc.Arbitrary<string[]> {
  const row = fc.array(cell, { minLength: columns, maxLength: columns })
  // All ways to end a line in a cell are read as one, a row of only spaces is a blank line, and nobody sees the rest.
  return row
    .map((texts) => texts.map((text) => visible(text).replaceAll(/\r\n?/g, '\n').replaceAll('\0', '')))
    .filter((texts) => texts.some((text) => text.trim() !== ''))
}

function withDelimiter(line: string, row: readonly string[], delimiter: string): string {
  return delimiter === ',' ? line : `${row.map((cell) => csvLine([cell]).slice(0, -2)).join(delimiter)}\r\n`
}

function encoded(text: string, encoding: Encoding, marked: boolean): Uint8Array {
  const whole = marked && encoding !== 'windows-1252' ? `\uFEFF${text}` : text
  if (encoding === 'utf-8') return utf8(whole)
  if (encoding === 'windows-1252') return Uint8Array.from(whole, (sign) => WINDOWS_SIGNS[sign] ?? sign.charCodeAt(0))
  const bytes = Buffer.from(whole, 'utf16le')
  return encoding === 'utf-16le' ? bytes : bytes.swap16()
}

const WINDOWS_SIGNS: Readonly<Record<string, number>> = { '€': 0x80, Š: 0x8a, '’': 0x92, '“': 0x93 }

function numbers(count: number): string {
  return Array.from({ length: count }, (_, index) => index).join(',')
}
