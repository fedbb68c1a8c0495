import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DateFormat } from '../../../src/imports/contract.job.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { ANA, emptyRoster, imported, planned, type Row } from '../../support/roster.ts'
import { emptyStore } from '../../support/stores.ts'
import { readDate } from '../../../src/imports/mapping.job.ts'

const t = MESSAGES.en

describe('a date', () => {
  it.each<readonly [string, DateFormat, string, string]>([
    ['year first is read in every file', 'mdy', '2026-11-02', '2026-11-02'],
    ['year first may have slashes and no zeros', 'dmy', '2026/11/2', '2026-11-02'],
    ['month first', 'mdy', '11/2/2026', '2026-11-02'],
    ['day first', 'dmy', '2.11.2026', '2026-11-02'],
    ['the order is that of the file, whatever the signs', 'mdy', '2.11.2026', '2026-02-11'],
    ['a spreadsheet adds a time', 'mdy', '11/02/2026 12:00:00 AM', '2026-11-02'],
    ['a system adds a time', 'ymd', '2026-11-02T00:00:00.000Z', '2026-11-02'],
    ['a leap day', 'ymd', '2028-02-29', '2028-02-29'],
    ['no leap day', 'ymd', '2027-02-29', 'impossible'],
    ['the thirteenth month', 'mdy', '13/2/2026', 'impossible'],
    ['a year of two digits could be a day', 'mdy', '11/2/26', 'unreadable'],
    ['month first in a file that has the year first', 'ymd', '11/2/2026', 'unreadable'],
    ['a number of days, as spreadsheets count', 'mdy', '46328', 'unreadable'],
    ['the year zero of a system', 'ymd', '0001-01-01', 'impossible'],
  ])('%s', (_, format, text, read) => {
    expect(readDate(text, format)).toBe(read)
  })
})

describe('a cell', () => {
  let store: Store

  beforeEach(async () => {
    store = await emptyStore()
    await emptyRoster(store)
  })
  afterEach(() => store.close())

  it.each<readonly [string, Row, string]>([
    ['a site by its address', { site: 'south-house' }, 'Site: South House'],
    ['a site without regard to case and accents', { site: 'SÓUTH  house' }, 'Site: South House'],
    ['a type in Spanish', { type: 'Voluntaria' }, 'Type: Volunteer'],
    ['a type by a word of the mapping', { type: 'FT-2' }, 'Type: Contractor'],
    ['no in Spanish', { works_with_youth: 'falso' }, `${t.hr.roster.field.works_with_youth}: no`],
    ['a language in Spanish', { language: 'Español' }, 'Language: Spanish'],
    ['an address in capitals', { email: 'ANA@Example.org' }, 'E-mail address: ana@example.org'],
  ])('takes %s', async (_, cells, sentence) => {
    const mapping = { words: { type: { 'ft-2': 'contractor' } } }
    const [row] = await planned(store, [{ ...ANA, ...cells }], { mapping })
    expect(row?.outcome).toBe('new')
    expect(row?.sentences).toContain(sentence)
  })

  it.each<readonly [string, Row, string]>([
    [
      'a site that nobody has set up',
      { site: 'East House' },
      '“East House” isn’t the name of a site. Correct it, or set up the site first.',
    ],
    [
      'a word that nobody knows',
      { type: 'FTE' },
      'Type: “FTE” isn’t recognized. Correct it, or say what it stands for when you choose the columns.',
    ],
    [
      'a date in another order',
      { hired_on: '11/2/2026' },
      'Hire date: “11/2/2026” isn’t a date in the format you chose. Write it as 2026-11-02.',
    ],
    [
      'a day that does not exist',
      { hired_on: '2026-02-30' },
      'Hire date: “2026-02-30” isn’t a real day. Correct the date.',
    ],
    ['a text without end', { position: 'x'.repeat(81) }, 'Position is too long. Shorten it to 80 characters.'],
    [
      'a last day before the day of hire',
      { last_day: '2026-11-01' },
      'The last day of work, Nov 1, 2026, is before the hire date, Nov 16, 2026. Correct one of them.',
    ],
    [
      'youth before the day of hire',
      { first_contact_on: '2026-11-01' },
      'The first day with youth, Nov 1, 2026, is before the hire date, Nov 16, 2026. Correct one of them.',
    ],
    [
      'a return that is no later than the leave',
      { leave_from: '2026-11-20', leave_until: '2026-11-20' },
      'The first day back, Nov 20, 2026, isn’t after the first day of leave, Nov 20, 2026. Correct one of them.',
    ],
  ])('a cell with %s has to be fixed, and the line says how', async (_, cells, sentence) => {
    const [row] = await planned(store, [{ ...ANA, ...cells }])
    expect(row).toMatchObject({ outcome: 'refused', sentences: [sentence] })
  })

  it('a cell with an invalid e-mail address loses the address, says so, and accepts the rest of the line', async () => {
    const lines = [{ ...ANA, email: 'ana at example' }]
    const [row] = await planned(store, lines)
    expect(row?.outcome).toBe('new')
    expect(row?.sentences).toContain(t.hr.roster.note['email-left-out']('ana at example'))
    expect(row?.sentences.join(' ')).not.toContain('E-mail address:')
    await imported(store, lines)
    expect((await planned(store, lines))[0]).toMatchObject({
      outcome: 'same',
      sentences: [t.hr.roster.note['email-left-out']('ana at example')],
    })
  })

  it('a cell with “n/a” is empty, numbers included, so it never matches two people', async () => {
    const nobodys: Row = { ...ANA, employee_number: 'N/A', last_day: '-', type: 'none' }
    const plan = await planned(store, [nobodys, { ...nobodys, name: 'Bob Rivera' }])
    expect(plan.map(({ outcome }) => outcome)).toEqual(['new', 'new'])
  })

  it('an empty cell for the site uses the only site there is, for a new person', async () => {
    await store.db.deleteFrom('site').where('slug', '=', 'south-house').execute()
    expect((await planned(store, [{ ...ANA, site: '' }]))[0]?.sentences).toContain('Site: North House')
  })

  it('first and last name in two cells work as well as one cell with both', async () => {
    await imported(store, [ANA])
    const { name: _, ...nameless } = ANA
    const [row] = await planned(store, [{ ...nameless, first_name: 'Ana', last_name: 'Ruiz' }])
    expect(row?.outcome).toBe('same')
  })
})
