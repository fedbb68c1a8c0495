import type { CalendarDate } from '../platform/time/calendar.ts'
import { oldestCheck } from '../course/contact-age.ts'
import { type ContactPlace, contactsAt } from '../course/contact-place.ts'
import type { Contact } from '../course/policy-shape.ts'
import { siteText } from '../organization/site-details.ts'
import { type OldPaper, oldPaperText, type ReplacedView } from './old-paper.page.ts'
import {
  countOf,
  flagged,
  localRows,
  MOST_LINES,
  MOST_ON_PAPER,
  NOTHING,
  otherLines,
  type OtherOnPoster,
  parted,
  posterLines,
  type Row,
  row,
  walletLines,
} from './paper-row.page.ts'
import { othersOf, publicLines } from './card.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { dutyText, ours } from '../site/part.page.ts'
import { type Messages, MESSAGES } from '../words/messages.ts'
import { numbersApart } from '../platform/text/phones.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { LogoView } from '../platform/html/logo.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import type { SafeHtml } from '../platform/html/safe.ts'
import type { LocalResource, NamedPerson, Reachable, ShownDetails } from '../organization/details-shape.ts'

export interface CardPrintInput {
  readonly site: {
    readonly name: string
    /** The details as staff see them on a day, which paper names. */
    readonly live: {
      readonly details: ShownDetails
      readonly on: CalendarDate
      /** Null when all paper is as it would be now. */
      readonly old?: OldPaper | null
    } | null
  }
  /** In both languages, because paper comes in both. */
  readonly contacts: Readonly<Record<Language, readonly Contact[]>>
  /** The address of the site's public card in each language. */
  readonly addresses: Readonly<Record<Language, { readonly address: string; readonly qrHtml: SafeHtml }>>
  /** The address leads to the computer of the server only. */
  readonly isLoopback: boolean
  readonly back: { readonly text: string; readonly href: string }
  /** Beside the name, or null. */
  readonly logo: LogoView | null
  readonly replaced: ReplacedView | null
}

type OnePaper = Pick<CardPrintInput, 'site' | 'contacts' | 'addresses' | 'logo'>

interface CardPrintPage extends Pick<CardPrintInput, 'back' | 'replaced'> {
  readonly t: Messages
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
  readonly logo: LogoView | null
  /** What the asterisk of a number of the organization's own means. Empty when there's none. */
  readonly ownNumber: string
  /** Of which day the oldest check is among the lines on it. */
  readonly checked: string
  /** Of which day the site's details are; empty while there are none. */
  readonly detailsOf: string
  /** Says that some of it is in English; empty when nothing is. */
  readonly inEnglish: string
}

interface WalletView extends OnPaper {
  /** Long names are cut short, so that every number fits. */
  readonly isTight: boolean
  readonly people: readonly Row[]
  readonly reporting: readonly Row[]
  readonly more: readonly Row[]
}

interface PosterView extends OnPaper {
  readonly isTight: boolean
  readonly people: readonly Row[]
  /** The other contacts, for when the named person can't be told, each with a number if it is public: every second piece. */
  readonly others: readonly (OtherOnPoster & { readonly pieces: readonly string[] })[]
  readonly notes: readonly string[]
  /** Empty unless the site has SCR called after every disclosure. */
  readonly always: string
  readonly lines: readonly Row[]
  /** Says where the site's other lines are. Empty when all of them are on the poster. */
  readonly moreLines: string
  readonly address: string
  readonly qrHtml: SafeHtml
}

/** Three sheets: a wallet card in each language, both on one, and a poster in each. */
export function cardPrintPage(shell: Shell, input: CardPrintInput): string {
  const { site, addresses, isLoopback, back, replaced } = input
  const { t } = shell
  const old = site.live?.old ?? null
  const page: CardPrintPage = {
    t,
    back,
    warnings: [
      ...(site.live === null ? [t.card.printing.notLive] : []),
      ...(isLoopback ? [t.card.onSitePage.loopback] : []),
      ...(old === null ? [] : [oldPaperText(old, shell)]),
    ],
    replaced,
    addresses: LANGUAGES.map((language) => ({
      language,
      name: MESSAGES[language].shell.languageName,
      address: addresses[language].address,
    })),
    wallets: LANGUAGES.map((language) => walletView(input, language)),
    posters: LANGUAGES.map((language) => posterView(input, language)),
  }
  return renderPage('app', { ...shell, title: t.card.printing.title }, 'card/print', page)
}

/** Whether other details make the same cards and posters, apart from the day on them. */
export function isSamePaper(
  contacts: CardPrintInput['contacts'],
  one: ShownDetails,
  another: ShownDetails,
  on: CalendarDate,
): boolean {
  const [paper, other] = [one, another].map((details) => {
    const nowhere = { address: '', qrHtml: '' as SafeHtml } // no code, because addresses that were printed keep working
    const input = {
      site: { name: '', live: { details, on } },
      contacts,
      addresses: { en: nowhere, es: nowhere },
      logo: null,
    }
    const papers = LANGUAGES.flatMap((language) => [walletView(input, language), posterView(input, language)])
    return JSON.stringify(papers.map((each) => ({ ...each, checked: '' })))
  })
  return paper === other
}

/** People of the site get this, so it shows every number in full. */
function walletView(input: OnePaper, language: Language): WalletView {
  const t = MESSAGES[language].card
  const words = t.wallet
  const details = input.site.live?.details ?? null
  const named = (details?.named ?? [])
    .slice(0, MOST_ON_PAPER)
    .map((person) => personRow(person, person.phone, details, language))
  const instead = othersOf(details, words, t, language).map(({ label, person }) =>
    row(ours(label), flagged(siteText(person, 'role', language), person, details, t), person.phone),
  )
  const lines = (place: ContactPlace) =>
    contactsAt(input.contacts[language], place).map(({ digits, failedOn, name, own, text, wallet }) => {
      const always = details?.alwaysCallScr === true ? wallet?.noteAlways : null
      const note = failedOn === undefined ? (always ?? wallet?.note ?? '').replace('{text}', text ?? '') : t.problem
      return parted(row(ours(wallet?.name ?? name), ours(starred(note, own)), digits))
    })
  const support = details?.support ?? null
  const people = [
    ...(named.length === 0 ? [row(ours(words.notNamed), NOTHING, '')] : named),
    ...(hasMore(details?.named) ? [row(ours(words.moreHours), ours(shortAddress(input, language)), '')] : []),
    ...instead,
  ]
  const others = hasMore(details?.local) ? [row(ours(words.moreLines), ours(shortAddress(input, language)), '')] : []
  const fits = (rows: readonly Row[]) => countOf([...people, ...rows], walletLines) <= MOST_LINES.wallet
  const fitParted = (rows: readonly Row[]) => fits([...rows.map(parted), ...others])
  const local = [...localRows(details?.local, language, fitParted, details?.wrong).map(parted), ...others]
  const more = [
    ...lines('wallet-more'),
    ...(support === null
      ? []
      : [row(ours(words.support), flagged(siteText(support, 'role', language), support, details, t), support.phone)]),
  ]
  return {
    ...onPaper(input, language, {
      local: details?.local,
      rows: [...people, ...local, ...more],
      places: ['wallet-report', 'wallet-more'],
      words: { inEnglish: words.inEnglish, oldest: words.oldestCheck },
    }),
    isTight: !fits(local),
    people,
    reporting: [...lines('wallet-report'), ...local],
    more,
  }
}

/** Marks a number of the organization's own: paper has no room to say it with each. */
function starred(text: string, own: Contact['own']): string {
  return own === 'number' ? `${text}*` : text
}

function personRow(person: NamedPerson, digits: string, details: ShownDetails | null, language: Language): Row {
  const t = MESSAGES[language].card
  // A wallet card is short of room: with the space in `p. m.`, a long role would be cut.
  const hours = dutyText(person, t, language).replaceAll('. m.', '.m.')
  return {
    ...row(siteText(person, 'role', language), flagged(ours(hours), person, details, t), digits),
    isPerson: true,
  }
}

/** Anyone can read a poster on a wall, so it shows only public numbers. */
function posterView(input: OnePaper, language: Language): PosterView {
  const t = MESSAGES[language].card
  const details = input.site.live?.details ?? null
  const publicNumber = ({ publicPhone, phone }: Reachable) => (publicPhone === true ? phone : t.poster.onCard)
  const people = (details?.named ?? [])
    .slice(0, MOST_ON_PAPER)
    .map((person) => personRow(person, publicNumber(person), person.publicPhone === true ? details : null, language))
  const lines = (place: ContactPlace) =>
    contactsAt(input.contacts[language], place).map(({ card, digits, failedOn, name, own, purpose }) => {
      const use = failedOn === undefined ? (card?.use ?? purpose) : t.problem
      return row(ours(card?.when ?? name), ours(starred(use, own)), digits)
    })
  const others = othersOf(details, t, t, language).map(({ label, person }) => ({
    label,
    role: flagged(siteText(person, 'role', language), person, person.publicPhone === true ? details : null, t),
    digits: publicNumber(person),
    pieces: numbersApart(publicNumber(person)),
  }))
  const address = shortAddress(input, language)
  const notes = [
    ...(people.length === 0 ? [t.notNamed] : []),
    ...(hasMore(details?.named) ? [`${t.wallet.moreHours} ${address}`] : []),
  ]
  const moreLines = hasMore(publicLines(details)) ? `${t.wallet.moreLines} ${address}` : ''
  const fits = (rows: readonly Row[]) =>
    countOf([...people, ...rows], posterLines) + countOf(others, otherLines) + notes.length <=
    MOST_LINES.poster - (moreLines === '' ? 0 : 1)
  const local = localRows(publicLines(details), language, fits, details?.wrong)
  return {
    ...onPaper(input, language, {
      local: publicLines(details),
      rows: [...people, ...local, ...others.map(({ role }) => ({ name: role, note: NOTHING }))],
      places: ['poster', 'poster-end'],
      words: { inEnglish: t.inEnglish, oldest: t.wallet.oldestCheck },
    }),
    isTight: !fits(local),
    people,
    others,
    notes,
    moreLines,
    always: details?.alwaysCallScr === true ? t.always : '',
    lines: [...lines('poster'), ...local, ...lines('poster-end')],
    address,
    qrHtml: input.addresses[language].qrHtml,
  }
}

function onPaper(
  { site, contacts, logo }: OnePaper,
  language: Language,
  on: {
    readonly local: readonly LocalResource[] | undefined
    readonly rows: readonly Pick<Row, 'name' | 'note'>[]
    /** Where its shared lines are. */
    readonly places: readonly ContactPlace[]
    readonly words: { readonly inEnglish: string; oldest(date: string): string }
  },
): OnPaper {
  const { card: t, learn } = MESSAGES[language]
  const { local = [], places, rows, words } = on
  const shared = places.flatMap((place) => contactsAt(contacts[language], place))
  const oldest = oldestCheck([...contacts[language], ...local])
  return {
    language,
    t,
    site: site.live?.details.name ?? site.name,
    organization: site.live?.details.organization ?? '',
    logo,
    ownNumber: shared.some(({ own }) => own === 'number') ? `* ${learn.contacts.own.number}.` : '',
    checked: oldest === undefined ? '' : words.oldest(formatDate(oldest, language)),
    detailsOf: site.live === null ? '' : t.siteDetails(formatDate(site.live.on, language)),
    inEnglish: rows.some(({ name, note }) => name.isEnglish || note.isEnglish) ? words.inEnglish : '',
  }
}

function hasMore(list: readonly unknown[] = []): boolean {
  return list.length > MOST_ON_PAPER
}

/** The address as people type it, without `https://`. */
function shortAddress({ addresses }: OnePaper, language: Language): string {
  return addresses[language].address.replace(/^https?:\/\//, '')
}
