import type { CalendarDate } from '../platform/time/calendar.ts'

/** Everything that Home can ask for, the most harmful first. */
export const DOING = [
  // Tonight, somebody may call a person who isn't there.
  'roles',
  // Or a number that doesn't work.
  'numbers-wrong',
  'ledger',
  'waiting-for-site',
  // Until then, no card, link or e-mail can be opened elsewhere.
  'address',
  // Before whatever else is sent: until then it only makes the pile higher.
  'hand-over',
  'overdue',
  // Nobody clinical would be told of the next one.
  'group-lists',
  'groups',
  'needs-help',
  'expired',
  'cannot-say',
  'update-due',
  // Further up where any of them is overdue.
  'no-way-in',
  'starting',
  'data-problems',
  'policy-approval',
  'line-changes',
  'site-changes',
  // Somebody may call the old number.
  'paper',
  'packages-wrong',
  'numbers',
  'unlinked',
  'practices',
  'messages',
  'webhooks',
  'sign-ins',
  'recoveries',
  'no-steward',
  'one-administrator',
  'disk',
  'backup',
  'backup-copy',
  'packages',
] as const
export type DoingKind = (typeof DOING)[number]

/** How many are named of each kind. */
export const FIRST = 3

/** A person, a number or a package that a kind of work is about. */
export interface NamedFirst {
  readonly name: string
  readonly href: string
  /** What there is to know about it; then each has a line of its own. */
  readonly note?: string
}

/** Names of people who can do what the viewer can't. */
export interface WhomToAsk {
  readonly stewards: readonly string[]
  /** Stewards who have never signed in, while no other can. */
  readonly waiting: readonly string[]
  /** Who can give somebody the role. */
  readonly administrators: readonly string[]
}

/** One kind of work that waits for the viewer. */
export interface Doing {
  readonly kind: DoingKind
  readonly count: number
  /** The first of those it's about, and how many more there are. */
  readonly first: readonly NamedFirst[]
  readonly others: number
  /** The page where it's done, or the list of everyone it's about. */
  readonly href: string
  /** The list of everyone it's about, where `href` is another page. */
  readonly list?: string
  /** The form that leads on with everyone it's about selected; absent where the page itself does. */
  readonly form?: {
    readonly action: string
    readonly fields: readonly { readonly name: string; readonly value: string }[]
  }
  /** The page where the same is done for everyone, where this is about a few of them. */
  readonly everyoneHref?: string
  /** False for a viewer who can only read about it. */
  readonly mayDo: boolean
  /** Each of them was reminded today, or has a reminder that HR still hands over: the only thing left is the list. */
  readonly reminded?: 'today' | 'by-hand'
  /** Whom to ask, where the viewer has no page for it. */
  readonly ask?: WhomToAsk
  /** The day of the last backup; null for everything else, and when there is none. */
  readonly lastDay?: CalendarDate | null
  /** Another kind has counted some already: this one is about the others. */
  readonly isRest?: boolean
  /** How many of them are overdue, where that makes it worse. */
  readonly overdue?: number
  /** Where the server sends mail, people are invited that way. */
  readonly sendsMail?: boolean
  /** Somebody has the role already, and only has to sign in. */
  readonly isWaiting?: boolean
}

export function mostHarmfulFirst(all: readonly Doing[]): Doing[] {
  return all.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** A reminder doesn't reach whoever can't sign in. So where they are overdue, a way in goes before it. */
function placeOf({ kind, overdue = 0 }: Doing): number {
  return overdue > 0 ? DOING.indexOf('overdue') - 0.5 : DOING.indexOf(kind)
}

/** Where no page lists them: each is named. */
export function everyOne(all: readonly NamedFirst[]): Pick<Doing, 'first' | 'others'> {
  return { first: all, others: 0 }
}

export function firstFew(all: readonly NamedFirst[]): Pick<Doing, 'first' | 'others'> {
  const first = all.slice(0, FIRST)
  return { first, others: all.length - first.length }
}
