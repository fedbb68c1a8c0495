import { beforeEach, expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { keepRelease } from '../../src/app/live-content.ts'
import type { Contents } from '../../src/contacts/line.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { showing, signedIn, type TestApp, testApp } from '../support/app.ts'
import { contents } from '../support/content.ts'
import { workOnHome } from '../support/home.ts'
import { renumbered } from '../support/lines.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.card.printing
let app: TestApp
let staff: Staff
let card: string
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  await publishExample(app, staff.north, {})
  card = hrefTo('/hr/sites/:site/card', { site: staff.north })
  await started(contents)
})

/** The server as it runs after a start with these contents, a day later than before. */
async function started(released: Contents): Promise<TestApp> {
  app.clock.pass({ days: 1 })
  for (const language of LANGUAGES) await keepRelease(app.deps.store, released[language], app.deps.now())
  app.clock.pass({ minutes: 1 })
  const deps = showing(app.deps, { contents: released })
  return { ...app, deps, app: createApp(deps) }
}

/** Whether the page to print cards says that old ones may be around, and whether Home does. */
async function paperOn(server: TestApp) {
  const ada = await signedIn(server, staff.ada)
  const page = (await ada.get(card).expect(200)).text
  const work = await workOnHome(ada)
  return {
    page,
    isAsked: page.includes(`action="${card}"`),
    isOnHome: work.some(({ names }) => names.some(([, href]) => href === card)),
  }
}

it('a release with another number on it makes paper old, and so does going back to the release before', async () => {
  expect(await paperOn(await started(contents))).toMatchObject({ isAsked: false, isOnHome: false })

  const after = await started(renumbered('1-800-555-0142'))
  const upgraded = await paperOn(after)
  expect(upgraded).toMatchObject({ isAsked: true, isOnHome: true })
  expect(upgraded.page).toContain(words.changed('Nov 27, 2026'))
  await (await signedIn(after, staff.ada)).post(card, {}).expect(303)
  expect(await paperOn(after)).toMatchObject({ isAsked: false, isOnHome: false })
  // Another start of the same release changes nothing.
  expect(await paperOn(await started(renumbered('1-800-555-0142')))).toMatchObject({ isAsked: false })

  const back = await started(contents)
  const before = await paperOn(back)
  expect(before).toMatchObject({ isAsked: true, isOnHome: true })
  expect(before.page).toContain(words.changed('Nov 29, 2026'))
  await (await signedIn(back, staff.ada)).post(card, {}).expect(303)
  expect(await paperOn(back)).toMatchObject({ isAsked: false, isOnHome: false })
})

it('a release from before the site had details makes no paper of the site old', async () => {
  const south = hrefTo('/hr/sites/:site/card', { site: staff.south })
  const after = await started(renumbered('1-800-555-0142'))
  await publishExample(after, staff.south, { name: 'South House', slug: 'south-house' }, '2026-11-26')
  expect((await (await signedIn(after, staff.ada)).get(south).expect(200)).text).not.toContain(`action="${south}"`)
})
