import { beforeAll, describe, expect, it } from 'vitest'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import type { PackageOrder } from '../../../src/packages/course-package.ts'
import { packageFileName } from '../../../src/packages/file-name.ts'
import { packageFiles, type PackageFiles, zipped } from '../../../src/packages/build.job.ts'
import { makePackage } from '../../../src/packages/export.job.ts'
import { manifestFile } from '../../../src/packages/standards/manifest.job.ts'
import { type PlayThrough, playThrough } from '../../../src/packages/trial/play-through.job.ts'
import { judgedPackage, preflight } from '../../../src/packages/trial/preflight.job.ts'
import { shippedFiles } from '../../../src/packages/trial/shipped-file.job.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type FoundCheck, preflightView } from '../../../src/packages/trial/preflight.page.ts'
import { contents, exampleSite } from '../../support/content.ts'
import { orderOf } from '../../support/package-order.ts'

const TODAY = calendarDate('2026-11-24')
const RUNTIME = 'assets/sco.js'
const STYLES = 'assets/styles.css'
let files: PackageFiles
let others: PackageFiles
/** The result of playing the unchanged files. A fault in a file that isn't played doesn't change it. */
let played: PlayThrough

beforeAll(async () => {
  files = await packageFiles(orderOf())
  others = await packageFiles(orderOf({ edition: 'web' }))
  played = await playThrough('scorm12', orderOf(), files)
})

/** Looks at changed files, without playing them. */
async function lookAtFiles(changed: PackageFiles) {
  const order = orderOf()
  const leaving = { fileName: packageFileName(order, '0'.repeat(64)), zip: await zipped(changed) }
  const shipped = await shippedFiles(leaving.zip, changed, manifestFile(order.edition))
  return judgedPackage(order, leaving, shipped, played, TODAY)
}

async function look(changed: PackageFiles, order: PackageOrder = orderOf(), zip?: Uint8Array, on = TODAY) {
  const made = zip ?? (await zipped(changed))
  return preflight(order, changed, { fileName: packageFileName(order, '0'.repeat(64)), zip: made }, on)
}

/** The files with one of them changed; `null` takes it away. Throws when nothing would change. */
function withFile(name: string, change: (text: string) => string | null): PackageFiles {
  const before = files.get(name) ?? ''
  const text = change(before)
  if (text === before) throw new Error(`${name} stays as it is`)
  const rest = [...files].filter(([file]) => file !== name)
  return new Map(text === null ? rest : [...rest, [name, text]])
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
    expect(found.launches.length).toBeGreaterThanOrEqual(5)
  })

  it('is played to its end, with every call in the report', async () => {
    const { launches } = await look(files)
    expect(launches.map(({ name }) => name)).toEqual([
      'preview',
      'lessons',
      'not-yet',
      'in-the-middle',
      'to-the-end',
      'again',
      'cut-off',
      'without-credit',
    ])
    const values = launches.flatMap(({ calls }) => calls).map(({ args }) => args.join('='))
    expect(values).toContain('cmi.core.lesson_status=passed')
    expect(launches.at(-1)?.calls.some(({ method }) => method === 'LMSSetValue')).toBe(false)
  })
})

describe('addresses that stand in a package as a text', () => {
  it('are fine in what a site has written, also on the first page', async () => {
    const named = exampleSite.named.map((person) => ({
      ...person,
      method: 'See https://harbor.example/ring or "//wiki"',
    }))
    const site = {
      ...exampleSite,
      name: 'Harbor https://harbor.example',
      named,
      steps: 'Write it down at https://harbor.example/log.',
    }
    const { preflight: found } = await makePackage(orderOf({ site, leaveTo: 'https://www.weather.gov/' }), TODAY)
    expect(problemsOf(found.checks)).toEqual([])
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

  it('may leave with a line in which the last check found a problem, which is named', async () => {
    const failed = contents.en.contacts.map((line) => (line.id === 'LR-3' ? { ...line, failedOn: '2026-11-23' } : line))
    const order = orderOf({ contents: [{ ...contents.en, contacts: failed }] })
    const { checks, verdict } = await look(await packageFiles(order), order)
    expect(verdict).toBe('look')
    expect(checks).toContainEqual(expect.objectContaining({ id: 'contacts', state: 'look', wrong: ['1-800-286-4184'] }))
  })

  it('may leave with old numbers, which are named', async () => {
    const local = exampleSite.local.map((line) => ({ ...line, checkedOn: '2025-01-05' }))
    const order = orderOf({ site: { ...exampleSite, local } })
    const found = await look(await packageFiles(order), order)
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
    ['files', 'without a file that the document names', () => withFile(STYLES, () => null)],
    ['files', 'without the test of an LMS', () => withFile('assets/selftest.js', () => null)],
    ['files', 'with an empty stylesheet', () => withFile(STYLES, () => '')],
    ['files', 'with a leave button that breaks off', () => withFile('assets/exit.js', () => 'throw 1')],
    ['files', 'with a runtime of another edition', () => withFile(RUNTIME, () => others.get(RUNTIME) ?? '')],
    [
      'files',
      'with details of another site',
      () => withFile('package.js', (js) => js.replaceAll('Harbor Street', 'Hill Street')),
    ],
    [
      'files',
      'with details that promise the LMS another report',
      () => withFile('package.js', (js) => js.replace('"report":"passed"', '"report":"completed"')),
    ],
    ['files', 'with another schema', () => withFile('imscp_rootv1p1p2.xsd', (xsd) => `${xsd} `)],
    [
      'document',
      'without the script of the course',
      () => withDocument(/<script src="assets\/sco.js"[^>]*><\/script>/, ''),
    ],
    [
      'document',
      'with its scripts in another order',
      () => withDocument(/(<script src="package.js"[^>]*><\/script>)(<script[^>]*><\/script>)/, '$2$1'),
    ],
    ['document', 'with a script that does not wait', () => withDocument(/(sco\.js") defer/, '$1')],
    ['document', 'without a place for its pages', () => withDocument(/ id="page"/, '')],
    ['document', 'with two places for its pages', () => withDocument('<main', '<div id="page"></div><main')],
    ['document', 'without a place for what is saved', () => withDocument(/ id="status"/, '')],
    ['document', 'without a place for notices', () => withDocument(/ id="notices"/, '')],
    ['document', 'without a place to skip to', () => withDocument(/ id="main"/, '')],
    ['document', 'without words for a failure', () => withDocument(/<template id="failure">/, '<template>')],
    ['document', 'without words for who has left', () => withDocument(/<template id="left">/, '<template>')],
    ['document', 'without styles', () => withDocument(/<link rel="stylesheet"[^>]*>/, '')],
    ['document', 'with a script in it', () => withDocument('</body>', '<script>go()</script></body>')],
    ['document', 'with a handler in it', () => withDocument('<body', '<body onload="go()"')],
    ['document', 'with a style in it', () => withDocument('</head>', '<style>p{}</style></head>')],
    ['document', 'with a style at an element', () => withDocument('<main', '<main style="color:red"')],
    ['document', 'that sends people elsewhere', () => withDocument('<title', '<meta http-equiv="refresh"><title')],
    ['document', 'that never hears of its end', () => withRuntime('"pagehide"', '"pageshow"')],
    [
      'document',
      'that waits for unload, and then for a request',
      () => withCode('addEventListener("unload",()=>{let x=new XMLHttpRequest;x.open("POST",url(1),!1);x.send()})'),
    ],
    ['document', 'that asks before it unloads', () => withCode('window.onbeforeunload=()=>""')],
    ['document', 'that waits for a request', () => withCode('request.open("GET", "later.en.js", false)')],
    ['document', 'that reaches for the top window', () => withCode('window.top.location="about:blank"')],
    ['document', 'that makes code of text', () => withCode('eval("1")')],
    [
      'document',
      'that shows a style at an element',
      () => withFile('assets/pages.js', (js) => js.replace('<h1', '<h1 style="x"')),
    ],
    ['document', 'with a script that does not run', () => withFile('assets/exit.js', () => '(() => {')],
    ['document', 'with details that do something', () => withFile('package.js', (js) => `${js}go()`)],
    ['document', 'with a course that does something', () => withFile('later.en.js', (js) => `go();${js}`)],
    ['names', 'with a name that an LMS does not take', () => new Map([...files, ['assets/año.js', '']])],
    ['names', 'with a type that an LMS does not take', () => new Map([...files, ['assets/run.php', '']])],
    [
      'addresses',
      'with a style that asks for something elsewhere',
      () => withFile(STYLES, (css) => `${css}@import "https://fonts.example/x.css";`),
    ],
    [
      'addresses',
      'with an image of its styles from elsewhere',
      () => withFile(STYLES, (css) => `${css}p{background:url(//elsewhere.example/x.png)}`),
    ],
    [
      'addresses',
      'with an image from elsewhere in its lessons',
      () =>
        withFile('content.en.js', (js) => js.replace('"lead":"', '"lead":"<img src=\\"//elsewhere.example/x.png\\">')),
    ],
    [
      'addresses',
      'with an address in its lessons',
      () => withFile('content.en.js', (js) => js.replace('"lead":"', '"lead":"https://elsewhere.example ')),
    ],
    [
      'addresses',
      'with another address to leave to',
      () => withFile('package.js', (js) => js.replace('"leaveTo":null', '"leaveTo":"https://elsewhere.example"')),
    ],
    ['addresses', 'that fetches from elsewhere', () => withCode('fetch("https://elsewhere.example/x")')],
    ['addresses', 'that sends elsewhere', () => withCode('navigator.sendBeacon("https://elsewhere.example")')],
    ['addresses', 'that opens a socket elsewhere', () => withCode('new WebSocket("wss://elsewhere.example")')],
    ['addresses', 'that hides an address', () => withCode('fetch("https:\\/\\u002felsewhere.example")')],
    ['addresses', 'that fetches from a host', () => withCode("fetch('//elsewhere.example/x')")],
    [
      'addresses',
      'with an image for large screens from elsewhere',
      () => withDocument('<main', '<img srcset="a.png 1x, https://elsewhere.example/x.png 2x"><main'),
    ],
    [
      'addresses',
      'with an image of some host',
      () => withDocument('<main', '<img srcset="a.png 1x, //elsewhere.example/x.png 2x"><main'),
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
    ['sizes', 'of more bytes than an LMS takes', () => new Map([...files, ['assets/film.js', noise(2_200_000)]])],
  ])('for %s: %s', async (id, _, changed) => {
    const found = await lookAtFiles(changed())
    expect(stateOf(found.checks, id)).toBe('failed')
    expect(found.verdict).toBe('refused')
  })

  it.each([
    ['that says it is passed before it is', '"incomplete"', '"passed"'],
    ['that never commits', '"LMSCommit"', '"LMSGetLastError"'],
  ])('for play: %s', async (_, part, replacement) => {
    const found = await look(withRuntime(part, replacement))
    expect(stateOf(found.checks, 'play')).toBe('failed')
    expect(found.verdict).toBe('refused')
  })

  it('when the script of the leave button is missing from the files and the manifest, in both languages', async () => {
    const order = orderOf({ contents: [contents.en, contents.es] })
    const whole = await packageFiles(order)
    const lacking = new Map([...whole].filter(([file]) => file !== 'assets/exit.js'))
    lacking.set('imsmanifest.xml', (whole.get('imsmanifest.xml') ?? '').replace(/.*assets\/exit\.js.*\n/, ''))
    const found = await look(lacking, order)
    expect(problemsOf(found.checks)).toEqual([['files', ['assets/exit.js is missing']]])
  })

  it('when the page to choose a language is missing from a package in both', async () => {
    const order = orderOf({ contents: [contents.en, contents.es] })
    const whole = await packageFiles(order)
    const document = (whole.get('index.html') ?? '').replace('<template id="languages">', '<template>')
    const found = await look(new Map([...whole, ['index.html', document]]), order)
    expect(problemsOf(found.checks)).toEqual([
      ['document', ['not true of the document: it has the template "languages"']],
    ])
  })

  it('when the files in the zip are at fault, whatever it was made from', async () => {
    const found = await look(files, orderOf(), await zipped(withRuntime('"incomplete"', '"passed"')))
    expect(problemsOf(found.checks).map(([id]) => id)).toEqual(['zip', 'files', 'play'])
  })

  it('and the report lists the faults first, in both languages', async () => {
    const found = await look(withFile(STYLES, () => null))
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

function withDocument(part: string | RegExp, replacement: string): PackageFiles {
  return withFile('index.html', (html) => html.replace(part, replacement))
}

function withRuntime(part: string, replacement: string): PackageFiles {
  return withFile(RUNTIME, (js) => js.replaceAll(part, replacement))
}

function withCode(code: string): PackageFiles {
  return withFile(RUNTIME, (js) => `${js}\nfunction never(){${code}}`)
}

/** Text that does not become smaller. */
function noise(length: number): string {
  let seed = 1
  const next = () => (seed = (seed * 48_271) % 2_147_483_647)
  return `//${Array.from({ length }, () => String.fromCharCode(48 + (next() % 64))).join('')}`
}

function problemsOf(checks: readonly FoundCheck[]) {
  return checks.flatMap((check) =>
    'problems' in check && check.state === 'failed' ? [[check.id, check.problems] as const] : [],
  )
}
