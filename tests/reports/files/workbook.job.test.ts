import { buffer } from 'node:stream/consumers'
import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReportedPerson } from '../../../src/requirements/reported.ts'
import { allSheetColumns, shortPeopleColumns } from '../../../src/reports/files/sheet-column.page.ts'
import type { SheetColumns } from '../../../src/reports/files/workbook-frame.job.ts'
import { workbookFile } from '../../../src/reports/files/workbook.job.ts'
import { avery, FILTERS, inBatches, overduePerson, reportOf } from '../../support/reported.ts'
import { unzip } from '../../support/unzip.ts'
import { sheetOf, type SheetCell } from '../../support/workbook.ts'
import { PEOPLE_COLUMNS } from '../../../src/reports/fact.page.ts'
import { MESSAGES } from '../../../src/words/messages.ts'

const t = MESSAGES.en.hr.reportFiles

async function written(people: readonly ReportedPerson[], options: Parameters<typeof reportOf>[1] = {}) {
  const report = reportOf(people.length, options)
  return unzip(await buffer(await workbookFile(columnsFor(report), inBatches(people, 2), report)))
}

function columnsFor({ frame }: ReturnType<typeof reportOf>): SheetColumns<ReportedPerson> {
  const { wording } = frame
  return { short: shortPeopleColumns(wording), all: allSheetColumns(PEOPLE_COLUMNS, wording.t, 'people') }
}

/** The sheets in their order. */
const [SUMMARY, LIST, ALL, GUIDE] = [1, 2, 3, 4] as const

/** The rows of a sheet, each as a line of its filled cells. */
function linesOf(files: ReadonlyMap<string, Buffer>, sheet: number): string[] {
  return sheetOf(files, sheet).rows.map((cells) =>
    cells
      .map(({ text }) => text)
      .join(' | ')
      .replace(/[ |]+$/, ''),
  )
}

/** The cell under a heading in a line. */
function under(rows: readonly (readonly SheetCell[])[], heading: string, line: number): SheetCell | undefined {
  const column = rows[0]?.findIndex((cell) => cell.text === heading) ?? -1
  return rows[line]?.[column]
}

/** The background of a style. */
function fillOf(files: ReadonlyMap<string, Buffer>, style: string): string | undefined {
  const styles = files.get('xl/styles.xml')?.toString() ?? ''
  const cells = [...(/<cellXfs.*<\/cellXfs>/s.exec(styles)?.[0].matchAll(/<xf ([^>]*)>/g) ?? [])]
  const fill = Number(/fillId="(\d+)"/.exec(cells[Number(style)]?.[1] ?? '')?.[1])
  return [...styles.matchAll(/<fill>(.*?)<\/fill>/g)][fill]?.[1]?.match(/fgColor rgb="(\w+)"/)?.[1]
}

function sheetNames(files: ReadonlyMap<string, Buffer>): (string | undefined)[] {
  const book = files.get('xl/workbook.xml')?.toString() ?? ''
  return [...book.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name)
}

describe('a report as a workbook', () => {
  it('has days that are days, numbers that are numbers, and texts that no spreadsheet runs', async () => {
    const { rows } = sheetOf(await written([avery, overduePerson(1)]), ALL)
    expect(rows).toHaveLength(3)
    expect(under(rows, 'Completed on', 1)).toEqual({ kind: 'number', text: '46063', format: 'yyyy-mm-dd' })
    expect(under(rows, 'Hired on', 1)).toMatchObject({ kind: 'number', format: 'yyyy-mm-dd' })
    expect(under(rows, 'Score', 1)).toEqual({ kind: 'number', text: '13', format: null })
    expect(under(rows, 'Staff number', 1)).toEqual({ kind: 'text', text: '=HS-0417', format: null })
    expect(under(rows, 'Site', 1)).toMatchObject({ text: 'Harbor Street drop-in; North House residence' })
    expect(under(rows, 'Late', 1)).toMatchObject({ text: 'yes' })
    expect(under(rows, 'Completed on', 2)).toMatchObject({ kind: 'none' })
  })

  it('gives a moment in the organization’s local time', async () => {
    const { rows } = sheetOf(await written([avery], { knownAt: '2026-11-21T05:00:00.000Z' }), ALL)
    expect(under(rows, 'Recorded up to', 1)).toEqual({ kind: 'number', text: '46347', format: 'yyyy-mm-dd hh:mm' })
  })

  it('opens on a summary that says what it is about, with figures that add up', async () => {
    const files = await written([avery])
    const lines = linesOf(files, SUMMARY)
    expect(lines.slice(0, 4)).toEqual([
      'Harbor Street Youth Services',
      'Orientation records',
      '93% up to date, of everyone who is done or needs action: 81 of 87',
      '93% of everyone in scope: 81 of 87',
    ])
    const figures = lines.slice(lines.indexOf('The figures') + 1, lines.indexOf('What the file contains') - 1)
    expect(figures).toEqual([
      ' | People | In this file | How it adds up',
      'Counts as up to date | 81 | 81 | 81 with nothing due',
      'Need action | 6 | 6 | 6 overdue',
      'Still have time | 0 | 0',
      'No due date yet | 0 | 0',
      'In scope | 87 | 87',
      'On leave | 2 | 2',
      'Exempt | 0 | 0',
      'Not in scope | 0 | 0',
      'Left | 12 | 0',
      'Everyone who matches the other filters | 101 | 89',
    ])
    for (const fact of [
      'As of | Nov 24, 2026',
      'What counts | Everything on record when the file was made, including later corrections',
      `Filters | ${FILTERS.join('; ')}`,
      'Made by | Ada Field',
      'Made on | Nov 24, 2026, 10:00 AM, Eastern Time',
      `${t.leftTitle} | ${t.left.leftOutByDefault(12)}`,
    ])
      expect(lines).toContain(fact)
    const { how, howTo } = t.summary
    expect(lines.slice(lines.indexOf(howTo) + 1)).toEqual(how('People', 'All columns', 'How to read this file'))
    expect(sheetNames(files)).toEqual(['Summary', 'People', 'All columns', 'How to read this file'])
  })

  it('is set up to print: the summary on one Letter page, the lists with their header on every page', async () => {
    const files = await written([avery])
    const setUp = (sheet: number) => /<pageSetup [^>]*>/.exec(sheetOf(files, sheet).xml)?.[0]
    expect(setUp(SUMMARY)).toBe('<pageSetup paperSize="1" fitToWidth="1" orientation="portrait" fitToHeight="1"/>')
    for (const sheet of [LIST, ALL, GUIDE])
      expect(setUp(sheet)).toBe('<pageSetup paperSize="1" fitToWidth="1" orientation="landscape" fitToHeight="0"/>')
    for (const sheet of [SUMMARY, LIST, ALL, GUIDE])
      expect(sheetOf(files, sheet).xml).toMatch(/<worksheet [^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>/)
    const titles = files
      .get('xl/workbook.xml')
      ?.toString()
      .match(/(?<=Print_Titles" )[^<]*/g)
    expect(titles).toEqual([`localSheetId="1">'People'!$1:$1`, `localSheetId="2">'All columns'!$1:$1`])
  })

  it('has the twelve columns of HR on its second sheet, with statuses that are words and have a color', async () => {
    const files = await written([avery, overduePerson(1)])
    const { rows, xml } = sheetOf(files, LIST)
    const [header, first] = linesOf(files, LIST)
    expect(header).toBe(
      'Name | Staff number | Site | Department | Position | Supervisor | Status | Why | ' +
        'Due or valid until | Completed on | Version finished | Lessons done',
    )
    expect(first).toBe(
      'Avery "Ace" Sample | =HS-0417 | Harbor Street drop-in; North House residence | Day program; Overnight | ' +
        'Youth worker | Cleo Marsh | Up to date | ' +
        'Counts until Feb 10, 2027: finished Feb 10, 2026, plus 12 months. | ' +
        '46428 | 46063 | Course 1.0.0, policy 2025-11 | 1 of 8',
    )
    expect(under(rows, 'Due or valid until', 1)).toMatchObject({ kind: 'number', format: 'mmm d, yyyy' })
    const styleOf = (cell: string) => new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(xml)?.[1] ?? ''
    expect(fillOf(files, styleOf('A2'))).toBe(undefined)
    expect(fillOf(files, styleOf('G2'))).toBe('FFE3F0EC')
    expect(fillOf(files, styleOf('G3'))).toBe('FFFAE9E4')
  })

  it('has every column on its third sheet, with the id last', async () => {
    const { rows } = sheetOf(await written([avery]), ALL)
    const [first, ...others] = PEOPLE_COLUMNS.map(({ name }) => MESSAGES.en.hr.facts[name][0])
    expect(rows[0]?.map(({ text }) => text)).toEqual([...others, first])
  })

  it('keeps its headers in sight, and both lists can be filtered', async () => {
    const files = await written([avery, overduePerson(1)])
    const pane = (sheet: number) => /<pane [^>]*>/.exec(sheetOf(files, sheet).xml)?.[0]
    expect(pane(LIST)).toBe('<pane ySplit="1" xSplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>')
    expect(pane(ALL)).toBe('<pane ySplit="1" xSplit="2" topLeftCell="C2" activePane="bottomRight" state="frozen"/>')
    expect(sheetOf(files, LIST).xml).toContain('</sheetData><autoFilter ref="A1:L3"/>')
    expect(sheetOf(files, ALL).xml).toContain('</sheetData><autoFilter ref="A1:AP3"/>')
  })

  it('says on a sheet of its own how to read it', async () => {
    const files = await written([avery], { language: 'es' })
    expect(linesOf(files, SUMMARY)).toContain(`Filtros | ${FILTERS.join('; ')}`)
    expect(linesOf(files, SUMMARY)).toContain('Creado por | Ada Field')
    const lines = linesOf(files, GUIDE)
    expect(lines.filter((line) => line.startsWith('Con atraso | 6 |'))).toHaveLength(1)
    expect(lines.filter((line) => line.includes('| due_on | '))).toHaveLength(1)
    expect(lines.filter((line) => line.startsWith('Fecha límite o vigencia |'))).toHaveLength(1)
    expect(lines.join('\n')).toContain('93% al día, de quienes ya terminaron o requieren atención: 81 de 87')
  })

  it('says in words that nobody fits', async () => {
    const files = await written([])
    expect(sheetOf(files, LIST).rows[1]?.[0]?.text).toBe(t.noRows)
    expect(sheetOf(files, ALL).rows[1]?.[0]?.text).toBe(t.noRows)
    expect(linesOf(files, SUMMARY)).toContain(t.noRows)
  })

  it('has the same rows on both lists, however many batches they come in', async () => {
    const people = Array.from({ length: 501 }, (_, index) => overduePerson(index))
    const files = await written(people)
    const names = (sheet: number) => {
      const { rows } = sheetOf(files, sheet)
      return rows.slice(1).map((_, index) => under(rows, 'Name', index + 1)?.text)
    }
    expect(names(LIST)).toEqual(people.map(({ name }) => name))
    expect(names(ALL)).toEqual(names(LIST))
  })

  it('keeps any text that XML can hold', async () => {
    const names = fc.sample(fc.string({ unit: 'binary' }), 200).map((name, index) => `${index}${name}_x0041_ <&>\r`)
    const { rows } = sheetOf(await written(names.map((name, index) => overduePerson(index, { name }))), ALL)
    // oxlint-disable-next-line no-control-regex -- these are what XML cannot hold
    const kept = names.map((name) => name.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\p{Surrogate}]/gu, '\ufffd'))
    expect(rows.slice(1).map((_, index) => under(rows, 'Name', index + 1)?.text)).toEqual(kept)
  })

  it('reads no further while nobody takes what was written, and ends the reading when the reader leaves', async () => {
    const source = { read: 0, ended: false }
    const names = fc.sample(fc.string({ unit: 'binary', minLength: 30 }), 500)
    async function* endless() {
      try {
        for (;;) {
          source.read += 1
          yield names.map((name, index) => overduePerson(index, { name }))
          await nextTurn()
        }
      } finally {
        source.ended = true
      }
    }
    const file = await workbookFile(columnsFor(reportOf(1)), endless(), reportOf(1))
    let before = -1
    // Until it stands still.
    while (source.read > before || source.read === 0) {
      before = source.read
      for (let turn = 0; turn < 200; turn += 1) await nextTurn()
    }
    expect(source.read).toBeLessThan(20)
    file.destroy()
    while (!source.ended) await nextTurn()
  })
})
