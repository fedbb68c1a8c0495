import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { problemLine } from '../../../src/course/problem.job.ts'
import { readKitTexts } from '../../../src/packages/kit/text.job.ts'
import { contentFolder, kitTexts } from '../../support/content.ts'
import { csecProcess } from '../../support/csec.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kit-texts-'))
  cpSync(join(contentFolder, 'kit'), join(folder, 'kit'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

/** @returns the line at which the file was changed. */
function spoil(file: string, from: RegExp, to: string): number {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  const at = text.search(from)
  expect(at, `nothing to spoil in ${file}`).not.toBe(-1)
  writeFileSync(path, text.replace(from, to))
  return text.slice(0, at).split('\n').length
}

const problems = () => readKitTexts(folder).problems.map(problemLine)

/** A fault put into a copy of the real pages → what must be reported at its line. */
const FAULTS = [
  ['a slot that nothing fills in', 'en', /\{organization\}/, '{company}', 'has an unknown slot {company}'],
  [
    'a slot that is not closed',
    'es',
    /\{organization\}. Si a alguien.*/,
    '{organization',
    'has an unknown slot {organization',
  ],
  ['a heading without an id', 'en', /## Known gaps.*/, '## Known gaps', 'a heading must look like "## Title {#id}"'],
  ['a heading of a third rank', 'en', /## Known gaps/, '### Known gaps', 'a heading must look like "## Title {#id}"'],
  [
    'a heading with another id',
    'es',
    /\{#gaps\}/,
    '{#faltas}',
    'differs from line 25 of the English page: block 7 <h2> gaps',
  ],
  [
    'a cell without words',
    'en',
    /Non-text content \| A /,
    'Non-text content | ',
    'has an entry or a cell without words',
  ],
  [
    'text before the first section',
    'en',
    /## What was/,
    'More.\n\n## What was',
    'stands before the first "## " heading',
  ],
  ['an exclamation mark', 'en', /real screen reader/, 'real screen reader!', 'has an em dash or an exclamation mark'],
  [
    'advice not to report',
    'en',
    /Tell HR at .*/,
    'Do not report it.',
    'must never tell someone not to report: "Do not report it."',
  ],
] as const

/** A part missing in the Spanish page → the report's name for the English passage. */
const GAPS = [
  ['a section', /## Limitaciones[^#]*/, '<h2> gaps'],
  ['an entry of a list', /- Sin JavaScript.*\n/, 'block 8 <ul>'],
  ['a row of a table', /\| 1\.2\.3 .*\n/, 'block 13 <table> row 56'],
  ['a slot', /\{organization\}/, 'block 10 <p> {organization}'],
] as const

describe('the written pages of the kit', () => {
  it('have no problem as they are', () => {
    expect(readKitTexts(folder)).toEqual({ texts: kitTexts, problems: [] })
  })

  it.each(FAULTS)('are refused with %s, at its line', (_, language, from, to, message) => {
    const file = `kit/${language}/accessibility.md`
    const line = spoil(file, from, to)
    expect(problems()).toContain(`${file}: line ${line}: ${message}`)
  })

  it.each(GAPS)('are refused when the Spanish one lacks %s of the English', (_, from, passage) => {
    spoil('kit/es/accessibility.md', from, '')
    const report = /^kit\/es\/accessibility\.md: line \d+: (differs from|ends before) line \d+ of the English page: /
    expect(problems().filter((problem) => report.test(problem) && problem.endsWith(passage))).toHaveLength(1)
  })

  it('are refused when a slot has no place in the text', () => {
    spoil('kit/en/accessibility.md', /\{organization\}/, 'us')
    expect(problems()).toContain('kit/en/accessibility.md: has no slot {organization}')
  })

  it('are refused when a page is missing in a language', () => {
    rmSync(join(folder, 'kit/es/accessibility.md'))
    expect(readKitTexts(folder)).toEqual({
      texts: null,
      problems: [{ file: 'kit/es/accessibility.md', path: '', message: 'there is no such file' }],
    })
    const { status, stderr } = csecProcess(folder, 'check-content', '--folder', folder)
    expect(status).toBe(1)
    expect(stderr).toContain('kit/es/accessibility.md: there is no such file')
  })
})

describe('the table of WCAG', () => {
  it('has the same criteria, levels and results in both languages', () => {
    const rowsOf = (language: 'en' | 'es') =>
      kitTexts[language].accessibility.sections.flatMap(({ parts }) =>
        parts.flatMap((part) => (part.kind === 'table' ? part.rows : [])),
      )
    const [english, spanish] = [rowsOf('en'), rowsOf('es')]
    expect(english).toHaveLength(55)
    const criterion = ([name, level]: readonly unknown[]) => `${String(name).split(' ')[0]} ${level}`
    expect(spanish.map(criterion)).toEqual(english.map(criterion))
    for (const column of [2, 3]) {
      const pairs = new Set(english.map((row, index) => `${row[column]} = ${spanish[index]?.[column]}`))
      expect(pairs.size).toBe(new Set(english.map((row) => row[column])).size)
      expect(pairs.size).toBe(new Set(spanish.map((row) => row[column])).size)
    }
  })
})
