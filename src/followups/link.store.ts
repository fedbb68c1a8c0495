import { randomBytes } from 'node:crypto'
import type { ProcedureStep } from '../course/course.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { EMPTY_CELL, type KeptCell, type ToldAnswers, withAnswer } from './kept.ts'
import type { Turn } from './pair.ts'
import { linkUntil, type Round } from './round.ts'

const TOKEN_BYTES = 24

export interface FollowUpLink {
  readonly round: Round
  /** How many of its two questions were answered. */
  readonly answered: 0 | Turn
}

/** Makes a link and returns its token. Nothing is kept of whom it's for, and of the token only the hash. */
export async function createFollowUpLink(db: Database, round: Round, today: CalendarDate): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const row = { token_hash: sha256(token), round, until_on: linkUntil(today), answered: 0 } as const
  await db.insertInto('follow_up_link').values(row).execute()
  return token
}

/** Takes back a link of which nobody knows whether it arrived. Returns false when it has been used, so it did. */
export async function withdrawFollowUpLink(db: Database, token: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('follow_up_link')
    .where('token_hash', '=', sha256(token))
    .where('answered', '=', 0)
    .returning('round')
    .executeTakeFirst()
  return gone !== undefined
}

/** Returns null for a link that nobody made, or whose time is over. */
export async function findFollowUpLink(db: Database, token: string, today: CalendarDate): Promise<FollowUpLink | null> {
  const row = await db
    .selectFrom('follow_up_link')
    .select(['round', 'answered'])
    .where('token_hash', '=', sha256(token))
    .where('until_on', '>=', today)
    .executeTakeFirst()
  return row ?? null
}

/** An answer to one of the two questions: what it was about, and whether it was right. */
export interface FollowUpAnswer {
  readonly turn: Turn
  readonly step: ProcedureStep
  readonly courseVersion: string
  readonly isRight: boolean
}

/**
 * Takes a question of the link and counts its answer, together or not at all. Returns false when it was taken before:
 * then nothing is counted.
 */
export async function answerFollowUp(
  tx: Tx,
  token: string,
  { turn, ...answer }: FollowUpAnswer,
  today: CalendarDate,
): Promise<boolean> {
  const taken = await tx
    .updateTable('follow_up_link')
    .set({ answered: turn })
    .where('token_hash', '=', sha256(token))
    .where('until_on', '>=', today)
    .where('answered', '=', turn === 1 ? 0 : 1)
    .returning('round')
    .executeTakeFirst()
  if (taken === undefined) return false
  await countAnswer(tx, { ...answer, round: taken.round })
  return true
}

export interface CountedAnswer extends Omit<FollowUpAnswer, 'turn'> {
  readonly round: Round
}

/** Adds an answer to the counts. A count can't be traced back to the answers in it. */
export async function countAnswer(tx: Tx, { courseVersion, round, step, isRight }: CountedAnswer): Promise<void> {
  const row = await tx
    .selectFrom('follow_up_count')
    .selectAll()
    .where('course_version', '=', courseVersion)
    .where('round', '=', round)
    .where('step', '=', step)
    .executeTakeFirst()
  const before: KeptCell =
    row === undefined
      ? EMPTY_CELL
      : {
          waiting: { people: row.waiting, right: row.waiting_right },
          told: { people: row.people, right: row.people_right },
        }
  const { waiting, told } = withAnswer(before, isRight)
  const counts = {
    waiting: waiting.people,
    waiting_right: waiting.right,
    people: told.people,
    people_right: told.right,
  }
  await tx
    .insertInto('follow_up_count')
    .values({ course_version: courseVersion, round, step, ...counts })
    .onConflict((conflict) => conflict.columns(['course_version', 'round', 'step']).doUpdateSet(counts))
    .execute()
}

/** The counts that may be shown. */
export async function toldFollowUps(db: Database): Promise<ToldAnswers[]> {
  const rows = await db
    .selectFrom('follow_up_count')
    .select(['round', 'step', 'people', 'people_right'])
    .where('people', '>', 0)
    .orderBy('round')
    .orderBy('step')
    .orderBy('course_version')
    .execute()
  return rows.map(({ people_right: right, ...row }) => ({ ...row, right }))
}
