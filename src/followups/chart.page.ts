import { lineChart } from '../platform/html/chart.page.ts'
import type { SafeHtml } from '../platform/html/safe.ts'
import { percent } from '../requirements/rate.page.ts'
import type { Messages } from '../words/messages.ts'
import type { Answers, StepCurve } from './kept.ts'
import { ROUNDS, type Round } from './round.ts'

/** Where the curve is as a file, and the name that a picture of it gets. */
export interface CurveSave {
  readonly href: string
  readonly name: string
}

/** As `views/reports/chart-more.ejs` has it. */
export interface CurveView {
  readonly t: Messages
  readonly id: string
  readonly title: string
  /** What the figures are, for a file that stands alone. */
  readonly text: string
  readonly wideHtml: SafeHtml
  readonly slimHtml: SafeHtml
  readonly table: {
    readonly id: string
    readonly caption: string
    readonly heads: readonly string[]
    readonly rows: readonly (readonly { readonly text: string; readonly href: null }[])[]
  }
  readonly save: CurveSave
}

/** A share of right answers, and how many there were. */
export function figureOf(answers: Answers | null, { hr: { followUps: words } }: Messages) {
  if (answers === null) return { share: words.tooFew, basis: '' }
  return { share: percent(answers.right, answers.people), basis: words.rightOf(answers.right, answers.people) }
}

/** Whether any round of it may be told. A step without one has no curve, neither on the page nor as a file. */
export function isTold({ rounds }: StepCurve): boolean {
  return ROUNDS.some((round) => rounds[round] !== null)
}

/** What staff still know of one step, round by round. */
export function curveView({ step, rounds }: StepCurve, title: string, save: CurveSave, t: Messages): CurveView {
  const words = t.hr.followUps
  const id = `curve-${step}`
  const points = ROUNDS.map((round) => {
    const answers = rounds[round]
    return {
      label: words.axis[round],
      percent: answers === null ? null : (100 * answers.right) / answers.people,
      text: answers === null ? '' : percent(answers.right, answers.people),
    }
  })
  const said = (round: Round) => `${words.after[round]}: ${figureOf(rounds[round], t).share}.`
  return {
    t,
    id,
    title,
    text: words.tableLead,
    ...lineChart({ id, title, description: ROUNDS.map(said).join(' ') }, points),
    table: {
      id: `${id}-table`,
      caption: title,
      heads: [words.round, words.right],
      rows: ROUNDS.map((round) => {
        const { share, basis } = figureOf(rounds[round], t)
        const text = basis === '' ? share : `${share} (${basis})`
        return [
          { text: words.after[round], href: null },
          { text, href: null },
        ]
      }),
    },
    save,
  }
}
