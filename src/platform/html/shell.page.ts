import type { CalendarDate } from '../time/calendar.ts'
import type { Messages } from '../../words/messages.ts'
import type { Language } from '../text/language.ts'
import type { HiddenField } from './field.page.ts'
import type { LogoView } from './logo.ts'
import type { NamedLine } from './named-line.ts'

/** Everything around a page: who we are, where to go, the way out, and help in an emergency. */
export interface Shell {
  readonly language: Language
  /**
   * Neutral: the title says the step, never the topic, because titles are visible in histories and on shared screens.
   */
  readonly title: string
  readonly width: 'read' | 'learn' | 'hr'
  readonly stylesheet: string
  /** The stylesheet of the organization's logo and color. None when it has neither. */
  readonly moreStyles: readonly string[]
  /** Asked for early, so that the first page has them. */
  readonly fonts: readonly string[]
  /** The script of the leave button, which works without it. */
  readonly exitScript: string
  /** The page's own script, or null for most pages. */
  readonly pageScript: string | null
  /** Seconds after which a browser without scripts loads the page again, or null for most pages. */
  readonly refresh: number | null
  readonly t: Messages
  readonly brand: {
    readonly name: string
    readonly subtitle: string
    readonly href: string
    /** In place of our mark, or null for our mark. */
    readonly logo: LogoView | null
  }
  readonly nav: readonly ShellLink[]
  /** `null` when there is no page to come back to, as around an error. */
  readonly otherLanguage: LanguageSwitch | null
  /** Sign-out posts, or null for a visitor. */
  readonly signOut: { readonly action: string; readonly csrf: string } | null
  /** When the session ends, or null for a visitor and around an error. */
  readonly ending: SessionEnding | null
  readonly leaveHref: string
  /** What the reader has to do soon, wherever they are. */
  readonly reminder: (ShellLink & { readonly lead: string }) | null
  /** What the reader has to know on every page of the course, in short and the rest of it. Empty for most. */
  readonly notice: readonly string[]
  /** What the page is for, folded, on every records page; null elsewhere. */
  readonly help: { readonly title: string; readonly lines: readonly string[] } | null
  /** Above the page, to the list that it's in; null for most pages. */
  readonly back: ShellLink | null
  /** The box to find people and sites in, on records pages; null elsewhere. */
  readonly search: SearchBox | null
  /** What keys do on the page, on records pages; null elsewhere. */
  readonly keys: { readonly script: string; readonly lines: readonly KeyLine[] } | null
  /** What keeps the entries in a form that isn't sent, on records pages; null elsewhere. */
  readonly formDraft: {
    readonly script: string
    readonly action: string
    readonly isAnswer: boolean
    readonly today: CalendarDate
  } | null
  /** The places of the records that the reader may open; none around other pages. */
  readonly places: readonly PlaceLink[]
  /** `null` on report pages, which aren't part of the course. */
  readonly support: Support | null
  /** Lines that are easily mistaken for each other. The bottom of a page without support has those that it names. */
  readonly alikeLines: readonly NamedLine[]
  /** The note is in pieces: every second one stays on one line. */
  readonly footer: { readonly note: readonly string[]; readonly links: readonly ShellLink[] }
}

/** Keys that do the same. */
export interface KeyLine {
  readonly keys: readonly string[]
  readonly text: string
}

/** Adds what keys do on this page alone, before what they do on every page of the records. */
export function withKeys(shell: Shell, lines: readonly KeyLine[]): Shell {
  return shell.keys === null ? shell : { ...shell, keys: { ...shell.keys, lines: [...lines, ...shell.keys.lines] } }
}

export interface SearchBox {
  readonly script: string
  readonly action: string
  /** What it finds, and the same in the box, where a phone has little room. */
  readonly label: string
  readonly inBox: string
  readonly csrf: string
  /** Whether a phone shows it from the start, instead of a link to it. */
  readonly isOpen: boolean
  /** What the results on the page were looked for with. */
  readonly typed: string
}

/** What is said about the end of a session, with a script and without. */
export interface SessionEnding {
  readonly script: string
  readonly note: string
  readonly seconds: number
  readonly canStay: boolean
  /** What is said some minutes before, where somebody can stay and where they can't, and afterward. */
  readonly idle: string
  readonly latest: string
  readonly over: string
  readonly label: string
  readonly stay: string
  readonly action: string
  readonly csrf: string
  readonly signIn: string
  readonly signInHref: string
}

export interface ShellLink {
  readonly text: string
  readonly href: string
}

/** A link of the navigation. `page` is the page itself, `true` one that the page belongs to. */
interface StepLink extends ShellLink {
  readonly current: 'page' | 'true' | null
}

/** One place of the records. It leads to its first page; the others are its parts. */
export interface PlaceLink extends StepLink {
  /** The first page under a name of its own, for the menu, which lists it with the parts. */
  readonly start: StepLink
  readonly parts: readonly StepLink[]
  /** The parts that are folded into the last entry of its row, which names the one that the page is. */
  readonly more: { readonly text: string; readonly isHere: boolean; readonly parts: readonly StepLink[] }
}

/** What the menu of a phone has: the links of the header, which a wider screen shows. */
export function menuOf({ nav, support, t }: Shell): ShellLink[] {
  const course =
    support === null
      ? []
      : [
          { text: t.shell.contacts, href: support.contactsHref },
          { text: t.shell.pause, href: support.pauseHref },
        ]
  return [...course, ...nav]
}

/** The same page in the other language: a link for a visitor, a form for someone who is signed in. */
export interface LanguageSwitch {
  readonly language: Language
  /** In its own language, so that people who need it can read it. */
  readonly name: string
  readonly href: string
  /** Empty for a link. */
  readonly hidden: readonly HiddenField[]
}

/** The same three columns on every learner page, always in the same order. */
export interface Support {
  readonly named: SupportPerson | null
  readonly staff: SupportPerson | null
  readonly lines: readonly { readonly name: string; readonly digits: string; readonly href: string }[]
  /** The day of the oldest check among the lines of the course and the site. Empty where there are none. */
  readonly checked: string
  readonly contactsHref: string
  /**
   * The public card of the site. The guide in a package, and where a site has no details. Null where nobody is signed in
   * and no site is known.
   */
  readonly cardHref: string | null
  readonly pauseHref: string
}

export interface SupportPerson {
  /** Marked as English on a Spanish page if the site wrote no Spanish. */
  readonly role: { readonly text: string; readonly isEnglish: boolean }
  readonly phone: string
  readonly href: string
  /** Whether the last check found that the number doesn't work. */
  readonly isWrong: boolean
}
