import type { Content } from '../course/content.ts'
import type { Detail } from '../course/course.ts'
import { choiceOrder } from '../course/draw.ts'
import type { Picture } from '../course/picture.ts'
import { anotherStory, type Practice } from './progress.ts'
import {
  type Chosen,
  choicesIn,
  type Decision,
  doneWell,
  firstOpenStep,
  fittingChoice,
  getChoice,
  type Scenario,
  storyIn,
  toReread,
} from '../course/scenario.ts'
import { clausePhrase, type Links } from '../course/link.page.ts'
import { type DetailSwitch, detailSwitch } from './detail-switch.page.ts'
import { getLesson } from './lesson.page.ts'
import type { Choice } from './question.page.ts'
import type { CourseMessages } from '../words/messages.ts'
import { nextInPractice } from './lesson-end.page.ts'
import type { LinkView, Work } from './next-step.page.ts'
import type { HiddenField } from '../platform/html/field.page.ts'

/** A story before it begins: what it is about, and the way to another one that counts the same. */
export interface ScenarioStart {
  readonly t: CourseMessages
  readonly title: string
  readonly heading: string
  readonly setting: string
  readonly note: string
  readonly picture: Picture | null
  readonly detailSwitch: DetailSwitch
  readonly how: string
  readonly worked: boolean
  readonly next: LinkView
  /** The end of a story that was told to its end, or null before. */
  readonly end: LinkView | null
  readonly another: LinkView | null
  readonly backHref: string
}

/** One decision: the story up to it, and the choices. */
export interface ScenarioStep {
  readonly t: CourseMessages
  readonly title: string
  readonly kicker: string
  readonly heading: string
  readonly story: readonly string[]
  readonly question: string
  readonly choices: readonly Choice[]
  readonly action: string
  readonly hidden: readonly HiddenField[]
  readonly another: LinkView | null
  readonly back: LinkView
}

/**
 * Shows where the last choice at a decision leads, why, and what helps instead if another choice is better. The next
 * decision, or the end of the story, follows on the same page.
 */
export interface ScenarioReply {
  readonly t: CourseMessages
  readonly title: string
  readonly kicker: string
  readonly heading: string
  readonly chosen: string
  readonly consequence: string
  readonly why: string
  /** The choice that fits, with its reason, or null when it was chosen. */
  readonly instead: { readonly text: string; readonly why: string } | null
  readonly clause: string
  readonly stepHref: string
  /** The next decision, or null where a link leads on or the story ends. */
  readonly next: ScenarioStep | null
  /** After the last decision of a story whose every decision was made. */
  readonly end: ScenarioEnd | null
  readonly goOn: LinkView | null
}

/** The end: what to take along, what went well, and the one step to read again. */
export interface ScenarioEnd {
  readonly t: CourseMessages
  readonly title: string
  readonly heading: string
  readonly ending: string
  readonly doneWell: readonly { readonly step: string; readonly question: string }[]
  readonly lookUp: { readonly heading: string; readonly text: string; readonly link: LinkView }
  readonly next: LinkView
  readonly againHref: string
  readonly lessonHref: string
}

export interface ScenarioInput {
  readonly content: Content
  readonly scenario: Scenario
  readonly practice: Pick<Practice, 'worked' | 'choices'>
  /** The learner's record: the end of a story leads to a place that depends on it. */
  readonly work: Work
  readonly links: Links
  readonly t: CourseMessages
}

export function scenarioStart(
  input: ScenarioInput,
  { detail, hidden }: { readonly detail: Detail; readonly hidden: readonly HiddenField[] },
): ScenarioStart {
  const { content, scenario, practice, links, t } = input
  const { language } = content
  const words = t.learn.scenario
  const choices = choicesIn(scenario, practice.choices)
  const worked = practice.worked.has(scenario.id)
  const open = firstOpenStep(scenario, choices)
  const begin = choices.length > 0 ? words.goOn : words.begin
  return {
    t,
    title: words.startTitle,
    heading: scenario.title,
    setting: scenario.setting,
    note: scenario.note,
    picture: scenario.picture,
    detailSwitch: detailSwitch({ detail, language, to: links.scenario(scenario.id), links, t, hidden }),
    how: words.how(scenario.decisions.length),
    worked,
    next: { text: worked ? words.readAgain : begin, href: links.scenarioStep(scenario.id, worked ? 1 : (open ?? 1)) },
    end: open === null ? { text: words.toEnd, href: links.scenarioEnd(scenario.id) } : null,
    another: another(input),
    backHref: storiesHref(input),
  }
}

/** How a decision is shown. */
interface Telling {
  readonly detail: Detail
  /** The same one gives the same order of choices again. */
  readonly seed: string
  readonly hidden: readonly HiddenField[]
}

/** @param step 1-based. */
export function scenarioStep(input: ScenarioInput, step: number, how: Telling): ScenarioStep {
  const { scenario, links, t } = input
  const words = t.learn.scenario
  const decision = getDecision(scenario, step)
  const name = words.step(step, scenario.decisions.length)
  return {
    t,
    title: name,
    kicker: name,
    heading: scenario.title,
    story: storyIn(decision, how.detail),
    question: decision.question,
    choices: choiceOrder(scenario.id, decision, how.seed).map(({ id, text }) => ({
      id: `choice-${id}`,
      value: id,
      text,
      note: '',
    })),
    action: links.scenarioStep(scenario.id, step),
    hidden: how.hidden,
    another: another(input),
    back:
      step === 1
        ? { text: words.toStart, href: links.scenario(scenario.id) }
        : { text: words.toReply, href: links.scenarioReply(scenario.id, step - 1) },
  }
}

/**
 * @param step 1-based.
 * @param chosen what the learner chose there.
 * @param how the way to show what follows below, or null for a page that only leads to it.
 */
export function scenarioReply(input: ScenarioInput, step: number, chosen: Chosen, how: Telling | null): ScenarioReply {
  const { content, scenario, practice, links, t } = input
  const words = t.learn.scenario
  const decision = getDecision(scenario, step)
  const choice = getChoice(decision, chosen.last)
  const fitting = fittingChoice(decision)
  const steps = scenario.decisions.length
  const isLast = step === steps
  const next = how === null || isLast ? null : scenarioStep(input, step + 1, how)
  const isEnd = how !== null && isLast && firstOpenStep(scenario, choicesIn(scenario, practice.choices)) === null
  return {
    t,
    title: words.replyTitle(step, steps),
    kicker: words.step(step, steps),
    heading: scenario.title,
    chosen: words.youChose(choice.text),
    consequence: choice.consequence,
    why: choice.why,
    instead: choice.fits ? null : { text: fitting.text, why: fitting.why },
    clause: words.clause(clausePhrase(content.policy, decision.clauses)),
    stepHref: links.scenarioStep(scenario.id, step),
    next,
    end: isEnd ? scenarioEnd(input) : null,
    goOn: next === null && !isEnd ? wayOn(input, step) : null,
  }
}

function wayOn({ scenario, links, t }: ScenarioInput, step: number): LinkView {
  const words = t.learn.scenario
  return step === scenario.decisions.length
    ? { text: words.toEnd, href: links.scenarioEnd(scenario.id) }
    : { text: words.goOnFits, href: links.scenarioStep(scenario.id, step + 1) }
}

export function scenarioEnd(input: ScenarioInput): ScenarioEnd {
  const { content, scenario, practice, work, links, t } = input
  const words = t.learn.scenario
  const choices = choicesIn(scenario, practice.choices)
  const reread = toReread(scenario, choices)
  return {
    t,
    title: words.end,
    heading: scenario.title,
    ending: scenario.ending,
    doneWell: doneWell(scenario, choices).map(({ step, question }) => ({
      step: content.course.stepTitles[step],
      question,
    })),
    lookUp:
      reread === null
        ? {
            heading: words.lookUp,
            text: words.lookUpLead,
            link: sectionLink(input, getDecision(scenario, 1).reread),
          }
        : {
            heading: words.reread,
            text: words.rereadLead(reread.question),
            link: sectionLink(input, reread.reread),
          },
    next: nextInPractice({ content, links, t, work }),
    againHref: links.scenarioStep(scenario.id, 1),
    lessonHref: storiesHref(input),
  }
}

function another({ content, scenario, practice, links, t }: ScenarioInput): LinkView | null {
  const story = anotherStory(content.course, content.scenarios, scenario, practice.worked)
  return story === null ? null : { text: t.learn.scenario.skip(story.title), href: links.scenario(story.id) }
}

function storiesHref({ content, links }: ScenarioInput): string {
  return links.lesson(content.course.practice.lesson, 'stories')
}

function sectionLink({ content, links, t }: ScenarioInput, place: Decision['reread']): LinkView {
  const { number, sections } = getLesson(content.course, place.lesson)
  const section = sections.find(({ id }) => id === place.section)
  if (section === undefined) throw new RangeError(`there is no section "${place.section}" in ${place.lesson}`)
  return { text: t.learn.scenario.section(number, section.title), href: links.lesson(place.lesson, place.section) }
}

function getDecision(scenario: Scenario, step: number): Decision {
  const decision = scenario.decisions[step - 1]
  if (decision === undefined) throw new RangeError(`${scenario.id} has no step ${step}`)
  return decision
}
