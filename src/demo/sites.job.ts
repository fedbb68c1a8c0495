import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Item, ItemId } from '../course/course.ts'
import { type Answer, isAnswered, isOrdered, wrongAnswer } from '../course/question-type.ts'
import type { Random } from './random.job.ts'
import type { Language } from '../platform/text/language.ts'
import type { SiteDetails } from '../organization/details-shape.ts'

/** The sites of the demo. Street outreach is new: its details are still a draft, so people wait for them. */
export const SITE_KEYS = ['harbor', 'north', 'bayview', 'outreach'] as const
export type SiteKey = (typeof SITE_KEYS)[number]

export const ORGANIZATION = {
  name: 'Harbor Street Youth Services',
  timeZone: 'America/New_York',
  renewalMonths: 12,
  leaveTo: null,
}

export const SITES: Readonly<Record<SiteKey, DemoSite>> = {
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

interface DemoSite {
  readonly name: string
  readonly slug: string
  readonly departments: readonly string[]
  readonly positions: readonly string[]
}

/** The example's details under the name of another site, with local numbers called on a day. */
export function detailsAt(key: SiteKey, example: SiteDetails, checkedOn: CalendarDate): SiteDetails {
  const { name, slug } = SITES[key]
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

/** The people who answer. People of one site have habits in common, and so have readers of one language. */
export interface Answering {
  readonly site: SiteKey
  readonly language: Language
  readonly random: Random
}

/** Mistakes that many make in the same way, so that the page about it has something to show. */
const HABITS: readonly { readonly of: SiteKey | Language; readonly item: ItemId; readonly option: string }[] = [
  { of: 'north', item: 'Q07', option: 'b' },
  { of: 'harbor', item: 'Q31', option: 'a' },
  { of: 'es', item: 'Q03', option: 'a' },
]
/** How much more often people slip at such a question. */
const HABIT_WEIGHT = 60
const HABIT_CHANCE = 0.8

/** Questions at which somebody slips: harder ones more often. */
export function slipsAt(items: readonly Item[], count: number, answering: Answering): Item[] {
  const { random } = answering
  const weight = (item: Item) => (habitAt(item, answering) === undefined ? item.difficulty : HABIT_WEIGHT)
  return items
    .map((item) => ({ item, key: random.next() ** (1 / weight(item)) }))
    .toSorted((a, b) => b.key - a.key)
    .slice(0, count)
    .map(({ item }) => item)
}

/** An answer that can be graded and does not fit, by habit where there is one. */
export function slip(item: Item, answering: Answering): Answer {
  const { random } = answering
  if (isOrdered(item)) return wrongAnswer(item)
  const habit = habitAt(item, answering)
  if (habit !== undefined && random.chance(HABIT_CHANCE)) return [habit.option]
  const others = item.options.filter(({ fits }) => !fits)
  // One of them is taken more often than the rest.
  const [likely] = others
  const picked = [likely !== undefined && random.chance(0.5) ? likely.id : random.pick(others).id]
  return isAnswered(item, picked) ? picked : wrongAnswer(item)
}

function habitAt({ id }: Item, { site, language }: Answering) {
  return HABITS.find(({ of, item }) => item === id && (of === site || of === language))
}
