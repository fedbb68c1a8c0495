import type { Contact } from '../course/policy-shape.ts'
import { reportDigits } from '../course/contact-place.ts'
import { MEASURES } from '../ledger/bodies/group.ts'
import type { Actor, PersonId } from '../ledger/event.ts'
import { errorSummary, type FormState, titled, problemAt } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { SafeHtml } from '../platform/html/safe.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { type CalendarDate, dateAt } from '../platform/time/calendar.ts'
import { formatDate, formatWeekdayDate } from '../platform/time/date.page.ts'
import {
  type Acknowledgement,
  confirmationsOf,
  firstDate,
  type Group,
  type GroupDone,
  isOpen,
  latestNotice,
  maySign,
  type ToldState,
  toldStates,
} from './group.ts'
import { groupTags } from './list.page.ts'
import { openProblems, type Presence } from './shortfalls.ts'

interface GroupInput extends Presence {
  readonly group: Group
  readonly siteName: string
  readonly today: CalendarDate
  /** In which days are counted here. */
  readonly timeZone: string
  readonly nameOf: (actor: Actor) => string
  readonly hasMail: (person: PersonId) => boolean
  /** False for viewers who only read. */
  readonly mayKeep: boolean
  readonly form: FormState
  readonly done: GroupDone | null
  readonly csrf: string
  readonly links: {
    readonly change: string
    readonly cancel: string
    readonly signed: string
    readonly sheet: string
    /** Whom the site tells. */
    readonly list: string
    readonly calendar: string
  }
}

/** One group: what's planned, who was told and has confirmed it, and what happened. */
export function groupPage(shell: Shell, input: GroupInput): string {
  const { t, language } = shell
  const { group, siteName, today, nameOf, worksHere, hasMail, mayKeep, form, csrf, links } = input
  const words = t.hr.groups.group
  const day = (date: CalendarDate) => formatDate(date, language)
  const { name, dates, leaders, measures } = latestNotice(group)
  const open = isOpen(group, today)
  const problem = problemAt(form, 'on')
  /** The day that was typed for somebody comes back, with what's wrong about it. */
  const signature = ({ person, acknowledged }: ToldState) =>
    form.values['person'] === person
      ? { day: form.values['on'] ?? '', problem }
      : { day: open && acknowledged === null ? today : '', problem: '' }
  const states = toldStates(group)
  const told = states.map((state) => {
    const { person, as, position, toldOn, isMoved, datesToldOn, late, acknowledged } = state
    const isLeft = acknowledged === null && input.hadLeft(person)
    const notes = [
      ...(worksHere(person) || isLeft ? [] : [words.gone]),
      ...(acknowledged === null && worksHere(person) && !hasMail(person) ? [words.noMail] : []),
    ]
    return {
      person,
      id: person.replace(':', '-'),
      name: nameOf(person),
      role: position === '' ? t.hr.groups.toldAs[as] : `${t.hr.groups.toldAs[as]}: ${position}`,
      told: [
        late ? `${day(toldOn)} (${words.toldLate})` : day(toldOn),
        ...(isMoved ? [words.newDatesOn(day(datesToldOn))] : []),
      ],
      confirmed: confirmedLines(state, shell, { ...input, isLeft }),
      notes,
      maySign: mayKeep && group.cancelled === null && maySign(group, state),
      signedBy: words.signedBy(nameOf(person)),
      ...signature(state),
    }
  })
  const toConfirm = states.filter(({ acknowledged }) => acknowledged === null)
  const reach = countsOf(
    toConfirm.map(({ person }) => person),
    input,
  )
  const reached = open && reach.mail + reach.others > 0 ? words.reach(reach.mail, reach.others) : ''
  const off = countsOf([...states.map(({ person }) => person), ...leaders], input)
  const isOff = words.isOff(off.mail, off.others)
  const summary =
    problem === ''
      ? null
      : errorSummary([{ name: `on-${(form.values['person'] ?? '').replace(':', '-')}`, problem }], t)
  const lateNote = firstDate(group) < today ? words.lateNoteStarted : words.lateNote
  const toldAgain = firstDate(group) > today ? words.noClinicianNote : words.noClinicianNoteStarted
  const [lateHere] = open ? states.filter(({ late, person }) => late && worksHere(person)) : []
  return renderPage('app', titled(shell, summary), 'groups/group', {
    t,
    name,
    siteName,
    done: [
      ...(input.done === null ? [] : [t.hr.groups.done[input.done]]),
      ...(input.done === 'cancelled' ? [isOff] : input.done === 'planned' ? [reached] : []),
    ].join(' '),
    isDone: input.done !== 'unsigned' && input.done !== 'over',
    summary,
    tags: groupTags(group, today, input, t),
    lateNote: lateHere === undefined ? '' : lateNote(day(lateHere.tellBy)),
    noClinician: mayKeep && openProblems(group, today, input).noClinician ? toldAgain : '',
    isCancelled: group.cancelled === null ? '' : words.isCancelled(day(group.cancelled.on)),
    dates: dates.map((date) => formatWeekdayDate(date, language)),
    leaders: leaders.map(nameOf),
    arranged: measures.map((measure) => t.hr.groups.measures[measure]),
    open: MEASURES.filter((measure) => !measures.includes(measure)).map((measure) => t.hr.groups.measures[measure]),
    told,
    reach: input.done === 'planned' ? '' : reached,
    cancelLead: words.cancelLead(isOff),
    mayChange: mayKeep && open,
    // A sheet is for the time until the last date; what was signed by then can be recorded later.
    toSign: open && mayKeep && toConfirm.length > 0,
    history: historyOf(group, (on, by) => words.events.by(day(on), nameOf(by)), words.events),
    csrf,
    links,
  })
}

/** When and how somebody confirmed the start, and on another line the dates as they are now if that's something else. */
function confirmedLines(
  state: ToldState,
  { t, language }: Shell,
  { group, timeZone, isLeft }: Pick<GroupInput, 'group' | 'timeZone'> & { readonly isLeft: boolean },
): string[] {
  const words = t.hr.groups.group
  const first = firstDate(group)
  const line = ({ on, at, way }: Acknowledgement) => {
    const entered = dateAt(at, timeZone)
    return [
      formatDate(on, language),
      t.hr.groups.ways[way],
      ...(way === 'sheet' && entered !== on ? [words.entered(formatDate(entered, language))] : []),
    ].join(', ')
  }
  const [start, ofDates] = confirmationsOf(state)
  if (start === undefined) return [isLeft ? words.leftBefore : words.notConfirmed]
  const after = start.on === first ? `, ${words.onFirstDay}` : start.on > first ? `, ${words.afterFirstDay}` : ''
  const newDates = ofDates !== undefined ? line(ofDates) : state.acknowledged === null && !isLeft ? words.notYet : ''
  return [line(start) + after, ...(newDates === '' ? [] : [words.newDates(newDates)])]
}

/** How many of these people who work here get an e-mail, and how many don't. */
function countsOf(
  people: readonly PersonId[],
  { worksHere, hasMail }: Pick<GroupInput, 'worksHere' | 'hasMail'>,
): { readonly mail: number; readonly others: number } {
  const here = [...new Set(people)].filter(worksHere)
  const mail = here.filter(hasMail).length
  return { mail, others: here.length - mail }
}

function historyOf(
  { notices, cancelled }: Group,
  by: (on: CalendarDate, actor: Actor) => string,
  words: { readonly planned: string; readonly changed: string; readonly cancelled: string },
): { readonly title: string; readonly text: string }[] {
  return [
    ...notices.map((notice, index) => ({
      title: index === 0 ? words.planned : words.changed,
      text: by(notice.on, notice.by),
    })),
    ...(cancelled === null ? [] : [{ title: words.cancelled, text: by(cancelled.on, cancelled.by) }]),
  ].reverse()
}

interface SheetInput {
  readonly contacts: readonly Contact[]
  readonly group: Group
  readonly siteName: string
  readonly nameOf: (person: PersonId) => string
  readonly worksHere: (person: PersonId) => boolean
  /** Leads to the dates for one's own calendar; null when nobody else's device could open it. */
  readonly calendarQrHtml: SafeHtml | null
  readonly backHref: string
}

/** A sheet for whoever hasn't confirmed. */
export function groupSheetPage(shell: Shell, input: SheetInput): string {
  const { t, language } = shell
  const { contacts, group, siteName, nameOf, worksHere, calendarQrHtml, backHref } = input
  const { name, dates } = latestNotice(group)
  return renderPage('app', shell, 'groups/sheet', {
    t,
    name,
    at: t.hr.groups.at(siteName),
    dates: dates.map((date) => formatWeekdayDate(date, language)),
    lines: toldStates(group)
      .filter(({ acknowledged, person }) => acknowledged === null && worksHere(person))
      .map(({ person, as, position }) => ({
        name: nameOf(person),
        role: position === '' ? t.hr.groups.toldAs[as] : position,
      })),
    calendarQrHtml,
    keep: t.hr.groups.sheet.keep(reportDigits(contacts)),
    backHref,
  })
}
