import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { REPORTS, type Report } from '../../../src/packages/standards/cmi.ts'
import { cmi5Problems } from '../../../src/packages/standards/cmi5-rules.job.ts'
import { CMI5_FILE, type Cmi5Course, cmi5Structure } from '../../../src/packages/standards/cmi5.ts'

const FILES = ['assets/cmi5.js', CMI5_FILE, 'index.html']
const english = {
  language: 'en',
  packageTitle: 'Orientation (English, v1)',
  title: 'Orientation, Harbor Street',
  description: 'What to do, and who to tell.',
}
const spanish = {
  language: 'es',
  packageTitle: 'Orientación (Español, v1)',
  title: 'Orientación, Harbor Street',
  description: 'Qué hacer y a quién avisar.',
}
const course: Cmi5Course = {
  id: 'csec-orientation',
  version: '1.0.0',
  site: 'harbor-street',
  texts: [english],
  pass: { right: 12, of: 15 },
  report: 'passed',
  launch: 'index.html',
}

const structureOf = (changes: Partial<Cmi5Course>) => cmi5Structure({ ...course, ...changes })
const idsOf = (text: string) => [...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])

describe('cmi5.xml', () => {
  it.each(REPORTS)('keeps the rules of cmi5 (%s)', (report) => {
    expect(cmi5Problems(structureOf({ report }), FILES)).toEqual([])
  })

  it.each(REPORTS)('is well-formed for xmllint (%s)', (report) => {
    const result = spawnSync('xmllint', ['--nonet', '--noout', '-'], {
      input: structureOf({ report }),
      encoding: 'utf8',
    })
    expect([result.status, result.stderr]).toEqual([0, ''])
  })

  it.each<[Report, string]>([
    ['passed', 'moveOn="Passed" launchMethod'],
    ['completed', 'moveOn="Completed" launchMethod'],
    ['lms-decides', 'moveOn="CompletedAndPassed" masteryScore="0.8" launchMethod'],
  ])('says what the LMS waits for, and the mark only where the LMS decides (%s)', (report, attributes) => {
    expect(structureOf({ report })).toContain(attributes)
  })

  it('rounds the mark down, so that who passes by the rule of the course passes by it', () => {
    expect(structureOf({ report: 'lms-decides', pass: { right: 2, of: 3 } })).toContain('masteryScore="0.6666"')
  })

  it('has its texts in each language of the package', () => {
    const text = structureOf({ texts: [english, spanish] })
    expect(cmi5Problems(text, FILES)).toEqual([])
    expect(text.match(/<langstring lang="en">Orientation, Harbor Street</g)).toHaveLength(1)
    expect(text.match(/<langstring lang="en">Orientation \(English, v1\)</g)).toHaveLength(1)
    expect(text.match(/<langstring lang="es">Qué hacer y a quién avisar.</g)).toHaveLength(2)
  })

  it('keeps its ids in all minor versions, and has others for another site, language or major version', () => {
    const ids = idsOf(structureOf({}))
    expect(ids).toEqual(['urn:csec-orientation:harbor-street:en:v1', 'urn:csec-orientation:harbor-street:en:v1:au'])
    expect(idsOf(structureOf({ version: '1.4.2', report: 'completed' }))).toEqual(ids)
    for (const other of [{ version: '2.0.0' }, { site: 'north' }, { texts: [spanish] }, { texts: [english, spanish] }])
      expect(idsOf(structureOf(other)).some((id) => ids.includes(id))).toBe(false)
  })

  it('carries any name of a site', () => {
    const text = structureOf({ texts: [{ ...english, title: 'Casa “Niño” & <Sons>', packageTitle: 'Casa & <Sons>' }] })
    expect(cmi5Problems(text, FILES)).toEqual([])
    expect(text).toContain('Casa “Niño” &amp; &lt;Sons&gt;')
  })
})

describe('the rules of cmi5.xml', () => {
  const valid = structureOf({ report: 'lms-decides', texts: [english, spanish] })
  const titles = /<title>[\s\S]*?<\/title>/
  it.each<[string, string | RegExp, string, string]>([
    ['text that is no XML', '</au>', '', 'It is not well-formed XML'],
    ['another root', /courseStructure/g, 'manifest', 'The root must be courseStructure'],
    ['another namespace', '/v1/', '/v2/', 'The root must be courseStructure'],
    ['no course', /<course [\s\S]*<\/course>/, '', 'courseStructure must hold one course, then one au. It holds: au.'],
    ['two units', /(<au [\s\S]*<\/au>)/, '$1$1', 'It holds: course, au, au.'],
    [
      'the unit before the course',
      /(<course [\s\S]*<\/course>)\s*(<au [\s\S]*<\/au>)/,
      '$2$1',
      'It holds: au, course.',
    ],
    [
      'an id that is no IRI',
      /course id="[^"]*"/,
      'course id="orientation/1"',
      'The id of course must be an absolute IRI',
    ],
    ['an id with a space', 'v1:au"', 'v1 au"', 'The id of au must be an absolute IRI'],
    ['no id', / id="[^"]*:au"/, '', 'It is: missing.'],
    ['the same id twice', 'v1:au"', 'v1"', 'The au must have another id than the course.'],
    ['no title', titles, '', 'course must hold title, description, in this order. It holds: description.'],
    ['a title without a text', titles, '<title></title>', 'The title of course must have a langstring.'],
    ['an empty title', />Orientation \(English, v1\)</, '> <', 'The title of course must not be empty.'],
    ['a text without a language', ' lang="en"', '', 'The title of course must name the language of each langstring.'],
    ['a language that is none', 'lang="en"', 'lang="English (US)"', 'must name the language of each langstring.'],
    ['a language twice', 'lang="es"', 'lang="en"', 'The title of course must have each language once.'],
    [
      'no url',
      /<url>.*<\/url>/,
      '',
      'au must hold title, description, url, in this order. It holds: title, description.',
    ],
    ['an empty url', 'index.html', '', 'The url must be a file of the package. It is: empty.'],
    ['a url of no file', 'index.html', 'start.html', 'The url must be a file of the package. It is: start.html.'],
    ['a url elsewhere', 'index.html', 'https://example.org/index.html', 'The url must be a file of the package.'],
    [
      'a url that takes a name of the LMS',
      'index.html',
      'index.html?fetch=1',
      'must leave these parameters to the LMS: fetch.',
    ],
    ['a moveOn that cmi5 does not know', 'CompletedAndPassed', 'PassedAndCompleted', 'moveOn must be one of'],
    ['a moveOn that waits for nothing', 'CompletedAndPassed', 'NotApplicable', 'moveOn must not be NotApplicable'],
    ['no moveOn', ' moveOn="CompletedAndPassed"', '', 'moveOn must not be NotApplicable'],
    ['a mark that nothing waits for', 'CompletedAndPassed', 'Completed', 'masteryScore is of no use'],
    ['a mark in hundredths', '"0.8"', '"80"', 'masteryScore must be a number from 0 to 1'],
    ['a mark above 1', '"0.8"', '"1.1"', 'masteryScore must be a number from 0 to 1'],
    ['a mark that is too exact', '"0.8"', '"0.86666"', 'at most four decimals. It is: 0.86666.'],
    ['a window that cmi5 does not know', 'AnyWindow', 'NewWindow', 'launchMethod must be one of AnyWindow, OwnWindow.'],
    [
      'an attribute in the wrong case',
      'masteryScore',
      'masteryscore',
      'au has attributes that cmi5 does not know: masteryscore.',
    ],
  ])('refuse %s', (_, from, to, sentence) => {
    const text = valid.replace(from, to)
    expect(text).not.toBe(valid)
    expect(cmi5Problems(text, FILES).join('\n')).toContain(sentence)
  })

  it.each<[string, string, string]>([
    ['a window of its own', 'AnyWindow', 'OwnWindow'],
    ['a query of its own', 'index.html', 'index.html?language=en'],
    ['another kind of IRI', 'urn:csec-orientation:', 'https://example.org/orientation/'],
    ['an element of somebody else', '</courseStructure>', '<more xmlns="urn:more"/></courseStructure>'],
  ])('allow %s', (_, from, to) => {
    expect(cmi5Problems(valid.replaceAll(from, to), FILES)).toEqual([])
  })
})
