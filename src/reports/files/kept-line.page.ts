import type { PersonId } from '../../ledger/event.ts'
import { remembered, sameAsLast } from '../../platform/text/remembered.ts'
import { type CalendarDate, latest } from '../../platform/time/calendar.ts'
import type { Cycle } from '../../requirements/cycle.ts'
import { isException, type ReportedPerson } from '../../requirements/reported.ts'
import { CYCLE_COLUMNS, type ReportFrame } from '../fact.page.ts'
import { FACT_SETS, type FactIn, isSameInEveryRow } from '../fact.ts'
import { daysInCycle, type Ended, type KeptTimes, namedIn, type ReportedCycle } from '../lists/reported-cycle.ts'
import { cellsWriter } from './csv-cell.page.ts'

/*
 * The lines of a CSV file about one person's times, as far as this person's entries alone decide them: finished cells,
 * and what the other cells are made of in a language and on a day.
 */

/** Counted up when what's kept changes, as a test notices. Lines of another form are never read, and are written anew. */
const FORM = 3

/** Between whom the lines name, what's about the person, their status, and each time. */
const NEXT = '\u001e'
/** Within those, between finished cells and what other cells are made of, in turns. */
const TURN = '\u001f'

/** The code of the sign for the first part. The next ones follow it, beyond the digits as well. */
const FIRST = 48

type Fact = FactIn<'cycles'>
type Row = ReportedCycle
/** What some cells read of a row. */
type Small = { readonly [Name in keyof Row]?: unknown }

/** Finished cells read nothing of it. */
const NO_FRAME = {} as ReportFrame
const NOBODY: Row['names'] = new Map()
const NO_REMINDERS: Row['reminders'] = { sent: 0, lastOn: null }

/** What a file says in every line, and the names of those whom the lines name. */
interface File {
  readonly frame: ReportFrame
  readonly names: Pick<Row['names'], 'get'>
}

/** Columns side by side. */
interface Part {
  readonly facts: readonly Fact[]
  /** Returns the finished cells, or what they're made of. Null where all of them are empty. */
  keep(row: Row): { readonly cells: string } | { readonly from: string } | null
  /** Returns what makes the cells. */
  maker(file: File): (from: string) => string
}

const ABOUT_PERSON: readonly Part[] = [
  made(
    ['type', 'site'],
    ({ person }) => person.placements.map(({ type, site }) => [type, site] as const),
    (places) => ({ person: { placements: places.map(([type, site]) => ({ type, site })) } }),
  ),
  finished('department', 'position'),
  {
    facts: ['supervisor'],
    keep: ({ person }) => {
      const supervisors = supervisorsOf(person)
      return supervisors.length === 0 ? null : { from: supervisors.join(' ') }
    },
    maker({ frame, names }) {
      const cells = cellsOf(this.facts, frame)
      return remembered((from) => cells({ person: { supervisors: idsIn(from).map((id) => names.get(id) ?? null) } }))
    },
  },
  finished('hired_on', 'last_day', 'works_with_youth', 'requirement'),
]

const STATUS: readonly Part[] = [
  made(
    ['status', 'status_name', 'because'],
    ({ person: { standing, renewalMonths } }) => [standing.status, standing.because, renewalMonths] as const,
    ([status, because, renewalMonths]) => ({ person: { standing: { status, because }, renewalMonths } }),
  ),
]

const ABOUT_TIME: readonly Part[] = [
  finished('cycle', 'cycle_kind'),
  made(
    ['cycle_kind_name'],
    ({ cycle }) => cycle.kind,
    (kind) => ({ cycle: { kind } }),
  ),
  finished('required_on', 'due_on'),
  made(
    ['due_because'],
    ({ cycle: { because, dueOn, done }, person: { renewalMonths } }) => {
      // Of a time that ended early enough, the days themselves decide nothing, and many people share the rest.
      const wasInTime = done !== null && (dueOn === null || dueOn >= done.on)
      return [renewalMonths, because, ...(wasInTime ? [null, null] : [dueOn, done?.on ?? null])] as const
    },
    ([renewalMonths, because, dueOn, on]) => ({
      person: { renewalMonths },
      cycle: { because, dueOn, done: on === null ? null : { on } },
    }),
  ),
  finished('opened_on', 'attempts', 'best_score', 'last_score', 'must_know_right', 'completed_on'),
  {
    facts: ['recorded_on', 'recorded_by'],
    keep: ({ cycle: { done } }) => (done === null ? null : { from: `${done.recordedAt} ${done.recordedBy ?? ''}` }),
    // Hardly any two times were recorded at the same instant, and most by the one whom they're about.
    maker({ frame, names }) {
      const [recordedOn, recordedBy] = [cellsOf(['recorded_on'], frame), cellsOf(['recorded_by'], frame)]
      const byWhom = sameAsLast((who) => recordedBy({ cycle: { done: { recordedBy: who || null } }, names }))
      return (from) => {
        const end = from.indexOf(' ')
        return `${recordedOn({ cycle: { done: { recordedAt: from.slice(0, end) } } })},${byWhom(from.slice(end + 1))}`
      }
    },
  },
  finished('late', 'valid_until', 'credited_minutes', 'language', 'course_version', 'policy_version', 'content_hash'),
  made(
    ['acknowledged_for'],
    ({ cycle: { done } }) => (done === null || done.sites.length === 0 ? null : done.sites),
    (sites) => ({ cycle: { done: { sites } } }),
  ),
  finished('source', 'source_name', 'certificate'),
  made(
    ['exception', 'exception_reason', 'exception_approver', 'exception_from', 'exception_until'],
    ({ person, cycle: { done } }) =>
      done === null && isException(person) ? ([person.exemption, person.leave, person.extension] as const) : null,
    ([exemption, leave, extension]) => ({ person: { exemption, leave, extension }, cycle: { done: null } }),
  ),
]

const WHO: readonly Fact[] = ['person_id', 'employee_number', 'name']
const REMINDERS: readonly Fact[] = ['reminders_sent', 'last_reminder_on']
const SAME: readonly Fact[] = FACT_SETS.cycles.filter(isSameInEveryRow)

/** The columns in the order in which they're written. */
export const KEPT_COLUMNS: readonly Fact[] = [
  ...WHO,
  ...ABOUT_PERSON.flatMap(({ facts }) => facts),
  ...ABOUT_TIME.flatMap(({ facts }) => facts),
  ...REMINDERS,
  ...STATUS.flatMap(({ facts }) => facts),
  ...SAME,
]

/** How lines are kept. A text that can't be kept is empty; that of a person without times isn't. */
export const KEPT_LINES = {
  form: FORM,
  textOf(person: ReportedPerson, cycles: readonly Cycle[]): string {
    const rows = cycles.map((cycle): Row => ({ person, cycle, names: NOBODY, reminders: NO_REMINDERS }))
    const [first] = rows
    if (first === undefined) return NEXT
    const sections = [
      [[...new Set([...supervisorsOf(person), ...rows.flatMap(namedIn)])].join(' ')],
      turnsOf(ABOUT_PERSON, first),
      turnsOf(STATUS, first),
      ...rows.map((row) => [row.cycle.done?.on ?? '', ...turnsOf(ABOUT_TIME, row)]),
    ]
    const isAmbiguous = sections.flat().some((text) => text.includes(NEXT) || text.includes(TURN))
    return isAmbiguous ? '' : sections.map((turns) => turns.join(TURN)).join(NEXT)
  },
}

/** Finished cells, the sign of a part with what its cells are made of, finished cells, and so on. */
function turnsOf(parts: readonly Part[], row: Row): string[] {
  const turns: string[] = []
  let cells = ''
  for (const [index, part] of parts.entries()) {
    if (index > 0) cells += ','
    const kept = part.keep(row)
    if (kept === null) cells += part.facts.map(() => '""').join()
    else if ('cells' in kept) cells += kept.cells
    else {
      turns.push(cells, `${String.fromCharCode(FIRST + index)}${kept.from}`)
      cells = ''
    }
  }
  return [...turns, cells]
}

/** Returns whom a person's lines name: their names are to be known before the lines are written. */
export function namedInLines(lines: string): PersonId[] {
  return idsIn(lines.slice(0, lines.indexOf(NEXT)))
}

/** Returns how the lines of one person are written. */
export function keptLinesWriter(file: File): (times: KeptTimes, days: readonly CalendarDate[]) => string {
  const { frame } = file
  const [who, reminders] = [cellsOf(WHO, frame), cellsOf(REMINDERS, frame)]
  const aboutPerson = sectionMaker(ABOUT_PERSON, file)
  const status = sectionMaker(STATUS, file)
  const aboutTime = sectionMaker(ABOUT_TIME, file)
  const same = cellsOf(SAME, frame)({})
  const never = reminders({ reminders: NO_REMINDERS })
  return (person, days) => {
    const { lines } = person
    // Whom they name, what's about the person, their status, and each time.
    const theirs = lines.indexOf(NEXT) + 1
    const state = lines.indexOf(NEXT, theirs) + 1
    if (state === 0) return ''
    const first = endOf(lines, state) + 1
    const before = `${who({ person })},${aboutPerson(lines, theirs, state - 1)},`
    const after = `,${status(lines, state, first - 1)},${same}\r\n`
    const afterNever = `,${never}${after}`
    let text = ''
    let previous: Ended | null = null
    for (let from = first, to = from; from < lines.length; from = to + 1) {
      to = endOf(lines, from)
      const turns = lines.indexOf(TURN, from)
      text += before + aboutTime(lines, turns + 1, to)
      if (days.length === 0) {
        text += afterNever
        continue
      }
      const ended = endedOn(lines.slice(from, turns))
      const own = daysInCycle(days, ended, previous, frame.asOf)
      text += `,${reminders({ reminders: { sent: own.length, lastOn: latest(own) } })}${after}`
      previous = ended
    }
    return text
  }
}

/** Where the section ends that begins here. */
function endOf(lines: string, from: number): number {
  const end = lines.indexOf(NEXT, from)
  return end === -1 ? lines.length : end
}

/** The cells are the same in every file. */
function finished(...facts: Fact[]): Part {
  const cells = cellsOf(facts, NO_FRAME)
  return { facts, keep: (row) => ({ cells: cells(row) }), maker: () => (from) => from }
}

/**
 * Cells in words, or with names. They're made of a small part of the row, which many people share. The shorter it's kept,
 * the faster it's found again.
 */
function made<Kept>(facts: readonly Fact[], keep: (row: Row) => Kept | null, rowOf: (kept: Kept) => Small): Part {
  return {
    facts,
    keep(row) {
      const kept = keep(row)
      return kept === null ? null : { from: JSON.stringify(kept) }
    },
    maker({ frame, names }) {
      const cells = cellsOf(facts, frame)
      return remembered((from) => {
        const kept: Kept = JSON.parse(from)
        return cells({ ...rowOf(kept), names })
      })
    },
  }
}

function cellsOf(facts: readonly Fact[], frame: ReportFrame): (row: Small) => string {
  const columns = CYCLE_COLUMNS.filter(({ name }) => facts.some((fact) => fact === name))
  const write = cellsWriter(columns, frame)
  // These cells read no other part of a row. A test compares them with those of whole rows.
  return (row) => write(row as Row)
}

/** Returns what makes all cells of a section: the text from one place to another. */
function sectionMaker(parts: readonly Part[], file: File): (lines: string, from: number, to: number) => string {
  const makers = parts.map((part) => part.maker(file))
  return (lines, from, to) => {
    let text = ''
    let at = from
    for (;;) {
      const end = lines.indexOf(TURN, at)
      if (end === -1 || end >= to) return text + lines.slice(at, to)
      const next = lines.indexOf(TURN, end + 1)
      const make = makers[lines.charCodeAt(end + 1) - FIRST]
      if (make === undefined) throw new RangeError('lines were kept in another form')
      text += lines.slice(at, end) + make(lines.slice(end + 2, next))
      at = next + 1
    }
  }
}

function supervisorsOf({ placements }: ReportedPerson): PersonId[] {
  return placements.flatMap(({ supervisor }) => supervisor ?? [])
}

function idsIn(text: string): PersonId[] {
  return text === '' ? [] : (text.split(' ') as PersonId[]) // as they were joined
}

function endedOn(day: string): Ended {
  return { done: day === '' ? null : { on: day as CalendarDate } } // as it was in the cycle
}
