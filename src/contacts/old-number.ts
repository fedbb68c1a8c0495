import type { Content } from '../course/content.ts'
import type { ContactLine } from '../ledger/bodies/contact.ts'
import { corrected, type History } from '../ledger/history.ts'
import type { Instant } from '../platform/time/calendar.ts'
import { sharedLines } from './line.ts'
import { releasedAt, type ReleasedLines } from './shown-number.ts'

/** A number that was live at a moment, and the one that took its place. */
export interface OldNumber {
  readonly name: string
  readonly from: string
  /** Null when there is none anymore, such as a number for texts, or a line that the course no longer has. */
  readonly to: string | null
}

/**
 * The numbers of shared lines that the organization or a release has changed or dropped since: whatever was made at that moment
 * still has the old ones.
 * @param released the content as the program came with it
 * @param releases those that ran here, the earliest first
 */
export function oldNumbersOf(
  history: History,
  { contacts, language }: Pick<Content, 'contacts' | 'language'>,
  releases: readonly ReleasedLines[],
  at: Instant,
): OldNumber[] {
  const then = sharedLines(corrected(history.filter(({ recordedAt }) => recordedAt <= at))).own
  const now = sharedLines(corrected(history)).own
  const ran = releasedAt(releases, at)
  const changed = contacts.flatMap((contact) => {
    const name = now.get(contact.id)?.line[language].name ?? contact.name
    const before = then.get(contact.id)?.line ?? ran.find(({ id }) => id === contact.id) ?? contact
    return changedNumbers(name, before, now.get(contact.id)?.line ?? contact)
  })
  const dropped = ran.filter(({ id }) => !contacts.some((contact) => contact.id === id))
  const gone = dropped.flatMap((contact) => {
    const before = then.get(contact.id)?.line
    return changedNumbers(before?.[language].name ?? contact.name, before ?? contact, null)
  })
  return [...changed, ...gone]
}

type Numbers = Pick<ContactLine, 'digits' | 'text'>

/** @param after null for a line that the course no longer has */
function changedNumbers(name: string, before: Numbers, after: Numbers | null): OldNumber[] {
  return [
    { name, from: before.digits, to: after?.digits ?? null },
    { name, from: before.text, to: after?.text ?? null },
  ].flatMap(({ from, to }) => (from === null || from === to ? [] : [{ name, from, to }]))
}
