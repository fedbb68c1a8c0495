import type { CalendarDate } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'

export const ROLES = ['learner', 'supervisor', 'hr'] as const
export type Role = (typeof ROLES)[number]

/** A signed-in person. Roles add up: HR and supervisors are learners too. */
export interface Viewer {
  readonly person: PersonId
  readonly roles: ReadonlySet<Role>
}

/** The person an action is about, with that person's supervisors on the day, or no one in particular. */
export interface AccessSubject {
  readonly person: PersonId | null
  supervisorsOn(on: CalendarDate): readonly PersonId[]
}

export const ACTIONS = [
  'take-course',
  'list-people',
  'read-person',
  'download-people',
  'revoke-certificate',
  'invite-person',
  'agree-to-recovery',
  'edit-site',
  'publish-site',
  'edit-organization',
  'make-package',
  'read-receipts',
  'change-person',
  'erase-person',
  'import-records',
  'set-requirements',
  'set-reminders',
  'nudge-person',
  'read-reports',
  'compare-clocks',
  'read-understanding',
  'set-pass-mark',
  'read-ledger',
  'make-evidence',
] as const
export type Action = (typeof ACTIONS)[number]

type Reach = 'self' | 'own-people' | 'everyone'

/**
 * How far each role's permission for an action reaches. Anything not listed is refused. This table drives the routes
 * and their test.
 */
export const ACCESS: Readonly<Record<Action, Partial<Readonly<Record<Role, Reach>>>>> = {
  'take-course': { learner: 'self' },
  'list-people': { supervisor: 'own-people', hr: 'everyone' },
  'read-person': { supervisor: 'own-people', hr: 'everyone' },
  'download-people': { supervisor: 'own-people', hr: 'everyone' },
  'revoke-certificate': { hr: 'everyone' },
  'invite-person': { hr: 'everyone' },
  'agree-to-recovery': { supervisor: 'own-people', hr: 'everyone' },
  'edit-site': { hr: 'everyone' },
  'publish-site': { hr: 'everyone' },
  'edit-organization': { hr: 'everyone' },
  'make-package': { hr: 'everyone' },
  'read-receipts': { hr: 'everyone' },
  'change-person': { hr: 'everyone' },
  'erase-person': { hr: 'everyone' },
  'import-records': { hr: 'everyone' },
  'set-requirements': { hr: 'everyone' },
  'set-reminders': { hr: 'everyone' },
  'nudge-person': { supervisor: 'own-people', hr: 'everyone' },
  'read-reports': { supervisor: 'own-people', hr: 'everyone' },
  'compare-clocks': { hr: 'everyone' },
  'read-understanding': { hr: 'everyone' },
  'set-pass-mark': { hr: 'everyone' },
  'read-ledger': { hr: 'everyone' },
  'make-evidence': { hr: 'everyone' },
}

/** Stands for no one in particular, when the question is about the action itself. `reachOf` narrows lists. */
export const ANYONE: AccessSubject = { person: null, supervisorsOn: () => [] }

export function can(viewer: Viewer, action: Action, subject: AccessSubject, on: CalendarDate): boolean {
  return [...viewer.roles].some((role) => {
    const reach = ACCESS[action][role]
    if (reach === undefined) return false
    if (reach === 'everyone' || subject.person === null) return true
    if (reach === 'self') return subject.person === viewer.person
    return subject.supervisorsOn(on).includes(viewer.person)
  })
}

/** How far the viewer's roles reach together, for narrowing a list; null when not at all. */
export function reachOf(viewer: Viewer, action: Action): Reach | null {
  const reaches = [...viewer.roles].flatMap((role) => ACCESS[action][role] ?? [])
  return (['everyone', 'own-people', 'self'] as const).find((reach) => reaches.includes(reach)) ?? null
}
