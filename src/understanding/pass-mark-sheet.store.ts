import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Instant } from '../platform/time/calendar.ts'
import type { Course, ItemId } from '../course/course.ts'
import type { EventOf, PassMarkJudged, PersonId, PolicySubject, Recording } from '../ledger/event.ts'
import { type Estimates, judgedMark, MOST_JUDGES, type PassMarkSheetId, roundBlock } from './pass-mark-sheet.ts'
import { append, eventsOfKind, findEvent } from '../ledger/ledger.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'

/** The questions that a sheet is about. */
export interface JudgedBank {
  readonly courseVersion: string
  readonly bankHash: string
  /** Editions of the content that hold them, by language. */
  readonly editions: Readonly<Record<string, string>>
}

export interface PassMarkSheet extends JudgedBank {
  readonly id: PassMarkSheetId
  readonly round: 1 | 2
  readonly openedAt: Instant
  readonly openedBy: PersonId
  /** `null` while it is open. */
  readonly closed: ClosedSheet | null
  readonly judges: readonly Judge[]
}

export type ClosedSheet = EventOf<'pass_mark_judged'>

export interface Judge {
  readonly number: number
  /** Empty once it was removed. */
  readonly role: string
  /** The estimates by round, from the first. Empty for a closed sheet, because the ledger has them. */
  readonly estimates: readonly Estimates[]
}

const editions = z.record(z.string(), z.string())

/** Every sheet that was closed, the first one first, as the ledger has it. */
export function closedPassMarkSheets(db: Database): Promise<ClosedSheet[]> {
  return eventsOfKind(db, 'pass_mark_judged')
}

/** All sheets, the last one first. */
export async function passMarkSheets(db: Database): Promise<PassMarkSheet[]> {
  const rows = await db.selectFrom('pass_mark_sheet').select('id').orderBy('opened_at', 'desc').orderBy('id').execute()
  const sheets = await Promise.all(rows.map(({ id }) => findPassMarkSheet(db, id)))
  return sheets.filter((sheet) => sheet !== null)
}

export async function findPassMarkSheet(db: Database, id: PassMarkSheetId): Promise<PassMarkSheet | null> {
  const row = await db.selectFrom('pass_mark_sheet').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  const judges = await db.selectFrom('pass_mark_judge').selectAll().where('sheet', '=', id).orderBy('judge').execute()
  const estimates = await db.selectFrom('pass_mark_estimate').selectAll().where('sheet', '=', id).execute()
  const closed = row.closed_event === null ? null : await findEvent(db, row.closed_event)
  return {
    id,
    courseVersion: row.course_version,
    bankHash: row.bank_hash,
    editions: editions.parse(JSON.parse(row.editions)),
    round: row.round,
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    closed: closed?.kind === 'pass_mark_judged' ? closed : null,
    judges: judges.map(({ judge, role }) => ({
      number: judge,
      role,
      estimates: ([1, 2] as const)
        .slice(0, row.round)
        .map(
          (round) =>
            new Map(
              estimates
                .filter((estimate) => estimate.judge === judge && estimate.round === round)
                .map(({ item, percent }) => [item, percent]),
            ),
        ),
    })),
  }
}

/** The sheet that is open about these questions, or a new one. */
export async function openPassMarkSheet(tx: Tx, bank: JudgedBank, by: PersonId, at: Instant): Promise<PassMarkSheetId> {
  const open = await tx
    .selectFrom('pass_mark_sheet')
    .select('id')
    .where('closed_event', 'is', null)
    .where('bank_hash', '=', bank.bankHash)
    .executeTakeFirst()
  if (open !== undefined) return open.id
  const id: PassMarkSheetId = `sheet:${randomUUID()}`
  await tx
    .insertInto('pass_mark_sheet')
    .values({
      id,
      course_version: bank.courseVersion,
      bank_hash: bank.bankHash,
      editions: JSON.stringify(bank.editions),
      round: 1,
      opened_at: at,
      opened_by: by,
      closed_event: null,
    })
    .execute()
  return id
}

/** @returns false when the sheet has as many as it may, has begun its second round, or is closed. */
export async function addJudge(tx: Tx, id: PassMarkSheetId, role: string): Promise<boolean> {
  const sheet = await findPassMarkSheet(tx, id)
  if (sheet === null || sheet.closed !== null || sheet.round !== 1 || sheet.judges.length >= MOST_JUDGES) return false
  await tx
    .insertInto('pass_mark_judge')
    .values({ sheet: id, judge: sheet.judges.length + 1, role })
    .execute()
  return true
}

/** Also works for a closed sheet, because the ledger doesn't have roles. */
export async function putJudgeRole(db: Database, id: PassMarkSheetId, judge: number, role: string): Promise<void> {
  await db.updateTable('pass_mark_judge').set({ role }).where('sheet', '=', id).where('judge', '=', judge).execute()
}

/**
 * Puts what a judge says in the round that is open in place of what the judge said before.
 * @returns false when the sheet is closed or has no such judge.
 */
export async function putEstimates(
  tx: Tx,
  id: PassMarkSheetId,
  judge: number,
  estimates: ReadonlyMap<ItemId, number | null>,
): Promise<boolean> {
  const sheet = await findPassMarkSheet(tx, id)
  if (sheet === null || sheet.closed !== null || !sheet.judges.some(({ number }) => number === judge)) return false
  const { round } = sheet
  const items = [...estimates.keys()]
  if (items.length === 0) return true
  await tx
    .deleteFrom('pass_mark_estimate')
    .where('sheet', '=', id)
    .where('judge', '=', judge)
    .where('round', '=', round)
    .where('item', 'in', items)
    .execute()
  const rows = [...estimates].flatMap(([item, percent]) =>
    percent === null ? [] : [{ sheet: id, judge, round, item, percent }],
  )
  if (rows.length > 0) await tx.insertInto('pass_mark_estimate').values(rows).execute()
  return true
}

/**
 * Starts the second round. The judges see what the others said and begin with their own first estimates. @returns false
 * when the first round isn't over, or there is a second one already.
 */
export async function beginSecondRound(tx: Tx, id: PassMarkSheetId, course: Course): Promise<boolean> {
  const sheet = await findPassMarkSheet(tx, id)
  if (sheet === null || sheet.closed !== null || sheet.round !== 1) return false
  const first = roundEstimates(sheet, 1)
  if (roundBlock(course, first) !== null) return false
  const rows = first.flatMap((estimates, index) =>
    [...estimates].map(([item, percent]) => ({ sheet: id, judge: index + 1, round: 2 as const, item, percent })),
  )
  for (const judge of sheet.judges) {
    await tx
      .insertInto('pass_mark_estimate')
      .values(rows.filter((row) => row.judge === judge.number))
      .execute()
  }
  await tx.updateTable('pass_mark_sheet').set({ round: 2 }).where('id', '=', id).execute()
  return true
}

/**
 * Records what the judges found. From then on the ledger has it, and nothing about it changes.
 * @returns false when the round is not at its end, or the sheet is closed already.
 */
export async function closePassMarkSheet(
  tx: Tx,
  id: PassMarkSheetId,
  judged: Course,
  recording: Recording,
): Promise<boolean> {
  const sheet = await findPassMarkSheet(tx, id)
  if (sheet === null || sheet.closed !== null) return false
  const last = roundEstimates(sheet, sheet.round)
  if (roundBlock(judged, last) !== null) return false
  const body: PassMarkJudged = {
    v: 1,
    sheet: id,
    courseVersion: sheet.courseVersion,
    bankHash: sheet.bankHash,
    editions: sheet.editions,
    judges: sheet.judges.length,
    rounds: ([1, 2] as const).slice(0, sheet.round).map((round) => byItem(roundEstimates(sheet, round))),
    mark: Math.round(judgedMark(judged, last).mark * 100) / 100,
    passRule: judged.pass,
  }
  const { course, actor, at, today } = recording
  const subject: PolicySubject = `policy:${course}`
  const about = { subject, course, effectiveOn: today, recordedAt: at, actor }
  const [event] = await append(tx, [{ kind: 'pass_mark_judged', ...about, body }])
  if (event === undefined) throw new Error('Nothing was recorded.')
  await tx.updateTable('pass_mark_sheet').set({ closed_event: event.id }).where('id', '=', id).execute()
  await tx.deleteFrom('pass_mark_estimate').where('sheet', '=', id).execute()
  return true
}

/** Returns the judges' estimates in a round, in the order of judges. It reads closed sheets, too. */
export function roundEstimates({ judges, closed }: PassMarkSheet, round: number): Estimates[] {
  if (closed === null) return judges.map(({ estimates }) => estimates[round - 1] ?? new Map())
  const items = Object.entries(closed.body.rounds[round - 1] ?? {})
  return Array.from(
    { length: closed.body.judges },
    (_, index) =>
      // Keys of the record are question ids; Object.entries widens them.
      new Map(items.map(([item, percents]) => [item as ItemId, percents[index] ?? 0])),
  )
}

function byItem(judges: readonly Estimates[]): Record<ItemId, number[]> {
  const items: Record<ItemId, number[]> = {}
  for (const estimates of judges) {
    for (const [item, percent] of estimates) items[item] = [...(items[item] ?? []), percent]
  }
  return items
}
