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

/** Whole days wherever the calendar is, without an alarm. They don't show anyone as busy. */
export function calendarFile(...days: readonly CalendarDay[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Staff orientation//EN',
    `METHOD:${calendarMethod(days)}`,
    ...days.flatMap(dayLines),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
}

/**
 * A file has one method, which the type of an attachment repeats (RFC 5546 and 6047). One that says what takes place may
 * also say what doesn't; one that cancels holds nothing else.
 */
export function calendarMethod(days: readonly Pick<CalendarDay, 'isOff'>[]): 'PUBLISH' | 'CANCEL' {
  return days.every(({ isOff }) => isOff === true) ? 'CANCEL' : 'PUBLISH'
}

function dayLines({ uid, on, summary, description, madeAt, sequence, isOff = false }: CalendarDay): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${madeAt.replaceAll(/[-:]|\.\d{3}/g, '')}`,
    `DTSTART;VALUE=DATE:${basic(on)}`,
    `DTEND;VALUE=DATE:${basic(addDays(on, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    ...(sequence === undefined ? [] : [`SEQUENCE:${sequence}`]),
    ...(isOff ? ['STATUS:CANCELLED'] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
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
