import { expect, it } from 'vitest'
import { erasureLists } from '../../src/people/erasure.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'

const words = MESSAGES.en.hr.erasure
const none = { facts: 1, hasAccount: false, certificates: 0, papers: 0, sharedPapers: 0, entries: 3, mentions: 0 }

it('the list of what goes names only what is there', () => {
  const goes = (counts: Partial<typeof none>) =>
    erasureLists({ ...none, completions: [], packs: [], systems: [], told: [], ...counts }, MESSAGES.en, 'en').goes
  expect(goes({})).toEqual([words.facts(1), words.private, words.messages])
  expect(goes({ hasAccount: true, certificates: 1, papers: 2 })).toEqual([
    words.facts(1),
    words.account,
    words.certificates(1),
    words.papers(2),
    words.private,
    words.messages,
  ])
})
