import type { Messages } from '../../words/messages.ts'
import type { NextStep } from './next-step.ts'

/** Where a step leads. */
export interface StepWay {
  readonly href: string
  /** The site that the step names; empty for every other step. */
  readonly site: string
}

/** One button on top of the page of a person. */
export interface StepView {
  readonly text: string
  readonly href: string
  /** Sends a reminder right away. Every other step opens a page. */
  readonly isSent: boolean
  readonly isPrimary: boolean
}

/** Whether a reminder has gone out today, and whether the viewer is the one who prints it. */
interface Reminding {
  readonly isReminded: boolean
  readonly isPrinted: boolean
}

/** Open the record, or change what somebody does. On top only where nothing is due, so they don't stand out. */
const NEVER_DUE: ReadonlySet<NextStep> = new Set(['file', 'end-exemption', 'move', 'duties', 'assignment', 'last-day'])

/** The first step leads, unless nothing is due, or the reminder that comes first has gone out today. */
export function stepViews(
  steps: readonly NextStep[],
  ways: ReadonlyMap<NextStep, StepWay>,
  { isReminded, isPrinted }: Reminding,
  t: Messages,
): StepView[] {
  return steps.flatMap((step, place) => {
    const way = ways.get(step)
    if (way === undefined) return []
    const isPrimary = place === 0 && !NEVER_DUE.has(step) && !isReminded
    const text = step === 'remind' && isPrinted ? t.hr.person.steps.printReminder : stepText(step, way.site, t)
    return [{ text, href: way.href, isSent: step === 'remind', isPrimary }]
  })
}

function stepText(step: NextStep, site: string, t: Messages): string {
  const { steps } = t.hr.person
  switch (step) {
    case 'remind':
    case 'link':
    case 'reread':
    case 'certificate':
      return steps[step]
    case 'hire-date':
      return steps.hireDate
    case 'update-sheet':
      return t.hr.changes.updateSheet.link
    case 'site':
      return t.hr.person.openSite(site)
    case 'credit':
      return t.hr.credits.person.add
    case 'file':
      return t.hr.personFile.link
    default:
      return t.hr.changes.forms[step].link
  }
}
