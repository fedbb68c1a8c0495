import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildPackage } from '../../src/package/build.ts'
import { joined } from '../../src/domain/content-parts.ts'
import { packageFacts } from '../../src/package/document.ts'
import { content, exampleSite } from '../support/content.ts'
import { manifestProblems } from '../../src/package/manifest-check.ts'
import { orderOf } from '../support/package-order.ts'
import { unzip } from '../support/unzip.ts'

const order = orderOf()
/** Bytes of a file as it travels: the runtime must not keep anyone waiting. */
const RUNTIME_LIMIT = 25 * 1024
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
  it('has the manifest and its schemas at the root, sorted, and no more than it needs', () => {
    expect([...files.keys()]).toEqual([
      'adlcp_rootv1p2.xsd',
      'assets/exit.js',
      'assets/pages.js',
      'assets/sco.js',
      'assets/selftest.js',
      'assets/styles.css',
      'assets/words.en.js',
      'content.en.js',
      'ims_xml.xsd',
      'imscp_rootv1p1p2.xsd',
      'imsmanifest.xml',
      'imsmd_rootv1p2p1.xsd',
      'index.html',
      'later.en.js',
      'package.js',
    ])
    const others = [...files.keys()].filter((name) => name !== 'imsmanifest.xml')
    expect(manifestProblems('scorm12', text('imsmanifest.xml'), others)).toEqual([])
    expect([...files.keys()].filter((name) => REFUSED.test(name))).toEqual([])
  })

  it('has the same bytes whenever it is built from the same course', async () => {
    expect(Buffer.from(await buildPackage(order)).equals(bytes)).toBe(true)
  })

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
    expect({ ...whole, course: { ...whole.course, items: [] } }).toEqual(
      plain({ ...content, course: { ...content.course, items: [] } }),
    )
    for (const script of ['assets/sco.js', 'assets/words.en.js']) expect(text(script)).toMatch(/^[\n\t -~]*$/)
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
    expect(help).toContain('Then tell who is on duty. Program director on duty, 609-555-0142: 8:00')
    expect(help).toContain('On-call supervisor, 609-555-0190: 8:00')
    expect(help).not.toContain('has not named')
  })

  it('says so when the site has named nobody', async () => {
    const unnamed = await unzip(await buildPackage({ ...order, site: { ...exampleSite, named: [] } }))
    expect(unnamed.get('index.html')?.toString('utf8')).toContain(
      'If nobody is named yet, tell your supervisor, and call SCR.',
    )
  })

  it('tells people without JavaScript what to do', () => {
    expect(text('index.html')).toMatch(/<noscript>.*JavaScript.*<\/noscript>/)
  })
})

describe('the runtime of a package', () => {
  it('stays small', () => {
    const weight = (name: string) => gzipSync(files.get(name) ?? '', { level: 9 }).length
    expect(weight('assets/sco.js')).toBeLessThan(RUNTIME_LIMIT)
    expect(bytes.length).toBeLessThan(ZIP_LIMIT)
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
    expect(text('assets/sco.js')).not.toMatch(pattern)
  })

  it('carries no words of reports or accounts', () => {
    const words = text('assets/words.en.js') + text('assets/sco.js')
    expect(words).toContain('Your learning system')
    expect(words).not.toContain('Sign in and go on from there')
  })
})
