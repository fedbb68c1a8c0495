import { expect, it } from 'vitest'
import { renderPart } from '../../src/platform/html/render.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'

it.each([
  [12, false],
  [13, true],
])('a list of %i people has a field to find one: %s', (people, hasField) => {
  const options = Array.from({ length: people }, (_, place) => {
    return { id: `leaders-${place}`, value: `person:${place}`, text: `Person ${place}`, checked: false }
  })
  for (const t of [MESSAGES.en, MESSAGES.es]) {
    const shown = { t, name: 'leaders', legend: 'Leaders', required: '', hint: '', problem: '', options, elsewhere: [] }
    expect(renderPart('groups/boxes', shown).includes(`data-narrow="${t.hr.groups.form.find}"`)).toBe(hasField)
  }
})
