import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { calendarDate, toInstant } from '../../src/platform/time/calendar.ts'
import type { ProfileDraft } from '../../src/packages/export-profile.ts'
import { draftOf } from '../../src/site/draft.ts'
import { ROOT } from '../../src/platform/root.ts'
import { packagesMade } from '../../src/packages/made.store.ts'
import { archiveProfile, createProfile } from '../../src/packages/export-profile.store.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { confirmChange, proposeChange } from '../../src/contacts/line.store.ts'
import { LINE, NEW_DIGITS } from '../support/lines.ts'
import { zipped } from '../../src/packages/build.job.ts'
import { createSite, publishSite } from '../../src/site/site.store.ts'
import { content, exampleSite } from '../support/content.ts'
import { csec, csecProcess } from '../support/csec.ts'
import { unzip } from '../support/unzip.ts'

const SITE = join(ROOT, 'content/site.example.yaml')

let folder: string
let out: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-'))
  out = join(folder, 'course.zip')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The command's arguments. An option with null is left out. */
function args(options: Readonly<Record<string, string | null>>, flags: readonly string[]): readonly string[] {
  const given = { edition: 'scorm12', site: SITE, language: 'en', out, ...options }
  return [
    'export',
    ...Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [`--${name}`, value])),
    ...flags,
  ]
}

function run(options: Readonly<Record<string, string | null>> = {}, ...flags: readonly string[]) {
  return csec(folder, ...args(options, flags))
}

describe('csec export', () => {
  it('writes the package and says which', async () => {
    const { status, stdout, stderr } = csecProcess(folder, ...args({}, []))
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^\S+course\.zip: \d+ bytes, course version \d+\.\d+\.\d+, for Harbor Street drop-in$/),
      expect.stringMatching(
        /^Suggested file name: csec-orientation_harbor-street_en_scorm12_passed_v[\d.]+_policy\d{4}-\d\d_site\w{4}_[0-9a-f]{6}\.zip$/,
      ),
      expect.stringMatching(/^Ready.*\. Next to it: course\.report\.html, course\.report\.json, course\.kit\.zip$/),
      '',
    ])
    expect((await unzip(readFileSync(out))).has('imsmanifest.xml')).toBe(true)
    expect(readdirSync(folder).sort()).toEqual([
      'course.kit.zip',
      'course.report.html',
      'course.report.json',
      'course.zip',
    ])
  })

  it.each(['scorm2004-3', 'scorm2004-4', 'cmi5', 'web'])(
    'writes the edition %s, in both languages',
    async (edition) => {
      const told = edition === 'web' ? {} : { report: 'completed', answers: 'responses' }
      const { status, stderr } = await run({ edition, language: 'both', ...told })
      expect(stderr).toBe('')
      expect(status).toBe(0)
      const names = [...(await unzip(readFileSync(out))).keys()]
      expect(names).toEqual(expect.arrayContaining(['content.en.js', 'content.es.js', 'index.html']))
    },
  )

  it('puts the report and the kit beside the package, for the LMS that it is for, and the key only where it is asked for', async () => {
    const key = join(folder, 'key.html')
    await run({ lms: 'docebo', 'quiz-key': key })
    const kit = await unzip(readFileSync(join(folder, 'course.kit.zip')))
    const report = readFileSync(join(folder, 'course.report.html'), 'utf8')
    expect(kit.get('README-admin.html')?.toString()).toContain('Docebo')
    expect(kit.get('preflight.html')?.toString()).toContain('LMSSetValue(cmi.core.lesson_status, passed)')
    expect(report).toContain('LMSSetValue(cmi.core.lesson_status, passed)')
    const data = JSON.parse(readFileSync(join(folder, 'course.report.json'), 'utf8'))
    expect(data).toMatchObject({
      verdict: expect.stringMatching(/^(ready|look)$/),
      edition: 'scorm12',
      report: 'passed',
    })
    expect(data.sha256).toBe(createHash('sha256').update(readFileSync(out)).digest('hex'))
    expect(readFileSync(key, 'utf8')).toContain(content.course.items[0]?.explanation)
  })

  it('takes the details that a site of the database has published', async () => {
    const database = join(folder, 'csec.db')
    const store = await openStore({ database })
    await store.transaction(async (tx) => {
      const at = toInstant(0)
      const site = await createSite(tx, { slug: 'north-house', name: 'North House' }, at)
      const recording = {
        course: content.course.id,
        actor: 'system:set-up',
        at,
        today: calendarDate('2026-11-24'),
      } as const
      await publishSite(tx, site.id, { ...exampleSite, slug: 'north-house', name: 'North House' }, recording)
      await createSite(tx, { slug: 'south-house', name: 'South House' }, at)
    })
    await store.close()
    expect((await run({ site: 'north-house', database })).stdout).toContain('for North House')
    expect((await run({ site: 'south-house', database })).stderr).toContain('has not published its details yet')
    expect((await run({ site: 'west-house', database })).stderr).toContain('no site with this address')
  })

  it('has the shared lines as the database has them, and with a file those of the course', async () => {
    const database = join(folder, 'csec.db')
    const store = await openStore({ database })
    const recording = {
      course: content.course.id,
      actor: 'system:set-up',
      at: toInstant(0),
      today: calendarDate('2026-11-24'),
    } as const
    await store.transaction(async (tx) => {
      const site = await createSite(tx, { slug: 'north-house', name: 'North House' }, toInstant(0))
      await publishSite(tx, site.id, { ...exampleSite, slug: 'north-house', name: 'North House' }, recording)
      const change = {
        change: 'c',
        contact: 'NR-2',
        line: { ...LINE, digits: NEW_DIGITS },
        released: LINE,
        reason: 'x',
      }
      await proposeChange(tx, `policy:${content.policy.id}`, change, recording)
      await confirmChange(tx, `policy:${content.policy.id}`, 'c', recording)
    })
    await store.close()
    const numbersIn = async (options: Readonly<Record<string, string>>) => {
      expect((await run(options)).status).toBe(0)
      const texts = (await unzip(readFileSync(out))).get('content.en.js')?.toString() ?? ''
      return [LINE.digits, NEW_DIGITS].filter((digits) => texts.includes(digits))
    }
    expect(await numbersIn({ site: 'north-house', database })).toEqual([NEW_DIGITS])
    expect(await numbersIn({ database })).toEqual([LINE.digits])
  })

  it('takes the details of another organization, once they are ready and while it is on the list', async () => {
    const database = join(folder, 'csec.db')
    const store = await openStore({ database })
    const draft = { ...draftOf(exampleSite), organization: 'Bayview Youth', name: 'After school' }
    const add = (slug: string, changes: Partial<ProfileDraft> = {}) =>
      store.transaction((tx) => createProfile(tx, { ...draft, slug, ...changes }, toInstant(0)))
    const ready = await add('after-school')
    const gone = await add('gone')
    await archiveProfile(store.db, gone, true, toInstant(0))
    const unfinished = await add('unfinished', { organization: '' })
    await store.close()
    const { stdout, stderr } = await run({ site: ready, database })
    expect(stderr).toBe('')
    expect(stdout).toContain('for After school')
    expect(stdout).toContain('csec-orientation_after-school_en')
    expect((await run({ site: unfinished, database })).stderr).toContain('its details are not ready for a package')
    const listed = await openStore({ database })
    const fileHash = createHash('sha256').update(readFileSync(out)).digest('hex')
    const row = { source: ready, sourceName: 'Bayview Youth, After school', by: 'system:console', fileHash, look: null }
    expect(await packagesMade(listed.db, 5)).toMatchObject([row])
    // The server has the file open: the package is written, and the command says what it couldn’t do.
    const meanwhile = await run({ site: ready, database, language: 'es' })
    expect(meanwhile.status).toBe(0)
    expect(meanwhile.stderr).toContain('the package isn’t on the list of packages made')
    expect(await packagesMade(listed.db, 5)).toHaveLength(1)
    await listed.close()
    for (const site of [gone, 'profile:nobody']) {
      const refused = await run({ site, database })
      expect([refused.status, refused.stderr]).toEqual([
        2,
        `csec export: --site ${site}: the database has no such organization on its list\n`,
      ])
    }
  })

  it.each<[string, string, Readonly<Record<string, string>>, RegExp, RegExp]>([
    [
      'replaced',
      'the site has another number',
      {},
      /^The new package can replace the old one\.$/m,
      /This package has the same version as the one before it, \d\.\d\.\d\.[^<]*Replace the file\./,
    ],
    [
      'kept',
      'the final status is another one, which the version number does not say',
      { report: 'completed' },
      /^Add the new package as a new course\. It must not replace the old one\.$/m,
      /This kit has no record of an earlier package\./,
    ],
  ])('says that the package before is to be %s, as %s', async (_, _why, changes, line, notes) => {
    const previous = join(folder, 'old.zip')
    await run({ out: previous })
    const changed = join(folder, 'changed.yaml')
    writeFileSync(changed, readFileSync(SITE, 'utf8').replace('609-555-0142', '609-555-0999'))
    const { status, stdout } = await run({ site: changed, previous, ...changes })
    expect(status).toBe(0)
    expect(stdout).toMatch(line)
    const kit = await unzip(readFileSync(join(folder, 'course.kit.zip')))
    expect(kit.get('release-notes.html')?.toString()).toMatch(notes)
  })

  it('writes only what changed in the policy since a package, and nothing when nothing did', async () => {
    const old = join(folder, 'old.zip')
    await run({ out: old })
    const unchanged = await run({ 'update-from': old })
    expect([unchanged.status, unchanged.stdout]).toEqual([2, ''])
    expect(unchanged.stderr).toMatch(/^csec export: --update-from \S+old\.zip: .+\n$/)
    const [{ text: now = '' } = {}] = content.policy.clauses
    const before = 'Staff read this before the clause was written anew.'
    const files = new Map(await unzip(readFileSync(old)))
    const words = files.get('content.en.js')?.toString() ?? ''
    expect(words).toContain(JSON.stringify(now).slice(1, -1))
    files.set('content.en.js', Buffer.from(words.replaceAll(JSON.stringify(now), JSON.stringify(before))))
    writeFileSync(old, await zipped(files))
    expect(await run({ 'update-from': old })).toMatchObject({ status: 0, stderr: '' })
    const [course, update] = await Promise.all([old, out].map(async (file) => unzip(readFileSync(file))))
    const size = (file: typeof course) => [...(file?.values() ?? [])].reduce((sum, { length }) => sum + length, 0)
    expect(size(update)).toBeLessThan(size(course))
    expect([...(update?.values() ?? [])].some((bytes) => bytes.includes(before))).toBe(true)
  })

  it('refuses in a process of its own as in this one', async () => {
    expect(csecProcess(folder, ...args({ edition: 'aicc' }, []))).toEqual(await run({ edition: 'aicc' }))
  })

  it('replaces an older package', async () => {
    writeFileSync(out, 'older')
    await run()
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK')
  })

  it('puts the mastery score in where the LMS decides', async () => {
    await run({ report: 'lms-decides' })
    expect((await unzip(readFileSync(out))).get('imsmanifest.xml')?.toString()).toContain('masteryscore')
  })

  it('writes a package that tests the LMS, under a name of its own', async () => {
    const { status } = await run({}, '--self-test')
    expect(status).toBe(0)
    const manifest = (await unzip(readFileSync(out))).get('imsmanifest.xml')?.toString()
    expect(manifest).toContain('parameters="?selftest"')
    expect(manifest).toContain('LMS TEST')
  })

  it('has no such test for what is no SCORM', async () => {
    const { status, stderr } = await run({ edition: 'web' }, '--self-test')
    expect([status, stderr]).toEqual([2, 'csec export: --self-test is for SCORM; there is none for web\n'])
  })

  it('lists the gaps of a site, and writes the package all the same', async () => {
    const gapped = join(folder, 'gapped.yaml')
    writeFileSync(gapped, readFileSync(SITE, 'utf8').replace(/^backup:\n(?: .*\n)+/m, ''))
    const { status, stderr } = await run({ site: gapped })
    expect(status).toBe(0)
    expect(stderr).toBe(
      'csec export: SITE-1 is not filled in: backup. Nobody can acknowledge the policy in this package.\n',
    )
    expect((await unzip(readFileSync(out))).size).toBeGreaterThan(5)
  })

  it.each([
    ['steps', 'Be calm. Do not call SCR.', 'Mantenga la calma.', 'Do not call SCR.'],
    ['es-steps', 'Be calm.', 'Mantenga la calma. No llame al SCR.', 'No llame al SCR.'],
  ])('refuses a file whose %s keep staff from reporting', async (field, steps, spanish, sentence) => {
    const unsafe = join(folder, 'unsafe.yaml')
    const { es, ...details } = parse(readFileSync(SITE, 'utf8'))
    writeFileSync(unsafe, stringify({ ...details, steps, es: { ...es, steps: spanish } }))
    const { status, stderr } = await run({ site: unsafe })
    expect(status).toBe(2)
    expect(stderr).toContain(`unsafe.yaml: ${field} keeps staff from reporting, or makes them wait: “${sentence}”`)
    expect(readdirSync(folder)).toEqual(['unsafe.yaml'])
  })

  it('refuses a site where a concern about the named person would go to the backup', async () => {
    const same = join(folder, 'same.yaml')
    writeFileSync(same, readFileSync(SITE, 'utf8').replace('609-555-0118', '609-555-0117'))
    const { status, stderr } = await run({ site: same })
    expect(status).toBe(2)
    expect(stderr).toMatch(
      /^csec export: --site \S+same\.yaml: ifAboutThatPerson must be neither a named person nor the backup\n$/,
    )
    expect(readdirSync(folder)).toEqual(['same.yaml'])
  })

  it('says which text in a file looks like a person’s name, and writes the package all the same', async () => {
    const named = join(folder, 'named.yaml')
    writeFileSync(named, readFileSync(SITE, 'utf8').replace('role: Clinical lead', 'role: Jayden Williams'))
    const { status, stderr } = await run({ site: named })
    expect(status).toBe(0)
    expect(stderr).toBe(
      'csec export: backup-role: “Jayden Williams” looks like a person’s name. Write a role instead, unless it isn’t one.\n',
    )
  })

  it('refuses a file whose backup is the named person who is on duty alone, as the form of a site does', async () => {
    const same = join(folder, 'same.yaml')
    writeFileSync(same, readFileSync(SITE, 'utf8').replace('609-555-0117', '609-555-0190'))
    const { status, stderr } = await run({ site: same })
    expect(status).toBe(2)
    expect(stderr).toMatch(
      /^csec export: --site \S+same\.yaml: backup must have another role and number than a named person who is on duty alone\n$/,
    )
    expect(readdirSync(folder)).toEqual(['same.yaml'])
  })

  it.each<[string, Readonly<Record<string, string | null>>, RegExp]>([
    ['no edition', { edition: null }, /--edition is missing/],
    [
      'another edition',
      { edition: 'aicc' },
      /--edition takes scorm12, scorm2004-3, scorm2004-4, cmi5, web; not "aicc"/,
    ],
    ['no site', { site: null }, /--site is missing/],
    ['a site that is not there', { site: '/nowhere/site.yaml' }, /--site \/nowhere\/site\.yaml: there is no such file/],
    [
      'a file that is no site',
      { site: join(ROOT, 'content/policy.yaml') },
      /--site \S+policy\.yaml: .+ \(and \d+ more\)/,
    ],
    ['no language', { language: null }, /--language is missing/],
    ['another language', { language: 'xx' }, /--language takes en, es, both; not "xx"/],
    ['another report', { report: 'failed' }, /--report takes passed, completed, lms-decides; not "failed"/],
    ['another LMS', { lms: 'blackboard' }, /--lms takes moodle, .*; not "blackboard"/],
    ['other answers', { answers: 'all' }, /--answers takes results, responses; not "all"/],
    [
      'a site of a database that is not there',
      { site: 'north-house', 'data-dir': '/nowhere' },
      /--site north-house: there is no file of this name, and no database to look in: --data-dir: There is no database/,
    ],
    [
      'a report for nobody',
      { edition: 'web', report: 'completed' },
      /--report is for an LMS: the web edition doesn't report to anyone/,
    ],
    ['a package before that is none', { previous: SITE }, /site\.example\.yaml is no zip file that can be read/],
    ['a package before that is not there', { previous: '/nowhere.zip' }, /nowhere\.zip cannot be read/],
    [
      'an update from a package that is not there',
      { 'update-from': '/nowhere.zip' },
      /--update-from \/nowhere\.zip: there is no such file/,
    ],
    ['no out', { out: null }, /--out is missing/],
    ['a folder that is not there', { out: '/nowhere/course.zip' }, /--out \/nowhere\/course\.zip could not be written/],
    ['an option that does not exist', { colour: 'red' }, /Unknown option '--colour'/],
  ])('refuses %s in one line, and writes nothing', async (_, options, line) => {
    const { status, stdout, stderr } = await run(options)
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(line)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(readdirSync(folder)).toEqual([])
  })

  it('leaves no half file behind when it cannot finish', async () => {
    const taken = join(folder, 'taken')
    mkdirSync(taken)
    const { status } = await run({ out: taken })
    expect(status).toBe(2)
    expect(readdirSync(folder)).toEqual(['taken'])
  })
})
