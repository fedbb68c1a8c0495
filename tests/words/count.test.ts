import { describe, expect, it } from 'vitest'
import { count, digits } from '../../src/words/count.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'

const MANY = 3_070

describe('a count of thousands has a comma', () => {
  it('by itself and with its noun', () => {
    expect([digits(999), digits(1_000), digits(200_000)]).toEqual(['999', '1,000', '200,000'])
    expect([count(1, 'row', 'rows'), count(MANY, 'row', 'rows')]).toEqual(['1 row', '3,070 rows'])
  })

  it.each(LANGUAGES)('wherever HR reads how many there are, in %s', (language) => {
    const { hr } = MESSAGES[language]
    const said = [
      ...Object.values(hr.home.doing).map((title) => title(MANY)),
      ...Object.values(hr.selections.actions).flatMap(({ title, will, confirm, did }) =>
        [title, will, confirm, did].map((text) => text(MANY)),
      ),
      ...Object.values(hr.work.progress.amount).map((amount) => amount(1, MANY)),
      hr.home.more(MANY),
      hr.figures.part(MANY, ''),
      hr.people.choice('', MANY),
      hr.search.count(MANY),
      ...Object.values(hr.bulkInvites.found).map((text) => text(MANY)),
      hr.bulkInvites.everyone(MANY),
      hr.bulkInvites.printAll(MANY),
      hr.bulkInvites.printRest(MANY),
      hr.imports.apply(MANY),
      hr.imports.added.open(MANY),
      hr.imports.added.part(1_001, MANY),
      hr.reportFiles.peopleCount(MANY),
    ].filter((text) => /\d/.test(text))
    expect(said.length).toBeGreaterThan(40)
    for (const text of said) expect(text).not.toMatch(/\d{4}/)
  })
})
