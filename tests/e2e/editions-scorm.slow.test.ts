import { describe, expect, it } from 'vitest'
import type { ScormEdition } from '../../src/packages/standards/edition.ts'
import { languageIn, unpack } from '../../src/packages/runtime/suspend-data.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { packageLinks as links } from '../../src/packages/link.page.ts'
import { content, contents } from '../support/content.ts'
import { FINISHED, headed } from '../support/course-story.ts'
import { faultsOf, finishedRecord, recordOf, systemsOfTests, takeCourseUnder } from '../support/editions.ts'
import type { Host, Launch } from '../support/lms.ts'
import { attempting, beforeLastAnswer, passed, practised } from '../support/package-states.ts'
import { answerAsked, follow, goHome, heading, send } from '../support/play.ts'

const t = MESSAGES.en

const { course } = content
const { saving } = MESSAGES.en.sco
const atPolicy = { ...passed, place: 'policy' }

const systems = systemsOfTests()

describe('a course under a strict LMS', () => {
  it.each<ScormEdition>(['scorm12', 'scorm2004-4'])(
    'is begun, failed, gone back to, passed, acknowledged, and then changed by nothing, %s',
    (edition) => takeCourseUnder('strict', edition, systems()),
  )
})

describe('the last step of the course', () => {
  it.each<[ScormEdition, Host]>([
    ['scorm12', 'like frappe'],
    ['scorm2004-3', 'popup'],
    ['scorm2004-4', 'scorm-again'],
    ['scorm2004-4', 'cross-origin frame'],
  ])('is on record, %s, under "%s"', async (edition, host) => {
    const lms = await systems().start(edition, host)
    const launch = await systems().open(lms, atPolicy)
    await send(launch.sco)
    await headed(launch, FINISHED)
    const log = await launch.end()
    expect(recordOf(lms, edition)).toMatchObject({ completion: finishedRecord(edition, '').completion })
    // That LMS refuses nothing and knows little, so it has no faults to compare.
    if (host !== 'like frappe') expect(faultsOf(log, edition)).toEqual([])
  })
})

describe('a package in both languages', () => {
  it('continues in the language chosen last, and is one course', async () => {
    const edition = 'scorm2004-4'
    const lms = await systems().start(edition, 'strict', { contents: [contents.en, contents.es] })
    const first = await systems().open(lms)
    await headed(first, t.sco.chooseLanguage)
    await headed(first, 'Elija su idioma')
    await first.sco.locator('main button[value="es"]').click()
    await follow(first.sco, links.lesson('L4', null))
    expect(await heading(first.sco)).toBe(contents.es.course.lessons.find(({ id }) => id === 'L4')?.title)
    await first.sco.locator('header').getByRole('button', { name: 'English' }).click()
    await headed(first, content.course.lessons.find(({ id }) => id === 'L4')?.title ?? '')
    expect(faultsOf(await first.end(), edition)).toEqual([])
    expect(languageIn(recordOf(lms, edition).suspendData)).toBe('en')

    const second = await systems().open(lms)
    expect(await second.sco.locator('html').getAttribute('lang')).toBe('en')
    await second.sco.locator('header').getByRole('button', { name: 'Español' }).click()
    await second.sco.locator('html[lang="es"]').waitFor()
    await second.end()

    const third = await systems().open(lms, { ...atPolicy, language: 'es' })
    expect(await third.sco.locator('html').getAttribute('lang')).toBe('es')
    await send(third.sco)
    await third.sco.locator('main .score').waitFor()
    const log = await third.end()
    expect(faultsOf(log, edition)).toEqual([])
    expect(valuesIn(log).filter(([, value]) => value === 'passed')).toHaveLength(1)
    expect(recordOf(lms, edition)).toMatchObject(finishedRecord(edition, '100'))
  })
})

describe('a package that tells the answers', () => {
  it.each<[ScormEdition, string]>([
    ['scorm12', 'student_response'],
    ['scorm2004-4', 'learner_response'],
  ])('says so to the learner, and sends them in the form of %s', async (edition, response) => {
    const lms = await systems().start(edition, 'strict', { answers: 'responses' })
    const asking = await systems().open(lms, { ...practised, place: 'final' })
    expect(await asking.sco.locator('main').innerText()).toContain('the options you chose')
    await asking.end()
    const launch = await systems().open(
      lms,
      beforeLastAnswer(attempting, () => true),
    )
    await answerAsked(launch.sco, course, () => true)
    await send(launch.sco)
    await headed(launch, t.learn.attempt.passedTitle)
    expect(faultsOf(await launch.end(), edition)).toEqual([])
    for (let place = 0; place < 15; place++) {
      const at = `cmi.interactions.${place}`
      expect(lms.value(`${at}.${response}`)).toMatch(/^[a-f]((,|\[,\])[a-f])*$/)
      expect(lms.value(`${at}.correct_responses.0.pattern`)).toBe(lms.value(`${at}.${response}`))
    }
  })
})

describe('without a network', () => {
  it('steps wait, the page says so, and they are saved when it is back', async () => {
    const edition = 'scorm2004-4'
    const lms = await systems().start(edition, 'scorm-again')
    const launch = await systems().open(
      lms,
      beforeLastAnswer(attempting, () => true),
    )
    const context = launch.page.context()
    await context.setOffline(true)
    await answerAsked(launch.sco, course, () => true)
    await send(launch.sco)
    await headed(launch, t.learn.attempt.passedTitle)
    await said(launch, '#status', 'Not saved')
    await follow(launch.sco, links.policy())
    await send(launch.sco)
    await headed(launch, saving)
    expect(recordOf(lms, edition)).toMatchObject({ completion: 'incomplete', score: '' })
    await context.setOffline(false)
    await headed(launch, FINISHED)
    await said(launch, '#status', 'Saved')
    expect(recordOf(lms, edition)).toMatchObject(finishedRecord(edition, '100'))
    expect(lms.value('cmi.interactions.14.result')).toBe('correct')
    // The commits that failed are not in the log, so that what was set again for each counts for one.
    const faults = faultsOf(await launch.end(), edition)
    expect(faults.filter((fault) => !fault.endsWith('values were set for one commit'))).toEqual([])
  })

  it('steps that a crash has cut off are offered again, and sent when they are taken, with the completion', async () => {
    const edition = 'scorm12'
    const lms = await systems().start(edition, 'strict')
    const context = await systems().profile()
    const cut = await systems().open(lms, atPolicy, { context })
    await cut.failCommits(true)
    await send(cut.sco)
    await headed(cut, saving)
    await cut.kill()
    expect(recordOf(lms, edition)).toMatchObject({ completion: 'incomplete', score: '' })

    const launch = await systems().open(lms, null, { context })
    await headed(launch, t.sco.kept.title)
    await launch.sco.getByRole('button', { name: t.sco.kept.goOn }).click()
    await headed(launch, FINISHED)
    expect(faultsOf(await launch.end(), edition)).toEqual([])
    expect(recordOf(lms, edition)).toMatchObject(finishedRecord(edition, '100'))
  })
})

describe('two windows', () => {
  it('both show a message, know what the other does, and ending one takes nothing back', async () => {
    const edition = 'scorm12'
    const lms = await systems().start(edition, 'scorm-again')
    const context = await systems().profile()
    const first = await systems().open(lms, atPolicy, { context })
    const second = await systems().open(lms, null, { context })
    for (const launch of [first, second])
      await said(launch, '#notices .notice', 'This course is open in another window')
    await goHome(second.sco)
    await follow(second.sco, links.lesson('L2', null))
    await send(first.sco)
    await headed(first, FINISHED)
    await expect.poll(async () => valuesIn(await second.calls()).some(([, value]) => value === 'passed')).toBe(true)
    expect(faultsOf(await second.end(), edition)).toEqual([])
    expect(recordOf(lms, edition)).toMatchObject({ completion: 'passed', score: '100' })
    expect(unpack(course, recordOf(lms, edition).suspendData)?.acknowledgement).not.toBeNull()
    await first.sco.locator('#notices .notice', { hasText: 'another window' }).waitFor({ state: 'detached' })
  })
})

describe('the Leave button', () => {
  it.each<[ScormEdition, string[]]>([
    ['scorm12', []],
    ['scorm2004-4', ['suspendAll']],
  ])('closes a pop-up itself, and tells the LMS where to go, %s', async (edition, navigation) => {
    const lms = await systems().start(edition, 'popup')
    const launch = await systems().open(lms)
    if (!('mainFrame' in launch.sco)) throw new Error('the package is in no window of its own')
    const closed = launch.sco.waitForEvent('close')
    // The window may be gone before the click is over.
    await Promise.all([
      closed,
      launch.sco
        .locator('.btn--leave')
        .click()
        .catch(() => closed),
    ])
    const log = await launch.calls()
    expect(faultsOf(log, edition)).toEqual([])
    const sent = valuesIn(log).filter(([element]) => element === 'adl.nav.request')
    expect(sent.map(([, value]) => value)).toEqual(navigation)
  })

  it('loses nothing where the LMS breaks at the end of a session', async () => {
    const edition = 'scorm2004-4'
    const lms = await systems().start(edition, 'broken end')
    const launch = await systems().open(lms, atPolicy)
    await launch.failCommits(true)
    await send(launch.sco)
    await headed(launch, saving)
    await launch.failCommits(false)
    await launch.sco.locator('.btn--leave').click()
    await headed(launch, 'Closed')
    expect(recordOf(lms, edition)).toMatchObject(finishedRecord(edition, '100'))
  })
})

describe('somebody who reads for long', () => {
  it('is told to the LMS every five minutes, with one commit', async () => {
    const edition = 'scorm2004-4'
    const lms = await systems().start(edition, 'strict')
    const context = await systems().profile()
    await context.clock.install()
    const launch = await systems().open(lms, null, { context })
    const before = await launch.calls()
    await context.clock.fastForward('05:00')
    const since = async () => (await launch.calls()).slice(before.length)
    await expect.poll(async () => (await since()).length).toBeGreaterThan(0)
    expect((await since()).map(({ method }) => method)).toEqual(['SetValue', 'Commit'])
    expect(valuesIn(await since()).map(([element]) => element)).toEqual(['cmi.exit'])
  })
})

function valuesIn(log: Awaited<ReturnType<Launch['calls']>>): (readonly string[])[] {
  return log.filter(({ method }) => method.endsWith('SetValue')).map(({ args }) => args)
}

async function said({ sco }: Pick<Launch, 'sco'>, selector: string, text: string): Promise<void> {
  await sco.locator(selector, { hasText: text }).first().waitFor({ timeout: 15_000 })
}
