import type { CalendarDate } from '../platform/time/calendar.ts'

/**
 * Begins something once on each new day, at the first look after midnight where the organization is. The first look of
 * all begins nothing: it only says which day it is. There is no day before there is an organization.
 */
export function onNewDay(today: () => Promise<CalendarDate | null>, begin: () => void): () => Promise<void> {
  let last: CalendarDate | null = null
  return async () => {
    const day = await today()
    if (last !== null && day !== null && day > last) begin()
    last = day
  }
}
