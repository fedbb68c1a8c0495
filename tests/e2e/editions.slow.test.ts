import { describe, expect, it } from 'vitest'
import type { PackageState } from '../../src/packages/runtime/cmi-state.ts'
import { SUSPEND_DATA_BUDGET } from '../../src/packages/standards/cmi.ts'
import { practiceItems } from '../../src/course/draw.ts'
import { SCORM_EDITIONS } from '../../src/packages/standards/edition.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { packageLinks as links } from '../../src/packages/link.page.ts'
import { content } from '../support/content.ts'
import { FINISHED, headed } from '../support/course-story.ts'
import {
  faultsBeforeEnd,
  faultsOf,
  finishedRecord,
  recordOf,
  systemsOfTests,
  takeCourseUnder,
} from '../support/editions.ts'
import type { Host, LaunchOptions } from '../support/lms.ts'
import { passed, practised } from '../support/package-states.ts'
import {
  answerAsked,
  answerRound,
  finishLesson,
  finishLessons,
  follow,
  goHome,
  heading,
  QUESTION,
  send,
  turnToQuestion,
  type Shown,
} from '../support/play.ts'

const t = MESSAGES.en

const { course } = content
const HOSTS: readonly Host[] = [
  'scorm-again',
  'strict',
  'late',
  'both',
  'nested',
  'popup',
  'cross-origin frame',
  'broken end',
]
const finalQuestions = Array.from({ length: course.pass.of }, (_, index) => index + 1)

const systems = systemsOfTests()

describe.each(SCORM_EDITIONS)('%s', (edition) => {
  it.each(HOSTS)(
    'is begun, failed, passed, acknowledged and looked at again under "%s", with a break at each step',
    (host) => takeCourseUnder(host, edition, systems()),
  )

  it('is practised where an LMS cannot be reached for its origin, and says that nothing is recorded', async () => {
    const lms = await systems().start(edition, 'cross-origin page')
    const launch = await systems().open(lms)
    expect(await heading(launch.sco)).toBe(t.sco.notRecordedTitle)
    await follow(launch.sco, links.home())
    expect(await launch.sco.locator('#status').innerText()).toBe('Not recorded')
    expect(await launch.calls()).toEqual([])
  })

  it('starts from the beginning, and says so, when what was saved cannot be read', async () => {
    const lms = await systems().start(edition, 'strict')
    const launch = await systems().open(lms, null, { suspendData: 'not_ours' })
    expect(await heading(launch.sco)).toBe('Your orientation')
    expect(await launch.sco.locator('#notices').innerText()).toContain('We couldn’t read what was saved earlier')
    await finishLesson(launch.sco, content, 'L1', links)
    expect(faultsOf(await launch.end(), edition)).toEqual([])
  })

  it.each<[string, LaunchOptions]>([
    ['in a preview', { mode: 'browse' }],
    ['in a review', { mode: 'review', credit: 'no-credit' }],
    ['without credit', { credit: 'no-credit' }],
  ])('records nothing %s, even when the course is finished there', async (_, options) => {
    const lms = await systems().start(edition, 'strict')
    const launch = await systems().open(lms, { ...passed, place: 'policy' }, options)
    await send(launch.sco)
    // Nothing was recorded, so the page doesn't say that the course is finished and shows no check code.
    await headed(launch, t.sco.notRecordedTitle)
    const log = await launch.end()
    expect(faultsOf(log, edition)).toEqual([])
    const told = log.filter(({ method }) => method.endsWith('SetValue')).map(({ args }) => args[1])
    // SCORM 2004 has a word for "nobody knows", and no LMS takes that as completed.
    expect(told).toEqual(edition === 'scorm12' && options.mode !== 'review' ? ['incomplete', 'suspend'] : [])
  })

  it('fits a strict LMS with the whole course taken, failed once and passed', async () => {
    const lms = await systems().start(edition, 'strict')
    const launch = await systems().open(lms)
    await finishLessons(launch.sco, content, links)
    await goHome(launch.sco)
    await follow(launch.sco, links.final())
    await send(launch.sco)
    await answerRound(launch.sco, course, () => false)
    await send(launch.sco)
    await answerRound(launch.sco, course, () => true)
    await follow(launch.sco, links.policy())
    await send(launch.sco)
    await headed(launch, FINISHED)
    expect(faultsOf(await launch.end(), edition)).toEqual([])
    const record = recordOf(lms, edition)
    expect(record).toMatchObject(finishedRecord(edition, '100'))
    expect(record.suspendData.length).toBeLessThan(SUSPEND_DATA_BUDGET)
    expect(lms.value(`cmi.interactions.${2 * course.pass.of - 1}.result`)).toBe('correct')
  })

  it('shows after a crash what it showed before, at every step', async () => {
    const lms = await systems().start(edition, 'strict')
    let launch = await systems().open(lms, lackingOneAnswer())
    for (const [name, take] of STEPS) {
      await take(launch.sco)
      const shown = await launch.sco.locator('main').innerText()
      expect(faultsBeforeEnd(await launch.kill(), edition), name).toEqual([])
      launch = await systems().open(lms)
      expect(await launch.sco.locator('main').innerText(), name).toBe(shown)
    }
    await launch.kill()
    expect(recordOf(lms, edition)).toMatchObject(finishedRecord(edition, '100'))
  })
})

/** A short course: one lesson with one question left, the final check, the acknowledgement. */
const question = practiceItems(course, 'L1')[0]?.id ?? 'Q00'
const STEPS: readonly (readonly [name: string, take: (sco: Shown) => Promise<void>])[] = [
  ['a lesson', (sco) => follow(sco, links.lesson('L1', null))],
  [
    'an answer',
    async (sco) => {
      await turnToQuestion(sco, question)
      await answerAsked(sco, course, () => true)
      await sco.locator('main .reply').waitFor()
    },
  ],
  ['home', goHome],
  ['before the final check', (sco) => follow(sco, links.final())],
  ['the final check', send],
  ...finalQuestions.map(
    (place) =>
      [
        `question ${place}`,
        async (sco: Shown) => {
          await answerAsked(sco, course, () => true)
          await sco
            .locator(place < course.pass.of ? QUESTION : `main form[action$="/answers"]`)
            .first()
            .waitFor()
        },
      ] as const,
  ),
  ['the result', send],
  ['the policy', (sco) => follow(sco, links.policy())],
  ['the end', send],
]

function lackingOneAnswer(): PackageState {
  return { ...practised, practice: new Map([...practised.practice].filter(([id]) => id !== question)) }
}
