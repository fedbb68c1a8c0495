import type { Contact } from '../course/policy-shape.ts'
import { reportDigits } from '../course/contact-place.ts'
import type { SiteId } from '../ledger/event.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatWeekdayDate } from '../platform/time/date.page.ts'
import type { Language } from '../platform/text/language.ts'
import type { Messages } from '../words/messages.ts'
import { firstDate, type Group, type GroupDone, isOpen, latestNotice, type TellingList } from './group.ts'
import { type Presence, toldShort } from './shortfalls.ts'

interface GroupListInput {
  readonly contacts: readonly Contact[]
  readonly groups: readonly Group[]
  readonly sites: readonly {
    readonly id: SiteId
    readonly name: string
    readonly list: TellingList
    /** Nobody of the clinical staff on the list works here anymore. */
    readonly isOutdated: boolean
  }[]
  readonly today: CalendarDate
  /** Of the people who were told of a group. */
  presenceIn(group: Group): Presence
  readonly done: GroupDone | null
  readonly links: {
    group(id: string): string
    /** The list of a site, or null for viewers who change none. */
    list(site: SiteId): string | null
    /** Where a group is announced; null for viewers who announce none. */
    readonly announce: string | null
  }
}

/** What there is to see about a group: told late, not confirmed, or not before the start. It stays after the last date. */
export interface GroupTag {
  readonly text: string
  readonly tone: string
  readonly icon: string
}

export function groupTags(group: Group, today: CalendarDate, presence: Presence, t: Messages): GroupTag[] {
  const words = t.hr.groups
  if (group.cancelled !== null) return [{ text: words.cancelled, tone: '', icon: 'info' }]
  const { late, noClinician, unacknowledged, newDates, afterStart } = toldShort(group, today, presence)
  const open = isOpen(group, today)
  const missing = open ? words.unacknowledged : words.neverAcknowledged
  const notTheNew = open ? words.newDatesUnacknowledged : words.newDatesNeverAcknowledged
  return [
    ...(late ? [{ text: words.late, tone: 'tag--need', icon: 'flag' }] : []),
    ...(noClinician
      ? [{ text: open ? words.noClinician : words.neverClinician, tone: 'tag--need', icon: 'flag' }]
      : []),
    ...(unacknowledged > 0 ? [{ text: missing(unacknowledged), tone: 'tag--date', icon: 'question' }] : []),
    ...(newDates > 0 ? [{ text: notTheNew(newDates), tone: 'tag--date', icon: 'question' }] : []),
    ...(afterStart > 0 ? [{ text: words.acknowledgedLate(afterStart), tone: 'tag--date', icon: 'flag' }] : []),
    ...(noClinician || unacknowledged + newDates + afterStart > 0
      ? []
      : [{ text: words.allAcknowledged, tone: 'tag--done', icon: 'done' }]),
    ...(latestNotice(group).measures.length > 0
      ? []
      : [{ text: words.noMeasures, tone: 'tag--date', icon: 'question' }]),
  ]
}

/** The first date, and how many more there are: it tells groups of one name apart. */
export function groupDates(group: Group, language: Language, t: Messages): string {
  return t.hr.groups.more(formatWeekdayDate(firstDate(group), language), latestNotice(group).dates.length - 1)
}

/** Every group of the viewer's sites, and whom each site tells. */
export function groupListPage(shell: Shell, input: GroupListInput): string {
  const { contacts, groups, sites, today, done, links } = input
  const { t, language } = shell
  const words = t.hr.groups
  const view = (group: Group) => {
    return {
      name: latestNotice(group).name,
      at: words.at(sites.find(({ id }) => id === group.site)?.name ?? ''),
      when: groupDates(group, language, t),
      tags: groupTags(group, today, input.presenceIn(group), t),
      href: links.group(group.id),
    }
  }
  return renderPage('app', shell, 'groups/groups', {
    t,
    noYouth: words.noYouth(reportDigits(contacts)),
    done: done === null ? '' : words.done[done],
    upcoming: groups.filter((group) => isOpen(group, today)).map(view),
    past: groups
      .filter((group) => !isOpen(group, today))
      .map(view)
      .reverse(),
    lists: sites.map(({ id, name, list, isOutdated }) => ({
      name,
      number:
        list.clinical.length + list.others.length === 0
          ? words.lists.nobody
          : words.lists.number(list.clinical.length, list.others.length),
      tags: isOutdated ? [{ text: words.lists.outdated, tone: 'tag--need', icon: 'flag' }] : [],
      before: words.lists.before(list.noticeDays),
      href: links.list(id),
    })),
    lead: links.announce === null ? words.leadReading : words.lead,
    announceHref: links.announce,
  })
}
