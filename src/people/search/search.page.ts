import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import { eachOnce } from '../../platform/text/format.ts'
import { standingTag } from '../../requirements/status-tag.page.ts'
import type { SiteId } from '../../ledger/event.ts'
import type { Placement } from '../../ledger/placement.ts'
import type { Standing } from '../../requirements/status.ts'
import type { Messages } from '../../words/messages.ts'

/** A person, a site or a page that was found, as the page and the list under the search box show it. */
export interface Found {
  readonly name: string
  /** What tells people of the same name apart. */
  readonly note: string
  readonly href: string
  /** Another page about the same. */
  readonly also: { readonly text: string; readonly href: string } | null
}

/** Somebody whom the words of a search fit. */
interface FoundPerson {
  readonly name: string | null
  readonly placements: readonly Pick<Placement, 'position' | 'site'>[]
  readonly standing: Pick<Standing, 'status' | 'because'>
  /** What they were known by before, where that is what fits. */
  readonly earlier: readonly string[]
}

export interface SearchResults {
  /** What to do now and who to call, for words such as 911. They come before everything else. */
  readonly urgent: readonly Found[]
  readonly sites: readonly Found[]
  readonly people: readonly Found[]
  /** Offered where no person and no site fits as it was typed. */
  readonly pages: readonly Found[]
  /** Of people and sites. */
  readonly total: number
  /** Nothing fits as it was typed: these are one letter away. */
  readonly isClose: boolean
}

export interface SearchPage extends SearchResults {
  /** Whether the viewer finds people, and not only sites. */
  readonly hasPeople: boolean
  /** What was typed; empty before anything was looked for. */
  readonly search: string
}

export function searchPage(shell: Shell, { search, hasPeople, ...results }: SearchPage): string {
  const { t } = shell
  const words = t.hr.search
  const advice = /\d/.test(search) ? words.noNumberText : words.noneText
  return renderPage('app', shell, 'people/search', {
    t,
    groups: groupsOf(results, t),
    search,
    lead: hasPeople ? words.lead : words.leadSites,
    advice: hasPeople ? advice : words.noSiteText,
    count: countText(results, t),
  })
}

/** Sites come first: there are few, and whoever types the name of one means it. */
export function groupsOf({ urgent, sites, people, pages }: SearchResults, t: Messages) {
  const words = t.hr.search
  return [
    { heading: words.urgent, found: urgent },
    { heading: words.sites, found: sites },
    { heading: words.people, found: people },
    { heading: words.pages, found: pages },
  ].filter(({ found }) => found.length > 0)
}

/** How many were found, that there are more than are listed, and that none fits exactly. */
export function countText({ urgent, sites, people, pages, total, isClose }: SearchResults, t: Messages): string {
  const { none, pagesOnly, close, count, first } = t.hr.search
  const offered = urgent.length + pages.length
  if (total === 0) return offered === 0 ? none : pagesOnly(offered)
  const listed = sites.length + people.length
  const all = listed < total ? first(listed, total) : count(total)
  if (!isClose) return all
  return listed < total ? `${close(total)} ${all}` : close(total)
}

/** @param siteName the name of a site that one of the people works at */
export function foundPerson(
  { name, placements, standing, earlier }: FoundPerson,
  siteName: (site: SiteId) => string,
  href: string,
  t: Messages,
): Found {
  const work = eachOnce(placements.map(({ position }) => position))
  const sites = eachOnce(placements.map(({ site }) => siteName(site)))
  const before = earlier.length === 0 ? '' : t.hr.search.earlier(eachOnce(earlier))
  const note = [work, sites, standingTag(standing, t).name, before].filter((part) => part !== '').join(' · ')
  return { name: name ?? t.hr.people.noName, note, href, also: null }
}
