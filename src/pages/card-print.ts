import { type Language, LANGUAGES } from '../domain/content.ts'
import type { SafeHtml } from '../domain/course.ts'
import type { Contact } from '../domain/policy.ts'
import type { SiteDetails } from '../domain/site.ts'
import { contactOf, oldestCheck, othersOf } from './card.ts'
import { formatDate } from './dates.ts'
import { dutyText } from './duty-text.ts'
import { type Messages, MESSAGES } from './messages/messages.ts'
import { renderPage } from './render.ts'
import type { Shell } from './shell.ts'

export interface CardPrintInput {
  readonly site: { readonly name: string; readonly details: SiteDetails | null }
  readonly contacts: readonly Contact[]
  /** Where the public card of the site is, in each language. */
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
}

interface Row {
  /** With hours below the role, which gives way where there is no room. */
  readonly isPerson: boolean
  readonly name: string
  readonly note: string
  readonly digits: string
}

interface WalletView extends OnPaper {
  /** The second of two alike says nothing new to who listens. */
  readonly isCopy: boolean
  readonly people: readonly Row[]
  readonly reporting: readonly Row[]
  readonly more: readonly Row[]
}

interface PosterView extends OnPaper {
  readonly people: readonly Row[]
  readonly others: readonly string[]
  /** Empty, unless the site has SCR called after every disclosure. */
  readonly always: string
  readonly lines: readonly Row[]
  readonly address: string
  readonly qrHtml: SafeHtml
}

/** A wallet card has room for three; who comes after them is found at the address of the card. */
const MOST_ON_PAPER = 3

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
  return renderPage('app', { ...shell, title: t.card.printing.title }, 'pages/card-print', page)
}

/** For people of the site, so with every number in full. */
function walletView(input: CardPrintInput, language: Language): Omit<WalletView, 'isCopy'> {
  const t = MESSAGES[language].card
  const words = t.wallet
  const { details } = input.site
  const named = (details?.named ?? []).slice(0, MOST_ON_PAPER).map((person) => ({
    isPerson: true,
    name: person.role,
    note: dutyText(person, t, language),
    digits: person.phone,
  }))
  const others = othersOf(details, words).map(({ label, person }) => ({
    isPerson: false,
    name: label,
    note: person.role,
    digits: person.phone,
  }))
  const line = (id: string, { name, note }: { readonly name: string; readonly note: string }): Row => ({
    isPerson: false,
    name,
    note,
    digits: contactOf(input.contacts, id).digits,
  })
  const support = details?.support ?? null
  return {
    ...onPaper(input, language),
    people: [
      ...(named.length === 0 ? [{ isPerson: false, name: words.notNamed, note: '', digits: '' }] : named),
      ...(isCut(details)
        ? [{ isPerson: false, name: words.moreHours, note: shortAddress(input, language), digits: '' }]
        : []),
      ...others,
    ],
    reporting: [
      line('SCR', details?.alwaysCallScr === true ? words.scrAlways : words.scr),
      line('LR-2', words.njHotline),
      line('NR-1', words.nationalHotline),
      { isPerson: false, name: '', note: waysOf(contactOf(input.contacts, 'NR-1'), t), digits: '' },
    ],
    more: [
      line('NR-2', words.ncmec),
      line('LR-3', words.avanzar),
      line('988', words.crisis),
      ...(support === null
        ? []
        : [{ isPerson: false, name: words.support, note: support.role, digits: support.phone }]),
    ],
  }
}

/** On a wall anybody reads along: numbers only as far as they are public. */
function posterView(input: CardPrintInput, language: Language): PosterView {
  const t = MESSAGES[language].card
  const { details } = input.site
  const named = (details?.named ?? []).slice(0, MOST_ON_PAPER).map((person) => ({
    isPerson: true,
    name: person.role,
    note: dutyText(person, t, language),
    digits: person.publicPhone ? person.phone : t.poster.onCard,
  }))
  const line = (id: string, words: { readonly when: string; readonly use: string }): Row => ({
    isPerson: false,
    name: words.when,
    note: words.use,
    digits: contactOf(input.contacts, id).digits,
  })
  return {
    ...onPaper(input, language),
    people: named,
    others: [
      ...(named.length === 0 ? [t.notNamed] : []),
      ...othersOf(details, t).map(({ label, person }) => `${label} ${person.role}.`),
      ...(isCut(details) ? [`${t.wallet.moreHours} ${shortAddress(input, language)}`] : []),
    ],
    always: details?.alwaysCallScr === true ? t.always : '',
    lines: [
      line('SCR', t.scr),
      line('LR-2', t.njHotline),
      line('NR-1', t.nationalHotline),
      line('NR-2', t.ncmec),
      line('988', t.crisis),
    ],
    address: shortAddress(input, language),
    qrHtml: input.addresses[language].qrHtml,
  }
}

function onPaper({ site, contacts }: CardPrintInput, language: Language): OnPaper {
  const t = MESSAGES[language].card
  return {
    language,
    t,
    site: site.details?.name ?? site.name,
    organization: site.details?.organization ?? '',
    lookedUp: formatDate(oldestCheck(contacts), language),
  }
}

function isCut(details: SiteDetails | null): boolean {
  return (details?.named.length ?? 0) > MOST_ON_PAPER
}

/** `Text 233733, TTY 711` */
function waysOf({ text, tty }: Contact, t: Messages['card']): string {
  return [...(text === null ? [] : [t.text(text)]), ...(tty === null ? [] : [t.tty(tty)])].join(', ')
}

/** As people type it: without `https://`. */
function shortAddress({ addresses }: CardPrintInput, language: Language): string {
  return addresses[language].address.replace(/^https?:\/\//, '')
}
