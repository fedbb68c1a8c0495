import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Choice, packageAddress, packageFields } from '../support/package-address.ts'
import { putFirstRoles } from '../support/first-roles.ts'
import { packagesMade } from '../../src/packages/made.store.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { type Browser, browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { content } from '../support/content.ts'
import { download } from '../support/download.ts'
import { checkPackage } from '../support/ordered-package.ts'
import { publishExample } from '../support/site.ts'
import { unzip } from '../support/unzip.ts'

const { version } = content.course

let app: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
})

/** Checks the package and downloads it as the buttons do; says where it came from. */
async function make(who: Browser, changes: Partial<Choice> = {}) {
  await checkPackage(app, who, { for: staff.north, ...changes })
  const { headers } = await who
    .post(hrefTo('/hr/packages/made'), packageFields({ for: staff.north, ...changes }))
    .expect(303)
  const path = headers['location'] ?? ''
  return { path, ...(await download(who, path)) }
}

const check = (changes: Partial<Choice> = {}) => checkPackage(app, ada, { for: staff.north, ...changes })
const chosen = (changes: Partial<Choice> = {}, file = '') => packageAddress({ for: staff.north, ...changes }, file)

describe('the page of packages', () => {
  it('offers nothing to check before a site has live details', async () => {
    const { text } = await ada.get(hrefTo('/hr/packages')).expect(200)
    expect(text).toContain('A package needs a site’s details, and none are live yet.')
    expect(text).not.toContain('Make the package')
  })

  it('has every learning system with what it needs, and the sites with live details', async () => {
    await publishExample(app, staff.north, {})
    const { text } = await ada.get(hrefTo('/hr/packages')).expect(200)
    const systems = /<select id="lms"[\s\S]*?<\/select>/.exec(text)?.[0] ?? ''
    expect(systems.match(/<option/g)).toHaveLength(app.deps.systems.en.length)
    expect(systems).toMatch(/>\s*Moodle\s*<\/option>/)
    expect(text).toContain('<p>This package uses SCORM 1.2. Result when someone finishes: “passed”</p>')
    expect(text).toContain('<br>North House</p>')
    expect(text).not.toContain('South House')
    expect(text).toContain('Make the package')
    expect(text).not.toContain('Check before download')
  })

  it('checks what was chosen, at an address that can be handed on, and says what comes down', async () => {
    await publishExample(app, staff.north, {})
    await check({ lms: 'cornerstone', language: 'both' })
    const { text } = await ada.get(chosen({ lms: 'cornerstone', language: 'both' })).expect(200)
    expect(text).toContain('Check before download')
    expect(text).toContain(
      `csec-orientation_north-house_en-es_scorm2004-3_completed_v${version}_policy${content.policy.version}_site`,
    )
    expect(text).toMatch(/Download, \d+ KB/)
    expect(text).toContain('Opens, resumes and finishes in a strict test system')
    expect(text).toMatch(/value="cornerstone"\s+selected/)
    expect(text).toContain('<h2 id="for-lms">For Cornerstone</h2>')
    expect(text).toContain(
      '<p>This package uses SCORM 2004, 3rd Edition. Result when someone finishes: “completed”</p>',
    )
    const again = await ada.get(chosen({ lms: 'cornerstone', language: 'both' }))
    expect(again.status).toBe(200)
  })

  it('says of no learning system what web pages send it: they send nothing', async () => {
    await publishExample(app, staff.north, {})
    const { text } = await ada.get(chosen({ lms: 'moodle', edition: 'web' })).expect(200)
    expect(text).toContain('<h2 id="for-lms">For Moodle</h2>')
    expect(text).not.toContain('Result when someone finishes')
  })

  it.each<[string, Partial<Choice>, string]>([
    ['as the LMS needs it', { lms: 'cornerstone' }, 'scorm2004-3_completed'],
    [
      'in another edition, with the final status that goes with it there',
      { lms: 'successfactors', edition: 'scorm2004-3' },
      'scorm2004-3_passed',
    ],
    ['with another final status', { lms: 'cornerstone', report: 'passed' }, 'scorm2004-3_passed'],
    ['without an LMS', { lms: 'other', edition: 'web' }, 'web'],
  ])('makes it %s', async (_, changes, name) => {
    await publishExample(app, staff.north, {})
    await check(changes)
    expect((await ada.get(chosen(changes))).text).toContain(`en_${name}_v${version}`)
  })

  it('says so when the LMS is not known to take the edition', async () => {
    await publishExample(app, staff.north, {})
    await check({ lms: 'moodle', edition: 'web' })
    const { text } = await ada.get(chosen({ lms: 'moodle', edition: 'web' }))
    expect(text).toContain('We don’t know whether Moodle accepts Web pages, without an LMS.')
  })

  it.each<[string, number, (path: string) => string]>([
    ['details of nobody', 404, () => packageAddress({ for: 'site:nobody' })],
    ['details that are not live', 404, () => packageAddress({ for: staff.south })],
    ['an LMS that we do not know', 400, (path) => path.replace('lms=moodle', 'lms=another')],
    ['something that no form of ours sends', 400, (path) => `${path}&more=1`],
    ['one thing twice', 400, (path) => `${path}&lms=canvas`],
  ])('refuses %s', async (_, status, change) => {
    await publishExample(app, staff.north, {})
    expect((await ada.get(change(chosen()))).status).toBe(status)
  })
})

describe('what is downloaded', () => {
  beforeEach(() => publishExample(app, staff.north, {}))

  it('is the package that was checked, with a name in ASCII, and stands on the list of packages made', async () => {
    const { path, status, headers, bytes } = await make(ada, { language: 'both' })
    expect(path).toBe(chosen({ language: 'both' }, 'package.zip'))
    expect(status).toBe(200)
    const name = `csec-orientation_north-house_en-es_scorm12_passed_v${version}_policy${content.policy.version}_site`
    expect(headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': expect.stringMatching(`^attachment; filename=${name}\\w{4}_[0-9a-f]{6}\\.zip$`),
      'cache-control': 'no-store',
    })
    expect([...(await unzip(bytes)).keys()]).toContain('imsmanifest.xml')
    const hash = createHash('sha256').update(bytes).digest('hex')
    expect(await packagesMade(app.deps.store.db, 10)).toMatchObject([
      {
        fileName: expect.stringContaining(name),
        fileHash: hash,
        source: staff.north,
        courseVersion: version,
        by: staff.ada,
      },
    ])
    const { text } = await ada.get(hrefTo('/hr/packages'))
    expect(text).toContain(`Course ${version}, made Nov 24, 2026 by Ada Okafor`)
    expect(text).toContain(hash)
    expect(text).toContain('It has the current course, phone numbers, details, logo and color')
  })

  it('goes on the list each time that it is another one, and a change of the site’s details is said there until it was made again', async () => {
    await make(ada)
    app.clock.pass({ days: 1 })
    await publishExample(app, staff.north, { backup: { role: 'Clinical lead', phone: '609-555-0199' } })
    ada = await signedIn(app, staff.ada)
    const { text } = await ada.get(hrefTo('/hr/packages'))
    expect(text).toContain('Changed since then: phone numbers, details. Replace it')
    const [, replace = ''] = /<a href="([^"]+)">Changed since then: phone numbers/.exec(text) ?? []
    expect(replace.replaceAll('&amp;', '&')).toBe(chosen())
    await make(ada)
    const after = (await ada.get(hrefTo('/hr/packages'))).text
    expect(after).not.toContain('Changed since then')
    expect(after).toContain('A newer one was made')
    expect(await packagesMade(app.deps.store.db, 10)).toHaveLength(2)
  })

  it('goes on the list once for one person and one day, however often it is asked for', async () => {
    const listed = async () => (await packagesMade(app.deps.store.db, 10)).length
    await make(ada)
    await make(ada)
    expect(await listed()).toBe(1)
    await make(ada, { language: 'both' })
    expect(await listed()).toBe(2)
    await app.deps.store.transaction((tx) => putFirstRoles(tx, staff.dan))
    await make(await signedIn(app, staff.dan))
    expect(await listed()).toBe(3)
    app.clock.pass({ days: 1 })
    await make(await signedIn(app, staff.dan))
    expect(await listed()).toBe(4)
  })

  it('is put on the list by a form of ours alone: its address, sent by whomever, only gives the file', async () => {
    await check()
    const { status } = await download(ada, chosen({}, 'package.zip'))
    expect(status).toBe(200)
    const forged = browser(app.app, ada.cookie, '')
    await forged.post(hrefTo('/hr/packages/made'), packageFields({ for: staff.north })).expect(403)
    const elsewhere = ada.post(hrefTo('/hr/packages/made'), packageFields({ for: staff.north }))
    await elsewhere.set('Sec-Fetch-Site', 'cross-site').expect(403)
    expect(await packagesMade(app.deps.store.db, 10)).toEqual([])
  })

  it('is the same for the check and the download', async () => {
    await check()
    const order = [chosen(), chosen({}, 'package.zip'), chosen({}, 'report.json')]
    const bodies = []
    for (const path of order) bodies.push((await download(ada, path)).bytes)
    const report = JSON.parse(bodies[2]?.toString() ?? '')
    expect(report.bytes).toBe(bodies[1]?.length)
    expect(report.sha256).toBe(
      createHash('sha256')
        .update(bodies[1] ?? '')
        .digest('hex'),
    )
  })

  it('comes with a kit for who brings it into the LMS', async () => {
    await check({ lms: 'canvas' })
    const { headers, bytes } = await download(ada, chosen({ lms: 'canvas' }, 'kit.zip'))
    expect(headers['content-disposition']).toMatch(/filename=[\w.-]+_kit\.zip$/)
    // The link says about 100 KB.
    expect(bytes.length).toBeGreaterThan(70_000)
    expect(bytes.length).toBeLessThan(130_000)
    const files = await unzip(bytes)
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['README-admin.html', 'settings/canvas.html', 'SHA256SUMS']),
    )
    expect(files.get('README-admin.html')?.toString()).toContain('Canvas')
    expect([...files.keys()].filter((name) => name.includes('quiz'))).toEqual([])
    expect(await packagesMade(app.deps.store.db, 10)).toEqual([])
  })

  it('has a kit that names the version before', async () => {
    const { db } = app.deps.store
    await make(ada)
    await db
      .insertInto('package_made')
      .values({
        ...(await db.selectFrom('package_made').selectAll().executeTakeFirstOrThrow()),
        id: 'older',
        course_version: '0.9.0',
      })
      .execute()
    const files = await unzip((await download(ada, chosen({}, 'kit.zip'))).bytes)
    expect(files.get('release-notes.html')?.toString()).toContain('0.9.0')
  })

  it('has a key for trainers and a report of the check, apart', async () => {
    const key = await download(ada, chosen({ language: 'es' }, 'quiz-key.html'))
    expect(key.headers['content-disposition']).toMatch(/attachment; filename=[\w.-]+_quiz-key\.html$/)
    expect(key.bytes.toString()).toContain('lang="es"')
    await check()
    const report = await download(ada, chosen({}, 'report.html'))
    expect(report.headers['content-disposition']).toMatch(/attachment; filename=[\w.-]+_report\.html$/)
    expect(report.bytes.toString()).toContain('Pre-flight report')
  })

  it('is for HR alone', async () => {
    const cleo = await signedIn(app, staff.cleo)
    for (const file of ['', 'package.zip', 'kit.zip', 'quiz-key.html', 'report.html', 'report.json'])
      expect((await cleo.get(chosen({}, file))).status).toBe(403)
    await cleo.post(hrefTo('/hr/packages/made'), packageFields({ for: staff.north })).expect(403)
  })
})
