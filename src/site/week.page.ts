import { asDuties, isUnderADay, roundTheWeek, type Stretch, stretchesOf, stretchesOn } from '../organization/week.ts'
import { DAY, type Duty, momentOf } from '../organization/site-details.ts'
import { isTime } from '../organization/limits.ts'
import { clockText, dutyText, runs, runText } from './part.page.ts'
import type { Language } from '../platform/text/language.ts'
import { type Weekday, WEEKDAYS } from '../platform/time/local-time.ts'
import type { Messages } from '../words/messages.ts'

/** Who is named when, day by day, and what to say about it. */
export interface WeekView {
  readonly rows: readonly { readonly days: string; readonly lines: readonly WeekLine[] }[]
  readonly sentences: readonly WeekLine[]
}

interface WeekLine {
  readonly text: string
  /** Nobody is named then. */
  readonly isGap: boolean
}

type OnDuty = Duty & { readonly role: string }

const MOST_SENTENCES = 4

/** Lines that don't have their days and hours yet aren't in the week. */
export function weekView(duties: readonly OnDuty[], t: Messages, language: Language): WeekView {
  const words = t.hr.sites.week
  const people = withHours(duties)
  if (people.length === 0) return { rows: [], sentences: [{ text: words.empty, isGap: false }] }
  const roles = rolesOf(people, t)
  const stretches = stretchesOf(people)
  const linesOf = (day: Weekday) => stretchesOn(day, stretches).map((part) => lineOf(part, roles, t, language))
  const sentences = sentencesOf(stretches, roles, t, language)
  return {
    rows: alike(WEEKDAYS.map((day) => ({ day, lines: linesOf(day) }))).map(({ days, lines }) => ({
      days:
        days.length === WEEKDAYS.length
          ? words.everyDay
          : runs(days)
              .map((run) => runText(run, t.card))
              .join(', '),
      lines,
    })),
    sentences: sentences.length === 0 ? [{ text: words.whole, isGap: false }] : sentences,
  }
}

/** Says who shares hours, and which, once for each pair and stretch of the week. */
export function sharedHours(duties: readonly OnDuty[], t: Messages, language: Language): string[] {
  const people = withHours(duties)
  return sharedTexts(stretchesOf(people), rolesOf(people, t), t, language)
}

function withHours(duties: readonly OnDuty[]): OnDuty[] {
  return duties.filter(({ days, from, to }) => days.length > 0 && isTime(from) && isTime(to))
}

function rolesOf(people: readonly OnDuty[], t: Messages): string[] {
  return people.map(({ role }) => (role === '' ? t.hr.sites.week.noRole : role))
}

function lineOf({ start, end, who }: Stretch, roles: readonly string[], t: Messages, language: Language): WeekLine {
  const words = t.hr.sites.week
  const when =
    end - start === DAY ? words.allDay : words.fromTo(timeText(start, t, language), timeText(end, t, language))
  const whom = who.length === 0 ? words.nobody : named(who, roles).join(words.and)
  return { text: `${when}: ${whom}`, isGap: who.length === 0 }
}

/** Gaps first, then hours that two people share. */
function sentencesOf(
  stretches: readonly Stretch[],
  roles: readonly string[],
  t: Messages,
  language: Language,
): WeekLine[] {
  const words = t.hr.sites.week
  const gaps = roundTheWeek(stretches, ({ who }) => who.length === 0)
  const gapLines = timesOf(gaps, t, language).map((text) => ({ text: words.gap(text), isGap: true }))
  const sharedLines = sharedTexts(stretches, roles, t, language).map((text) => ({ text, isGap: false }))
  const all = [...gapLines, ...sharedLines]
  const left = all.length - MOST_SENTENCES
  return left <= 0
    ? all
    : [...all.slice(0, MOST_SENTENCES), { text: words.others(left), isGap: gapLines.length > MOST_SENTENCES }]
}

/** Two lines of one person are no overlap. */
function sharedTexts(
  stretches: readonly Stretch[],
  roles: readonly string[],
  t: Messages,
  language: Language,
): string[] {
  const { and, overlap } = t.hr.sites.week
  const whomOf = ({ who }: Stretch) => named(who, roles).join(and)
  const shared = roundTheWeek(stretches, ({ who }) => named(who, roles).length > 1)
  return [...new Set(shared.map(whomOf))].flatMap((whom) => {
    const those = shared.filter((stretch) => whomOf(stretch) === whom)
    return timesOf(those, t, language).map((text) => overlap(whom, text))
  })
}

function timesOf(stretches: readonly Stretch[], t: Messages, language: Language): string[] {
  const words = t.hr.sites.week
  const short = asDuties(stretches.filter(isUnderADay)).map((duty) => dutyText(duty, t.card, language))
  const moment = (minute: number) => {
    const day = t.hr.sites.form.weekdays[momentOf(minute).day]
    return `${language === 'es' ? day.toLowerCase() : day}, ${timeText(minute, t, language)}`
  }
  const long = stretches
    .filter((stretch) => !isUnderADay(stretch))
    .map(({ start, end }) => words.fromTo(moment(start), moment(end)))
  return [...short, ...long]
}

function timeText(minute: number, t: Messages, language: Language): string {
  const { time } = momentOf(minute)
  return time === '00:00' ? t.hr.sites.week.midnight : clockText(time, language)
}

function named(who: readonly number[], roles: readonly string[]): string[] {
  return [...new Set(who.flatMap((place) => roles[place] ?? []))]
}

/** Days with the same lines come together, in the order of the week. */
function alike(days: readonly { readonly day: Weekday; readonly lines: readonly WeekLine[] }[]) {
  const byText = new Map<string, { days: Weekday[]; lines: readonly WeekLine[] }>()
  for (const { day, lines } of days) {
    const text = lines.map((line) => line.text).join('\n')
    const found = byText.get(text)
    if (found === undefined) byText.set(text, { days: [day], lines })
    else found.days.push(day)
  }
  return [...byText.values()]
}
