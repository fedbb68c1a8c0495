import { describe, expect, it } from 'vitest'
import { practiceItems } from '../../src/course/draw.ts'
import type { ScormEdition } from '../../src/packages/standards/edition.ts'
import { LMS_RUNTIMES, RUNTIME_NAMES, type RuntimeName } from '../../src/packages/trial/lms-runtime.job.ts'
import { packageLinks as links } from '../../src/packages/link.page.ts'
import { content } from '../support/content.ts'
import { FINISHED, headed } from '../support/course-story.ts'
import { recordOf, systemsOfTests } from '../support/editions.ts'
import type { LaunchOptions, TestLms } from '../support/lms.ts'
import { passed } from '../support/package-states.ts'
import { answerAsked, follow, goHome, heading, send, turnToQuestion } from '../support/play.ts'

const { course } = content
const [question] = practiceItems(course, 'L1')
const title = course.lessons.find(({ id }) => id === 'L1')?.title

const systems = systemsOfTests()

/** Each system with an edition that it speaks: SCORM 1.2, and 2004 where it has both. */
const launches = RUNTIME_NAMES.flatMap((name) =>
  LMS_RUNTIMES[name].speaks.map((version): [RuntimeName, ScormEdition] => [
    name,
    version === '1.2' ? 'scorm12' : 'scorm2004-4',
  ]),
)

describe.each(launches)('a package in an LMS that behaves like %s, %s', (name, edition) => {
  const { launched, keeps } = LMS_RUNTIMES[name]
  const ends = edition === 'scorm12' ? ['passed', 'completed'] : ['completed']
  const start = () => systems().start(edition, `like ${name}`)
  const isEnded = (lms: TestLms) => ends.includes(String(recordOf(lms, edition).completion))

  it('is not finished by a look, and not before its end', async () => {
    const lms = await start()
    for (const purpose of ['preview', 'without-credit'] as const) {
      const launch = launched(purpose, false)
      if (launch === null || launch.mode === '' || launch.credit === '') continue
      const look = await systems().open(lms, null, { mode: launch.mode, credit: launch.credit } as LaunchOptions)
      await goHome(look.sco)
      await look.end()
      expect([purpose, isEnded(lms)]).toEqual([purpose, false])
    }
    const first = await systems().open(lms)
    await goHome(first.sco)
    await follow(first.sco, links.lesson('L1', null))
    await turnToQuestion(first.sco, question?.id ?? 'Q00')
    await answerAsked(first.sco, course, () => true)
    await goHome(first.sco)
    await follow(first.sco, links.lesson('L1', null))
    await first.end()
    expect(isEnded(lms)).toBe(false)
    const second = await systems().open(lms)
    expect(await heading(second.sco)).toBe(title)
    await second.end()
    expect(isEnded(lms)).toBe(false)
  })

  it('is finished by the last step, says so when it is opened again, and is lowered by nothing', async () => {
    const lms = await start()
    const last = await systems().open(lms, { ...passed, place: 'policy' })
    await send(last.sco)
    await headed(last, FINISHED)
    await last.end()
    expect(isEnded(lms)).toBe(true)
    const finished = recordOf(lms, edition)
    for (let times = 0; times < 2; times++) {
      const again = await systems().open(lms)
      await goHome(again.sco)
      await headed(again, 'Your orientation')
      expect(await again.sco.locator('main').innerText()).toContain(FINISHED)
      await follow(again.sco, links.contacts())
      await again.end()
      const { completion, success, score } = recordOf(lms, edition)
      expect({ completion, success, score }).toEqual({
        completion: finished.completion,
        success: finished.success,
        score: finished.score,
      })
    }
    expect(recordOf(lms, edition).suspendData === '').toBe(!keeps.finishedState)
  })
})
