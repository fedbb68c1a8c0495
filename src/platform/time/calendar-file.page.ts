import { addDays, type CalendarDate, type Instant } from './calendar.ts'

/** A day to remember, for a calendar (RFC 5545). */
export interface CalendarDay {
  /** The same for every file about the same thing: a later one takes the place of the one before. */
  readonly uid: string
  readonly on: CalendarDate
  readonly summary: string
  readonly description: string
  readonly madeAt: Instant
  /** How often it has changed. A calendar takes a file with a higher number than the one it has. */
  readonly sequence?: number
  /** It won't take place, and calendars that have it cross it out or remove it. */
  readonly isOff?: boolean
}

const LINE_BYTES = 75

interface CalendarFile {
  readonly content: string
  readonly contentType: string
}

/**
 * Whole days wherever the calendar is, without an alarm. They don't show anyone as busy.
 * @param organizer the mail address of who publishes them. A file with a method has to name one (RFC 5546, 3.2), so one
 * from nobody has no method: it's a copy of days, which a calendar takes in as it takes in any file.
 */
export function calendarFile(days: readonly CalendarDay[], organizer: string | null): CalendarFile {
  const method = organizer === null ? null : methodOf(days)
  const content = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Staff orientation//EN',
    ...(method === null ? [] : [`METHOD:${method}`]),
    ...days.flatMap((day) => dayLines(day, organizer)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
  // The type repeats the method (RFC 6047).
  return { content, contentType: `text/calendar; charset=utf-8${method === null ? '' : `; method=${method}`}` }
}

/**
 * A file has one method. One that says what takes place may also say what doesn't; one that cancels holds nothing else.
 * Days are published to each reader, and nobody is invited: so what's off for one reader is off as a whole in their
 * file, without attendees.
 */
function methodOf(days: readonly Pick<CalendarDay, 'isOff'>[]): 'PUBLISH' | 'CANCEL' {
  return days.every(({ isOff }) => isOff === true) ? 'CANCEL' : 'PUBLISH'
}

function dayLines(
  { uid, on, summary, description, madeAt, sequence, isOff = false }: CalendarDay,
  organizer: string | null,
): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${madeAt.replaceAll(/[-:]|\.\d{3}/g, '')}`,
    `DTSTART;VALUE=DATE:${basic(on)}`,
    `DTEND;VALUE=DATE:${basic(addDays(on, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    ...(organizer === null ? [] : [`ORGANIZER:${mailtoOf(organizer)}`]),
    ...(sequence === undefined ? [] : [`SEQUENCE:${sequence}`]),
    ...(isOff ? ['STATUS:CANCELLED'] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** What has a meaning of its own in an address of this kind is encoded (RFC 6068). */
function mailtoOf(address: string): string {
  return `mailto:${encodeURI(address).replaceAll(/[/?#&=]/g, encodeURIComponent)}`
}

function basic(date: CalendarDate): string {
  return date.replaceAll('-', '')
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n|\r|\n/g, '\\n')
}

/** A line has no more than 75 bytes, and its continuation begins with a space. No character is cut in two. */
function folded(line: string): string {
  const encoder = new TextEncoder()
  const lines = ['']
  let bytes = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (bytes + size > LINE_BYTES) {
      lines.push('')
      // The space.
      bytes = 1
    }
    lines[lines.length - 1] += character
    bytes += size
  }
  return lines.join('\r\n ')
}
