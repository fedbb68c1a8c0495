import type { CalendarDate } from '../platform/time/calendar.ts'
import type { SiteDetails } from '../organization/site-details.ts'

/** The sites of the demo. Street outreach is new: its details are still a draft, so people wait for them. */
export const SITE_KEYS = ['harbor', 'north', 'bayview', 'outreach'] as const
export type SiteKey = (typeof SITE_KEYS)[number]

export const ORGANIZATION = {
  name: 'Harbor Street Youth Services',
  timeZone: 'America/New_York',
  renewalMonths: 12,
  leaveTo: null,
}

export const PLACES: Readonly<Record<SiteKey, Place>> = {
  harbor: {
    name: 'Harbor Street drop-in',
    slug: 'harbor-street',
    departments: ['Drop-in center', 'Front desk', 'Clinical'],
    positions: ['Youth worker', 'Front desk', 'Case aide', 'Clinician'],
  },
  north: {
    name: 'North House residence',
    slug: 'north-house',
    departments: ['Residential', 'Overnight'],
    positions: ['Youth worker', 'Overnight staff', 'Shift lead'],
  },
  bayview: {
    name: 'Bayview after-school',
    slug: 'bayview',
    departments: ['After-school', 'Transport'],
    positions: ['Group leader', 'Tutor', 'Driver'],
  },
  outreach: {
    name: 'Street outreach',
    slug: 'street-outreach',
    departments: ['Outreach'],
    positions: ['Outreach worker', 'Van driver'],
  },
}

interface Place {
  readonly name: string
  readonly slug: string
  readonly departments: readonly string[]
  readonly positions: readonly string[]
}

/** The example's details under the name of another site, with local numbers called on a day. */
export function detailsAt(key: SiteKey, example: SiteDetails, checkedOn: CalendarDate): SiteDetails {
  const { name, slug } = PLACES[key]
  const { name: organization, timeZone } = ORGANIZATION
  return {
    ...example,
    name,
    slug,
    organization,
    timeZone,
    local: example.local.map((line) => ({ ...line, checkedOn })),
  }
}
