import type { SignedInVisit } from '../app/visit.web.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import type { Instant } from '../platform/time/calendar.ts'
import { policyOf } from '../people/change.web.ts'
import { type OldNumber, oldNumbersOf } from './old-number.ts'
import { releasesHere } from './release.web.ts'

/** Returns a function that tells which old numbers something has that was made at a moment. */
export async function oldNumbersIn(visit: SignedInVisit): Promise<(madeAt: Instant) => OldNumber[]> {
  const { deps, language } = visit
  const history = await historyOf(deps.store.db, policyOf(visit))
  const { releases } = await releasesHere(visit, history, language)
  return (madeAt) => oldNumbersOf(history, deps.released[language], releases, madeAt)
}
