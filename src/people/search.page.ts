import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { eachOnce } from '../platform/text/format.ts'
import { statusTag } from '../requirements/status-tag.page.ts'
import type { SiteId } from '../ledger/event.ts'
import type { Placement } from '../ledger/placement.ts'
import type { Standing } from '../requirements/status.ts'
import type { Messages } from '../words/messages.ts'

/** A person or a site that was found, as the page and the list under the search box show it. */
export interface Found {
  readonly name: string
  /** What tells people of the same name apart. */
  readonly note: string
  readonly href: string
}

/** Somebody whom the words of a search fit. */
interface FoundPerson {
  readonly name: string | null
  readonly placements: readonly Pick<Placement, 'position' | 'site'>[]
  readonly standing: Pick<Standing, 'status'>
}

export interface SearchPage {
  readonly found: readonly Found[]
  readonly total: number
  /** What was typed; empty before anything was looked for. */
  readonly search: string
}

export function searchPage(shell: Shell, { found, total, search }: SearchPage): string {
  const { t } = shell
  const words = t.hr.search
  const advice = /\d/.test(search) ? words.noNumberText : words.noneText
  return renderPage('app', shell, 'people/search', {
    t,
    found,
    search,
    advice,
    count: countText(found.length, total, t),
  })
}

/** How many were found, and that there are more than are listed. */
export function countText(listed: number, total: number, t: Messages): string {
  const { none, count, first } = t.hr.search
  if (total === 0) return none
  return listed < total ? first(listed, total) : count(total)
}

/** @param siteName the name of a site that one of the people works at */
export function foundPerson(
  { name, placements, standing }: FoundPerson,
  siteName: (site: SiteId) => string,
  href: string,
  t: Messages,
): Found {
  const work = eachOnce(placements.map(({ position }) => position))
  const sites = eachOnce(placements.map(({ site }) => siteName(site)))
  const note = [work, sites, statusTag(standing.status, t).name].filter((part) => part !== '').join(' · ')
  return { name: name ?? t.hr.people.noName, note, href }
}
