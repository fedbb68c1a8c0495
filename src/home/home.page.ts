import type { SiteId } from '../ledger/event.ts'
import type { Scope } from '../ledger/scope.ts'
import type { GroupOnHome } from '../groups/notice.page.ts'
import { scopeText } from '../people/scope.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { SafeHtml } from '../platform/html/safe.ts'
import type { Shell, ShellLink } from '../platform/html/shell.page.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { bar, PARTS, sharePieces } from '../reports/overview/chart-bars.page.ts'
import { countOf, type StatusChoice, type StatusCounts } from '../requirements/compliance.ts'
import { rates } from '../requirements/rate.page.ts'
import { LOOKS } from '../requirements/status-tag.page.ts'
import type { ChecklistStep } from './checklist.ts'
import type { OwnCourse } from '../reminders/own-course.page.ts'
import type { Doing, DoingKind, NamedFirst, WhomToAsk } from './doing.ts'
import { finishedNotes, type FinishedWork } from '../work/finished.page.ts'
import type { Messages } from '../words/messages.ts'

export interface HomeInput {
  /** What is due of the viewer's own course, or null. */
  readonly ownCourse: OwnCourse | null
  /** Long work of the viewer that's done, and that they haven't looked at yet. */
  readonly finished: readonly FinishedWork[]
  /** Groups that the viewer is to confirm that they know about, or has just confirmed. */
  readonly notices: readonly GroupOnHome[]
  /** The most harmful first. */
  readonly todo: readonly Doing[]
  /** The first steps that are the viewer's, while any of them is open. */
  readonly steps: readonly ChecklistStep[] | null
  /** `null` for a viewer who reads no reports. */
  readonly stand: StandInput | null
  /** The last day of an auditor; null for everyone else. */
  readonly audit: CalendarDate | null
  readonly links: { readonly packs: string; readonly ledger: string; readonly work: string }
  readonly csrf: string
  /** Says that links don't work on a phone; empty when they do. */
  readonly addressWarning: string
  /** How many people have neither an invitation nor a way in. */
  readonly toInvite: number
}

interface StandInput {
  readonly counts: StatusCounts
  readonly hrefOf: (choice: StatusChoice) => string
  readonly overviewHref: string
  readonly scope: Scope
  readonly sites: readonly { readonly id: SiteId; readonly name: string }[]
}

interface DoingView {
  readonly icon: string
  readonly tone: string
  readonly title: string
  readonly first: readonly Required<NamedFirst>[]
  /** "and 5 more", or empty. */
  readonly more: string
  readonly button: string
  readonly href: string
  /** Where "and 5 more" leads. */
  readonly list: string
  /** Whom to ask, or that nothing is left to do, in place of a button; empty for a viewer who can do something. */
  readonly ask: string
  /** `null` where the button is a link. */
  readonly form: Doing['form'] | null
  /** Where the same is done for everyone, or empty. */
  readonly everyoneHref: string
}

interface StepView {
  readonly done: boolean
  readonly title: string
  readonly text: string
  readonly button: string
  readonly href: string
  readonly isNext: boolean
}

interface StandView {
  readonly rate: string
  readonly rateText: string
  readonly barHtml: SafeHtml
  readonly key: readonly { readonly tone: string; readonly text: string; readonly href: string }[]
  readonly overviewHref: string
}

/** What needs doing now, and where everybody stands. */
export function homePage(shell: Shell, input: HomeInput): string {
  const { t, language } = shell
  const words = t.hr.home
  const { stand, steps } = input
  return renderPage('app', shell, 'home/home', {
    t,
    // Who can only read has nothing to do here.
    heading: input.audit === null ? words.heading : words.audit.heading,
    ownCourse: input.ownCourse,
    finished: finishedNotes(input.finished, input.links.work, t),
    youSee: stand === null ? '' : scopeText(stand.scope, stand.sites, t.hr.scope.youSee, language),
    audit: input.audit === null ? null : auditNote(input.audit, input, shell),
    checklist: steps === null ? null : checklistView(steps, input, shell),
    csrf: input.csrf,
    notices: input.notices,
    todo: input.todo.map((each) => doingView(each, shell)),
    // One button of a page stands out: that of the step, or else of the most harmful.
    isFirstMain: steps === null,
    about: input.todo.map(({ kind }) => ({ title: words.names[kind], text: words.about[kind] })),
    stand: stand === null ? null : standView(stand, shell),
  })
}

function auditNote(until: CalendarDate, { links }: HomeInput, { t, language }: Shell) {
  const words = t.hr.home.audit
  const ways: ShellLink[] = [
    { text: words.packs, href: links.packs },
    { text: words.ledger, href: links.ledger },
  ]
  return { lead: words.lead(formatDate(until, language)), links: ways }
}

/** Several of these may be for one person. */
const COUNTS_MESSAGES: ReadonlySet<DoingKind> = new Set(['hand-over', 'messages'])

function doingView(doing: Doing, shell: Shell): DoingView {
  const { kind, first, others, href, list = href, form = null, everyoneHref = '', overdue = 0 } = doing
  const words = shell.t.hr.home
  return {
    icon: ICONS[kind],
    tone: NEED.has(kind) || overdue > 0 ? 'tag--need' : 'tag--date',
    title: titleOf(doing, shell),
    first: first.map(({ name, href: to, note = '' }) => ({ name, href: to, note })),
    more: others === 0 ? '' : COUNTS_MESSAGES.has(kind) ? words.morePeople(others) : words.more(others),
    button: buttonText(doing, words),
    href,
    list,
    ask: insteadOfButton(doing, words),
    form,
    everyoneHref,
  }
}

function buttonText({ kind, count, mayDo, isWaiting, sendsMail }: Doing, words: Messages['hr']['home']): string {
  if (isWaiting === true) return words.administratorWaits.button
  if (sendsMail === true) return words.invite
  return mayDo && kind !== 'address' ? words.button[kind](count) : words.see
}

function insteadOfButton({ kind, count, ask, reminded }: Doing, words: Messages['hr']['home']): string {
  if (reminded !== undefined) return reminded === 'today' ? words.remindedToday(count) : words.remindersWait(count)
  if (kind === 'address') return words.askForAddress
  return ask === undefined ? '' : askText(ask, words.ask)
}

function askText({ stewards, waiting, administrators }: WhomToAsk, words: Messages['hr']['home']['ask']): string {
  if (stewards.length > 0) return words.stewards(stewards.join(', '))
  if (waiting.length > 0) return words.waiting(waiting.join(', '))
  return words.nobody(administrators.join(', '))
}

function titleOf(
  { kind, count, lastDay = null, isRest = false, isWaiting = false, overdue = 0 }: Doing,
  { t, language }: Shell,
): string {
  const { administratorWaits, backupSince, doing, lockedOut, otherRecords } = t.hr.home
  if (overdue > 0) return lockedOut(count, overdue)
  if (isRest) return otherRecords(count)
  if (isWaiting) return administratorWaits.title
  return kind === 'backup' && lastDay !== null ? backupSince(formatDate(lastDay, language)) : doing[kind](count)
}

const NEED: ReadonlySet<DoingKind> = new Set([
  'roles',
  'numbers-wrong',
  'ledger',
  'waiting-for-site',
  'hand-over',
  'overdue',
  'group-lists',
  'groups',
  'needs-help',
  'expired',
  'disk',
  'backup',
  'backup-copy',
])

const ICONS: Readonly<Record<DoingKind, string>> = {
  roles: 'flag',
  ledger: 'flag',
  'waiting-for-site': LOOKS['waiting-for-site'].icon,
  'hand-over': 'say',
  'group-lists': 'calendar',
  groups: 'calendar',
  overdue: LOOKS.overdue.icon,
  'needs-help': LOOKS['needs-help'].icon,
  expired: LOOKS.expired.icon,
  'cannot-say': LOOKS['cannot-say'].icon,
  'update-due': LOOKS['update-due'].icon,
  'no-way-in': 'flag',
  starting: 'calendar',
  'data-problems': 'info',
  'policy-approval': 'question',
  'line-changes': 'phone',
  'site-changes': 'home',
  paper: 'print',
  numbers: 'phone',
  'numbers-wrong': 'phone',
  unlinked: 'flag',
  practices: 'say',
  messages: 'info',
  webhooks: 'info',
  'sign-ins': 'question',
  recoveries: 'question',
  'no-steward': 'info',
  'one-administrator': 'info',
  disk: 'flag',
  address: 'phone',
  backup: 'flag',
  'backup-copy': 'flag',
  packages: 'again',
  'packages-wrong': 'phone',
}

function checklistView(steps: readonly ChecklistStep[], { addressWarning, toInvite }: HomeInput, { t }: Shell) {
  const words = t.hr.home.checklist
  const next = steps.find(({ done }) => !done)
  const view = (each: ChecklistStep): StepView => {
    const { title, text, button } = words.steps[each.step]
    const notes = { ways: addressWarning, invite: toInvite === 0 ? '' : words.toInvite(toInvite) }
    const note = each.step === 'ways' || each.step === 'invite' ? notes[each.step] : ''
    return { ...each, title, text: `${text} ${note}`.trim(), button, isNext: each === next }
  }
  const done = steps.filter((each) => each.done).length
  return { progress: words.progress(done, steps.length), steps: steps.map(view) }
}

function standView({ counts, hrefOf, overviewHref }: StandInput, { t }: Shell): StandView {
  const { rate, rateText } = rates(counts, t)
  const key = PARTS.flatMap(({ choice, tone }) => {
    const people = countOf(choice, counts)
    return people === 0 ? [] : [{ tone, text: t.hr.figures.part(people, t.hr.inSum[choice]), href: hrefOf(choice) }]
  })
  const said = key.map(({ text }) => text).join(', ')
  return { rate, rateText, barHtml: bar(said === '' ? rateText : said, sharePieces(counts)), key, overviewHref }
}
