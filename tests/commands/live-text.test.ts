import { afterEach, beforeEach, expect, it } from 'vitest'
import { refusedTexts } from '../../src/commands/live-text.cli.ts'
import { putTemplate } from '../../src/reminders/settings.store.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { adopt, REWORDED, rewording } from '../support/own-policy.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

let app: TestApp
let staff: Staff
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
})
afterEach(async () => {
  await app.deps.store.close()
})

const found = () => refusedTexts(app.deps.store.db, app.deps.now())

it('finds nothing in texts that could be published today, and before there are any', async () => {
  expect(await found()).toEqual([])
  await publishExample(app, staff.north, {})
  await adopt(app, staff, [rewording()])
  expect(await found()).toEqual([])
})

it('names each sentence that went live before the rules refused it, and where it is', async () => {
  const words = { ...REWORDED, en: { ...REWORDED.en, text: 'The director must be told immediately. Call SCR later.' } }
  await adopt(app, staff, [rewording({ words })])
  await publishExample(app, staff.north, { steps: 'Offer water. Ask the director before you report anything.' })
  const reminder = { subject: 'Your course', body: 'Do not call SCR about rumors. {link}' }
  await app.deps.store.transaction((tx) => putTemplate(tx, 'overdue', 'en', reminder, staff.ada, app.deps.now()))
  expect(await found()).toEqual([
    'clause PR-6, en: “Call SCR later.”',
    'North House, steps: “Ask the director before you report anything.”',
    'reminder overdue, en: “Do not call SCR about rumors.”',
  ])
})

it('says nothing of a text that was changed since', async () => {
  await publishExample(app, staff.north, { steps: 'Ask the director before you report anything.' })
  await publishExample(app, staff.north, { steps: 'Tell the director at once.' })
  expect(await found()).toEqual([])
})
