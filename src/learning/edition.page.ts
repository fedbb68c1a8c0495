import type { Content, StoryPage } from '../course/content.ts'
import { type Detail, DETAILS } from '../course/course.ts'
import type { Chosen, Decision, Scenario, ScenarioId, StoryChoices } from '../course/scenario.ts'
import { lessonBody } from './lesson.page.ts'
import type { Links } from '../course/link.page.ts'
import { MESSAGES } from '../words/messages.ts'
import { NOTHING_DONE, UNTOUCHED } from './next-step.page.ts'
import { renderPart } from '../platform/html/render.page.ts'
import { type ScenarioInput, scenarioEnd, scenarioReply, scenarioStart, scenarioStep } from './scenario.page.ts'

/** Links of a stored edition or a transcript lead nowhere: it is kept for reading. */
export const NOWHERE: Links = {
  home: () => '#',
  lesson: () => '#',
  question: () => '#',
  reply: () => '#',
  exercise: () => '#',
  scenario: () => '#',
  scenarioStep: () => '#',
  scenarioReply: () => '#',
  scenarioEnd: () => '#',
  final: () => '#',
  attemptQuestion: () => '#',
  attemptAnswers: () => '#',
  attempt: () => '#',
  policy: () => '#',
  contacts: () => '#',
  beforeYouStart: () => '#',
  pause: () => '#',
  whatNext: () => '#',
  otherFormat: () => '#',
  reading: () => '#',
  stop: () => '#',
  guide: () => '#',
}

/**
 * The content of one language as it is shown on both paths of detail, in one text: its hash is what events call the
 * edition by.
 */
export function editionText(content: Content): string {
  const t = MESSAGES[content.language]
  const lessons = content.course.lessons.flatMap((lesson) =>
    DETAILS.map((detail) => ({
      lesson: lesson.id,
      detail,
      html: renderPart(
        'learning/lesson-body',
        lessonBody({
          content,
          site: null,
          lesson,
          detail,
          links: NOWHERE,
          t,
          ...UNTOUCHED,
        }),
      ),
    })),
  )
  return JSON.stringify({
    content,
    lessons,
    stories: content.scenarios.flatMap((scenario) =>
      storyPages(content, scenario, NOWHERE).map((page) => ({ scenario: scenario.id, ...page })),
    ),
  })
}

/**
 * Every page of a story. The end appears twice: for people who were right the first time, and for people who never
 * were.
 */
export function storyPages(content: Content, scenario: Scenario, links: Links): StoryPage[] {
  const page = (name: string, detail: Detail | null, template: string, model: object): StoryPage => ({
    page: name,
    detail,
    html: renderPart(template, model),
  })
  const inputWith = (choices: StoryChoices): ScenarioInput => {
    const practice = { worked: new Set<ScenarioId>(), choices: new Map([[scenario.id, choices]]) }
    return { content, scenario, practice, work: NOTHING_DONE, links, t: MESSAGES[content.language] }
  }
  const input = inputWith([])
  const ends = [true, false].map((fits) => scenario.decisions.flatMap((decision) => firstChoice(decision, fits)))
  return [
    ...DETAILS.map((detail) =>
      page('start', detail, 'learning/scenario-start', scenarioStart(input, { detail, hidden: [] })),
    ),
    ...scenario.decisions.flatMap((decision, index) => [
      ...DETAILS.map((detail) => {
        const model = scenarioStep(input, index + 1, { detail, seed: '', hidden: [] })
        return page(`steps/${index + 1}`, detail, 'learning/scenario-step', model)
      }),
      ...decision.choices.map(({ id }) => {
        const model = scenarioReply(input, index + 1, { first: id, last: id }, null)
        return page(`steps/${index + 1}/reply/${id}`, null, 'learning/scenario-reply', model)
      }),
    ]),
    ...ends.map((choices) => page('end', null, 'learning/scenario-end', scenarioEnd(inputWith(choices)))),
  ]
}

function firstChoice({ choices }: Decision, fits: boolean): Chosen[] {
  return choices
    .filter((choice) => choice.fits === fits)
    .slice(0, 1)
    .map(({ id }) => ({ first: id, last: id }))
}
