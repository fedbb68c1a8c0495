import { STATUSES, type Status } from './status.ts'

export type StatusCounts = Readonly<Record<Status, number>>

/** The figures of a report. They add up: all = in scope + beside the rate; in scope = up to date + need action + have time + cannot say. */
export interface Totals {
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

/** How a status counts in the rates. */
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
