import { addDays, type CalendarDate, earliest } from '../platform/time/calendar.ts'
import { completionsOn, corrected, isKind, placeOn, requirementOn } from '../ledger/history.ts'
import { hasWorkToDo } from '../reminders/due.ts'
import { courseworkOn, hasOnlyPolicyLeft, leftToDo } from '../learning/coursework.ts'
import { minutesLeft } from '../learning/progress.ts'
import { allLeaves, employmentsFrom } from './record-check.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import type { Standing } from '../requirements/status.ts'
import { type BecauseView, becauseView, expiredText } from '../requirements/because.page.ts'
import type { PersonCertificate } from '../certificates/certificate.page.ts'
import type { Changing } from './change.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import type { StepView } from './next-step/next-step.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { PersonReminders } from '../reminders/message-list.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { type StatusTag, standingTag } from '../requirements/status-tag.page.ts'
import { type TimelineEntry, lastCorrection, timeline } from './file/timeline.page.ts'
import { onRecord, type RecordInput, type RecordRow } from './on-record.page.ts'

export interface PersonInput extends RecordInput {
  readonly name: string | null
  readonly standing: Standing
  readonly backHref: string
  /**
   * The sites that have to publish their details before the person can finish, with links for viewers who may go there.
   */
  readonly awaitedSites: readonly { readonly name: string; readonly href: string | null }[]
  /** What likely comes next, the most likely first. */
  readonly steps: readonly StepView[]
  /** The page that makes a new sign-in link. `null` if the viewer may not, or the person has left. */
  readonly newLinkHref: string | null
  /** What became of the last code that HR made. Empty without one, or for viewers who may make none. */
  readonly invitation: string
  readonly certificates: readonly PersonCertificate[]
  /** The last action's message, whether it says that all is done, and the way to take it back. Null when the page was opened without one. */
  readonly saved: { readonly text: string; readonly isDone: boolean; readonly undoHref: string | null } | null
  /** `null` if the viewer may not change anything. */
  readonly changing: Changing | null
  /** Where an entry that was made for many people together is undone for all of them, by its id. */
  readonly undoing: ReadonlyMap<string, PageLink>
  readonly reminders: PersonReminders
  readonly credits: PersonCredits
  /** All of the record on one page, for printing. */
  readonly fileHref: string
  /** Everything held about the person. `null` if the viewer may not change the record. */
  readonly heldHref: string | null
}

/**
 * The page that records completions elsewhere and the papers that support entries, for viewers who may change the
 * record.
 */
export interface PersonCredits {
  /** `null` if the viewer may not. */
  readonly addHref: string | null
  readonly papers: readonly { readonly name: string; readonly href: string }[]
  /** Papers that were erased. */
  readonly erased: number
}

/** What keeps somebody from reading an entry as if it still held. */
interface EntryNote {
  /** Empty for an entry that stands. */
  readonly note: string
  /** Whether the day of the entry is wrong. */
  readonly isDayWrong: boolean
}

interface ListedEntry extends TimelineEntry, EntryNote {
  readonly correctionHref: string | null
  readonly undo: PageLink | null
}

interface PageLink {
  readonly text: string
  readonly href: string
}

/** A person's status and its reason. */
interface PersonView {
  readonly t: Messages
  readonly name: string
  readonly backHref: string
  readonly tag: StatusTag
  readonly lessons: string
  /** The course and the policy of the last completion. Empty before the first. */
  readonly versions: string
  /** The latest certificate, if it was withdrawn. Empty otherwise. */
  readonly withdrawn: string
  readonly late: boolean
  readonly invitation: string
  readonly awaitedSites: PersonInput['awaitedSites']
  readonly because: BecauseView
  /** A leave or a last day to come, a sentence each. */
  readonly ahead: readonly string[]
  readonly steps: readonly StepView[]
  /** What HR often records, and other ways on, as far as no step has them. */
  readonly links: readonly PageLink[]
  /** All of the record on one page, and everything held. */
  readonly wholeRecord: readonly PageLink[]
  readonly saved: PersonInput['saved']
  readonly changing: Changing | null
  readonly timeline: readonly ListedEntry[]
  readonly onRecord: readonly RecordRow[]
  readonly certificates: readonly PersonCertificate[]
  readonly papers: PersonCredits['papers']
  readonly erasedPapers: string
  readonly reminders: PersonReminders
}

export function personPage(shell: Shell, input: PersonInput): string {
  return renderPage('app', shell, 'people/person', personView(input))
}

function personView(input: PersonInput): PersonView {
  const { standing, context, history, today } = input
  const { t } = context.wording
  const required = requirementOn(corrected(history), ORIENTATION, today)
  return {
    t,
    name: input.name ?? t.hr.people.noName,
    backHref: input.backHref,
    tag: standingTag(standing, t),
    awaitedSites: input.awaitedSites,
    lessons: lessonsText(input),
    versions: versionsText(input),
    withdrawn: withdrawnText(input),
    late: standing.late,
    invitation: input.invitation,
    because: becauseView(standing, required?.rule.renewal?.months ?? null, context.wording),
    ahead: aheadOf(input),
    steps: input.steps,
    links: otherLinks(input),
    wholeRecord: wholeRecord(input),
    saved: input.saved,
    changing: input.changing,
    timeline: timeline(history, context).map((entry) => ({
      ...entry,
      ...noteOf(entry, input),
      correctionHref: input.changing?.correctionHrefs.get(entry.id) ?? null,
      // An entry that was corrected by itself stays as it is when the others are undone.
      undo: lastCorrection(entry.id, history, context) === null ? (input.undoing.get(entry.id) ?? null) : null,
    })),
    onRecord: onRecord(input),
    certificates: input.certificates,
    papers: input.credits.papers,
    erasedPapers: input.credits.erased === 0 ? '' : t.hr.credits.person.erased(input.credits.erased),
    reminders: input.reminders,
  }
}

function noteOf({ id }: TimelineEntry, { history, standing, context }: PersonInput): EntryNote {
  const correction = lastCorrection(id, history, context)
  if (correction !== null) return { note: correction.text, isDayWrong: correction.isDayWrong }
  const isLastCertificate = history.findLast(isKind('certified'))?.id === id
  return { note: isLastCertificate ? expiredText(standing, context.wording) : '', isDayWrong: false }
}

/** What begins or ends soon, which the status doesn't know yet. */
function aheadOf({ history, today, context, standing }: PersonInput): string[] {
  const { wording, siteNames } = context
  const words = wording.t.hr.person.ahead
  const date = (day: CalendarDate) => formatDate(day, wording.language)
  const record = corrected(history)
  const leaves = allLeaves(record)
    .filter(({ from }) => from > today)
    .map(({ from, until, expectedReturn }) => {
      const back = earliest([until, expectedReturn].flatMap((day) => day ?? []))
      const said = words.leave(date(from), back === null ? null : date(addDays(back, -1)))
      return movesDue(standing, from) ? `${said} ${words.moves}` : said
    })
  const employments = employmentsFrom(record, today)
  // The status says it of somebody who has never worked here.
  const firstDays = employments
    .filter(({ from }) => from > today && standing.because.kind !== 'not-employed')
    .map((employment) => {
      const { site } = placeOn(employment, employment.from)
      return words.starts(siteNames.get(site) ?? site, date(employment.from))
    })
  const lastDays = employments.flatMap((employment) => {
    if (employment.until === null) return []
    const { site } = placeOn(employment, employment.until)
    const day = date(employment.until)
    return [employments.length === 1 ? words.lastDay(day) : words.lastDayAt(siteNames.get(site) ?? site, day)]
  })
  return [...leaves, ...firstDays, ...lastDays]
}

/** Whether a leave that begins later moves the due date of a first completion: see `clockOn`. */
function movesDue({ because, completedOn, dueOn }: Standing, from: CalendarDate): boolean {
  const clock = 'clock' in because ? because.clock : null
  return (
    clock !== null && clock.startedBy !== 'first-contact' && completedOn === null && dueOn !== null && from <= dueOn
  )
}

/** The forms that are filled in most often. */
const OFTEN = ['leave', 'extension', 'exemption', 'last-day'] as const

/** Other ways on that no step on top leads to already. */
function otherLinks(input: PersonInput): PageLink[] {
  const { awaitedSites, newLinkHref, changing, credits, context, standing } = input
  const { t } = context.wording
  const papers = credits.papers.length
  return linked(input, [
    ...awaitedSites.map(({ name, href }) => [t.hr.person.openSite(name), href] as const),
    [t.hr.person.newLink, newLinkHref],
    // Somebody exempt is exempted again among all the changes.
    ...OFTEN.filter((name) => name !== 'exemption' || standing.status !== 'exempt').map(
      (name) => [t.hr.changes.forms[name].link, changing?.hrefs.get(name) ?? null] as const,
    ),
    [t.hr.person.papers(papers), papers === 0 ? null : '#papers'],
  ])
}

function wholeRecord(input: PersonInput): PageLink[] {
  const { t } = input.context.wording
  return linked(input, [
    [t.hr.personFile.link, input.fileHref],
    [t.privacy.held.link, input.heldHref],
  ])
}

/** The links that the viewer may open, and that no step on top is. */
function linked({ steps }: PersonInput, links: readonly (readonly [text: string, href: string | null])[]): PageLink[] {
  return links.flatMap(([text, href]) =>
    href === null || steps.some((step) => step.href === href) ? [] : [{ text, href }],
  )
}

function lessonsText({ standing, context, history, today }: PersonInput): string {
  const { course, wording } = context
  if (standing.status === 'not-in-scope' && standing.lessonsFinished.length === 0) return ''
  const isDone = standing.status === 'up-to-date' || standing.status === 'update-due'
  const last = completionsOn(corrected(history), today).at(-1)
  if (isDone && last?.kind === 'credited') return wording.t.hr.credits.person.credited(last.body.from)
  const words = wording.t.hr.person
  const work = courseworkOn(history, today, standing)
  if (hasWorkToDo(standing) && hasOnlyPolicyLeft(course, work, standing)) return words.onlyPolicy
  const [done, all] = [standing.lessonsFinished.length, course.lessons.length]
  // As on the learner's own pages: with the final check and the policy.
  const left = minutesLeft(course, standing.lessonsFinished, leftToDo(course, work, standing))
  return done === all ? words.allLessons(all) : words.lessonsOf(done, all, left)
}

function withdrawnText({ history, context }: PersonInput): string {
  const last = history.findLast(isKind('certified'))
  const isWithdrawn =
    last !== undefined &&
    history.some((event) => isKind('certificate_revoked')(event) && event.body.certificate === last.body.certificate)
  return isWithdrawn ? context.wording.t.certificate.hr.revokedLatest : ''
}

function versionsText({ context, history, today }: PersonInput): string {
  const last = completionsOn(corrected(history), today).at(-1)
  if (last === undefined) return ''
  const words = context.wording.t.hr.person
  const { policyVersion } = last.body
  return last.kind === 'credited' ? words.covers(policyVersion) : words.versions(last.body.courseVersion, policyVersion)
}
