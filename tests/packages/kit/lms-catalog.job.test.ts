import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readLms } from '../../../src/packages/kit/lms-catalog.job.ts'
import { problemLine } from '../../../src/course/problem.job.ts'
import { LMS_IDS } from '../../../src/packages/kit/lms-catalog.ts'
import { contentFolder } from '../../support/content.ts'
import { csecProcess } from '../../support/csec.ts'

const FILES = ['lms.yaml', 'en/lms.yaml', 'es/lms.yaml']

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lms-'))
  for (const file of FILES) cpSync(join(contentFolder, file), join(folder, file), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

function spoil(file: string, from: RegExp, to: string): void {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  const spoiled = text.replace(from, to)
  expect(spoiled, `nothing to spoil in ${file}`).not.toBe(text)
  writeFileSync(path, spoiled)
}

/** A fault put into a copy of the real files → the line that must be reported. */
const FAULTS = [
  ['a Spanish text that is missing', 'es/lms.yaml', /\n {2}source: .*/, '', 'es/lms.yaml: moodle.source'],
  [
    'a Spanish text that is empty',
    'es/lms.yaml',
    /source: .*/,
    "source: ''",
    'es/lms.yaml: moodle.source: must not be',
  ],
  [
    'a Spanish step that is missing',
    'es/lms.yaml',
    /\n {4}- En el curso, active.*/,
    '',
    'es/lms.yaml: moodle.settings: has 3 entries, the English 4',
  ],
  [
    'a placeholder that nothing fills in',
    'en/lms.yaml',
    /check \{finish\}/,
    'check {end}',
    'en/lms.yaml: moodle: has an unknown placeholder {end}',
  ],
  [
    'a placeholder that is not closed',
    'es/lms.yaml',
    /marque \{finish\}/,
    'marque {finish',
    'es/lms.yaml: moodle: has an unknown placeholder {finish',
  ],
  [
    'words that point at a page of a kit',
    'en/lms.yaml',
    /check \{finish\}/,
    'check the word on the first page',
    'en/lms.yaml: moodle: speaks of "first page"',
  ],
  [
    'a Spanish limit that is missing',
    'es/lms.yaml',
    /\n {2}limit: .*/,
    '',
    'es/lms.yaml: moodle.limit: is there in one language only',
  ],
  [
    'a system without Spanish words',
    'es/lms.yaml',
    /- id: relias[\s\S]*?(?=- id:)/,
    '',
    'es/lms.yaml: relias: is missing',
  ],
  ['a system without facts', 'lms.yaml', /- id: canvas[\s\S]*?(?=- id:)/, '', 'lms.yaml: canvas: is missing'],
  ['a system that nobody knows', 'lms.yaml', /id: totara/, 'id: toutara', 'lms.yaml: toutara.id'],
  ['a doubled system', 'en/lms.yaml', /id: totara/, 'id: moodle', 'en/lms.yaml: moodle: this id is used twice'],
  ['an edition of no kind', 'lms.yaml', /edition: cmi5/, 'edition: aicc', 'lms.yaml: talentlms.alternatives.0.edition'],
  [
    'two reports for one edition',
    'lms.yaml',
    /edition: cmi5/,
    'edition: scorm12',
    'lms.yaml: talentlms.alternatives: names scorm12 twice',
  ],
  ['a fact without a day', 'lms.yaml', /\n {2}checkedOn: .*/, '', 'lms.yaml: moodle.checkedOn'],
  ['a day that is none', 'lms.yaml', /checkedOn: '.*'/, "checkedOn: '2026-13-01'", 'lms.yaml: moodle.checkedOn'],
  ['an unknown key', 'en/lms.yaml', /\n {2}watch:/, '\n  mind:', 'en/lms.yaml: moodle: Unrecognized key: "mind"'],
  [
    'a shout',
    'en/lms.yaml',
    /Publish the zip file/,
    'Publish the zip file!',
    'en/lms.yaml: cornerstone: has an em dash',
  ],
] as const

describe('the learning systems', () => {
  it('are all described in both languages', () => {
    const { systems, problems } = readLms(folder)
    expect(problems).toEqual([])
    expect(systems?.en.map(({ id }) => id)).toEqual(LMS_IDS)
    expect(systems?.es.map(({ id }) => id)).toEqual(LMS_IDS)
  })

  it.each(FAULTS)('have %s reported', (_, file, from, to, line) => {
    spoil(file, from, to)
    expect(readLms(folder).problems.map(problemLine).join('\n')).toContain(line)
  })

  it('say that a package was tried exactly where it was, in which version and when', () => {
    for (const { evidence, id, source } of readLms(folder).systems?.en ?? []) {
      if (evidence === 'tried')
        expect(source, id).toMatch(/We imported packages of this course into .*\d.* on November 27, 2026/)
      else if (evidence === 'player')
        expect(source, id).toMatch(/We played packages .*\d.*, but outside the full system/)
      else expect(source, id).toMatch(/We haven’t tried it\./)
    }
  })

  it('are part of csec check-content', () => {
    cpSync(contentFolder, folder, { recursive: true })
    spoil('es/lms.yaml', /source: .*/, "source: ''")
    const { status, stderr } = csecProcess(folder, 'check-content', '--folder', folder)
    expect(status).toBe(1)
    expect(stderr).toContain('es/lms.yaml: moodle.source: must not be empty')
  })
})
