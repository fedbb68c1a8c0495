import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { REPORTS } from '../../../src/packages/standards/cmi.ts'
import type { PackageOrder } from '../../../src/packages/course-package.ts'
import { SCORM_EDITIONS, type ScormEdition } from '../../../src/packages/standards/edition.ts'
import {
  DRIVER_FILE,
  driverSchema,
  repairedSchema,
  SCHEMA_FILES,
  schemaFolder,
} from '../../../src/packages/standards/schema.ts'
import { cmi5Manifest, packageTitle, scormManifest } from '../../../src/packages/standards/manifest.job.ts'
import { SELF_TEST_PARAMETERS } from '../../../src/packages/link.page.ts'
import { manifestProblems } from '../../../src/packages/standards/manifest-check.job.ts'
import { ROOT } from '../../../src/platform/root.ts'
import { content, contents, exampleSite } from '../../support/content.ts'
import { orderOf } from '../../support/package-order.ts'

const EVERY_WAY = SCORM_EDITIONS.flatMap((edition) => REPORTS.map((report) => [edition, report] as const))

function filesOf(edition: ScormEdition): string[] {
  return ['assets/sco.js', 'content.en.js', 'index.html', ...SCHEMA_FILES[edition]]
}

function manifestOf(edition: ScormEdition, changed: Partial<PackageOrder> = {}, parameters = ''): string {
  return scormManifest(edition, orderOf({ edition, ...changed }), filesOf(edition), parameters)
}

describe('imsmanifest.xml', () => {
  it.each(EVERY_WAY)('has no faults: %s, %s', (edition, report) => {
    expect(manifestProblems(edition, manifestOf(edition, { report }), filesOf(edition))).toEqual([])
  })

  it.each(EVERY_WAY)('is valid for xmllint by the schemas in the package: %s, %s', (edition, report) => {
    const folder = mkdtempSync(join(tmpdir(), 'originals-'))
    cpSync(join(ROOT, 'dist', schemaFolder(edition)), folder, { recursive: true })
    writeFileSync(join(folder, DRIVER_FILE), driverSchema(edition))
    const result = spawnSync('xmllint', ['--nonet', '--noout', '--schema', join(folder, DRIVER_FILE), '-'], {
      input: manifestOf(edition, { report }),
      encoding: 'utf8',
    })
    rmSync(folder, { recursive: true })
    expect(result.stderr).toContain('- validates')
    expect(result.status).toBe(0)
  })

  it.each([
    ['scorm12', '<adlcp:masteryscore>80</adlcp:masteryscore>'],
    ['scorm2004-3', '<imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure>'],
    ['scorm2004-4', '<imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure>'],
  ] as const)('has the pass mark of the course only where the LMS decides: %s', (edition, mark) => {
    expect(manifestOf(edition, { report: 'lms-decides' })).toContain(mark)
    for (const report of ['passed', 'completed'] as const)
      expect(manifestOf(edition, { report })).not.toMatch(/masteryscore|minNormalizedMeasure|satisfiedByMeasure/)
  })

  it.each(SCORM_EDITIONS)('the LMS test in %s has its own, which can’t be mistaken for the course', (edition) => {
    const course = manifestOf(edition)
    const test = manifestOf(edition, {}, SELF_TEST_PARAMETERS)
    expect(manifestProblems(edition, test, filesOf(edition))).toEqual([])
    expect(test).toContain(' parameters="?selftest"')
    const named = (text: string) => [...text.matchAll(/ identifier="([^"]+)"/g)].map((match) => match[1])
    expect(named(test)).toHaveLength(4)
    expect(named(test).filter((id) => named(course).includes(id))).toEqual([])
    const titles = [...test.matchAll(/<title>(.*)<\/title>/g)].map((match) => match[1])
    expect(titles).toHaveLength(2)
    for (const title of titles) expect(title).toMatch(/^LMS TEST, not the course: CSEC/)
  })

  it('keeps its identifiers in all minor versions, and has others for another site, language or major version', () => {
    const ids = (version: string, slug: string, languages: PackageOrder['contents'] = [content]) => {
      const [first, ...others] = languages.map((one) => ({ ...one, course: { ...one.course, version } }))
      const order = orderOf({
        contents: [first ?? content, ...others],
        site: { ...exampleSite, slug },
      })
      return [...scormManifest('scorm12', order, []).matchAll(/identifier="([^"]+)"/g)].map((match) => match[1])
    }
    expect(ids('1.4.2', 'a')).toEqual(ids('1.0.0', 'a'))
    expect(ids('2.0.0', 'a')).not.toEqual(ids('1.0.0', 'a'))
    expect(ids('1.0.0', 'b')).not.toEqual(ids('1.0.0', 'a'))
    expect(ids('1.0.0', 'a', [contents.en, contents.es])).not.toEqual(ids('1.0.0', 'a'))
  })

  it('says in its title what the package is, and in that of the item what learners take', () => {
    const text = manifestOf('scorm2004-3', { contents: [contents.en, contents.es], report: 'completed' })
    const [organization, item] = [...text.matchAll(/<title>([^<]+)<\/title>/g)].map((match) => match[1])
    expect(organization).toMatch(
      /\(English \+ Español, SCORM 2004, 3rd Edition, completed, v1\.\d+\.\d+, policy \d{4}-\d\d\)$/,
    )
    expect(item).toMatch(/, Harbor Street drop-in$/)
  })

  it('says the same in cmi5.xml, in each language', () => {
    const both = [contents.en, contents.es] as const
    const text = cmi5Manifest(orderOf({ edition: 'cmi5', contents: both, report: 'completed' }))
    const [course = '', unit = ''] = text.split('<au ')
    const titles = (part: string) => [...part.matchAll(/<langstring lang="(..)">([^<]*)</g)].slice(0, 2)
    const facts = /\(English \+ Español, cmi5, completed, v1\.\d+\.\d+, policy \d{4}-\d\d\)$/
    const inSpanish = /\(Español \+ English, cmi5, completed, v1\.\d+\.\d+, policy \d{4}-\d\d\)$/
    expect(titles(course).map(([, language]) => language)).toEqual(['en', 'es'])
    expect(titles(course)[0]?.[2]).toMatch(facts)
    expect(titles(course)[1]?.[2]).toMatch(inSpanish)
    expect(titles(unit).map(([, language, title]) => [language, title])).toEqual(
      both.map(({ language, course: { title } }) => [language, `${title}, ${exampleSite.name}`]),
    )
  })

  it('keeps the title in the length that the schema takes, and the facts in it', () => {
    const title = packageTitle(orderOf({ site: { ...exampleSite, name: 'Long name '.repeat(30) } }))
    expect(title.length).toBeLessThanOrEqual(200)
    expect(title).toMatch(/policy \d{4}-\d\d\)$/)
  })

  it('carries any name of a site', () => {
    const text = manifestOf('scorm12', { site: { ...exampleSite, name: 'Casa “Niño” & <Sons>' } })
    expect(manifestProblems('scorm12', text, filesOf('scorm12'))).toEqual([])
    expect(text).toContain('Casa “Niño” &amp; &lt;Sons&gt;')
  })

  it('tells the LMS what to hang on the address, where it is asked to', () => {
    const text = manifestOf('scorm12', {}, '?selftest')
    expect(text).toContain('isvisible="true" parameters="?selftest"')
    expect(manifestProblems('scorm12', text, filesOf('scorm12'))).toEqual([])
  })
})

describe('a manifest is refused for', () => {
  const of12 = manifestOf('scorm12', { report: 'lms-decides' })
  const of3 = manifestOf('scorm2004-3', { report: 'lms-decides' })
  const of4 = manifestOf('scorm2004-4')
  it.each<[string, ScormEdition, string]>([
    ['text that is no XML', 'scorm12', of12.slice(0, -5)],
    ['scormtype in the wrong case', 'scorm12', of12.replace('scormtype="sco"', 'scormtype="SCO"')],
    [
      'scormType in the wrong case, which the 4th Edition does not see',
      'scorm2004-4',
      of4.replace('scormType', 'scormtype'),
    ],
    [
      'an identifier that starts with a digit',
      'scorm12',
      of12.replace('manifest identifier="', 'manifest identifier="1'),
    ],
    ['an identifier twice', 'scorm12', of12.replace('.item"', '.organization"')],
    [
      'elements in the wrong order',
      'scorm12',
      of12.replace(/(<schema>.*<\/schema>)\s*(<schemaversion>.*<\/schemaversion>)/, '$2$1'),
    ],
    [
      'an element that SCORM does not have',
      'scorm12',
      of12.replace('masteryscore>80</adlcp:masteryscore', 'passmark>80</adlcp:passmark'),
    ],
    ['a measure in percent', 'scorm2004-3', of3.replace('>0.8<', '>80<')],
    ['a button to hide that does not exist', 'scorm2004-4', of4.replace('>previous<', '>back<')],
    ['a course that the LMS may mark as done', 'scorm2004-4', of4.replace('completionSetByContent="true" ', '')],
    ['a schemaversion that an LMS does not know', 'scorm12', of12.replace('>1.2<', '>1.2.0<')],
    ['the schemaversion of another edition', 'scorm2004-3', of3.replace('3rd', '4th')],
    ['a default that names no organization', 'scorm12', of12.replace('default="', 'default="other')],
    ['an item that names no resource', 'scorm2004-4', of4.replace('identifierref="', 'identifierref="other')],
    ['a start page that is not among the files', 'scorm12', of12.replace('href="index.html">', 'href="start.html">')],
    ['a start page with a query string', 'scorm12', of12.replaceAll('"index.html"', '"index.html?x=1"')],
    ['a mastery score that is no number', 'scorm12', of12.replace('>80<', '>abc<')],
    ['another prefix than adlcp', 'scorm12', of12.replaceAll('adlcp:', 'a:').replace('xmlns:adlcp', 'xmlns:a')],
  ])('%s (%s)', (_, edition, text) => {
    expect([of12, of3, of4]).not.toContain(text)
    expect(manifestProblems(edition, text, filesOf(edition))).not.toEqual([])
  })

  const files = filesOf('scorm12')
  it.each<[string, string, readonly string[]]>([
    ['a file that is listed and missing', of12, files.slice(1)],
    ['a file that is there and not listed', of12, [...files, 'extra.js']],
    [
      'a file name that is not plain ASCII',
      of12.replace('content.en.js', 'datos-ñ.js'),
      [...files.filter((name) => name !== 'content.en.js'), 'datos-ñ.js'],
    ],
  ])('%s', (_, text, present) => {
    expect(manifestProblems('scorm12', text, present)).not.toEqual([])
  })
})

describe('the schemas', () => {
  it('are repaired where a newer libxml2 refuses them, and only there', () => {
    const original = (file: string) => readFileSync(join(ROOT, 'dist', schemaFolder('scorm12'), file), 'utf8')
    expect(SCHEMA_FILES.scorm12.filter((file) => repairedSchema(file, original(file)) !== original(file))).toEqual([
      'imsmd_rootv1p2p1.xsd',
      'ims_xml.xsd',
    ])
    expect(() => repairedSchema('ims_xml.xsd', '<schema/>')).toThrow('to repair')
  })
})
