import type { BrowserContext } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { ScormEdition } from '../../src/packages/standards/edition.ts'
import { packageLinks as links } from '../../src/packages/link.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { FINISHED, headed } from '../support/course-story.ts'
import { finishedRecord, recordOf, systemsOfTests } from '../support/editions.ts'
import type { CommitAnswers, Launch } from '../support/lms.ts'
import { passed } from '../support/package-states.ts'
import { follow, goHome, send } from '../support/play.ts'

const { sco: words } = MESSAGES.en
const atPolicy = { ...passed, place: 'policy' }
const systems = systemsOfTests()
const CASES = (['scorm12', 'scorm2004-4'] as const).flatMap((edition) =>
  (['log-in page', 'error', 'nothing'] as const).map((answer): [ScormEdition, CommitAnswers] => [edition, answer]),
)

describe('an acknowledgement after the session with the LMS has ended', () => {
  it.each<[ScormEdition, CommitAnswers]>([...CASES, ['scorm2004-3', 'log-in page']])(
    'is not called finished, is offered at the next launch, and is on record when the learner agrees: %s, %s',
    async (edition, answer) => {
      const { lms, context } = await acknowledgedUnder(edition, answer)
      const launch = await systems().open(lms, null, { context })
      await headed(launch, words.kept.title)
      expect(recordOf(lms, edition)).toMatchObject({ completion: 'incomplete', score: '', location: 'policy' })
      await launch.sco.getByRole('button', { name: words.kept.goOn }).click()
      await headed(launch, FINISHED)
      expect(await launch.sco.locator('main').innerText()).toContain(words.finishLead)
      expect(await copies(launch)).toEqual([])
      await launch.end()
      expect(recordOf(lms, edition)).toMatchObject(finishedRecord(edition, '100'))
    },
  )

  it('stays out of the record when the learner goes on without it, and is not offered again', async () => {
    const edition = 'scorm12'
    const { lms, context } = await acknowledgedUnder(edition, 'log-in page')
    const launch = await systems().open(lms, null, { context })
    await headed(launch, words.kept.title)
    await launch.sco.getByRole('button', { name: words.kept.leaveOut }).click()
    await headed(launch, MESSAGES.en.learn.policy.title)
    expect(await copies(launch)).toEqual([])
    await launch.end()
    const again = await systems().open(lms, null, { context })
    await headed(again, MESSAGES.en.learn.policy.title)
    await again.end()
    expect(recordOf(lms, edition)).toMatchObject({ completion: 'incomplete', score: '' })
  })

  it.each<ScormEdition>(['scorm12', 'scorm2004-4'])(
    'is not offered to an attempt that the LMS has begun anew, %s',
    async (edition) => {
      const { lms, context } = await acknowledgedUnder(edition, 'log-in page')
      lms.beginAnew()
      const launch = await systems().open(lms, null, { context })
      await headed(launch, MESSAGES.en.learn.home.title)
      await launch.end()
      expect(recordOf(lms, edition)).toMatchObject({ completion: 'incomplete', score: '', location: 'home' })
    },
  )

  it.each(CASES)('is finished in the same window as soon as the LMS has it: %s, %s', async (edition, answer) => {
    const lms = await systems().start(edition, 'moodle')
    const launch = await systems().open(lms, atPolicy)
    lms.answerCommits(answer)
    await send(launch.sco)
    await headed(launch, words.saving)
    lms.answerCommits('well')
    await headed(launch, FINISHED)
    expect(recordOf(lms, edition)).toMatchObject(finishedRecord(edition, '100'))
    expect(await copies(launch)).toEqual([])
  })
})

describe('without a network', () => {
  it.each<ScormEdition>(['scorm12', 'scorm2004-4'])(
    'an LMS that says that all is saved is not believed before the network is back, %s',
    async (edition) => {
      const lms = await systems().start(edition, 'moodle')
      const launch = await systems().open(lms, atPolicy)
      await launch.page.context().setOffline(true)
      await send(launch.sco)
      await headed(launch, words.saving)
      await saysOnlyThatItIsNotSaved(launch)
      await launch.page.context().setOffline(false)
      await headed(launch, FINISHED)
      expect(recordOf(lms, edition)).toMatchObject(finishedRecord(edition, '100'))
    },
  )
})

describe('the copy in the browser', () => {
  it('is there for no longer than the LMS has not confirmed a step', async () => {
    const lms = await systems().start('scorm12', 'moodle')
    const launch = await systems().open(lms)
    await follow(launch.sco, links.lesson('L1', null))
    expect(await copies(launch)).toEqual([])
    lms.answerCommits('error')
    await goHome(launch.sco)
    await launch.sco.locator('#notices', { hasText: words.notSaved.kept }).waitFor()
    expect(await copies(launch)).toHaveLength(1)
  })
})

/** The learner acknowledges, looks around, and closes the course; the LMS works again only after that. */
async function acknowledgedUnder(edition: ScormEdition, answer: CommitAnswers) {
  const lms = await systems().start(edition, 'moodle')
  const context: BrowserContext = await systems().profile()
  const launch = await systems().open(lms, atPolicy, { context })
  lms.answerCommits(answer)
  await send(launch.sco)
  await headed(launch, words.saving)
  await saysOnlyThatItIsNotSaved(launch)
  await goHome(launch.sco)
  await saysOnlyThatItIsNotSaved(launch)
  expect(await copies(launch)).toHaveLength(1)
  await launch.end()
  lms.answerCommits('well')
  return { lms, context }
}

async function saysOnlyThatItIsNotSaved({ sco }: Launch): Promise<void> {
  await sco.locator('main', { hasText: words.notSaved.kept }).waitFor()
  expect(await sco.locator('#status').innerText()).toContain(words.status.notSaved)
  const text = await sco.locator('body').innerText()
  for (const claim of [FINISHED, words.finishLead, words.code, words.toReceipt, 'don’t have to send anything'])
    expect(text).not.toContain(claim)
}

/** Reads the steps that this browser keeps for learners. */
async function copies({ sco }: Launch): Promise<string[]> {
  return sco.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('.steps.')))
}
