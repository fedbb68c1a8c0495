import { type Attempt, itemsOf, openRound } from '../../learning/attempt.ts'
import type { Course, ItemId } from '../../course/course.ts'
import type { AttemptStarted, EventOf, LedgerEvent } from '../../ledger/event.ts'
import { type History, isKind } from '../../ledger/history.ts'

/** The questions of one round of a final check. The learner's choices aren't kept. */
export interface AskedRound {
  readonly round: number
  readonly items: readonly ItemId[]
  /** Letters of each question's options in the order shown, or null where that can no longer be told. */
  readonly optionOrders: Readonly<Record<ItemId, string>> | null
}

/**
 * The questions that one attempt has asked: those drawn at its start, and one for each topic missed in every round
 * after that. Only the first draw is on record; the others are drawn again from its seed.
 * @param course of the edition with which the attempt began, or null when that can no longer be read
 */
export function askedIn(
  course: Course | null,
  history: History,
  { body: started, seq }: EventOf<'attempt_started'> & LedgerEvent,
): AskedRound[] {
  const earlier = history.filter(isKind('attempt_started')).filter((event) => event.seq < seq)
  const seen = earlier.flatMap(({ body }) => itemsOf(attemptOf(history, body)))
  const { rounds } = attemptOf(history, started)
  const later = rounds
    .filter(({ round }) => round > 1)
    .map(({ round, items }) => {
      const before = rounds.filter((each) => each.round < round)
      const drawn = course === null ? null : openRound(course, { started, rounds: before }, seen)
      return { round, items, optionOrders: drawn?.items.join() === items.join() ? drawn.optionOrders : null }
    })
  return [{ round: 1, items: started.items, optionOrders: started.optionOrders }, ...later]
}

function attemptOf(history: History, started: AttemptStarted): Attempt {
  const rounds = history.filter(isKind('attempted')).map(({ body }) => body)
  return { started, rounds: rounds.filter(({ attempt }) => attempt === started.attempt) }
}
