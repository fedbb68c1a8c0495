import { describe, expect, it } from 'vitest'
import { backupIsOnDuty, namedAt, samePerson, siteGaps } from '../../src/organization/site-details.ts'
import { WEEKDAYS } from '../../src/platform/time/local-time.ts'
import type { NamedPerson, SiteDetails } from '../../src/organization/details-shape.ts'

const director: NamedPerson = {
  role: 'Program director on duty',
  name: '',
  phone: '609-555-0142',
  publicPhone: true,
  from: '08:00',
  to: '20:00',
  days: WEEKDAYS,
  method: 'Call',
}
const night: NamedPerson = {
  ...director,
  role: 'On-call supervisor',
  phone: '609-555-0190',
  from: '20:00',
  to: '08:00',
}

const complete: SiteDetails = {
  name: 'Harbor Street drop-in',
  organization: 'Harbor Street Youth Services',
  slug: 'harbor-street',
  timeZone: 'America/New_York',
  named: [director, night],
  backup: { role: 'Clinical lead', phone: '609-555-0117' },
  ifAboutThatPerson: { role: 'Executive director', phone: '609-555-0118' },
  sayWhoCallsScr: 'named-confirmed',
  alwaysCallScr: false,
  local: [],
  steps: '',
  beforeGroup: '',
  groupSafety: '',
  support: null,
}

describe('what stands in the way of publishing a site', () => {
  it.each<[string, Partial<SiteDetails>, [string, string | null][]]>([
    ['nothing, when SITE-1 is filled in: the rest may stay empty', {}, []],
    ['no one is named', { named: [] }, [['named', null]]],
    ['nobody is named at night', { named: [director] }, [['hours', 'mon 00:00']]],
    [
      'nobody is named on Sunday afternoon',
      {
        named: [
          { ...director, from: '00:00', to: '00:00', days: WEEKDAYS.slice(0, 6) },
          { ...director, from: '00:00', to: '12:00', days: ['sun'] },
        ],
      },
      [['hours', 'sun 12:00']],
    ],
    [
      'a shift over midnight on Sunday covers Monday morning',
      { named: [{ ...director, from: '08:00', to: '08:00' }] },
      [],
    ],
    ['a shift until 23:59 lasts until midnight', { named: [{ ...director, from: '00:00', to: '23:59' }] }, []],
    [
      'a gap of one minute between two shifts',
      { named: [director, { ...night, from: '20:01' }] },
      [['hours', 'mon 20:00']],
    ],
    [
      'every other blank of SITE-1',
      { backup: null, ifAboutThatPerson: null, sayWhoCallsScr: null },
      [
        ['backup', null],
        ['ifAboutThatPerson', null],
        ['sayWhoCallsScr', null],
      ],
    ],
  ])('%s', (_, change, gaps) => {
    expect(siteGaps({ ...complete, ...change }).map(({ field, at }) => [field, at])).toEqual(gaps)
  })
})

describe('who is named at a moment', () => {
  it.each([
    ['the first minute of the day shift', 'mon', '08:00', ['Program director on duty']],
    ['the last minute of it', 'mon', '19:59', ['Program director on duty']],
    ['the first minute of the night shift', 'mon', '20:00', ['On-call supervisor']],
    ['early on Monday, from the shift that began on Sunday', 'mon', '03:00', ['On-call supervisor']],
  ] as const)('%s', (_, weekday, time, roles) => {
    expect(namedAt(complete.named, weekday, time).map((person) => person.role)).toEqual(roles)
  })

  it('lists everybody on duty, in the order of the list', () => {
    const both = [director, { ...night, from: '18:00' }]
    expect(namedAt(both, 'tue', '19:00').map((person) => person.role)).toEqual(both.map((person) => person.role))
  })
})

describe('whether the backup is a named person who is on duty alone', () => {
  const backup = { role: 'Clinical lead', phone: '(609) 555-0190' }

  it.each<[string, Partial<SiteDetails>, boolean]>([
    ['another number is another person', {}, false],
    ['the number of the only person at night is', { backup }, true],
    [
      'it isn’t while somebody else is always on duty as well',
      { named: [{ ...director, from: '00:00', to: '23:59' }, night], backup },
      false,
    ],
    [
      'it is when the other one leaves for an hour',
      { named: [{ ...director, from: '00:00', to: '23:00' }, night], backup },
      true,
    ],
    [
      'it is when two of the list have one number',
      { named: [director, night, { ...night, role: 'Deputy' }], backup },
      true,
    ],
    ['nobody is not on duty', { backup: null }, false],
    [
      'a number that isn’t filled in is no one’s',
      { named: [{ ...director, phone: '' }, night], backup: { ...backup, phone: '' } },
      false,
    ],
  ])('%s', (_, change, expected) => {
    expect(backupIsOnDuty({ ...complete, ...change })).toBe(expected)
  })
})

describe('whether the person for a concern about the named person is a person that staff tell', () => {
  const blank = { role: '', phone: '' }

  it.each<[string, Partial<SiteDetails>, boolean]>([
    ['another role and another number are another person', {}, false],
    ['the role of the backup is the same person', { ifAboutThatPerson: { ...blank, role: 'clinical  Lead ' } }, true],
    [
      'the number of a named person is the same person',
      { ifAboutThatPerson: { ...blank, phone: '1 609 555 0190' } },
      true,
    ],
    [
      'roles that are not filled in yet are not the same role',
      { named: [{ ...director, role: '' }], ifAboutThatPerson: { role: ' ', phone: '609-555-0118' } },
      false,
    ],
    [
      'numbers that are not filled in yet are not the same number',
      { backup: { role: 'Clinical lead', phone: '' }, ifAboutThatPerson: { role: 'Executive director', phone: '-' } },
      false,
    ],
    ['nobody is the same person as nobody', { backup: null, ifAboutThatPerson: null }, false],
  ])('%s', (_, change, expected) => {
    expect(samePerson({ ...complete, ...change })).toBe(expected)
  })
})
