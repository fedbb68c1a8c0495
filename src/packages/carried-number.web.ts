import type { SignedInVisit } from '../app/visit.web.ts'
import type { OldNumber } from '../contacts/old-number.ts'
import { oldNumbersIn } from '../contacts/old-number.web.ts'
import type { PersonId, SiteId } from '../ledger/event.ts'
import { corrected, type History } from '../ledger/history.ts'
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
  const { deps, language, organization } = visit
  const { timeZone } = organization
  const oldShared = await oldNumbersIn(visit)
  const records = new Map<SiteId, Promise<SiteRecord>>()
  const recordOf = (site: SiteId) => {
    const known = records.get(site) ?? siteRecord(visit, site)
    records.set(site, known)
    return known
  }
  return async ({ at, numbers, source }) => {
    const current = details.get(source)
    const own = current === undefined ? null : ownNumbers(current)
    if (numbers !== null) return oldNumbers(numbers, { shared: sharedNumbers(deps.contents), own }, language)
    const then = own === null || !isSite(source) ? null : detailsAt(await recordOf(source), source, at, timeZone)
    return [...oldShared(at), ...(own === null || then === null ? [] : oldOwnNumbers(ownNumbers(then), own, language))]
  }
}

function isSite(source: SiteId | ProfileId): source is SiteId {
  return source.startsWith('site:')
}

/** Everything that was recorded of a site and of whoever was linked to it. */
interface SiteRecord {
  readonly history: History
  readonly people: ReadonlyMap<PersonId, History>
}

async function siteRecord({ deps }: SignedInVisit, site: SiteId): Promise<SiteRecord> {
  const { db } = deps.store
  const history = await historyOf(db, site)
  return { history, people: await employmentHistories(db, everLinked(history)) }
}

/** What staff of a site were shown at a moment, for packages from before their numbers were kept. */
function detailsAt({ history, people }: SiteRecord, site: SiteId, at: Instant, timeZone: string): SiteDetails | null {
  const known = (events: History) => events.filter(({ recordedAt }) => recordedAt <= at)
  const then = new Map([...people].map(([person, events]) => [person, known(events)]))
  return shownOn(dateAt(at, timeZone), { site, history: corrected(known(history)), people: then, timeZone })
}
