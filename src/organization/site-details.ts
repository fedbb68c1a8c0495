import type { Language } from '../platform/text/language.ts'
import { WEEKDAYS, type Weekday } from '../platform/time/local-time.ts'
import type { LocalResource, NamedPerson, Person, ShownDetails, SiteDetails } from './details-shape.ts'

/** An organization that has none of its people here and gets packages with its own details. */
export type ProfileId = `profile:${string}`

/** Texts of a site in Spanish, next to the English ones of the same names. Older details have none. */
export interface InSpanish<Name extends string> {
  readonly es?: Readonly<Partial<Record<Name, string | undefined>>> | undefined
}

/** The text for a reader: English where the site wrote no Spanish. */
export interface SiteText {
  readonly text: string
  /** `true` for English text on a Spanish page. Pages say so, and screen readers need to know. */
  readonly isEnglish: boolean
}

/** A text of a site in the language of the reader. */
export function siteText<Name extends string>(
  of: Readonly<Record<Name, string>> & InSpanish<Name>,
  name: Name,
  language: Language,
): SiteText {
  const spanish = of.es?.[name] ?? ''
  if (language === 'es' && spanish !== '') return { text: spanish, isEnglish: false }
  return { text: of[name], isEnglish: language === 'es' && of[name] !== '' }
}

/** Texts that stand one after the other, each a sentence, whether or not the site ended them with a period. */
export function sentences(texts: readonly SiteText[]): SiteText[] {
  return texts
    .map(({ text, isEnglish }) => ({ text: text.trim().replace(/[^.!?]$/, '$&.'), isEnglish }))
    .filter(({ text }) => text !== '')
}

/** What a local line is for, what it isn't, and when and in which languages somebody answers, as far as it says so. */
export function lineTexts({ isNot = '', languages = '', ...line }: LocalResource, language: Language): SiteText[] {
  const all = { ...line, isNot, languages }
  return sentences((['purpose', 'isNot', 'hours', 'languages'] as const).map((name) => siteText(all, name, language)))
}

/** The hours in which somebody is on duty, at the site. */
export type Duty = Pick<NamedPerson, 'from' | 'to' | 'days'>

/** A blank that prevents publishing: the clause and the field to fill in. */
export interface SiteGap {
  readonly clause: 'SITE-1'
  readonly field: 'named' | 'backup' | 'ifAboutThatPerson' | 'sayWhoCallsScr' | 'hours'
  /** The first uncovered moment of the week, as `mon 20:00`. Only `hours` has one. */
  readonly at: string | null
}

/** In minutes, as the moments of a week are. */
export const DAY = 24 * 60
export const WEEK = 7 * DAY
const LAST_MINUTE = '23:59'

/** Every blank of SITE-1 (domain rule: publishing and acknowledging wait until this is empty). */
export function siteGaps(details: SiteDetails): SiteGap[] {
  const gaps: SiteGap[] = []
  const gap = (field: SiteGap['field'], at: string | null = null) => gaps.push({ clause: 'SITE-1', field, at })
  if (details.named.length === 0) gap('named')
  else {
    const uncovered = firstUncoveredMoment(details.named)
    if (uncovered !== null) gap('hours', uncovered)
  }
  if (details.backup === null) gap('backup')
  if (details.ifAboutThatPerson === null) gap('ifAboutThatPerson')
  if (details.sayWhoCallsScr === null) gap('sayWhoCallsScr')
  return gaps
}

/** What a file's line is told, when its alternative is one of them. */
export const SAME_PERSON = 'must be neither a named person nor the backup'

/**
 * Whether the person for a concern about the named person is a named person or the backup: the same role or number.
 * New details may not have that; what is live stays live, and no acknowledgement waits for it.
 */
export function samePerson({ named, backup, ifAboutThatPerson }: WhoIsTold): boolean {
  if (ifAboutThatPerson === null) return false
  const role = plainRole(ifAboutThatPerson.role)
  const number = digitsOf(ifAboutThatPerson.phone)
  return [...named, ...(backup === null ? [] : [backup])].some(
    (other) => (role !== '' && plainRole(other.role) === role) || (number !== '' && digitsOf(other.phone) === number),
  )
}

/** What a file's line is told, when its backup is on duty alone. */
export const BACKUP_ON_DUTY = 'must have another role and number than a named person who is on duty alone'

/**
 * Whether the backup has the number or the role of a named person who is on duty alone at some time: whoever doesn't
 * reach the one doesn't reach the other. New details may not have that; what is live stays live.
 */
export function backupIsOnDuty(details: Pick<SiteDetails, 'named' | 'backup'>): boolean {
  return sharesWithBackup(details, ({ phone }) => digitsOf(phone)) || backupHasRoleOnDuty(details)
}

export function backupHasRoleOnDuty(details: Pick<SiteDetails, 'named' | 'backup'>): boolean {
  return sharesWithBackup(details, ({ role }) => plainRole(role))
}

/** Whether an entry has the number or the role of the backup. */
export function holdsBackup(person: Pick<Person, 'role' | 'phone'>, backup: Pick<Person, 'role' | 'phone'>): boolean {
  const [number, role] = [digitsOf(backup.phone), plainRole(backup.role)]
  return (number !== '' && digitsOf(person.phone) === number) || (role !== '' && plainRole(person.role) === role)
}

function sharesWithBackup(
  { named, backup }: Pick<SiteDetails, 'named' | 'backup'>,
  markOf: (person: Pick<Person, 'role' | 'phone'>) => string,
): boolean {
  const mark = backup === null ? '' : markOf(backup)
  return mark !== '' && firstMomentAlone(named, (person) => markOf(person) === mark) !== null
}

/** The first moment of the week, as `mon 20:00`, from which nobody is on duty but the person who is meant, or null. */
export function firstMomentAlone<OnDuty extends Duty>(
  named: readonly OnDuty[],
  isThem: (person: OnDuty, place: number) => boolean,
): string | null {
  const all = named.flatMap((person, place) =>
    shifts(person).map((shift) => ({ shift, isThem: isThem(person, place) })),
  )
  // Who is on duty changes only where a shift begins or ends.
  const moments = all.flatMap(({ shift }) => [shift.start, shift.end % WEEK]).sort((a, b) => a - b)
  const minute = moments.find((moment) => {
    const onDuty = all.filter(({ shift }) => holds(shift, moment))
    return onDuty.length > 0 && onDuty.every((each) => each.isThem)
  })
  return minute === undefined ? null : momentText(minute)
}

function momentText(minute: number): string {
  const { day, time } = momentOf(minute)
  return `${day} ${time}`
}

interface WhoIsTold {
  readonly named: readonly Pick<Person, 'role' | 'phone'>[]
  readonly backup: Pick<Person, 'role' | 'phone'> | null
  readonly ifAboutThatPerson: Pick<Person, 'role' | 'phone'> | null
}

/** Whether two entries mean the same person: their role, number and name, whatever their spaces and punctuation. */
export function isSamePerson(one: NamedOrNot, other: NamedOrNot): boolean {
  return identityOf(one) === identityOf(other)
}

type NamedOrNot = Pick<Person, 'role' | 'phone'> & Partial<Pick<NamedPerson, 'name'>>

function identityOf({ role, phone, name = '' }: NamedOrNot): string {
  return JSON.stringify([plainRole(role), digitsOf(phone), plainRole(name)])
}

function plainRole(role: string): string {
  return role.trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

/** Drops punctuation and the long-distance `1`, so that two ways to write a number compare as equal. */
export function digitsOf(phone: string): string {
  return phone.replaceAll(/\D/g, '').replace(/^1(?=\d{10})/, '')
}

/** Whether the last call to a number found that it doesn't work. */
export function isFoundWrong({ wrong = [] }: ShownDetails, { phone }: Pick<Person, 'phone'>): boolean {
  return wrong.some((other) => digitsOf(other) === digitsOf(phone))
}

/** The people on duty at a local weekday and time `HH:MM`, in the order of the list. */
export function namedAt<OnDuty extends Duty>(named: readonly OnDuty[], day: Weekday, time: string): OnDuty[] {
  const minute = minuteOfWeek(day, time)
  return named.filter((person) => shifts(person).some((shift) => holds(shift, minute)))
}

/** Someone must be named at any hour: a disclosure does not keep office hours (PR-6, "immediately"). */
export function firstUncoveredMoment(named: readonly Duty[]): string | null {
  const all = named.flatMap(shifts)
  const moments = [0, ...all.map((shift) => shift.end % WEEK)].sort((a, b) => a - b)
  const minute = moments.find((moment) => !all.some((shift) => holds(shift, moment)))
  return minute === undefined ? null : momentText(minute)
}

/** The day and the time of a minute of the week: 1,920 is `tue` and `08:00`. */
export function momentOf(minute: number): { readonly day: Weekday; readonly time: string } {
  const inWeek = minute % WEEK
  const two = (n: number) => String(n).padStart(2, '0')
  return {
    // Seven days, and a minute within the seven.
    day: WEEKDAYS[Math.floor(inWeek / DAY)] as Weekday,
    time: `${two(Math.floor((inWeek % DAY) / 60))}:${two(inWeek % 60)}`,
  }
}

/** Minutes since Monday 00:00; `end` may lie in the next week. */
interface Shift {
  readonly start: number
  readonly end: number
}

/** One for each day of the duty. */
export function shifts(duty: Duty): Shift[] {
  return duty.days.map((day) => {
    const start = minuteOfWeek(day, duty.from)
    // A shift until 23:59 means until midnight: nobody leaves the last minute of the day open.
    const sameDayEnd = minuteOfWeek(day, duty.to) + (duty.to === LAST_MINUTE ? 1 : 0)
    return { start, end: sameDayEnd > start ? sameDayEnd : sameDayEnd + DAY }
  })
}

function holds(shift: Shift, minute: number): boolean {
  return [minute, minute + WEEK].some((m) => m >= shift.start && m < shift.end)
}

function minuteOfWeek(day: Weekday, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return WEEKDAYS.indexOf(day) * DAY + hours * 60 + minutes
}

/** Whether the public card has the number of everyone who is told about a disclosure. */
export function areNumbersPublic({ named, backup, ifAboutThatPerson }: SiteDetails): boolean {
  return [...named, backup, ifAboutThatPerson].every((person) => person?.publicPhone === true)
}

/** A `tel:` link for a number as people type it; ten digits are a US number. */
export function telHref(phone: string): string {
  const [main = '', extension] = phone.split(/x|ext\.?/i)
  const digits = main.replaceAll(/[^\d+]/g, '')
  const number = /^\d{10}$/.test(digits) ? `+1${digits}` : /^1\d{10}$/.test(digits) ? `+${digits}` : digits
  return extension === undefined ? `tel:${number}` : `tel:${number};ext=${extension.replaceAll(/\D/g, '')}`
}
