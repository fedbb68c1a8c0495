import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Actor, PersonId } from '../ledger/event.ts'
import { collator, eachOnce } from '../platform/text/format.ts'
import type { Standing } from '../requirements/status.ts'
import type { LeftToDo } from '../learning/coursework.ts'
import { hasWorkToDo, needsAction } from './due.ts'
import { becauseText, type Wording } from '../requirements/because.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { type StatusTag, statusTag } from '../requirements/status-tag.page.ts'

/** The results of asking for a reminder. */
export const NUDGE_OUTCOMES = ['sent', 'by-hand', 'already', 'no-address', 'nothing-to-do'] as const
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
  readonly hasAddress: boolean
  /** The sender of today's reminder to the person, or null when there was none. */
  readonly asked: { readonly by: Actor } | null
}

export interface TeamInput {
  readonly wording: Wording
  readonly today: CalendarDate
  readonly viewer: PersonId
  /** The members, by what needs doing first, then by name. */
  readonly members: readonly TeamMember[]
  /** How many there are, with those who aren't listed. */
  readonly all: number
  /** The names of people who have sent reminders today, and of those to whom members report. */
  readonly personNames: ReadonlyMap<PersonId, string | null>
  /** The result of the last reminder. */
  readonly outcome: NudgeOutcome | null
  /** The page for signing in. */
  readonly signInAddress: string
  readonly links: {
    readonly list: string
    person(person: PersonId): string
    nudge(person: PersonId): string
    /** `null` for a person for whom the viewer can't make codes. */
    code(person: PersonId): string | null
    readonly people: string
  }
  readonly csrf: string
}

interface TeamView {
  readonly t: Messages
  readonly found: string
  /** Says that more people are elsewhere. Empty when all are here. */
  readonly more: string
  readonly peopleHref: string
  readonly listHref: string
  /** Empty unless a reminder was asked for just now. */
  readonly outcome: string
  readonly action: readonly {
    readonly name: string
    readonly href: string
    readonly tag: StatusTag
    readonly because: string
  }[]
  readonly members: readonly MemberView[]
  /** The advice about people without an address. Empty when everyone has one. */
  readonly withoutAddress: string
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
  /** The address for the button, or null when there is none. */
  readonly nudgeAction: string | null
  /** Shown in place of the button, or empty. */
  readonly note: string
  /** The page where HR makes a code for someone without an address, or null for everyone else. */
  readonly codeHref: string | null
}

export function teamPage(shell: Shell, input: TeamInput): string {
  const { wording, today, members, outcome, links, csrf } = input
  const { t } = wording
  const words = t.hr.team
  const page: TeamView = {
    t,
    found: words.found(input.all, formatDate(today, wording.language)),
    more: input.all > members.length ? words.more(members.length) : '',
    peopleHref: links.people,
    listHref: links.list,
    outcome: outcome === null ? '' : words.outcome[outcome],
    action: members
      .filter(({ standing }) => needsAction(standing, today))
      .map(({ person, name, standing, renewalMonths }) => ({
        name: name ?? t.hr.people.noName,
        href: links.person(person),
        tag: statusTag(standing.status, t),
        because: becauseText(standing, renewalMonths, wording),
      })),
    members: members.map((member) => memberView(member, input)),
    withoutAddress: members.every(({ hasAddress }) => hasAddress)
      ? ''
      : words.withoutAddress(input.signInAddress.replace(/^https?:\/\//, '')),
    csrf,
  }
  return renderPage('app', shell, 'reminders/team', page)
}

function memberView(member: TeamMember, input: TeamInput): MemberView {
  const { wording, links } = input
  const { person, name, standing } = member
  const { t } = wording
  const note = noteText(member, input)
  return {
    id: person.slice('person:'.length),
    name: name ?? t.hr.people.noName,
    href: links.person(person),
    position: positionText(member, input),
    tag: statusTag(standing.status, t),
    because: becauseText(standing, member.renewalMonths, wording),
    nudgeAction: note === '' ? links.nudge(person) : null,
    note,
    codeHref: hasWorkToDo(standing) && !member.hasAddress ? links.code(person) : null,
  }
}

/** `Driver`, or `Driver, reports to Cleo Marsh` */
function positionText({ positions, under }: TeamMember, { personNames, wording }: TeamInput): string {
  const { t } = wording
  const position = eachOnce(positions)
  if (under.length === 0) return position
  return t.hr.team.reportsTo(position, eachOnce(under.map((person) => personNames.get(person) ?? t.hr.people.noName)))
}

/** The reason why there is no button. Empty when there is one. */
function noteText({ standing, hasAddress, asked }: TeamMember, input: TeamInput): string {
  const { personNames, viewer, wording } = input
  const words = wording.t.hr.team
  if (standing.status === 'on-leave') return words.onLeave
  if (!hasWorkToDo(standing)) return words.nothingToDo
  if (asked !== null) {
    if (asked.by === viewer) return words.remindedByYou
    // An actor that isn't a person, or whose record is gone, has no name.
    const by = [...personNames].find(([person]) => person === asked.by)?.[1] ?? wording.t.hr.people.noName
    return words.remindedBy(by)
  }
  return hasAddress ? '' : words.noAddress
}

export interface TeamListInput {
  readonly wording: Wording
  readonly today: CalendarDate
  readonly organization: string
  readonly rows: readonly { readonly name: string | null; readonly left: LeftToDo; readonly minutes: number }[]
  /** How many people were looked at, and how many there are. */
  readonly shown: number
  readonly all: number
  readonly back: string
}

/** Names and what is left, for a sheet of paper that others may see: no dates, no reasons. */
export function teamListPage(shell: Shell, input: TeamListInput): string {
  const { wording, today, organization, rows, shown, all, back } = input
  const { t, language } = wording
  const { compare } = collator(language)
  return renderPage('app', shell, 'reminders/team-list', {
    t,
    back,
    more: all > shown ? t.hr.team.list.more(shown) : '',
    madeAt: t.hr.team.list.madeAt(organization, formatDate(today, language)),
    rows: rows
      .filter(({ left }) => left.lessons > 0 || left.finalCheck || left.acknowledging)
      .map(({ name, left, minutes }) => ({ name: name ?? t.hr.people.noName, left: leftText(left, minutes, t) }))
      .sort((one, other) => compare(one.name, other.name)),
  })
}

function leftText({ lessons, finalCheck, acknowledging }: LeftToDo, minutes: number, t: Messages): string {
  const words = t.hr.team.list
  const steps = [
    ...(lessons === 0 ? [] : [words.lessons(lessons, minutes)]),
    ...(finalCheck ? [words.finalCheck] : []),
    ...(acknowledging ? [words.acknowledging] : []),
  ]
  const text = steps.join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
