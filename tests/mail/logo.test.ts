import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '../../src/ledger/event.ts'
import { accentOf } from '../../src/organization/accent.ts'
import { findLogo } from '../../src/organization/brand.store.ts'
import { getOrganization } from '../../src/organization/organization.store.ts'
import { color } from '../../src/platform/html/color.ts'
import { dateAt } from '../../src/platform/time/calendar.ts'
import { enqueue } from '../../src/reminders/message.store.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { putBrand } from '../support/brand.ts'
import { pngLogo } from '../support/logos.ts'
import { sendingOf, sendWaiting } from '../support/mail.ts'
import { mailServer, partsOf, type Post, type TestMailServer } from '../support/smtp.ts'
import { ORGANIZATION, type Staff, staffOn } from '../support/staff.ts'

let app: TestApp
let staff: Staff
let server: TestMailServer

beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  server = await mailServer()
})
afterEach(async () => {
  await server.stop()
  await app.deps.store.close()
})

describe('a mail of an organization with a logo', () => {
  it('has it inside, above the text, with the name as its text, and asks no server for anything', async () => {
    await putBrand(app, { logo: await pngLogo() })
    const mail = await sent(staff.bob)
    const html = partsOf(mail).get('text/html') ?? ''
    expect(html).toMatch(
      new RegExp(`<body>\\s*<table[\\s\\S]*<img src="cid:logo" alt="${ORGANIZATION.name}" width="224" height="56">`),
    )
    expect(html.indexOf('cid:logo')).toBeLessThan(html.indexOf('Bob Rivera'))
    expect(html).not.toMatch(/<(img|link|script)[^>]*(src|href)="(?!cid:)/)
    expect(mail.source).toMatch(/Content-Id: <logo>/i)
    expect(mail.source).toMatch(/Content-Disposition: inline/i)
    const { png } = (await findLogo(app.deps.store.db, (await getOrganization(app.deps.store.db)).brand.logo)) ?? {
      png: new Uint8Array(),
    }
    expect(mail.source.replaceAll(/\s/g, '')).toContain(Buffer.from(png).toString('base64'))
  })

  it('has a plate behind a logo that could be lost on the ground of a mail program', async () => {
    await putBrand(app, { logo: await pngLogo({ ink: '#ffffff' }) })
    expect(partsOf(await sent(staff.bob)).get('text/html')).toContain('<td bgcolor="#192624">')
  })

  it('says the same as one without, as text', async () => {
    const plain = partsOf(await sent(staff.bob)).get('text/plain')
    await putBrand(app, { logo: await pngLogo() })
    expect(partsOf(await sent(staff.bob)).get('text/plain')).toBe(plain)
  })
})

describe('a mail of an organization with a color', () => {
  it.each(['#ffd500', '#000080'])('begins with a line in the tone of %s that is seen on any ground', async (accent) => {
    await putBrand(app, { accent })
    const mail = await sent(staff.bob)
    const html = partsOf(mail).get('text/html') ?? ''
    const { line } = accentOf(color(accent))
    expect(line).not.toBe(accent)
    expect(html).toMatch(
      new RegExp(`<body>\\s*<table role="presentation"[^>]*><tr>\\s*<td bgcolor="${line}" height="4"`),
    )
    expect(html.indexOf(line)).toBeLessThan(html.indexOf('Bob Rivera'))
    expect(mail.source).not.toMatch(/cid:|image\/png/)
  })

  it('has the line below the logo, and the same text as one without', async () => {
    const plain = partsOf(await sent(staff.bob)).get('text/plain')
    await putBrand(app, { logo: await pngLogo(), accent: '#c8102e' })
    const parts = partsOf(await sent(staff.bob))
    const html = parts.get('text/html') ?? ''
    const line = html.indexOf(accentOf(color('#c8102e')).line)
    expect(line).toBeGreaterThan(html.indexOf('cid:logo'))
    expect(line).toBeLessThan(html.indexOf('Bob Rivera'))
    expect(parts.get('text/plain')).toBe(plain)
  })
})

it('has no picture, line or style when the organization has neither', async () => {
  const mail = await sent(staff.bob)
  expect(mail.source).not.toMatch(/cid:|image\/png/)
  const html = partsOf(mail).get('text/html')
  expect(html).toContain('Bob Rivera')
  expect(html).not.toMatch(/<table|<img|bgcolor|style=/)
})

let told = 0
async function sent(person: PersonId): Promise<Post> {
  told += 1
  const at = app.deps.now()
  const today = dateAt(at, ORGANIZATION.timeZone)
  const message = { kind: 'nudge', person, about: null, occasion: `test:${told}`, deadline: null } as const
  await app.deps.store.transaction((tx) => enqueue(tx, { ...message, mail: true, by: 'system:reminders', at, today }))
  expect(await sendWaiting(sendingOf(app, server))).toBe(1)
  const mail = server.mails.at(-1)
  if (mail === undefined) throw new Error('no mail came')
  return mail
}
