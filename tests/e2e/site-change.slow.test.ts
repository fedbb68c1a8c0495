import { afterAll, beforeAll, expect, it } from 'vitest'
import { cardPath, hrefTo } from '../../src/app/href.web.ts'
import { setSiteAgreement } from '../../src/organization/organization.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { holdersOn } from '../support/roles.ts'
import { publishExample } from '../support/site.ts'
import { beginStory, type Story } from '../support/story.ts'

const words = MESSAGES.en.hr.sites
const OLD = '609-555-0117'
const NEW = '609-555-0199'
/** It's Tuesday, November 24, 2026. */
const MONDAY = '2026-11-30'

let story: Story
let eve: PersonId
beforeAll(async () => {
  story = await beginStory()
  const { staff, test } = story
  eve = (await holdersOn(test, staff)).eve
  const backup = { role: 'Clinical lead', es: { role: 'Dirección clínica' }, phone: OLD, publicPhone: true }
  await publishExample(test, staff.north, { backup })
  await setSiteAgreement(test.deps.store.db, true)
})
afterAll(() => story.close())

async function shownToStaff(): Promise<string[]> {
  const learner = await story.pageOf(story.staff.bob)
  const texts: string[] = []
  for (const path of [cardPath('north-house', 'en'), '/lessons/L4', '/policy']) {
    await learner.goto(story.address + path)
    texts.push((await learner.locator('body').textContent()) ?? '')
  }
  await learner.context().close()
  return texts.map((text) => (text.includes(NEW) ? 'new' : text.includes(OLD) ? 'old' : 'neither'))
}

it('a number of the site changes from next Monday: one steward asks, another sends it back and then agrees, and staff see it on Monday', async () => {
  const site = story.address + hrefTo('/hr/sites/:site', { site: story.staff.north })
  const [first, second] = [await story.pageOf(eve), await story.pageOf(story.staff.ada)]
  const ask = async (phone: string) => {
    await first.goto(`${site}#backup-phone`)
    await first.locator('#backup-phone').fill(phone)
    await first.getByRole('button', { name: words.form.checkChanges }).click()
    await first.waitForURL(`${site}/preview`)
    const changes = first.getByRole('region', { name: words.preview.changes })
    expect(await changes.textContent()).toContain(phone)
    expect(await first.getByRole('region', { name: MESSAGES.en.hr.requirements.effect.title }).textContent()).toContain(
      words.effect.paper,
    )
    await first.getByLabel(words.preview.from).fill(MONDAY)
    await first.getByRole('button', { name: words.preview.ask }).click()
    await first.getByText(words.proposal.own).waitFor()
  }
  // Two digits are the wrong way round, and a second pair of eyes sees it.
  await ask('609-555-0919')
  await second.goto(`${story.address}/hr`)
  await second.locator(`a[href$="/proposal"]`).first().click()
  await second.getByRole('heading', { name: words.proposal.title }).waitFor()
  await second.getByLabel(words.proposal.reason).fill('The number ends in 0199')
  await second.getByRole('button', { name: words.proposal.refuse }).click()
  await first.goto(site)
  expect(await first.locator('main').textContent()).toContain('Reason: The number ends in 0199')
  expect(await first.locator('#backup-phone').inputValue()).toBe('609-555-0919')
  await ask(NEW)
  await second.goto(`${site}/proposal`)
  await second.getByRole('button', { name: words.proposal.agree }).click()
  await second.getByText(words.form.publishedFrom('Nov 30, 2026')).waitFor()

  expect(await shownToStaff()).toEqual(['old', 'old', 'old'])
  await second.getByRole('link', { name: words.form.comparison }).click()
  const compared = second.locator('section[aria-labelledby="compared"]')
  expect(await compared.locator('tbody tr').count()).toBe(1)
  expect(await compared.locator('tbody').textContent()).toMatch(new RegExp(`${OLD}[^]*${NEW}`))

  // Nobody presses anything.
  story.test.clock.pass({ days: 6 })
  expect(await shownToStaff()).toEqual(['new', 'new', 'new'])
})
