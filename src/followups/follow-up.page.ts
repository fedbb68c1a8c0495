import type { Content } from '../course/content.ts'
import type { ProcedureStep } from '../course/course.ts'
import type { Scenario } from '../course/scenario.ts'
import type { Links } from '../course/link.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { percent } from '../requirements/rate.page.ts'
import { type CurveSave, curveView, figureOf, isTold } from './chart.page.ts'
import { type StepCurve, toRepeat } from './kept.ts'
import { ROUNDS } from './round.ts'

interface FollowUpsInput {
  readonly content: Content
  readonly curves: readonly StepCurve[]
  readonly areOn: boolean
  readonly links: Pick<Links, 'lesson' | 'scenario'>
  /** Where the questions are turned on and off, and where teams practice; null for a viewer who may not. */
  readonly settingsHref: string | null
  readonly practiceHref: string | null
  /** The curve of a step as a file. */
  saveOf(step: ProcedureStep): CurveSave
}

/** What staff still know of each step, and what to repeat. Nothing on it is about one person or one site. */
export function followUpsPage(shell: Shell, input: FollowUpsInput): string {
  const { t } = shell
  const { curves, content } = input
  const words = t.hr.followUps
  return renderPage('app', shell, 'followups/follow-ups', {
    t,
    areOn: input.areOn,
    settingsHref: input.settingsHref,
    practiceHref: input.practiceHref,
    isTold: curves.some(isTold),
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
      cells: ROUNDS.map((round) => ({ head: words.after[round], ...figureOf(rounds[round], t) })),
    })),
    charts: curves
      .filter(isTold)
      .map((curve) => curveView(curve, content.course.stepTitles[curve.step], input.saveOf(curve.step), t)),
  })
}

const MOST_STORIES = 2

function asks({ decisions }: Scenario, step: ProcedureStep): boolean {
  return decisions.some((decision) => decision.step === step)
}

function lessonLink({ t }: Shell, { content, links }: FollowUpsInput, step: ProcedureStep) {
  const { lesson, section } = content.course.stepPlaces[step]
  const found = content.course.lessons.find(({ id }) => id === lesson)
  const title = found?.sections.find(({ id }) => id === section)?.title ?? ''
  return { text: t.learn.scenario.section(found?.number ?? 0, title), href: links.lesson(lesson, section) }
}
