import { renderPage } from '../platform/html/render.page.ts'
import type { SafeHtml } from '../platform/html/safe.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { collator } from '../platform/text/format.ts'
import type { Language } from '../platform/text/language.ts'
import { type Messages, MESSAGES } from '../words/messages.ts'

/** One person's way in, to cut out and hand over. */
export interface InviteCard {
  readonly language: Language
  readonly name: string
  /** The lines that only the person who hands out the cards needs. */
  readonly places: readonly string[]
  readonly qrHtml: SafeHtml
  readonly code: string
  readonly codeAddress: string
  /** The last day, in the language of the person. */
  readonly until: string
}

export interface InviteCardsInput {
  readonly organization: string
  readonly warning: string
  readonly cards: readonly InviteCard[]
  /** Names of chosen people who no longer need a card. */
  readonly leftOut: readonly string[]
  /** The script of the button that prints. */
  readonly printScript: string
  /** The ids of those whose cards wait to be handed over. */
  readonly toConfirm: readonly string[]
  readonly confirmAction: string
  readonly csrf: string
  readonly againHref: string
  readonly back: { readonly href: string; readonly text: string }
  /** Whether the page prints itself, because that was the button that led here. */
  readonly printsNow: boolean
}

interface CardView {
  readonly language: Language
  readonly t: Messages
  readonly organization: string
  readonly name: string
  readonly places: string
  readonly qrHtml: SafeHtml
  readonly codeParts: readonly string[]
  readonly address: string
  readonly until: string
}

const CARDS_ON_A_SHEET = 8

/** Sheets of cards, sorted for who hands them out: by place, then by name as they come. */
export function inviteCardsPage(shell: Shell, { cards, organization, leftOut, ...links }: InviteCardsInput): string {
  const { t } = shell
  const words = t.hr.bulkInvites
  const { compare } = collator(shell.language)
  const views = cards
    .map((card) => cardView(card, organization))
    .sort((one, other) => compare(one.places, other.places))
  return renderPage('app', shell, 'identity/invite-cards', {
    t,
    heading: words.made(cards.length),
    sheets: Array.from({ length: Math.ceil(views.length / CARDS_ON_A_SHEET) }, (_, sheet) =>
      views.slice(sheet * CARDS_ON_A_SHEET, (sheet + 1) * CARDS_ON_A_SHEET),
    ),
    leftOut: leftOut.length === 0 ? '' : words.leftOut(leftOut.length),
    leftOutNames: [...leftOut].sort(compare),
    ...links,
  })
}

function cardView(card: InviteCard, organization: string): CardView {
  const t = MESSAGES[card.language]
  return {
    language: card.language,
    t,
    organization,
    name: card.name,
    places: card.places.join(', '),
    qrHtml: card.qrHtml,
    codeParts: card.code.split(' '),
    // The address as people type it.
    address: card.codeAddress.replace(/^https?:\/\//, ''),
    until: t.account.link.until(card.until),
  }
}
