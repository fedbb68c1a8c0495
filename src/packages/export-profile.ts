import { z } from 'zod'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { detailsOf, emptyDraft, type SiteBlank, type SiteBlankKind, type SiteDraft, siteBlanks } from '../site/draft.ts'
import { siteShape } from '../site/draft-shape.ts'
import { SLUG } from '../platform/text/slug.ts'
import type { SiteDetails } from '../organization/details-shape.ts'

/** Its details as HR types them: what is unfinished is kept as it is. */
export interface ProfileDraft extends SiteDraft {
  readonly organization: string
}

/** A draft as it was put: one of an older shape does not fit. */
const profileDraft: z.ZodType<ProfileDraft> = z.strictObject({ ...siteShape, organization: z.string() })

/** Returns null for details in an older shape, which can't be edited anymore. */
export function readableProfile(details: unknown): ProfileDraft | null {
  return profileDraft.safeParse(details).data ?? null
}

/** One organization may have several sites. */
export function profileName({ organization, name }: ProfileDraft): string {
  return `${organization}, ${name}`
}

/** A problem in the details, and its field. */
export type ProfileBlank =
  | SiteBlank
  | { readonly field: 'organization'; readonly kind: 'organization'; readonly at: null }
  | { readonly field: 'slug'; readonly kind: 'slugTaken'; readonly at: null }

/** The blanks of the policy that may stay open. A package says so in their place. Everything else must be filled in. */
const GAPS: readonly SiteBlankKind[] = ['named', 'hours', 'backup', 'ifAboutThatPerson', 'sayWhoCallsScr']

/** An organization about which nothing is known but its name and that of its site. */
export function emptyProfile(
  organization: string,
  site: Pick<SiteDetails, 'name' | 'slug' | 'timeZone'>,
): ProfileDraft {
  return { ...emptyDraft(site), organization }
}

/**
 * Everything that is missing or wrong.
 * @param slug the short name that is its own: the one in the draft may be another's.
 */
export function profileBlanks(draft: ProfileDraft, slug: string, today: CalendarDate): ProfileBlank[] {
  const isTaken = SLUG.test(draft.slug) && draft.slug !== slug
  return [
    ...(draft.organization === '' ? [{ field: 'organization', kind: 'organization', at: null } as const] : []),
    ...(isTaken ? [{ field: 'slug', kind: 'slugTaken', at: null } as const] : []),
    // A package has no public card.
    ...siteBlanks(draft, today).filter(({ kind }) => kind !== 'publicPhone'),
  ]
}

/**
 * Returns the details for a package, without the rows that were left empty. Returns null while a field of the form
 * has a problem.
 * @param slug as in `profileBlanks`.
 */
export function profileDetails(draft: ProfileDraft, slug: string, today: CalendarDate): SiteDetails | null {
  const kinds: readonly string[] = GAPS
  const details = detailsOf(draft, draft.organization)
  const open = [
    ...(details.named.length === 0 ? ['named-'] : []),
    ...(details.backup === null ? ['backup-'] : []),
    ...(details.ifAboutThatPerson === null ? ['ifAboutThatPerson-'] : []),
  ]
  const fits = profileBlanks(draft, slug, today).every(
    ({ kind, field }) => kinds.includes(kind) || open.some((group) => field.startsWith(group)),
  )
  return fits ? details : null
}
