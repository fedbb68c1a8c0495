import { beforeEach, describe, expect, it } from 'vitest'
import type { ProcedureStep } from '../../src/course/course.ts'
import type { Round } from '../../src/followups/round.ts'
import { DEFAULT_REMINDERS } from '../../src/reminders/settings.ts'
import { putReminderSettings } from '../../src/reminders/settings.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { content } from '../support/content.ts'
import { addAnswersAbout } from '../support/follow-ups.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.followUps
let app: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
})

const answers = (round: Round, step: ProcedureStep, results: readonly boolean[]) =>
  addAnswersAbout(app, step, round, results)
/** Without what protects its forms, which is new each time. */
const page = async () => (await ada.get('/hr/follow-ups').expect(200)).text.replaceAll(/(value|csrf)="[^"]*"/g, '')

describe('the page on what staff still know', () => {
  it('shows nothing of four answers, and the share of five', async () => {
    await answers('2-weeks', 'tell', [true, false, true, true])
    const few = await page()
    expect(few).toContain(words.repeatUnknown)
    expect(few).not.toMatch(/\d%/)
    expect(few).not.toContain(words.tableTitle)
    await answers('2-weeks', 'tell', [true])
    const five = await page()
    expect(five).toContain(words.share('80%', words.when['2-weeks'], 4, 5))
    expect(five).toContain('id="curve-tell"')
    expect(five).toContain(words.tableTitle)
  })

  it('stays as it is until the next five have answered, whatever they answer', async () => {
    await answers('2-weeks', 'tell', [true, false, true, true, true])
    const before = await page()
    for (const isRight of [false, false, true, false]) {
      await answers('2-weeks', 'tell', [isRight])
      expect(await page()).toBe(before)
    }
    await answers('2-weeks', 'tell', [false])
    expect(await page()).toContain(words.rightOf(5, 10))
  })

  it('says what to repeat, with the way to the lesson, the stories and the practice of the team', async () => {
    await answers('2-weeks', 'tell', [true, true, true, true, true])
    await answers('6-months', 'tell', [true, false, false, true, true])
    await answers('6-months', 'call', [true, true, true, true, true])
    const text = await page()
    expect(text).toContain(words.share('60%', words.when['6-months'], 3, 5))
    const { lesson, section } = content.course.stepPlaces.tell
    expect(text).toContain(`href="/lessons/${lesson}#${section}"`)
    expect(text).toMatch(/href="\/scenarios\/SC-\d+"/)
    expect(text).toContain('href="/hr/practices"')
    const repeat = text.slice(text.indexOf('aria-labelledby="repeat"'), text.indexOf('aria-labelledby="kept"'))
    expect(repeat).not.toContain(content.course.stepTitles.call)
  })

  it('says that nothing stands out when everyone was right, and when questions are turned off', async () => {
    await answers('2-weeks', 'tell', [true, true, true, true, true])
    expect(await page()).toContain(words.repeatNothing)
    expect(await page()).not.toContain(words.off)
    const settings = { ...DEFAULT_REMINDERS, followUps: false }
    await app.deps.store.transaction((tx) => putReminderSettings(tx, settings, staff.ada, app.deps.now()))
    expect(await page()).toContain(words.off)
  })
})
