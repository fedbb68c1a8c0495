import { type CalendarDate, calendarDate } from './calendar.ts'
import { SLUG } from './slug.ts'
import { type LocalResource, type NamedPerson, type Person, type SiteDetails, type SiteGap, siteGaps } from './site.ts'
import { isPhone, isTime, isTimeZone, longestOf } from './site-limits.ts'

/** A site's details as HR types them: what is unfinished is kept as it is. */
export interface SiteDraft extends Omit<SiteDetails, 'organization' | 'backup' | 'ifAboutThatPerson' | 'support'> {
  readonly backup: Person
  readonly ifAboutThatPerson: Person
  readonly support: Person
}

/** What stands in the way of publishing, and the field to fill in: `named-0-phone`. */
export interface SiteBlank {
  readonly field: string
  readonly kind: SiteBlankKind
  /** For `hours`: the first uncovered moment of the week, as `mon 20:00`. */
  readonly at: string | null
}

export type SiteBlankKind =
  | SiteGap['field']
  | 'name'
  | 'slug'
  | 'timeZone'
  | 'role'
  | 'phone'
  | 'times'
  | 'days'
  | 'localName'
  | 'checkedOn'
  | 'tooLong'

/** The key under which a site's draft is kept. */
export const DETAILS_DRAFT = 'details'

export const NOBODY: Person = { role: '', phone: '' }

export const EMPTY_NAMED: NamedPerson = {
  role: '',
  name: '',
  phone: '',
  publicPhone: false,
  from: '',
  to: '',
  days: [],
  method: '',
}

export const EMPTY_LOCAL: LocalResource = { name: '', phone: '', purpose: '', hours: '', checkedOn: '' }

/** A site about which nothing is known but its name and address. */
export function emptyDraft(site: Pick<SiteDetails, 'name' | 'slug' | 'timeZone'>): SiteDraft {
  return {
    ...site,
    named: [EMPTY_NAMED],
    backup: NOBODY,
    ifAboutThatPerson: NOBODY,
    sayWhoCallsScr: null,
    alwaysCallScr: false,
    local: [],
    steps: '',
    beforeGroup: '',
    groupSafety: '',
    support: NOBODY,
  }
}

export function draftOf({ organization: _, ...details }: SiteDetails): SiteDraft {
  return {
    ...details,
    backup: details.backup ?? NOBODY,
    ifAboutThatPerson: details.ifAboutThatPerson ?? NOBODY,
    support: details.support ?? NOBODY,
  }
}

/** What would be published: rows that were left empty are not in it. */
export function detailsOf(draft: SiteDraft, organization: string): SiteDetails {
  return {
    ...draft,
    organization,
    named: draft.named.filter((person) => !isEmptyNamed(person)),
    backup: filledIn(draft.backup),
    ifAboutThatPerson: filledIn(draft.ifAboutThatPerson),
    local: draft.local.filter((resource) => !isEmptyLocal(resource)),
    support: filledIn(draft.support),
  }
}

/** Everything that has to be put right before this can go live: what is too long, then the rest as the form has it. */
export function siteBlanks(draft: SiteDraft, today: CalendarDate): SiteBlank[] {
  const long = tooLong(draft)
  return [...long, ...unfinished(draft, today).filter(({ field }) => !long.some((found) => found.field === field))]
}

/** The texts that have more characters than their field takes. */
export function tooLong(draft: SiteDraft): SiteBlank[] {
  return [
    ...longTexts('', draft),
    ...draft.named.flatMap((person, index) => longTexts(`named-${index}-`, person)),
    ...longTexts('backup-', draft.backup),
    ...longTexts('ifAboutThatPerson-', draft.ifAboutThatPerson),
    ...draft.local.flatMap((resource, index) => longTexts(`local-${index}-`, resource)),
    ...longTexts('support-', draft.support),
  ]
}

function longTexts(at: string, texts: object): SiteBlank[] {
  return Object.entries(texts)
    .filter(([name, text]) => typeof text === 'string' && text.length > (longestOf(name) ?? Number.POSITIVE_INFINITY))
    .map(([name]) => blank(`${at}${name}`, 'tooLong'))
}

function unfinished(draft: SiteDraft, today: CalendarDate): SiteBlank[] {
  const gaps = siteGaps(detailsOf(draft, ''))
  const gap = (field: SiteGap['field'], at: string) =>
    gaps.filter((found) => found.field === field).map((found) => blank(at, found.field, found.at))
  return [
    ...(draft.name.trim() === '' ? [blank('name', 'name')] : []),
    ...(SLUG.test(draft.slug) ? [] : [blank('slug', 'slug')]),
    ...(isTimeZone(draft.timeZone) ? [] : [blank('timeZone', 'timeZone')]),
    ...draft.named.flatMap(namedBlanks),
    ...gap('named', 'named-0-role'),
    // Hours that are not filled in yet would be counted as uncovered, too.
    ...(draft.named.flatMap(namedBlanks).length === 0 ? gap('hours', 'named-0-from') : []),
    ...gap('backup', 'backup-role'),
    ...personBlanks('backup', draft.backup),
    ...gap('ifAboutThatPerson', 'ifAboutThatPerson-role'),
    ...personBlanks('ifAboutThatPerson', draft.ifAboutThatPerson),
    ...gap('sayWhoCallsScr', 'sayWhoCallsScr-0'),
    ...draft.local.flatMap((resource, index) => localBlanks(resource, index, today)),
    ...personBlanks('support', draft.support),
  ]
}

function namedBlanks(person: NamedPerson, index: number): SiteBlank[] {
  if (isEmptyNamed(person)) return []
  const at = `named-${index}`
  return [
    ...reachBlanks(at, person),
    ...(isTime(person.from) && isTime(person.to)
      ? []
      : [blank(isTime(person.from) ? `${at}-to` : `${at}-from`, 'times')]),
    ...(person.days.length === 0 ? [blank(`${at}-days-0`, 'days')] : []),
  ]
}

function localBlanks(resource: LocalResource, index: number, today: CalendarDate): SiteBlank[] {
  if (isEmptyLocal(resource)) return []
  const at = `local-${index}`
  return [
    ...(resource.name === '' ? [blank(`${at}-name`, 'localName')] : []),
    ...(isPhone(resource.phone) ? [] : [blank(`${at}-phone`, 'phone')]),
    ...(isPastDay(resource.checkedOn, today) ? [] : [blank(`${at}-checkedOn`, 'checkedOn')]),
  ]
}

/** Of somebody who may be left out altogether. */
function personBlanks(at: string, person: Person): SiteBlank[] {
  return filledIn(person) === null ? [] : reachBlanks(at, person)
}

function reachBlanks(at: string, { role, phone }: Person): SiteBlank[] {
  return [
    ...(role === '' ? [blank(`${at}-role`, 'role')] : []),
    ...(isPhone(phone) ? [] : [blank(`${at}-phone`, 'phone')]),
  ]
}

function blank(field: string, kind: SiteBlankKind, at: string | null = null): SiteBlank {
  return { field, kind, at }
}

function filledIn(person: Person): Person | null {
  return person.role === '' && person.phone === '' ? null : person
}

function isEmptyNamed({ role, name, phone, method, days }: NamedPerson): boolean {
  return [role, name, phone, method].every((text) => text === '') && days.length === 0
}

function isEmptyLocal(resource: LocalResource): boolean {
  return Object.values(resource).every((text) => text === '')
}

function isPastDay(text: string, today: CalendarDate): boolean {
  try {
    return calendarDate(text) <= today
  } catch {
    return false
  }
}
