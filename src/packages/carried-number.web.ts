import type { SignedInVisit } from '../app/visit.web.ts'
import type { OldNumber } from '../contacts/old-number.ts'
import { oldNumbersIn } from '../contacts/old-number.web.ts'
import type { SiteId } from '../ledger/event.ts'
import { corrected } from '../ledger/history.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import type { ProfileId } from '../organization/site-details.ts'
import { type Instant, dateAt } from '../platform/time/calendar.ts'
import { employmentHistories } from '../site/roles/drift.store.ts'
import { everLinked, shownOn } from '../site/roles/shown.ts'
import { oldNumbers, oldOwnNumbers, ownNumbers, sharedNumbers } from './carried-number.ts'
import type { PackageMade } from './made.store.ts'

/** The details that a package would get now, by where they come from. */
export type DetailsNow = ReadonlyMap<SiteId | ProfileId, SiteDetails>

/** Returns a function that tells which numbers in a package aren't the ones in use now. */
export async function oldNumbersOf(
  visit: SignedInVisit,
  details: DetailsNow,
): Promise<(made: PackageMade) => Promise<OldNumber[]>> {
  const { deps, language } = visit
  const oldShared = await oldNumbersIn(visit)
  return async ({ at, numbers, source }) => {
    const current = details.get(source)
    const own = current === undefined ? null : ownNumbers(current)
    if (numbers !== null) return oldNumbers(numbers, { shared: sharedNumbers(deps.contents), own }, language)
    const then = own === null || !isSite(source) ? null : await detailsAt(visit, source, at)
    return [...oldShared(at), ...(own === null || then === null ? [] : oldOwnNumbers(ownNumbers(then), own, language))]
  }
}

function isSite(source: SiteId | ProfileId): source is SiteId {
  return source.startsWith('site:')
}

/** What staff of a site were shown at a moment, for packages from before their numbers were kept. */
async function detailsAt(
  { deps, organization: { timeZone } }: SignedInVisit,
  site: SiteId,
  at: Instant,
): Promise<SiteDetails | null> {
  const { db } = deps.store
  const history = corrected((await historyOf(db, site)).filter(({ recordedAt }) => recordedAt <= at))
  const employment = await employmentHistories(db, everLinked(history))
  const people = new Map(
    [...employment].map(([person, events]) => [person, events.filter(({ recordedAt }) => recordedAt <= at)]),
  )
  return shownOn(dateAt(at, timeZone), { site, history, people, timeZone })
}
