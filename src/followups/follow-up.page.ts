import type { Content } from '../course/content.ts'
import type { ProcedureStep } from '../course/course.ts'
import type { Scenario } from '../course/scenario.ts'
import type { Links } from '../course/link.page.ts'
import { lineChart } from '../platform/html/chart.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { percent } from '../requirements/rate.page.ts'
import { type Answers, type StepCurve, toRepeat } from './kept.ts'
import { ROUNDS, type Round } from './round.ts'

interface FollowUpsInput {
  readonly content: Content
  readonly curves: readonly StepCurve[]
  readonly areOn: boolean
  readonly links: Pick<Links, 'lesson' | 'scenario'>
  /** Where the questions are turned on and off, and where teams practice; null for a viewer who may not. */
  readonly settingsHref: string | null
  readonly practiceHref: string | null
}

/** What staff still know of each step, and what to repeat. Nothing on it is about one person or one site. */
export function followUpsPage(shell: Shell, input: FollowUpsInput): string {
  const { t } = shell
  const { curves, content } = input
  const words = t.hr.followUps
  const isTold = curves.some(({ rounds }) => ROUNDS.some((round) => rounds[round] !== null))
  return renderPage('app', shell, 'followups/follow-ups', {
    t,
    areOn: input.areOn,
    settingsHref: input.settingsHref,
    practiceHref: input.practiceHref,
    isTold,
    repeat: toRepeat(curves).map(({ step, round, answers }) => ({
      id: step,
      title: content.course.stepTitles[step],
      share: words.share(percent(answers.right, answers.people), words.when[round], answers.right, answers.people),
      lesson: lessonLink(shell, input, step),
      stories: content.scenarios
        .filter((story) => asks(story, step))
        .slice(0, MOST_STORIES)
        .map(({ id, title }) => ({ text: title, href: input.links.scenario(id) })),
    })),
    heads: [words.step, ...ROUNDS.map((round) => words.after[round])],
    rows: curves.map(({ step, rounds }) => ({
      title: content.course.stepTitles[step],
      cells: ROUNDS.map((round) => ({ head: words.after[round], ...figureOf(shell, rounds[round]) })),
    })),
    charts: curves
      .filter(({ rounds }) => ROUNDS.some((round) => rounds[round] !== null))
      .map((curve) => chartOf(shell, content, curve)),
  })
}

const MOST_STORIES = 2

function asks({ decisions }: Scenario, step: ProcedureStep): boolean {
  return decisions.some((decision) => decision.step === step)
}

function figureOf({ t }: Shell, answers: Answers | null) {
  const words = t.hr.followUps
  if (answers === null) return { share: words.tooFew, basis: '' }
  return { share: percent(answers.right, answers.people), basis: words.rightOf(answers.right, answers.people) }
}

function chartOf(shell: Shell, { course }: Content, { step, rounds }: StepCurve) {
  const words = shell.t.hr.followUps
  const title = course.stepTitles[step]
  const points = ROUNDS.map((round) => {
    const answers = rounds[round]
    return {
      label: words.axis[round],
      percent: answers === null ? null : (100 * answers.right) / answers.people,
      text: answers === null ? '' : percent(answers.right, answers.people),
    }
  })
  const said = (round: Round) => `${words.after[round]}: ${figureOf(shell, rounds[round]).share}.`
  return {
    id: `curve-${step}`,
    title,
    ...lineChart({ id: `curve-${step}`, title, description: ROUNDS.map(said).join(' ') }, points),
  }
}

function lessonLink({ t }: Shell, { content, links }: FollowUpsInput, step: ProcedureStep) {
  const { lesson, section } = content.course.stepPlaces[step]
  const found = content.course.lessons.find(({ id }) => id === lesson)
  const title = found?.sections.find(({ id }) => id === section)?.title ?? ''
  return { text: t.learn.scenario.section(found?.number ?? 0, title), href: links.lesson(lesson, section) }
}
