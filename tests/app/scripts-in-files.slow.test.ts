import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { rename } from '../../src/organization/name.store.ts'
import { hire } from '../../src/people/record.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { putTemplate } from '../../src/reminders/settings.store.ts'
import { enqueue } from '../../src/reminders/message.store.ts'
import { publishSite } from '../../src/site/site.store.ts'
import { packageLinks } from '../../src/packages/link.page.ts'
import { browserAfter, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { launchChromium } from '../support/chromium.ts'
import { content, exampleSite } from '../support/content.ts'
import { linksOf } from '../support/forms.ts'
import { download } from '../support/download.ts'
import { type Listener, listener } from '../support/listening.ts'
import { madePack } from '../support/made-pack.ts'
import { sendingOf, sendWaiting } from '../support/mail.ts'
import { APP_URL, signInThere, startProvider } from '../support/oidc.ts'
import { makePackages, waitingPackage } from '../support/ordered-package.ts'
import { packageAddress } from '../support/package-address.ts'
import { SCRIPTS } from '../support/scripts.ts'
import { serveFiles } from '../support/served.ts'
import { mailServer, partsOf } from '../support/smtp.ts'
import { newStaff, PASSWORD, type Staff, signInNameOf, staffOn } from '../support/staff.ts'
import { unzip } from '../support/unzip.ts'

/** People whom the provider knows and HR doesn't. */
const STRANGERS = 20
const TODAY = calendarDate('2026-11-24')

let test: TestApp
let staff: Staff
let browser: Browser
let listening: Listener
let typed = 0
const next = () => SCRIPTS[typed++ % SCRIPTS.length] ?? ''

beforeAll(async () => {
  test = await testApp()
  staff = await staffOn(test)
  await putTexts()
  browser = await launchChromium()
  listening = await listener(browser, SCRIPTS, false)
})
afterAll(async () => {
  await browser.close()
  await test.deps.store.close()
})

describe('a text that is a script, in a file that leaves', () => {
  it('is text on each page of an evidence pack', async () => {
    const { id } = await madePack(test, staff.ada)
    const files = await unzip(await fileAt(`${hrefTo('/hr/packs/:pack', { pack: id })}/pack.zip`))
    expect(await lookAtPages(files)).toBeGreaterThan(100)
  })

  it('is text on each page of the kit for an LMS, the result of the check and the quiz key', async () => {
    const choice = { for: staff.north, edition: 'scorm12' }
    await waitingPackage(test, staff.ada, choice)
    await makePackages(test)
    const files = new Map(await unzip(await fileAt(packageAddress(choice, 'kit.zip'))))
    for (const name of ['report.html', 'quiz-key.html']) files.set(name, await fileAt(packageAddress(choice, name)))
    expect(await lookAtPages(files)).toBeGreaterThan(5)
  })

  it('is text on each page of a package that is played', async () => {
    const choice = { for: staff.north, edition: 'web' }
    await waitingPackage(test, staff.ada, choice)
    await makePackages(test)
    const served = await serveFiles(await unzip(await fileAt(packageAddress(choice, 'package.zip'))))
    const { course, scenarios } = content
    const places = [
      packageLinks.home(),
      ...course.lessons.map(({ id }) => packageLinks.lesson(id, null)),
      ...scenarios.map(({ id }) => packageLinks.scenarioStep(id, 1)),
      ...[
        packageLinks.policy,
        packageLinks.contacts,
        packageLinks.pause,
        packageLinks.whatNext,
        packageLinks.guide,
      ].map((link) => link()),
    ]
    const shown = new Set<number>()
    await listening.open(`${served.origin}/index.html`, null)
    for (const place of places) {
      await listening.page.evaluate(follow, place)
      const { heard, found, shown: here } = await listening.now()
      expect.soft([...heard, ...found], place).toEqual([])
      for (const number of here) shown.add(number)
    }
    await served.close()
    expect(shown.size).toBeGreaterThan(10)
  })
})

describe('a text that is a script, in a mail', () => {
  it('is text in the mail as a page', async () => {
    const server = await mailServer()
    const { store, now } = test.deps
    for (let number = 0; number < 40; number++) {
      const template = { subject: 'Orientation', body: `${next()} {name}\n\n{link}\n${next()}` }
      await store.transaction(async (tx) => {
        await putTemplate(tx, 'nudge', 'en', template, staff.ada, now())
        const reminder = {
          kind: 'nudge',
          person: staff.bob,
          about: null,
          occasion: `${number}`,
          deadline: null,
        } as const
        await enqueue(tx, { ...reminder, mail: true, by: staff.ada, at: now(), today: TODAY })
      })
      await sendWaiting(sendingOf(test, server))
    }
    await server.stop()
    const pages = new Map(server.mails.map((mail, index) => [`${index}.html`, partsOf(mail).get('text/html') ?? '']))
    expect(await lookAtPages(pages)).toBeGreaterThan(60)
  })
})

describe('a text that is a script, from another program', () => {
  it('is text where a provider of single sign-on gives it as a name', async () => {
    const provider = await startProvider()
    const own = await testApp(provider.environment)
    const hr = await signedIn(own, (await staffOn(own)).ada)
    const settings = { label: '', match: 'email', numberClaim: 'employee_number', strangersMayAsk: 'yes' }
    await hr.post('/hr/sign-in', settings).expect(303)
    for (let number = 0; number < STRANGERS; number++) {
      provider.seat({ sub: `s-${number}`, name: next(), email: next(), employee_number: next() })
      await signInThere(own, visitor(own))
    }
    await provider.close()
    const list = '/hr/sign-ins'
    const links = linksOf((await hr.get(list)).text).filter((link) => link.startsWith(`${list}/`))
    const shown = new Set<number>()
    for (const path of [list, ...links]) {
      const { text } = await hr.get(path)
      const { heard, found, shown: here } = await listening.show(APP_URL + path, text, {})
      expect.soft([...heard, ...found], path).toEqual([])
      for (const number of here) shown.add(number)
    }
    await own.deps.store.close()
    expect(shown.size).toBeGreaterThanOrEqual(STRANGERS)
  })

  it('is nowhere where a browser gives it as its name', async () => {
    const own = await testApp({ TRUSTED_PROXIES: '1' })
    await staffOn(own)
    for (const [index, text] of SCRIPTS.slice(0, 20).entries()) {
      const answer = await visitor(own)
        .post('/sign-in', { signInName: signInNameOf('bob'), password: PASSWORD })
        .set('User-Agent', `Mozilla/5.0 ${text.replaceAll(/[^ -~]/g, '')}`)
        .set('X-Forwarded-For', `192.0.2.${index}`)
      const { text: html } = await (await browserAfter(own, answer)).get('/account')
      expect(html).not.toContain('zq(')
    }
    await own.deps.store.close()
  })
})

/** Runs in the browser: follows a link to a page of the package, whatever page is open. */
function follow(href: string): Promise<void> {
  const link = document.createElement('a')
  document.querySelector('main')?.append(link)
  link.href = href
  link.click()
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
}

/** Opens each page. Returns how many texts stand in one of them. */
async function lookAtPages(files: ReadonlyMap<string, Buffer | string>): Promise<number> {
  const served = await serveFiles(files)
  const shown = new Set<number>()
  const pages = [...files].filter(([name, bytes]) => name.endsWith('.html') && bytes.includes('zq'))
  for (const [name] of pages) {
    const { heard, found, shown: here } = await listening.open(`${served.origin}/${name}`, null)
    expect.soft([...heard, ...found], name).toEqual([])
    for (const number of here) shown.add(number)
  }
  await served.close()
  return shown.size
}

async function fileAt(address: string): Promise<Buffer> {
  const { status, bytes } = await download(await signedIn(test, staff.ada), address)
  expect(status, address).toBe(200)
  return bytes
}

/** As many as there are, in every place that files show. */
async function putTexts(): Promise<void> {
  const { store, now, contents } = test.deps
  const recording = { course: contents.en.course.id, actor: staff.ada, at: now(), today: TODAY } as const
  await store.transaction((tx) => rename(tx, next(), { by: staff.ada, at: now() }))
  await store.transaction(async (tx) => {
    for (let number = 0; number < 60; number++) {
      const facts = { name: next(), email: `typed-${number}@harborstreet.example`, employee_number: next() }
      await hire(tx, { ...newStaff, site: staff.north, facts, department: next(), position: next() }, recording)
    }
    await publishSite(tx, staff.north, { ...typedIn(exampleSite), slug: 'north-house' }, recording)
  })
}

/** The details with a text in place of each, but of times, days, numbers and short names. */
function typedIn<T>(details: T, key = ''): T {
  const isText =
    typeof details === 'string' && !/^(phone|from|to|days|timeZone|slug|checkedOn|sayWhoCallsScr)$/.test(key)
  if (isText) return next() as T & string
  if (typeof details !== 'object' || details === null) return details
  const entries = Object.entries(details).map(([name, value]) => [name, typedIn(value, name)])
  // It has the shape of what came in.
  return (Array.isArray(details) ? details.map((entry) => typedIn(entry, key)) : Object.fromEntries(entries)) as T
}
