import { describe, expect, it } from 'vitest'
import { type Attempt, type CheckResult, isToLookAt, outcome } from '../../src/learning/attempt.ts'
import { draw, getItem, practiceItems } from '../../src/course/draw.ts'
import type { ItemId, LessonId, ProcedureStep, Topic } from '../../src/course/course.ts'
import {
  acknowledgementBlock,
  type Coursework,
  courseworkOn,
  passedAttempt,
  policyStep,
} from '../../src/learning/coursework.ts'
import { answerKey, wrongAnswer } from '../../src/course/question-type.ts'
import { questionScreenId, questionsOf } from '../../src/course/screens.ts'
import type { ScenarioId } from '../../src/course/scenario.ts'
import type { Links } from '../../src/course/link.page.ts'
import type { Answers } from '../../src/learning/attempt.page.ts'
import { attemptResult } from '../../src/learning/result.page.ts'
import { beforeYouStart } from '../../src/learning/pause.page.ts'
import { homeBody } from '../../src/learning/home.page.ts'
import { getLesson, lessonBody } from '../../src/learning/lesson.page.ts'
import { isGroupDone, type Practice } from '../../src/learning/progress.ts'
import { policyBody } from '../../src/learning/policy.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import {
  nextLink,
  nextStep,
  type NextStep,
  NOTHING_DONE,
  NOTHING_TRIED,
  type Work,
} from '../../src/learning/next-step.page.ts'
import { packageLinks } from '../../src/packages/link.page.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { scenarioEnd } from '../../src/learning/scenario.page.ts'
import type { Standing } from '../../src/requirements/status.ts'
import { webLinks } from '../../src/app/href.web.ts'
import { content, exampleSite } from '../support/content.ts'
import { credited, HARBOR, hired, hiredOnly, history, NORTH, policy, published, standing } from '../support/history.ts'
import type { AttemptOutcome } from '../../src/ledger/bodies/training.ts'
import type { SiteDetails } from '../../src/organization/details-shape.ts'

const t = MESSAGES.en
const { course, scenarios } = content
const NO_ANSWERS: Answers = new Map()
const started = { attempt: '1', seed: 'seed', ...draw(course, 'seed', []) }

/** A final check that was handed in. @param missed steps whose questions were all wrong. */
function handedIn(
  end: AttemptOutcome,
  missed: readonly ProcedureStep[] = [],
  missedTopics: readonly Topic[] = [],
): Attempt {
  const steps: CheckResult['steps'] = [...new Set(started.items.map(stepOf))].map((step) => {
    const of = started.items.filter((id) => stepOf(id) === step).length
    return { step, right: missed.includes(step) ? 0 : of, of }
  })
  const topics = course.topics.map(({ topic }) => ({ topic, right: !missedTopics.includes(topic) }))
  return { started, rounds: [{ round: 1, items: started.items, right: 15, of: 15, steps, topics, outcome: end }] }
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
const worked = (stories: ReadonlySet<ScenarioId>): Practice => ({ ...NOTHING_TRIED, worked: stories })
const answeredIn = (lesson: LessonId): Practice => ({
  ...NOTHING_TRIED,
  answered: new Set(practiceItems(course, lesson).map(({ id }) => id)),
})

const LESSONS: Readonly<Record<string, Pick<Work, 'finished' | 'practice'>>> = {
  'nothing done': { finished: [], practice: NOTHING_TRIED },
  'lesson 3 begun': { finished: [], practice: answeredIn('L3') },
  'lesson 5 open': { finished: without('L5'), practice: worked(oneOfEach) },
  'lessons 3 and 8 open': { finished: without('L3', 'L8'), practice: NOTHING_TRIED },
  'one story worked through': { finished: without('L8'), practice: worked(new Set([...oneOfEach].slice(0, 1))) },
  'all lessons finished': { finished: all, practice: worked(oneOfEach) },
}

const open: Attempt = { started, rounds: [] }
const CHECKS: Readonly<Record<string, readonly Attempt[]>> = {
  'not started': [],
  open: [open],
  below: [handedIn('below')],
  'below, and open again': [handedIn('below'), open],
  'a topic open': [handedIn('topics-open', [], ['images'])],
  passed: [passed],
  'below, then passed': [handedIn('below'), passed],
}

/** Who has a completion that counts, whether the policy was acknowledged at the own site, and what the site has. */
const PEOPLE: Readonly<Record<string, Pick<Coursework, 'settled' | 'credit' | 'acknowledged' | 'sites'>>> = {
  'nothing on record': { settled: false, credit: null, acknowledged: [], sites: [HARBOR] },
  'two sites, one acknowledged': { settled: false, credit: null, acknowledged: [NORTH], sites: [HARBOR, NORTH] },
  'acknowledged without a completion': { settled: false, credit: null, acknowledged: [HARBOR], sites: [HARBOR] },
  'no site': { settled: false, credit: null, acknowledged: [], sites: [] },
  completed: { settled: true, credit: null, acknowledged: [HARBOR], sites: [HARBOR] },
  'completed, and moved to another site': { settled: true, credit: null, acknowledged: [NORTH], sites: [HARBOR] },
  credited: { settled: true, credit: creditOf(), acknowledged: [], sites: [HARBOR] },
}
const STANDINGS: Readonly<Record<string, Standing>> = {
  asked: standing(history(hired('2026-01-05')), '2026-01-06'),
  'not in scope': standing(history(hiredOnly('2026-01-05')), '2026-01-06'),
  'asked for an update': standing(
    history(hired('2026-01-05'), credited('2026-01-06')),
    '2026-02-01',
    policy(published('2026-01', '2026-01-20', '2026-03-01')),
  ),
}
const SITES: Readonly<Record<string, SiteDetails | null>> = {
  published: exampleSite,
  'with a gap': { ...exampleSite, named: [] },
  'without details': null,
}

function creditOf(): NonNullable<Coursework['credit']> {
  const known = history(hired('2026-01-05'), credited('2026-01-06'))
  const { credit } = courseworkOn(known, calendarDate('2026-01-07'), standing(known, '2026-01-07'))
  if (credit === null) throw new RangeError('no credit')
  return credit
}

interface State {
  readonly name: string
  readonly work: Work
  readonly coursework: Coursework
  readonly standing: Standing
  readonly site: SiteDetails | null
}

const STATES: readonly State[] = Object.entries(LESSONS).flatMap(([lessons, done]) =>
  Object.entries(CHECKS).flatMap(([check, attempts]) =>
    Object.entries(PEOPLE).flatMap(([who, person]) =>
      Object.entries(STANDINGS).flatMap(([status, asked]) =>
        Object.entries(SITES).map(([siteName, details]): State => {
          const site = person.sites.length === 0 ? null : details
          const coursework = { ...done, ...person, attempts, cycle: 0, seen: [] }
          const work = { ...coursework, policy: policyStep(course, coursework, asked, site) }
          return { name: [lessons, check, who, status, siteName].join(', '), work, coursework, standing: asked, site }
        }),
      ),
    ),
  ),
)

const homeOf = ({ work, coursework, standing: { because } }: State, links: Links) =>
  homeBody({
    content,
    links,
    t,
    work,
    due: null,
    completion: work.settled
      ? {
          on: calendarDate('2026-01-20'),
          validUntil: null,
          credited: coursework.credit === null ? null : { title: 'Done elsewhere', text: '' },
        }
      : null,
    update:
      because.kind === 'update'
        ? { title: 'An update', text: '', href: links.policy(), button: 'Open the update' }
        : null,
    siteName: null,
    awaited: null,
    acknowledged: work.policy.kind === 'done',
    end: null,
    cardHref: null,
    certificate: null,
  })

const resultOf = ({ work }: Pick<State, 'work'>, attempt: Attempt, links: Links = webLinks) =>
  attemptResult({ content, attempt, work, answers: NO_ANSWERS, links, t, hidden: [] })

const policyOf = ({ coursework, work, site }: State, links: Links) =>
  policyBody(
    content,
    site,
    {
      blocked: acknowledgementBlock(course, coursework, site),
      acknowledgedOn: work.policy.kind === 'done' && site !== null ? calendarDate('2026-01-20') : null,
      next: nextLink(course, work, links, t),
    },
    links,
    t,
    [],
  )

const lessonOf = ({ work }: Pick<State, 'work'>, links: Links, id: LessonId = course.practice.lesson) => {
  const { practice } = work
  const lesson = getLesson(course, id)
  const input = { content, site: null, lesson, detail: 'full', links, t, seed: '', hidden: [], tried: null } as const
  return lessonBody({ ...input, practice, work }).end
}

const storyEndOf = ({ work }: Pick<State, 'work'>, links: Links) => {
  const [scenario] = scenarios
  if (scenario === undefined) throw new RangeError('no stories')
  const choices = scenario.decisions.flatMap(({ choices: [choice] }) =>
    choice === undefined ? [] : [{ first: choice.id, last: choice.id }],
  )
  const practice = { ...work.practice, choices: new Map([[scenario.id, choices]]) }
  return scenarioEnd({ content, scenario, practice, work, links, t })
}

function nextOf({ next }: ReturnType<typeof lessonOf>): string {
  if (next === null) throw new Error('a lesson without a next step')
  return next.href
}

/** The links of a state's pages to the next step, by page. A page in the middle of a lesson or a check has its own. */
function nextLinks(state: State, links: Links): Map<string, string> {
  const { work } = state
  const step = nextStep(course, work)
  const found = new Map([['home', homeOf(state, links).next.href]])
  const storiesDone =
    work.settled || course.practice.groups.every((group) => isGroupDone(group, scenarios, work.practice.worked))
  if (storiesDone) found.set('practice lesson', nextOf(lessonOf(state, links)))
  if (storiesDone) found.set('end of a story', storyEndOf(state, links).next.href)
  for (const { id } of course.lessons.filter((lesson) => lesson.id !== course.practice.lesson)) {
    if (work.settled || work.finished.includes(id)) found.set(`end of ${id}`, nextOf(lessonOf(state, links, id)))
  }
  for (const attempt of work.attempts) {
    const isOpen = step.kind === 'final' && attempt === work.attempts.at(-1) && outcome(attempt) === 'topics-open'
    if (attempt.rounds.length > 0 && !isOpen)
      found.set(`result ${outcome(attempt)}`, resultOf(state, attempt, links).next.href)
  }
  const next = policyOf(state, links).next
  if (next !== null) found.set('policy', next.href)
  const before = beforeYouStart(content, work, 'full', links, t, []).start.href
  if (step.kind !== 'lesson' || step.isBegun) found.set('before you start', before)
  return found
}

describe.each([
  ['the web app', webLinks],
  ['a package', packageLinks],
])('the next step in %s', (_, links) => {
  it('is the same on every page in every state of a learner', () => {
    expect(STATES.length).toBeGreaterThan(2000)
    for (const state of STATES) {
      const found = nextLinks(state, links)
      const isOver = ['done', 'waits'].includes(nextStep(course, state.work).kind)
      // At home, somebody with nothing left to do finds the numbers; everywhere else, the way home.
      const expected = isOver ? [links.contacts(), links.home()] : [found.get('home')]
      if (isOver) expect([state.name, found.get('home')]).toEqual([state.name, links.contacts()])
      for (const [page, href] of found)
        expect([state.name, page, expected.includes(href)]).toEqual([state.name, page, true])
    }
  })

  it('is one task on the list of all of them, or none', () => {
    for (const state of STATES) {
      const now = homeOf(state, links).tasks.filter((task) => task.now)
      const isOver = ['done', 'waits'].includes(nextStep(course, state.work).kind)
      expect([state.name, now.length]).toEqual([state.name, isOver ? 0 : 1])
    }
  })

  it('never leads to a page that says that something else is missing', () => {
    for (const state of STATES) {
      const { kind } = nextStep(course, state.work)
      const { href, title } = homeOf(state, links).next
      if (href === links.policy()) expect([state.name, policyOf(state, links).blocked]).toEqual([state.name, ''])
      if (href === links.final()) expect([state.name, passedAttempt(state.work)]).toEqual([state.name, null])
      if (kind === 'waits') expect(title).toBe(t.learn.home.awaitedTitle)
      for (const attempt of state.work.attempts.filter((one) => outcome(one) === 'passed')) {
        const { lead } = resultOf(state, attempt, links)
        // What the result says is left is what its button leads to.
        expect([state.name, lead.startsWith(passedLeads[kind])]).toEqual([state.name, true])
      }
    }
  })

  it('the practice lesson leaves the choice of a story to the learner, and a story leads back to the choice', () => {
    expect(lessonOf({ work: NOTHING_DONE }, links).next).toBeNull()
    const begun = { ...NOTHING_DONE, practice: worked(new Set([...oneOfEach].slice(0, 1))) }
    expect(lessonOf({ work: begun }, links).next).toBeNull()
    expect(storyEndOf({ work: begun }, links).next).toEqual({
      text: t.learn.scenario.chooseNext,
      href: links.lesson(course.practice.lesson, 'stories'),
    })
  })

  it('the stories lead to the final check when every lesson is finished, and to an open lesson before', () => {
    const done = { ...NOTHING_DONE, finished: all, practice: worked(oneOfEach) }
    for (const page of [lessonOf, storyEndOf]) {
      expect(page({ work: done }, links).next).toEqual({ text: t.learn.lesson.toFinal, href: links.final() })
      expect(page({ work: { ...done, finished: without('L3') } }, links).next).toEqual({
        text: t.learn.check.toNextLesson(3),
        href: links.lesson('L3', null),
      })
      expect(page({ work: { ...done, attempts: [passed] } }, links).next?.href).toBe(links.policy())
    }
  })

  it('a check that was missed leads back to open lessons, and to a new check after them', () => {
    const missed = handedIn('below')
    const work = { ...NOTHING_DONE, attempts: [missed], finished: without('L5'), practice: worked(oneOfEach) }
    const before = resultOf({ work }, missed, links)
    expect([before.next.href, before.startsNew]).toEqual([links.lesson('L5', null), false])
    expect(before.lead).toContain(t.learn.attempt.lessonsFirst)
    const after = resultOf({ work: { ...work, finished: all } }, missed, links)
    expect([after.next, after.startsNew]).toEqual([{ text: t.learn.attempt.startNew, href: links.final() }, true])
    expect(after.lead).toContain(t.learn.attempt.thenNewCheck)
  })

  it('an open must-know topic leads to a new question on it', () => {
    const missed = handedIn('topics-open', [], ['images'])
    const work = { ...NOTHING_DONE, attempts: [missed], finished: all, practice: worked(oneOfEach) }
    expect(resultOf({ work }, missed, links).next).toEqual({
      text: t.learn.attempt.newQuestion,
      href: links.attemptQuestion('1', 1),
    })
  })

  it('the end of a lesson leads to a question that was left out', () => {
    const [first, ...rest] = questionsOf(course, getLesson(course, 'L1'))
    const practice = { ...NOTHING_TRIED, answered: new Set(rest.map(({ id }) => id)) }
    expect(lessonOf({ work: { ...NOTHING_DONE, practice } }, links, 'L1').next).toEqual({
      text: t.learn.lesson.toOpenQuestion,
      href: `#${questionScreenId(first?.id ?? 'Q0')}`,
    })
  })
})

const passedLeads: Readonly<Record<NextStep['kind'], string>> = {
  lesson: '',
  final: t.learn.attempt.passedLead,
  acknowledge: t.learn.attempt.passedLead,
  waits: t.learn.attempt.passedWaits('').trim(),
  done: t.learn.attempt.passedDone,
}

describe('the result of the final check', () => {
  it('says plainly that it was not passed yet, and how many must-know topics were right', () => {
    const below = resultOf({ work: NOTHING_DONE }, handedIn('below'))
    expect([below.heading, below.topicsLine]).toEqual([
      t.learn.attempt.belowTitle,
      t.learn.attempt.topicsRight(course.topics.length, course.topics.length),
    ])
    const missed = ['images', 'secrecy'] as const
    const topics = resultOf({ work: NOTHING_DONE }, handedIn('topics-open', [], missed))
    expect(topics.heading).toBe(t.learn.attempt.topicsTitle(2))
    for (const words of [MESSAGES.en, MESSAGES.es].map(({ learn }) => learn.attempt)) {
      for (const title of [words.belowTitle, words.topicsTitle(1), words.topicsTitle(2)])
        expect(title).toMatch(/haven’t passed yet|no ha aprobado/)
    }
  })

  it('a site without details leads home, and says that acknowledging waits for the site', () => {
    const work = { ...NOTHING_DONE, finished: all, attempts: [passed], policy: { kind: 'unpublished' } } as const
    const waiting = resultOf({ work }, passed)
    expect(waiting.next).toEqual({ text: t.learn.attempt.toHome, href: webLinks.home() })
    expect(waiting.lead).toBe(t.learn.attempt.passedWaits(t.learn.policy.blockedUnpublished))
  })
})

describe('what to look at again after the final check', () => {
  const missed = started.items.map((id) => getItem(course, id)).filter((item) => item.topic === null)
  const answers = new Map(missed.map((item) => [item.id, wrongAnswer(item)]))
  const review = attemptResult({
    content,
    attempt: handedIn('below'),
    work: NOTHING_DONE,
    answers,
    links: webLinks,
    t,
    hidden: [],
  }).review
  const questions = review.flatMap((lesson) => lesson.questions)

  it('is each missed question, by lesson, with a link to its section', () => {
    const lessons = course.lessons.filter(({ id }) => missed.some((item) => item.lesson === id))
    expect(review.map(({ title }) => title)).toEqual(
      lessons.map(({ number, title }) => t.learn.home.lessonName(number, title)),
    )
    expect(questions.map(({ stem }) => stem).sort()).toEqual(missed.map(({ stem }) => stem).sort())
    for (const { stem, reread } of questions) {
      const item = missed.find((candidate) => candidate.stem === stem)
      expect(reread.href).toBe(webLinks.lesson(item?.lesson ?? 'L1', item?.section ?? ''))
    }
  })

  it('says for what was chosen what it would have meant, and then what works better', () => {
    for (const item of missed.filter(({ type }) => type === 'single')) {
      const options = questions.find(({ stem }) => stem === item.stem)?.options ?? []
      expect(options.map(({ tone }) => tone)).toEqual(['yours', 'fits'])
      const [chosen] = wrongAnswer(item)
      expect(options[0]?.why).toBe(item.options.find(({ id }) => id === chosen)?.why)
      expect(options[1]?.why).toBe(item.options.find((option) => option.fits)?.why)
    }
  })

  it('is not the answer to a must-know question, which is asked anew', () => {
    for (const item of course.items.filter(({ use }) => use === 'final')) {
      expect(isToLookAt(item, wrongAnswer(item))).toBe(item.topic === null)
      expect(isToLookAt(item, answerKey(item))).toBe(false)
    }
  })

  it('is not shown as a score when the check was not passed', () => {
    expect(resultOf({ work: NOTHING_DONE }, handedIn('below')).score).toBe('')
  })
})

describe('what to read again after the final check', () => {
  it('is the section that the missed question came from, such as the list of local lines', () => {
    const localLines = course.items.find(({ site, use }) => site === 'local' && use === 'final')
    if (localLines === undefined) throw new RangeError('no question about local lines')
    const others = started.items.filter((id) => stepOf(id) !== localLines.step)
    const attempt = handedIn('below', [localLines.step])
    const asked = { ...attempt, started: { ...started, items: [...others, localLines.id] } }
    const step = resultOf({ work: NOTHING_DONE }, asked).steps.find(
      ({ title }) => title === course.stepTitles[localLines.step],
    )
    expect(step?.reread.map(({ href }) => href)).toEqual([webLinks.lesson('L6', 'site-list')])
  })

  it('is the section about the whole step where its questions came from many', () => {
    const [place] = resultOf({ work: NOTHING_DONE }, handedIn('below', ['call'])).steps.flatMap(({ reread }) => reread)
    const sections = new Set(started.items.filter((id) => stepOf(id) === 'call').map(sectionOf))
    expect(sections.size).toBeGreaterThan(2)
    expect(place?.href).toBe(webLinks.lesson('L5', course.stepPlaces.call.section))
  })
})

function sectionOf(id: ItemId): string {
  return course.items.find((item) => item.id === id)?.section ?? ''
}
