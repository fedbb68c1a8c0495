import { describe, expect, it } from 'vitest'
import { getOpenRound } from '../../src/packages/runtime/cmi-state.ts'
import type { Report } from '../../src/packages/standards/cmi.ts'
import type { Content } from '../../src/course/content.ts'
import { languagesOf, type PackageOrder } from '../../src/packages/course-package.ts'
import type { Item } from '../../src/course/course.ts'
import { finalItems, getItem } from '../../src/course/draw.ts'
import { answerKey, wrongAnswer } from '../../src/course/question-type.ts'
import { type ScormEdition, SCORM_EDITIONS } from '../../src/packages/standards/edition.ts'
import { packageFiles } from '../../src/packages/build.job.ts'
import { scormLms } from '../../src/packages/trial/scorm-lms.job.ts'
import { runScripts } from '../../src/packages/trial/script.job.ts'
import { openClock, openCourse, watchScreens } from '../../src/packages/trial/played-course.job.ts'
import { type Act, type Learner, LAUNCHES } from '../../src/packages/trial/scripted-learner.job.ts'
import { packageLinks as links } from '../../src/packages/link.page.ts'
import { content } from '../support/content.ts'
import { orderOf } from '../support/package-order.ts'

interface Mark {
  readonly right: number
  readonly of: number
}

/** The end of a course on record in an LMS, in the same words for all editions. */
interface Ending {
  readonly completion: string
  readonly success: string
  readonly raw: string
  readonly scaled: string
}

/** The status at the end. If the LMS decides, it has the mark of the manifest and gets only the score. */
const TOLD: Readonly<Record<'passed' | 'lms-decides', (is12: boolean) => Omit<Ending, 'raw' | 'scaled'>>> = {
  passed: (is12) =>
    is12 ? { completion: 'passed', success: 'passed' } : { completion: 'completed', success: 'passed' },
  'lms-decides': (is12) => ({ completion: 'completed', success: is12 ? 'completed' : '' }),
}

// A state has room for 63 questions in a check (`src/packages/runtime/suspend-data.ts`).
describe.each(SCORM_EDITIONS)('a pass mark, in %s', (edition) => {
  const is12 = edition === 'scorm12'
  const nothing = { completion: 'incomplete', success: is12 ? 'incomplete' : '', raw: '', scaled: '' }

  describe.each(['passed', 'lms-decides'] as const)('with the report "%s"', (report) => {
    it.each<[string, Mark, number, Ending]>([
      ['missed with 79.5 %, which a rounding would lift to 80', { right: 36, of: 44 }, 35, nothing],
      ['missed by one answer', { right: 48, of: 60 }, 47, nothing],
      ['reached with just as many', { right: 48, of: 60 }, 48, { ...TOLD[report](is12), raw: '80', scaled: '0.8' }],
    ])('is %s', async (_, mark, right, ending) => {
      const expected = is12 ? { ...ending, scaled: '' } : ending
      expect(await played(edition, report, mark, right)).toEqual({ ending: expected, problems: [] })
    })
  })
})

/** All lessons, then a final check with as many right answers; and the acknowledgement, where the course offers it. */
async function played(edition: ScormEdition, report: Report, mark: Mark, right: number) {
  const order = orderOf({ edition, report, contents: [withCheck(mark)] })
  const problems: string[] = []
  const launch = await launcher(edition, order, (problem) => problems.push(problem))
  await launch(LAUNCHES.get('lessons') ?? (() => Promise.reject(new Error('nobody takes the lessons'))))
  const record = await launch(async (learner) => {
    await answerCheck(learner, right)
    await learner.follow(links.policy())
    await learner.send(links.policy())
    await learner.leave(true)
  })
  return { ending: endingIn(record, edition), problems }
}

/** The course with a final check of another length: questions without a topic are asked again under new ids. */
function withCheck(mark: Mark): Content {
  const { course } = content
  const finals = finalItems(course)
  const perLesson = { ...course.draw.perLesson }
  const [first] = course.lessons.filter(({ id }) => (perLesson[id] ?? 0) > 0)
  if (first === undefined) throw new Error('no lesson has a question in the final check')
  const asked = Object.values(perLesson).reduce((sum, count) => sum + count, 0)
  perLesson[first.id] = (perLesson[first.id] ?? 0) + mark.of - asked
  const models = finals.filter(({ lesson, topic }) => lesson === first.id && topic === null)
  const more = Array.from({ length: mark.of }, (_, index) => ({
    ...(models[index % models.length] as Item), // an index below the length
    id: `Q${1000 + index}` as const,
  }))
  return {
    ...content,
    course: { ...course, items: [...course.items, ...more], draw: { perLesson }, pass: { ...course.pass, ...mark } },
  }
}

/** Launches of one learner in one strict LMS. Each gives what the LMS has on record after it. */
async function launcher(edition: ScormEdition, order: PackageOrder, report: (problem: string) => void) {
  const clock = openClock(order)
  const scripts = runScripts(await packageFiles(order), languagesOf(order.contents), clock.now)
  const lms = scormLms(edition, scripts)
  const screens = watchScreens(report)
  return async (act: Act): Promise<ReadonlyMap<string, string>> => {
    const kept = lms.launch('credit')
    if (kept === null) throw new Error('an LMS opens a course as often as it is asked to')
    const { learner } = await openCourse({ order, scripts, lms, clock, screens, report })
    await act(learner)
    for (const problem of kept.problems(learner.hasLeft())) report(problem)
    return new Map(JSON.parse(lms.record()))
  }
}

/** Must-pass topics are right whatever else is not. */
async function answerCheck(learner: Learner, right: number): Promise<void> {
  await learner.follow(links.final())
  await learner.send(links.final())
  const { course } = learner.content()
  const items = getOpenRound(course, learner.state()).open.items.map((id) => getItem(course, id))
  const wrong = items.filter(({ topic }) => topic === null).slice(0, items.length - right)
  const attempt = learner.state().attempt?.started.attempt ?? ''
  for (const [index, item] of items.entries())
    await learner.send(links.attemptQuestion(attempt, index + 1), {
      answer: wrong.includes(item) ? wrongAnswer(item) : answerKey(item),
    })
  await learner.send(links.attemptAnswers(attempt))
}

function endingIn(record: ReadonlyMap<string, string>, edition: ScormEdition): Ending {
  const value = (element: string) => record.get(element) ?? ''
  const is12 = edition === 'scorm12'
  return {
    completion: value(is12 ? 'cmi.core.lesson_status' : 'cmi.completion_status'),
    success: value(is12 ? 'cmi.core.lesson_status' : 'cmi.success_status'),
    raw: value(is12 ? 'cmi.core.score.raw' : 'cmi.score.raw'),
    scaled: value('cmi.score.scaled'),
  }
}
