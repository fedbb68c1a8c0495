import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REPORTS, type Report } from '../../src/domain/cmi.ts'
import { manifest, SCHEMA_FILES } from '../../src/package/manifest.ts'
import { DRIVER_FILE, DRIVER_XSD, repairedSchemas } from '../../src/package/xsd.ts'
import { ROOT } from '../../src/paths.ts'
import { content, exampleSite } from '../support/content.ts'
import { manifestProblems } from '../support/manifest-rules.ts'

const ORIGINALS = join(ROOT, 'dist/schemas/scorm12')
const FILES = ['assets/sco.js', 'data.en.js', 'index.html', ...SCHEMA_FILES]
const original = (file: string) => readFileSync(join(ORIGINALS, file), 'utf8')

const folder = mkdtempSync(join(tmpdir(), 'manifest-'))
let validator: XsdValidator
let driver: XmlDocument

beforeAll(() => {
  xmlRegisterFsInputProviders()
  for (const [file, schema] of repairedSchemas(original)) writeFileSync(join(folder, file), schema)
  driver = XmlDocument.fromBuffer(readFileSync(join(folder, DRIVER_FILE)), { url: join(folder, DRIVER_FILE) })
  validator = XsdValidator.fromDoc(driver)
})
afterAll(() => {
  validator.dispose()
  driver.dispose()
  rmSync(folder, { recursive: true })
})

function manifestOf(report: Report, name = exampleSite.name): string {
  return manifest({ content, site: { ...exampleSite, name }, report, leaveTo: null }, FILES)
}

describe('imsmanifest.xml', () => {
  it.each(REPORTS)('is valid by the schemas of SCORM 1.2 (%s)', (report) => {
    expect(schemaErrors(manifestOf(report))).toEqual([])
  })

  it.each(REPORTS)('is valid by the schemas as they are in the package, for xmllint (%s)', (report) => {
    const originals = mkdtempSync(join(tmpdir(), 'originals-'))
    for (const file of SCHEMA_FILES) writeFileSync(join(originals, file), original(file))
    writeFileSync(join(originals, DRIVER_FILE), DRIVER_XSD)
    const result = spawnSync('xmllint', ['--nonet', '--noout', '--schema', join(originals, DRIVER_FILE), '-'], {
      input: manifestOf(report),
      encoding: 'utf8',
    })
    rmSync(originals, { recursive: true })
    expect(result.stderr).toContain('- validates')
    expect(result.status).toBe(0)
  })

  it.each(REPORTS)('has nothing wrong that schemas do not see (%s)', (report) => {
    expect(manifestProblems(manifestOf(report), FILES)).toEqual([])
  })

  it('has a mastery score only where the LMS decides: the pass mark of the course', () => {
    expect(manifestOf('passed')).not.toContain('masteryscore')
    expect(manifestOf('completed')).not.toContain('masteryscore')
    expect(manifestOf('lms-decides')).toContain('<adlcp:masteryscore>80</adlcp:masteryscore>')
  })

  it('keeps its identifiers in all minor versions, and has others for another site or major version', () => {
    const ids = (version: string, slug: string) => {
      const course = { ...content.course, version }
      const text = manifest(
        { content: { ...content, course }, site: { ...exampleSite, slug }, report: 'passed', leaveTo: null },
        FILES,
      )
      return [...text.matchAll(/identifier="([^"]+)"/g)].map((match) => match[1])
    }
    expect(ids('1.4.2', 'a')).toEqual(ids('1.0.0', 'a'))
    expect(ids('2.0.0', 'a')).not.toEqual(ids('1.0.0', 'a'))
    expect(ids('1.0.0', 'b')).not.toEqual(ids('1.0.0', 'a'))
  })

  it('carries any name of a site', () => {
    const text = manifestOf('passed', 'Casa “Niño” & <Sons>')
    expect(schemaErrors(text)).toEqual([])
    expect(text).toContain('Casa “Niño” &amp; &lt;Sons&gt;')
  })
})

describe('the schemas', () => {
  const valid = manifestOf('lms-decides')
  it.each([
    ['scormtype in the wrong case', valid.replace('scormtype="sco"', 'scormtype="SCO"')],
    ['an identifier that starts with a digit', valid.replace('manifest identifier="', 'manifest identifier="1')],
    ['an identifier twice', valid.replace('.item"', '.organization"')],
    [
      'elements in the wrong order',
      valid.replace(/(<schema>.*<\/schema>)\s*(<schemaversion>.*<\/schemaversion>)/, '$2$1'),
    ],
    [
      'an element that SCORM does not have',
      valid.replace('masteryscore>80</adlcp:masteryscore', 'passmark>80</adlcp:passmark'),
    ],
  ])('refuse %s', (_, text) => {
    expect(text).not.toBe(valid)
    expect(schemaErrors(text)).not.toEqual([])
  })

  it('are repaired where a newer libxml2 refuses them, and only there', () => {
    const repaired = repairedSchemas(original)
    expect(SCHEMA_FILES.filter((file) => repaired.get(file) !== original(file))).toEqual([
      'ims_xml.xsd',
      'imsmd_rootv1p2p1.xsd',
    ])
    expect(() => repairedSchemas(() => '<schema/>')).toThrow('to repair')
  })
})

describe('the rules beside the schemas', () => {
  const valid = manifestOf('lms-decides')
  it.each([
    ['a schemaversion that an LMS does not know', valid.replace('>1.2<', '>1.2.0<'), FILES],
    ['a default that names no organization', valid.replace('default="', 'default="other'), FILES],
    ['an item that names no resource', valid.replace('identifierref="', 'identifierref="other'), FILES],
    ['a start page that is not among the files', valid.replace('href="index.html">', 'href="start.html">'), FILES],
    ['a start page with a query string', valid.replaceAll('"index.html"', '"index.html?x=1"'), FILES],
    ['a file that is listed and missing', valid, FILES.slice(1)],
    ['a file that is there and not listed', valid, [...FILES, 'extra.js']],
    [
      'a file name that is not plain ASCII',
      valid.replace('data.en.js', 'datos-ñ.js'),
      [...FILES.slice(0, 1), 'datos-ñ.js', ...FILES.slice(2)],
    ],
    ['a mastery score that is no number', valid.replace('>80<', '>abc<'), FILES],
    ['another prefix than adlcp', valid.replaceAll('adlcp:', 'a:').replace('xmlns:adlcp', 'xmlns:a'), FILES],
  ])('refuse %s', (_, text, files) => {
    expect(manifestProblems(text, files)).not.toEqual([])
  })
})

function schemaErrors(text: string): string[] {
  const document = XmlDocument.fromString(text)
  try {
    validator.validate(document)
    return []
  } catch (error) {
    return [String(error)]
  } finally {
    document.dispose()
  }
}
