import { describe, expect, it } from 'vitest'
import type { Attempt, CheckResult } from '../../src/learning/attempt.ts'
import { draw } from '../../src/course/draw.ts'
import type { ItemId, ProcedureStep, Topic } from '../../src/course/course.ts'
import type { Coursework } from '../../src/learning/coursework.ts'
import type { ScenarioId } from '../../src/course/scenario.ts'
import { attemptResult } from '../../src/learning/attempt.page.ts'
import { lessonBody } from '../../src/learning/lesson.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { NOTHING_DONE, type Work } from '../../src/learning/next-step.page.ts'
import { packageLinks } from '../../src/packages/link.page.ts'
import { scenarioEnd } from '../../src/learning/scenario.page.ts'
import { webLinks } from '../../src/app/href.web.ts'
import { content, exampleSite } from '../support/content.ts'
import type { AttemptOutcome } from '../../src/ledger/bodies/training.ts'
import type { SiteDetails } from '../../src/organization/details-shape.ts'

const t = MESSAGES.en
const { course, scenarios } = content
const started = { attempt: '1', seed: 'seed', ...draw(course, 'seed', []) }

/** A final check that was handed in. @param missed steps whose questions were all wrong. */
function handedIn(
  outcome: AttemptOutcome,
  missed: readonly ProcedureStep[] = [],
  missedTopics: readonly Topic[] = [],
): Attempt {
  const steps: CheckResult['steps'] = [...new Set(started.items.map(stepOf))].map((step) => {
    const of = started.items.filter((id) => stepOf(id) === step).length
    return { step, right: missed.includes(step) ? 0 : of, of }
  })
  const topics = course.topics.map(({ topic }) => ({ topic, right: !missedTopics.includes(topic) }))
  return { started, rounds: [{ round: 1, items: started.items, right: 15, of: 15, steps, topics, outcome }] }
}

function stepOf(id: ItemId): ProcedureStep {
  const item = course.items.find((candidate) => candidate.id === id)
  if (item === undefined) throw new RangeError(`no item ${id}`)
  return item.step
}

const passed = handedIn('passed')
const oneOfEach: ReadonlySet<ScenarioId> = new Set(
  course.practice.groups.flatMap((group) => scenarios.find(({ path }) => group.paths.includes(path))?.id ?? []),
)
const all = course.lessons.map(({ id }) => id)
const without = (...open: readonly string[]) => all.filter((id) => !open.includes(id))

const practiceLesson = (work: Work, worked: ReadonlySet<ScenarioId>, links = webLinks) => {
  const lesson = course.lessons.find(({ id }) => id === course.practice.lesson)
  if (lesson === undefined) throw new RangeError('no practice lesson')
  return lessonBody({
    content,
    site: null,
    lesson,
    detail: 'full',
    links,
    t,
    practice: { answered: new Set(), worked },
    seed: '',
    work,
    hidden: [],
    tried: null,
  }).end.next
}

const storyEnd = (work: Work, worked: ReadonlySet<ScenarioId>, links = webLinks) => {
  const [scenario] = scenarios
  if (scenario === undefined) throw new RangeError('no stories')
  const choices = scenario.decisions.flatMap(({ choices: [choice] }) =>
    choice === undefined ? [] : [{ first: choice.id, last: choice.id }],
  )
  const practice = { worked, choices: new Map([[scenario.id, choices]]) }
  return scenarioEnd({ content, scenario, practice, work, links, t }).next
}

const result = (attempt: Attempt, work: Work, links = webLinks, site: SiteDetails | null = exampleSite) => {
  const whole: Coursework = { credit: null, cycle: 0, seen: [], acknowledged: [], sites: [], ...work }
  return attemptResult(content, attempt, whole, site, links, t, [])
}

describe.each([
  ['the web app', webLinks],
  ['a package', packageLinks],
])('the next step in %s', (_, links) => {
  it('the practice lesson leads to its stories, not to the final check', () => {
    expect(practiceLesson(NOTHING_DONE, new Set(), links)).toEqual({
      text: t.learn.scenario.firstStory,
      href: links.lesson('L8', 'stories'),
    })
    expect(practiceLesson(NOTHING_DONE, new Set(['SC-2']), links).text).toBe(t.learn.scenario.nextStory)
  })

  it('the stories lead to the final check', () => {
    const work = { ...NOTHING_DONE, finished: all }
    expect(practiceLesson(work, oneOfEach, links).href).toBe(links.final())
    expect(storyEnd(work, oneOfEach, links).href).toBe(links.final())
  })

  it('the stories never lead to a final check that was passed', () => {
    const open = { ...NOTHING_DONE, finished: without('L3'), attempts: [passed] }
    const done = { ...NOTHING_DONE, finished: all, attempts: [passed] }
    for (const next of [practiceLesson, storyEnd]) {
      expect(next(open, oneOfEach, links)).toEqual({
        text: t.learn.check.toNextLesson(3),
        href: links.lesson('L3', null),
      })
      expect(next(done, oneOfEach, links).href).toBe(links.policy())
      expect(next({ ...done, settled: true }, oneOfEach, links).href).toBe(links.home())
    }
  })

  it('passing with open lessons leads to the first of them', () => {
    const work = { ...NOTHING_DONE, finished: without('L5', 'L8'), attempts: [passed] }
    expect(result(passed, work, links).next).toEqual({
      text: t.learn.check.toNextLesson(5),
      href: links.lesson('L5', null),
    })
  })

  it('passing with every lesson finished leads to the policy, and home once that is acknowledged', () => {
    const work = { ...NOTHING_DONE, finished: all, attempts: [passed] }
    expect(result(passed, work, links).next.href).toBe(links.policy())
    expect(result(passed, { ...work, settled: true }, links).next.href).toBe(links.home())
  })
})

describe('the result of the final check', () => {
  it('says plainly that it was not passed yet, and how many must-know topics were right', () => {
    const below = result(handedIn('below'), NOTHING_DONE)
    expect([below.heading, below.topicsLine]).toEqual([
      t.learn.attempt.belowTitle,
      t.learn.attempt.topicsRight(course.topics.length, course.topics.length),
    ])
    const missed = ['images', 'secrecy'] as const
    const open = result(handedIn('topics-open', [], missed), NOTHING_DONE)
    expect(open.heading).toBe(t.learn.attempt.topicsTitle(2))
    for (const words of [MESSAGES.en, MESSAGES.es].map(({ learn }) => learn.attempt)) {
      for (const title of [words.belowTitle, words.topicsTitle(1), words.topicsTitle(2)])
        expect(title).toMatch(/haven’t passed yet|no ha aprobado/)
    }
  })

  it('a site without details offers the policy to read, and says that acknowledging waits for the site', () => {
    const work = { ...NOTHING_DONE, finished: all, attempts: [passed] }
    const waiting = result(passed, work, webLinks, null)
    expect(waiting.next).toEqual({ text: t.learn.attempt.toPolicy, href: webLinks.policy() })
    expect(waiting.lead).toBe(t.learn.attempt.passedWaits(t.learn.policy.blockedUnpublished))
    expect(result(passed, work).lead).toBe(t.learn.attempt.passedLead)
  })
})

describe('what to read again after the final check', () => {
  it('is the section that the missed question came from, such as the list of local lines', () => {
    const localLines = course.items.find(({ section, use }) => section === 'site-list' && use === 'final')
    if (localLines === undefined) throw new RangeError('no question about local lines')
    const others = started.items.filter((id) => stepOf(id) !== localLines.step)
    const attempt = handedIn('below', [localLines.step])
    const asked = { ...attempt, started: { ...started, items: [...others, localLines.id] } }
    const step = result(asked, NOTHING_DONE).steps.find(({ title }) => title === course.stepTitles[localLines.step])
    expect(step?.reread.map(({ href }) => href)).toEqual([webLinks.lesson('L6', 'site-list')])
  })

  it('is the section about the whole step where its questions came from many', () => {
    const [place] = result(handedIn('below', ['call']), NOTHING_DONE).steps.flatMap(({ reread }) => reread)
    const sections = new Set(started.items.filter((id) => stepOf(id) === 'call').map(sectionOf))
    expect(sections.size).toBeGreaterThan(2)
    expect(place?.href).toBe(webLinks.lesson('L5', course.stepPlaces.call.section))
  })
})

function sectionOf(id: ItemId): string {
  return course.items.find((item) => item.id === id)?.section ?? ''
}
