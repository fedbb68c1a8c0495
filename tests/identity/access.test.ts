import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  ACCESS,
  type Action,
  ACTIONS,
  ANYONE,
  can,
  type Grant,
  grantsOn,
  isOutsideAuditor,
  reachesOf,
  reachesSite,
  reachOf,
  type Role,
  ROLES,
  scopeOf,
  type Viewer,
} from '../../src/identity/access.ts'
import { ROOT } from '../../src/platform/root.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import type { PersonId, SiteId } from '../../src/ledger/event.ts'
import { EVERYONE } from '../../src/ledger/scope.ts'

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

  it('adds up the reaches of the roles, from the widest to the narrowest', () => {
    const both = viewer('person:fay', 'supervisor', 'site-hr')
    expect([...reachesOf(both, 'list-people')].sort()).toEqual(['own-people', 'own-sites'])
    expect(reachOf(both, 'list-people')).toBe('own-sites')
    expect(reachesOf(bob, 'list-people')).toEqual(new Set())
  })

  it('reaches a site that is one of theirs, or every site', () => {
    const fay: Viewer = { ...viewer('person:fay', 'site-hr'), sites: new Set<SiteId>(['site:harbor']) }
    expect(reachesSite(fay, 'list-people', 'site:harbor')).toBe(true)
    expect(reachesSite(fay, 'list-people', 'site:hill')).toBe(false)
    expect(reachesSite(ada, 'list-people', 'site:hill')).toBe(true)
    expect(reachesSite(bob, 'list-people', 'site:harbor')).toBe(false)
  })

  it('has nobody’s supervisor and no site where an action is about no one in particular', () => {
    expect([ANYONE.supervisorsOn(on), ANYONE.sitesOn(on)]).toEqual([[], []])
  })

  it('lets a person without a role do nothing', () => {
    const nobody: Viewer = { person: 'person:x', roles: new Set(), sites: new Set() }
    for (const action of ACTIONS) expect(can(nobody, action, ANYONE, on)).toBe(false)
  })
})

describe('what each role may', () => {
  const reachesOfRole = (role: Role) => ACTIONS.flatMap((action) => ACCESS[action][role] ?? [])
  const mayDo = (role: Role) => ACTIONS.filter((action) => ACCESS[action][role] !== undefined)

  it.each([
    ['learner', 'self'],
    ['supervisor', 'own-people'],
    ['site-hr', 'own-sites'],
    ['hr', 'everyone'],
    ['steward', 'everyone'],
    ['auditor', 'everyone'],
    ['administrator', 'everyone'],
  ] as const)('reaches as far for a %s in everything they may: %s', (role, reach) => {
    expect([...new Set(reachesOfRole(role))]).toEqual([reach])
  })

  it('names every action and every role', () => {
    expect(Object.keys(ACCESS).sort()).toEqual([...ACTIONS].sort())
    const named = new Set(ACTIONS.flatMap((action) => Object.keys(ACCESS[action])))
    expect([...named].sort()).toEqual([...ROLES].sort())
  })

  it('leaves no action that nobody may do', () => {
    for (const action of ACTIONS) expect(Object.values(ACCESS[action]), action).not.toEqual([])
  })

  it('lets HR do for everyone what supervisors and HR for a site do for theirs', () => {
    expect(mayDo('hr')).toEqual(expect.arrayContaining([...mayDo('supervisor'), ...mayDo('site-hr')]))
  })

  it('lets an auditor look, and change nothing', () => {
    for (const action of mayDo('auditor'))
      expect(action).toMatch(/^(read|list|download|compare)-|^(open-home|search|see-work)$/)
  })

  it('lets a learner take the course, and nothing else', () => {
    expect(mayDo('learner')).toEqual(['take-course'])
  })

  it('is not about the person themselves when they lead nobody and work at no site of theirs', () => {
    const site = { ...viewer('person:fay', 'site-hr', 'supervisor'), sites: new Set<SiteId>(['site:north']) }
    for (const action of mayDo('site-hr')) expect(can(site, action, about('person:fay'), on), action).toBe(false)
  })
})

describe('HR for a site', () => {
  const [north, south]: [SiteId, SiteId] = ['site:north', 'site:south']
  const fay: Viewer = { ...viewer('person:fay', 'site-hr'), sites: new Set([south, north]) }
  const at = (...sites: SiteId[]) => ({ ...about('person:dan', 'person:fay'), sitesOn: () => sites })

  it('reads whoever works at one of the sites, and nobody else', () => {
    expect(can(fay, 'read-person', at('site:west', south), on)).toBe(true)
    expect(can(fay, 'read-person', at('site:west'), on)).toBe(false)
    expect(can(fay, 'read-person', at(), on)).toBe(false)
  })

  it('has lists of these sites, and of those who report to them, if they supervise', () => {
    expect(scopeOf(fay, 'list-people')).toEqual({ supervisor: null, sites: [north, south] })
    const both: Viewer = { ...fay, roles: new Set(['learner', 'supervisor', 'site-hr']) }
    expect(scopeOf(both, 'list-people')).toEqual({ supervisor: 'person:fay', sites: [north, south] })
    expect(scopeOf({ ...viewer('person:fay', 'supervisor'), sites: fay.sites }, 'list-people')).toEqual({
      supervisor: 'person:fay',
      sites: [],
    })
    expect(scopeOf(bob, 'list-people')).toEqual({ supervisor: null, sites: [] })
    expect(scopeOf(ada, 'list-people')).toEqual(EVERYONE)
  })
})

describe('a role that was given', () => {
  const auditor = (until: string | null): Grant => ({
    role: 'auditor',
    sites: [],
    until: until === null ? null : calendarDate(until),
  })

  it('holds to the end of its last day, and without one for good', () => {
    const [past, last, open] = [auditor('2026-11-23'), auditor('2026-11-24'), auditor(null)]
    expect(grantsOn([past, last, open], on)).toEqual([last, open])
  })

  it('makes an auditor from outside only while it holds, and no other role does', () => {
    expect(isOutsideAuditor([{ ...auditor(null), role: 'hr' }, auditor('2026-11-23')], on)).toBe(false)
    expect(isOutsideAuditor([{ ...auditor(null), role: 'hr' }, auditor('2026-11-24')], on)).toBe(true)
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
    'Message wording, packages': ['edit-texts', 'make-package'],
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
