import { type MeantAs, personNameIn } from './person-name.ts'
import { otherPhoneIn } from './phones.ts'

/** What's nobody's own. */
export interface Known {
  /** Of the organization and its sites. */
  readonly names?: readonly string[]
  /** Texts with every number that staff know. Without them, a number isn't asked about. */
  readonly numbers?: readonly string[]
}

/** What somebody is asked about in a text: a person's name, or a number that may be a person's. */
export interface Asked {
  readonly kind: 'name' | 'phone'
  readonly text: string
}

/** The first thing in a text that its writer is asked about. Null when there's none. */
export function askedIn(text: string, meantAs: MeantAs, { names = [], numbers }: Known = {}): Asked | null {
  const name = personNameIn(text, meantAs, names)
  if (name !== null) return { kind: 'name', text: name }
  const phone = numbers === undefined ? null : otherPhoneIn(text, numbers)
  return phone === null ? null : { kind: 'phone', text: phone }
}
