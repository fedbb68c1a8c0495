import { expect } from 'vitest'
import { withAttemptStarted } from '../../src/domain/cmi-state.ts'
import { practiceItems } from '../../src/domain/draw.ts'
import type { ScormEdition } from '../../src/domain/package-edition.ts'
import type { Call } from '../../src/package/call-rules.ts'
import { packageLinks as links } from '../../src/pages/package-links.ts'
import { content } from './content.ts'
import { beforeLastAnswer, faultsBeforeEnd, faultsOf, finishedRecord, recordOf, type Systems } from './editions.ts'
import type { Host, Launch } from './lms.ts'
import { attempting, roundHandedIn } from './package-states.ts'
import { answerAsked, follow, goHome, send } from './play.ts'

const { course } = content
const [question] = practiceItems(course, 'L1')
const secondTry = withAttemptStarted(
  course,
  roundHandedIn(attempting, () => false),
  'second',
)

/** What a course shows where learners stand in this story. */
const FAILED = 'Some steps to look at again'
const PASSED = 'You passed the final check'
export const FINISHED = 'You finished your orientation'

/**
 * A short course in a learning system, from the first launch on: a lesson, its question, left and gone on with; a final
 * check that is failed, left and gone back to; the next one, left with all answers given and handed in in the launch
 * after; the acknowledgement, and a launch that changes nothing. Lessons, and all answers of a check but the last, come
 * from stored states. Every launch is judged by the rules.
 */
export async function takeCourse(systems: Systems, edition: ScormEdition, host: Host): Promise<void> {
  const lms = await systems.start(edition, host)
  const record = () => recordOf(lms, edition)

  const fresh = await systems.open(lms)
  await headed(fresh, 'Your orientation')
  await follow(fresh.sco, links.lesson('L1', null))
  await follow(fresh.sco, links.question('L1', question?.id ?? 'Q00'))
  await answerAsked(fresh.sco, course, () => true)
  await leaveAndComeBack(fresh, 'a lesson')

  const failing = await systems.open(
    lms,
    beforeLastAnswer(attempting, () => false),
  )
  await answerAsked(failing.sco, course, () => false)
  await send(failing.sco)
  await headed(failing, FAILED)
  await leaveAndComeBack(failing, 'a final check that is failed')
  expect(record()).toMatchObject({ completion: 'incomplete', score: '' })

  const answering = await systems.open(
    lms,
    beforeLastAnswer(secondTry, () => true),
  )
  await answerAsked(answering.sco, course, () => true)
  await answering.sco.locator('main form[action$="/answers"]').waitFor()
  await leave(answering, 'the answers of a final check')
  const passing = await systems.open(lms)
  await send(passing.sco)
  await headed(passing, PASSED)
  expect(record()).toMatchObject({ completion: 'incomplete', score: '' })
  await follow(passing.sco, links.policy())
  await send(passing.sco)
  await headed(passing, FINISHED)
  await leave(passing, 'the end')
  const finished = record()
  expect(finished).toMatchObject(host === 'frappe' ? { completion: 'passed' } : finishedRecord(edition, '100'))

  const again = await systems.open(lms)
  await headed(again, FINISHED)
  await goHome(again.sco)
  const log = await leave(again, 'looking again')
  const exit = edition === 'scorm12' ? 'cmi.core.exit' : 'cmi.exit'
  expect(log.filter(({ method }) => method.endsWith('SetValue')).map(({ args }) => args)).toEqual([[exit, 'suspend']])
  expect(record()).toEqual(finished)

  /** The next launch shows what this one showed. */
  async function leaveAndComeBack(launch: Launch, where: string): Promise<void> {
    const shown = await launch.sco.locator('main').innerText()
    await leave(launch, where)
    const next = await systems.open(lms)
    expect(await next.sco.locator('main').innerText(), where).toBe(shown)
    await leave(next, `${where}, once more`)
  }

  async function leave(launch: Launch, where: string): Promise<readonly Call[]> {
    const left = await launch.end()
    expect(faultsUnder(host, left, edition), where).toEqual([])
    return left
  }
}

function faultsUnder(host: Host, log: readonly Call[], edition: ScormEdition): string[] {
  // That one knows little, refuses nothing, and says of everything that all is well.
  if (host === 'frappe') return []
  return host === 'broken end' ? faultsBeforeEnd(log, edition) : faultsOf(log, edition)
}

export async function headed({ sco }: Pick<Launch, 'sco'>, text: string): Promise<void> {
  await sco.locator('main h1', { hasText: text }).first().waitFor({ timeout: 15_000 })
}
