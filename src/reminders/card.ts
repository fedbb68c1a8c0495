import { type CalendarDate, dateAt, type Instant } from '../platform/time/calendar.ts'

/** One page of cards has 40 sheets at most: a form with as many boxes has fewer fields than one may have. */
export const MOST_CARDS = 320

/** Begins the reason why an invitation still waits for HR, although its card has been made. */
const MADE = 'card-made:'

export function reasonOfCard(at: Instant): string {
  return MADE + at
}

/** When the card of an invitation was made. Returns null without one. */
export function cardMadeAt(reason: string | null): Instant | null {
  // Written by `reasonOfCard` above and nowhere else.
  return reason?.startsWith(MADE) === true ? (reason.slice(MADE.length) as Instant) : null
}

/** The day on which the card was made of an invitation that still waits to be handed over; null without one. */
export function cardDay(
  { state, reason }: { readonly state: string; readonly reason: string | null },
  timeZone: string,
): CalendarDate | null {
  const at = state === 'by-hand' ? cardMadeAt(reason) : null
  return at === null ? null : dateAt(at, timeZone)
}
