import type { Color } from '../platform/html/color.ts'

/** What a package shows of the organization. */
export interface PackageLook {
  readonly accent: Color | null
  /** The hash of the picture. */
  readonly logo: string | null
  readonly name: string
}

/** What can be older in a package than it is now. */
export const OUTDATED = ['number', 'policy', 'course', 'details', 'name', 'logo', 'color'] as const
export type Outdated = (typeof OUTDATED)[number]

interface Contents {
  readonly courseVersion: string
  /** Null for another organization, which has a look of its own. */
  readonly look: PackageLook | null
}

/**
 * What has changed since a package was made.
 * @param changed whether these have changed since: a number that all sites share, the site's details, and the policy
 */
export function outdatedIn(
  made: Contents,
  now: Contents,
  changed: Readonly<Record<'number' | 'details' | 'policy', boolean>>,
): Outdated[] {
  const isOld: Readonly<Record<Outdated, boolean>> = {
    number: changed.number,
    policy: changed.policy,
    course: made.courseVersion !== now.courseVersion,
    details: changed.details,
    name: made.look?.name !== now.look?.name,
    logo: made.look?.logo !== now.look?.logo,
    color: made.look?.accent !== now.look?.accent,
  }
  return OUTDATED.filter((each) => isOld[each])
}
