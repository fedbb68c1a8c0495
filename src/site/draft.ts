import { type CalendarDate, dayOrNull } from '../platform/time/calendar.ts'
import { SLUG } from '../platform/text/slug.ts'
import {
  backupHasRoleOnDuty,
  backupIsOnDuty,
  type InSpanish,
  samePerson,
  type SiteGap,
  siteGaps,
} from '../organization/site-details.ts'
import { isOnEveryPage, isPhone, isTime, isTimeZone, longestOf } from '../organization/limits.ts'
import { saysTwoNumbers } from '../organization/phone-letters.ts'
import type {
  LocalResource,
  NamedPerson,
  Person,
  Reachable,
  SiteDetails,
  SitePlan,
} from '../organization/details-shape.ts'
import type { AdviceDanger } from '../course/safe-wording-shape.ts'
import { textsOf, unsafeTexts } from './draft-texts.ts'
import { type DraftLine, draftLine, isEmptyLocal } from './lines/line.ts'
import { EMPTY_PLAN, hasSpanish, isEmptyPlan } from './plan.ts'

/** A site's details as HR types them: what is unfinished is kept as it is. */
export interface SiteDraft
  extends Omit<SiteDetails, 'organization' | 'backup' | 'ifAboutThatPerson' | 'local' | 'plan' | 'support'> {
  readonly backup: Reachable
  readonly ifAboutThatPerson: Reachable
  readonly local: readonly DraftLine[]
  readonly plan: SitePlan
  readonly support: Person
}

/** A reason why the details can't be published, and the field to fill in: `named-0-phone`. */
export interface SiteBlank {
  readonly field: string
  readonly kind: SiteBlankKind
  /** The first uncovered moment of the week, as `mon 20:00`. Only `hours` has one. */
  readonly at: string | null
}

export type SiteBlankKind =
  | SiteGap['field']
  | 'name'
  | 'slug'
  | 'timeZone'
  | 'role'
  | 'phone'
  | 'phoneOfAll'
  | 'letters'
  | 'times'
  | 'days'
  | 'localName'
  | 'checkedOn'
  | 'publicPhone'
  | 'samePerson'
  | 'backupOnDuty'
  | 'english'
  | 'tooLong'
  | AdviceDanger

/** The key under which a site's draft is kept. */
export const DETAILS_DRAFT = 'details'

export const NOBODY: Person = { role: '', phone: '' }

export const EMPTY_NAMED: NamedPerson = {
  role: '',
  name: '',
  phone: '',
  from: '',
  to: '',
  days: [],
  method: '',
}

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
    plan: EMPTY_PLAN,
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
    local: details.local.map(draftLine),
    plan: details.plan ?? EMPTY_PLAN,
    support: details.support ?? NOBODY,
  }
}

/**
 * The draft of details that were published before each number was asked about: the box was empty unless somebody
 * ticked it, so nobody has said "no" yet, and the form asks.
 */
export function askedAnew(draft: SiteDraft): SiteDraft {
  const named = draft.named.map((person) => (person.publicPhone === true ? person : withoutAnswer(person)))
  return { ...draft, named }
}

function withoutAnswer({ publicPhone: _, ...person }: NamedPerson): NamedPerson {
  return person
}

/** Returns the details to publish, without rows and Spanish texts that were left empty. */
export function detailsOf({ plan, ...draft }: SiteDraft, organization: string): SiteDetails {
  return {
    ...tidied(draft),
    ...(isEmptyPlan(plan) ? {} : { plan: tidied(plan) }),
    organization,
    named: draft.named.filter((person) => !isEmptyNamed(person)).map(tidied),
    backup: filledIn(draft.backup),
    ifAboutThatPerson: filledIn(draft.ifAboutThatPerson),
    local: draft.local.filter((resource) => !isEmptyLocal(resource)).map(tidiedLine),
    support: filledIn(draft.support),
  }
}

/** Drops empty optional fields, which don't belong in the JSON of an entry. */
function tidied<Part extends InSpanish<string> & { readonly publicPhone?: boolean | undefined }>(part: Part): Part {
  const { es, publicPhone, ...rest } = part
  const written = Object.entries(es ?? {}).filter(([, text]) => text !== undefined && text !== '')
  // The same part, with fewer of its optional fields.
  return {
    ...rest,
    ...(publicPhone === undefined ? {} : { publicPhone }),
    ...(written.length === 0 ? {} : { es: Object.fromEntries(written) }),
  } as Part
}

function tidiedLine({ isNot, languages, ...line }: DraftLine): LocalResource {
  return {
    ...tidied<Omit<LocalResource, 'isNot' | 'languages'>>(line),
    ...(isNot === '' ? {} : { isNot }),
    ...(languages === '' ? {} : { languages }),
  }
}

/** Texts that readers of Spanish get in English, by the field that takes the Spanish: `named-0-es-role`. */
export function withoutSpanish(draft: SiteDraft): string[] {
  return textsOf(draft).flatMap(({ at, name, english, spanish }) =>
    english !== '' && spanish === '' ? [`${at}es-${name}`] : [],
  )
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
    ...longTexts('plan-', draft.plan),
    ...draft.named.flatMap((person, index) => longTexts(`named-${index}-`, person)),
    ...longTexts('backup-', draft.backup),
    ...longTexts('ifAboutThatPerson-', draft.ifAboutThatPerson),
    ...draft.local.flatMap((resource, index) => longTexts(`local-${index}-`, resource)),
    ...longTexts('support-', draft.support),
  ]
}

function longTexts(at: string, { es, ...english }: InSpanish<string>): SiteBlank[] {
  const long = Object.entries(english)
    .filter(([name, text]) => typeof text === 'string' && text.length > (longestOf(name) ?? Number.POSITIVE_INFINITY))
    .map(([name]) => blank(`${at}${name}`, 'tooLong'))
  return es === undefined ? long : [...long, ...longTexts(`${at}es-`, es)]
}

function unfinished(draft: SiteDraft, today: CalendarDate): SiteBlank[] {
  const details = detailsOf(draft, '')
  const gaps = siteGaps(details)
  const gap = (field: SiteGap['field'], at: string) =>
    gaps.filter((found) => found.field === field).map((found) => blank(at, found.field, found.at))
  const named = details.named.length === 0 ? untouchedNamed() : draft.named.flatMap(namedBlanks)
  return [
    ...(draft.name.trim() === '' ? [blank('name', 'name')] : []),
    ...(SLUG.test(draft.slug) ? [] : [blank('slug', 'slug')]),
    ...(isTimeZone(draft.timeZone) ? [] : [blank('timeZone', 'timeZone')]),
    ...named,
    // Hours that aren't filled in yet would count as uncovered, too.
    ...(named.length === 0 ? gap('hours', 'named-0-from') : []),
    ...reachableBlanks('backup', draft.backup),
    ...(backupIsOnDuty(details) && isPhone(draft.backup.phone)
      ? [blank(backupHasRoleOnDuty(details) ? 'backup-role' : 'backup-phone', 'backupOnDuty')]
      : []),
    ...reachableBlanks('ifAboutThatPerson', draft.ifAboutThatPerson),
    ...(samePerson(details) ? [blank('ifAboutThatPerson-role', 'samePerson')] : []),
    ...gap('sayWhoCallsScr', 'sayWhoCallsScr-0'),
    ...draft.local.flatMap((resource, index) => localBlanks(resource, index, today)),
    ...(filledIn(draft.support) === null ? [] : reachBlanks('support', draft.support)),
    ...englishBlanks(draft),
    ...unsafeTexts(draft).map(({ field, kind }) => blank(field, kind)),
  ]
}

/** All that one person needs, before anything is filled in: so the count only falls. */
function untouchedNamed(): SiteBlank[] {
  return [
    blank('named-0-role', 'named'),
    blank('named-0-phone', 'phone'),
    blank('named-0-publicPhone-0', 'publicPhone'),
    blank('named-0-from', 'times'),
    blank('named-0-days-0', 'days'),
  ]
}

function namedBlanks(person: NamedPerson, index: number): SiteBlank[] {
  if (isEmptyNamed(person)) return []
  const at = `named-${index}`
  return [
    ...reachBlanks(at, person),
    ...publicBlanks(at, person),
    ...(isTime(person.from) && isTime(person.to)
      ? []
      : [blank(isTime(person.from) ? `${at}-to` : `${at}-from`, 'times')]),
    ...(person.days.length === 0 ? [blank(`${at}-days-0`, 'days')] : []),
  ]
}

function localBlanks(resource: DraftLine, index: number, today: CalendarDate): SiteBlank[] {
  if (isEmptyLocal(resource)) return []
  const at = `local-${index}`
  return [
    ...(resource.name === '' ? [blank(`${at}-name`, 'localName')] : []),
    ...phoneBlanks(at, resource.phone),
    ...publicBlanks(at, resource),
    ...(isPastDay(resource.checkedOn, today) ? [] : [blank(`${at}-checkedOn`, 'checkedOn')]),
  ]
}

function reachableBlanks(at: 'backup' | 'ifAboutThatPerson', person: Reachable): SiteBlank[] {
  const reach =
    filledIn(person) === null ? [blank(`${at}-role`, at), blank(`${at}-phone`, 'phone')] : reachBlanks(at, person)
  return [...reach, ...publicBlanks(at, person)]
}

function reachBlanks(at: string, { role, phone }: Pick<Person, 'role' | 'phone'>): SiteBlank[] {
  return [...(role === '' ? [blank(`${at}-role`, 'role')] : []), ...phoneBlanks(at, phone)]
}

export function phoneBlanks(at: string, phone: string): SiteBlank[] {
  if (isPhone(phone)) return []
  return [blank(`${at}-phone`, isOnEveryPage(phone) ? 'phoneOfAll' : saysTwoNumbers(phone) ? 'letters' : 'phone')]
}

/** Each number is asked about: nothing is public, and nothing kept off the card, by leaving a box alone. */
function publicBlanks(at: string, { publicPhone }: { readonly publicPhone?: boolean | undefined }): SiteBlank[] {
  return publicPhone === undefined ? [blank(`${at}-publicPhone-0`, 'publicPhone')] : []
}

/** English is used where Spanish is missing, so Spanish alone isn't enough. Roles and names are asked for already. */
function englishBlanks(draft: SiteDraft): SiteBlank[] {
  return textsOf(draft).flatMap(({ at, name, english, spanish }) =>
    english === '' && spanish !== '' && name !== 'role' && name !== 'name' ? [blank(`${at}${name}`, 'english')] : [],
  )
}

function blank(field: string, kind: SiteBlankKind, at: string | null = null): SiteBlank {
  return { field, kind, at }
}

function filledIn<Someone extends Person>(person: Someone): Someone | null {
  return person.role === '' && person.phone === '' && !hasSpanish(person) ? null : tidied(person)
}

/** Whether there is a row that nobody has begun to fill in, as after it was added. */
export function hasEmptyRow({ named, local }: SiteDraft): { readonly named: boolean; readonly local: boolean } {
  return { named: named.some(isEmptyNamed), local: local.some(isEmptyLocal) }
}

function isEmptyNamed(person: NamedPerson): boolean {
  const { role, name, phone, method, days } = person
  return [role, name, phone, method].every((text) => text === '') && days.length === 0 && !hasSpanish(person)
}

function isPastDay(text: string, today: CalendarDate): boolean {
  const day = dayOrNull(text)
  return day !== null && day <= today
}
