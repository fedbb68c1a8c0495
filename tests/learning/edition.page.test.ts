import { describe, expect, it } from 'vitest'
import { DETAILS } from '../../src/course/course.ts'
import { editionText } from '../../src/learning/edition.page.ts'
import { escapeHtml } from '../../src/platform/html/renderer.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { content } from '../support/content.ts'
import { withNumbersAsText } from '../support/number-link.ts'

const t = MESSAGES.en.learn

interface Kept {
  readonly lessons: readonly { readonly lesson: string; readonly detail: string; readonly html: string }[]
  readonly stories: readonly {
    readonly scenario: string
    readonly page: string
    readonly detail: string | null
    readonly html: string
  }[]
}

const less = ['A bed is missing tonight.', 'An adult offers one.']
const scenarios = content.scenarios.map((scenario) => ({
  ...scenario,
  decisions: scenario.decisions.map((decision) => ({ ...decision, less })),
}))
// Written by the function under test; the shape is its interface.
const kept = JSON.parse(editionText({ ...content, scenarios })) as Kept

describe('the text of an edition', () => {
  it('holds every lesson on both paths of detail', () => {
    const expected = content.course.lessons.flatMap(({ id }) => DETAILS.map((detail) => `${id} ${detail}`))
    expect(kept.lessons.map(({ lesson, detail }) => `${lesson} ${detail}`)).toEqual(expected)
  })

  it('holds every step of every story on both paths, with all its choices', () => {
    for (const { id, decisions } of scenarios) {
      for (const [index, decision] of decisions.entries()) {
        const told = { full: decision.story, less: decision.less }
        for (const detail of DETAILS) {
          const { html } = getPage(id, `steps/${index + 1}`, detail)
          const texts = [...told[detail], decision.question, ...decision.choices.map(({ text }) => text)]
          for (const text of texts) expect(html).toContain(escapeHtml(text))
        }
      }
    }
  })

  it('holds what follows each choice, with the reason and the clause', () => {
    for (const { id, decisions } of scenarios) {
      for (const [index, decision] of decisions.entries()) {
        for (const choice of decision.choices) {
          const { html } = getPage(id, `steps/${index + 1}/reply/${choice.id}`, null)
          const said = withNumbersAsText(html)
          for (const text of [choice.text, choice.consequence, choice.why]) expect(said).toContain(escapeHtml(text))
          expect(html).toContain('Policy: ')
        }
      }
    }
  })

  it('holds what stands before a story, and both of its ends', () => {
    for (const { id, note, ending } of scenarios) {
      for (const detail of DETAILS) expect(getPage(id, 'start', detail).html).toContain(escapeHtml(note))
      const ends = kept.stories.filter(({ scenario, page }) => scenario === id && page === 'end')
      expect(ends.map(({ html }) => html.includes(t.scenario.reread))).toEqual([false, true])
      for (const { html } of ends) expect(withNumbersAsText(html)).toContain(escapeHtml(ending))
    }
  })
})

function getPage(id: string, name: string, path: string | null) {
  const page = kept.stories.find(
    ({ scenario, page: candidate, detail }) => scenario === id && candidate === name && detail === path,
  )
  if (page === undefined) throw new Error(`the edition has no page ${name} of ${id} on the path ${path}`)
  return page
}
