import { describe, expect, it } from 'vitest'
import type { ReportedPerson } from '../../../src/requirements/reported.ts'
import { type FileSource, jsonFile, reportFile } from '../../../src/reports/files/file.job.ts'
import { buffer } from 'node:stream/consumers'
import { askAbout } from '../../support/pdf.ts'
import { attempted, hired, history, standing } from '../../support/history.ts'
import { avery, FILTERS, inBatches, overduePerson, reportOf } from '../../support/reported.ts'
import { PEOPLE_COLUMNS } from '../../../src/reports/fact.page.ts'

async function written(people: readonly ReportedPerson[], options: Parameters<typeof reportOf>[1] = {}) {
  let text = ''
  for await (const piece of jsonFile(PEOPLE_COLUMNS, inBatches(people, 2), reportOf(people.length, options)))
    text += piece
  return JSON.parse(text)
}

describe('a report as JSON', () => {
  it('says once what it is about, with its version, its filters and its clock', async () => {
    expect(await written([avery], { knownAt: '2026-11-20T05:00:00.000Z' })).toMatchObject({
      format: 'csec-report',
      version: 1,
      organization: 'Harbor Street Youth Services',
      time_zone: 'America/New_York',
      as_of: '2026-11-24',
      known_at: '2026-11-20T05:00:00.000Z',
      filters: FILTERS,
      generated_by: 'Ada Field',
      generated_at: '2026-11-24T15:00:00.000Z',
      statuses: { overdue: { name: 'Overdue', people: 6 } },
      row_is: 'person',
      row_count: 1,
      empty: null,
    })
  })

  it('has the names of the columns, with numbers as numbers and what is not known as null', async () => {
    const { rows } = await written([avery, overduePerson(1), overduePerson(2)])
    expect(rows).toHaveLength(3)
    expect(rows[0]).toMatchObject({
      person_id: '7c1',
      employee_number: '=HS-0417',
      site: ['Harbor Street drop-in', 'North House residence'],
      hired_on: ['2026-01-05'],
      score: 13,
      late: true,
    })
    expect(rows[1]).toMatchObject({ person_id: '1', completed_on: null, late: null, supervisor: [] })
    const beside = ['known_at', 'as_of', 'filters']
    const names = PEOPLE_COLUMNS.map(({ name }) => name).filter((name) => !beside.includes(name))
    expect(Object.keys(rows[0])).toEqual(names)
  })

  it('says in words that nobody fits', async () => {
    expect(await written([], { language: 'es' })).toMatchObject({
      rows: [],
      row_count: 0,
      empty: 'Nadie coincide con los filtros del informe, así que el archivo no tiene filas.',
    })
  })
})

describe('a person who missed a step twice', () => {
  const missed = history(
    hired('2026-10-12'),
    attempted(13, { missed: 'danger-first', on: '2026-10-20' }),
    attempted(13, { missed: 'danger-first', round: 2 }),
  )
  const person = overduePerson(1, { standing: standing(missed, '2026-10-21') })
  const { about, frame } = reportOf(1)
  const source: FileSource = {
    people: () => inBatches([person]),
    cycles: () => inBatches([]),
    overview: null,
    logo: async () => null,
    about,
    frame,
  }
  const file = async (format: 'csv' | 'pdf') =>
    buffer(await reportFile({ format, rows: 'people', mark: false, overview: false }, source))

  it('needs help on paper, which others read, and the step is in the files for HR alone', async () => {
    const pdf = await file('pdf')
    const pages = askAbout(pdf, 'pdftotext', '-raw', 'file.pdf', '-')
    const attached = askAbout(pdf, 'sh', '-c', 'pdfdetach -save 1 -o rows.csv file.pdf && cat rows.csv')
    for (const text of [pages, attached]) {
      expect(text).toContain('Needs help')
      expect(text).not.toContain('Missed')
      expect(text).not.toContain('Danger')
    }
    expect(String(await file('csv'))).toContain('Missed twice: Danger first')
  })
})
