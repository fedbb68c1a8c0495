import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { packagesMade } from '../../src/packages/made.store.ts'
import { allRecipients } from '../../src/packages/recipient.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { madePackage } from '../support/made-package.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.packages
const MOODLE = 'Bayview Youth Services, Moodle'
const CANVAS = 'Shore House, Canvas'

let app: TestApp
let staff: Staff
let ada: Browser
let file: string
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  await publishExample(app, staff.north, {})
  file = await made()
  ada = await signedIn(app, staff.ada)
})

describe('where a package went', () => {
  it('is noted, more than once over time, and is on the list and on its own page', async () => {
    expect(await list()).toContain(`href="${page()}">${words.recipients.open}`)
    expect((await ada.get(page()).expect(200)).text).toContain(words.recipients.none)
    await note(MOODLE).expect(303)
    app.clock.pass({ minutes: 1 })
    await note(CANVAS).expect(303)
    expect(await list()).toContain(words.recipients.usedAt(`${MOODLE}; ${CANVAS}`))
    const { text } = await ada.get(page()).expect(200)
    expect(text).toContain(words.recipients.noted('Nov 24, 2026', 'Ada Okafor'))
  })

  it('is noted once under one name while it’s used there', async () => {
    await note(MOODLE).expect(303)
    await note(MOODLE.toUpperCase()).expect(303)
    expect(await noted()).toEqual([[MOODLE, false]])
  })

  it('ends with a further entry, and the first one stays', async () => {
    await note(MOODLE).expect(303)
    await end()
    await end()
    expect(await noted()).toEqual([[MOODLE, true]])
    const { text } = await ada.get(page()).expect(200)
    expect(text).toContain(words.recipients.ended('Nov 24, 2026', 'Ada Okafor'))
    expect(await list()).not.toContain(words.recipients.usedAt(MOODLE))
    app.clock.pass({ minutes: 1 })
    await note(MOODLE).expect(303)
    expect(await noted()).toEqual([
      [MOODLE, true],
      [MOODLE, false],
    ])
  })

  it.each([
    ['nothing', ' ', words.recipients.needed],
    ['somebody’s own name', 'Maria Lopez', MESSAGES.en.account.names.held('Maria Lopez')],
  ])('isn’t noted with %s in the field', async (_, recipient, problem) => {
    const { text } = await note(recipient).expect(422)
    expect(text).toContain(problem)
    expect(await noted()).toEqual([])
  })

  it('is for a package on the list, and an entry for its own package', async () => {
    await ada.get(hrefTo('/hr/packages/made/:package', { package: 'f'.repeat(64) })).expect(404)
    await note(MOODLE).expect(303)
    app.clock.pass({ minutes: 1 })
    const other = await made()
    const [entry] = (await allRecipients(app.deps.store.db)).get(file) ?? []
    const where = { package: other, recipient: entry?.id ?? '' }
    await ada.post(hrefTo('/hr/packages/made/:package/recipients/:recipient/ends', where)).expect(404)
    expect(await noted()).toEqual([[MOODLE, false]])
  })
})

describe('an earlier package with an old number', () => {
  beforeEach(async () => {
    await note(MOODLE).expect(303)
    app.clock.pass({ minutes: 1 })
    await publishExample(app, staff.north, {
      backup: { role: 'Clinical lead', phone: '609-555-0199', publicPhone: true },
    })
    await made()
  })

  it('says where it’s used, next to the letter for whoever uses it', async () => {
    const text = await list()
    const [, marked = ''] = text.split(words.oldNumber.some(1))
    expect(marked.indexOf(words.recipients.usedAt(MOODLE))).toBeGreaterThan(-1)
    expect(marked.indexOf(words.recipients.usedAt(MOODLE))).toBeLessThan(marked.indexOf(words.oldNumber.title))
  })

  it('isn’t marked anymore once it’s noted that nobody uses it', async () => {
    await end()
    const text = await list()
    expect(text).not.toContain(words.oldNumber.stillUsed)
    expect(text).not.toContain(words.oldNumber.title)
    expect(text).toContain(words.states.over)
  })

  it('is marked again when the same file was downloaded since, by somebody who hasn’t said where it went', async () => {
    await end()
    expect(await list()).not.toContain(words.oldNumber.stillUsed)
    app.clock.pass({ minutes: 1 })
    const again = (await packagesMade(app.deps.store.db, 10)).find(({ fileHash }) => fileHash === file)
    if (again === undefined) throw new Error('the package is on the list')
    await madePackage(app, { site: staff.north, by: staff.ada }, { ...again, at: app.deps.now() })
    app.clock.pass({ minutes: 1 })
    await made()
    expect(await list()).toContain(words.oldNumber.stillUsed)
  })
})

function page(): string {
  return hrefTo('/hr/packages/made/:package', { package: file })
}

async function list(): Promise<string> {
  return (await ada.get('/hr/packages').expect(200)).text
}

function note(recipient: string) {
  return ada.post(hrefTo('/hr/packages/made/:package/recipients', { package: file }), { recipient })
}

/** Says of the first entry that the package is no longer used there. */
async function end(): Promise<void> {
  const [entry] = (await allRecipients(app.deps.store.db)).get(file) ?? []
  const where = { package: file, recipient: entry?.id ?? '' }
  await ada.post(hrefTo('/hr/packages/made/:package/recipients/:recipient/ends', where)).expect(303)
}

async function noted(): Promise<(readonly [string, boolean])[]> {
  const found = (await allRecipients(app.deps.store.db)).get(file) ?? []
  return found.map(({ ended, name }) => [name, ended !== null])
}

function made(): Promise<string> {
  return madePackage(app, { site: staff.north, by: staff.ada })
}
