import { isDeepStrictEqual } from 'node:util'
import { type CalendarDate, latest } from '../../platform/time/calendar.ts'
import type { PersonId, Recording } from '../../ledger/event.ts'
import type { RosterChange, RosterDetail, RosterEntry, RosterField, RosterWork } from './import.ts'
import { changesOf } from './change.ts'
import type { Employment, RosterRecord } from './record.ts'
import {
  type FactsChange,
  factEvents,
  type PersonEvent,
  type Hire,
  hireEvents,
  recordEvents,
} from '../../people/record.store.ts'
import { stayingAdministrators } from '../../identity/roles/administrator.store.ts'
import { peopleWithFacts } from '../../people/people.store.ts'
import { rosterRecords } from './record.store.ts'
import type { FactKind, ImportId, Tx } from '../../platform/database/schema.store.ts'
import type { Applied, PlannedRow } from '../contract.job.ts'
import { toRosterDetail } from './detail.job.ts'
import { SAME_VALUE } from '../people-index.job.ts'
import { endsEmployments, lastAdministrators, keepingAdministrator } from './limits.job.ts'

/** A line that can be applied: what it changes is still what it changed when it was planned. */
interface Step {
  readonly work: RosterWork
  readonly changes: readonly RosterChange[]
  readonly record: RosterRecord | null
}

const NOBODY: ReadonlySet<PersonId> = new Set()

/**
 * Records a chunk of lines. Supervisors may be anywhere in the file, because new people got their ids when it was
 * planned.
 */
export async function applyRoster(
  tx: Tx,
  rows: readonly PlannedRow[],
  recording: Recording,
  source: ImportId,
): Promise<Applied> {
  const planned = rows.map((row) => ({ row, detail: toRosterDetail(row.detail) }))
  const works = planned.flatMap(({ detail: { work } }) => work ?? [])
  const people = [...new Set(works.map(({ person }) => person))]
  const records = await rosterRecords(tx, people, recording.today)
  const taken = await takenValues(tx, works, recording.today)
  const steps: (Step & { readonly row: PlannedRow; readonly detail: RosterDetail })[] = []
  const leftOut: PlannedRow[] = []
  for (const { row, detail } of planned) {
    const step = stepOf(detail, records, taken, steps, recording.today)
    if (step === null) leftOut.push({ ...row, outcome: 'refused', detail: changedSince(detail) })
    else steps.push({ ...step, row, detail })
  }
  const lasting = steps.some(endsEmployments)
    ? lastAdministrators(steps, records, await stayingAdministrators(tx, recording.today))
    : NOBODY
  const done: typeof steps = []
  for (const step of steps) {
    if (!lasting.has(step.work.person) || !endsEmployments(step)) done.push(step)
    else leftOut.push({ ...step.row, outcome: 'refused', detail: keepingAdministrator(step.detail) })
  }
  await recordEvents(tx, await eventsOf(tx, done, recording, source), recording)
  const added = done.filter(({ record }) => record === null).map(({ row, work }) => [row.line, work.person] as const)
  return { leftOut, added: new Map(added) }
}

/** Returns null when the records are not what they were. */
function stepOf(
  { work, changes }: RosterDetail,
  records: ReadonlyMap<PersonId, RosterRecord>,
  taken: ReadonlySet<string>,
  before: readonly Step[],
  today: CalendarDate,
): Step | null {
  if (work === null) return null
  const found = records.get(work.person) ?? null
  const record = found !== null && found.employments.length === 0 && found.name === null ? null : found
  const isStarted = record !== null || before.some((step) => step.work.person === work.person)
  if (!isStarted && work.entry.name === null) return null
  if (identityOf(changes).some((value) => taken.has(value))) return null
  const compared = changesOf(work, record, SAME_VALUE, today)
  if (compared === null || compared.problems.length > 0) return null
  return isDeepStrictEqual(compared.changes, changes) ? { work, changes, record } : null
}

/** Numbers and addresses that are to become somebody's, and that others have by now. */
async function takenValues(tx: Tx, works: readonly RosterWork[], today: CalendarDate): Promise<Set<string>> {
  const taken = new Set<string>()
  for (const [kind, key] of [
    ['employee_number', 'number'],
    ['email', 'email'],
  ] as const) {
    const wanted = works.flatMap(({ entry }) => entry[key] ?? [])
    const holders = await peopleWithFacts(tx, kind, wanted, today)
    for (const [value, people] of holders) {
      if (people.some((person) => !works.some((work) => work.person === person))) taken.add(`${kind} ${value}`)
    }
  }
  return taken
}

function identityOf(changes: readonly RosterChange[]): string[] {
  return changes.flatMap(({ field, to }) =>
    field === 'employee_number' || field === 'email' ? [`${field} ${to}`] : [],
  )
}

function changedSince(detail: RosterDetail): RosterDetail {
  const problem = { code: 'changed-since', field: 'name', value: '', other: '' } as const
  return { ...detail, changes: [], problems: [problem], work: null }
}

async function eventsOf(
  tx: Tx,
  steps: readonly Step[],
  recording: Recording,
  source: ImportId,
): Promise<PersonEvent[]> {
  const hires = steps.filter(({ work }) => work.jobs.length === 0)
  const hired = await hireEvents(tx, hires.map(hireOf), recording)
  const facts = steps.flatMap((step) => factsChange(step, recording.today))
  const starts = hired.flatMap((event, index): PersonEvent[] => {
    const entry = hires[index]?.work.entry
    return entry === undefined ? [event] : [event, ...beginning(event, entry)]
  })
  return [
    ...starts,
    ...(await factEvents(tx, facts, recording)),
    ...steps.flatMap((step) => employmentEvents(step, recording.today, source)),
    ...steps.flatMap((step) => leaveEvents(step, recording.today)),
  ]
}

/** Someone already on record keeps their name of the day of hire. A new name is known from today. */
function hireOf({ work: { person, entry }, changes, record }: Step): Hire {
  const { name, site, department, position, type, worksWithYouth } = entry
  if (site === null || department === null || position === null || type === null || worksWithYouth === null) {
    throw new RangeError('a line about somebody new was planned without a place')
  }
  return {
    person,
    facts: record === null ? { ...(name === null ? {} : { name }), ...factsOf(changes) } : {},
    language: entry.language ?? 'en',
    site,
    department,
    position,
    supervisor: entry.supervisor,
    hiredOn: entry.hiredOn,
    type,
    worksWithYouth,
  }
}

/** The facts about an employment on the day on which it is put on record. */
function beginning({ person, on, body }: Extract<PersonEvent, { kind: 'hired' }>, entry: RosterEntry): PersonEvent[] {
  const { firstContactOn, lastDay } = entry
  const { spell } = body
  return [
    ...(firstContactOn === null ? [] : [firstContact(person, on, spell, firstContactOn)]),
    ...(lastDay === null ? [] : [separated(person, spell, lastDay)]),
  ]
}

const FACTS = ['name', 'email', 'employee_number'] as const satisfies readonly (FactKind & RosterField)[]

function factsOf(changes: readonly RosterChange[]): Hire['facts'] {
  return Object.fromEntries(
    FACTS.flatMap((kind) => changes.filter(({ field }) => field === kind).map(({ to }) => [kind, to])),
  )
}

function factsChange({ work: { person }, changes, record }: Step, on: CalendarDate): FactsChange[] {
  const facts = factsOf(changes)
  return record === null || Object.keys(facts).length === 0 ? [] : [{ person, facts, on }]
}

/** A list says what is so, not since when: it is so from today, or from the first day of an employment to come. */
function employmentEvents({ work, changes, record }: Step, today: CalendarDate, source: ImportId): PersonEvent[] {
  const changed = new Set(changes.map(({ field }) => field))
  const has = (...fields: readonly RosterField[]) => fields.some((field) => changed.has(field))
  const { person, entry, jobs: spells } = work
  const held = record?.employments.filter(({ spell }) => spells.includes(spell)) ?? []
  return held.flatMap((employment): PersonEvent[] => {
    const { spell } = employment
    const { hiredOn, firstContactOn, lastDay } = entry
    const from = has('hired_on') && hiredOn !== null ? hiredOn : employment.from
    const on = latest([today, from]) ?? today
    const events: PersonEvent[] = []
    if (has('hired_on') && hiredOn !== null) events.push(hireDate(person, employment, hiredOn, today, source))
    if (has('site', 'department', 'position', 'supervisor')) {
      const body = { v: 1, spell, ...placeAfter(employment, entry) } as const
      events.push({ person, on, kind: 'transferred', body })
    }
    if (has('type', 'works_with_youth')) {
      const type = entry.type ?? employment.type
      const worksWithYouth = entry.worksWithYouth ?? employment.worksWithYouth
      events.push({ person, on, kind: 'duties_changed', body: { v: 1, spell, type, worksWithYouth } })
    }
    if (has('first_contact_on') && firstContactOn !== null) {
      events.push(firstContact(person, from, spell, firstContactOn))
    }
    if (has('last_day') && lastDay !== null && employment.until === null) events.push(separated(person, spell, lastDay))
    return events
  })
}

/** What a line about somebody on record changes in their employment. */
export function changesInEmployment(
  { work, changes }: RosterDetail,
  record: RosterRecord | null,
  today: CalendarDate,
  source: ImportId,
): PersonEvent[] {
  if (work === null || work.jobs.length === 0) return []
  const step = { work, changes, record }
  return [...employmentEvents(step, today, source), ...leaveEvents(step, today)]
}

function placeAfter(employment: Employment, entry: RosterEntry) {
  return {
    site: entry.site ?? employment.site,
    department: entry.department ?? employment.department,
    position: entry.position ?? employment.position,
    supervisor: entry.supervisor ?? employment.supervisor,
  }
}

/** The day of hire was not known: the entry of the hire gets it. */
function hireDate(
  person: PersonId,
  employment: Employment,
  hiredOn: CalendarDate,
  today: CalendarDate,
  source: ImportId,
): PersonEvent {
  const change = { kind: 'hired-on', hiredOn } as const
  const evidence = { files: [], reference: source }
  const body = {
    v: 2,
    corrects: employment.hired,
    reason: 'Day of hire from the roster file',
    evidence,
    change,
  } as const
  return { person, on: today, kind: 'corrected', body }
}

function leaveEvents({ work: { person, entry }, changes, record }: Step, today: CalendarDate): PersonEvent[] {
  const { leaveFrom, leaveUntil } = entry
  const changed = new Set(changes.map(({ field }) => field))
  const isBack = leaveUntil !== null && leaveUntil <= today
  const ended: PersonEvent[] = isBack ? [{ person, on: leaveUntil, kind: 'leave_ended', body: { v: 1 } }] : []
  if (changed.has('leave_from') && leaveFrom !== null) return [leave(person, leaveFrom, leaveUntil), ...ended]
  if (!changed.has('leave_until')) return []
  const open = record?.leaves.find(({ until }) => until === null)
  return isBack || open === undefined ? ended : [leave(person, open.from, leaveUntil)]
}

function leave(person: PersonId, on: CalendarDate, expectedReturn: CalendarDate | null): PersonEvent {
  return { person, on, kind: 'leave_began', body: { v: 1, expectedReturn } }
}

/** It is a fact about the whole of the employment, so it takes effect on its first day. */
function firstContact(person: PersonId, on: CalendarDate, spell: string, firstContactOn: CalendarDate): PersonEvent {
  return { person, on, kind: 'first_contact_set', body: { v: 1, spell, firstContactOn } }
}

function separated(person: PersonId, spell: string, lastDay: CalendarDate): PersonEvent {
  return { person, on: lastDay, kind: 'separated', body: { v: 1, spell } }
}
