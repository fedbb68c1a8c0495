import type { CalendarDate } from '../platform/time/calendar.ts'
import { GRANTED_ROLES, type GrantedRole } from '../ledger/bodies/part.ts'
import type { PersonId, SiteId } from '../ledger/event.ts'
import { EVERYONE, type Scope, sitesWithin } from '../ledger/scope.ts'

export { GRANTED_ROLES, type GrantedRole }

/** Everyone on staff learns, and whoever has people reporting to them supervises. */
export const ROLES = ['learner', 'supervisor', ...GRANTED_ROLES] as const
export type Role = (typeof ROLES)[number]

/** A role that somebody was given. */
export interface Grant {
  readonly role: GrantedRole
  /** The sites of `site-hr`; empty for every other role. */
  readonly sites: readonly SiteId[]
  /** The last day on which the role holds. An auditor always has one. */
  readonly until: CalendarDate | null
}

/** The grants that hold on a day. */
export function grantsOn<Held extends Grant>(grants: readonly Held[], on: CalendarDate): Held[] {
  return grants.filter(({ until }) => until === null || until >= on)
}

/** An auditor may be from outside and was then never hired. Every other role takes an employment. */
export function isOutsideAuditor(grants: readonly Grant[], on: CalendarDate): boolean {
  return grantsOn(grants, on).some(({ role }) => role === 'auditor')
}

/** A signed-in person. Roles add up: everyone on staff is a learner too. */
export interface Viewer {
  readonly person: PersonId
  readonly roles: ReadonlySet<Role>
  /** The sites that `site-hr` reaches. */
  readonly sites: ReadonlySet<SiteId>
}

/** The person an action is about, with supervisors and sites on the day, or no one in particular. */
export interface AccessSubject {
  readonly person: PersonId | null
  supervisorsOn(on: CalendarDate): readonly PersonId[]
  sitesOn(on: CalendarDate): readonly SiteId[]
}

export const ACTIONS = [
  'take-course',
  'open-home',
  'search',
  'list-people',
  'read-person',
  'download-people',
  'revoke-certificate',
  'invite-person',
  'agree-to-recovery',
  'edit-site',
  'publish-site',
  'read-site-versions',
  'link-roles',
  'print-cards',
  'read-contacts',
  'keep-contacts',
  'run-practice',
  'lead-practice',
  'read-groups',
  'keep-groups',
  'edit-texts',
  'edit-organization',
  'make-package',
  'read-receipts',
  'change-person',
  'read-papers',
  'erase-person',
  'import-records',
  'set-requirements',
  'set-reminders',
  'hand-over',
  'nudge-person',
  'read-reports',
  'see-work',
  'save-views',
  'compare-clocks',
  'read-clauses',
  'read-policy',
  'keep-policy',
  'read-understanding',
  'set-pass-mark',
  'read-ledger',
  'keep-ledger',
  'read-evidence',
  'make-evidence',
  'open-settings',
  'read-audit',
  'grant-roles',
  'set-sign-in',
] as const
export type Action = (typeof ACTIONS)[number]

export const REACHES = ['everyone', 'own-sites', 'own-people', 'self'] as const
export type Reach = (typeof REACHES)[number]

/**
 * How far each role's permission for an action reaches. Anything not listed is refused. This table drives the routes,
 * the menus, the page of roles and their tests.
 */
export const ACCESS: Readonly<Record<Action, Partial<Readonly<Record<Role, Reach>>>>> = {
  'take-course': { learner: 'self' },
  'open-home': {
    'site-hr': 'own-sites',
    hr: 'everyone',
    steward: 'everyone',
    auditor: 'everyone',
    administrator: 'everyone',
  },
  search: {
    supervisor: 'own-people',
    'site-hr': 'own-sites',
    hr: 'everyone',
    // Sites only: who is found is the business of 'list-people'.
    steward: 'everyone',
    auditor: 'everyone',
  },
  'list-people': { supervisor: 'own-people', 'site-hr': 'own-sites', hr: 'everyone', auditor: 'everyone' },
  'read-person': { supervisor: 'own-people', 'site-hr': 'own-sites', hr: 'everyone', auditor: 'everyone' },
  'download-people': { supervisor: 'own-people', 'site-hr': 'own-sites', hr: 'everyone', auditor: 'everyone' },
  'revoke-certificate': { hr: 'everyone' },
  'invite-person': { 'site-hr': 'own-sites', hr: 'everyone' },
  'agree-to-recovery': { supervisor: 'own-people', 'site-hr': 'own-sites', hr: 'everyone' },
  'edit-site': { steward: 'everyone' },
  'publish-site': { steward: 'everyone' },
  // An auditor asks HR who changed what.
  'read-site-versions': { 'site-hr': 'own-sites', hr: 'everyone', steward: 'everyone' },
  // Who holds a site's roles is the business of whoever knows its people, and of whoever publishes its details.
  'link-roles': { 'site-hr': 'own-sites', hr: 'everyone', steward: 'everyone' },
  // HR hands the cards over, and stewards know when they have to change.
  'print-cards': { 'site-hr': 'own-sites', hr: 'everyone', steward: 'everyone' },
  'read-contacts': { hr: 'everyone', steward: 'everyone', auditor: 'everyone' },
  'keep-contacts': { steward: 'everyone' },
  'run-practice': { 'site-hr': 'own-sites', hr: 'everyone' },
  // With their own team, whatever else they are.
  'lead-practice': { supervisor: 'own-people', 'site-hr': 'own-sites', hr: 'everyone' },
  'read-groups': { 'site-hr': 'own-sites', hr: 'everyone', steward: 'everyone', auditor: 'everyone' },
  'keep-groups': { 'site-hr': 'own-sites', hr: 'everyone' },
  'edit-texts': { hr: 'everyone', steward: 'everyone' },
  'edit-organization': { administrator: 'everyone' },
  'make-package': { hr: 'everyone', steward: 'everyone' },
  'read-receipts': { hr: 'everyone' },
  'change-person': { 'site-hr': 'own-sites', hr: 'everyone' },
  'read-papers': { 'site-hr': 'own-sites', hr: 'everyone', auditor: 'everyone' },
  'erase-person': { hr: 'everyone' },
  'import-records': { hr: 'everyone' },
  'set-requirements': { hr: 'everyone' },
  'set-reminders': { hr: 'everyone' },
  'hand-over': { 'site-hr': 'own-sites', hr: 'everyone' },
  'nudge-person': { supervisor: 'own-people', 'site-hr': 'own-sites', hr: 'everyone' },
  'read-reports': { supervisor: 'own-people', 'site-hr': 'own-sites', hr: 'everyone', auditor: 'everyone' },
  // What they have begun, and what others have begun that they may see.
  'see-work': {
    supervisor: 'own-people',
    'site-hr': 'own-sites',
    hr: 'everyone',
    steward: 'everyone',
    auditor: 'everyone',
  },
  'save-views': { supervisor: 'own-people', 'site-hr': 'own-sites', hr: 'everyone' },
  'compare-clocks': { hr: 'everyone', auditor: 'everyone' },
  'read-clauses': { hr: 'everyone', steward: 'everyone', auditor: 'everyone' },
  'read-policy': { hr: 'everyone', steward: 'everyone', auditor: 'everyone' },
  'keep-policy': { steward: 'everyone' },
  'read-understanding': { hr: 'everyone', steward: 'everyone' },
  'set-pass-mark': { hr: 'everyone', steward: 'everyone' },
  'read-ledger': { hr: 'everyone', auditor: 'everyone', administrator: 'everyone' },
  'keep-ledger': { hr: 'everyone', administrator: 'everyone' },
  'read-evidence': { hr: 'everyone', auditor: 'everyone' },
  'make-evidence': { hr: 'everyone' },
  'open-settings': { hr: 'everyone', administrator: 'everyone' },
  'read-audit': { hr: 'everyone', administrator: 'everyone' },
  'grant-roles': { administrator: 'everyone' },
  'set-sign-in': { administrator: 'everyone' },
}

/** Stands for no one in particular, when the question is about the action itself. `reachOf` narrows lists. */
export const ANYONE: AccessSubject = { person: null, supervisorsOn: () => [], sitesOn: () => [] }

export function can(viewer: Viewer, action: Action, subject: AccessSubject, on: CalendarDate): boolean {
  return [...viewer.roles].some((role) => {
    const reach = ACCESS[action][role]
    if (reach === undefined) return false
    if (reach === 'everyone' || subject.person === null) return true
    if (reach === 'self') return subject.person === viewer.person
    if (reach === 'own-sites') return subject.sitesOn(on).some((site) => viewer.sites.has(site))
    return subject.supervisorsOn(on).includes(viewer.person)
  })
}

/** The reaches of the viewer's roles for an action. Whoever supervises and is HR for a site has two that add up. */
export function reachesOf(viewer: Viewer, action: Action): ReadonlySet<Reach> {
  return new Set([...viewer.roles].flatMap((role) => ACCESS[action][role] ?? []))
}

/** The people whom the viewer's permission for an action is about: what a list of them is limited to. */
export function scopeOf(viewer: Viewer, action: Action): Scope {
  const reaches = reachesOf(viewer, action)
  if (reaches.has('everyone')) return EVERYONE
  return {
    supervisor: reaches.has('own-people') ? viewer.person : null,
    sites: reaches.has('own-sites') ? [...viewer.sites].sort() : [],
  }
}

/** Whether the viewer's permission for an action is about everyone, or the site is one of theirs. */
export function reachesSite(viewer: Viewer, action: Action, site: SiteId): boolean {
  return sitesWithin(scopeOf(viewer, action), [{ id: site }]).length > 0
}

/** The widest reach of the viewer's roles; null when they may not at all. */
export function reachOf(viewer: Viewer, action: Action): Reach | null {
  const reaches = reachesOf(viewer, action)
  return REACHES.find((reach) => reaches.has(reach)) ?? null
}
