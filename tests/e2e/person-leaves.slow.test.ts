import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PersonId } from '../../src/ledger/event.ts'
import { currentSpells } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { recordEvents } from '../../src/people/record.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { axe } from '../support/axe.ts'
import { exampleSite } from '../support/content.ts'
import { holdersOn } from '../support/roles.ts'
import { publishExample } from '../support/site.ts'
import { beginStory, type Story } from '../support/story.ts'

const words = MESSAGES.en.hr.siteRoles
const home = MESSAGES.en.hr.home
const NIGHTS = exampleSite.named[1]
const NIGHT_NUMBER = NIGHTS?.phone ?? ''
const BACKUP_NUMBER = exampleSite.backup?.phone ?? ''
let story: Story
let eve: PersonId
let gus: PersonId
beforeAll(async () => {
  story = await beginStory()
  const { staff, test } = story
  const holders = await holdersOn(test, staff)
  eve = holders.eve
  gus = holders.gus
  await publishExample(test, staff.north, {}, '2026-11-02')
})
afterAll(() => story.close())

/** HR and stewards work at a desk. */
const DESK = { viewport: { width: 1280, height: 720 } }

async function separate(person: PersonId): Promise<void> {
  const { deps } = story.test
  const today = calendarDate('2026-11-24')
  const [spell] = currentSpells(await historyOf(deps.store.db, person), today)
  const recording = { course: deps.contents.en.course.id, actor: story.staff.ada, at: deps.now(), today }
  const body = { v: 1, spell: spell?.id ?? '' } as const
  const last = { person, on: calendarDate('2026-11-23'), kind: 'separated', body } as const
  await deps.store.transaction((tx) => recordEvents(tx, [last], recording))
}

it('a person leaves: the steward hears of it and decides, the supervisor and new staff have somebody to call', async () => {
  const steward = await story.pageOf(eve, DESK)
  await steward.goto(`${story.address}/hr/sites`)
  await steward.getByRole('link', { name: 'North House' }).first().click()
  await steward.getByRole('link', { name: words.link }).click()
  await steward
    .locator('.card', { hasText: NIGHTS?.role ?? '' })
    .getByRole('link', { name: words.choose })
    .click()
  await steward.locator('main').getByLabel(words.search).fill('park')
  await steward.locator('main').getByRole('button', { name: words.find, exact: true }).click()
  expect((await axe(steward)).violations).toEqual([])
  await steward.getByRole('button', { name: words.linkTo('Gus Park') }).click()
  expect(await steward.getByText(words.done.linked).isVisible()).toBe(true)
  expect(await steward.getByText(words.heldBy('Gus Park')).isVisible()).toBe(true)

  const card = await story.phone(DESK)
  await card.goto(`${story.address}/now/north-house`)
  expect(await card.locator('main').innerText()).toContain(NIGHT_NUMBER)

  await separate(gus)

  // A supervisor and new staff read the numbers that work, and nothing of why.
  for (const person of [story.staff.bob, story.staff.cleo]) {
    const page = await story.pageOf(person)
    await page.goto(`${story.address}/contacts`)
    const text = await page.locator('main').innerText()
    expect(text).not.toContain(NIGHT_NUMBER)
    expect(text).toContain(BACKUP_NUMBER)
    expect(text).not.toContain('Gus')
    await page.context().close()
  }
  await card.reload()
  const shown = await card.locator('main').innerText()
  expect(shown).not.toContain(NIGHT_NUMBER)
  expect(shown).toContain(BACKUP_NUMBER)

  // First on the steward's home, with one button.
  await steward.goto(`${story.address}/hr`)
  expect(await steward.locator('main h2').first().innerText()).toBe(home.doing.roles(1))
  await steward.getByRole('link', { name: home.button.roles(1) }).click()
  expect(await steward.getByText(words.drifted(1)).isVisible()).toBe(true)
  // Why he's away is the business of HR.
  expect(await steward.getByText('Gus Park hasn’t been available in this role since').isVisible()).toBe(true)
  const published = `${NIGHTS?.role}, ${NIGHT_NUMBER}`
  expect(await steward.getByText(words.returns(published)).isVisible()).toBe(true)
  expect((await axe(steward)).violations).toEqual([])

  // Somebody else answers that number now: the page says that it comes back before the steward links them.
  await steward.getByRole('link', { name: words.chooseOther }).click()
  expect(await steward.getByText(words.linkReturns(published)).isVisible()).toBe(true)
  await steward.locator('main').getByLabel(words.search).fill('rivera')
  await steward.locator('main').getByRole('button', { name: words.find, exact: true }).click()
  await steward.getByRole('button', { name: words.linkTo('Bob Rivera') }).click()
  expect(await steward.getByText(words.heldBy('Bob Rivera')).isVisible()).toBe(true)
  await card.reload()
  expect(await card.locator('main').innerText()).toContain(NIGHT_NUMBER)
  await steward.goto(`${story.address}/hr`)
  expect(await steward.locator('main').innerText()).not.toContain(home.doing.roles(1))
  for (const page of [steward, card]) await page.context().close()
})
