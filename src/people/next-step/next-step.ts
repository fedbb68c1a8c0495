import type { Status } from '../../requirements/status.ts'

/** What the page of a person may offer on top. */
export type NextStep =
  | 'open-access'
  | 'link'
  | 'remind'
  | 'site'
  | 'reread'
  | 'hire-date'
  | 'first-contact'
  | 'return'
  | 'expected-return'
  | 'end-exemption'
  | 'extension'
  | 'leave'
  | 'credit'
  | 'update-sheet'
  | 'certificate'
  | 'move'
  | 'duties'
  | 'assignment'
  | 'last-day'
  | 'rehire'
  | 'file'

const FIRST_DATE: readonly NextStep[] = ['remind', 'extension', 'leave']
const NEXT_TIME: readonly NextStep[] = ['remind', 'credit', 'leave']

/** What helps most in each status, the most likely first. */
const LIKELY: Readonly<Record<Status, readonly NextStep[]>> = {
  // Where the date of an update has passed, there's a sheet for it.
  overdue: ['remind', 'update-sheet', 'extension', 'leave'],
  'in-progress': FIRST_DATE,
  'not-started': FIRST_DATE,
  expired: NEXT_TIME,
  'update-due': ['remind', 'update-sheet', 'leave'],
  'needs-help': ['reread', 'remind', 'extension'],
  'waiting-for-site': ['site', 'extension', 'leave'],
  'cannot-say': ['hire-date', 'first-contact', 'remind', 'leave'],
  'on-leave': ['return', 'expected-return', 'extension'],
  'up-to-date': ['certificate', 'move', 'leave'],
  exempt: ['end-exemption', 'duties', 'credit'],
  'not-in-scope': ['duties', 'assignment', 'move', 'last-day'],
  separated: ['rehire', 'certificate'],
}

/** Somebody has to hear of these soon, and a reminder says how to sign in to those who can't yet. */
const REMIND_FIRST: ReadonlySet<Status> = new Set(['overdue', 'expired', 'update-due'])

/** What stands in the way of everything else, also of somebody who can't sign in yet. */
const FIXES: ReadonlySet<NextStep> = new Set(['hire-date', 'first-contact', 'site', 'return', 'reread'])

const OFFERED = 3

interface Situation {
  readonly status: Status
  /** Has something to do, and no way to sign in yet. */
  readonly needsWayIn: boolean
  readonly isClosed: boolean
}

/**
 * Returns at most three steps, each of which can be done now. The record is offered when nothing else fills its place.
 * @param canDo whether the viewer may do a step, and there is something to do
 */
export function nextSteps(situation: Situation, canDo: (step: NextStep) => boolean): NextStep[] {
  const { status, needsWayIn, isClosed } = situation
  const wayIn: readonly NextStep[] = isClosed ? ['open-access'] : needsWayIn ? ['link'] : []
  // No reminder helps people who may not sign in.
  const likely = LIKELY[status].filter((step) => step !== 'remind' || !isClosed)
  const isFirst = (step: NextStep) => FIXES.has(step) || (step === 'remind' && REMIND_FIRST.has(status))
  const steps = [...likely.filter(isFirst), ...wayIn, ...likely.filter((step) => !isFirst(step)), 'file' as const]
  return steps.filter(canDo).slice(0, OFFERED)
}
