import type { CalendarDate } from './calendar.ts'
import { detailsOf, emptyDraft, type SiteBlankKind, type SiteDraft, siteBlanks } from './site-draft.ts'
import type { SiteDetails } from './site.ts'

/** An organization that has none of its people here and gets packages with its own details. */
export type ProfileId = `profile:${string}`

/** Its details as HR types them: what is unfinished is kept as it is. */
export interface ProfileDraft extends SiteDraft {
  readonly organization: string
}

/** What the policy leaves open. A package says so where the details would stand; everything else must be right. */
const GAPS: readonly SiteBlankKind[] = ['named', 'hours', 'backup', 'ifAboutThatPerson', 'sayWhoCallsScr']

/** An organization about which nothing is known but its name and that of its site. */
export function emptyProfile(
  organization: string,
  site: Pick<SiteDetails, 'name' | 'slug' | 'timeZone'>,
): ProfileDraft {
  return { ...emptyDraft(site), organization }
}

/** What goes into a package: rows that were left empty are not in it. Null while something in the form does not fit. */
export function profileDetails(draft: ProfileDraft, today: CalendarDate): SiteDetails | null {
  const fits = draft.organization !== '' && siteBlanks(draft, today).every(({ kind }) => GAPS.includes(kind))
  return fits ? detailsOf(draft, draft.organization) : null
}
