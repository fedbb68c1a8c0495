import { outcome } from '../learning/attempt.ts'
import { courseworkOn, currentAttempt } from '../learning/coursework.ts'
import type { History, PolicyHistory } from '../ledger/history.ts'
import { historiesOf, policyHistory } from '../ledger/ledger.store.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { statusOn } from '../requirements/status.ts'

/** How many people who work here have begun a final check that they've neither passed nor failed. */
export async function openChecks(db: Database, today: CalendarDate): Promise<number> {
  const policy = await policyHistory(db)
  let open = 0
  for (const people of inChunks(await mayHaveOpenCheck(db))) {
    const histories = await historiesOf(db, people)
    open += [...histories.values()].filter((history) => hasOpenCheck(history, policy, today)).length
  }
  return open
}

/** Everybody who hasn't handed in the last check that they began, or has a must-know step of it left. */
async function mayHaveOpenCheck(db: Database) {
  const rows = await db
    .selectFrom('event as started')
    .innerJoin('standing', 'standing.person', 'started.subject')
    .select('standing.person')
    .distinct()
    .where('started.kind', '=', 'attempt_started')
    // A completion that never ends leaves no check to do. Most people have one, and needn't be looked at.
    .where(({ eb, or }) => or([eb('status', '!=', 'up-to-date'), eb('valid_until', 'is not', null)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('event as handed')
            .select('handed.seq')
            .whereRef('handed.subject', '=', 'started.subject')
            .whereRef('handed.seq', '>', 'started.seq')
            .where('handed.kind', '=', 'attempted')
            .where('handed.body', 'not like', '%"outcome":"topics-open"%'),
        ),
      ),
    )
    .execute()
  return rows.map(({ person }) => person)
}

function hasOpenCheck(history: History, policy: PolicyHistory, today: CalendarDate): boolean {
  const standing = statusOn(history, ORIENTATION, policy, today)
  if (standing.status === 'separated' || standing.status === 'not-in-scope') return false
  const work = courseworkOn(history, today, standing)
  const attempt = work.settled ? null : currentAttempt(work)
  return attempt !== null && outcome(attempt) !== 'passed'
}
