import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { putRole } from '../../src/identity/role.store.ts'
import { setSecondStepFrom } from '../../src/organization/organization.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Holder, holdersOn } from '../support/roles.ts'
import { type Staff, staffOn, withoutPassword } from '../support/staff.ts'

const words = MESSAGES.en.hr.settings

let app: TestApp
let staff: Staff
let as: (holder: Holder) => Promise<Browser>
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  const holders = await holdersOn(app, staff)
  as = (holder) => signedIn(app, holders[holder])
})

describe('the page of settings', () => {
  it.each<[Holder, readonly string[]]>([
    [
      'gus',
      [
        '/hr/roles',
        '/hr/sign-in',
        '/hr/second-step',
        '/hr/organization',
        '/hr/retention',
        '/hr/webhooks',
        '/hr/audit',
        '/hr/ledger',
      ],
    ],
    ['hal', ['/hr/reminders', '/hr/reminders/messages', '/hr/reminders/texts', '/hr/audit', '/hr/ledger']],
  ])(
    'shows %s only what they may open, and each of it opens and is in the place of settings',
    async (holder, expected) => {
      const browser = await as(holder)
      const { text } = await browser.get('/hr/settings').expect(200)
      expect(settingLinks(text)).toEqual(expected)
      for (const path of expected) {
        const page = await browser.get(path).expect(200)
        expect(currentLinks(page.text)).toEqual([
          ['/hr/settings', 'true'],
          [path, 'page'],
        ])
      }
    },
  )

  it('is a place of nobody who has no settings', async () => {
    for (const holder of ['ivy', 'eve', 'fay', 'olga'] as const) {
      const browser = await as(holder)
      await browser.get('/hr/settings').expect(403)
      expect((await browser.get(holder === 'eve' ? '/hr/sites' : '/hr/people')).text).not.toContain('/hr/settings')
    }
  })

  it('asks for a second administrator first, then for a day of the second step, then for nothing', async () => {
    const { db } = app.deps.store
    await db.deleteFrom('account_role').where('person', '=', staff.ada).where('role', '=', 'administrator').execute()
    const gus = await as('gus')
    const next = async () => {
      const { text } = await gus.get('/hr/settings').expect(200)
      return Object.values(words.next).filter((each) => typeof each !== 'string' && text.includes(each.text))
    }
    expect(await next()).toEqual([words.next.secondAdministrator])
    await putRole(db, staff.dan, { role: 'administrator', sites: [], until: null })
    await withoutPassword(app, staff.dan)
    expect(await next()).toEqual([words.next.waitingAdministrator])
    const { text: waiting } = await gus.get('/hr/settings')
    expect(waiting).toContain(words.next.waitingAdministrator.lead('Dan Whitfield'))
    expect(waiting).toContain(`href="${hrefTo('/hr/roles/people/:person', { person: staff.dan })}"`)
    await putRole(db, staff.bob, { role: 'administrator', sites: [], until: null })
    expect(await next()).toEqual([words.next.secondStep])
    expect((await gus.get('/hr/settings')).text).toContain(words.states.notRequired)
    await setSecondStepFrom(db, calendarDate('2026-12-24'))
    expect(await next()).toEqual([])
    expect((await gus.get('/hr/settings')).text).toContain(words.states.requiredFrom('Dec 24, 2026'))
  })

  it('asks HR who isn’t an administrator for nothing', async () => {
    expect((await (await as('hal')).get('/hr/settings')).text).not.toContain(words.next.title)
  })
})

function settingLinks(html: string): string[] {
  return [...html.matchAll(/<ul class="settings">[\s\S]*?<\/ul>/g)].flatMap(([list]) =>
    [...list.matchAll(/<li>\s*<a href="([^"]+)"/g)].map(([, href = '']) => href),
  )
}

/** The links of the navigation that say where the page is. */
function currentLinks(html: string): (readonly [string, string])[] {
  const navigation = [...html.matchAll(/<nav class="tabs[\s\S]*?<\/nav>/g)].join('')
  return [...navigation.matchAll(/href="([^"]+)"\s+aria-current="([^"]+)"/g)].map(
    ([, href = '', current = '']) => [href, current] as const,
  )
}
