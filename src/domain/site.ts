/** A site's own details: what the policy leaves for each site to fill in (SITE-1 to SITE-5). */
export interface SiteDetails {
  readonly name: string
  readonly organization: string
  /** Lower-case letters, digits and hyphens; the address of the public card, stable for ever. */
  readonly slug: string
  /** IANA name, for example `America/New_York`. */
  readonly timeZone: string
  /** SITE-1: whom staff tell at once, by the hours in which each is on duty. */
  readonly named: readonly NamedPerson[]
  readonly backup: Person | null
  readonly ifAboutThatPerson: Person | null
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

export interface Person {
  readonly role: string
  readonly phone: string
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** The hours in which somebody is on duty, at the site. */
export interface Duty {
  /** Local time `HH:MM`; `to` before or equal to `from` runs past midnight. */
  readonly from: string
  readonly to: string
  readonly days: readonly Weekday[]
}

export interface NamedPerson extends Person, Duty {
  readonly name: string
  /** Whether the number may stand on the public card. */
  readonly publicPhone: boolean
  /** How to reach them, for example "Call, then send a text". */
  readonly method: string
}

export interface LocalResource {
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
    const sameDayEnd = minuteOfWeek(day, duty.to)
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
