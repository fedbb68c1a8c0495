import type { Content } from '../course/content.ts'
import { corrected, type History, isKind } from '../ledger/history.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { sharedLines } from './line.ts'

/** A number of a shared line, and the days on which it was shown. */
export interface ShownNumber {
  readonly name: string
  readonly purpose: string
  readonly digits: string
  /** The entry that brought it. Null for the number of the course, before any change. */
  readonly seq: number | null
  /** Null for the number of the course, before any change. */
  readonly from: CalendarDate | null
  /** The day on which the next one took its place, or null while it's shown. */
  readonly until: CalendarDate | null
}

/** The numbers of each line that was ever changed, in the order in which they were shown. */
export function numbersShown(
  history: History,
  { contacts, language }: Pick<Content, 'contacts' | 'language'>,
): ShownNumber[] {
  const all = corrected(history)
  const days = all.filter(isKind('contact_change_confirmed'))
  return contacts.flatMap((contact) => {
    const { name, purpose, digits } = contact
    const shown: ShownNumber[] = [{ name, purpose, digits, seq: null, from: null, until: null }]
    for (const { seq, effectiveOn } of days) {
      const line = sharedLines(all.filter((event) => event.seq <= seq)).own.get(contact.id)?.line
      const said = line?.[language] ?? contact
      const now = { name: said.name, purpose: said.purpose, digits: line?.digits ?? digits }
      const last = shown.at(-1)
      if (last === undefined || (last.digits === now.digits && last.name === now.name)) continue
      shown.splice(-1, 1, { ...last, until: effectiveOn }, { ...now, seq, from: effectiveOn, until: null })
    }
    return shown.length === 1 ? [] : shown
  })
}
