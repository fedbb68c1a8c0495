import type { CalendarDate } from '../domain/calendar.ts'
import type { PersonId, PersonType, SiteId } from '../domain/event.ts'
import { completionsOn, corrected, type History, requirementOn } from '../domain/history.ts'
import { minutesLeft } from '../domain/progress.ts'
import { ORIENTATION } from '../domain/requirement.ts'
import type { Standing } from '../domain/status.ts'
import { type BecauseView, becauseView } from './because.ts'
import type { PersonCertificate } from './certificate.ts'
import { formatDate } from './dates.ts'
import type { Messages } from './messages/messages.ts'
import { renderPage } from './render.ts'
import { ruleText } from './rule-text.ts'
import type { Shell } from './shell.ts'
import { type StatusTag, statusTag } from './status-tag.ts'
import { type Telling, type TimelineEntry, timeline } from './timeline.ts'

export interface PersonInput {
  readonly name: string | null
  readonly staffNumber: string | null
  readonly standing: Standing
  readonly placements: readonly {
    readonly site: SiteId
    readonly department: string
    readonly position: string
    readonly supervisor: PersonId | null
    readonly type: PersonType
    readonly until: CalendarDate | null
  }[]
  readonly history: History
  readonly today: CalendarDate
  readonly telling: Telling
  readonly backHref: string
  /** Everything is done but acknowledging, which waits for the site's details. */
  readonly waitsForSite: boolean
  /** Where a new sign-in link is made; null for who may not, or when the person has left. */
  readonly newLinkHref: string | null
  readonly certificates: readonly PersonCertificate[]
  readonly credits: PersonCredits
}

/** Where completions elsewhere are recorded, and the papers that bear out entries; for who may change the record. */
export interface PersonCredits {
  /** Null for who may not. */
  readonly addHref: string | null
  readonly papers: readonly { readonly name: string; readonly href: string }[]
  /** Papers that were erased. */
  readonly erased: number
}

/** What the record says about one person, and why. */
interface PersonView {
  readonly t: Messages
  readonly name: string
  readonly backHref: string
  readonly tag: StatusTag
  readonly lessons: string
  readonly late: boolean
  readonly waitsForSite: boolean
  readonly because: BecauseView
  readonly newLinkHref: string | null
  readonly timeline: readonly TimelineEntry[]
  readonly onRecord: readonly { readonly name: string; readonly values: readonly string[] }[]
  readonly certificates: readonly PersonCertificate[]
  readonly addCreditHref: string | null
  readonly papers: PersonCredits['papers']
  readonly erasedPapers: string
}

export function personPage(shell: Shell, input: PersonInput): string {
  return renderPage('app', shell, 'pages/person', personView(input))
}

function personView(input: PersonInput): PersonView {
  const { standing, telling, history, today } = input
  const { t } = telling.wording
  const required = requirementOn(corrected(history), ORIENTATION, today)
  return {
    t,
    name: input.name ?? t.hr.people.noName,
    backHref: input.backHref,
    tag: statusTag(standing.status, t),
    waitsForSite: input.waitsForSite,
    lessons: lessonsText(input),
    late: standing.late,
    because: becauseView(standing, required?.rule.renewal?.months ?? null, telling.wording),
    newLinkHref: input.newLinkHref,
    timeline: timeline(history, telling),
    onRecord: onRecord(input),
    certificates: input.certificates,
    addCreditHref: input.credits.addHref,
    papers: input.credits.papers,
    erasedPapers: input.credits.erased === 0 ? '' : t.hr.credits.person.erased(input.credits.erased),
  }
}

function lessonsText({ standing, telling, history, today }: PersonInput): string {
  const { course, wording } = telling
  const isDone = standing.status === 'up-to-date' || standing.status === 'update-due'
  const last = completionsOn(corrected(history), today).at(-1)
  if (isDone && last?.kind === 'credited') return wording.t.hr.credits.person.credited(last.body.from)
  const words = wording.t.hr.person
  const left = minutesLeft(course, standing.lessonsFinished)
  const all = course.lessons.length
  return left === 0 ? words.allLessons(all) : words.lessonsOf(standing.lessonsFinished.length, all, left)
}

function onRecord({ staffNumber, placements, history, today, telling }: PersonInput): PersonView['onRecord'] {
  const { t, language } = telling.wording
  const words = t.hr.person
  const rule = requirementOn(corrected(history), ORIENTATION, today)?.rule
  const each = (value: (place: PersonInput['placements'][number]) => string) => [...new Set(placements.map(value))]
  const supervisors = each(({ supervisor }) => {
    return supervisor === null ? words.none : (telling.personNames.get(supervisor) ?? t.hr.people.noName)
  })
  return [
    { name: words.staffNumber, values: [staffNumber ?? words.none] },
    {
      name: words.site,
      values: each(({ site, until }) => {
        const name = telling.siteNames.get(site) ?? site
        return until === null ? name : words.workedUntil(name, formatDate(until, language))
      }),
    },
    { name: words.department, values: each((place) => place.department) },
    { name: words.position, values: each((place) => place.position) },
    { name: words.supervisor, values: supervisors },
    { name: words.type, values: each((place) => t.hr.type[place.type]) },
    {
      name: words.rule,
      values: [rule === undefined ? words.notRequired : ruleText(rule, t)],
    },
    { name: words.basis, values: [words.basisText] },
  ]
}
