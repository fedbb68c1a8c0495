import { calendarDate } from '../../platform/time/calendar.ts'
import { type Attempt, outcome } from '../../learning/attempt.ts'
import { courseworkOf, findOpenRound, type PackageState, practiceOf } from './cmi-state.ts'
import { findExercise, type Item, type Lesson } from '../../course/course.ts'
import type { CoursePackage } from '../course-package.ts'
import { acknowledgementBlock, currentAttempt } from '../../learning/coursework.ts'
import { type GuideTry, UNANSWERED } from '../../course/decision-guide.ts'
import { optionOrder, practiceItems } from '../../course/draw.ts'
import type { Exercise } from '../../course/exercise.ts'
import type { Answer } from '../../course/question-type.ts'
import {
  choicesIn,
  type Decision,
  firstOpenStep,
  hasComeTo,
  isWorked,
  type Scenario,
  type StoryChoices,
} from '../../course/scenario.ts'
import type { Score } from '../standards/cmi.ts'
import type { Recording } from './lms/session.browser.ts'
import {
  attemptAnswers,
  attemptQuestion,
  attemptStart,
  type RoundInput,
  whereToGoOn,
} from '../../learning/attempt.page.ts'
import { beforeYouStart, pauseBody, whatNext } from '../../learning/pause.page.ts'
import { type CheckInput, checkForm, checkReply } from '../../learning/check.page.ts'
import { contactsBody } from '../../learning/contact.page.ts'
import type { Tried } from '../../learning/exercise.page.ts'
import { guideBody } from '../../learning/guide.page.ts'
import { homeBody, type HomeInput } from '../../learning/home.page.ts'
import { lessonBody } from '../../learning/lesson.page.ts'
import type { CourseMessages } from '../../words/messages.ts'
import { nextLink, type Work } from '../../learning/next-step.page.ts'
import { policyBody } from '../../learning/policy.page.ts'
import { attemptResult } from '../../learning/result.page.ts'
import type { Again } from '../../learning/question.page.ts'
import {
  type ScenarioInput,
  scenarioEnd,
  scenarioReply,
  scenarioStart,
  scenarioStep,
} from '../../learning/scenario.page.ts'
import { finishBody } from './finish.browser.ts'
import { anotherPersonHref, finishHref, hrefOf, keptHref, packageLinks as links } from '../link.page.ts'
import type { Weekday } from '../../platform/time/local-time.ts'

/** The content of a page, for the shared templates. */
export interface Screen {
  readonly template: string
  readonly model: object
  readonly title: string
  readonly width: 'read' | 'learn'
}

/** A page, or the address of the page to show instead. */
export type View = Screen | { readonly to: string }

/** Where unconfirmed steps are: kept in this browser for the next launch, or only in this window. */
export type Unsaved = 'kept' | 'here'

/** All that a page depends on. */
export interface Visit {
  readonly course: CoursePackage
  readonly state: PackageState
  readonly t: CourseMessages
  readonly recording: Recording
  /** Whether the end of the course counts: not one that was reached where nothing is recorded. */
  readonly isRecorded: boolean
  /** What was reached, or null before it's enough. */
  readonly score: Score | null
  /** `null` when everything is saved by whoever keeps the progress. */
  readonly unsaved: Unsaved | null
  /** The weekday and time at the site. */
  readonly now: { readonly day: Weekday; readonly time: string }
}

type Show = (visit: Visit, ...names: string[]) => View

export type Pages = readonly (readonly [RegExp, Show])[]

const COURSE_PAGES: Pages = [
  [/^#\/$/, showHome],
  [/^#\/lessons\/(\w+)(?:\/sections\/[\w-]+)?$/, showLesson],
  [/^#\/lessons\/(\w+)\/questions\/(\w+)$/, showQuestion],
  [/^#\/lessons\/(\w+)\/questions\/(\w+)\/reply$/, showReply],
  [/^#\/scenarios\/([\w-]+)$/, showScenario],
  [/^#\/scenarios\/([\w-]+)\/steps\/(\d+)$/, showScenarioStep],
  [/^#\/scenarios\/([\w-]+)\/steps\/(\d+)\/reply$/, showScenarioReply],
  [/^#\/scenarios\/([\w-]+)\/end$/, showScenarioEnd],
  [/^#\/final$/, showFinal],
  [/^#\/attempts\/(\d+)\/questions\/(\d+)$/, showAttemptQuestion],
  [/^#\/attempts\/(\d+)\/answers$/, showAttemptAnswers],
  [/^#\/attempts\/(\d+)$/, showAttempt],
  [/^#\/policy$/, showPolicy],
  [/^#\/before-you-start$/, showBeforeYouStart],
]

/** The pages of every package. */
const COMMON_PAGES: Pages = [
  [/^#\/contacts$/, showContacts],
  [/^#\/pause$/, showPause],
  [/^#\/what-happens-next$/, showWhatNext],
  [/^#\/other-format$/, showOtherFormat],
  [/^#\/guide$/, showGuide],
  [/^#\/finished$/, showFinish],
  [/^#\/not-recorded$/, showNotRecorded],
  [/^#\/kept$/, showKept],
  [/^#\/another-person$/, showAnotherPerson],
]

/** Returns the page of the course at an address. An unknown address leads home. */
export function viewAt(href: string, visit: Visit): View {
  return pageAt(COURSE_PAGES, href, visit)
}

/** The same with the pages of another kind of package. */
export function pageAt(own: Pages, href: string, visit: Visit): View {
  for (const pages of [own, COMMON_PAGES])
    for (const [pattern, show] of pages) {
      const match = pattern.exec(href)
      if (match !== null) return show(visit, ...match.slice(1))
    }
  return HOME
}

/** The round of an attempt that is open, or null for any other attempt. */
export function findRound({ course, state, t }: Visit, attempt: string): RoundInput | null {
  const found = findOpenRound(course.content.course, state)
  if (found?.attempt.started.attempt !== attempt) return null
  return { ...found, content: course.content, answers: state.answers, links, t }
}

export function findQuestion({ course }: Visit, lessonId = '', itemId = ''): { lesson: Lesson; item: Item } | null {
  const lesson = findLesson(course, lessonId)
  if (lesson === null) return null
  const item = practiceItems(course.content.course, lesson.id).find((candidate) => candidate.id === itemId)
  return item === undefined ? null : { lesson, item }
}

/** What decides the learner's next step. Nothing is left to do where the LMS has the course as finished. */
function workOf({ course: { content, site }, state, recording }: Visit): Work {
  const work = courseworkOf(content, state)
  const settled = work.settled || recording === 'finished'
  const policy = settled
    ? null
    : (acknowledgementBlock(content.course, work, site) ?? ({ kind: 'acknowledge' } as const))
  return { ...work, settled, practice: practiceOf(state), policy: policy ?? { kind: 'done' } }
}

/** A story, and how far the learner has come in it. */
interface Story {
  readonly scenario: Scenario
  readonly choices: StoryChoices
  readonly input: ScenarioInput
}

interface StoryStep extends Story {
  readonly step: number
  readonly decision: Decision
}

function findStory(visit: Visit, id = ''): Story | null {
  const { course, state, t } = visit
  const { content } = course
  const scenario = content.scenarios.find((candidate) => candidate.id === id)
  if (scenario === undefined) return null
  const practice = practiceOf(state)
  return {
    scenario,
    choices: choicesIn(scenario, practice.choices),
    input: { content, scenario, practice, work: workOf(visit), links, t },
  }
}

/** A decision of a story, and how far the learner has come in it. @param number 1-based. */
export function findStep(visit: Visit, id = '', number = ''): StoryStep | null {
  const story = findStory(visit, id)
  const step = Number(number)
  const decision = story?.scenario.decisions[step - 1]
  return story === null || decision === undefined ? null : { ...story, step, decision }
}

/** Returns the address where a story continues. */
export function openStepHref({ scenario, choices }: Story): string {
  return links.scenarioStep(scenario.id, firstOpenStep(scenario, choices) ?? 1)
}

export function findLessonExercise(
  { course }: Visit,
  lessonId = '',
  id = '',
): { lesson: Lesson; exercise: Exercise } | null {
  const lesson = findLesson(course, lessonId)
  const exercise = lesson === null ? null : findExercise(lesson, id)
  return lesson === null || exercise === null ? null : { lesson, exercise }
}

export const HOME: View = { to: links.home() }

function showHome(visit: Visit): View {
  const { course, t, recording } = visit
  const work = workOf(visit)
  const model = homeBody({
    content: course.content,
    links,
    t,
    work,
    due: null,
    completion: completionOf(visit),
    update: null,
    siteName: course.site.name,
    awaited: null,
    acknowledged: work.settled,
    // The page to print, where it is the only proof.
    end: recording === 'this-browser' && work.settled ? { href: finishHref(), text: t.sco.receipt.see } : null,
    cardHref: null,
    certificate: null,
  })
  return { template: 'learning/home-body', model, title: t.learn.home.title, width: 'learn' }
}

function completionOf({ course, state, t, recording, isRecorded }: Visit): HomeInput['completion'] {
  const { acknowledgement } = state
  if (recording === 'finished' && acknowledgement === null) {
    // The LMS kept nothing of how that came: nobody knows the day, and where something else counts none is shown.
    const on = calendarDate(course.content.policy.effectiveOn)
    return { on, validUntil: null, credited: { title: t.learn.home.finishedTitle, text: t.sco.forgotten } }
  }
  if (acknowledgement === null || !isRecorded) return null
  return { on: acknowledgement.on, validUntil: null, credited: null }
}

function showLesson(visit: Visit, id = ''): View {
  const lesson = findLesson(visit.course, id)
  return lesson === null ? HOME : lessonScreen(visit, lesson, null)
}

/** @param tried the exercise that was sent, or null for a lesson that is only read. */
export function lessonScreen(visit: Visit, lesson: Lesson, tried: Tried | null): Screen {
  const { course, state, t } = visit
  const { content, site } = course
  const { detail } = state
  const model = lessonBody({
    content,
    site,
    lesson,
    detail,
    links,
    t,
    practice: practiceOf(state),
    // The package doesn't know who is learning.
    seed: content.course.id,
    work: workOf(visit),
    hidden: [],
    tried,
  })
  return { template: 'learning/lesson-body', model, title: model.title, width: 'learn' }
}

function showQuestion(visit: Visit, lesson?: string, item?: string): View {
  const found = findQuestion(visit, lesson, item)
  return found === null ? HOME : questionScreen(visit, found.lesson, found.item, [], null)
}

function showReply(visit: Visit, lessonId?: string, itemId?: string): View {
  const found = findQuestion(visit, lessonId, itemId)
  if (found === null) return HOME
  const { lesson, item } = found
  const answer = visit.state.practice.get(item.id)
  if (answer === undefined) return { to: links.question(lesson.id, item.id) }
  const model = checkReply(checkInput(visit, lesson, item, answer), workOf(visit))
  return { template: 'learning/check-reply', model, title: model.title, width: 'read' }
}

function showScenario(visit: Visit, id?: string): View {
  const story = findStory(visit, id)
  if (story === null) return HOME
  const how = { detail: visit.state.detail, hidden: [] }
  return storyScreen('learning/scenario-start', scenarioStart(story.input, how))
}

function showScenarioStep(visit: Visit, id?: string, number?: string): View {
  const at = findStep(visit, id, number)
  if (at === null) return HOME
  if (!hasComeTo(at.step, at.choices)) return { to: openStepHref(at) }
  return storyScreen('learning/scenario-step', scenarioStep(at.input, at.step, telling(visit)))
}

function showScenarioReply(visit: Visit, id?: string, number?: string): View {
  const at = findStep(visit, id, number)
  if (at === null) return HOME
  const chosen = at.choices[at.step - 1]
  if (chosen === undefined) return { to: openStepHref(at) }
  return storyScreen('learning/scenario-reply', scenarioReply(at.input, at.step, chosen, telling(visit)))
}

/** Like questions, choices have the same order for everyone, because the package doesn't know who is learning. */
function telling({ course, state }: Visit) {
  return { detail: state.detail, seed: course.content.course.id, hidden: [] }
}

function showScenarioEnd(visit: Visit, id?: string): View {
  const story = findStory(visit, id)
  if (story === null) return HOME
  if (!isWorked(story.scenario, story.choices)) return { to: openStepHref(story) }
  return storyScreen('learning/scenario-end', scenarioEnd(story.input))
}

function storyScreen(template: string, model: { readonly title: string }): Screen {
  return { template, model, title: model.title, width: 'read' }
}

function showFinal(visit: Visit): View {
  const { course, state, t } = visit
  const current = currentAttempt(courseworkOf(course.content, state))
  if (current !== null) return { to: whereItStands(visit, current) }
  const model = attemptStart(course.content, links, t, [])
  return { template: 'learning/attempt-start', model, title: t.learn.attempt.startHeading, width: 'read' }
}

function showAttemptQuestion(visit: Visit, attempt = '', number = ''): View {
  const round = findRound(visit, attempt)
  const place = Number(number)
  if (round === null) return { to: links.attempt(attempt) }
  return place < 1 || place > round.open.items.length ? HOME : attemptQuestionScreen(round, place, null)
}

function showAttemptAnswers(visit: Visit, attempt = ''): View {
  const round = findRound(visit, attempt)
  if (round === null) return { to: links.attempt(attempt) }
  const model = attemptAnswers(round, [])
  return { template: 'learning/attempt-answers', model, title: visit.t.learn.attempt.answersTitle, width: 'read' }
}

function showAttempt(visit: Visit, id?: string): View {
  const { course, state, t } = visit
  const { content } = course
  const work = workOf(visit)
  const attempt = work.attempts.find((candidate) => candidate.started.attempt === id)
  if (attempt === undefined) return HOME
  if (outcome(attempt) === null) return { to: whereItStands(visit, attempt) }
  const model = attemptResult({ content, attempt, work, answers: state.answers, links, t, hidden: [] })
  return { template: 'learning/attempt-result', model, title: model.heading, width: 'read' }
}

function showPolicy(visit: Visit): View {
  const { course, state, t } = visit
  const { content, site } = course
  const work = courseworkOf(content, state)
  const next = nextLink(content.course, workOf(visit), links, t)
  const blocked = work.settled ? null : acknowledgementBlock(content.course, work, site)
  const acknowledgedOn = state.acknowledgement?.on ?? null
  const model = policyBody(content, site, { blocked, acknowledgedOn, next }, links, t, [])
  return { template: 'learning/policy-body', model, title: t.learn.policy.title, width: 'read' }
}

function showContacts({ course, t }: Visit): View {
  const model = contactsBody(course.content, course.site, links, t)
  return { template: 'learning/contacts-body', model, title: t.shell.contacts, width: 'learn' }
}

function showBeforeYouStart(visit: Visit): View {
  const { course, state, t } = visit
  const model = beforeYouStart(course.content, workOf(visit), state.detail, links, t, [])
  return { template: 'learning/before-you-start', model, title: t.care.before.title, width: 'read' }
}

function showPause({ course, state, t }: Visit): View {
  const { content, site } = course
  const backHref = hrefOf(state.place)
  const model = pauseBody({ content, site, detail: state.detail, backHref, links, t, hidden: [] })
  return { template: 'learning/pause-body', model, title: t.care.pause.title, width: 'read' }
}

function showWhatNext({ course, t }: Visit): View {
  const model = whatNext(course.content, course.site, links, t, null)
  return { template: 'learning/what-next', model, title: t.care.next.title, width: 'read' }
}

function showOtherFormat({ t }: Visit): View {
  return { template: 'learning/other-format-body', model: { t }, title: t.learn.otherFormat.title, width: 'read' }
}

function showGuide(visit: Visit): View {
  return guideScreen(visit, { answers: UNANSWERED, nothingChosen: false })
}

export function guideScreen({ course, now, t }: Visit, tried: GuideTry): Screen {
  const { content, site } = course
  const model = guideBody({ content, site, now, ...tried, links, t, hidden: [] })
  return { template: 'learning/guide-body', model, title: model.title, width: 'read' }
}

function showFinish(visit: Visit): View {
  const { course, state, t, recording, isRecorded, score, unsaved } = visit
  const model = finishBody(course, recording, state, score, links, t)
  if (model === null) return HOME
  if (recording === 'on' && unsaved !== null) {
    const waiting = { t, text: t.sco.notSaved[unsaved], contactsHref: links.contacts() }
    return { template: 'packages/not-saved', model: waiting, title: t.sco.saving, width: 'read' }
  }
  // A launch that isn't recorded proves nothing, so it shows no check code.
  if (!isRecorded) return showNotRecorded(visit)
  return { template: 'packages/finish', model, title: model.title, width: 'read' }
}

function showNotRecorded({ t, recording }: Visit): View {
  const isOpened = recording !== 'no-lms' && recording !== 'on'
  const model = { t, texts: isOpened ? [t.sco.launch[recording]] : t.sco.notRecorded, homeHref: links.home() }
  return { template: 'packages/not-recorded', model, title: t.sco.notRecordedTitle, width: 'read' }
}

function showAnotherPerson({ recording, state, t }: Visit): View {
  if (recording !== 'this-browser') return HOME
  const words = t.sco.anotherPerson
  const model = { words, action: anotherPersonHref(), backHref: hrefOf(state.place) }
  return { template: 'packages/another-person', model, title: words.title, width: 'read' }
}

function showKept({ t }: Visit): View {
  return { template: 'packages/kept', model: { t, action: keptHref() }, title: t.sco.kept.title, width: 'read' }
}

/** @param again why the question is shown again, or null for the first time. */
export function questionScreen(visit: Visit, lesson: Lesson, item: Item, answer: Answer, again: Again): Screen {
  const model = checkForm(checkInput(visit, lesson, item, answer), again, [])
  return { template: 'learning/check-form', model, title: model.title, width: 'read' }
}

/** @param again why the question is shown again, or null for the first time. */
export function attemptQuestionScreen(round: RoundInput, place: number, again: Again): Screen {
  const model = attemptQuestion(round, place, again, [])
  return { template: 'learning/attempt-question', model, title: model.title, width: 'read' }
}

function checkInput({ course, t }: Visit, lesson: Lesson, item: Item, answer: Answer): CheckInput {
  const { content, site } = course
  // Everyone who opens the package sees the same order: it knows nobody.
  const order = optionOrder(item, content.course.id)
  return { content, site, lesson, item, order, answer, links, t }
}

function whereItStands(visit: Visit, attempt: Attempt): string {
  const id = attempt.started.attempt
  const round = outcome(attempt) === null ? findRound(visit, id) : null
  return round === null
    ? links.attempt(id)
    : whereToGoOn(visit.course.content.course, id, round.open, round.answers, links)
}

function findLesson({ content }: CoursePackage, id: string): Lesson | null {
  return content.course.lessons.find((lesson) => lesson.id === id) ?? null
}
