import { unanswered } from '../../learning/attempt.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { type Interaction, interaction, interactionId } from '../standards/cmi.ts'
import {
  courseworkOf,
  FRESH,
  type PackageState,
  withAcknowledgement,
  withAttemptStarted,
  withChoice,
  withDetail,
  withFinalAnswer,
  withLanguage,
  withPracticeAnswer,
  withRoundHandedIn,
} from './cmi-state.ts'
import { DETAILS } from '../../course/course.ts'
import { acknowledgementBlock, currentAttempt } from '../../learning/coursework.ts'
import { readGuide } from '../../course/decision-guide.ts'
import { getItem } from '../../course/draw.ts'
import { fits } from '../../course/question-type.ts'
import { afterQuestion, asksAnother, type RoundInput } from '../../learning/attempt.page.ts'
import { hasComeTo } from '../../course/scenario.ts'
import { readSubmission } from '../../learning/question.page.ts'
import { finishHref, hrefOf, packageLinks as links } from '../link.page.ts'
import {
  attemptQuestionScreen,
  findLessonExercise,
  findQuestion,
  findRound,
  findStep,
  guideScreen,
  lessonScreen,
  openStepHref,
  questionScreen,
  type View,
  type Visit,
} from './screen.browser.ts'
import { LANGUAGES } from '../../platform/text/language.ts'

/** A form that was sent: where to, and its fields. */
export interface Form {
  readonly action: string
  values(name: string): readonly string[]
}

/** The result of a form: the state after it, the page to show, and what the LMS should hear as well. */
export interface ActionResult {
  readonly state: PackageState
  readonly view: View
  readonly interactions: readonly Interaction[]
}

/** The values given from outside, so that an action can be repeated exactly. */
export interface Circumstances {
  today(): CalendarDate
  newSeed(): string
  newNonce(): number
  /** The weekday and time at the site. */
  now(): Visit['now']
}

type Action = (visit: Visit, form: Form, circumstances: Circumstances, names: readonly string[]) => ActionResult
export type Actions = readonly (readonly [RegExp, Action])[]

const COURSE_ACTIONS: Actions = [
  [/^#\/lessons\/(\w+)\/questions\/(\w+)$/, answerQuestion],
  [/^#\/lessons\/(\w+)\/exercises\/([\w-]+)(?:\/sections\/[\w-]+)?$/, tryExercise],
  [/^#\/scenarios\/([\w-]+)\/steps\/(\d+)$/, chooseInScenario],
  [/^#\/final$/, startFinal],
  [/^#\/attempts\/(\d+)\/questions\/(\d+)$/, saveAttemptAnswer],
  [/^#\/attempts\/(\d+)\/answers$/, handInAttempt],
  [/^#\/policy$/, acknowledgePolicy],
]

/** What every package does. */
const COMMON_ACTIONS: Actions = [
  [/^#\/guide$/, answerGuide],
  [/^#\/reading$/, chooseReading],
  [/^#\/language$/, chooseLanguage],
  [/^#\/another-person$/, startForAnother],
]

/** Does what a form asks for, by the same rules as the web app. Throws a RangeError for a form that no page sends. */
export function take(form: Form, visit: Visit, circumstances: Circumstances): ActionResult {
  return taken(COURSE_ACTIONS, form, visit, circumstances)
}

/** The same with the forms of another kind of package. */
export function taken(own: Actions, form: Form, visit: Visit, circumstances: Circumstances): ActionResult {
  for (const actions of [own, COMMON_ACTIONS])
    for (const [pattern, handle] of actions) {
      const match = pattern.exec(form.action)
      if (match !== null) return handle(visit, form, circumstances, match.slice(1))
    }
  throw new RangeError(`no page sends a form to "${form.action}"`)
}

function answerQuestion(
  visit: Visit,
  form: Form,
  _: Circumstances,
  [lessonId, itemId]: readonly string[],
): ActionResult {
  const found = findQuestion(visit, lessonId, itemId)
  if (found === null) return shown(visit, { to: links.home() })
  const { lesson, item } = found
  const { answer, again } = readSubmission(item, form.values)
  if (again !== null) return shown(visit, questionScreen(visit, lesson, item, answer, again))
  return moved(withPracticeAnswer(visit.state, item.id, answer), links.reply(lesson.id, item.id))
}

/** The lesson with the feedback. The state stays as it is: nothing about an exercise is kept. */
function tryExercise(
  visit: Visit,
  { values }: Form,
  _: Circumstances,
  [lessonId, id]: readonly string[],
): ActionResult {
  const found = findLessonExercise(visit, lessonId, id)
  if (found === null) return shown(visit, { to: links.home() })
  return shown(visit, lessonScreen(visit, found.lesson, { exercise: found.exercise, values }))
}

function answerGuide(visit: Visit, { values }: Form): ActionResult {
  return shown(
    visit,
    guideScreen(
      visit,
      readGuide((name) => values(name)[0] ?? null),
    ),
  )
}

function chooseInScenario(visit: Visit, form: Form, _: Circumstances, [id, number]: readonly string[]): ActionResult {
  const at = findStep(visit, id, number)
  if (at === null) return shown(visit, { to: links.home() })
  const { scenario, step, decision, choices } = at
  const choice = decision.choices.find((candidate) => candidate.id === form.values('choice')[0])
  if (choice === undefined || !hasComeTo(step, choices)) return shown(visit, { to: openStepHref(at) })
  return moved(withChoice(visit.state, scenario, step, choice.id), links.scenarioReply(scenario.id, step))
}

function startFinal(visit: Visit, _form: Form, { newSeed }: Circumstances): ActionResult {
  const { content } = visit.course
  if (currentAttempt(courseworkOf(content, visit.state)) !== null) return shown(visit, { to: links.final() })
  const state = withAttemptStarted(content.course, visit.state, newSeed())
  return moved(state, links.final())
}

function saveAttemptAnswer(
  visit: Visit,
  form: Form,
  _: Circumstances,
  [attempt = '', number]: readonly string[],
): ActionResult {
  const round = findRound(visit, attempt)
  const place = Number(number)
  const id = round?.open.items[place - 1]
  if (round === null || id === undefined || asksAnother(id, form.values))
    return shown(visit, { to: links.attempt(attempt) })
  const item = getItem(visit.course.content.course, id)
  const { answer, again } = readSubmission(item, form.values)
  const answers = again === 'not-answered' ? round.answers : new Map([...round.answers, [id, answer]])
  if (again !== null) return shown(visit, attemptQuestionScreen({ ...round, answers }, place, again))
  return moved(withFinalAnswer(visit.state, id, answer), afterQuestion({ ...round, answers }, place))
}

function handInAttempt(visit: Visit, _form: Form, _: Circumstances, [attempt = '']: readonly string[]): ActionResult {
  const { course } = visit.course.content
  const round = findRound(visit, attempt)
  if (round === null) return shown(visit, { to: links.attempt(attempt) })
  if (unanswered(course, round.open, round.answers).length > 0)
    return shown(visit, { to: links.attemptAnswers(attempt) })
  return {
    ...moved(withRoundHandedIn(course, visit.state), links.attempt(attempt)),
    interactions: interactionsOf(visit, round),
  }
}

function acknowledgePolicy(visit: Visit, _form: Form, { today, newNonce }: Circumstances): ActionResult {
  const { content, site } = visit.course
  const work = courseworkOf(content, visit.state)
  if (work.settled || acknowledgementBlock(content.course, work, site) !== null)
    return shown(visit, { to: links.policy() })
  return moved(withAcknowledgement(visit.state, today(), newNonce()), finishHref())
}

/** The choice stays in the state, which the LMS keeps without reading it. */
function chooseReading(visit: Visit, form: Form): ActionResult {
  const detail = DETAILS.find((candidate) => candidate === form.values('detail')[0])
  if (detail === undefined) throw new RangeError('no page sends such a form')
  return moved(withDetail(visit.state, detail), form.values('to')[0] ?? links.home())
}

/** Only if the browser keeps the progress itself, because an LMS knows which person is learning. */
function startForAnother({ recording, state }: Visit): ActionResult {
  if (recording !== 'this-browser') throw new RangeError('no page sends such a form')
  return moved({ ...FRESH, language: state.language }, links.home())
}

/** Shows the same page in the other language. The caller has its words ready (`sco.browser.ts`). */
function chooseLanguage({ state }: Visit, form: Form): ActionResult {
  const language = LANGUAGES.find((candidate) => candidate === form.values('language')[0])
  if (language === undefined) throw new RangeError('no page sends such a form')
  return moved(withLanguage(state, language), hrefOf(state.place))
}

function interactionsOf({ course }: Visit, { attempt, open, answers }: RoundInput): Interaction[] {
  return open.items.map((id) => {
    const item = getItem(course.content.course, id)
    const given = answers.get(id) ?? []
    const named = interactionId(id, attempt.started.attempt, open.round)
    const { answers: asked, content } = course
    return interaction(item, { id: named, language: content.language, answers: asked }, given, fits(item, given))
  })
}

export function shown({ state }: Visit, view: View): ActionResult {
  return { state, view, interactions: [] }
}

export function moved(state: PackageState, to: string): ActionResult {
  return { state, view: { to }, interactions: [] }
}
