import { beforeAll, describe, expect, it } from 'vitest'
import { calendarDate } from '../../src/domain/calendar.ts'
import type { PackageOrder } from '../../src/domain/course-package.ts'
import { packageFiles, type PackageFiles, zipped } from '../../src/package/build.ts'
import { makePackage } from '../../src/package/export.ts'
import { preflight } from '../../src/package/preflight.ts'
import { MESSAGES } from '../../src/pages/messages/messages.ts'
import { type FoundCheck, preflightView } from '../../src/pages/preflight.ts'
import { contents, exampleSite } from '../support/content.ts'
import { orderOf } from '../support/package-order.ts'

const TODAY = calendarDate('2026-11-24')
let files: PackageFiles

beforeAll(async () => {
  files = await packageFiles(orderOf())
})

async function look(changed: PackageFiles, order: PackageOrder = orderOf(), zip?: Uint8Array, on = TODAY) {
  return preflight(order, changed, zip ?? (await zipped(changed)), on)
}

/** The files with one of them changed; `null` takes it away. */
function withFile(name: string, change: (text: string) => string | null): PackageFiles {
  const text = change(files.get(name) ?? '')
  const others = [...files].filter(([file]) => file !== name)
  return new Map(text === null ? others : [...others, [name, text]])
}

function stateOf(checks: readonly FoundCheck[], id: FoundCheck['id']) {
  return checks.find((check) => check.id === id)?.state
}

describe('a package as we build it', () => {
  it.each(['scorm12', 'scorm2004-3', 'scorm2004-4', 'cmi5', 'web'] as const)('is ready: %s', async (edition) => {
    const { preflight: found } = await makePackage(
      orderOf({ edition, contents: [contents.en, contents.es], answers: 'responses' }),
      TODAY,
    )
    expect(found.checks.filter(({ state }) => state === 'failed')).toEqual([])
    expect(found.verdict).not.toBe('refused')
  })

  it('is played to its end, with every call in the report', async () => {
    const { launches } = await look(files)
    expect(launches.map(({ name }) => name)).toEqual([
      'lessons',
      'not-yet',
      'in-the-middle',
      'to-the-end',
      'again',
      'without-credit',
    ])
    const values = launches.flatMap(({ calls }) => calls).map(({ args }) => args.join('='))
    expect(values).toContain('cmi.core.lesson_status=passed')
    expect(launches.at(-1)?.calls.some(({ method }) => method === 'LMSSetValue')).toBe(false)
  })
})

describe('a package with something to look at', () => {
  it('may leave with blanks, which are named', async () => {
    const order = orderOf({ site: { ...exampleSite, named: [], backup: null } })
    const { preflight: found } = await makePackage(order, TODAY)
    expect(found.verdict).toBe('look')
    expect(found.checks.find(({ id }) => id === 'blanks')).toMatchObject({ gaps: ['named', 'backup'] })
    expect(stateOf(found.checks, 'play')).toBe('fine')
  })

  it('may leave with old numbers, which are named', async () => {
    const local = exampleSite.local.map((line) => ({ ...line, checkedOn: '2025-01-05' }))
    const found = await look(files, orderOf({ site: { ...exampleSite, local } }))
    const { tests } = preflightView(found, MESSAGES.en, 'en')
    expect(found.verdict).toBe('look')
    expect(tests[0]).toMatchObject({ state: 'look' })
    expect(tests[0]?.problems.join()).toContain('last checked Jan 5, 2025')
  })
})

describe('a package is refused', () => {
  it.each<[FoundCheck['id'], string, () => PackageFiles]>([
    [
      'manifest',
      'with a manifest that the schema refuses',
      () => withFile('imsmanifest.xml', (xml) => xml.replace('"sco"', '"SCO"')),
    ],
    ['files', 'without a file that the document names', () => withFile('assets/styles.css', () => null)],
    ['names', 'with a name that an LMS does not take', () => new Map([...files, ['assets/año.js', '']])],
    ['names', 'with a type that an LMS does not take', () => new Map([...files, ['assets/run.php', '']])],
    [
      'addresses',
      'with a style that asks for something elsewhere',
      () => withFile('assets/styles.css', (css) => `${css}@import "https://fonts.example/x.css";`),
    ],
    [
      'addresses',
      'with an image from elsewhere in its lessons',
      () =>
        withFile('content.en.js', (js) => js.replace('"lead":"', '"lead":"<img src=\\"//elsewhere.example/x.png\\">')),
    ],
    [
      'play',
      'that says it is passed before it is',
      () => withFile('assets/sco.js', (js) => js.replaceAll('"incomplete"', '"passed"')),
    ],
    [
      'play',
      'that never commits',
      () => withFile('assets/sco.js', (js) => js.replaceAll('"LMSCommit"', '"LMSGetLastError"')),
    ],
    [
      'sizes',
      'that lets people wait for its first page',
      () =>
        withFile(
          'package.js',
          (js) => `${js}/* ${Array.from({ length: 60_000 }, (_, at) => (at * 7919) % 10_007).join('')} */`,
        ),
    ],
  ])('for %s: %s', async (id, _, changed) => {
    const found = await look(changed())
    expect(stateOf(found.checks, id)).toBe('failed')
    expect(found.verdict).toBe('refused')
  })

  it('for sizes: more than an LMS takes', async () => {
    const found = await look(files, orderOf(), new Uint8Array(1_600_000))
    expect(stateOf(found.checks, 'sizes')).toBe('failed')
  })

  it('with what is wrong first, in both languages', async () => {
    const found = await look(withFile('assets/styles.css', () => null))
    for (const language of ['en', 'es'] as const) {
      const { heading, tests } = preflightView(found, MESSAGES[language], language)
      expect(heading).toBe(MESSAGES[language].preflight.verdict.refused)
      expect(tests[0]).toMatchObject({
        state: 'failed',
        problems: ['not true of the manifest: every listed file is there'],
      })
      expect(tests[1]).toMatchObject({ state: 'failed', problems: ['assets/styles.css is missing'] })
    }
  })
})
