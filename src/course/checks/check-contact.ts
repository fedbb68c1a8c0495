import { keypad } from '../../platform/text/keypad.ts'
import { CONTACT_PLACES, type ContactPlace, contactsAt } from '../contact-place.ts'
import type { Contact } from '../policy-shape.ts'

interface ContactProblem {
  /** The id of a contact, or a place. */
  readonly path: string
  readonly message: string
}

/**
 * Checks that numbers dial what they say, and that every place has its contacts, each with the words it needs there.
 */
export function contactProblems(contacts: readonly Contact[]): ContactProblem[] {
  return [
    ...contacts.flatMap((contact) =>
      [...numberFaults(contact), ...wordFaults(contact)].map((message) => ({ path: contact.id, message })),
    ),
    ...CONTACT_PLACES.flatMap((place) => placeFaults(contacts, place).map((message) => ({ path: place, message }))),
  ]
}

function numberFaults({ digits, letters, tel }: Contact): string[] {
  const plain = digits.replaceAll('-', '')
  const spelled = letters === null ? plain : keypad(letters).replaceAll('-', '')
  return [
    spelled !== plain && `${letters} does not spell ${digits}`,
    tel.replace('+', '') !== plain && `tel ${tel} does not dial ${digits}`,
  ].filter((fault) => fault !== false)
}

const WITH_CARD_WORDS: readonly ContactPlace[] = ['card', 'poster', 'poster-end']
const WITH_WALLET_WORDS: readonly ContactPlace[] = ['wallet-report', 'wallet-more']

function wordFaults({ shownOn, card, wallet, text }: Contact): string[] {
  const isOn = (places: readonly ContactPlace[]) => places.some((place) => shownOn[place] !== undefined)
  const slots = Object.values(wallet ?? {}).flatMap((words) => words?.match(/\{[^}]*\}?/g) ?? [])
  return [
    isOn(WITH_CARD_WORDS) && card === null && 'has no words for the card and the poster',
    isOn(WITH_WALLET_WORDS) && wallet === null && 'has no words for the wallet card',
    slots.some((slot) => slot !== '{text}') && 'has an unknown slot in its words for the wallet card',
    slots.length > 0 && text === null && 'has no number for texts, which its words for the wallet card ask for',
  ].filter((fault) => fault !== false)
}

/** Sentences of the course speak of one line here. */
const WITH_ONE: readonly ContactPlace[] = ['report', 'guide-danger']
/** Every place here that offers help must first say where to report. */
const REPORT_FIRST: readonly ContactPlace[] = ['footer', 'card', 'wallet-report', 'poster']

function placeFaults(contacts: readonly Contact[], place: ContactPlace): string[] {
  const shown = contactsAt(contacts, place)
  const numbers = new Set(shown.map(({ shownOn }) => shownOn[place]))
  return [
    shown.length === 0 && 'no contact is shown here',
    WITH_ONE.includes(place) && shown.length > 1 && `one contact is shown here, not ${shown.length}`,
    REPORT_FIRST.includes(place) &&
      shown[0]?.shownOn.report === undefined &&
      'the contact for reports must come first here',
    numbers.size < shown.length && 'two contacts have the same number here',
  ].filter((fault) => fault !== false)
}
