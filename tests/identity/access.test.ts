import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  ACCESS,
  type Action,
  ACTIONS,
  ANYONE,
  can,
  reachOf,
  type Role,
  type Viewer,
} from '../../src/identity/access.ts'
import { ROOT } from '../../src/platform/root.ts'
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

describe('the table of roles in the guide', () => {
  const guide = readFileSync(join(ROOT, 'docs/signing-in.md'), 'utf8')
  const [head = [], , ...rows] = guide
    .slice(guide.indexOf('| Role'))
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  const named: Readonly<Record<string, Role>> = {
    Supervisor: 'supervisor',
    'HR for a site': 'site-hr',
    HR: 'hr',
    'Content steward': 'steward',
    Auditor: 'auditor',
    Administrator: 'administrator',
  }
  const columns: Readonly<Record<string, readonly Action[]>> = {
    People: ['list-people', 'read-person'],
    'Change records': ['change-person', 'invite-person'],
    Reports: ['read-reports'],
    Evidence: ['read-evidence'],
    Ledger: ['read-ledger'],
    'Audit trail': ['read-audit'],
    Sites: ['edit-site', 'publish-site'],
    'Texts, packages': ['edit-texts', 'make-package'],
    'Roles, settings': ['grant-roles', 'edit-organization', 'set-sign-in'],
  }
  const reach = { everyone: 'all', 'own-sites': 'own sites', 'own-people': 'own people', self: 'self' } as const

  it('has every role that is more than a learner, and every column', () => {
    expect(rows.map(([name]) => name)).toEqual(Object.keys(named))
    expect(head.slice(1)).toEqual(Object.keys(columns))
  })

  it.each(rows)('says of %s what the program lets them do', (name, ...cells) => {
    const role = named[name ?? ''] ?? 'learner'
    const expected = Object.values(columns).map((actions) => {
      const [first, ...others] = actions.map((action) => ACCESS[action][role])
      expect(
        others.every((other) => other === first),
        `${name}: ${actions.join(', ')}`,
      ).toBe(true)
      return first === undefined ? '' : reach[first]
    })
    expect(cells).toEqual(expected)
  })
})
