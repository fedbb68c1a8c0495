import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unguarded } from '../../../src/platform/text/csv.ts'
import type { ReportedPerson } from '../../../src/requirements/reported.ts'
import { csvFile } from '../../../src/reports/files/csv-file.job.ts'
import { avery, FILTERS, inBatches, overduePerson, reportOf } from '../../support/reported.ts'
import { PEOPLE_COLUMNS } from '../../../src/reports/fact.page.ts'
import { MESSAGES } from '../../../src/words/messages.ts'

const t = MESSAGES.en.hr.reportFiles

const { frame } = reportOf(1)

async function written(people: readonly ReportedPerson[], mark = false): Promise<string> {
  let text = ''
  for await (const piece of csvFile(PEOPLE_COLUMNS, inBatches(people, 2), frame, mark)) text += piece
  return text
}

function read(text: string): Record<string, string>[] {
  return parse(text, { columns: true, bom: true, record_delimiter: '\r\n' })
}

describe('a report as CSV', () => {
  it('begins with a byte order mark only when Excel is to open it', async () => {
    expect((await written([avery], true)).startsWith('\uFEFF"person_id"')).toBe(true)
    expect((await written([avery])).startsWith('"person_id"')).toBe(true)
    expect(read(await written([avery], true))).toEqual(read(await written([avery])))
  })

  it('has as many rows as it was given, in their order', async () => {
    const people = [avery, overduePerson(1), overduePerson(2)]
    expect(read(await written(people)).map(({ person_id }) => person_id)).toEqual(['7c1', '1', '2'])
  })

  it('says in words, and with its filters, that nobody fits', async () => {
    expect(read(await written([]))).toEqual([
      expect.objectContaining({
        person_id: '',
        because: t.noRows,
        as_of: '2026-11-24',
        filters: FILTERS.join('; '),
      }),
    ])
  })

  it('keeps any text, and lets none begin as a formula', async () => {
    const formula = /^\s*[=+\-@＝＋－＠]/
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), async (name, department) => {
        const [place] = overduePerson(1).placements
        if (place === undefined) throw new Error('nobody works anywhere')
        const [row] = read(await written([overduePerson(1, { name, placements: [{ ...place, department }] })]))
        if (row === undefined) throw new Error('no row was written')
        expect([row['name'], row['department']].map((text) => unguarded(text ?? ''))).toEqual([name, department])
        for (const text of Object.values(row)) expect(text).not.toMatch(formula)
      }),
    )
  })

  it('holds one batch at a time: the next is read when the one before has left', async () => {
    const asked: number[] = []
    async function* batches() {
      for (let batch = 0; batch < 5; batch += 1) {
        asked.push(batch)
        yield [overduePerson(batch)]
      }
    }
    const pieces = csvFile(PEOPLE_COLUMNS, batches(), frame, false)
    await pieces.next()
    expect(asked).toEqual([])
    await pieces.next()
    expect(asked).toEqual([0])
    await pieces.next()
    expect(asked).toEqual([0, 1])
  })
})
