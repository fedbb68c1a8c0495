import type { Contact } from './policy-shape.ts'

/** The places that show contacts besides the contacts page and the lessons that name them. */
export const CONTACT_PLACES = [
  /** The one line to which every suspicion is reported. */
  'report',
  /** At the bottom of every page, and next to the sign-in form. */
  'footer',
  'pause',
  'card',
  'wallet-report',
  'wallet-more',
  'poster',
  /** Below the site's own lines. */
  'poster-end',
  /** The calls of the decision guide. The first is one line. */
  'guide-danger',
  'guide-help-now',
  /** Care that a parent has to agree to is left out here: a caregiver may be part of it. */
  'guide-more-help',
  'guide-care',
] as const
export type ContactPlace = (typeof CONTACT_PLACES)[number]

/** Returns the contacts of a place in their order there. */
export function contactsAt(contacts: readonly Contact[], place: ContactPlace): Contact[] {
  return contacts
    .flatMap((contact) => {
      const number = contact.shownOn[place]
      return number === undefined ? [] : [{ contact, number }]
    })
    .sort((a, b) => a.number - b.number)
    .map(({ contact }) => contact)
}

/** The number to which every suspicion is reported. Empty in an old edition without contacts. */
export function reportDigits(contacts: readonly Contact[]): string {
  return contactsAt(contacts, 'report')[0]?.digits ?? ''
}

/**
 * Reads contacts of an edition from before they had places: the first of those for reports was the line to which every
 * suspicion is reported.
 */
export function withPlaces(contacts: readonly Contact[]): Contact[] {
  if (contacts.some(({ shownOn }: Partial<Contact>) => shownOn !== undefined)) return [...contacts]
  const report = contacts.find(({ audience }) => audience === 'report')
  return contacts.map((contact) => ({
    ...contact,
    shownOn: contact === report ? { report: 1 } : {},
    card: null,
    wallet: null,
  }))
}
