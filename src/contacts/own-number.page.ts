import type { Language } from '../platform/text/language.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import { checkOutcomes, daysText, failedOutcome, type NamedCheck, ownerText } from './line-list.page.ts'
import { isDue, type LineState, openFirst } from './line-state.ts'

/** A number of a site's own, as the list has it. */
export interface OwnNumberOnList {
  /** Where links of other pages lead. */
  readonly id: string
  /** The role, or the name of a local line. Never the name of a person. */
  readonly name: string
  readonly place: string
  readonly notes: readonly string[]
  readonly phone: string
  readonly state: LineState
  /** The last call that reached somebody, where it's on record. */
  readonly lastCall: NamedCheck | null
  /** Whoever recorded the last call, if it reached nobody. */
  readonly failedBy: string
  /** A number of people, which no form has a day of a call for. */
  readonly isOfPeople: boolean
  /** The name of whoever looks after it; null when all stewards do. */
  readonly owner: string | null
  /** The form of the site; null for viewers who can't open it. */
  readonly href: string | null
  /** Where a check is sent; null for viewers who make none. */
  readonly checkHref: string | null
  /** Every call of the site's numbers. */
  readonly callsHref: string
}

interface OwnNumbersView {
  readonly id: string
  readonly words: Messages['hr']['lines']['people']
  readonly due: string
  readonly sites: readonly {
    readonly name: string
    /** How many of its numbers are due. With none, the site is folded. */
    readonly due: string
    readonly isOpen: boolean
    readonly calls: string
    readonly callsHref: string
    readonly rows: readonly OwnNumberView[]
  }[]
}

interface OwnNumberView
  extends Pick<OwnNumberOnList, 'id' | 'name' | 'place' | 'notes' | 'phone' | 'href' | 'checkHref' | 'callsHref'> {
  readonly edit: string
  readonly about: string
  readonly checked: string
  /** The same in short, while it's folded. */
  readonly days: string
  readonly alarm: string
  /** The button for a call that worked says the digits and the day, because it records the call right away. */
  readonly outcomes: ReturnType<typeof checkOutcomes>
  /** Something is to be done about it. The others are folded. */
  readonly isOpen: boolean
}

/** The numbers that are called to check them: those of people, or the local lines. */
export function ownNumbersView(
  id: 'people' | 'local',
  numbers: readonly OwnNumberOnList[],
  today: CalendarDate,
  language: Language,
  t: Messages,
): OwnNumbersView {
  const { [id]: words, called, due } = t.hr.lines
  const unsorted = numbers.map(
    (number): OwnNumberView => ({
      ...number,
      edit: called.edit(number.name, number.place),
      about: `${number.name}, ${number.place}`,
      checked: `${checkedSaid(number, language, t).join('. ')}.`,
      days: daysText(lastSaid(number, false, language, t), number.state, language, t),
      alarm: alarmSaid(number, language, t),
      outcomes: checkOutcomes({
        works: called.works(number.phone, formatDate(today, language)),
        wrong: called.wrong,
        noAnswer: called.noAnswer,
      }),
      isOpen: isDue(number.state),
    }),
  )
  const rows = openFirst(unsorted)
  return {
    id,
    words,
    due: due(numbers.filter(({ state }) => isDue(state)).length),
    sites: [...new Map(rows.map(({ place, callsHref }) => [callsHref, place]))].map(([callsHref, name]) => {
      const ofSite = rows.filter((row) => row.callsHref === callsHref)
      const open = ofSite.filter(({ isOpen }) => isOpen).length
      return { name, due: due(open), isOpen: open > 0, calls: t.hr.lines.calls.of(name), callsHref, rows: ofSite }
    }),
  }
}

function checkedSaid(number: OwnNumberOnList, language: Language, t: Messages): string[] {
  const { state, isOfPeople, owner } = number
  // A day that is over says less than what is due. All stewards look after people's numbers.
  const next = isDue(state) ? [] : [t.hr.lines.next(formatDate(state.nextOn, language))]
  return [lastSaid(number, true, language, t), ...next, ...(isOfPeople ? [] : [ownerText(owner, t)])]
}

function lastSaid(
  { state, lastCall, isOfPeople }: OwnNumberOnList,
  isLong: boolean,
  language: Language,
  { hr: { lines: words } }: Messages,
): string {
  const day = formatDate(lastCall?.on ?? state.checkedOn, language)
  if (lastCall === null) return (isOfPeople ? words.called.never : words.called.byForm)(day)
  return isLong ? words.checkedBy(day, lastCall.by, words.ways.called) : words.checkedOn(day)
}

function alarmSaid({ state: { age, failed }, failedBy }: OwnNumberOnList, language: Language, t: Messages): string {
  const words = t.hr.lines
  if (failed === null) return words.called.ages[age]
  return words.called.failed[failedOutcome(failed)](formatDate(failed.on, language), failedBy)
}
