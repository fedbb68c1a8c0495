import { z } from 'zod'
import { type Item, type Lesson, findExercise } from '../course/course.ts'
import { optionOrder, practiceItems } from '../course/draw.ts'
import type { Answer } from '../course/question-type.ts'
import { AppError } from '../platform/http/app-error.ts'
import { type CheckInput, checkForm, checkReply } from './check.page.ts'
import { type Again, readSubmission } from './question.page.ts'
import { answerPractice, findPracticeAnswer, type LearnerState } from './coursework.store.ts'
import type { PageInPieces } from '../platform/html/kept-part.job.ts'
import { sendInPieces, SHARED_HIDDEN } from '../app/page-in-pieces.web.ts'
import { param, parseForm } from '../platform/http/form.web.ts'
import { sendKeptCoursePage } from './kept-course-page.web.ts'
import { findLesson, nothingElse, sendTried } from './learn.web.ts'
import { coursePage, learnerOf, type ShownSite, shownSite, stateOf, sendCoursePage, workOf } from './learner.web.ts'
import type { Work } from './next-step.page.ts'
import { webLinks } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { Exercise } from '../course/exercise.ts'

/**
 * The fields of a question: `answer`, once or several times, `move` where the button of a step was pressed, and in the
 * final check which question it is.
 */
const questionForm = z.strictObject({
  answer: z.union([z.string(), z.array(z.string()).max(6)]).optional(),
  move: z.string().optional(),
  question: z.string().optional(),
})

export async function showQuestion(visit: SignedInVisit): Promise<void> {
  const { lesson, item } = findQuestion(visit)
  await sendKeptCoursePage(visit, nothingElse, async () => {
    const question = await checkInput(visit, lesson, item, [])
    return { state: question.state, page: formPage(visit, question, null) }
  })
}

export async function answerQuestion(visit: SignedInVisit): Promise<void> {
  const { lesson, item } = findQuestion(visit)
  const { answer, again } = readSubmission(item, questionFields(visit))
  if (again !== null) {
    if (again === 'not-answered') visit.response.status(422)
    return sendInPieces(visit, formPage(visit, await checkInput(visit, lesson, item, answer), again))
  }
  await visit.deps.store.transactionTogether((tx) => answerPractice(tx, learnerOf(visit), item.id, answer))
  visit.response.redirect(303, webLinks.reply(lesson.id, item.id))
}

export async function showReply(visit: SignedInVisit): Promise<void> {
  const { deps, response, viewer } = visit
  const { lesson, item } = findQuestion(visit)
  const answer = await findPracticeAnswer(deps.store.db, viewer.person, item.id)
  if (answer === null) return response.redirect(303, webLinks.question(lesson.id, item.id))
  const { input, site, work } = await checkInput(visit, lesson, item, answer)
  const body = checkReply(input, work)
  sendCoursePage(visit, { title: body.title, width: 'read', site }, 'learning/check-reply', body)
}

export function questionFields(visit: SignedInVisit): (name: string) => readonly string[] {
  const fields = new Map(Object.entries(parseForm(visit, questionForm)))
  return (name) => [fields.get(name) ?? []].flat()
}

interface PracticeQuestion {
  readonly input: CheckInput
  readonly site: ShownSite | null
  readonly state: LearnerState
  readonly work: Work
}

async function checkInput(visit: SignedInVisit, lesson: Lesson, item: Item, answer: Answer): Promise<PracticeQuestion> {
  const { content, viewer, t } = visit
  const state = await stateOf(visit)
  const site = await shownSite(visit, state)
  // The same person sees the same order again; another person another one.
  const order = optionOrder(item, viewer.person)
  return {
    input: { content, site: site?.details ?? null, lesson, item, order, answer, links: webLinks, t },
    site,
    state,
    work: workOf(visit, state, site),
  }
}

function formPage(visit: SignedInVisit, { input, site }: PracticeQuestion, again: Again): PageInPieces {
  const body = checkForm(input, again, SHARED_HIDDEN)
  const title = again === 'not-answered' ? visit.t.account.errorTitle(body.title) : body.title
  return coursePage(visit, { title, width: 'read', site }, 'learning/check-form', body, { isShared: true })
}

function findQuestion(visit: SignedInVisit): { lesson: Lesson; item: Item } {
  const lesson = findLesson(visit)
  const id = param(visit, 'item')
  const item = practiceItems(visit.content.course, lesson.id).find((candidate) => candidate.id === id)
  if (item === undefined) throw new AppError('not-found', 'The lesson has no such question.')
  return { lesson, item }
}

/** The fields of all kinds of exercises: what was sorted, said or put in order, and the button that was pressed. */
const exerciseForm = z
  .record(
    z.string().regex(/^(item-\d+|turn-\d+|asked|answer|move)$/),
    z.union([z.string(), z.array(z.string()).max(6)]),
  )
  // Only steps in an order come many times under one name.
  .refine((fields) => Object.entries(fields).every(([name, value]) => typeof value === 'string' || name === 'answer'))

/** Shows the lesson with the feedback. Nothing about it is stored or logged. */
export async function tryExercise(visit: SignedInVisit): Promise<void> {
  const { lesson, exercise } = exerciseOf(visit)
  const fields = parseForm(visit, exerciseForm)
  await sendTried(visit, lesson, { exercise, values: (name) => [fields[name] ?? []].flat() })
}

/** The address alone, for example when the page is loaded again after signing in: the exercise in its lesson. */
export function showExercise(visit: SignedInVisit): void {
  const { lesson, exercise } = exerciseOf(visit)
  visit.response.redirect(303, webLinks.lesson(lesson.id, exercise.id))
}

function exerciseOf(visit: SignedInVisit): { lesson: Lesson; exercise: Exercise } {
  const lesson = findLesson(visit)
  const exercise = findExercise(lesson, param(visit, 'exercise'))
  if (exercise === null) throw new AppError('not-found', 'The lesson has no such exercise.')
  return { lesson, exercise }
}
