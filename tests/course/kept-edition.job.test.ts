import { describe, expect, it } from 'vitest'
import { CONTACT_PLACES, contactsAt } from '../../src/course/contact-place.ts'
import { readKeptEdition } from '../../src/course/kept-edition.job.ts'
import { DETAILS } from '../../src/course/course.ts'
import { editionText } from '../../src/learning/edition.page.ts'
import { content, contents } from '../support/content.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'

const text = editionText(content)
// Written by the function above.
const stored = JSON.parse(text) as {
  content: Record<string, unknown>
  lessons: { detail?: string }[]
  stories: unknown
}

describe('an edition that was stored', () => {
  it.each(LANGUAGES)('is read again whole, without anything lost (%s)', (language) => {
    const kept = readKeptEdition(editionText(contents[language]))
    expect(kept.content).toEqual(contents[language])
    expect(kept.lessons.map(({ id, pages }) => [id, pages.map(({ detail }) => detail)])).toEqual(
      contents[language].course.lessons.map(({ id }) => [id, DETAILS]),
    )
    expect(kept.stories.map(({ id }) => id)).toEqual(contents[language].scenarios.map(({ id }) => id))
  })

  it('an edition from before there was a guide has its pages as they were kept, and the unchanged parts', () => {
    const { guide: _, ...before } = stored.content
    const kept = readKeptEdition(JSON.stringify({ ...stored, content: before }))
    expect(kept.content).toBeNull()
    expect(kept.items).toEqual(content.course.items)
    expect(kept.policy).toEqual(content.policy)
    expect(kept.contacts).toEqual(content.contacts)
    expect(kept.lessons[0]?.pages[0]?.html).toContain('<h1>')
  })

  it('an edition from before story pages and two paths has one page for each lesson', () => {
    const { guide: _, ...before } = stored.content
    const lessons = stored.lessons.filter(({ detail }) => detail === 'full').map(({ detail: __, ...page }) => page)
    const kept = readKeptEdition(JSON.stringify({ content: before, lessons }))
    expect(kept.lessons.map(({ pages }) => pages.map(({ detail }) => detail))).toEqual(
      content.course.lessons.map(() => ['full']),
    )
    expect(kept.stories.every(({ pages }) => pages.length === 0)).toBe(true)
  })

  it('an edition from before contacts had places has one line for reports, and shows contacts nowhere else', () => {
    const contacts = content.contacts.map(({ shownOn: _, card: __, wallet: ___, ...contact }) => contact)
    const kept = readKeptEdition(JSON.stringify({ ...stored, content: { ...stored.content, contacts } }))
    expect(kept.content?.contacts).toEqual(kept.contacts)
    const shown = CONTACT_PLACES.map((place) => contactsAt(kept.contacts ?? [], place).map(({ id }) => id))
    expect(shown.filter((ids) => ids.length > 0)).toEqual([['SCR']])
    expect(kept.contacts?.map(({ id, digits }) => [id, digits])).toEqual(
      content.contacts.map(({ id, digits }) => [id, digits]),
    )
  })

  it('is refused when the text isn’t an edition', () => {
    expect(() => readKeptEdition('{"content":{}}')).toThrow()
  })
})
