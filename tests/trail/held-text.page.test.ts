import { describe, expect, it } from 'vitest'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { heldTexts } from '../../src/trail/held-text.page.ts'
import { placeName } from '../../src/trail/place.page.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { MESSAGES } from '../../src/words/messages.ts'

const inEnglish = (held: Readonly<Record<string, unknown>>) =>
  heldTexts(held, { t: MESSAGES.en, language: 'en' }, (id) => (id === 'person:bob' ? 'Bob Rivera' : null))

describe('what an entry of the audit trail holds', () => {
  it.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    [
      'an evidence pack',
      { asOf: '2026-03-31', hash: '0123456789abcdef', yearly: false },
      ['Records as of Mar 31, 2026', 'Its fingerprint (SHA-256) begins with 0123456789ab'],
    ],
    [
      'a pack of the yearly archive',
      { asOf: '2026-03-31', hash: '0123456789abcdef', yearly: true },
      [
        'Records as of Mar 31, 2026',
        'Its fingerprint (SHA-256) begins with 0123456789ab',
        'Made for the yearly archive',
      ],
    ],
    ['a role', { role: 'auditor', sites: 0, until: '2027-03-31' }, ['Auditor', 'Last day: Mar 31, 2027']],
    ['a role of two sites', { role: 'site-hr', sites: 2, until: null }, ['HR for a site', 'At 2 sites']],
    ['a code with a second person', { agreedBy: 'person:bob' }, ['Agreed by Bob Rivera']],
    ['two records that were joined', { into: 'person:bob' }, ['Into the record of Bob Rivera']],
    ['an erasure', { ground: 'asked-by-person' }, ['The person asked for it']],
    ['another key', { key: 'server' }, ['the server’s secret']],
    ['a backup put back', { asOf: '2026-03-31' }, ['Records as of Mar 31, 2026']],
    ['a passkey', { factor: 'passkey' }, ['a passkey']],
    ['a setting, as entries once were', { route: '/hr/second-step' }, ['Second step at sign-in']],
    [
      'a period',
      { changed: { trail: '1-year' }, route: '/hr/retention' },
      ['Entries in the audit trail: 1 year', 'Data retention'],
    ],
    [
      'the second step, switched off',
      { changed: { from: 'none' }, route: '/hr/second-step' },
      ['Required starting: none', 'Second step at sign-in'],
    ],
    [
      'a text and a switch',
      { changed: { numberClaim: null, anew: 'no' }, route: '/hr/sign-in' },
      [
        'Claim with the staff number: changed',
        'Before an important change, people have to sign in with the provider again: no',
        'Single sign-on',
      ],
    ],
    [
      'a list of numbers',
      { changed: { dueSoonDays: ['14', '3'] }, route: '/hr/reminders' },
      ['Days before the due date: 14, 3', 'Reminders'],
    ],
    [
      'a form that was saved as it was',
      { changed: {}, route: '/hr/reminders' },
      ['Saved without changes', 'Reminders'],
    ],
    ['a record', { route: '/hr/people/:person' }, ['The person’s page']],
    [
      'a download',
      { route: '/hr/people.csv', filters: { status: 'overdue', supervisor: 'person:bob', department: null } },
      ['People (CSV)', 'Status: Overdue', 'Supervisor: Bob Rivera', 'Department: text that isn’t kept here'],
    ],
    [
      'a refused form',
      { status: 403, method: 'POST', route: '/hr/roles/people/:person' },
      ['not allowed', 'Form on: Roles'],
    ],
  ])('is said in words: %s', (_, held, expected) => {
    expect(inEnglish(held)).toEqual(expected)
  })

  it.each(LANGUAGES)('names every place where something can happen, in %s', (language) => {
    const paths = ROUTES.flatMap(([, path, who]) => (/^\/(hr|team)\b/.test(path) && who !== 'signed-in' ? [path] : []))
    expect(paths.filter((path) => placeName(path, MESSAGES[language]).includes('/'))).toEqual([])
  })
})
