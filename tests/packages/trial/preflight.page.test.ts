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
  expect(view(contacts)).toMatchObject({ isToMend: false, heading: t.preflight.verdict.look(1) })
  expect(view(contacts, blanks)).toMatchObject({ isToMend: true, heading: t.preflight.verdict.blanks })
})

it.each(['en', 'es'] as const)('a package with a number that may not work says so first, in %s', (language) => {
  const t = MESSAGES[language]
  const old = [{ name: 'NCMEC', checkedOn: '2026-01-05', days: 300 }]
  const contacts = { id: 'contacts', state: 'look', old, wrong: ['609-555-0128'] } as const
  const blanks = { id: 'blanks', state: 'look', gaps: ['named'] } as const
  const view = preflightView({ verdict: 'look', checks: [blanks, contacts] }, t, language)
  expect(view).toMatchObject({ heading: t.preflight.verdict.wrong(1), isToMend: true })
  expect(view.tests[0]).toMatchObject({
    title: t.preflight.checks.contacts.wrong.title,
    text: t.preflight.checks.contacts.wrong.text,
    problems: [t.preflight.wrongNumber('609-555-0128'), expect.stringContaining('NCMEC')],
  })
  const refused = preflightView({ verdict: 'refused', checks: [contacts] }, t, language)
  expect(refused.heading).toBe(t.preflight.verdict.refused)
})
