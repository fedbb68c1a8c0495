import { sql } from 'kysely'
import sharp from 'sharp'
import supertest, { type Response } from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { accentOf } from '../../src/organization/accent.ts'
import { findLogo, looks } from '../../src/organization/brand.store.ts'
import { rename } from '../../src/organization/name.store.ts'
import { findOrganization, putOrganization } from '../../src/organization/organization.store.ts'
import { color } from '../../src/platform/html/color.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { putBrand, sendLogo } from '../support/brand.ts'
import { pngLogo } from '../support/logos.ts'
import { publishExample } from '../support/site.ts'
import { ORGANIZATION, type Staff, staffOn } from '../support/staff.ts'

const PAGE = '/hr/organization/branding'
const { branding: words } = MESSAGES.en.hr
const RED = '#c8102e'

let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
})

describe('the logo', () => {
  it('is drawn anew, and is at the top of pages from then on, in place of our mark', async () => {
    const sent = await pngLogo()
    expect((await sendLogo(test, ada, sent)).headers['location']).toBe(`${PAGE}?saved=logo`)
    expect((await ada.get(`${PAGE}?saved=logo`).expect(200)).text).toContain(words.saved.logo)
    for (const page of await pagesWithHeader()) {
      expect(logosIn(page)).toEqual([[expect.stringMatching(/^\/brand\/[0-9a-f]{16}\/logo\.png$/), ORGANIZATION.name]])
      expect(page).not.toContain('class="brand__mark"')
    }
    const [[address = ''] = []] = logosIn((await ada.get('/hr')).text)
    const { body, headers } = await file(address)
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
    expect(headers['set-cookie']).toBeUndefined()
    expect(await sharp(body).metadata()).toMatchObject({ format: 'png', width: 480, height: 120 })
    expect(body.equals(sent)).toBe(false)
  })

  it('stands before the name when it is narrow, and says nothing a second time', async () => {
    await putBrand(test, { logo: await pngLogo({ width: 200, height: 200 }) })
    const { text } = await visitor(test).get('/sign-in').expect(200)
    expect(logosIn(text)).toEqual([[expect.any(String), '']])
    expect(text).toContain(`<b>${ORGANIZATION.name}</b>`)
  })

  it('gets another address when it changes, and the earlier address leads nowhere', async () => {
    await putBrand(test, { logo: await pngLogo() })
    const [[before = ''] = []] = logosIn((await ada.get('/hr')).text)
    await putBrand(test, { logo: await pngLogo({ ink: '#2f8f83' }) })
    const [[after = ''] = []] = logosIn((await ada.get('/hr')).text)
    expect(after).not.toBe(before)
    expect((await file(before)).status).toBe(404)
    expect((await file(after)).status).toBe(200)
  })

  it('is on no page after it was removed, and pages have our mark', async () => {
    await putBrand(test, { logo: await pngLogo(), accent: RED })
    await ada.post(`${PAGE}/logo`, { remove: 'yes' }).expect(303)
    expect(await logoInUse()).toBeNull()
    for (const page of await pagesWithHeader()) expect(logosIn(page)).toEqual([])
    expect((await findOrganization(test.deps.store.db))?.brand).toEqual({ accent: RED, logo: null })
    expect((await ada.get(PAGE)).text).not.toContain(words.logo.remove)
  })

  it.each<[string, () => Promise<Uint8Array> | null, string]>([
    ['no file', () => null, words.logo.problems.none],
    [
      'a text with the name of a picture',
      async () => Buffer.from('<svg onload="alert(1)"/>'),
      words.logo.problems['other-type'],
    ],
    ['a file that is too large', async () => new Uint8Array(1024 * 1024 + 1), words.logo.problems['too-large']],
    ['a picture that was cut off', async () => (await pngLogo()).subarray(0, 100), words.logo.problems.damaged],
  ])('is refused with a sentence that says what to do: %s', async (_, bytes, problem) => {
    const answer = await sendLogo(test, ada, await bytes())
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(`<a href="#file">${escaped(problem)}</a>`)
    expect(await logoInUse()).toBeNull()
  })

  it('says so in Spanish, too', async () => {
    await ada.post('/reading', { language: 'es', detail: 'full', to: PAGE }).expect(303)
    const answer = await sendLogo(test, ada, Buffer.from('no picture'))
    expect(answer.text).toContain(MESSAGES.es.hr.branding.logo.problems['other-type'])
  })

  it('leaves no bytes in the log, and none on the trail', async () => {
    const sent = await pngLogo()
    await sendLogo(test, ada, sent)
    const { png } = (await logoInUse()) ?? {}
    if (png === undefined) throw new Error('there is no logo')
    const entries = await test.deps.store.db.selectFrom('trail_entry').select('detail').execute()
    const kept = JSON.stringify([test.log, entries])
    expect(kept).toContain('branding changed')
    for (const bytes of [sent, Buffer.from(png)])
      for (const encoding of ['base64', 'hex', 'latin1'] as const)
        expect(kept).not.toContain(bytes.toString(encoding).slice(20, 60))
  })

  it('is taken from administrators only, and from nobody without a session', async () => {
    const cleo = await signedIn(test, staff.cleo)
    expect((await sendLogo(test, cleo, await pngLogo())).status).toBe(403)
    expect((await sendLogo(test, visitor(test), await pngLogo())).status).toBe(401)
    expect(await logoInUse()).toBeNull()
  })
})

describe('earlier looks', () => {
  const LOGOS = `${PAGE}/looks`

  it('stay on the page with who chose them and when, and can be used again', async () => {
    expect((await ada.get(PAGE)).text).toContain(words.earlier.none)
    await sendLogo(test, ada, await pngLogo())
    test.clock.pass({ days: 1 })
    ada = await signedIn(test, staff.ada)
    await ada.post(PAGE, { accent: RED }).expect(303)
    test.clock.pass({ days: 1 })
    ada = await signedIn(test, staff.ada)
    await ada.post(`${PAGE}/logo`, { remove: 'yes' }).expect(303)
    const { text } = await ada.get(PAGE).expect(200)
    expect(looksIn(text)).toEqual([
      [`${LOGOS}/2`, words.earlier.days('Nov 25, 2026', 'Nov 26, 2026'), RED],
      [`${LOGOS}/1`, words.earlier.days('Nov 24, 2026', 'Nov 25, 2026'), words.earlier.ownColor],
      [`${LOGOS}/0`, words.earlier.until('Nov 24, 2026'), words.earlier.ownColor],
    ])
    expect(text.split(words.earlier.by('Ada Okafor'))).toHaveLength(3)
    const logo = await ada.get(`${LOGOS}/1/logo.png`).expect(200)
    expect(logo.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': expect.stringContaining('no-store'),
    })
    await ada.post(`${LOGOS}/1`, {}).expect(303).expect('location', `${PAGE}?saved=again`)
    const [first, , third] = await looks(test.deps.store.db)
    expect([first?.version, third?.version]).toEqual([4, 2])
    expect(first).toMatchObject({ accent: null, logo: third?.logo, by: staff.ada })
    expect(logosIn((await ada.get('/hr')).text)).toHaveLength(1)
    expect((await ada.get(`${PAGE}?saved=again`)).text).toContain(words.saved.again)
  })

  it('begin with ours, from before the first change, which can be used again', async () => {
    await ada.post(PAGE, { accent: RED }).expect(303)
    expect(looksIn((await ada.get(PAGE).expect(200)).text)).toEqual([
      [`${LOGOS}/0`, words.earlier.until('Nov 24, 2026'), words.earlier.ownColor],
    ])
    await ada.get(`${LOGOS}/0/logo.png`).expect(404)
    await ada.post(`${LOGOS}/0`, {}).expect(303).expect('location', `${PAGE}?saved=again`)
    const [last] = await looks(test.deps.store.db)
    expect(last).toMatchObject({ version: 2, accent: null, logo: null, by: staff.ada })
  })

  it('don’t begin with ours when nobody knows how it looked', async () => {
    // As a database has it from before looks were kept.
    const change = { version: 1, accent: color(RED), logo: null, changed_at: test.deps.now(), changed_by: null }
    await test.deps.store.db.insertInto('brand_look').values(change).execute()
    await ada.post(`${LOGOS}/0`, {}).expect(404)
    expect((await ada.get(PAGE)).text).toContain(words.earlier.none)
  })

  it('get no new version when nothing changes', async () => {
    await ada.post(PAGE, { accent: RED }).expect(303)
    await ada.post(PAGE, { accent: RED }).expect(303)
    await sendLogo(test, ada, await pngLogo())
    await sendLogo(test, ada, await pngLogo())
    expect(await looks(test.deps.store.db)).toHaveLength(2)
  })

  it('of two changes at the same time, each is noted with what was there before it', async () => {
    const accents = [RED, '#000080', '#123456']
    await Promise.all(accents.map((accent) => ada.post(PAGE, { accent }).expect(303)))
    const made = await looks(test.deps.store.db)
    expect(made.map(({ accent }) => accent).toSorted()).toEqual(accents.toSorted())
    // The last to be saved goes back to the first: each form is compared with what it found.
    const back = made.at(-1)?.accent ?? ''
    await ada.post(PAGE, { accent: back }).expect(303)
    expect(await looks(test.deps.store.db)).toHaveLength(4)
  })

  it('never change and never go', async () => {
    await putBrand(test, { logo: await pngLogo(), accent: RED })
    const { db } = test.deps.store
    for (const statement of [
      sql`update brand_look set accent = null`,
      sql`delete from brand_look`,
      sql`update brand_logo set width = 1`,
      sql`delete from brand_logo`,
    ])
      await expect(statement.execute(db)).rejects.toThrow(/that the organization had/)
  })

  it.each(['99', '00', 'x', '1e3'])('are none with the number %s', async (version) => {
    await putBrand(test, { accent: RED })
    await ada.post(`${LOGOS}/${version}`, {}).expect(404)
    await ada.get(`${LOGOS}/${version}/logo.png`).expect(404)
  })
})

describe('the color', () => {
  it('is looked at first, says what became of it, and is saved from there', async () => {
    const shown = await look({ code: 'FFD500' })
    const { light, dark } = accentOf(color('#ffd500'))
    expect(shown).toContain(escaped(words.look.darker(light.brand)))
    expect(dark.brand).toBe('#ffd500')
    expect(shown).not.toContain('made it lighter')
    expect(shown).toContain('name="accent" value="#ffd500"')
    const css = await ada.get(`${PAGE}/colors/ffd500`).expect(200)
    expect(css.text).toContain(`.look--light{--brand:${light.brand}`)
    expect((await ada.get('/hr')).text).not.toContain('brand.css')
    await ada.post(PAGE, { accent: '#ffd500' }).expect(303)
    for (const page of await pagesWithHeader()) expect(await themeOf(page)).toContain(`--brand:${light.brand}`)
    expect((await ada.get(PAGE)).text).toContain(escaped(words.look.darker(light.brand)))
  })

  it('is used as it is where it can be read, and the page says so', async () => {
    expect(await look({ code: '#000080' })).not.toContain('made it darker')
    expect(await look({ code: '#777777' })).toContain('made it darker')
    const kept = accentOf(color('#1b5e57'))
    expect(kept.light.brand).toBe('#1b5e57')
  })

  it.each([
    ['the typed one when only that changed', { code: RED, picked: '#1b5e57' }, RED],
    ['the picked one when only that changed', { code: '', picked: RED }, RED],
    ['the typed one when both changed', { code: '#000080', picked: RED }, '#000080'],
    ['none when neither changed', { code: '', picked: '#1b5e57' }, ''],
  ])('is %s', async (_, fields, accent) => {
    expect(await look(fields)).toContain(`name="accent" value="${accent}"`)
  })

  it('is none when it is our own green, which has tones of its own in the dark', async () => {
    expect(await look({ code: '#1B5E57' })).toContain('name="accent" value=""')
    const css = await ada.get(`${PAGE}/colors/1b5e57`).expect(200)
    expect(css.text).toContain('.look{--brand:initial;')
    expect(css.text).not.toContain('.look--dark{--brand')
    await putBrand(test, { accent: RED })
    await ada.post(PAGE, { accent: '#1b5e57' }).expect(303)
    for (const page of await pagesWithHeader()) expect(page).not.toContain('brand.css')
  })

  it('can be given up again', async () => {
    await putBrand(test, { accent: RED })
    expect(await look({ code: '', picked: RED, shown: RED })).toContain(words.color.saveOwn)
    await ada.post(PAGE, { accent: '' }).expect(303)
    for (const page of await pagesWithHeader()) expect(page).not.toContain('brand.css')
  })

  it.each(['red', '#12', '#1b5e57;}body{display:none', '"><script>'])('is refused as "%s"', async (code) => {
    const answer = await ada.get(`${PAGE}/preview?${new URLSearchParams({ code, picked: RED, shown: '' })}`)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(escaped(words.color.codeWrong))
    await ada.post(PAGE, { accent: code }).expect(400)
    await ada.get(`${PAGE}/colors/${encodeURIComponent(code)}`).expect(404)
    expect((await findOrganization(test.deps.store.db))?.brand.accent).toBeNull()
  })

  it('changes the color of nothing that means something', async () => {
    await putBrand(test, { accent: RED })
    const css = await themeOf((await ada.get('/hr')).text)
    const set = [...css.matchAll(/--([\w-]+):/g)].map(([, name]) => name)
    expect(new Set(set)).toEqual(new Set(['brand', 'brand-deep', 'brand-ink']))
  })
})

describe('the public card', () => {
  it('has both, in one answer and its logo, without a cookie or a line in the log', async () => {
    await publishExample(test, staff.north, {})
    const plain = (await visitor(test).get('/now/north-house').expect(200)).headers['content-security-policy']
    expect(plain).toContain('img-src data:')
    await putBrand(test, { logo: await pngLogo(), accent: RED })
    const card = await visitor(test).get('/now/north-house').expect(200)
    expect(card.text).toContain(`--brand:${accentOf(color(RED)).light.brand}`)
    expect(card.text).not.toContain('rel="stylesheet"')
    expect(card.headers['content-security-policy']).toContain("img-src 'self' data:")
    const [[address = '', alt] = []] = logosIn(card.text)
    expect(alt).toBe(ORGANIZATION.name)
    const before = test.log.length
    expect((await file(address)).status).toBe(200)
    expect(test.log.length).toBe(before)
  })
})

it('stays when the name of the organization or its other settings change', async () => {
  await putBrand(test, { logo: await pngLogo(), accent: RED })
  const { db } = test.deps.store
  const before = (await findOrganization(db))?.brand
  await putOrganization(db, { ...ORGANIZATION, leaveTo: 'https://weather.example' }, test.deps.now())
  await test.deps.store.transaction((tx) => rename(tx, 'Renamed', { by: staff.ada, at: test.deps.now() }))
  expect((await findOrganization(db))?.brand).toEqual(before)
  expect(logosIn((await ada.get('/hr')).text)).toEqual([[expect.any(String), 'Renamed']])
})

async function logoInUse() {
  const { db } = test.deps.store
  return findLogo(db, (await findOrganization(db))?.brand.logo ?? null)
}

/** One page of each kind: of HR, of a learner, of one's account and of a visitor. */
async function pagesWithHeader(): Promise<string[]> {
  const bob = await signedIn(test, staff.bob)
  const pages = [ada.get('/hr'), ada.get(PAGE), bob.get('/course'), bob.get('/account'), visitor(test).get('/sign-in')]
  return (await Promise.all(pages)).map(({ text }) => text)
}

async function look(fields: { code: string; picked?: string; shown?: string }): Promise<string> {
  const query = new URLSearchParams({ picked: '#1b5e57', shown: '', ...fields })
  return (await ada.get(`${PAGE}/preview?${query}`).expect(200)).text
}

/** The address and the text of each logo in the header. */
function logosIn(page: string): string[][] {
  const [header = ''] = /<header[\s\S]*?<\/header>/.exec(page) ?? []
  return [...header.matchAll(/<img\s+class="logo"\s+src="([^"]*)"\s+alt="([^"]*)"/g)].map(([, src = '', alt = '']) => [
    src,
    alt,
  ])
}

/** Of each earlier look: where its form goes, its days, and its color. */
function looksIn(page: string): string[][] {
  const [, list = ''] = /<ul class="past">(.*?)<\/ul>/s.exec(page) ?? []
  return list
    .split('<li')
    .slice(1)
    .map((item) => [
      /action="([^"]*)"/.exec(item)?.[1] ?? '',
      /<p>([^<]*?)\s*</.exec(item)?.[1] ?? '',
      /<\/svg><span>([^<]*)</.exec(item)?.[1] ?? '',
    ])
}

async function themeOf(page: string): Promise<string> {
  const [, address = ''] = /<link rel="stylesheet" href="(\/brand\/[^"]+)">/.exec(page) ?? []
  const answer = await file(address)
  expect(answer.headers['content-type']).toBe('text/css; charset=utf-8')
  return answer.body.toString()
}

async function file(address: string): Promise<Pick<Response, 'status' | 'headers'> & { readonly body: Buffer }> {
  return supertest(test.app)
    .get(address)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => done(null, Buffer.concat(chunks)))
    })
}

function escaped(text: string): string {
  return text.replaceAll('"', '&#34;').replaceAll("'", '&#39;')
}
