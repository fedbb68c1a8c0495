import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import { formatDate, formatTime } from '../platform/time/date.page.ts'
import { localTime } from '../platform/time/local-time.ts'
import type { DeliveryState, WebhookEvent } from './event.ts'
import { formatDayOf } from '../platform/time/moment.page.ts'

/** A token of another system, and a form's address that ends it. Null where it works no more. */
export interface ShownToken {
  readonly name: string
  /** In words. */
  readonly may: readonly string[]
  readonly createdAt: Instant
  /** Null where the audit trail doesn't go back that far. */
  readonly maker: string | null
  readonly until: CalendarDate
  readonly endedAt: Instant | null
  readonly usedOn: CalendarDate | null
  readonly endAction: string | null
}

/** Another system that is told what happens, with its latest deliveries. */
export interface ShownWebhook {
  readonly host: string
  readonly events: readonly WebhookEvent[]
  readonly until: CalendarDate
  readonly state: 'active' | 'over' | 'ended'
  readonly deliveries: readonly ShownDelivery[]
}

/** About whom it was isn't shown: administrators don't read about people. */
interface ShownDelivery {
  readonly event: WebhookEvent
  readonly at: Instant
  readonly state: DeliveryState
  /** A status of HTTP, or a word of ours. Null before the first try. */
  readonly answer: string | null
  /** When it's tried again; null when it isn't. */
  readonly nextAt: Instant | null
  /** Where a form sends it again; null where none does. */
  readonly again: string | null
}

export interface WebhookInput {
  readonly tokens: readonly ShownToken[]
  readonly newTokenHref: string
  readonly hooks: readonly ShownWebhook[]
  readonly timeZone: string
  /** Whether one was just put on its way again, or couldn't be. Null on any other visit. */
  readonly sent: 'yes' | 'no' | null
  /** What became of a token just now. Null on any other visit. */
  readonly access: 'ended' | 'before' | 'repeated' | null
  readonly csrf: string
}

/** Which other systems have access, which are told what happens, and what became of the latest deliveries. */
export function webhookPage(shell: Shell, input: WebhookInput): string {
  const { access, csrf, hooks, newTokenHref, sent, timeZone, tokens } = input
  const { language, t } = shell
  const words = t.hr.webhooks
  const moment = (at: Instant) =>
    words.moment(formatDayOf(at, timeZone, language), formatTime(localTime(at, timeZone).time, language))
  return renderPage('app', shell, 'webhooks/webhooks', {
    t,
    csrf,
    outcome: sent !== null ? words.outcome[sent] : access !== null ? t.hr.tokens.outcome[access] : '',
    newTokenHref,
    tokens: tokens.map((token) => tokenRow(token, shell, timeZone)),
    hooks: hooks.map(({ host, events, until, state, deliveries }, index) => ({
      id: `webhook-${index + 1}`,
      host,
      about: words.about(events.map((event) => words.events[event]).join(', ')),
      state: words.hookStates[state](formatDate(until, language)),
      deliveries: deliveries.map(({ event, at, state: of, answer, nextAt, again }) => ({
        event: words.events[event],
        at: moment(at),
        state: words.states[of],
        answer: answer === null ? '' : answerText(answer, words),
        next: nextAt === null ? '' : words.next(moment(nextAt)),
        again,
        againLabel: words.againLabel(words.events[event], moment(at)),
      })),
    })),
  })
}

function tokenRow(token: ShownToken, { language, t }: Shell, timeZone: string) {
  const { createdAt, endAction, endedAt, maker, may, name, until, usedOn } = token
  const words = t.hr.tokens
  return {
    name,
    may,
    made: formatDayOf(createdAt, timeZone, language),
    maker: maker ?? '',
    state:
      endedAt !== null
        ? words.states.ended(formatDayOf(endedAt, timeZone, language))
        : words.states[endAction === null ? 'over' : 'active'](formatDate(until, language)),
    used: usedOn === null ? words.notUsed : words.used(formatDate(usedOn, language)),
    endAction,
    endLabel: words.end.openLabel(name),
  }
}

function answerText(answer: string, words: Shell['t']['hr']['webhooks']): string {
  return words.answers[answer] ?? words.answered(answer)
}
