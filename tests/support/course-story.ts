import { expect } from 'vitest'
import { type PackageState, withAttemptStarted } from '../../src/packages/runtime/cmi-state.ts'
import { practiceItems } from '../../src/course/draw.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { packageLinks as links } from '../../src/packages/link.page.ts'
import { content } from './content.ts'
import { attempting, beforeLastAnswer, roundHandedIn } from './package-states.ts'
import { answerAsked, follow, goHome, send, turnToQuestion, type Shown } from './play.ts'

const t = MESSAGES.en

/** Opens a package again and again for one learner. */
export interface Opener {
  /** The package with its first page. @param state what is kept of an earlier launch, unless that was real. */
  open(state?: PackageState): Promise<Visit>
  /** Whether whoever keeps the record has the course as finished. */
  isFinished(): boolean | Promise<boolean>
}

export interface Visit {
  readonly sco: Shown
  /** Takes the package away. */
  leave(): Promise<void>
}

const { course } = content
const [question] = practiceItems(course, 'L1')
const secondTry = withAttemptStarted(
  course,
  roundHandedIn(attempting, () => false),
  'second',
)
export const FINISHED = t.sco.finishTitle

/**
 * A short course from the first launch on: a lesson, its question, left and gone on with; a final check that is failed,
 * left and gone back to; the next one, left with all answers given and handed in in the launch after; the
 * acknowledgement. Lessons, and all answers of a check but the last, come from stored states.
 */
export async function takeCourse(opener: Opener): Promise<void> {
  const fresh = await opener.open()
  await headed(fresh, 'Your orientation')
  await follow(fresh.sco, links.lesson('L1', null))
  await turnToQuestion(fresh.sco, question?.id ?? 'Q00')
  await answerAsked(fresh.sco, course, () => true)
  await leaveAndComeBack(opener, fresh)

  const failing = await opener.open(beforeLastAnswer(attempting, () => false))
  await answerAsked(failing.sco, course, () => false)
  await send(failing.sco)
  await headed(failing, t.learn.attempt.belowTitle)
  await leaveAndComeBack(opener, failing)

  const answering = await opener.open(beforeLastAnswer(secondTry, () => true))
  await answerAsked(answering.sco, course, () => true)
  await leaveAndComeBack(opener, answering)
  const passing = await opener.open()
  await send(passing.sco)
  await headed(passing, t.learn.attempt.passedTitle)
  expect(await opener.isFinished()).toBe(false)
  await follow(passing.sco, links.policy())
  await send(passing.sco)
  await headed(passing, FINISHED)
  await passing.leave()
  expect(await opener.isFinished()).toBe(true)
}

/** Opens the finished course once more, and looks around. */
export async function lookAgain(opener: Opener): Promise<void> {
  const again = await opener.open()
  await headed(again, FINISHED)
  await goHome(again.sco)
  await again.leave()
}

/** The next launch shows what this one showed. */
async function leaveAndComeBack(opener: Opener, visit: Visit): Promise<void> {
  const shown = await visit.sco.locator('main').innerText()
  await visit.leave()
  expect(await opener.isFinished()).toBe(false)
  const next = await opener.open()
  expect(await next.sco.locator('main').innerText()).toBe(shown)
  await next.leave()
}

export async function headed({ sco }: Pick<Visit, 'sco'>, text: string): Promise<void> {
  await sco.locator('main h1', { hasText: text }).first().waitFor({ timeout: 15_000 })
}
