import { calendarDate } from '../../src/platform/time/calendar.ts'
import type { PersonId, SiteId } from '../../src/ledger/event.ts'
import { corrected, currentSpells, leaveOn, placeOn } from '../../src/ledger/history.ts'
import type { RosterDetail, RosterField, RosterOutcome } from '../../src/imports/staff-list/import.ts'
import type { Mapping, PlannedRow, Sheet } from '../../src/imports/contract.job.ts'
import { toRosterDetail } from '../../src/imports/staff-list/detail.job.ts'
import { FIELDS } from '../../src/imports/staff-list/field.job.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { rosterRowText } from '../../src/imports/staff-list/row.page.ts'
import { currentFacts } from '../../src/ledger/fact.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { rosterRecords } from '../../src/imports/staff-list/record.store.ts'
import { allSites, createSite } from '../../src/site/site.store.ts'
import { peopleInLedger } from '../../src/requirements/standing.store.ts'
import { by, noonOf } from './recording.ts'
import { ORGANIZATION } from './staff.ts'
import { rosterImporter } from '../../src/imports/staff-list/importer.job.ts'

export type Row = Partial<Readonly<Record<RosterField, string>>>

export const TODAY = '2026-11-24'
const IMPORT = 'import:of-the-test'

/** A line about a new person with everything that's needed. */
export const ANA: Row = {
  employee_number: '1001',
  name: 'Ana Ruiz',
  site: 'North House',
  department: 'Residential',
  position: 'Youth worker',
  type: 'employee',
  works_with_youth: 'yes',
  hired_on: '2026-11-16',
}
export const CLEO: Row = {
  ...ANA,
  employee_number: '1002',
  name: 'Cleo Marsh',
  email: 'cleo@harborstreet.example',
  position: 'Program director',
  hired_on: '2025-01-06',
}

/** Two sites and nobody. */
export async function emptyRoster(store: Store): Promise<void> {
  const at = noonOf(calendarDate('2026-01-01'))
  await store.transaction(async (tx) => {
    await putOrganization(tx, ORGANIZATION, at)
    await createSite(tx, { slug: 'north-house', name: 'North House' }, at)
    await createSite(tx, { slug: 'south-house', name: 'South House' }, at)
  })
}

export interface Planned {
  readonly row: PlannedRow
  readonly line: number
  readonly outcome: RosterOutcome
  readonly detail: RosterDetail
  /** The notes and problems of the line, in English. */
  readonly sentences: readonly string[]
}

export interface Told {
  readonly on?: string
  readonly choices?: unknown
  readonly mapping?: Partial<Mapping>
}

export async function planned(store: Store, rows: readonly Row[], told: Told = {}): Promise<Planned[]> {
  const { on = TODAY, choices = {}, mapping = {} } = told
  const found: Planned[] = []
  const whole = { ...sameHeadings(), ...mapping }
  for await (const row of rosterImporter.plan(store.db, sheetOf(rows), whole, choices, calendarDate(on))) {
    found.push(read(row))
  }
  return found
}

/** Plans the file and applies it, a few lines in each transaction, as they come back from where they are kept. */
export async function imported(store: Store, rows: readonly Row[], told: Told = {}): Promise<Planned[]> {
  const plan = await planned(store, rows, told)
  await applied(store, plan, told.on)
  return plan
}

/** Returns the lines that were left out. */
export async function applied(store: Store, plan: readonly Planned[], on = TODAY, atOnce = 3): Promise<Planned[]> {
  const kept = JSON.parse(JSON.stringify(plan.map(({ row }) => row))) as PlannedRow[]
  const todo = kept.filter(({ outcome }) => rosterImporter.applied.has(outcome))
  const leftOut: Planned[] = []
  for (let from = 0; from < todo.length; from += atOnce) {
    const chunk = todo.slice(from, from + atOnce)
    const { leftOut: rest } = await store.transaction((tx) => rosterImporter.apply(tx, chunk, by(on), IMPORT))
    leftOut.push(...rest.map(read))
  }
  return leftOut
}

/** Everybody on record in a form that two imports can be compared by: without ids. */
export async function onRecord(store: Store, on = TODAY): Promise<unknown[]> {
  const day = calendarDate(on)
  const people = await peopleInLedger(store.db)
  const facts = await currentFacts(store.db, people, day)
  const records = await rosterRecords(store.db, people, day)
  const sites = await siteNames(store)
  const nameOf = (person: PersonId | null) => (person === null ? null : (facts.get(person)?.name ?? 'nobody'))
  return people
    .map((person) => ({
      ...facts.get(person),
      leaves: records.get(person)?.leaves,
      jobs: (records.get(person)?.employments ?? [])
        .map(({ spell: _, hired: __, supervisor, site, ...employment }) => {
          return { ...employment, site: sites.get(site), supervisor: nameOf(supervisor) }
        })
        .sort(byText),
    }))
    .sort(byText)
}

/**
 * Says what a person of this name does on a day, in words: position, department, site and supervisor of each
 * employment.
 */
export async function employmentsOf(store: Store, name: string, on = TODAY): Promise<string[]> {
  const day = calendarDate(on)
  const people = await peopleInLedger(store.db)
  const facts = await currentFacts(store.db, people, day)
  const sites = await siteNames(store)
  const told: string[] = []
  for (const person of people.filter((each) => facts.get(each)?.name === name)) {
    const history = corrected(await historyOf(store.db, person))
    const away = leaveOn(history, day) === null ? '' : ', on leave'
    for (const spell of currentSpells(history, day)) {
      const { position, department, site, supervisor } = placeOn(spell, day)
      const under = supervisor === null ? '' : ` under ${facts.get(supervisor)?.name ?? 'nobody'}`
      told.push(`${position}, ${department}, ${sites.get(site)}${under}${away}`)
    }
  }
  return told.sort()
}

/** "new", "moved": what each line does, in the order of the file. */
export const outcomes = (plan: readonly Planned[]) => plan.map(({ outcome }) => outcome)

function read(row: PlannedRow): Planned {
  const detail = toRosterDetail(JSON.parse(JSON.stringify(row.detail)))
  const outcome = row.outcome as RosterOutcome
  const { sentences } = rosterRowText(outcome, detail, { t: MESSAGES.en, language: 'en' })
  return { row, line: row.line, outcome, detail, sentences }
}

function sheetOf(rows: readonly Row[]): Sheet {
  const header = FIELDS.map(({ id }) => id)
  return { header, rows: rows.map((row, index) => ({ line: index + 2, cells: header.map((id) => row[id] ?? '') })) }
}

function sameHeadings(): Mapping {
  return { columns: Object.fromEntries(FIELDS.map(({ id }) => [id, id])), dateFormat: 'ymd', words: {} }
}

async function siteNames({ db }: Store): Promise<Map<SiteId, string>> {
  return new Map((await allSites(db)).map(({ id, name }) => [id, name]))
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}
