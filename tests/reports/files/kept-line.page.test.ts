import { expect, it } from 'vitest'
import type { Cycle, FinishedCycle } from '../../../src/requirements/cycle.ts'
import { instant } from '../../../src/platform/time/calendar.ts'
import { FACT_SETS } from '../../../src/reports/fact.ts'
import { KEPT_COLUMNS, KEPT_LINES } from '../../../src/reports/files/kept-line.page.ts'
import { day, HARBOR } from '../../support/history.ts'
import { avery, overduePerson } from '../../support/reported.ts'

const RAISE =
  'What is kept of lines has changed. In src/reports/files/kept-line.page.ts, raise FORM: lines from before are then ' +
  'written anew, and none stays in a file as it was. Put the new number and text here.'

const done: FinishedCycle = {
  on: day('2026-02-10'),
  recordedAt: instant('2026-02-10T15:00:00.000Z'),
  late: true,
  validUntil: day('2027-02-10'),
  entry: 'entry-2',
  by: 'completed',
  recordedBy: 'person:cleo',
  source: 'here',
  sourceName: '=HYPERLINK("https://example.org"), "Bayview"',
  sites: [HARBOR],
  policyVersion: '2026-11',
  courseVersion: '1.0.0',
  contentEdition: 'c0ffee',
  language: 'en',
  creditedMinutes: 90,
  certificate: 'HS-2026-0001',
}
const cycle: Cycle = {
  number: 1,
  kind: 'first',
  requiredOn: day('2026-01-05'),
  dueOn: day('2026-02-04'),
  because: avery.standing.because,
  openedOn: day('2026-01-10'),
  attempts: 2,
  bestRight: 14,
  lastRight: 13,
  done,
}
const unfinished: Cycle = {
  ...cycle,
  number: 3,
  kind: 'update',
  attempts: 0,
  bestRight: null,
  lastRight: null,
  done: null,
}
const cycles: readonly Cycle[] = [
  cycle,
  { ...cycle, number: 2, kind: 'renewal', done: { ...done, language: 'es', sourceName: null, sites: [] } },
  unfinished,
]

/** A turn in each line. */
const LINES: readonly string[] = [
  'person:cleo␞',
  '␟',
  '0[["employee","site:harbor"],["employee","site:north"]]␟',
  ',"Day program; Overnight","Youth worker",␟',
  '2person:cleo person:cleo␟',
  ',"2026-01-05","","yes","orientation"␞',
  '␟',
  '0["up-to-date",{"kind":"completed","completedOn":"2026-02-10","validUntil":"2027-02-10","source":"here"},12]␟',
  '␞',
  '2026-02-10␟',
  '"1","first",␟',
  '1"first"␟',
  ',"2026-01-05","2026-02-04",␟',
  '3[12,{"kind":"completed","completedOn":"2026-02-10","validUntil":"2027-02-10","source":"here"},"2026-02-04","2026-02-10"]␟',
  ',"2026-01-10","2","14","13","yes","2026-02-10",␟',
  '52026-02-10T15:00:00.000Z person:cleo␟',
  ',"yes","2027-02-10","90","en","1.0.0","2026-11","c0ffee",␟',
  '7["site:harbor"]␟',
  ',"here","\'=HYPERLINK(""https://example.org""), ""Bayview""","HS-2026-0001","","","","",""␞',
  '2026-02-10␟',
  '"2","renewal",␟',
  '1"renewal"␟',
  ',"2026-01-05","2026-02-04",␟',
  '3[12,{"kind":"completed","completedOn":"2026-02-10","validUntil":"2027-02-10","source":"here"},"2026-02-04","2026-02-10"]␟',
  ',"2026-01-10","2","14","13","yes","2026-02-10",␟',
  '52026-02-10T15:00:00.000Z person:cleo␟',
  ',"yes","2027-02-10","90","es","1.0.0","2026-11","c0ffee","","here","","HS-2026-0001","","","","",""␞',
  '␟',
  '"3","update",␟',
  '1"update"␟',
  ',"2026-01-05","2026-02-04",␟',
  '3[12,{"kind":"completed","completedOn":"2026-02-10","validUntil":"2027-02-10","source":"here"},"2026-02-04",null]␟',
  ',"2026-01-10","0","","","","","","","","","","","","","","","","","","","","","",""',
]

/** The beginnings that make a text a formula. */
const GUARDED = '\t\n\r+-=@＋－＝＠'

it('lines are kept in the order of the columns, without leaving any out', () => {
  expect(KEPT_COLUMNS).toEqual(FACT_SETS.cycles)
})

it('what is kept of a person’s lines changes only with its form', () => {
  const kept = KEPT_LINES.textOf(avery, cycles).replaceAll('\u001f', '␟\n').replaceAll('\u001e', '␞\n')
  expect({ form: KEPT_LINES.form, lines: kept.split('\n') }, RAISE).toEqual({ form: 3, lines: LINES })
})

it('which texts are guarded from spreadsheets in what is kept changes only with its form', () => {
  const beginnings = [0x00, 0x20_00, 0xff_00].flatMap((from) =>
    Array.from({ length: 256 }, (_, code) => String.fromCharCode(from + code)),
  )
  const person = overduePerson(1)
  const isGuarded = (department: string) => {
    const placements = person.placements.map((place) => ({ ...place, department }))
    const cell = `"'${department.replaceAll('"', '""')}"`
    return KEPT_LINES.textOf({ ...person, placements }, [unfinished]).includes(cell)
  }
  const first = beginnings.filter((each) => isGuarded(`${each}1`)).join('')
  const afterQuote = beginnings.filter((each) => isGuarded(` "${each}1`)).join('')
  expect({ form: KEPT_LINES.form, first, afterQuote }, RAISE).toEqual({ form: 3, first: GUARDED, afterQuote: GUARDED })
})
