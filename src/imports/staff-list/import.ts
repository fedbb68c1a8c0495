import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { PersonId, SiteId } from '../../ledger/event.ts'
import type { PersonType } from '../../ledger/bodies/part.ts'

/** The fields of a line in HR's staff list. */
export const ROSTER_FIELDS = [
  'employee_number',
  'email',
  'name',
  'first_name',
  'last_name',
  'site',
  'department',
  'position',
  'supervisor',
  'type',
  'works_with_youth',
  'hired_on',
  'first_contact_on',
  'last_day',
  'leave_from',
  'leave_until',
  'language',
] as const
export type RosterField = (typeof ROSTER_FIELDS)[number]

/**
 * The outcomes of a line. `back`: hired again after the last day. `held`: it would change the records, together with
 * so many others that HR has to confirm them first. `missing`: on record and not in the file, and nothing changes.
 * `missing-left`: the same, and HR has decided that those people have left.
 */
export const ROSTER_OUTCOMES = [
  'new',
  'back',
  'left',
  'moved',
  'changed',
  'same',
  'unclear',
  'refused',
  'held',
  'missing',
  'missing-left',
] as const
export type RosterOutcome = (typeof ROSTER_OUTCOMES)[number]

/** A line as it was read. `null` stands for an empty cell, which never changes anything. */
export interface RosterEntry {
  readonly number: string | null
  readonly email: string | null
  readonly name: string | null
  readonly site: SiteId | null
  readonly department: string | null
  readonly position: string | null
  readonly supervisor: PersonId | null
  readonly type: PersonType | null
  readonly worksWithYouth: boolean | null
  readonly hiredOn: CalendarDate | null
  readonly firstContactOn: CalendarDate | null
  readonly lastDay: CalendarDate | null
  readonly leaveFrom: CalendarDate | null
  /** The first day back. */
  readonly leaveUntil: CalendarDate | null
  /** The language of a new person's account. An existing account keeps the language its owner has chosen. */
  readonly language: string | null
}

/** A line of which every cell is empty. */
export const NO_CELLS: RosterEntry = {
  number: null,
  email: null,
  name: null,
  site: null,
  department: null,
  position: null,
  supervisor: null,
  type: null,
  worksWithYouth: null,
  hiredOn: null,
  firstContactOn: null,
  lastDay: null,
  leaveFrom: null,
  leaveUntil: null,
  language: null,
}

/** One thing that is on record in one way and in the file in another. Sites and people are ids, dates are ISO. */
export interface RosterChange {
  readonly field: RosterField
  readonly from: string | null
  readonly to: string
}

/** Why a line cannot be taken: something in it has to be mended. */
export const REFUSALS = [
  'nobody',
  'needed-for-new',
  'identity-needed',
  'too-long',
  // Only in rows that were read before the importer left out malformed addresses.
  'email-form',
  'site-unknown',
  'word-unknown',
  'date-unreadable',
  'date-impossible',
  'last-day-before-hire',
  'contact-before-hire',
  'return-before-leave',
  'return-without-leave',
  // Only in rows from before there were administrators.
  'last-hr',
  'last-administrator',
  'changed-since',
] as const

/** Why nobody can tell what a line means: somebody has to look at the records. */
export const DOUBTS = [
  'number-other-name',
  'email-other-name',
  'number-and-email-differ',
  'several-people',
  'name-known',
  'rows-differ',
  'value-of-two',
  'which-job',
  'hire-date-differs',
  'left-on-record',
  'last-day-differs',
  'leave-differs',
] as const
export type RosterProblemCode = (typeof REFUSALS)[number] | (typeof DOUBTS)[number]

export interface RosterProblem {
  readonly code: RosterProblemCode
  readonly field: RosterField
  /** The value as written in the file. */
  readonly value: string
  /** The value it conflicts with: a name, a date or a line. Empty where there is none. */
  readonly other: string
}

/** Notes to HR about a line that needs no correction. */
export const ROSTER_NOTES = [
  'email-left-out',
  'supervisor-unknown',
  'supervisor-several',
  'supervisor-self',
  'second-job',
  'twice',
  'over',
  'on-leave',
] as const

export interface RosterNote {
  readonly code: (typeof ROSTER_NOTES)[number]
  readonly value: string
}

/** With this many lines of one kind, a wrong file is more likely than the truth. */
export interface BulkLimit {
  readonly kind: 'separations' | 'renames' | 'roles'
  /** For `roles`, how many sites would lose somebody who holds one of their roles. */
  readonly count: number
  readonly of: number
  /** The names of those sites. */
  readonly sites?: readonly string[]
}

/** The events to record for a line, and the people they are about. */
export interface RosterWork {
  /** A new person already gets their id here, so that other lines can name them as supervisor. */
  readonly person: PersonId
  /** The spells that the line is about; none for a hire. */
  readonly jobs: readonly string[]
  readonly entry: RosterEntry
}

/** The part of a line that is kept between the preview and the import. */
export interface RosterDetail {
  /** The person's name for display. Empty when neither the line nor the record has one. */
  readonly name: string
  readonly changes: readonly RosterChange[]
  /** The names of ids in the changes: sites and people. */
  readonly names: Readonly<Record<string, string>>
  readonly problems: readonly RosterProblem[]
  readonly notes: readonly RosterNote[]
  readonly held: BulkLimit | null
  /** `null` when there is nothing to do. */
  readonly work: RosterWork | null
}

/** One person leaves at a time. A file in which more than this many go gets a second look. */
const FEW = 5
/** One in so many. */
const SHARE_OF_LEAVERS = 10
const SHARE_OF_RENAMED = 5

/**
 * Returns true when HR has to confirm by typing the number, so that half a file or a shifted column does no harm:
 * more than one separation that is more than 1 in 10 people or more than 5, or more than one new name or number in
 * more than 1 in 5 of the people found.
 */
export function needsNumber({ kind, count, of }: BulkLimit): boolean {
  if (count <= 1) return false
  // One person holding a role leaves now and then. Several sites at once is what a wrong file does.
  if (kind === 'roles') return true
  if (kind === 'renames') return count * SHARE_OF_RENAMED > of
  return count > FEW || count * SHARE_OF_LEAVERS > of
}
