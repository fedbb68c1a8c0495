import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import { formatDate, formatTime, formatTimeZone } from '../platform/time/date.page.ts'
import { localTime } from '../platform/time/local-time.ts'
import { errorSummary, type FormState, field, titled } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { Messages } from '../words/messages.ts'
import type { TrailFault } from './chain.ts'
import { TRAIL_KIND_NAMES, type TrailKind } from './kind.ts'
import { formatDayOf } from '../platform/time/moment.page.ts'

/** Somebody or something in an entry, with where to read about it and how to see only what it is in. */
export interface Named {
  readonly name: string
  /** `null` where there's no page, or the viewer may not open it. */
  readonly href: string | null
  /** `null` where the page shows nothing else already. */
  readonly onlyHref: string | null
}

export interface ShownEntry {
  readonly seq: number
  readonly at: Instant
  readonly who: Named
  readonly kind: TrailKind
  readonly parts: readonly string[]
  readonly about: Named | null
  readonly address: string | null
}

/** What the page is narrowed to, in words. */
export interface TrailChoice {
  readonly who: string | null
  readonly about: string | null
  readonly kind: TrailKind | null
  readonly from: CalendarDate | null
  readonly to: CalendarDate | null
}

export interface TrailInput {
  readonly form: FormState
  readonly choice: TrailChoice
  /** What the fields of the two people begin with. */
  readonly typed: { readonly who: string; readonly about: string }
  readonly timeZone: string
  /** How long network addresses are kept, in words. */
  readonly addressPeriod: string
  readonly entries: readonly ShownEntry[]
  readonly extent: {
    readonly entries: number
    readonly last: { readonly seq: number; readonly hash: string }
    readonly since: Instant | null
  }
  /** How many entries the file for spreadsheets has. */
  readonly inFile: number
  readonly check: { readonly checkedAt: Instant; readonly seq: number; readonly fault: TrailFault | null } | null
  /** How far a check is that is under way. */
  readonly progress: { readonly done: number; readonly of: number } | null
  readonly began: boolean
  readonly links: {
    readonly self: string
    readonly search: string
    readonly check: string
    readonly download: string
    readonly older: string | null
    readonly latest: string | null
  }
  readonly csrf: string
}

/** In the file for spreadsheets, about. */
const BYTES_OF_A_LINE = 300

/** The audit trail: filters, its entries, and whether the chain is in order. */
export function trailPage(shell: Shell, input: TrailInput): string {
  const { t, language } = shell
  const words = t.hr.trail
  const { choice, check, csrf, extent, form, links, progress, timeZone, typed } = input
  const fields = [
    field(form, { type: 'text', name: 'who', label: words.who, initial: typed.who }),
    field(form, { type: 'text', name: 'about', label: words.about, initial: typed.about }),
    field(form, {
      type: 'select',
      name: 'kind',
      label: words.kind,
      initial: choice.kind ?? '',
      options: [
        { value: '', text: words.anything },
        ...TRAIL_KIND_NAMES.map((kind) => ({ value: kind, text: words.kinds[kind] })),
      ],
    }),
    field(form, { type: 'date', name: 'from', label: words.from, initial: choice.from ?? '' }),
    field(form, { type: 'date', name: 'to', label: words.to, initial: choice.to ?? '' }),
  ]
  const summary = errorSummary(fields, t)
  const applied = appliedTexts(choice, shell)
  const moment = (at: Instant) => ({
    date: formatDayOf(at, timeZone, language),
    time: formatTime(localTime(at, timeZone).time, language),
  })
  return renderPage('app', titled(shell, summary), 'trail/trail', {
    t,
    summary,
    fields,
    applied,
    filtersOpen: summary !== null || applied.length > 0,
    outcome: input.began ? words.began : '',
    checking: progress === null ? '' : words.checking(progress.done, progress.of),
    fault: check?.fault == null ? '' : words.faults[check.fault](check.seq),
    facts: [
      { name: words.kept, value: keptText(extent, timeZone, shell) },
      { name: words.last, value: extent.entries === 0 ? '–' : words.lastEntry(extent.last.seq, extent.last.hash) },
      { name: words.checkedTitle, value: checkText(check, moment, t) },
    ],
    zone: words.zone(formatTimeZone(timeZone, shell.language)),
    rows: input.entries.map((entry) => ({
      ...moment(entry.at),
      seq: entry.seq,
      what: words.kinds[entry.kind],
      parts: entry.parts,
      who: { ...entry.who, only: words.only.who(entry.who.name) },
      about: entry.about === null ? null : { ...entry.about, only: words.only.about(entry.about.name) },
      address: entry.address ?? words.noAddress,
    })),
    addressNote: words.addressNote(input.addressPeriod),
    fileSize: words.fileSize(input.inFile, Math.round((input.inFile * BYTES_OF_A_LINE) / 1e6)),
    links,
    csrf,
  })
}

function appliedTexts({ who, about, kind, from, to }: TrailChoice, { t, language }: Shell): string[] {
  const { only, kinds } = t.hr.trail
  return [
    who === null ? [] : only.who(who),
    about === null ? [] : only.about(about),
    kind === null ? [] : kinds[kind],
    from === null ? [] : only.from(formatDate(from, language)),
    to === null ? [] : only.to(formatDate(to, language)),
  ].flat()
}

function keptText({ entries, since }: TrailInput['extent'], timeZone: string, { t, language }: Shell): string {
  return since === null ? String(entries) : t.hr.trail.keptSince(entries, formatDayOf(since, timeZone, language))
}

function checkText(
  check: TrailInput['check'],
  moment: (at: Instant) => { readonly date: string; readonly time: string },
  t: Messages,
): string {
  if (check === null) return t.hr.trail.neverChecked
  const { date, time } = moment(check.checkedAt)
  return check.fault === null ? t.hr.trail.checked(date, time, check.seq) : t.hr.trail.checkedFaulty(date, time)
}
