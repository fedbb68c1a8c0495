import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildPackage, packageFiles, packageFacts } from '../../src/packages/build.job.ts'
import { joined, type PackageOrder } from '../../src/packages/course-package.ts'
import type { SitePart } from '../../src/course/course.ts'
import { isScorm, PACKAGE_EDITIONS } from '../../src/packages/standards/edition.ts'
import { SCHEMA_FILES } from '../../src/packages/standards/schema.ts'
import { manifestFile } from '../../src/packages/standards/manifest.job.ts'
import { manifestProblems } from '../../src/packages/standards/manifest-check.job.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { renderPart } from '../../src/platform/html/render.page.ts'
import { sitePartView } from '../../src/site/part.page.ts'
import { content, contents, exampleSite } from '../support/content.ts'
import { orderOf } from '../support/package-order.ts'
import { unzip } from '../support/unzip.ts'

const order = orderOf()
/**
 * A cmi5 package talks to an LRS at the address of its launch, and remembers that launch, so this list leaves it out.
 */
const WITHOUT_LRS = PACKAGE_EDITIONS.filter((edition) => edition !== 'cmi5')
/** Bytes of a file as it travels: the runtime must not keep anyone waiting. */
const RUNTIME_LIMIT = 32 * 1024
/** A whole package, whatever is in it. */
const ZIP_LIMIT = 1_500_000
/** File types that some LMSs refuse to take in. */
const REFUSED = /\.(htaccess|php\d?|cgi|sh|shtml|aspx?|jsp|py|rb|pl|json|mjs)$/

let bytes: Uint8Array
let files: ReadonlyMap<string, Buffer>
const text = (name: string) => files.get(name)?.toString('utf8') ?? ''

beforeAll(async () => {
  bytes = await buildPackage(order)
  files = await unzip(bytes)
})

describe('a package', () => {
  it('has the same bytes whenever it is built from the same course', async () => {
    expect(Buffer.from(await buildPackage(order)).equals(bytes)).toBe(true)
  })

  it('says of which day the oldest check of its lines is', () => {
    expect(text('index.html')).toContain(MESSAGES.en.support.checked('Nov 18, 2026'))
  })

  it.each(['en', 'es'] as const)(
    'says on every page what to do when a youth just told them, in %s',
    async (language) => {
      const index = (await unzip(await buildPackage({ ...order, contents: [contents[language]] }))).get('index.html')
      expect(index?.toString('utf8')).toContain(`<a href="#/guide">${MESSAGES[language].support.card}</a>`)
    },
  )

  it('has other bytes for another site', async () => {
    const other = await buildPackage({ ...order, site: { ...exampleSite, name: 'Other' } })
    expect(Buffer.from(other).equals(bytes)).toBe(false)
  })

  it('carries the course, the site and the report as data that no character set can spoil', () => {
    const value = (name: string) => JSON.parse(/=(\{[ -;=-~]*\})\n$/.exec(text(name))?.[1] ?? '')
    const plain = (something: unknown) => JSON.parse(JSON.stringify(something))
    expect(value('package.js')).toEqual(plain(packageFacts(order)))
    const whole = joined(value('content.en.js'), value('later.en.js'))
    expect(new Set(whole.course.items.map(({ id }) => id))).toEqual(new Set(content.course.items.map(({ id }) => id)))
    // A package has no card, and doesn't say why the policy has a new version.
    const { why: _, ...policy } = content.policy
    const contacts = content.contacts.map((contact) => ({ ...contact, card: null, wallet: null }))
    expect({ ...whole, course: { ...whole.course, items: [] } }).toEqual(
      plain({ ...content, contacts, policy, course: { ...content.course, items: [] } }),
    )
    for (const script of ['assets/sco.js', 'assets/words.en.js']) expect(text(script)).toMatch(/^[\n\t -~]*$/)
  })

  it('shows the site’s own texts in Spanish, where the site wrote them', async () => {
    const spanish = await unzip(await buildPackage({ ...order, contents: [contents.es] }))
    const { site } = JSON.parse(
      (spanish.get('package.js')?.toString('utf8') ?? '').slice('window.coursePackage='.length),
    )
    const shown = (part: SitePart) => renderPart('site/part', sitePartView(part, site, MESSAGES.es, contents.es))
    for (const [part, words] of [
      ['named', 'Supervisión de guardia'],
      ['named', 'Llame. Deje que suene.'],
      ['local', 'Centro de defensa de menores del condado'],
      ['steps', 'Ofrezca comida y agua.'],
      ['support', 'Línea de apoyo al personal'],
    ] as const) {
      expect(shown(part)).toContain(words)
      expect(shown(part)).not.toContain('lang="en"')
    }
  })

  it('closes no script from inside its data', async () => {
    const site = { ...exampleSite, name: '</script><!-- \u2028 \u2029 😀' }
    const data = (await unzip(await buildPackage({ ...order, site }))).get('package.js')?.toString('utf8') ?? ''
    expect(data).not.toMatch(/[<\u2028\u2029]/)
    expect(JSON.parse(data.slice('window.coursePackage='.length)).site.name).toBe(site.name)
  })
})

describe('the document of a package', () => {
  it('has no script or style of its own, so that it works under any content policy', () => {
    expect(text('index.html')).not.toMatch(
      /<style|\sstyle=|\son\w+=|javascript:|<script(?! src="[\w./]+" defer><\/script>)/,
    )
  })

  it('names its files relative to itself', () => {
    const named = [...text('index.html').matchAll(/(?:src|href)="([^"#][^"]*)"/g)].map((match) => match[1] ?? '')
    const loaded = named.filter((url) => !url.startsWith('tel:'))
    expect(loaded).toEqual([
      'assets/styles.css',
      'package.js',
      'assets/words.en.js',
      'content.en.js',
      'assets/pages.js',
      'assets/sco.js',
      'assets/exit.js',
    ])
    expect(loaded.every((name) => files.has(name))).toBe(true)
  })

  it('names everyone whom staff tell, with their hours, because it does not know the time', () => {
    const help = /<aside class="support"[^]*?<\/div>/.exec(text('index.html'))?.[0] ?? ''
    expect(help).toContain('Then tell whoever is on duty. Program director on duty, 609-555-0142: 8:00')
    expect(help).toContain('On-call supervisor, 609-555-0190: 8:00')
    expect(help).not.toMatch(/hasn’t named|\.\./)
  })

  it('says so in Spanish as well, and that it is in English where the site wrote no Spanish', async () => {
    const inSpanish = { ...order, contents: [contents.es] } as const
    const { sco, learn } = MESSAGES.es
    const help = await documentOf(inSpanish)
    expect(help).toContain('Dirección del programa (de turno), 609-555-0142: ')
    expect(help).not.toContain(learn.site.inEnglish)
    const named = exampleSite.named.map(({ es: _, ...person }) => person)
    const english = await documentOf({ ...inSpanish, site: { ...exampleSite, named } })
    expect(english).toContain(sco.tellOnDuty(['Program director on duty, 609-555-0142: ']).trim())
    expect(english).toContain(learn.site.inEnglish)
  })

  it('says so when the site has named nobody', async () => {
    const unnamed = await unzip(await buildPackage({ ...order, site: { ...exampleSite, named: [] } }))
    expect(unnamed.get('index.html')?.toString('utf8')).toContain(
      'or your supervisor if no one is named yet. Call the State Central Registry (SCR), too.',
    )
  })

  it('tells people without JavaScript what to do', () => {
    expect(text('index.html')).toMatch(/<noscript>.*JavaScript.*<\/noscript>/)
  })
})

async function documentOf(ordered: PackageOrder): Promise<string> {
  return (await unzip(await buildPackage(ordered))).get('index.html')?.toString('utf8') ?? ''
}

describe.each(PACKAGE_EDITIONS)('a package of the edition %s', (edition) => {
  let zip: Uint8Array
  let parts: ReadonlyMap<string, Buffer>
  const part = (name: string) => parts.get(name)?.toString('utf8') ?? ''

  beforeAll(async () => {
    zip = await buildPackage({ ...order, edition })
    parts = await unzip(zip)
  })

  it('has its manifest and schemas at the root, sorted, and no more than it needs', () => {
    const manifest = manifestFile(edition)
    const names = [
      ...(isScorm(edition) ? SCHEMA_FILES[edition] : []),
      ...(manifest === null ? [] : [manifest]),
      'assets/exit.js',
      'assets/pages.js',
      'assets/sco.js',
      'assets/selftest.js',
      'assets/styles.css',
      'assets/words.en.js',
      'content.en.js',
      'index.html',
      'later.en.js',
      'package.js',
    ]
    expect([...parts.keys()]).toEqual(names.sort())
    const others = names.filter((name) => name !== manifest)
    if (isScorm(edition)) expect(manifestProblems(edition, part('imsmanifest.xml'), others)).toEqual([])
    expect(names.filter((name) => REFUSED.test(name))).toEqual([])
  })

  it('stays small, also in both languages', async () => {
    expect(zip.length).toBeLessThan(ZIP_LIMIT)
    const both = await buildPackage({ ...order, edition, contents: [contents.en, contents.es] })
    expect(both.length).toBeLessThan(ZIP_LIMIT)
  })

  it('carries no words of reports or accounts', () => {
    const words = part('assets/words.en.js') + part('assets/sco.js')
    expect(words).toContain('Your learning system')
    expect(words).not.toContain('Sign in and continue from there')
  })
})

describe.each(WITHOUT_LRS)('the runtime of the edition %s', (edition) => {
  let runtime: string

  beforeAll(async () => {
    runtime = (await packageFiles({ ...order, edition })).get('assets/sco.js') ?? ''
  })

  it('stays small', () => {
    expect(runtime).not.toBe('')
    expect(gzipSync(runtime, { level: 9 }).length).toBeLessThan(RUNTIME_LIMIT)
  })

  it.each([
    [/\beval\(|new Function/, 'compiles nothing'],
    [/\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|importScripts/, 'asks no server for anything'],
    [/["'](before)?unload["']/, 'listens to no event that browsers block'],
    [/\balert\(|\bconfirm\(|\bprompt\(|window\.open\(|\btop\b\.|window\.top/, 'opens nothing and stays in its frame'],
    [/sessionStorage|indexedDB|document\.cookie/, 'keeps in the browser nothing but the copy of the learner’s steps'],
    [/https?:\/\/(?!www\.w3\.org)/, 'names no address'],
    [/location\.(href|assign|replace|reload|hash|search|pathname)|history\./, 'never navigates'],
  ])('has nothing of %s: it %s', (pattern) => {
    expect(runtime).not.toMatch(pattern)
  })
})
