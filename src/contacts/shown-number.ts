import type { Content } from '../course/content.ts'
import { corrected, type History, isKind } from '../ledger/history.ts'
import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import { contactsNow, sharedLines } from './line.ts'

/** A number of a shared line, and the days on which it was shown. */
export interface ShownNumber {
  readonly name: string
  readonly purpose: string
  readonly digits: string
  /** The number to text, or null when there's none. */
  readonly text: string | null
  readonly tty: string | null
  /** The entry that brought it. Null for a number that came with a release. */
  readonly seq: number | null
  /** When it began to be shown. Null for the number of the course, before any change. */
  readonly at: Instant | null
  /** Null for the number of the course, before any change. */
  readonly from: CalendarDate | null
  /** The day on which the next one took its place or the line was gone, or null while it's shown. */
  readonly until: CalendarDate | null
  /** When a release began that no longer has the line. Null while it's shown, or when another number took its place. */
  readonly gone: Pick<Moment, 'at' | 'on'> | null
}

/** The lines as the program came with them. */
export interface ReleasedLines {
  /** When this deployment began to run the release. Null for the first one. */
  readonly began: { readonly at: Instant; readonly on: CalendarDate } | null
  readonly contacts: Content['contacts']
}

type Said = Pick<ShownNumber, 'name' | 'purpose' | 'digits' | 'text' | 'tty'>

/** Whether two are the same under the same name, and so is the number to text: no paper has one for TTY. */
export function isSameOnPaper(one: Said, other: Said): boolean {
  return one.digits === other.digits && one.text === other.text && one.name === other.name
}

function isSameToStaff(one: Said, other: Said): boolean {
  return isSameOnPaper(one, other) && one.tty === other.tty
}

/** Something by which staff may see another number. */
interface Moment {
  /** The last change of the organization's that counts by then, or 0. */
  readonly until: number
  readonly entry: number | null
  readonly at: Instant
  readonly on: CalendarDate
  readonly release: ReleasedLines | null
}

/**
 * The numbers of each line that was ever changed, added or dropped, by the organization or by a release, in the order in which they were
 * shown.
 * @param releases the earliest first
 * @param isSame whether a change isn't one, for whoever asks
 */
export function numbersShown(
  history: History,
  releases: readonly ReleasedLines[],
  language: Content['language'],
  isSame = isSameToStaff,
): ShownNumber[] {
  const all = corrected(history)
  const moments = momentsOf(all, releases)
  const ids = new Set(releases.flatMap(({ contacts }) => contacts.map(({ id }) => id)))
  return [...ids].flatMap((id) => {
    const inRelease = (release: ReleasedLines | undefined) => release?.contacts.find((contact) => contact.id === id)
    let released = inRelease(releases[0])
    const shown: ShownNumber[] =
      released === undefined ? [] : [{ ...said(released), seq: null, at: null, from: null, until: null, gone: null }]
    for (const { until, entry, at, on, release } of moments) {
      if (release !== null) released = inRelease(release)
      const line = sharedLines(all.filter(({ seq }) => seq <= until)).own.get(id)?.line
      const now = released && said({ ...released, ...line, ...line?.[language] })
      const last = shown.at(-1)
      if (last?.until === null) {
        if (now !== undefined && isSame(last, now)) continue
        shown.splice(-1, 1, { ...last, until: on, gone: now === undefined ? { at, on } : null })
      }
      if (now !== undefined) shown.push({ ...now, seq: entry, at, from: on, until: null, gone: null })
    }
    const [only] = shown
    return shown.length === 1 && only?.from === null && only.until === null ? [] : shown
  })
}

/** The lines of the release that ran at a moment, as the program came with them. */
export function releasedAt(releases: readonly ReleasedLines[], moment: Instant): Content['contacts'] {
  return releases.findLast(({ began }) => began === null || began.at <= moment)?.contacts ?? []
}

/**
 * Every line as staff saw it at the end of a day.
 * @param dayOver the last moment of the day
 */
export function linesOn(
  history: History,
  releases: readonly ReleasedLines[],
  { on, dayOver }: { readonly on: CalendarDate; readonly dayOver: Instant },
  language: Content['language'],
): Content['contacts'] {
  const then = corrected(history).filter(({ effectiveOn }) => effectiveOn <= on)
  return contactsNow(
    releasedAt(releases, dayOver),
    sharedLines(then, (at) => releasedAt(releases, at)),
    language,
  )
}

function momentsOf(all: History, releases: readonly ReleasedLines[]): Moment[] {
  const confirmed = all.filter(isKind('contact_change_confirmed'))
  const changes = confirmed.map(({ seq, effectiveOn: on, recordedAt: at }) => {
    return { until: seq, entry: seq, at, on, release: null }
  })
  const starts = releases.flatMap((release) => {
    if (release.began === null) return []
    const { at, on } = release.began
    const until = confirmed.findLast(({ recordedAt }) => recordedAt <= at)?.seq ?? 0
    return [{ until, entry: null, at, on, release }]
  })
  return [...changes, ...starts].sort((one, other) => one.until - other.until)
}

function said({ name, purpose, digits, text, tty }: Said): Said {
  return { name, purpose, digits, text, tty }
}
