import { getOpenRound, type PackageState } from '../runtime/cmi-state.ts'
import type { Content } from '../../course/content.ts'
import type { Item } from '../../course/course.ts'
import { getItem, practiceItems } from '../../course/draw.ts'
import { answerKey, wrongAnswer } from '../../course/question-type.ts'
import { fittingChoice } from '../../course/scenario.ts'
import type { PackageOrder } from '../course-package.ts'
import { packageLinks as links, updateQuestionHref } from '../link.page.ts'
import type { Language } from '../../platform/text/language.ts'

/** A learner of ours: what they do, and what the course knows of it. Each step is over when the course is at rest. */
export interface Learner {
  /** The first is the one in which a launch begins. */
  readonly languages: readonly Language[]
  /** The content in the current language. */
  content(): Content
  state(): PackageState
  follow(href: string): Promise<void>
  send(action: string, fields?: Readonly<Record<string, readonly string[]>>): Promise<void>
  speak(language: Language): Promise<void>
  /** @param byLearner with a button, and not because the page went. */
  leave(byLearner: boolean): Promise<void>
  hasLeft(): boolean
  /** To be called where nobody may have heard yet that the course is finished. */
  isNotFinished(): void
}

export type Act = (learner: Learner) => Promise<void>

export type LaunchName =
  | 'preview'
  | 'lessons'
  | 'not-yet'
  | 'in-the-middle'
  | 'to-the-end'
  | 'again'
  | 'cut-off'
  | 'without-credit'
  | 'update-begun'
  | 'update-done'

/**
 * The learner's acts in each launch, in order: a preview before the course begins, all lessons and stories, a failed
 * final check, one that breaks off in the middle without a goodbye, goes on, passes, the acknowledgement, and the
 * launches after it.
 */
export const LAUNCHES: ReadonlyMap<LaunchName, Act> = new Map([
  ['preview', (learner) => lookBefore(learner)],
  ['lessons', takeLessons],
  ['not-yet', checkAndFail],
  ['in-the-middle', breakOff],
  ['to-the-end', goOnAndFinish],
  ['again', (learner) => lookAgain(learner)],
  ['cut-off', async () => {}],
  ['without-credit', (learner) => lookAgain(learner)],
])

/** The same for a package with only what changed: begun with a wrong answer and cut off, and then done. */
const UPDATE_LAUNCHES: ReadonlyMap<LaunchName, Act> = new Map([
  ['preview', (learner) => lookBefore(learner, links.contacts())],
  ['update-begun', beginUpdate],
  ['update-done', doUpdate],
  ['again', (learner) => lookAgain(learner, links.contacts())],
  ['cut-off', async () => {}],
  ['without-credit', (learner) => lookAgain(learner, links.contacts())],
])

export function launchesOf({ update }: Pick<PackageOrder, 'update'>): ReadonlyMap<LaunchName, Act> {
  return update === undefined ? LAUNCHES : UPDATE_LAUNCHES
}

async function beginUpdate(learner: Learner): Promise<void> {
  const { course } = learner.content()
  for (const page of [links.home(), links.policy(), links.contacts(), links.guide(), links.pause(), links.whatNext()])
    await learner.follow(page)
  const [first] = course.items
  if (first !== undefined) await answerUpdate(learner, first, wrongAnswer(first))
  // Nobody acknowledges it before every question was right.
  if (first !== undefined) await learner.send(links.policy())
  learner.isNotFinished()
}

async function doUpdate(learner: Learner): Promise<void> {
  const [, ...others] = learner.languages
  for (const language of others) {
    await learner.speak(language)
    await learner.follow(links.home())
  }
  for (const item of learner.content().course.items) await answerUpdate(learner, item, answerKey(item))
  learner.isNotFinished()
  await learner.send(links.policy())
  await learner.leave(true)
}

async function answerUpdate(learner: Learner, { id }: Item, answer: readonly string[]): Promise<void> {
  await learner.follow(updateQuestionHref(id))
  await learner.send(updateQuestionHref(id), { answer })
}

async function lookBefore(learner: Learner, href = links.lesson('L1', null)): Promise<void> {
  await learner.follow(href)
  await learner.leave(true)
  learner.isNotFinished()
}

async function takeLessons(learner: Learner): Promise<void> {
  const [, ...others] = learner.languages
  await takeAll(learner)
  for (const language of others) {
    await learner.speak(language)
    await takeAll(learner)
  }
  learner.isNotFinished()
  await learner.leave(true)
}

async function checkAndFail(learner: Learner): Promise<void> {
  await learner.follow(links.final())
  await learner.send(links.final())
  await answerRound(learner, () => false)
  learner.isNotFinished()
  await learner.leave(false)
}

async function breakOff(learner: Learner): Promise<void> {
  await learner.follow(links.final())
  await learner.send(links.final())
  await answerQuestions(learner, () => true, 7)
  learner.isNotFinished()
}

async function goOnAndFinish(learner: Learner): Promise<void> {
  await answerRound(learner, ({ topic }) => topic !== 'secrecy')
  await answerRound(learner, () => true)
  learner.isNotFinished()
  await learner.follow(links.policy())
  await learner.send(links.policy())
  await learner.leave(true)
}

async function lookAgain(learner: Learner, href = links.lesson('L1', null)): Promise<void> {
  await learner.follow(href)
  await learner.leave(false)
}

async function takeAll(learner: Learner): Promise<void> {
  const { course, scenarios } = learner.content()
  for (const lesson of course.lessons) {
    await learner.follow(links.lesson(lesson.id, null))
    for (const item of practiceItems(course, lesson.id)) {
      await learner.follow(links.question(lesson.id, item.id))
      await learner.send(links.question(lesson.id, item.id), { answer: answerKey(item) })
    }
  }
  for (const scenario of scenarios) {
    await learner.follow(links.scenario(scenario.id))
    for (const [index, decision] of scenario.decisions.entries())
      await learner.send(links.scenarioStep(scenario.id, index + 1), { choice: [fittingChoice(decision).id] })
    await learner.follow(links.scenarioEnd(scenario.id))
  }
  for (const page of [links.contacts(), links.guide(), links.beforeYouStart(), links.pause(), links.whatNext()])
    await learner.follow(page)
}

/** Answers the round that is open, as told, and hands it in. */
async function answerRound(learner: Learner, right: (item: Item) => boolean): Promise<void> {
  await answerQuestions(learner, right, Number.POSITIVE_INFINITY)
  await learner.send(links.attemptAnswers(attemptOf(learner)))
}

async function answerQuestions(learner: Learner, right: (item: Item) => boolean, most: number): Promise<void> {
  const { course } = learner.content()
  const { items } = getOpenRound(course, learner.state()).open
  for (const [index, id] of items.entries()) {
    if (index >= most) return
    const item = getItem(course, id)
    const answer = right(item) ? answerKey(item) : wrongAnswer(item)
    await learner.send(links.attemptQuestion(attemptOf(learner), index + 1), { answer })
  }
}

function attemptOf({ state }: Learner): string {
  return state().attempt?.started.attempt ?? ''
}
