import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo, webLinks } from '../../src/app/href.web.ts'
import { putRole } from '../../src/identity/role.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { linksOf } from '../support/forms.ts'
import { missAStepTwice } from '../support/nearly-done.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const t = MESSAGES.en
const lessonPath = (person: PersonId, lesson = 'L6') => hrefTo('/hr/people/:person/lessons/:lesson', { person, lesson })

let app: TestApp
let staff: Staff
let dan: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  await putRole(app.deps.store.db, staff.dan, { role: 'hr', sites: [], until: null })
  dan = await signedIn(app, staff.dan)
})

describe('the lesson to go over with somebody who needs help', () => {
  it('shows the site of that person and not the reader’s, and leads back to the record', async () => {
    await missAStepTwice(app, staff)
    await publishExample(app, staff.north, { name: 'North House', slug: 'north-house' })
    await publishExample(app, staff.south, { name: 'South House', slug: 'south-house' })
    const record = hrefTo('/hr/people/:person', { person: staff.bob })
    const onRecord = (await dan.get(record).expect(200)).text
    const [, href = '', section] = /href="([^"#]+lessons[^"#]+)#([^"]+)"/.exec(onRecord) ?? []
    const { text } = await dan.get(href).expect(200)
    expect(text).toContain(`id="${section}"`)
    expect(text).toContain(t.hr.person.goOver.at('Bob Rivera', 'North House'))
    expect(text).not.toContain('South House')
    expect(linksOf(text)).toContain(record)
  })

  it('is only read: it sends nothing, and no link leads to a page with the reader’s own site', async () => {
    await publishExample(app, staff.north, { name: 'North House', slug: 'north-house' })
    for (const { id } of app.deps.contents.en.course.lessons) {
      const { text } = await dan.get(lessonPath(staff.bob, id)).expect(200)
      const main = /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? ''
      expect(main).not.toMatch(/<form|<button/)
      expect(linksOf(main).filter((link) => link.startsWith(webLinks.home()))).toEqual([])
    }
  })

  it('says so when that site has published nothing yet', async () => {
    const { text } = await dan.get(lessonPath(staff.bob)).expect(200)
    expect(text).toContain(t.hr.person.goOver.noSite('Bob Rivera'))
  })

  it('is there for nobody who may not read the record', async () => {
    const cleo = await signedIn(app, staff.cleo)
    await cleo.get(lessonPath(staff.bob)).expect(200)
    await cleo.get(lessonPath(staff.dan)).expect(404)
    await cleo.get(lessonPath(staff.bob, 'L99')).expect(404)
  })
})
