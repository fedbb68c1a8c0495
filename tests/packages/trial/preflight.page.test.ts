import { expect, it } from 'vitest'
import { preflightView } from '../../../src/packages/trial/preflight.page.ts'
import { MESSAGES } from '../../../src/words/messages.ts'

it.each(['en', 'es'] as const)('a package that no one can finish isn’t called ready, in %s', (language) => {
  const t = MESSAGES[language]
  const contacts = {
    id: 'contacts',
    state: 'look',
    old: [{ name: 'SCR', checkedOn: '2026-01-05', days: 300 }],
    wrong: [],
  } as const
  const blanks = { id: 'blanks', state: 'look', gaps: ['named'] } as const
  const view = (...checks: Parameters<typeof preflightView>[0]['checks']) =>
    preflightView({ verdict: 'look', checks }, t, language)
  expect(view(contacts)).toMatchObject({ finishes: true, heading: t.preflight.verdict.look(1) })
  expect(view(contacts, blanks)).toMatchObject({ finishes: false, heading: t.preflight.verdict.blanks })
})

it.each(['en', 'es'] as const)('a package with a number that doesn’t work says which, in %s', (language) => {
  const t = MESSAGES[language]
  const contacts = { id: 'contacts', state: 'look', old: [], wrong: ['609-555-0128'] } as const
  const { tests } = preflightView({ verdict: 'look', checks: [contacts] }, t, language)
  expect(tests).toMatchObject([
    { title: t.preflight.checks.contacts.wrong.title, problems: [t.preflight.wrongNumber('609-555-0128')] },
  ])
})
