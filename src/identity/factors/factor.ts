import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { Role } from '../access.ts'

/**
 * The roles that need a second step from the day that the organization sets: they see other people's records, or run
 * the place (ASVS 5, 6.3.3).
 */
export const ROLES_WITH_SECOND_STEP = ['site-hr', 'hr', 'auditor', 'administrator'] as const satisfies readonly Role[]

/** What a person can show besides a password. */
export interface Factors {
  /** A passkey is both steps at once: the device, and the finger, face or code that unlocks it. */
  readonly hasPasskey: boolean
  /** An app that shows codes. */
  readonly hasApp: boolean
}

export function needsSecondStep(roles: ReadonlySet<Role>): boolean {
  return ROLES_WITH_SECOND_STEP.some((role) => roles.has(role))
}

/**
 * Whether a password or a link alone isn't enough for this person. An app always counts, because whoever set one up
 * wants it to. A passkey counts for the roles above. For everyone else it's the easier way in, and no hurdle on a
 * computer without one.
 */
export function isSecondStepAsked({ hasApp, hasPasskey }: Factors, roles: ReadonlySet<Role>): boolean {
  return hasApp || (hasPasskey && needsSecondStep(roles))
}

/**
 * The day from which this person must have a second step, when they don't have one yet. Null when there's nothing to
 * set up.
 * @param from the organization's day, or null without one
 */
export function setUpFrom(
  from: CalendarDate | null,
  { hasApp, hasPasskey }: Factors,
  roles: ReadonlySet<Role>,
): CalendarDate | null {
  return hasApp || hasPasskey || !needsSecondStep(roles) ? null : from
}
