import { contactsAt, reportDigits } from '../course/contact-place.ts'
import { type CalendarDate, dayOrNull } from '../platform/time/calendar.ts'
import type { Content } from '../course/content.ts'
import type { SitePart } from '../course/course.ts'
import type { Contact } from '../course/policy-shape.ts'
import { backupLabel } from '../organization/backup-hours.ts'
import {
  isFoundWrong,
  type SiteText,
  lineTexts,
  sentences,
  siteText,
  telHref,
  type Duty,
} from '../organization/site-details.ts'
import { formatDate, formatTime } from '../platform/time/date.page.ts'
import { isTime } from '../organization/limits.ts'
import type { CourseMessages, Messages } from '../words/messages.ts'
import type { Language } from '../platform/text/language.ts'
import { linesOf, type PlanStepView, planSteps } from './plan.page.ts'
import { WEEKDAYS, type Weekday } from '../platform/time/local-time.ts'
import { ageOf, oldestCheck } from '../course/contact-age.ts'
import type { NamedPerson, Person, ShownDetails, SiteDetails } from '../organization/details-shape.ts'

/** One part of the site's own details, as lessons, feedback and the policy page show it. */
export interface SitePartView {
  readonly t: CourseMessages
  readonly heading: string
  /** `false` when the site hasn't filled this in, and the notice says so. */
  readonly filled: boolean
  readonly notice: string
  /** The number in the notice. */
  readonly noticeCall: { readonly digits: string; readonly href: string } | null
  readonly people: readonly SitePersonView[]
  readonly paragraphs: readonly SiteText[]
  readonly points: readonly string[]
  /** The steps of a plan, each with what it's about. */
  readonly steps: readonly PlanStepView[]
}

interface SitePersonView {
  readonly label: string
  readonly role: SiteText
  readonly name: string
  /** Empty in a draft that has no number yet. */
  readonly phone: string
  readonly href: string
  readonly details: readonly SiteText[]
}

/** @param site null when the site has published nothing yet. */
export function sitePartView(
  part: SitePart,
  site: ShownDetails | null,
  t: CourseMessages,
  content: Pick<Content, 'language' | 'contacts'>,
): SitePartView {
  const { language } = content
  const words = t.learn.site
  const view = ({ people = [], paragraphs = [], ...fields }: Partial<SitePartView>): SitePartView => {
    return {
      t,
      heading: words.headings[part],
      filled: true,
      notice: '',
      noticeCall: null,
      people,
      paragraphs,
      points: [],
      steps: [],
      ...fields,
    }
  }
  const gap = (notice: string) => view({ filled: false, notice })
  /** Says to call SCR yourself until then. An old edition may have no contacts, and then no number is given. */
  const callYourself = (say: (scr: string) => string) => {
    const scr = contactsAt(content.contacts, 'report')[0]
    const noticeCall = scr === undefined ? null : { digits: scr.digits, href: telHref(scr.digits) }
    return view({ filled: false, notice: say(reportDigits(content.contacts)), noticeCall })
  }
  if (site === null) {
    if (part === 'named') return callYourself(words.notNamed)
    if (part === 'who-calls') return callYourself(words.noCaller)
    return part === 'steps' ? generalSteps(view, t) : gap(words.notFilled)
  }
  switch (part) {
    case 'named':
      return site.named.length === 0 ? callYourself(words.notNamed) : view({ people: namedPeople(site, t, language) })
    case 'who-calls': {
      if (site.sayWhoCallsScr === null) return callYourself(words.noCaller)
      const always = site.alwaysCallScr ? [words.alwaysCall] : []
      return view({ paragraphs: [words.whoCalls[site.sayWhoCallsScr], words.yourDuty, ...always].map(ours) })
    }
    case 'local':
      return site.local.length === 0
        ? view({ paragraphs: [ours(words.localNone)] })
        : view({
            people: site.local.map((line) => ({
              label: isFoundWrong(site, line) ? words.wrongLine : '',
              role: siteText(line, 'name', language),
              name: '',
              phone: line.phone,
              href: telHref(line.phone),
              details: sentences([
                ...lineTexts(line, language),
                ours(isFoundWrong(site, line) ? '' : checkedText(line.checkedOn, language, t)),
              ]),
            })),
          })
    case 'steps':
      if (site.plan !== undefined) return view({ steps: planSteps(site.plan, longText('steps'), t, language) })
      return site.steps === '' ? generalSteps(view, t) : view({ paragraphs: longText('steps') })
    case 'before-group':
      return view({
        paragraphs: site.beforeGroup === '' ? [ours(words.beforeGroupNone)] : longText('beforeGroup'),
      })
    case 'group-safety':
      return view({
        paragraphs: site.groupSafety === '' ? [ours(words.groupSafetyNone)] : longText('groupSafety'),
      })
    case 'support': {
      if (site.support === null) return view({ paragraphs: [ours(words.supportNone)] })
      return view({
        people: [
          {
            ...reached(site.support, language),
            label: isFoundWrong(site, site.support) ? words.wrongSupport : '',
            name: '',
            details: [],
          },
        ],
      })
    }
  }

  function longText(name: 'steps' | 'beforeGroup' | 'groupSafety'): SiteText[] {
    if (site === null) return []
    return linesOf(siteText(site, name, language))
  }
}

/** Our own words, in the language of the page. */
export function ours(text: string): SiteText {
  return { text, isEnglish: false }
}

/** When somebody is on duty, and how to reach them. */
export function dutyDetails(person: NamedPerson, t: CourseMessages, language: Language): SiteText[] {
  const hours = hoursOf(person, t, language)
  return sentences([ours(hours.charAt(0).toUpperCase() + hours.slice(1)), siteText(person, 'method', language)])
}

/** `8:00 am to 8:00 pm, every day` */
export function hoursOf(person: Duty, t: CourseMessages, language: Language): string {
  const words = t.learn.site
  const days =
    person.days.length === WEEKDAYS.length
      ? words.everyDay
      : WEEKDAYS.filter((day) => person.days.includes(day))
          .map((day) => words.weekdays[day])
          .join(', ')
  // Only in a draft.
  if (!isTime(person.from) || !isTime(person.to)) return words.noHours
  if (person.from === person.to) return words.anyHour(days)
  return words.hours(formatTime(person.from, language), formatTime(person.to, language), days)
}

function namedPeople(site: ShownDetails, t: CourseMessages, language: Language): SitePersonView[] {
  const words = t.learn.site
  const backup = backupLabel(site, { always: words.backup, at: words.backupAt }, (person) =>
    hoursOf(person, t, language),
  )
  const others = [
    { person: site.backup, label: backup },
    { person: site.ifAboutThatPerson, label: words.ifAbout },
  ]
  return [
    ...site.named.map((person) => ({
      ...reached(person, language),
      label: isFoundWrong(site, person) ? words.wrongPerson : '',
      name: person.name,
      details: dutyDetails(person, t, language),
    })),
    ...others.flatMap(({ person, label }) =>
      person === null || label === null
        ? []
        : [
            {
              ...reached(person, language),
              label: isFoundWrong(site, person) ? `${label} ${words.wrongPerson}` : label,
              name: '',
              details: [],
            },
          ],
    ),
  ]
}

/** The role and the number of somebody. */
function reached(person: Person, language: Language): Pick<SitePersonView, 'role' | 'phone' | 'href'> {
  return { role: siteText(person, 'role', language), phone: person.phone, href: telHref(person.phone) }
}

function generalSteps(view: (fields: Partial<SitePartView>) => SitePartView, t: CourseMessages): SitePartView {
  return view({ paragraphs: [ours(t.learn.site.general)], points: t.learn.site.generalSteps })
}

/**
 * Empty in a draft that has no day yet: the preview shows what is typed so far. So it is for a number that is known to be
 * wrong.
 */
export function checkedText(checkedOn: string, language: Language, t: CourseMessages): string {
  const day = dayOrNull(checkedOn)
  return day === null ? '' : t.learn.site.checked(formatDate(day, language))
}

/** The course's lines and the site's local ones: those that a page says were checked. */
export function lineChecks({ contacts }: Pick<Content, 'contacts'>, site: Pick<SiteDetails, 'local'> | null) {
  return [...contacts, ...(site?.local ?? [])]
}

/** Every number of a page that can be old: those of people, too. */
export function checkedNumbers(content: Pick<Content, 'contacts'>, site: ShownDetails | null) {
  return [...lineChecks(content, site), ...(site?.calls ?? [])]
}

/**
 * Says that a number wasn't checked for half a year, or for a year, and to call all the same. Empty before that: then
 * it's for whoever looks after the number. Card, lessons and packages say it in the same words.
 */
export function numbersOld(
  numbers: readonly { readonly checkedOn: string }[],
  on: CalendarDate,
  language: Language,
  { support }: Pick<CourseMessages, 'support'>,
): string {
  const oldest = oldestCheck(numbers)
  return oldest === undefined ? '' : support[ageOf(oldest, on)](formatDate(oldest, language))
}

/** What staff read at a line in which a check found a problem. Empty for the others. */
export function problemOf({ failedOn }: Pick<Contact, 'failedOn'>, t: CourseMessages, language: Language): string {
  // The schema has checked that it's a day.
  return failedOn === undefined ? '' : t.learn.contacts.problem(formatDate(failedOn as CalendarDate, language))
}

/** The hours of somebody in as few characters as paper has room for: `8 am to 8 pm, Mon to Fri`. */
export function dutyText({ from, to, days }: Duty, t: Messages['card'], language: Language): string {
  // Only in a draft.
  if (!isTime(from) || !isTime(to)) return ''
  const when =
    days.length === WEEKDAYS.length
      ? t.everyDay
      : runs(days)
          .map((run) => runText(run, t))
          .join(', ')
  return from === to ? t.anyHour(when) : t.hours(clockText(from, language), clockText(to, language), when)
}

/** Days that follow each other, in the order of the week. */
export function runs(days: readonly Weekday[]): Weekday[][] {
  return WEEKDAYS.filter((day) => days.includes(day)).reduce<Weekday[][]>((found, day) => {
    const last = found.at(-1)
    const before = last?.at(-1)
    if (last === undefined || before === undefined || WEEKDAYS.indexOf(before) + 1 !== WEEKDAYS.indexOf(day)) {
      return [...found, [day]]
    }
    return [...found.slice(0, -1), [...last, day]]
  }, [])
}

export function runText(run: readonly Weekday[], { weekdays, dayRange }: Messages['card']): string {
  const names = run.map((day) => weekdays[day])
  const [first = '', last = ''] = [names[0], names.at(-1)]
  return names.length > 2 ? dayRange(first, last) : names.join(', ')
}

/** `8 am`, `8:30 pm`; in Spanish `8 a. m.` */
export function clockText(time: string, language: Language): string {
  return formatTime(time, language)
    .replace(':00', '')
    .replace(/[AP]M$/, (half) => half.toLowerCase())
}

/** Above the card that the form makes: nobody is to take a draft for the card that staff and the public see. */
export function cardTitle(isDraft: boolean, { card: { onSitePage: words } }: Messages): string {
  return isDraft ? words.draft : words.title
}
