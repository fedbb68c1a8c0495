import type { Color } from '../platform/html/color.ts'

/** What a package shows of the organization. */
export interface PackageLook {
  readonly accent: Color | null
  /** The hash of the picture. */
  readonly logo: string | null
  readonly name: string
}

/** What can be older in a package than it is now. */
export const OUTDATED = ['number', 'course', 'details', 'name', 'logo', 'color'] as const
export type Outdated = (typeof OUTDATED)[number]

interface Contents {
  readonly courseVersion: string
  readonly detailsHash: string
  /** Null for another organization, which has a look of its own. */
  readonly look: PackageLook | null
}

/**
 * What has changed since a package was made.
 * @param hasOldNumber whether a number that all sites share has changed since
 */
export function outdatedIn(made: Contents, now: Contents, hasOldNumber = false): Outdated[] {
  const isOld: Readonly<Record<Outdated, boolean>> = {
    number: hasOldNumber,
    course: made.courseVersion !== now.courseVersion,
    details: made.detailsHash !== now.detailsHash,
    name: made.look?.name !== now.look?.name,
    logo: made.look?.logo !== now.look?.logo,
    color: made.look?.accent !== now.look?.accent,
  }
  return OUTDATED.filter((each) => isOld[each])
}
