import { buffer } from 'node:stream/consumers'
import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReportedPerson } from '../../../src/requirements/reported.ts'
import { workbookFile } from '../../../src/reports/files/workbook.job.ts'
import { avery, FILTERS, inBatches, overduePerson, reportOf } from '../../support/reported.ts'
import { unzip } from '../../support/unzip.ts'
import { sheetOf, type SheetCell } from '../../support/workbook.ts'
import { PEOPLE_COLUMNS } from '../../../src/reports/fact.page.ts'
import { MESSAGES } from '../../../src/words/messages.ts'

const t = MESSAGES.en.hr.reportFiles

async function written(people: readonly ReportedPerson[], options: Parameters<typeof reportOf>[1] = {}) {
  const file = await workbookFile(PEOPLE_COLUMNS, inBatches(people, 2), reportOf(people.length, options))
  return unzip(await buffer(file))
}

/** The cell under a heading in a line. */
function under(rows: readonly (readonly SheetCell[])[], heading: string, line: number): SheetCell | undefined {
  const column = rows[0]?.findIndex((cell) => cell.text === heading) ?? -1
  return rows[line]?.[column]
}

describe('a report as a workbook', () => {
  it('has days that are days, numbers that are numbers, and texts that no spreadsheet runs', async () => {
    const { rows } = sheetOf(await written([avery, overduePerson(1)]), 1)
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
    const { rows } = sheetOf(await written([avery], { knownAt: '2026-11-21T05:00:00.000Z' }), 1)
    expect(under(rows, 'Known at', 1)).toEqual({ kind: 'number', text: '46347', format: 'yyyy-mm-dd hh:mm' })
  })

  it('keeps its header in sight and can be filtered', async () => {
    const { xml } = sheetOf(await written([avery, overduePerson(1)]), 1)
    expect(xml).toContain('<pane ySplit="1" xSplit="3" topLeftCell="D2" activePane="bottomRight" state="frozen"/>')
    expect(xml).toMatch(/<\/sheetData><autoFilter ref="A1:AP3"\/><\/worksheet>$/)
  })

  it('says on a sheet of its own how to read it', async () => {
    const { rows } = sheetOf(await written([avery], { language: 'es' }), 2)
    const lines = rows.map((cells) =>
      cells
        .map(({ text }) => text)
        .join(' | ')
        .replace(/[ |]+$/, ''),
    )
    expect(lines).toContain(`Filtros | ${FILTERS.join('; ')}`)
    expect(lines).toContain('Hecho por | Ada Field')
    expect(lines.filter((line) => line.startsWith('Fecha vencida | 6 |'))).toHaveLength(1)
    expect(lines.filter((line) => line.includes('| due_on | '))).toHaveLength(1)
    expect(lines.join('\n')).toContain('93% al día, de quienes ya terminaron o requieren atención: 81 de 87')
  })

  it('says in words that nobody fits', async () => {
    const files = await written([])
    expect(sheetOf(files, 1).rows[1]?.[0]?.text).toBe(t.noRows)
    expect(
      sheetOf(files, 2)
        .rows.flat()
        .map(({ text }) => text),
    ).toContain(t.noRows)
  })

  it('keeps any text that XML can hold', async () => {
    const names = fc.sample(fc.string({ unit: 'binary' }), 200).map((name, index) => `${index}${name}_x0041_ <&>\r`)
    const { rows } = sheetOf(await written(names.map((name, index) => overduePerson(index, { name }))), 1)
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
    const file = await workbookFile(PEOPLE_COLUMNS, endless(), reportOf(1))
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
