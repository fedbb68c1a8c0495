import { type ContactPlace, contactsAt } from '../course/contact-place.ts'
import type { Contact } from '../course/policy-shape.ts'
import { type SiteText, siteText } from '../organization/site-details.ts'
import { oldestCheck, othersOf, publicLines } from './card.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { dutyText, ours } from '../site/part.page.ts'
import { type Messages, MESSAGES } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import type { SafeHtml } from '../platform/html/safe.ts'
import type { LocalResource, SiteDetails } from '../organization/details-shape.ts'

export interface CardPrintInput {
  readonly site: { readonly name: string; readonly details: SiteDetails | null }
  /** In both languages, because paper comes in both. */
  readonly contacts: Readonly<Record<Language, readonly Contact[]>>
  /** The address of the site's public card in each language. */
  readonly addresses: Readonly<Record<Language, { readonly address: string; readonly qrHtml: SafeHtml }>>
  /** The address leads to the computer of the server only. */
  readonly isLoopback: boolean
  readonly back: { readonly text: string; readonly href: string }
}

interface CardPrintPage {
  readonly t: Messages
  readonly back: CardPrintInput['back']
  readonly warnings: readonly string[]
  readonly addresses: readonly { readonly language: Language; readonly name: string; readonly address: string }[]
  readonly wallets: readonly WalletView[]
  readonly posters: readonly PosterView[]
}

interface OnPaper {
  readonly language: Language
  readonly t: Messages['card']
  readonly site: string
  readonly organization: string
  readonly lookedUp: string
  /** Says that some of it is in English; empty when nothing is. */
  readonly inEnglish: string
}

interface Row {
  /** Hours are shown below the role, and the role gives way when there's no room. */
  readonly isPerson: boolean
  /** Cut short rather than put on a second line. */
  readonly isOneLine: boolean
  readonly name: SiteText
  readonly note: SiteText
  readonly digits: string
}

interface WalletView extends OnPaper {
  /** The second of two equal copies adds nothing for screen reader users. */
  readonly isCopy: boolean
  readonly people: readonly Row[]
  readonly reporting: readonly Row[]
  readonly more: readonly Row[]
}

interface PosterView extends OnPaper {
  readonly people: readonly Row[]
  /** The other contacts, for when the named person can't be told, each with a number if it is public. */
  readonly others: readonly { readonly label: string; readonly role: SiteText; readonly digits: string }[]
  readonly notes: readonly string[]
  /** Empty unless the site has SCR called after every disclosure. */
  readonly always: string
  readonly lines: readonly Row[]
  readonly address: string
  readonly qrHtml: SafeHtml
}

/** A wallet card has room for three; who comes after them is found at the address of the card. */
const MOST_ON_PAPER = 3
/** And, where fewer are named, for a second line of the site's own. */
const MOST_ROWS_ON_PAPER = 4
const NOTHING = ours('')

/** Three sheets: four wallet cards, two in each language, and a poster in each. */
export function cardPrintPage(shell: Shell, input: CardPrintInput): string {
  const { site, addresses, isLoopback, back } = input
  const { t } = shell
  const wallets = LANGUAGES.map((language) => walletView(input, language))
  const page: CardPrintPage = {
    t,
    back,
    warnings: [
      ...(site.details === null ? [t.card.printing.notLive] : []),
      ...(isLoopback ? [t.card.onSitePage.loopback] : []),
    ],
    addresses: LANGUAGES.map((language) => ({
      language,
      name: MESSAGES[language].shell.languageName,
      address: addresses[language].address,
    })),
    wallets: wallets.flatMap((wallet) => [
      { ...wallet, isCopy: false },
      { ...wallet, isCopy: true },
    ]),
    posters: LANGUAGES.map((language) => posterView(input, language)),
  }
  return renderPage('app', { ...shell, title: t.card.printing.title }, 'card/print', page)
}

/** People of the site get this, so it shows every number in full. */
function walletView(input: CardPrintInput, language: Language): Omit<WalletView, 'isCopy'> {
  const t = MESSAGES[language].card
  const words = t.wallet
  const { details } = input.site
  const row = (name: SiteText, note: SiteText, digits: string, isOneLine = false): Row => ({
    isPerson: false,
    isOneLine,
    name,
    note,
    digits,
  })
  const named = (details?.named ?? []).slice(0, MOST_ON_PAPER).map((person) => ({
    isPerson: true,
    isOneLine: false,
    name: siteText(person, 'role', language),
    note: ours(dutyText(person, t, language)),
    digits: person.phone,
  }))
  const others = othersOf(details, words).map(({ label, person }) =>
    row(ours(label), siteText(person, 'role', language), person.phone, named.length === MOST_ON_PAPER),
  )
  const lines = (place: ContactPlace) =>
    contactsAt(input.contacts[language], place).map(({ wallet, name, text, digits }) => {
      const always = details?.alwaysCallScr === true ? wallet?.noteAlways : null
      const note = (always ?? wallet?.note ?? '').replace('{text}', text ?? '')
      return row(ours(wallet?.name ?? name), ours(note), digits)
    })
  const support = details?.support ?? null
  const people = [
    ...(named.length === 0 ? [row(ours(words.notNamed), NOTHING, '')] : named),
    ...(isCut(details) ? [row(ours(words.moreHours), ours(shortAddress(input, language)), '', true)] : []),
    ...others,
  ]
  const local = localRows(details?.local ?? [], named.length, language)
  const more = [
    ...lines('wallet-more'),
    ...(support === null ? [] : [row(ours(words.support), siteText(support, 'role', language), support.phone)]),
  ]
  return {
    ...onPaper(input, language, [...people, ...local, ...more], words.inEnglish),
    people,
    reporting: [...lines('wallet-report'), ...local],
    more,
  }
}

/** The site's own lines, by name alone: what each is for is on the card and in the lessons. */
function localRows(lines: readonly LocalResource[], named: number, language: Language): Row[] {
  const shown = lines.slice(0, MOST_ROWS_ON_PAPER - Math.max(named, 2))
  return shown.map((line) => ({
    isPerson: false,
    isOneLine: shown.length > 1 || named === MOST_ON_PAPER,
    name: siteText(line, 'name', language),
    note: NOTHING,
    digits: line.phone,
  }))
}

/** Anyone can read a poster on a wall, so it shows only public numbers. */
function posterView(input: CardPrintInput, language: Language): PosterView {
  const t = MESSAGES[language].card
  const { details } = input.site
  const people = (details?.named ?? []).slice(0, MOST_ON_PAPER).map((person) => ({
    isPerson: true,
    isOneLine: false,
    name: siteText(person, 'role', language),
    note: ours(dutyText(person, t, language)),
    digits: person.publicPhone === true ? person.phone : t.poster.onCard,
  }))
  const lines = (place: ContactPlace) =>
    contactsAt(input.contacts[language], place).map(
      ({ card, name, purpose, digits }): Row => ({
        isPerson: false,
        isOneLine: false,
        name: ours(card?.when ?? name),
        note: ours(card?.use ?? purpose),
        digits,
      }),
    )
  const others = othersOf(details, t).map(({ label, person }) => ({
    label,
    role: siteText(person, 'role', language),
    digits: person.publicPhone === true ? person.phone : t.poster.onCard,
  }))
  const local = localRows(publicLines(details), people.length, language)
  return {
    ...onPaper(
      input,
      language,
      [...people, ...local, ...others.map(({ role }) => ({ name: role, note: NOTHING }))],
      t.inEnglish,
    ),
    people,
    others,
    notes: [
      ...(people.length === 0 ? [t.notNamed] : []),
      ...(isCut(details) ? [`${t.wallet.moreHours} ${shortAddress(input, language)}`] : []),
    ],
    always: details?.alwaysCallScr === true ? t.always : '',
    lines: [...lines('poster'), ...local, ...lines('poster-end')],
    address: shortAddress(input, language),
    qrHtml: input.addresses[language].qrHtml,
  }
}

function onPaper(
  { site, contacts }: CardPrintInput,
  language: Language,
  rows: readonly Pick<Row, 'name' | 'note'>[],
  inEnglish: string,
): OnPaper {
  const t = MESSAGES[language].card
  return {
    language,
    t,
    site: site.details?.name ?? site.name,
    organization: site.details?.organization ?? '',
    lookedUp: formatDate(oldestCheck(contacts[language]), language),
    inEnglish: rows.some(({ name, note }) => name.isEnglish || note.isEnglish) ? inEnglish : '',
  }
}

function isCut(details: SiteDetails | null): boolean {
  return (details?.named.length ?? 0) > MOST_ON_PAPER
}

/** The address as people type it, without `https://`. */
function shortAddress({ addresses }: CardPrintInput, language: Language): string {
  return addresses[language].address.replace(/^https?:\/\//, '')
}
