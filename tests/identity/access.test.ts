import { describe, expect, it } from 'vitest'
import { ACTIONS, ANYONE, can, reachOf, type Role, type Viewer } from '../../src/identity/access.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'

const on = calendarDate('2026-11-24')
const viewer = (person: PersonId, ...roles: Role[]): Viewer => ({
  person,
  roles: new Set<Role>(['learner', ...roles]),
  sites: new Set(),
})
const ada = viewer('person:ada', 'hr')
const cleo = viewer('person:cleo', 'supervisor')
const bob = viewer('person:bob')
const about = (person: PersonId, ...supervisors: PersonId[]) => ({
  person,
  supervisorsOn: () => supervisors,
  sitesOn: () => [],
})

describe('the access table', () => {
  it.each([
    ['HR reads anyone', ada, 'read-person', about('person:dan'), true],
    ['a supervisor reads own people', cleo, 'read-person', about('person:bob', 'person:cleo'), true],
    ['a supervisor does not read others', cleo, 'read-person', about('person:dan', 'person:ada'), false],
    ['a learner reads nobody’s record', bob, 'read-person', about('person:bob', 'person:cleo'), false],
    ['a learner takes the course', bob, 'take-course', about('person:bob'), true],
    ['nobody takes the course for another', ada, 'take-course', about('person:bob'), false],
    ['a supervisor does not invite', cleo, 'invite-person', ANYONE, false],
    ['HR invites', ada, 'invite-person', ANYONE, true],
    [
      'a supervisor does not withdraw a certificate',
      cleo,
      'revoke-certificate',
      about('person:bob', 'person:cleo'),
      false,
    ],
    ['HR withdraws a certificate', ada, 'revoke-certificate', about('person:bob'), true],
    ['a supervisor does not edit a site', cleo, 'edit-site', ANYONE, false],
    ['a supervisor opens the list', cleo, 'list-people', ANYONE, true],
    ['a learner does not', bob, 'list-people', ANYONE, false],
  ] as const)('%s', (_, who, action, subject, allowed) => {
    expect(can(who, action, subject, on)).toBe(allowed)
  })

  it('gives a list the widest reach among the viewer’s roles', () => {
    expect(reachOf(ada, 'list-people')).toBe('everyone')
    expect(reachOf(cleo, 'list-people')).toBe('own-people')
    expect(reachOf(bob, 'list-people')).toBeNull()
  })

  it('lets a person without a role do nothing', () => {
    const nobody: Viewer = { person: 'person:x', roles: new Set(), sites: new Set() }
    for (const action of ACTIONS) expect(can(nobody, action, ANYONE, on)).toBe(false)
  })
})
