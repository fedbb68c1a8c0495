import type { CalendarDate } from '../domain/calendar.ts'
import type { Content, Language } from '../domain/content.ts'
import type { SitePart } from '../domain/course.ts'
import { type NamedPerson, type SiteDetails, WEEKDAYS } from '../domain/site.ts'
import { formatDate, formatTime } from './dates.ts'
import type { CourseMessages } from './messages/messages.ts'
import { telHref } from './phone.ts'

/** One part of the site's own details, as lessons, feedback and the policy page show it. */
export interface SitePartView {
  readonly t: CourseMessages
  readonly heading: string
  /** False: the site has not filled this in, and the notice says so. */
  readonly filled: boolean
  readonly notice: string
  readonly people: readonly SitePersonView[]
  readonly paragraphs: readonly string[]
  readonly points: readonly string[]
}

export interface SitePersonView {
  readonly label: string
  readonly role: string
  readonly name: string
  readonly phone: string
  readonly href: string
  readonly detail: string
}

/** @param site null when the site has published nothing yet. */
export function sitePartView(
  part: SitePart,
  site: SiteDetails | null,
  t: CourseMessages,
  content: Pick<Content, 'language' | 'contacts'>,
): SitePartView {
  const { language } = content
  const words = t.learn.site
  const view = (fields: Partial<SitePartView>): SitePartView => ({
    t,
    heading: words.headings[part],
    filled: true,
    notice: '',
    people: [],
    paragraphs: [],
    points: [],
    ...fields,
  })
  const gap = (notice: string) => view({ filled: false, notice })
  if (site === null)
    return part === 'steps' ? generalSteps(view, t) : gap(part === 'named' ? notNamed(content, t) : words.notFilled)
  switch (part) {
    case 'named':
      return site.named.length === 0 ? gap(notNamed(content, t)) : view({ people: namedPeople(site, t, language) })
    case 'who-calls': {
      if (site.sayWhoCallsScr === null) return gap(words.notFilled)
      const always = site.alwaysCallScr ? [words.alwaysCall] : []
      return view({ paragraphs: [words.whoCalls[site.sayWhoCallsScr], words.yourDuty, ...always] })
    }
    case 'local':
      return site.local.length === 0
        ? view({ paragraphs: [words.localNone] })
        : view({
            people: site.local.map((line) => ({
              label: '',
              role: line.name,
              name: '',
              phone: line.phone,
              href: telHref(line.phone),
              // checked to be a day by the schema of a site
              detail: sentences([
                line.purpose,
                line.hours,
                words.checked(formatDate(line.checkedOn as CalendarDate, language)),
              ]),
            })),
          })
    case 'steps':
      return site.steps === '' ? generalSteps(view, t) : view({ paragraphs: paragraphs(site.steps) })
    case 'before-group':
      return view({ paragraphs: site.beforeGroup === '' ? [words.beforeGroupNone] : paragraphs(site.beforeGroup) })
    case 'group-safety':
      return view({ paragraphs: site.groupSafety === '' ? [words.groupSafetyNone] : paragraphs(site.groupSafety) })
    case 'support':
      return site.support === null
        ? view({ paragraphs: [words.supportNone] })
        : view({ people: [{ label: '', name: '', detail: '', href: telHref(site.support.phone), ...site.support }] })
  }
}

/** What to do until somebody is named. An old edition may have kept no contacts; then no number is given. */
function notNamed({ contacts }: Pick<Content, 'contacts'>, t: CourseMessages): string {
  return t.learn.site.notNamed(contacts.find(({ id }) => id === 'SCR')?.digits ?? '')
}

/** `8:00 am to 8:00 pm, every day` */
export function hoursOf(person: NamedPerson, t: CourseMessages, language: Language): string {
  const words = t.learn.site
  const days =
    person.days.length === WEEKDAYS.length
      ? words.everyDay
      : WEEKDAYS.filter((day) => person.days.includes(day))
          .map((day) => words.weekdays[day])
          .join(', ')
  if (person.from === person.to) return words.anyHour(days)
  return words.hours(formatTime(person.from, language), formatTime(person.to, language), days)
}

function namedPeople(site: SiteDetails, t: CourseMessages, language: Language): SitePersonView[] {
  const words = t.learn.site
  const others = [
    { person: site.backup, label: words.backup },
    { person: site.ifAboutThatPerson, label: words.ifAbout },
  ]
  return [
    ...site.named.map((person) => ({
      label: '',
      role: person.role,
      name: person.name,
      phone: person.phone,
      href: telHref(person.phone),
      detail: sentences([hoursOf(person, t, language), person.method]),
    })),
    ...others.flatMap(({ person, label }) =>
      person === null
        ? []
        : [
            {
              label: label(person.role),
              role: '',
              name: '',
              phone: person.phone,
              href: telHref(person.phone),
              detail: '',
            },
          ],
    ),
  ]
}

function generalSteps(view: (fields: Partial<SitePartView>) => SitePartView, t: CourseMessages): SitePartView {
  return view({ paragraphs: [t.learn.site.general], points: t.learn.site.generalSteps })
}

/** Texts of the site one after the other, whether or not it ended them with a period. */
function sentences(texts: readonly string[]): string {
  return texts
    .map((text) => text.trim().replace(/\.$/, ''))
    .filter((text) => text !== '')
    .join('. ')
}

function paragraphs(text: string): string[] {
  return text.split(/\n+/).filter((line) => line.trim() !== '')
}
