import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lessonFront } from '../../src/course/lesson-shape.ts'
import { readLesson } from '../../src/course/lesson.job.ts'
import { FIGURES, PICTURES } from '../../src/course/picture.ts'
import { scenario } from '../../src/course/scenario-shape.ts'
import { contents } from '../support/content.ts'

const views = new URL('../../views/', import.meta.url)
const namesIn = (folder: string) => readdirSync(new URL(folder, views)).map((file) => file.replace('.ejs', ''))

describe('pictures of the course', () => {
  it('have a template for every name, and none without a name', () => {
    expect(namesIn('pictures')).toEqual([...PICTURES].sort())
    expect(namesIn('learning/figures')).toEqual(Object.keys(FIGURES).sort())
  })

  it('are small, and take their colors from the palette', () => {
    for (const folder of ['pictures', 'learning/figures'])
      for (const name of namesIn(folder)) {
        const source = readFileSync(new URL(`${folder}/${name}.ejs`, views), 'utf8')
        expect(source.length, name).toBeLessThan(2048)
        expect(source, name).not.toMatch(/#[\da-f]{3,8}\b|rgb\(|fill="|stroke="/i)
      }
  })

  it.each(Object.values(contents))(
    'are in every lesson and every story, each in one place',
    ({ course, scenarios }) => {
      const named = [...course.lessons, ...scenarios].map(({ picture }) => picture)
      expect([...named].sort()).toEqual([...PICTURES].sort())
    },
  )

  it('are missing from lessons and stories that were stored before there were pictures', () => {
    const [story] = contents.en.scenarios
    const { picture: _, ...older } = story ?? { picture: null }
    expect(scenario.parse(older).picture).toBeNull()
  })

  it('are refused under an unknown name', () => {
    const front = '---\nid: L1\ntitle: A\nminutes: 3\nclauses: [P-1]\nlead: B\nnote: C\npicture: castle\n---\n'
    expect(readLesson('L1.md', `${front}## A {#a}\n`, lessonFront).problems).toMatchObject([{ path: 'picture' }])
    const figure = (head: string) =>
      readLesson('L1.md', `${front.replace('castle', 'tea')}## A {#a}\n:::figure ${head}\n:::\n`, lessonFront).problems
    expect(figure('castle\ntext: A\nlabels: []')).toHaveLength(1)
    expect(figure('first-hour\ntext: A\nlabels: [B]')).toMatchObject([
      { message: 'the picture has another number of words' },
    ])
    expect(figure('first-hour\ntext: A\nlabels: [A, B, C, D, E, F]')).toEqual([])
  })
})
