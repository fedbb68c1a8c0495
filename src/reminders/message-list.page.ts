import type { CalendarDate } from '../platform/time/calendar.ts'
import type { MailKind } from './reminder.ts'
import { STOP_REASONS } from './due.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import type { HiddenField, SelectView } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { Language } from '../platform/text/language.ts'

/** In the order in which HR looks at them. */
export const MESSAGE_STATES = ['by-hand', 'dead', 'waiting', 'sent', 'stopped'] as const
type State = (typeof MESSAGE_STATES)[number]

/** A message as it is shown, never with its text. */
export interface ShownMessage {
  readonly kind: MailKind
  readonly state: State
  /** Why it was stopped, or what the mail server said last. */
  readonly reason: string | null
  /** The day on which its card was made; null without one. */
  readonly cardOn: CalendarDate | null
  /** The day on which it was sent or, if it wasn't, queued. */
  readonly on: CalendarDate
  /** `null` once the name was erased. */
  readonly to: string | null
  /** What was confirmed last about handing it over; null when nothing was. */
  readonly handOver: {
    readonly what: 'handed-over' | 'not-handed-over'
    readonly by: string
    readonly on: CalendarDate
  } | null
}

/**
 * Says what happened to a message, and who said so where that's a person.
 * @param isListed in the list of a state, which says itself what's the same for all of its messages
 */
function resultText(message: ShownMessage, t: Messages, language: Language, isListed = false): string {
  const { state, reason, cardOn, handOver } = message
  const words = t.hr.reminders.messages.result
  const confirmed =
    handOver === null ? '' : words.confirmed[handOver.what](handOver.by, formatDate(handOver.on, language))
  switch (state) {
    case 'sent':
      if (reason === 'used') return words.used
      if (reason === 'on-page') return words.onPage
      if (reason !== 'by-hand') return words.sent
      return confirmed === '' ? words.handedOver : confirmed
    case 'waiting':
      return reason !== null ? words.tryingAgain : isListed ? '' : words.waiting
    case 'by-hand': {
      const card = cardOn === null ? '' : words.cardMade(formatDate(cardOn, language))
      const waits = isListed ? '' : cardOn === null ? words.byHand : words.cardWaits
      return [card, waits, confirmed].filter((part) => part !== '').join(' ')
    }
    case 'dead':
      return isListed ? '' : words.dead
    case 'stopped': {
      const known = STOP_REASONS.find((candidate) => candidate === reason)
      return known === undefined ? words.stopped : words.stops[known]
    }
  }
}

/** One line of a history. */
export interface MessageLine {
  readonly date: string
  readonly dateText: string
  readonly kind: string
  readonly to: string
  readonly result: string
}

/** One line on the page of a person. */
export interface PersonLine extends MessageLine {
  /** Says whom a message is about that went to somebody else, or that it is about somebody else. Empty otherwise. */
  readonly about: string
}

export function messageLine(message: ShownMessage, t: Messages, language: Language): MessageLine {
  return {
    date: message.on,
    dateText: formatDate(message.on, language),
    kind: t.hr.reminders.kinds[message.kind],
    to: message.to ?? t.hr.people.noName,
    result: resultText(message, t, language),
  }
}

interface ListedMessage extends ShownMessage {
  readonly personHref: string
  /** The person it is about, if that's someone else. Empty otherwise. */
  readonly about: string
  readonly actions: Readonly<Record<'retry' | 'stop' | 'handOver' | 'takeBack', string>> & {
    /** `null` where the viewer may open no way in for the person. */
    readonly link: string | null
  }
}

/** Messages that are done together, with what can be done. */
export interface MessageBatch {
  readonly title: string
  /** Above the names, and whether they're shown at once and selected. */
  readonly choose: string
  readonly isOpen: boolean
  readonly isChecked: boolean
  /** The page with all of them selected, or with none again; null where that's no step of its own. */
  readonly all: { readonly href: string; readonly text: string } | null
  readonly messages: readonly { readonly value: string; readonly name: string }[]
  readonly buttons: readonly { readonly text: string; readonly action: string }[]
}

interface MessageListInput {
  readonly state: State
  readonly counts: Readonly<Record<State, number>>
  readonly messages: readonly ListedMessage[]
  /** `true` when the last action failed because the message had moved on. */
  readonly missed: boolean
  /** What came of those that were done together just now. Empty otherwise. */
  readonly result: string
  /** Whether that's what the viewer wanted, and not that nothing was selected. */
  readonly isDone: boolean
  /** Takes back what was confirmed together just now; null when there's nothing to. */
  readonly undo: { readonly action: string; readonly messages: readonly string[] } | null
  readonly batches: readonly MessageBatch[]
  stateHref(state: State): string
  readonly nextHref: string | null
  /** The page that makes cards for many people, and where all of them are confirmed together. */
  readonly cardsHref: string
  /** By site and kind of message. */
  readonly filters: { readonly action: string; readonly selects: readonly SelectView[] }
  /** What every form of the page sends, with the filters to go back to. */
  readonly hidden: readonly HiddenField[]
}

interface RowView extends MessageLine {
  /** A phone has room for the kind and the buttons on one line; not for a question. */
  readonly isShort: boolean
  readonly personHref: string
  readonly about: string
  /** The words of the mail server; empty when it said nothing. */
  readonly said: string
  readonly buttons: readonly { readonly text: string; readonly action: string; readonly asks: boolean }[]
}

export function messageListPage(shell: Shell, input: MessageListInput): string {
  const { t, language } = shell
  const { state, counts, messages, nextHref, missed, filters, hidden } = input
  const words = t.hr.reminders.messages
  return renderPage('app', shell, 'reminders/message-list', {
    t,
    states: MESSAGE_STATES.map((each) => ({
      text: words.stateCount(words.states[each], counts[each]),
      href: input.stateHref(each),
      current: each === state,
    })),
    heading: words.states[state],
    lead: words.leads[state === 'waiting' && messages.some(hasMovedOn) ? 'noServer' : state],
    missed,
    result: input.result,
    isDone: input.isDone,
    undo:
      input.undo === null
        ? null
        : {
            action: input.undo.action,
            text: words.together.undo(input.undo.messages.length),
            hidden: [...hidden, ...input.undo.messages.map((value) => ({ name: 'message', value }))],
          },
    batches: input.batches.map((batch, place) => ({ id: `batch-${place}`, ...batch })),
    rows: messages.map((message): RowView => {
      const isServers = message.reason !== null && (message.state === 'dead' || message.state === 'waiting')
      const said = isServers ? (message.reason ?? '') : ''
      const result = resultText(message, t, language, true)
      const offered = buttons(message, t)
      return {
        ...messageLine(message, t, language),
        result,
        personHref: message.personHref,
        about: message.about,
        said,
        isShort: message.about === '' && said === '' && result === '' && !offered.some(({ asks }) => asks),
        buttons: offered,
      }
    }),
    nextHref,
    cards:
      state !== 'by-hand' || messages.length === 0
        ? null
        : {
            href: input.cardsHref,
            text: messages.some(({ cardOn }) => cardOn !== null) ? words.cardsMade : words.cards,
          },
    state,
    filters,
    isFiltered: filters.selects.some(({ value }) => value !== ''),
    hidden,
  })
}

/** Whether a message that was to wait is shown as what it is without a mail server. */
function hasMovedOn({ state }: ListedMessage): boolean {
  return state !== 'waiting'
}

function buttons({ state, reason, actions, cardOn, handOver }: ListedMessage, t: Messages): RowView['buttons'] {
  const words = t.hr.reminders.messages
  const now = (text: string, action: string) => ({ text, action, asks: false })
  // It can't be taken back.
  const stop = { text: words.stop, action: actions.stop, asks: true }
  switch (state) {
    case 'waiting':
      return [stop]
    case 'dead':
      return [now(words.retry, actions.retry), stop]
    case 'by-hand':
      return [
        ...(cardOn === null ? [] : [now(words.handOver.done, actions.handOver)]),
        ...(actions.link === null ? [] : [now(words.link, actions.link)]),
        stop,
      ]
    case 'sent':
      return reason === 'by-hand' && handOver?.what === 'handed-over'
        ? [now(words.handOver.takeBack, actions.takeBack)]
        : []
    case 'stopped':
      return []
  }
}

/** The messages to a person and about the person, the latest first, on the page of the record. */
export interface PersonReminders {
  readonly t: Messages
  readonly lines: readonly PersonLine[]
  /** The address that sends one more, or null when there is no use or no way. */
  readonly action: string | null
  /** Whether somebody has sent the person a reminder that is enough for today. */
  readonly isAsked: boolean
  /** The reason why there is no button, if it is worth mentioning; otherwise empty. */
  readonly note: string
  /** The list with the reminder, while the viewer has to hand it over; otherwise null. */
  readonly messagesHref: string | null
  /** Prints its sheet right there; null when there's none, or somebody else hands it over. */
  readonly print: { readonly action: string; readonly hidden: readonly HiddenField[]; readonly text: string } | null
  readonly csrf: string
}
