import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { isKind } from '../../src/ledger/history.ts'
import { type Decision, fittingChoice, type Scenario } from '../../src/course/scenario.ts'
import { escapeHtml } from '../../src/platform/html/renderer.page.ts'
import { putDraft } from '../../src/platform/database/draft.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { setDetail } from '../../src/learning/reading-preference.store.ts'
import { webLinks } from '../../src/app/href.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, showing, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { content } from '../support/content.ts'
import { withNumbersAsText } from '../support/number-link.ts'

const t = MESSAGES.en.learn

const { course, scenarios } = content
const story = getStory('SC-1')
const [first, second] = story.decisions
if (first === undefined || second === undefined) throw new Error('the story is too short for these tests')
const steps = story.decisions.length
const stepHref = (step: number) => webLinks.scenarioStep(story.id, step)
const replyHref = (step: number) => webLinks.scenarioReply(story.id, step)
const startHref = webLinks.scenario(story.id)
const endHref = webLinks.scenarioEnd(story.id)

let app: TestApp
let staff: Staff
let bob: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  bob = await signedIn(app, staff.bob)
})

describe('a story', () => {
  it('says what it is about before it begins, and names another one that counts the same', async () => {
    const text = await read(startHref)
    expect(text).toContain(escapeHtml(story.note))
    expect(text).toContain(`href="${stepHref(1)}">${t.scenario.begin}`)
    expect(text).not.toContain(escapeHtml(first.story[0] ?? ''))
    const others = scenarios.filter(({ path }) => path === 'someone-else' || path === 'unsure')
    const [other] = others.filter(({ id }) => id !== story.id)
    expect(text).toContain(`href="${webLinks.scenario(other?.id ?? story.id)}"`)
    expect(text).toContain(t.scenario.skipCounts)
  })

  it('shows where a choice leads, why, and what helps instead', async () => {
    const wrong = wrongChoice(first)
    await choose(1, wrong.id).expect(303).expect('Location', replyHref(1))
    const text = await read(replyHref(1))
    for (const words of [wrong.text, wrong.consequence, wrong.why]) expect(text).toContain(escapeHtml(words))
    const fitting = fittingChoice(first)
    for (const words of [fitting.text, fitting.why]) expect(text).toContain(escapeHtml(words))
    expect(text).not.toContain(escapeHtml(fitting.consequence))
    expect(text).toContain('Policy: ')
    expect(text).toContain(`href="${stepHref(1)}">Choose again`)
  })

  it('has the next decision below where a choice leads, in the order of its own page, so one tap goes on', async () => {
    await choose(1, wrongChoice(first).id)
    const text = await read(replyHref(1))
    for (const words of [...second.story, second.question]) expect(text).toContain(escapeHtml(words))
    expect(text).toContain(`<form method="post" action="${stepHref(2)}">`)
    expect(choicesOn(text)).toEqual(choicesOn(await read(stepHref(2))))
    await setDetail(app.deps.store.db, staff.bob, 'less')
    const less = await read(replyHref(1))
    for (const words of second.less) expect(less).toContain(escapeHtml(words))
  })

  it('ends below the last choice, with what its own page says and the one next step', async () => {
    await chooseRest(1)
    const text = await read(replyHref(steps))
    expect(withNumbersAsText(text)).toContain(escapeHtml(story.ending))
    const [, next] = /<a class="btn" href="([^"]*)"/.exec(await read(endHref)) ?? []
    expect(text).toContain(`<a class="btn" href="${next}"`)
    expect(text).not.toContain(endHref)
    expect(choicesOn(text)).toEqual([])
  })

  it('can be chosen in again, and doesn’t ask for that after a choice that fits', async () => {
    await choose(1, wrongChoice(first).id)
    await choose(1, fittingChoice(first).id).expect('Location', replyHref(1))
    const text = await read(replyHref(1))
    expect(text).toContain(t.scenario.fits)
    expect(text).not.toContain(t.scenario.instead)
    expect(text.split(t.scenario.chooseAgain)).toHaveLength(2)
  })

  it('ends with what went well and the first step to read again, by first choices', async () => {
    await choose(1, wrongChoice(first).id)
    await choose(1, fittingChoice(first).id)
    await chooseRest(2)
    const text = await read(endHref)
    expect(withNumbersAsText(text)).toContain(escapeHtml(story.ending))
    expect(text).toContain(`<b>${course.stepTitles[second.step]}</b>: ${escapeHtml(second.question)}`)
    expect(text).not.toContain(`<b>${course.stepTitles[first.step]}</b>: ${escapeHtml(first.question)}`)
    expect(text).toContain(t.scenario.reread)
    expect(text).toContain(`href="${webLinks.lesson(first.reread.lesson, first.reread.section)}"`)
  })

  it('has nothing to read again when every first choice fit, and says where to look it up', async () => {
    await chooseRest(1)
    const text = await read(endHref)
    expect(text).not.toContain(t.scenario.reread)
    expect(text).toContain(t.scenario.lookUp)
  })

  it('says without blame that no first choice fit', async () => {
    for (const [index, decision] of story.decisions.entries()) await choose(index + 1, wrongChoice(decision).id)
    const text = await read(endHref)
    expect(text).toContain(t.scenario.doneWellNone)
    expect(text).toContain(t.scenario.again)
  })

  it('goes on where it was left, also in another session', async () => {
    await choose(1, wrongChoice(first).id)
    bob = await signedIn(app, staff.bob)
    expect(await read(startHref)).toContain(`href="${stepHref(2)}">${t.scenario.goOn}`)
    expect(await read(replyHref(1))).toContain(escapeHtml(wrongChoice(first).consequence))
  })

  it('shows the choices in the same order again', async () => {
    const before = await bob.get(stepHref(1))
    expect(choicesOn((await bob.get(stepHref(1))).text)).toEqual(choicesOn(before.text))
  })

  it('is told in less detail, at the same address', async () => {
    const decisions = [{ ...first, less: ['K. needs a bed tonight.'] }]
    const en = { ...content, scenarios: [{ ...story, decisions }] }
    const shortened = createApp(showing(app.deps, { contents: { ...app.deps.contents, en } }))
    const other = await signedIn({ ...app, app: shortened }, staff.bob)
    expect((await other.get(stepHref(1))).text).not.toContain('K. needs a bed tonight.')
    await setDetail(app.deps.store.db, staff.bob, 'less')
    expect((await other.get(stepHref(1))).text).toContain('K. needs a bed tonight.')
  })
})

describe('an address inside a story', () => {
  it.each([
    [stepHref(2), 'a later step'],
    [replyHref(1), 'a reply to nothing'],
    [replyHref(2), 'a later reply'],
    [endHref, 'the end'],
  ])('leads to the first open step: %s (%s)', async (path, _) => {
    await bob.get(path).expect(303).expect('Location', stepHref(1))
  })

  it('the address of a later step accepts no choice', async () => {
    await choose(2, fittingChoice(second).id).expect(303).expect('Location', stepHref(1))
    expect(await read(startHref)).toContain(t.scenario.begin)
  })

  it.each([
    '/scenarios/SC-99',
    '/scenarios/SC-99/steps/1',
    '/scenarios/SC-99/steps/1/reply',
    '/scenarios/SC-99/end',
    stepHref(0),
    stepHref(steps + 1),
    replyHref(steps + 1),
    '/scenarios/SC-1/steps/one',
    '/scenarios/SC-1/steps/1.5',
  ])('an unknown address inside a story is not found: %s', async (path) => {
    expect((await bob.get(path)).status).toBe(404)
  })

  it.each(['/scenarios/SC-99/steps/1', stepHref(steps + 1)])(
    'an unknown address inside a story accepts no choice: %s',
    async (path) => {
      expect((await bob.post(path, { choice: 'a' })).status).toBe(404)
    },
  )
})

describe('a choice', () => {
  it.each<[Record<string, string | string[]>, string]>([
    [{}, 'none'],
    [{ choice: '' }, 'an empty one'],
    [{ choice: 'z' }, 'one that the step does not have'],
    [{ choice: ['a', 'b'] }, 'two at once'],
    [{ choice: 'a', more: 'x' }, 'one with another field'],
  ])('%j is refused: %s', async (fields, _) => {
    expect((await bob.post(stepHref(1), fields)).status).toBe(400)
    expect(await read(startHref)).toContain(t.scenario.begin)
  })

  it('a choice sent from another website is refused', async () => {
    const { status } = await bob.post(stepHref(1), { choice: 'a', csrf: 'not-mine' })
    expect(status).toBe(403)
    expect(await read(startHref)).toContain(t.scenario.begin)
  })

  it('one person’s choice never shows for another', async () => {
    await choose(1, wrongChoice(first).id)
    const dan = await signedIn(app, staff.dan)
    await dan.get(replyHref(1)).expect(303).expect('Location', stepHref(1))
  })

  it('is in no event, no log line and no page of HR', async () => {
    for (const { id, decisions } of scenarios)
      for (const [index, decision] of decisions.entries())
        await bob.post(webLinks.scenarioStep(id, index + 1), { choice: wrongChoice(decision).id })
    expect(await lessonsFinished()).toEqual(['L8'])
    const { db } = app.deps.store
    const bodies = (await historyOf(db, staff.bob)).map(({ body }) => JSON.stringify(body)).join('\n')
    expect(bodies).not.toMatch(/SC-\d|choice/)
    expect(JSON.stringify(app.log)).not.toMatch(/SC-\d/)
    const ada = await signedIn(app, staff.ada)
    for (const path of ['/hr/people', '/hr/people.csv', `/hr/people/${staff.bob.slice('person:'.length)}`]) {
      const { text } = await ada.get(path)
      for (const { title } of scenarios) expect(text).not.toContain(title)
      expect(text).not.toMatch(/SC-\d/)
    }
  })
})

describe('the practice lesson', () => {
  it('is finished by the last choice in one story of each group, right or wrong', async () => {
    for (const id of ['SC-2', 'SC-1'] as const) await workThrough(getStory(id))
    expect(await lessonsFinished()).toEqual([])
    const last = getStory('SC-9')
    for (const [index, decision] of last.decisions.entries()) {
      expect(await lessonsFinished()).toEqual([])
      await bob.post(webLinks.scenarioStep(last.id, index + 1), { choice: wrongChoice(decision).id })
    }
    expect(await lessonsFinished()).toEqual(['L8'])
    // The other lessons are still open.
    expect(await read(webLinks.scenarioEnd(last.id))).toContain(
      `href="${webLinks.lesson('L1', null)}">${t.check.toNextLesson(1)}`,
    )
  })

  it('counts stories that were worked through before there were choices', async () => {
    const { deps } = app
    for (const id of ['SC-2', 'SC-1']) await putDraft(deps.store.db, staff.bob, `story:${id}`, true, deps.now())
    expect(await read(startHref)).toContain(t.scenario.again)
    expect(await read(startHref)).toContain(`href="${stepHref(1)}">${t.scenario.readAgain}`)
    await workThrough(getStory('SC-9'))
    expect(await lessonsFinished()).toEqual(['L8'])
  })

  it('takes nothing back when a story is read again', async () => {
    await workThrough(story)
    await choose(1, wrongChoice(first).id)
    expect(await read(startHref)).toContain(t.scenario.again)
    expect(await read(endHref)).not.toContain(t.scenario.reread)
  })
})

function choose(step: number, choice: string) {
  return bob.post(stepHref(step), { choice })
}

/** A choice that fits at every step from this one on. */
async function chooseRest(from: number): Promise<void> {
  for (const [index, decision] of story.decisions.entries())
    if (index + 1 >= from) await choose(index + 1, fittingChoice(decision).id)
}

async function workThrough({ id, decisions }: Scenario): Promise<void> {
  for (const [index, decision] of decisions.entries())
    await bob.post(webLinks.scenarioStep(id, index + 1), { choice: fittingChoice(decision).id }).expect(303)
}

async function read(path: string): Promise<string> {
  const { status, text } = await bob.get(path)
  expect(status).toBe(200)
  return text
}

async function lessonsFinished(): Promise<string[]> {
  const history = await historyOf(app.deps.store.db, staff.bob)
  return history.filter(isKind('lesson_finished')).map(({ body }) => body.lesson)
}

function wrongChoice({ choices }: Decision) {
  const choice = choices.find(({ fits }) => !fits)
  if (choice === undefined) throw new Error('every choice fits')
  return choice
}

function getStory(id: string): Scenario {
  const scenario = scenarios.find((candidate) => candidate.id === id)
  if (scenario === undefined) throw new Error(`there is no story ${id}`)
  return scenario
}

/** The choices in the order of the page. The hidden field of a form is another one each time. */
function choicesOn(page: string): string[] {
  return [...page.matchAll(/name="choice" value="(\w)"/g)].map((match) => match[1] ?? '')
}
