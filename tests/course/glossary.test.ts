import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { glossaryProblems, readGlossary } from '../../src/course/checks/check-glossary.job.ts'
import { Files } from '../../src/course/file.job.ts'
import { leftOutWords } from '../../src/course/glossary.ts'
import { problemLine } from '../../src/course/problem.job.ts'
import { ROOT } from '../../src/platform/root.ts'
import { contentFolder } from '../support/content.ts'

const glossary = readGlossary(new Files(contentFolder, [])) ?? { terms: [], reviewed: [] }
const lefts = glossary.terms.flatMap(({ leftOut }) => leftOut ?? [])
const interfaceFiles = filesBelow(join(ROOT, 'src')).filter((file) => file.endsWith('.es.ts'))

describe('the words that the glossary leaves out', () => {
  it.each(lefts.flatMap(({ words, instead }) => words.map((each) => ({ each, instead }))))(
    'finds “$each” in a text, whatever its capitals and lines',
    ({ each, instead }) => {
      const words = each.replaceAll('*', 'ar')
      for (const said of [words, words.toUpperCase(), words.replace(' ', '\n  ')]) {
        const found = leftOutWords(glossary, `Primera línea.\nDice ${said}, y más.`)
        expect(found).toContainEqual({ line: 2, words: said.replaceAll(/\s+/g, ' '), instead })
      }
    },
  )

  it.each([
    'Niños y niñas',
    'una persona joven',
    'sedentario',
    'Registro del SCR',
    'la persona a cargo\n  del cuidado',
  ])('leaves “%s” alone', (text) => {
    expect(leftOutWords(glossary, text)).toEqual([])
  })

  it('finds a word beside a reviewed phrase, and says its line', () => {
    const text = 'La New Jersey Human\nTrafficking Hotline es de\nNew Jersey.'
    expect(leftOutWords(glossary, text)).toEqual([{ line: 3, words: 'New Jersey', instead: 'Nueva Jersey' }])
  })

  it.each(interfaceFiles.map((file) => relative(ROOT, file)))('are not in the interface: %s', (file) => {
    expect(leftOutWords(glossary, readFileSync(join(ROOT, file), 'utf8'))).toEqual([])
  })

  it.each(glossary.reviewed)('still says “$phrase”: $reason', ({ phrase }) => {
    const spanish = ['es', 'kit/es'].flatMap((folder) => filesBelow(join(contentFolder, folder)))
    const texts = [...spanish, ...interfaceFiles]
      .filter((file) => !file.endsWith('glossary.yaml'))
      .map((file) => readFileSync(file, 'utf8').replaceAll(/\s+/g, ' ').toLowerCase())
    expect(texts.some((text) => text.includes(phrase.toLowerCase()))).toBe(true)
  })
})

describe('the check of Spanish content', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'glossary-'))
    write('es/glossary.yaml', readFileSync(join(contentFolder, 'es/glossary.yaml'), 'utf8'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('finds nothing wrong with the content that ships', () => {
    for (const below of ['es', 'kit']) cpSync(join(contentFolder, below), join(folder, below), { recursive: true })
    expect(lines()).toEqual([])
  })

  it.each(['es/course.yaml', 'es/lessons/L1.md', 'es/questions/L1.yaml', 'es/scenarios/SC-1.yaml', 'kit/es/emails.md'])(
    'refuses a word that is left out in %s, and says where it is and what to write',
    (file) => {
      write(file, 'Hola.\n\nAvise a la persona suplente.\n')
      expect(lines()).toEqual([
        `${file}: line 3: says "suplente", which es/glossary.yaml leaves out: use la persona de respaldo`,
      ])
    },
  )

  it('lets English content use any word', () => {
    write('en/lessons/L1.md', 'New Jersey')
    write('kit/en/emails.md', 'New Jersey')
    expect(lines()).toEqual([])
  })

  it.each([
    ['spanish: la persona de respaldo', 'spanish: la persona suplente', 'es/glossary.yaml: backup: says "suplente"'],
    ['leftOut:', 'leftout:', 'es/glossary.yaml: terms.1: Unrecognized key: "leftout"'],
    ['words: [niño, niña]', 'words: []', 'es/glossary.yaml: terms.1.leftOut.words'],
    ['words: [niño, niña]', "words: ['*niño']", 'es/glossary.yaml: terms.1.leftOut.words.0: must be words'],
    ['instead: menor (one', 'because: menor (one', 'es/glossary.yaml: terms.1.leftOut'],
    ['    reason: a proper name\n', '', 'es/glossary.yaml: reviewed.0.reason'],
  ])('refuses a glossary in which “%s” is “%s”', (from, to, message) => {
    const text = readFileSync(join(folder, 'es/glossary.yaml'), 'utf8')
    expect(text).toContain(from)
    write('es/glossary.yaml', text.replace(from, to))
    expect(lines().join('\n')).toContain(message)
  })

  it('reports a glossary that is not there', () => {
    rmSync(join(folder, 'es/glossary.yaml'))
    expect(lines()).toEqual(['es/glossary.yaml: there is no such file'])
  })

  function write(file: string, text: string): void {
    mkdirSync(join(folder, dirname(file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }

  function lines(): string[] {
    const files = new Files(folder, [])
    const problems = glossaryProblems(files)
    return [...files.problems, ...problems].map(problemLine)
  }
})

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
