import type { CalendarDate } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { type AskedReminder, askedText } from './asked.page.ts'
import { eachOnce } from '../platform/text/format.ts'
import { countOf, partsOf, type StatusChoice, type StatusCounts, totals } from '../requirements/compliance.ts'
import type { TeamPractice } from '../practice/practice.page.ts'
import type { Standing } from '../requirements/status.ts'
import type { OwnCourse } from './own-course.page.ts'
import { hasWorkToDo, needsAction } from './due.ts'
import { byGroup, TEAM_GROUPS, type TeamGroup } from './team-group.ts'
import { becauseText, type Wording } from '../requirements/because.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell, ShellLink } from '../platform/html/shell.page.ts'
import { type StatusTag, standingTag } from '../requirements/status-tag.page.ts'

/** The results of asking for a reminder. */
export const NUDGE_OUTCOMES = ['sent', 'by-hand', 'waiting', 'already', 'no-address', 'nothing-to-do'] as const
export type NudgeOutcome = (typeof NUDGE_OUTCOMES)[number]

/** One of the supervisor's own people. */
export interface TeamMember {
  readonly person: PersonId
  /** `null` once it was erased. */
  readonly name: string | null
  /** Under this supervisor. */
  readonly positions: readonly string[]
  /** Those to whom the person reports, when not to the viewer directly. */
  readonly under: readonly PersonId[]
  readonly standing: Standing
  readonly renewalMonths: number | null
  /** Whether a reminder reaches them: by e-mail, or because HR hands all of them over. */
  readonly canBeReminded: boolean
  /** The reminder that somebody has sent them, which is enough for today. Null when there is none. */
  readonly asked: AskedReminder | null
}

export interface TeamInput {
  /** What is due of the viewer's own course, or null. */
  readonly ownCourse: OwnCourse | null
  /** What `views/work/finished.ejs` says of the viewer's long work that's done. */
  readonly finished: {
    readonly notes: readonly { readonly lead: string; readonly links: readonly ShellLink[] }[]
    readonly all: ShellLink | null
  }
  readonly wording: Wording
  readonly today: CalendarDate
  readonly viewer: PersonId
  /** The members, by what needs doing first, then by name. */
  readonly members: readonly TeamMember[]
  /** How many there are, with those who aren't listed. */
  readonly counts: StatusCounts
  /** The names of people who have sent reminders, and of those to whom members report. */
  readonly personNames: ReadonlyMap<PersonId, string | null>
  /** The result of the last reminder, and to whom. */
  readonly reminded: { readonly person: PersonId; readonly text: string } | null
  /** The page for signing in. */
  readonly signInAddress: string
  readonly links: {
    readonly list: string
    /** Whom to tell when a youth says something. Supervisors are asked that by their team. */
    readonly guide: string
    person(person: PersonId): string
    nudge(person: PersonId): string
    /** To the lesson to go over together; null for everyone else. */
    lesson(member: Pick<TeamMember, 'person' | 'standing'>): string | null
    /** `null` for a person for whom the viewer can't make codes. */
    code(person: PersonId): string | null
    readonly people: string
    /** To those of the list of people; null for a viewer whose list has others, too. */
    status(choice: StatusChoice): string | null
  }
  readonly csrf: string
  /** The practice at each site of the team. */
  readonly practices: readonly TeamPractice[]
  /** Groups that the viewer has to know about and hasn't confirmed before. */
  readonly groups: readonly TeamGroupNotice[]
}

/** As `views/groups/told.ejs` has it. */
interface TeamGroupNotice {
  readonly isConfirmed: boolean
  readonly about: string
  readonly dates: readonly string[]
  readonly leaders: readonly string[]
  readonly confirmHref: string
  readonly confirmFor: string
}

interface TeamView {
  readonly ownCourse: TeamInput['ownCourse']
  readonly finished: TeamInput['finished']
  readonly groups: TeamInput['groups']
  readonly csrf: string
  readonly t: Messages
  readonly found: string
  /** Says that more people are elsewhere. Empty when all are here. */
  readonly more: string
  readonly peopleHref: string
  readonly listHref: string
  readonly guideHref: string
  /** The groups of the list of people that hold anybody: they add up to the team. */
  readonly figures: readonly { readonly text: string; readonly href: string | null }[]
  /** Shown at once. */
  readonly first: readonly GroupView[]
  /** Folded. Groups without anybody are left out. */
  readonly others: readonly GroupView[]
  /** The advice about people without an address. Empty when everyone has one. */
  readonly withoutAddress: string
  readonly practices: TeamInput['practices']
}

interface GroupView {
  readonly name: TeamGroup
  readonly heading: string
  /** Whether it opens with the page: somebody in it was just reminded, or has to be done within the week. */
  readonly isOpen: boolean
  readonly members: readonly MemberView[]
  readonly t: Messages
  readonly csrf: string
}

interface MemberView {
  /** The row's anchor in the address. */
  readonly id: string
  readonly name: string
  readonly href: string
  readonly position: string
  readonly tag: StatusTag
  readonly because: string
  /** The lesson to go over together, or null. */
  readonly lessonHref: string | null
  /** The address for the button, or null when there is none. */
  readonly nudgeAction: string | null
  /** Shown in place of the button, or empty. */
  readonly note: string
  /** Whether the note is the result of the last reminder. */
  readonly isNews: boolean
  /** The page where HR makes a code for someone without an address, or null for everyone else. */
  readonly codeHref: string | null
}

/** Shown at once, and not folded. */
const FIRST: readonly TeamGroup[] = ['needs', 'soon']
/** The groups of the list of people, as its figures have them. */
const TEAM_PARTS = partsOf('not-separated').flatMap((choice) => (choice === 'in-scope' ? partsOf(choice) : [choice]))

export function teamPage(shell: Shell, input: TeamInput): string {
  const { wording, today, members, links } = input
  const { t } = wording
  const words = t.hr.team
  const groups = byGroup(members, today)
  const view = (names: readonly TeamGroup[]) =>
    names.map((name) => groupView(name, groups.get(name) ?? [], input)).filter((group) => group.members.length > 0)
  const { all } = totals(input.counts)
  const page: TeamView = {
    t,
    ownCourse: input.ownCourse,
    finished: input.finished,
    found: words.found(all, formatDate(today, wording.language)),
    more: all > members.length ? words.more(members.length) : '',
    peopleHref: links.people,
    listHref: links.list,
    guideHref: links.guide,
    figures: TEAM_PARTS.filter((choice) => countOf(choice, input.counts) > 0).map((choice) => ({
      text: t.hr.figures.part(countOf(choice, input.counts), t.hr.inSum[choice]),
      href: links.status(choice),
    })),
    first: view(FIRST),
    others: view(TEAM_GROUPS.filter((name) => !FIRST.includes(name))),
    groups: input.groups,
    csrf: input.csrf,
    practices: input.practices,
    withoutAddress: members.every(({ canBeReminded }) => canBeReminded)
      ? ''
      : words.withoutAddress(input.signInAddress.replace(/^https?:\/\//, '')),
  }
  return renderPage('app', shell, 'reminders/team', page)
}

function groupView(name: TeamGroup, members: readonly TeamMember[], input: TeamInput): GroupView {
  const { csrf, reminded, today, wording } = input
  return {
    name,
    heading: wording.t.hr.team.groups[name](members.length),
    isOpen: members.some(
      ({ person, standing }) => person === reminded?.person || (name === 'update' && needsAction(standing, today)),
    ),
    members: members.map((member) => memberView(member, input)),
    t: wording.t,
    csrf,
  }
}

function memberView(member: TeamMember, input: TeamInput): MemberView {
  const { wording, links, reminded } = input
  const { person, name, standing } = member
  const { t } = wording
  const hasWork = hasWorkToDo(standing)
  const news = reminded?.person === person ? reminded.text : ''
  const note = hasWork ? noteText(member, input) : ''
  return {
    id: person.slice('person:'.length),
    name: name ?? t.hr.people.noName,
    href: links.person(person),
    position: positionText(member, input),
    tag: standingTag(standing, t),
    because: becauseText(standing, member.renewalMonths, wording),
    lessonHref: links.lesson(member),
    nudgeAction: hasWork && note === '' ? links.nudge(person) : null,
    note: news === '' ? note : news,
    isNews: news !== '',
    codeHref: hasWork && !member.canBeReminded ? links.code(person) : null,
  }
}

/** `Driver`, or `Driver, reports to Cleo Marsh` */
function positionText({ positions, under }: TeamMember, { personNames, wording }: TeamInput): string {
  const { t } = wording
  const position = eachOnce(positions)
  if (under.length === 0) return position
  return t.hr.team.reportsTo(position, eachOnce(under.map((person) => personNames.get(person) ?? t.hr.people.noName)))
}

/** The reason why somebody with work to do has no button. Empty when there is one. */
/** @param isHandedOver by the viewer, where no mail server sends it */
export function outcomeText(outcome: NudgeOutcome, isHandedOver: boolean, { hr: { team } }: Messages): string {
  const isOpen = outcome === 'by-hand' || outcome === 'waiting'
  return isHandedOver && isOpen ? team.outcomeForHr[outcome] : team.outcome[outcome]
}

function noteText({ canBeReminded, asked }: TeamMember, input: TeamInput): string {
  const { personNames, viewer, wording } = input
  const words = wording.t.hr.team
  if (asked === null) return canBeReminded ? '' : words.noAddress
  if (asked.state !== 'reminded') return askedText(asked, wording.t, wording.language)
  if (asked.by === viewer) return words.remindedByYou
  // An actor that isn't a person, or whose record is gone, has no name.
  const by = [...personNames].find(([person]) => person === asked.by)?.[1] ?? wording.t.hr.people.noName
  return words.remindedBy(by)
}
