import type { Messages } from '../words/messages.ts'

/** Sites to go on with, each with how many of the people who were selected. */
export interface SitesInput {
  readonly action: string
  readonly of: readonly { readonly slug: string; readonly name: string; readonly count: number }[]
  /** Whether one was chosen already. */
  readonly isOther: boolean
  /** The page of everyone who was selected, where one site was chosen and nothing is done yet. */
  readonly all: { readonly href: string; readonly count: number } | null
}

/** A form with a button for each site. */
export interface SitesView {
  readonly lead: string
  readonly action: string
  readonly csrf: string
  readonly of: readonly { readonly slug: string; readonly text: string }[]
  readonly all: { readonly href: string; readonly text: string } | null
}

export function sitesView(sites: SitesInput | null, csrf: string, t: Messages): SitesView | null {
  if (sites === null) return null
  const { allSites, onlyAt, otherSite } = t.hr.selections
  const { action, all, isOther, of } = sites
  return {
    lead: isOther ? otherSite : onlyAt,
    action,
    csrf,
    of: of.map(({ slug, name, count }) => ({ slug, text: `${name} (${count})` })),
    all: all === null ? null : { href: all.href, text: allSites(all.count) },
  }
}
