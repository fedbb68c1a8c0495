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
import { everyOwnNumber } from '../site/roles/number.store.ts'
import {
  failedLines,
  type FailedNow,
  type FailedNumber,
  failedNumbers,
  oldNumbers,
  oldOwnNumbers,
  ownNumbers,
  sharedNumbers,
} from './carried-number.ts'
import type { PackageMade } from './made.store.ts'

/** The details that a package would get now, by where they come from. */
export type DetailsNow = ReadonlyMap<SiteId | ProfileId, SiteDetails>

/** What's to be known about the numbers in a package. */
export interface NumbersIn {
  /** Those that aren't the ones in use now. */
  readonly old: readonly OldNumber[]
  /** Those that are, and in which the last check found a problem. */
  readonly failed: readonly FailedNumber[]
}

/** Returns a function that tells what's to be known about the numbers in a package. */
export async function numbersInPackages(
  visit: SignedInVisit,
  details: DetailsNow,
): Promise<(made: PackageMade) => Promise<NumbersIn>> {
  const { deps, language, organization } = visit
  const { timeZone } = organization
  const oldShared = await oldNumbersIn(visit)
  const shared = failedLines(deps.contents[language].contacts)
  const failedOwn = await failedOwnNumbers(visit, [...details.keys()].filter(isSite))
  const records = new Map<SiteId, Promise<SiteRecord>>()
  const recordOf = (site: SiteId) => {
    const known = records.get(site) ?? siteRecord(visit, site)
    records.set(site, known)
    return known
  }
  const numbersOf = async ({ at, numbers, source }: PackageMade): Promise<NumbersIn> => {
    const current = details.get(source)
    const own = current === undefined ? null : ownNumbers(current)
    const failed = { shared, own: isSite(source) ? (failedOwn.get(source) ?? []) : [] }
    if (numbers !== null)
      return {
        old: oldNumbers(numbers, { shared: sharedNumbers(deps.contents), own }, language),
        failed: failedNumbers(numbers, failed, language),
      }
    const then = own === null || !isSite(source) ? null : detailsAt(await recordOf(source), source, at, timeZone)
    const ownThen = then === null ? [] : ownNumbers(then)
    const old = oldShared(at)
    // A line of now that took no other's place was in the package, too.
    const sharedThen = sharedNumbers(deps.contents).filter(({ digits }) => !old.some(({ to }) => to === digits))
    return {
      old: [...old, ...(own === null || then === null ? [] : oldOwnNumbers(ownThen, own, language))],
      failed: failedNumbers({ shared: sharedThen, own: ownThen }, failed, language),
    }
  }
  return async (made) => {
    const { old, failed } = await numbersOf(made)
    // Digits that are somebody else's now are old under the name that the package has.
    return { old, failed: failed.filter(({ phone }) => !old.some(({ from }) => from === phone)) }
  }
}

/** The numbers of sites in which the last call found a problem. */
async function failedOwnNumbers(
  { deps, today }: SignedInVisit,
  sites: readonly SiteId[],
): Promise<ReadonlyMap<SiteId, FailedNow['own']>> {
  const numbers = await everyOwnNumber(deps.store.db, sites, today)
  return new Map(
    [...numbers].map(([site, all]) => [
      site,
      all.flatMap(({ phone, state: { failed } }) => (failed === null ? [] : [{ phone, on: failed.on }])),
    ]),
  )
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
