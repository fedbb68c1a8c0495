import type { SignedInVisit } from '../app/visit.web.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import { RecentlyUsed } from '../platform/recently-used.ts'
import { renderedOnce } from '../platform/html/kept-part.job.ts'
import type { KeepScreen, ScreenView } from './lesson.page.ts'

/** The lessons of a course in both languages with some orders of options, at some sites: some three megabytes. */
const MOST = 2_000
const SCREENS = new RecentlyUsed<ScreenView>(MOST)

/** Keeps each screen of a lesson as it's shown to everybody with the same content, site and order of options. */
export function keptScreens({ content }: SignedInVisit, site: SiteDetails | null): KeepScreen {
  return (key, isOfSite, make) => {
    const place = `${numberOf(content)} ${isOfSite && site !== null ? numberOf(site) : ''} ${key}`
    return SCREENS.get(place, () => renderedOnce(make()))
  }
}

const NUMBERS = new WeakMap<object, number>()
let last = 0

/** Names an object for as long as it lasts. Contents and details are put together anew when they change. */
export function numberOf(value: object): number {
  const known = NUMBERS.get(value)
  if (known !== undefined) return known
  last += 1
  NUMBERS.set(value, last)
  return last
}
