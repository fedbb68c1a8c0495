import { type Actor, isPerson } from '../ledger/event.ts'
import type { SitePublishedEvent } from '../ledger/site-version.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { numbersApart } from '../platform/text/phones.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import { filledLines } from './difference.page.ts'
import { draftOf } from './draft.ts'
import { changedLines } from './preview.page.ts'
import { isSameButForCalls } from './roles/shown.ts'
import { sectionsOf } from './site.page.ts'

/** A version as it's listed: with its days, and whether it was called off before the first of them. */
export interface ListedVersion {
  readonly event: SitePublishedEvent
  readonly recordedOn: CalendarDate
  /** Who proposed it to the one who published it. Null where nobody had to, or what all sites share was proposed. */
  readonly proposedBy: Actor | null
  readonly isWithdrawn: boolean
}

/** A day that was asked for, with what staff saw at its end. Both others are null before the first version. */
export interface SeenOnDay {
  readonly on: CalendarDate
  readonly version: SitePublishedEvent | null
  readonly details: SiteDetails | null
}

interface VersionsInput {
  readonly name: string
  /** The newest first. */
  readonly versions: readonly ListedVersion[]
  /** Two to compare; null while there are fewer. */
  readonly compared: readonly [ListedVersion, ListedVersion] | null
  /** Null until a day is asked for. */
  readonly seen: SeenOnDay | null
  readonly today: CalendarDate
  readonly inEffect: string | null
  nameOf(actor: Actor): string
  readonly links: {
    readonly back: { readonly text: string; readonly href: string }
    readonly self: string
    /** The numbers that all sites share, on the same day. `null` for a viewer who may not read them. */
    readonly lines: string | null
  }
}

/** What staff saw on a day, the versions of a site's details, and any two of them side by side. */
export function versionsPage(shell: Shell, input: VersionsInput): string {
  const { language, t } = shell
  const { compared, inEffect, links, name, seen, today, versions } = input
  const words = t.hr.sites.versions
  const day = (date: CalendarDate) => formatDate(date, language)
  const title = ({ event }: ListedVersion) => words.version(event.body.version)
  const select = (field: 'from' | 'to', chosen: ListedVersion) => ({
    name: field,
    label: words[field],
    value: String(chosen.event.body.version),
    options: versions.map((version) => ({
      value: String(version.event.body.version),
      text: `${title(version)}, ${day(version.event.effectiveOn)}`,
    })),
  })
  const view = {
    t,
    heading: words.of(name),
    rows: versions.map((version) => ({
      title: title(version),
      from: day(version.event.effectiveOn),
      recordedOn: recordedText(version, day(version.recordedOn), input, t),
      state: stateOf(version, { today, inEffect }, t),
    })),
    comparison:
      compared === null
        ? null
        : {
            from: title(compared[0]),
            to: title(compared[1]),
            selects: [select('from', compared[0]), select('to', compared[1])],
            rows: sideBySide(shell, compared, today),
          },
    onDay: { value: seen?.on ?? today, max: today },
    seen: seen === null ? null : seenView(shell, seen, today),
    linesLink: links.lines === null ? null : { text: words.onDay.lines, href: links.lines },
    action: links.self,
  }
  return renderPage('app', { ...shell, back: links.back }, 'site/versions', view)
}

/** Versions from before a second person could be asked say nothing of it. */
function recordedText(
  { event: { actor, body }, proposedBy }: ListedVersion,
  day: string,
  { nameOf }: Pick<VersionsInput, 'nameOf'>,
  t: Messages,
): string {
  const words = t.hr.sites.versions
  const by = nameOf(actor)
  if (!('proposal' in body) || !isPerson(actor)) return words.by(day, by)
  if (body.proposal === null) return words.alone(day, by)
  return words.together(day, by, proposedBy === null ? null : nameOf(proposedBy))
}

function stateOf(
  { event, isWithdrawn }: ListedVersion,
  { today, inEffect }: Pick<VersionsInput, 'today' | 'inEffect'>,
  t: Messages,
): string {
  const words = t.hr.sites.versions
  if (isWithdrawn) return words.withdrawn
  if (event.effectiveOn > today) return words.toCome
  return event.id === inEffect ? words.inEffect : words.earlier
}

function seenView(shell: Shell, { details, on, version }: SeenOnDay, today: CalendarDate) {
  const { language, t } = shell
  const words = t.hr.sites.versions.onDay
  const heading = words.heading(formatDate(on, language))
  if (version === null || details === null) return { heading, texts: [words.none], rows: [], language }
  const { body, effectiveOn } = version
  const isWhole = isSameButForCalls(details, body.details)
  return {
    heading,
    texts: [
      words.version(body.version, formatDate(effectiveOn, language)),
      ...(isWhole ? [] : [words.away]),
      words.endOfDay,
    ],
    rows: filledLines(sectionsOf(shell, { blanks: [], today }, draftOf(details), {}), language).map((row) => ({
      label: row.label,
      note: '',
      pieces: numbersApart(row.value),
    })),
    language,
  }
}

function sideBySide(shell: Shell, [from, to]: readonly [ListedVersion, ListedVersion], today: CalendarDate) {
  const draft = ({ event }: ListedVersion) => draftOf(event.body.details)
  return changedLines(shell, { from: draft(from), to: draft(to) }, today)
}
