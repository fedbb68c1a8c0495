import { expect, it } from 'vitest'
import { statusChangesView } from '../../src/requirements/status-change.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'

const words = MESSAGES.en.hr.requirements.statusChanges
const bob = {
  person: 'person:bob',
  name: 'Bob Rivera',
  sites: 'North House',
  href: '/hr/people/bob',
  before: 'up-to-date',
  after: 'update-due',
} as const

it.each([
  ['nobody is there', { count: 0, seen: 0, people: [] }, null],
  ['all are listed', { count: 1, seen: 1, people: [bob] }, { title: words.title(1), firstOf: '', unseen: '' }],
  [
    'only the first are listed',
    { count: 20000, seen: 19990, people: [bob] },
    { title: words.title(19990), firstOf: words.firstOf(1, 19990), unseen: words.others(10) },
  ],
  [
    'the viewer sees none of them',
    { count: 2, seen: 0, people: [] },
    { title: '', firstOf: '', unseen: words.others(2) },
  ],
  [
    'the viewer sees nobody’s record',
    { count: 2, seen: null, people: [] },
    { title: '', firstOf: '', unseen: words.onlyHr },
  ],
])('the people behind a count, when %s', (_, changes, expected) => {
  const view = statusChangesView(changes, MESSAGES.en)
  if (expected === null) expect(view).toBeNull()
  else expect(view).toMatchObject(expected)
})

it('a person without a name on record is still listed', () => {
  const view = statusChangesView({ count: 1, seen: 1, people: [{ ...bob, name: null }] }, MESSAGES.en)
  expect(view?.people.map(({ name }) => name)).toEqual([MESSAGES.en.hr.people.noName])
})
