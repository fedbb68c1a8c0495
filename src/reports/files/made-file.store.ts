import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { PersonId } from '../../ledger/event.ts'
import type { Database, Tx, ReportFileId, ReportFileTable } from '../../platform/database/schema.store.ts'
import { type Language, toLanguage } from '../../platform/text/language.ts'
import type { Instant } from '../../platform/time/calendar.ts'
import type { PeriodPart } from '../period/period.ts'
import type { ReportQuery } from '../query.ts'
import type { ReportRequest } from '../request.ts'
import type { FileRequest } from './names.ts'

/** The file that somebody asked for: all that has to be known to make it later. */
export interface FileOrder {
  readonly wanted: FileRequest
  readonly query: ReportQuery
  /** As it was when it was asked for, with the people whom the person might see. */
  readonly request: ReportRequest
  /** Only of a report over a period. The last day is that of the request. */
  readonly period?: PeriodPart
  readonly language: Language
}

/** A large file of a report as the records have it. */
export interface MadeFile {
  readonly id: ReportFileId
  readonly order: FileOrder
  readonly state: ReportFileTable['state']
  readonly done: number
  readonly total: number
  readonly name: string
  readonly bytes: number | null
  /** Why it couldn't be made, where that's known. */
  readonly problem: 'too-many' | null
  readonly at: Instant
  readonly by: PersonId
}

/** Returns the same file when the form is sent once more before it's made. */
export async function askForFile(
  tx: Tx,
  { language, ...order }: FileOrder,
  asked: { readonly name: string; readonly people: number; readonly by: PersonId; readonly at: Instant },
): Promise<ReportFileId> {
  const report = JSON.stringify(order)
  const underWay = await tx
    .selectFrom('report_file')
    .select('id')
    .where('asked_by', '=', asked.by)
    .where('report', '=', report)
    .where('language', '=', language)
    .where('state', 'in', ['waiting', 'making'])
    .executeTakeFirst()
  if (underWay !== undefined) return underWay.id
  const id: ReportFileId = `report-file:${randomUUID()}`
  await tx
    .insertInto('report_file')
    .values({
      id,
      report,
      language,
      state: 'waiting',
      people_done: 0,
      people_total: asked.people,
      file_name: asked.name,
      bytes: null,
      problem: null,
      asked_at: asked.at,
      asked_by: asked.by,
      claimed_until: null,
    })
    .execute()
  return id
}

export async function findFile(db: Database, id: ReportFileId): Promise<MadeFile | null> {
  const row = await db.selectFrom('report_file').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toFile(row)
}

/** The latest first. */
export async function filesAskedBy(db: Database, person: PersonId, most: number): Promise<MadeFile[]> {
  const rows = await db
    .selectFrom('report_file')
    .selectAll()
    .where('asked_by', '=', person)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(toFile)
}

/** Those of these files that are still on record. */
export async function filesOnRecord(db: Database): Promise<ReadonlySet<ReportFileId>> {
  const rows = await db.selectFrom('report_file').select('id').execute()
  return new Set(rows.map(({ id }) => id))
}

function toFile(row: Selectable<ReportFileTable>): MadeFile {
  return {
    id: row.id,
    // Written above from this type.
    order: { ...(JSON.parse(row.report) as Omit<FileOrder, 'language'>), language: toLanguage(row.language) },
    state: row.state,
    done: row.people_done,
    total: row.people_total,
    name: row.file_name,
    bytes: row.bytes,
    problem: row.problem,
    at: row.asked_at,
    by: row.asked_by,
  }
}
