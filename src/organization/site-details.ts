import type { Language } from '../platform/text/language.ts'
import { WEEKDAYS, type Weekday } from '../platform/time/local-time.ts'

/** A site's own details: what the policy leaves for each site to fill in (SITE-1 to SITE-5). */
export interface SiteDetails extends InSpanish<'steps' | 'beforeGroup' | 'groupSafety'> {
  readonly name: string
  readonly organization: string
  /** Lower-case letters, digits and hyphens; the address of the public card, stable for ever. */
  readonly slug: string
  /** IANA name, for example `America/New_York`. */
  readonly timeZone: string
  /** SITE-1: whom staff tell at once, by the hours in which each is on duty. */
  readonly named: readonly NamedPerson[]
  readonly backup: Reachable | null
  /** Neither a named person nor the backup: see `samePerson`. */
  readonly ifAboutThatPerson: Reachable | null
  /** Who makes the SCR call. The duty stays with each person who has reasonable cause (N.J.S.A. 9:6-8.10). */
  readonly sayWhoCallsScr: WhoCallsScr | null
  /** Teach staff to call SCR after every disclosure (T-1). */
  readonly alwaysCallScr: boolean
  /** SITE-2: local numbers that someone at the site has called. */
  readonly local: readonly LocalResource[]
  /** SITE-3: the first 24 hours at this site. Empty: the general steps are shown, marked as general. */
  readonly steps: string
  /** SITE-1b: who is told before a prevention group. */
  readonly beforeGroup: string
  /** SITE-4: safety measures for groups. */
  readonly groupSafety: string
  /** SITE-5: support for staff. */
  readonly support: Person | null
}

export const WHO_CALLS_SCR = ['staff-with-named', 'named-confirmed', 'whoever-first'] as const
export type WhoCallsScr = (typeof WHO_CALLS_SCR)[number]

/** Texts of a site in Spanish, next to the English ones of the same names. Older details have none. */
export interface InSpanish<Name extends string> {
  readonly es?: Readonly<Partial<Record<Name, string | undefined>>> | undefined
}

/** What a reader gets of a text: English where the site wrote no Spanish. */
export interface SiteText {
  readonly text: string
  /** In English among Spanish: pages say so, and screen readers have to know. */
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

export interface Person extends InSpanish<'role'> {
  readonly role: string
  readonly phone: string
}

/** Whether a number may stand on the public card. Not there: nobody has been asked, so it isn't shown. */
export interface MayBePublic {
  readonly publicPhone?: boolean | undefined
}

export interface Reachable extends Person, MayBePublic {}

/** The hours in which somebody is on duty, at the site. */
export interface Duty {
  /** Local time `HH:MM`; `to` before or equal to `from` runs past midnight. */
  readonly from: string
  readonly to: string
  readonly days: readonly Weekday[]
}

export interface NamedPerson extends Duty, MayBePublic, InSpanish<'role' | 'method'> {
  readonly role: string
  readonly phone: string
  readonly name: string
  /** How to reach them, for example "Call, then send a text". */
  readonly method: string
}

export interface LocalResource extends MayBePublic, InSpanish<'name' | 'purpose' | 'hours'> {
  readonly name: string
  readonly phone: string
  readonly purpose: string
  readonly hours: string
  readonly checkedOn: string
}

/** A blank that stands in the way of publishing: the clause and the field to fill in. */
export interface SiteGap {
  readonly clause: 'SITE-1'
  readonly field: 'named' | 'backup' | 'ifAboutThatPerson' | 'sayWhoCallsScr' | 'hours'
  /** For `hours`: the first uncovered moment of the week, as `mon 20:00`. */
  readonly at: string | null
}

const MINUTES_PER_DAY = 24 * 60
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

interface WhoIsTold {
  readonly named: readonly Pick<Person, 'role' | 'phone'>[]
  readonly backup: Pick<Person, 'role' | 'phone'> | null
  readonly ifAboutThatPerson: Pick<Person, 'role' | 'phone'> | null
}

function plainRole(role: string): string {
  return role.trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

/** Without the `1` of long distance, so that two ways to write a number are one. */
function digitsOf(phone: string): string {
  return phone.replaceAll(/\D/g, '').replace(/^1(?=\d{10})/, '')
}

/** The people on duty at a local weekday and time `HH:MM`, in the order of the list. */
export function namedAt<OnDuty extends Duty>(named: readonly OnDuty[], day: Weekday, time: string): OnDuty[] {
  const minute = minuteOfWeek(day, time)
  return named.filter((person) => shifts(person).some((shift) => holds(shift, minute)))
}

/** Someone must be named at any hour: a disclosure does not keep office hours (PR-6, "immediately"). */
function firstUncoveredMoment(named: readonly Duty[]): string | null {
  const all = named.flatMap(shifts)
  const moments = [0, ...all.map((shift) => shift.end % (7 * MINUTES_PER_DAY))].sort((a, b) => a - b)
  const minute = moments.find((moment) => !all.some((shift) => holds(shift, moment)))
  if (minute === undefined) return null
  const day = WEEKDAYS[Math.floor(minute / MINUTES_PER_DAY)]
  const inDay = minute % MINUTES_PER_DAY
  const two = (n: number) => String(n).padStart(2, '0')
  return `${day} ${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`
}

/** Minutes since Monday 00:00; `end` may lie in the next week. */
interface Shift {
  readonly start: number
  readonly end: number
}

function shifts(duty: Duty): Shift[] {
  return duty.days.map((day) => {
    const start = minuteOfWeek(day, duty.from)
    // A shift until 23:59 means until midnight: nobody leaves the last minute of the day open.
    const sameDayEnd = minuteOfWeek(day, duty.to) + (duty.to === LAST_MINUTE ? 1 : 0)
    return { start, end: sameDayEnd > start ? sameDayEnd : sameDayEnd + MINUTES_PER_DAY }
  })
}

function holds(shift: Shift, minute: number): boolean {
  const week = 7 * MINUTES_PER_DAY
  return [minute, minute + week].some((m) => m >= shift.start && m < shift.end)
}

function minuteOfWeek(day: Weekday, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return WEEKDAYS.indexOf(day) * MINUTES_PER_DAY + hours * 60 + minutes
}
