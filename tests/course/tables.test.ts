import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lessonTable } from '../../src/course/checks/lesson-table.job.ts'
import { readTerms } from '../../src/course/load.job.ts'
import { passages } from '../../src/course/passage.job.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { content, contentFolder, contents } from '../support/content.ts'

describe.each(LANGUAGES)('the table of lessons: %s', (language) => {
  const lines = lessonTable(contents[language], passages(contents[language], readTerms(contentFolder, language)))

  it('has a line for its headings, each lesson, the final check, the policy and all of them', () => {
    const lessons = content.course.lessons.map(({ id }) => id)
    const firsts = lines.map((line) => /^[\w ]*?(?= {2}|$)/.exec(line)?.[0] ?? '')
    expect(firsts).toEqual(['', ...lessons, 'final check', 'policy', 'in all'])
  })

  it('has the words of both paths, screens, the longest screen, pictures, minutes and the hardest passage', () => {
    for (const line of lines.slice(1, -3)) expect(line).toMatch(/^L\d +\d+ +\d+ +\d+ +\d+ +\d +\d+\.\d +-?\d+\.\d \S+/)
  })

  it('counts the drawing of a lesson and the figures in its sections as pictures', () => {
    const pictures = lines.slice(1, -3).map((line) => Number(line.split(/ +/)[5]))
    const sources = content.course.lessons.map(({ id }) =>
      readFileSync(join(contentFolder, `en/lessons/${id}.md`), 'utf8'),
    )
    expect(pictures).toEqual(sources.map((source) => source.match(/^(picture: |:::figure )/gm)?.length ?? 0))
    expect(Math.max(...pictures)).toBeGreaterThan(1)
  })

  it('says what the number of the hardest passage is', () => {
    const measure = { en: 'reading grade (Flesch-Kincaid)', es: 'reading ease (Fernández Huerta)' }
    expect(lines[0]?.endsWith(`  minutes  ${measure[language]} of the hardest passage`)).toBe(true)
  })
})
