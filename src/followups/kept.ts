import type { ProcedureStep } from '../course/course.ts'
import { PROCEDURE_STEPS } from '../course/course.ts'
import { ROUNDS, type Round } from './round.ts'

/** Answers are shown in groups of so many, as in the figures of final checks (docs/understanding.md). */
export const SMALLEST_GROUP = 5

export interface Answers {
  readonly people: number
  readonly right: number
}

/** Answers about one step in one round: those that wait for a group, and those that may be shown. */
export interface KeptCell {
  readonly waiting: Answers
  readonly told: Answers
}

const NONE: Answers = { people: 0, right: 0 }
export const EMPTY_CELL: KeptCell = { waiting: NONE, told: NONE }

/**
 * Counts an answer. Figures that are shown move by whole groups only, so nobody can tell what one person answered by
 * looking before and after.
 */
export function withAnswer({ waiting, told }: KeptCell, isRight: boolean): KeptCell {
  const after = added(waiting, { people: 1, right: isRight ? 1 : 0 })
  return after.people < SMALLEST_GROUP ? { waiting: after, told } : { waiting: NONE, told: added(told, after) }
}

export interface ToldAnswers extends Answers {
  readonly round: Round
  readonly step: string
}

/** What staff still know about one step, round by round; null where too few have answered. */
export interface StepCurve {
  readonly step: ProcedureStep
  readonly rounds: Readonly<Record<Round, Answers | null>>
}

/** One curve for each step of the procedure, in its order. Answers about steps of an earlier course are left out. */
export function curvesOf(told: readonly ToldAnswers[]): StepCurve[] {
  return PROCEDURE_STEPS.map((step) => {
    const inRound = (round: Round) => {
      const sum = told.filter((each) => each.step === step && each.round === round).reduce(added, NONE)
      return sum.people < SMALLEST_GROUP ? null : { people: sum.people, right: sum.right }
    }
    // One entry for each round, which Object.fromEntries widens.
    const rounds = Object.fromEntries(ROUNDS.map((round) => [round, inRound(round)])) as StepCurve['rounds']
    return { step, rounds }
  })
}

/** A step with the figures of the last round that has any. */
export interface WeakStep {
  readonly step: ProcedureStep
  readonly round: Round
  readonly answers: Answers
}

/** So many steps are enough for one team meeting. */
const MOST_TO_REPEAT = 2

/** The steps that are known least, the weakest first. None where everyone was right. */
export function toRepeat(curves: readonly StepCurve[]): WeakStep[] {
  const known = curves.flatMap(({ step, rounds }) => {
    const round = ROUNDS.findLast((each) => rounds[each] !== null)
    const answers = round === undefined ? null : rounds[round]
    return round === undefined || answers === null ? [] : [{ step, round, answers }]
  })
  return known
    .filter(({ answers }) => answers.right < answers.people)
    .sort((one, other) => shareOf(one.answers) - shareOf(other.answers))
    .slice(0, MOST_TO_REPEAT)
}

function shareOf({ people, right }: Answers): number {
  return right / people
}

function added(one: Answers, other: Answers): Answers {
  return { people: one.people + other.people, right: one.right + other.right }
}
