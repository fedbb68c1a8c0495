import { addDays, addMonths, type CalendarDate, calendarDate } from '../platform/time/calendar.ts'

/** When questions follow a completion, in their order. The names are stored, so they never change. */
export const ROUNDS = ['2-weeks', '2-months', '6-months', '11-months'] as const
export type Round = (typeof ROUNDS)[number]

/** A round is open so many days, its first one included. After that it's simply over. */
const OPEN_DAYS = 28

/** The round that is open on a day, or null between two of them. */
export function openRound(completedOn: CalendarDate, today: CalendarDate): Round | null {
  return ROUNDS.find((round) => opensOn(round, completedOn) <= today && today <= lastDay(round, completedOn)) ?? null
}

/** The earliest and the latest day of a completion of which a round is open today. */
export function completionsInRounds(today: CalendarDate): { readonly from: CalendarDate; readonly to: CalendarDate } {
  // A month more, because months differ in length.
  return { from: addMonths(today, -13), to: addDays(today, -14) }
}

export function opensOn(round: Round, completedOn: CalendarDate): CalendarDate {
  switch (round) {
    case '2-weeks':
      return addDays(completedOn, 14)
    case '2-months':
      return addMonths(completedOn, 2)
    case '6-months':
      return addMonths(completedOn, 6)
    case '11-months':
      return addMonths(completedOn, 11)
  }
}

function lastDay(round: Round, completedOn: CalendarDate): CalendarDate {
  return addDays(opensOn(round, completedOn), OPEN_DAYS - 1)
}

/**
 * The last day of a link: the end of the next month. It's the same for everyone in a month, so it leads back to no one's
 * completion.
 */
export function linkUntil(today: CalendarDate): CalendarDate {
  const firstOfMonth = calendarDate(`${today.slice(0, 7)}-01`)
  return addDays(addMonths(firstOfMonth, 2), -1)
}
