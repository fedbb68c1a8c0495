import { STATUSES, type Status } from './status.ts'

export type StatusCounts = Readonly<Record<Status, number>>

/**
 * The figures of a report. They add up: all = in scope + not counted; in scope = up to date + need action + have time +
 * cannot say.
 */
interface Totals {
  readonly all: number
  readonly inScope: number
  readonly upToDate: number
  readonly needAction: number
  readonly haveTime: number
  readonly cannotSay: number
  readonly onLeave: number
  readonly exempt: number
  readonly separated: number
  readonly notInScope: number
  /** Everyone whose date has come: the base of the first rate. */
  readonly dueSoFar: number
}

/** The group of each status in the rates. */
export const GROUPS = {
  upToDate: ['update-due', 'up-to-date'],
  needAction: ['waiting-for-site', 'expired', 'needs-help', 'overdue'],
  haveTime: ['in-progress', 'not-started'],
  cannotSay: ['cannot-say'],
  onLeave: ['on-leave'],
  exempt: ['exempt'],
  separated: ['separated'],
  notInScope: ['not-in-scope'],
} as const satisfies Record<string, readonly Status[]>

export function totals(counts: StatusCounts): Totals {
  const of = (group: keyof typeof GROUPS) => GROUPS[group].reduce((sum, status) => sum + counts[status], 0)
  const [upToDate, needAction, haveTime, cannotSay] = [
    of('upToDate'),
    of('needAction'),
    of('haveTime'),
    of('cannotSay'),
  ]
  const inScope = upToDate + needAction + haveTime + cannotSay
  const beside = {
    onLeave: of('onLeave'),
    exempt: of('exempt'),
    separated: of('separated'),
    notInScope: of('notInScope'),
  }
  const all = inScope + beside.onLeave + beside.exempt + beside.separated + beside.notInScope
  return { all, inScope, upToDate, needAction, haveTime, cannotSay, ...beside, dueSoFar: upToDate + needAction }
}

export function noCounts(): Record<Status, number> {
  // Every status is a key: the list and the type come from one constant.
  return Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>
}

/** Each group of a report is the sum of its parts: that is how its figures reconcile. */
const PARTS = {
  everyone: ['not-separated', 'separated'],
  'not-separated': ['in-scope', 'on-leave', 'exempt', 'not-in-scope'],
  'in-scope': ['counted', 'need-action', 'have-time', 'cannot-say'],
  counted: GROUPS.upToDate,
  'need-action': GROUPS.needAction,
  'have-time': GROUPS.haveTime,
} as const satisfies Record<string, readonly string[]>

export type StatusGroup = keyof typeof PARTS
/** A choice for a list of people: a group of statuses, or one. */
export type StatusChoice = StatusGroup | Status

// The keys of `PARTS`, which Object.keys widens.
export const STATUS_GROUPS = Object.keys(PARTS) as StatusGroup[]
export const STATUS_CHOICES: readonly StatusChoice[] = [...STATUS_GROUPS, ...STATUSES]
/** Added up once: reports ask for it of every person. */
const STATUSES_OF = Object.fromEntries(STATUS_CHOICES.map((choice) => [choice, addedUp(choice)])) as Readonly<
  Record<StatusChoice, readonly Status[]> // of every choice
>
/** People who have left are in a list of their own. */
export const DEFAULT_CHOICE: StatusChoice = 'not-separated'

/** Returns the statuses of a choice. Returns none for a single status. */
export function partsOf(choice: StatusChoice): readonly StatusChoice[] {
  return isGroup(choice) ? PARTS[choice] : []
}

export function statusesOf(choice: StatusChoice): readonly Status[] {
  return STATUSES_OF[choice]
}

export function countOf(choice: StatusChoice, counts: StatusCounts): number {
  return statusesOf(choice).reduce((sum, status) => sum + counts[status], 0)
}

function isGroup(choice: StatusChoice): choice is StatusGroup {
  return choice in PARTS
}

function addedUp(choice: StatusChoice): readonly Status[] {
  return isGroup(choice) ? partsOf(choice).flatMap(addedUp) : [choice]
}
