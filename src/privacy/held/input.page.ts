import type { Content } from '../../course/content.ts'
import type { Detail } from '../../course/course.ts'
import type { EvidenceId } from '../../ledger/bodies/part.ts'
import type { PersonId } from '../../ledger/event.ts'
import { corrected, type History, isKind, type PolicyHistory } from '../../ledger/history.ts'
import { type OnFile, table } from '../../people/file/record.page.ts'
import type { TimelineContext } from '../../people/file/timeline.page.ts'
import type { FileCell, FileTable } from '../../platform/html/file-table.page.ts'
import { type CalendarDate, dateAt, dayOrNull, type Instant } from '../../platform/time/calendar.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { PersonLine } from '../../reminders/message-list.page.ts'
import type { Held, Named, When } from './held.ts'

export interface HeldPageInput {
  readonly held: Held
  /** Names stories and lines. */
  readonly content: Pick<Content, 'scenarios' | 'contacts'>
  /** The person's name, or null once it was erased. */
  readonly name: string | null
  readonly history: History
  readonly policy: PolicyHistory
  readonly context: TimelineContext
  readonly today: CalendarDate
  readonly messages: readonly PersonLine[]
  /** How the person reads the course: on their own page only. `null` on every other. */
  readonly reading: Detail | null
  /** Whether the person turned off follow-up questions, as their own page alone says. */
  readonly wantsNoFollowUp: boolean
  /** How long network addresses are kept, in words. */
  readonly addressPeriod: string
  /** Who or what an entry of the audit trail is by or about, as the page of the trail has it. */
  trailName(named: Named): string
  readonly links: {
    readonly back: string
    readonly download: string
    /** The script of the button that prints. Without it, browsers print by themselves. */
    readonly printScript: string
    /** HR's full record of the person. `null` on the person's own page. */
    readonly file: string | null
    /** The page of the person's own account. `null` on HR's page. */
    readonly account: string | null
    certificate(number: string): string | null
    paper(id: EvidenceId): string | null
  }
}

export type Row = readonly FileCell[]

export function onFile({ history, policy, today, context }: HeldPageInput): OnFile {
  return { known: history, policy, on: today, context }
}

/** Rows of a name and what is kept. */
export function pairs(input: HeldPageInput, id: string, title: string, rows: readonly Row[], none: string): FileTable {
  const { columns } = input.context.wording.t.privacy.held
  return table(id, title, [columns.what, columns.value], rows, none)
}

/** The records of the person: first the one that stays. */
export function recordsIn({ held }: HeldPageInput): readonly PersonId[] {
  return [held.person, ...held.otherRecords]
}

/** The day on which a record was joined with the one that stays. `null` for that one. */
export function joinedOn(record: PersonId, { history }: HeldPageInput): CalendarDate | null {
  const merged = corrected(history).filter(isKind('merged'))
  return merged.findLast(({ subject }) => subject === record)?.effectiveOn ?? null
}

/** One table, or one for each record where records were joined: what was kept on one says nothing about another. */
export function tablesByRecord(input: HeldPageInput, tableOf: (record: PersonId) => FileTable): readonly FileTable[] {
  const { t, language } = input.context.wording
  const { recordOf } = t.privacy.held
  const records = recordsIn(input)
  const tables = records.map((record, index) => {
    const made = tableOf(record)
    const day = joinedOn(record, input)
    const title = recordOf(made.title, index + 1, day === null ? null : formatDate(day, language))
    return { ...made, id: index === 0 ? made.id : `${made.id}-${index + 1}`, title }
  })
  const kept = tables.filter(({ rows }) => rows.length > 0)
  return records.length === 1 || kept.length === 0 ? records.slice(0, 1).map(tableOf) : kept
}

export function dayText(when: When, { held, context }: HeldPageInput): string {
  // An instant isn't a day, and every other text is one.
  const day = dayOrNull(when) ?? dateAt(when as Instant, held.timeZone)
  return formatDate(day, context.wording.language)
}

export function nameOf(named: Named | null, { context }: HeldPageInput): string {
  const { system, unknownActor } = context.wording.t.hr.timeline
  if (named === null) return ''
  return named.name ?? (named.id.startsWith('person:') ? unknownActor : system)
}
