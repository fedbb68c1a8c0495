import type { PackFrame } from '../../src/audit/packs/layout.page.ts'
import type { Language } from '../../src/platform/text/language.ts'
import type { CalendarDate } from '../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../src/words/messages.ts'

/** What stands around the pages of an evidence pack about everybody, as everything is known now. */
export function packFrame(language: Language, asOf: CalendarDate): PackFrame {
  return {
    language,
    t: MESSAGES[language],
    organization: 'Harbor Street',
    about: '',
    asOf,
    clock: 'now',
    timeZone: 'America/New_York',
    logo: null,
  }
}
