/** The steps of a new organization, in the order in which they're best done. */
export const STEPS = ['site', 'staff', 'ways', 'invite', 'rule', 'backup'] as const
export type Step = (typeof STEPS)[number]

/** Which steps are done, by what is on record. */
export type StepsDone = Readonly<Record<Step, boolean>>

/** A step of the list, for a viewer who may do it. */
export interface ChecklistStep {
  readonly step: Step
  readonly done: boolean
  readonly href: string
}

/** The steps that this viewer may do. Returns null, so that there's no list, when none of them is open. */
export function checklist(
  done: StepsDone,
  hrefOf: (step: Step) => string | null,
): readonly [ChecklistStep, ...ChecklistStep[]] | null {
  const [first, ...others] = STEPS.flatMap((step) => {
    const href = hrefOf(step)
    return href === null ? [] : [{ step, done: done[step], href }]
  })
  if (first === undefined || [first, ...others].every((each) => each.done)) return null
  return [first, ...others]
}
