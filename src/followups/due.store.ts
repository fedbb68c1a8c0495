import type { Turn } from '../platform/jobs/job.ts'
import type { PersonId } from '../ledger/event.ts'
import { corrected, leaveOn, sourceOf } from '../ledger/history.ts'
import { historyOf, policyHistory } from '../ledger/ledger.store.ts'
import { wantsNoFollowUp } from '../learning/no-follow-up.store.ts'
import { keptQuery } from '../platform/database/kept-query.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import { enqueue, readOnPage } from '../reminders/message.store.ts'
import { FOLLOW_UP_MAIL } from '../reminders/reminder.ts'
import type { ReminderSettings } from '../reminders/settings.ts'
import { reminderSettings } from '../reminders/settings.store.ts'
import { dueAmong } from '../requirements/behind.store.ts'
import { reportedOn } from '../requirements/reported.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import type { Status } from '../requirements/status.ts'
import { completionsInRounds, openRound, type Round } from './round.ts'

const ACTOR = 'system:follow-ups'

/** Somebody who may get the questions of a round today. */
export interface InRound {
  readonly person: PersonId
  readonly round: Round
  /** One completion has each round once. */
  readonly occasion: string
}

export function areOn({ on, followUps }: ReminderSettings): boolean {
  return on && followUps
}

/**
 * Who is in an open round: people at work whose completion counts today and was made here. What counts from elsewhere
 * may have been another course, so it says nothing about what this one left.
 * @param only this person, or everybody: then it expects standing to be up to date
 */
export async function peopleInRounds(
  db: Database,
  today: CalendarDate,
  only: PersonId | null,
  turn?: Turn,
): Promise<InRound[]> {
  const { from, to } = completionsInRounds(today)
  const completed = await (only === null ? completedHere(db, from, to) : completedBy(db, only, today))
  if (completed.length === 0 || !areOn(await reminderSettings(db))) return []
  const found: InRound[] = []
  for (const { person, completed_on: on } of completed) {
    await turn?.()
    const round = on === null ? null : openRound(on, today)
    if (round === null || (await wantsNoFollowUp(db, person)) || (await isOnLeave(db, person, today))) continue
    found.push({ person, round, occasion: `${FOLLOW_UP_MAIL}:${person}:${on}:${round}` })
  }
  return found
}

const completedHere = keptQuery(completionsHere)
const completedHereBy = keptQuery((db, from: CalendarDate, to: CalendarDate, person: PersonId) =>
  completionsHere(db, from, to).where('person', '=', person),
)

/** Everyone's home asks, and writes nothing: where the standing isn't up to date, the entries say it. */
async function completedBy(db: Database, person: PersonId, today: CalendarDate) {
  const { from, to } = completionsInRounds(today)
  if ((await dueAmong(db, [person], today)).length === 0) return completedHereBy(db, from, to, person)
  const { completion, standing } = reportedOn(await historyOf(db, person), ORIENTATION, await policyHistory(db), today)
  const on = standing.completedOn
  const isHere = completion !== null && sourceOf(completion) === 'here' && COUNTS.includes(standing.status)
  return isHere && on !== null && on >= from && on <= to ? [{ person, completed_on: on }] : []
}

const COUNTS: readonly Status[] = ['up-to-date', 'update-due']

function completionsHere(db: Database, from: CalendarDate, to: CalendarDate) {
  return db
    .selectFrom('standing')
    .select(['person', 'completed_on'])
    .where('requirement', '=', ORIENTATION)
    .where('source', '=', 'here')
    .where('status', 'in', COUNTS)
    .where('completed_on', '>=', from)
    .where('completed_on', '<=', to)
    .orderBy('person')
}

/** Somebody on leave can be up to date, so the status doesn't say it. */
async function isOnLeave(db: Database, person: PersonId, today: CalendarDate): Promise<boolean> {
  return leaveOn(corrected(await historyOf(db, person)), today) !== null
}

/** Queues the mail of a round, once. Without an address it's stopped, and the person finds the questions on their home. */
export async function queueFollowUp(tx: Tx, { person, occasion }: InRound, at: Instant, today: CalendarDate) {
  const mail = { kind: FOLLOW_UP_MAIL, person, about: null, occasion, deadline: null, mail: true } as const
  await enqueue(tx, { ...mail, by: ACTOR, at, today })
}

/**
 * The round that somebody finds on their home: one that is open and of which no link went to them, and none is on its
 * way. A mail that a sender has begun with is the sender's until it has said how it ended.
 */
export async function followUpFor(db: Database, person: PersonId, today: CalendarDate): Promise<InRound | null> {
  const [inRound] = await peopleInRounds(db, today, person)
  if (inRound === undefined) return null
  const taken = await db
    .selectFrom('message')
    .select('id')
    .where('occasion', '=', inRound.occasion)
    .where(({ eb, or }) => or([eb('state', '=', 'sent'), eb('claimed_until', 'is not', null)]))
    .executeTakeFirst()
  return taken === undefined ? inRound : null
}

/** Takes somebody's round in place of a mail, once. Returns null when there's none to take. */
export async function takeFollowUp(tx: Tx, person: PersonId, at: Instant, today: CalendarDate): Promise<Round | null> {
  const inRound = await followUpFor(tx, person, today)
  if (inRound === null) return null
  await queueFollowUp(tx, inRound, at, today)
  return (await readOnPage(tx, inRound.occasion, at)) ? inRound.round : null
}
