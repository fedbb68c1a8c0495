import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardPath, hrefTo } from '../../src/app/href.web.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { setSiteAgreement } from '../../src/organization/organization.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { exampleSite } from '../support/content.ts'
import { holdersOn } from '../support/roles.ts'
import { publishExample } from '../support/site.ts'
import { beginStory, type Story } from '../support/story.ts'

const words = MESSAGES.en.hr.siteDefaults
const { form, preview, proposal } = MESSAGES.en.hr.sites
/** One number under the names that a site and the organization give it. */
const PHONE = '609-555-0160'
const OWN = 'North House warm line'
const FOR_ALL = 'County warm line'
const LATER = 'County help line'

let story: Story
let eve: PersonId
beforeAll(async () => {
  story = await beginStory()
  const { staff, test } = story
  eve = (await holdersOn(test, staff)).eve
  const [line] = exampleSite.local
  if (line === undefined) throw new Error('the example has a number of its own')
  const local = [{ ...line, name: OWN, phone: PHONE, publicPhone: true, checkedOn: '2026-11-20' }]
  await publishExample(test, staff.north, { local })
  await publishExample(test, staff.south, { name: 'South House', slug: 'south-house', local: [] })
})
afterAll(() => story.close())

describe('what’s the same at every site', () => {
  it('is written once, looked at by a second person, and on the card where a site has nothing of its own', async () => {
    await setSiteAgreement(story.test.deps.store.db, true)
    const [first, second] = [await story.pageOf(eve), await story.pageOf(story.staff.ada)]
    await first.goto(`${story.address}/hr/sites`)
    await first.getByRole('link', { name: words.open }).click()
    await first.locator('details:has([name="add"][value="local"]) > summary').click()
    await first.getByRole('button', { name: form.addLocal }).click()
    await first.locator('#local-0-name').fill(FOR_ALL)
    await first.locator('#local-0-es-name').fill('Línea de apoyo del condado')
    await first.locator('#local-0-phone').fill(PHONE)
    await first.locator('[name="local-0-publicPhone"][value="yes"]').check()
    await first.locator('#local-0-checkedOn').fill('2026-11-20')
    await first.getByRole('button', { name: form.checkChanges }).click()
    await first.getByRole('heading', { name: words.preview }).waitFor()
    const sites = (await first.locator('main').textContent()) ?? ''
    expect(sites).toMatch(/North House[^]*Keeps its own: [^]*South House[^]*Changes here: /)
    await first.getByRole('button', { name: preview.ask }).click()
    await first.getByText(proposal.own).waitFor()
    expect(await shownAt()).toEqual({ north: OWN, south: 'none' })

    await second.goto(`${story.address}/hr`)
    await second.locator('a[href="/hr/sites/defaults/proposal"]').first().click()
    expect(await second.locator('main').textContent()).toContain(PHONE)
    await second.getByRole('button', { name: proposal.agree }).click()
    await second.getByText(words.published).waitFor()
    expect(await shownAt()).toEqual({ north: OWN, south: FOR_ALL })
    for (const page of [first, second]) await page.context().close()
  })

  it('is called off before its day, and nothing changes on that day', async () => {
    await setSiteAgreement(story.test.deps.store.db, false)
    const steward = await story.pageOf(eve)
    await publishFrom(steward, LATER, '2026-11-30')
    await steward.getByText(words.comes(2, 'Nov 30, 2026')).waitFor()
    await steward.getByRole('button', { name: form.withdraw }).click()
    await steward.getByText(words.comes(2, 'Nov 30, 2026')).waitFor({ state: 'detached' })
    await steward.context().close()
    story.test.clock.pass({ days: 7 })
    expect(await shownAt()).toEqual({ north: OWN, south: FOR_ALL })
  })

  it('changes on its day when nobody calls it off', async () => {
    const steward = await story.pageOf(eve)
    await publishFrom(steward, LATER, '2026-12-07')
    await steward.context().close()
    expect(await shownAt()).toEqual({ north: OWN, south: FOR_ALL })
    story.test.clock.pass({ days: 7 })
    expect(await shownAt()).toEqual({ north: OWN, south: LATER })
  })
})

async function publishFrom(page: Page, name: string, day: string): Promise<void> {
  await page.goto(`${story.address}${hrefTo('/hr/sites/defaults')}#local-0-name`)
  await page.locator('#local-0-name').fill(name)
  await page.getByRole('button', { name: form.checkChanges }).click()
  await page.getByLabel(preview.from).fill(day)
  await page.getByRole('button', { name: form.publish, exact: true }).click()
  await page.getByText(words.published).waitFor()
}

/** Under which name the cards of two sites have the number. */
async function shownAt(): Promise<Record<'north' | 'south', string>> {
  const phone = await story.phone()
  const shown = async (slug: string) => {
    await phone.goto(story.address + cardPath(slug, 'en'))
    const text = (await phone.locator('body').textContent()) ?? ''
    return [OWN, FOR_ALL, LATER].find((name) => text.includes(name)) ?? 'none'
  }
  const found = { north: await shown('north-house'), south: await shown('south-house') }
  await phone.context().close()
  return found
}
