import type { KyselyPlugin } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { openRound } from '../../src/learning/attempt.ts'
import { dateAt } from '../../src/platform/time/calendar.ts'
import type { ItemId, LessonId } from '../../src/course/course.ts'
import { passedAttempt } from '../../src/learning/coursework.ts'
import { creditedMinutes } from '../../src/learning/progress.ts'
import { getItem, practiceItems } from '../../src/course/draw.ts'
import { answerKey, takesOne, wrongAnswer } from '../../src/course/question-type.ts'
import { isKind } from '../../src/ledger/history.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { fittingChoice } from '../../src/course/scenario.ts'
import { learnerState } from '../../src/learning/coursework.store.ts'
import { escapeHtml } from '../../src/platform/html/renderer.page.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { publishSite } from '../../src/site/site.store.ts'
import { draftsOf } from '../../src/platform/database/draft.store.ts'
import { webLinks } from '../../src/app/href.web.ts'
import { EDITIONS, type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn, ORGANIZATION } from '../support/staff.ts'
import { content, contents, exampleSite } from '../support/content.ts'
import { emptyStore } from '../support/stores.ts'

const t = MESSAGES.en.learn

const { course, scenarios } = content

let app: TestApp
let staff: Staff
let bob: Browser
beforeEach(async () => openOver(await emptyStore()))

describe('a lesson', () => {
  it('shows the notice where the site has named nobody, and its own people when it has', async () => {
    expect((await bob.get('/lessons/L4')).text).toContain('Your site hasn’t named this person yet')
    await publish()
    const { text } = await bob.get('/lessons/L4')
    expect(text).not.toContain('Your site hasn’t named this person yet')
    expect(text).toContain('609-555-0142')
  })

  it('is not finished by reading, and is finished by answering each question once, right or wrong', async () => {
    for (const item of practiceItems(course, 'L4')) {
      await bob.get('/lessons/L4')
      expect(await lessonsFinished()).toEqual([])
      await answer(`/lessons/L4/questions/${item.id}`, item.id, false).expect(303)
    }
    expect(await lessonsFinished()).toEqual(['L4'])
    expect((await bob.get('/course')).text).toContain('1 of 8 lessons')
  })

  it('gives a reason for every option, and the same order again on reload', async () => {
    const [item] = practiceItems(course, 'L4')
    const path = `/lessons/L4/questions/${item?.id}`
    const first = await bob.get(path)
    const again = await bob.get(path)
    expect(questionOn(again)).toBe(questionOn(first))
    await answer(path, item?.id ?? 'Q0', false)
    const reply = await bob.get(`${path}/reply`)
    for (const option of item?.options ?? []) expect(reply.text).toContain(option.why.slice(0, 20))
    expect(reply.text).toContain(t.check.again)
  })

  it('says first what was chosen and what fits, and folds the other choices', async () => {
    const item = practiceItems(course, 'L4').find(takesOne)
    const path = `/lessons/L4/questions/${item?.id}`
    const options = item?.options ?? []
    for (const [right, shown] of [
      [false, 2],
      [true, 1],
    ] as const) {
      await answer(path, item?.id ?? 'Q0', right)
      const [first = '', folded = ''] = (await bob.get(`${path}/reply`)).text.split('<details>')
      const isIn = (page: string) => options.filter(({ why }) => page.includes(escapeHtml(why))).length
      expect([isIn(first), isIn(folded)]).toEqual([shown, options.length - shown])
    }
  })

  it('asks again, kindly and at the field, when nothing was chosen', async () => {
    const [item] = practiceItems(course, 'L4')
    const response = await bob.post(`/lessons/L4/questions/${item?.id}`)
    expect(response.status).toBe(422)
    expect(response.text).toContain(t.check.pickMessage)
    expect(response.text).toContain('<title>Error: ')
    expect(await lessonsFinished()).toEqual([])
  })

  it('keeps practice answers out of the ledger', async () => {
    for (const item of practiceItems(course, 'L4')) await answer(`/lessons/L4/questions/${item.id}`, item.id, false)
    const recorded = JSON.stringify((await historyOf(app.deps.store.db, staff.bob)).map((event) => event.body))
    expect(recorded).not.toContain('Q68')
  })

  it.each(['/lessons/L9', '/lessons/L4/questions/Q16', '/lessons/L4/questions/Q999'])(
    'an unknown lesson address is not found: %s',
    async (path) => {
      expect((await bob.get(path)).status).toBe(404)
    },
  )
})

describe('the final check', () => {
  it('opens at any time, keeps its questions on reload, and saves each answer at once', async () => {
    const attempt = await start()
    const first = await bob.get(`${attempt}/questions/1`)
    expect(questionOn(await bob.get(`${attempt}/questions/1`))).toBe(questionOn(first))
    const page = async (place: number) => (await bob.get(`${attempt}/questions/${place}`)).text
    const [one = 0] = await places((id) => takesOne(getItem(course, id)))
    expect(await page(one)).not.toContain(t.check.chosen)
    expect(await page(one)).toContain(`>${t.attempt.skip}</a>`)
    expect((await answerPlace(attempt, one, true)).headers.location).toBe(`${attempt}/questions/${one + 1}`)
    const chosen = `<small>${t.check.chosen}</small>`
    expect((await page(one)).split(chosen)).toHaveLength(2)
    expect(await page(one)).toContain(`>${t.attempt.keep}</a>`)

    // Not every final check has one.
    for (const several of await places((id) => getItem(course, id).type === 'multiple')) {
      expect(await page(several)).not.toMatch(/<input[^>]* checked/)
      await answerPlace(attempt, several, true)
      expect(await page(several)).toMatch(/<input[^>]* checked/)
    }
  })

  it('leads back to “check your answers” once no question waits, also when an answer is changed', async () => {
    const attempt = await start()
    for (let place = 1; place <= 15; place += 1) if (place !== 3 && place !== 9) await answerPlace(attempt, place, true)
    expect((await answerPlace(attempt, 3, true)).headers.location).toBe(`${attempt}/questions/4`)
    expect((await answerPlace(attempt, 9, true)).headers.location).toBe(`${attempt}/answers`)
    expect((await answerPlace(attempt, 5, false)).headers.location).toBe(`${attempt}/answers`)
    expect((await bob.get(`${attempt}/questions/5`)).text).toContain(`href="${attempt}/answers"`)
  })

  it('goes on at the first question that waits, and at “check your answers” when none does', async () => {
    const attempt = await start()
    const goesOn = async () => [(await bob.get('/final')).headers.location, (await bob.get(attempt)).headers.location]
    for (const place of [1, 2, 4]) await answerPlace(attempt, place, true)
    expect(await goesOn()).toEqual([`${attempt}/questions/3`, `${attempt}/questions/3`])
    for (let place = 3; place <= 15; place += 1) await answerPlace(attempt, place, true)
    expect(await goesOn()).toEqual([`${attempt}/answers`, `${attempt}/answers`])
  })

  it('cannot be handed in while a question waits', async () => {
    const attempt = await start()
    for (let place = 1; place <= 14; place += 1) await answerPlace(attempt, place, true)
    const { text } = await bob.get(`${attempt}/answers`)
    expect(text).toContain('1 question is still unanswered')
    // The end of the page leads to it as well.
    expect(text.split('class="review"')[1]).toContain(`<a class="btn" href="${attempt}/questions/15">`)
    const response = await bob.post(`${attempt}/answers`)
    expect(response.headers.location).toBe(`${attempt}/answers`)
    expect(await rounds()).toEqual([])
  })

  it('handed in forty times at the same moment is graded once', async () => {
    const attempt = await start()
    for (let place = 1; place <= 15; place += 1) await answerPlace(attempt, place, true)
    const responses = await Promise.all(Array.from({ length: 40 }, () => bob.post(`${attempt}/answers`)))
    expect(responses.map((response) => response.status)).toEqual(Array(40).fill(303))
    expect(new Set(responses.map((response) => response.headers.location))).toEqual(new Set([attempt]))
    expect((await rounds()).map((round) => round.outcome)).toEqual(['passed'])
  })

  it('does not read the history of the learner again when it is handed in', async () => {
    const reads: number[] = []
    const store = await emptyStore()
    const watch: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        if (result.rows.some((row) => row['subject'] === staff.bob && 'prev_hash' in row))
          reads.push(result.rows.length)
        return result
      },
    }
    const transaction: Store['transaction'] = (work) => store.transaction((tx) => work(tx.withPlugin(watch)))
    await openOver({ ...store, transaction })
    const attempt = await start()
    for (let place = 1; place <= 15; place += 1) await answerPlace(attempt, place, true)
    reads.length = 0
    await bob.post(`${attempt}/answers`).expect(303)
    expect(reads).toEqual([])
    expect((await rounds()).map((round) => round.outcome)).toEqual(['passed'])
  })

  it('started forty times at the same moment is one attempt', async () => {
    const responses = await Promise.all(Array.from({ length: 40 }, () => bob.post('/final')))
    expect(new Set(responses.map((response) => response.headers.location)).size).toBe(1)
  })

  it('below twelve leads to a new check with other questions, once the lessons are finished', async () => {
    await finishLessons()
    const attempt = await start()
    for (let place = 1; place <= 15; place += 1) await answerPlace(attempt, place, false)
    await bob.post(`${attempt}/answers`)
    expect((await bob.get(attempt)).text).toContain(t.attempt.startNew)
    const next = await start()
    expect(next).not.toBe(attempt)
    const [first, second] = await attempts()
    expect(second?.items.filter((id) => first?.items.includes(id))).toEqual([])
  })

  it('one missed topic brings one new question on it, and passes when that is right', async () => {
    const attempt = await start()
    const missed = await places((id) => getItem(course, id).topic === 'images')
    for (let place = 1; place <= 15; place += 1) await answerPlace(attempt, place, !missed.includes(place))
    await bob.post(`${attempt}/answers`)
    const result = await bob.get(attempt)
    expect(result.text).toContain(MESSAGES.en.learn.attempt.topicsTitle(1))
    expect(result.text).toContain('14 of 15')
    await answerPlace(attempt, 1, true)
    await bob.post(`${attempt}/answers`)
    expect((await bob.get(attempt)).text).toContain(t.attempt.passedTitle)
    expect((await rounds()).map((round) => [round.round, round.outcome])).toEqual([
      [1, 'topics-open'],
      [2, 'passed'],
    ])
  })

  it('takes no answer from a form of a round that was handed in meanwhile', async () => {
    const attempt = await start()
    const [asked = 'Q0'] = (await open()).items
    expect((await bob.get(`${attempt}/questions/1`)).text).toContain(`name="question" value="${asked}"`)
    const missed = await places((id) => getItem(course, id).topic === 'images')
    for (let place = 1; place <= 15; place += 1) await answerPlace(attempt, place, !missed.includes(place))
    await bob.post(`${attempt}/answers`)
    const [now = 'Q0'] = (await open()).items
    const path = `${attempt}/questions/1`
    const stale = await bob.post(path, { question: asked, answer: answerKey(getItem(course, now)) })
    expect(stale.headers.location).toBe(attempt)
    expect((await bob.get(`${attempt}/answers`)).text).toContain('1 question is still unanswered')
    await bob.post(path, { question: now, answer: answerKey(getItem(course, now)) })
    await bob.post(`${attempt}/answers`)
    expect((await bob.get(attempt)).text).toContain(t.attempt.passedTitle)
  })

  it('keeps what was missed for the learner to look at again, until the next check', async () => {
    await finishLessons()
    const kept = async () => [...(await draftsOf(app.deps.store.db, staff.bob, 'answer:')).keys()]
    const attempt = await start()
    const items = (await open()).items.map((id) => getItem(course, id))
    const missed = items.filter(({ topic }) => topic === null)
    for (let place = 1; place <= 15; place += 1) await answerPlace(attempt, place, false)
    expect(await kept()).toHaveLength(15)
    await bob.post(`${attempt}/answers`)
    expect((await kept()).map((key) => key.split(':').at(-1)).sort()).toEqual(missed.map(({ id }) => id).sort())
    const { text } = await bob.get(attempt)
    expect(text).toContain(t.attempt.reviewLead)
    for (const { stem } of missed) expect(text).toContain(escapeHtml(stem))
    for (const { stem, topic } of items) if (topic !== null) expect(text).not.toContain(escapeHtml(stem))
    await start()
    expect(await kept()).toEqual([])
    expect((await bob.get(attempt)).text).not.toContain(t.attempt.reviewTitle)
  })

  it('shows the last page only once everything is done', async () => {
    expect((await bob.get('/finished')).headers.location).toBe('/course')
  })

  it('never puts a chosen option into the ledger', async () => {
    const attempt = await start()
    for (let place = 1; place <= 15; place += 1) await answerPlace(attempt, place, false)
    await bob.post(`${attempt}/answers`)
    const [round] = await rounds()
    expect(Object.keys(round ?? {}).sort()).toEqual(
      [
        'attempt',
        'contentEdition',
        'items',
        'language',
        'of',
        'outcome',
        'passRule',
        'right',
        'round',
        'steps',
        'topics',
        'v',
      ].sort(),
    )
  })

  it('another person’s final check is not found', async () => {
    const attempt = await start()
    const dan = await signedIn(app, staff.dan)
    for (const path of [attempt, `${attempt}/questions/1`, `${attempt}/answers`]) {
      expect((await dan.get(path)).status).toBe(404)
    }
    expect((await dan.post(`${attempt}/answers`)).status).toBe(404)
  })
})

describe('the one next step', () => {
  it('leads somebody who passed the final check first through each lesson and the policy to the end', async () => {
    const version = await publish()
    await pass()
    const result = String((await bob.get('/final')).headers.location)
    const way: string[] = []
    let href = await nextOn(result)
    while (href !== '/policy' && way.length < 20) {
      way.push(href)
      const { pathname } = new URL(href, 'http://localhost')
      const lesson = course.lessons.find(({ id }) => pathname === `/lessons/${id}`)
      if (lesson === undefined) href = await nextOn(href)
      else href = await nextOn(await finishLesson(lesson.id))
      // Home and the result agree with the page that the learner is on.
      const elsewhere = await Promise.all(['/course', result, '/policy'].map(nextOn))
      if (lesson !== undefined && href !== '/policy') expect(elsewhere).toEqual([href, href, href])
    }
    expect(way).toEqual(['/before-you-start', ...course.lessons.map(({ id }) => `/lessons/${id}`)])
    expect((await bob.post('/policy', { site: staff.north, version })).headers.location).toBe('/finished')
  })
})

describe('acknowledging', () => {
  it('waits for lessons, then for the final check, then for the site', async () => {
    expect((await bob.get('/policy')).text).toContain('lessons are still open')
    await finishLessons()
    expect((await bob.get('/policy')).text).toContain(t.policy.blockedFinal)
    await pass()
    expect((await bob.get('/policy')).text).toContain('Your site hasn’t published its own details yet')
    await publish()
    expect((await bob.get('/policy')).text).toContain(t.policy.acknowledge)
  })

  it('cannot be forced by a form of one’s own making', async () => {
    const version = await publish()
    await bob.post('/policy', { site: staff.north, version }).expect(303)
    expect(await completions()).toEqual([])
  })

  it('asks to read again when the details changed meanwhile', async () => {
    await finishLessons()
    await pass()
    const shown = await publish()
    await publish()
    const response = await bob.post('/policy', { site: staff.north, version: shown })
    expect(response.headers.location).toBe('/policy')
    expect(await completions()).toEqual([])
  })

  it('completes, with the versions, the score, the rule, the language and the minutes', async () => {
    const version = await publish()
    await finishLessons()
    await pass()
    const responses = await Promise.all(
      Array.from({ length: 10 }, () => bob.post('/policy', { site: staff.north, version })),
    )
    expect(new Set(responses.map((response) => response.headers.location))).toEqual(new Set(['/finished']))
    expect(await completions()).toMatchObject([
      {
        requirement: 'orientation',
        policyVersion: content.policy.version,
        courseVersion: course.version,
        right: 15,
        of: 15,
        passRule: { right: 12, of: 15, allTopics: true },
        language: 'en',
        creditedMinutes: creditedMinutes(course),
        sites: [staff.north],
      },
    ])
    const home = await bob.get('/course')
    expect(home.text).toContain(t.home.finishedTitle)
    expect(home.text).toContain(`<a class="btn" href="/finished">${t.finished.link}`)
    const end = (await bob.get('/finished')).text
    for (const link of ['/certificate', '/now/north-house', webLinks.whatNext()])
      expect(end).toContain(`href="${link}"`)
    for (const words of [t.home.finishedTitle, t.finished.thanks]) expect(end).toContain(words)
    const final = await bob.get('/final')
    expect((await bob.get(String(final.headers.location))).text).toContain(t.attempt.passedDone)
    const { standing } = await state()
    expect(standing.status).toBe('up-to-date')
  })
})

async function openOver(store: Store): Promise<void> {
  app = await testApp({}, contents, store)
  staff = await staffOn(app)
  bob = await signedIn(app, staff.bob)
}

async function publish(): Promise<string> {
  const { deps } = app
  const actor = staff.ada
  const recording = { course: course.id, actor, at: deps.now(), today: (await state()).today }
  await deps.store.transaction((tx) =>
    publishSite(tx, staff.north, { ...exampleSite, slug: 'north-house', name: 'North House' }, recording),
  )
  const published = (await historyOf(deps.store.db, staff.north)).filter(isKind('site_published')).at(-1)
  return published?.id ?? ''
}

async function state() {
  const { deps } = app
  const today = dateAt(deps.now(), ORGANIZATION.timeZone)
  const recording = { course: course.id, actor: staff.bob, at: deps.now(), today }
  const learner = { person: staff.bob, content, edition: EDITIONS.en, editions: [EDITIONS.en], recording }
  return { ...(await learnerState(deps.store.db, learner)), today }
}

function answer(path: string, id: ItemId, right: boolean) {
  const item = getItem(course, id)
  const letters = right ? answerKey(item) : wrongAnswer(item)
  return bob.post(path, { answer: letters })
}

async function answerPlace(attempt: string, place: number, right: boolean) {
  const id = (await open()).items[place - 1] ?? 'Q0'
  return answer(`${attempt}/questions/${place}`, id, right)
}

async function open() {
  const { work } = await state()
  const attempt = work.attempts.at(-1)
  const round = attempt === undefined ? null : openRound(course, attempt, [])
  if (attempt === undefined || round === null) throw new Error('no round is open')
  return round
}

async function places(matches: (id: ItemId) => boolean): Promise<number[]> {
  return (await open()).items.flatMap((id, index) => (matches(id) ? [index + 1] : []))
}

async function start(): Promise<string> {
  const { headers } = await bob.post('/final')
  return String(headers.location).replace('/questions/1', '')
}

async function pass(): Promise<void> {
  const attempt = await start()
  for (let place = 1; place <= 15; place += 1) await answerPlace(attempt, place, true)
  await bob.post(`${attempt}/answers`)
  expect(passedAttempt((await state()).work)).not.toBeNull()
}

async function finishLessons(): Promise<void> {
  for (const lesson of course.lessons) await finishLesson(lesson.id)
}

/** Returns the last page of the lesson. */
async function finishLesson(lesson: LessonId): Promise<string> {
  let last = webLinks.lesson(lesson, null)
  for (const item of practiceItems(course, lesson)) {
    await answer(webLinks.question(lesson, item.id), item.id, true)
  }
  if (lesson !== course.practice.lesson) return last
  for (const group of course.practice.groups) {
    const story = scenarios.find((scenario) => group.paths.includes(scenario.path))
    if (story === undefined) throw new RangeError('a group without a story')
    last = webLinks.scenarioEnd(story.id)
    for (const [index, decision] of story.decisions.entries())
      await bob.post(webLinks.scenarioStep(story.id, index + 1), { choice: fittingChoice(decision).id })
  }
  return last
}

/** Where the filled button of a page leads. */
async function nextOn(path: string): Promise<string> {
  return /<a class="btn" href="([^"]*)"/.exec((await bob.get(path)).text)?.[1] ?? ''
}

async function bodies<Kind extends 'attempted' | 'completed' | 'attempt_started' | 'lesson_finished'>(kind: Kind) {
  return (await historyOf(app.deps.store.db, staff.bob)).filter(isKind(kind)).map((event) => event.body)
}

const rounds = () => bodies('attempted')
const completions = () => bodies('completed')
const attempts = () => bodies('attempt_started')
const lessonsFinished = async () => (await bodies('lesson_finished')).map((body) => body.lesson)

/** The question with its options as they stand on the page. The hidden field of a form is another one each time. */
function questionOn({ text }: { readonly text: string }): string {
  return /<fieldset.*<\/fieldset>/s.exec(text)?.[0] ?? ''
}
