import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { lastBackup } from '../backups/copy.store.ts'
import { contactChecks } from '../course/contact-age.ts'
import { type Action, reachOf } from '../identity/access.ts'
import { stayingAdministrators, waitingAdministrator } from '../identity/roles/administrator.store.ts'
import type { SiteId } from '../ledger/event.ts'
import { namesOn } from '../ledger/fact.store.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import type { ProfileId } from '../organization/site-details.ts'
import { profileDetails } from '../packages/export-profile.ts'
import { detailsHash, lastPackages, type PackageMade } from '../packages/made.store.ts'
import { readProfiles } from '../packages/profile.web.ts'
import { addDays } from '../platform/time/calendar.ts'
import { type Doing, firstFew } from './doing.ts'

/** The sites with live details. */
export type LiveSites = ReadonlyMap<SiteId, SiteDetails>

/** What keeps the records, the numbers and the packages right, each for whoever looks after it. */
export async function upkeepToDo(visit: SignedInVisit, live: LiveSites): Promise<Doing[]> {
  const { viewer } = visit
  const may = (action: Action) => reachOf(viewer, action) !== null
  return [
    ...(may('read-ledger') ? await ledgerFault(visit) : []),
    ...(may('edit-site') ? numbersToCheck(visit, live) : []),
    ...(may('grant-roles') ? await onlyAdministrator(visit) : []),
    ...(may('keep-ledger') ? await lateBackup(visit) : []),
    ...(may('make-package') ? await stalePackages(visit, live) : []),
  ]
}

async function ledgerFault({ deps }: SignedInVisit): Promise<Doing[]> {
  if ((await deps.ledger.apart()) === null) return []
  return [{ kind: 'ledger', count: 1, ...firstFew([]), href: hrefTo('/hr/ledger'), mayDo: true }]
}

/**
 * A site's own numbers are due for a check after 90 days. Those of the course come with it: whoever looks after it
 * checks them, and nobody calls 911, SCR or 988 for a check.
 */
function numbersToCheck({ today }: SignedInVisit, live: LiveSites): Doing[] {
  const all = [...live].flatMap(([site, { name: place, local }]) =>
    contactChecks([], local, today)
      .filter(({ age }) => age !== 'fresh')
      .map(({ name, days }) => ({
        name: `${name} (${place})`,
        href: `${hrefTo('/hr/sites/:site', { site })}#local`,
        days,
      })),
  )
  all.sort((a, b) => b.days - a.days)
  const [first] = all
  if (first === undefined) return []
  return [{ kind: 'numbers', count: all.length, ...firstFew(all), href: first.href, mayDo: true }]
}

async function onlyAdministrator(visit: SignedInVisit): Promise<Doing[]> {
  const { deps, t, today } = visit
  const staying = await stayingAdministrators(deps.store.db, today)
  if (staying.length > 1) return []
  const names = await namesOn(deps.store.db, staying, today)
  const first = staying.map((person) => ({
    name: names.get(person) ?? t.hr.people.noName,
    href: hrefTo('/hr/roles/people/:person', { person }),
  }))
  const waiting = await waitingAdministrator(deps.store.db, today)
  if (waiting === null)
    return [{ kind: 'one-administrator', count: 1, ...firstFew(first), href: hrefTo('/hr/roles'), mayDo: true }]
  const name = (await namesOn(deps.store.db, [waiting], today)).get(waiting) ?? t.hr.people.noName
  const href = hrefTo('/hr/roles/people/:person', { person: waiting })
  return [{ kind: 'one-administrator', count: 1, ...firstFew([{ name, href }]), href, mayDo: true, isWaiting: true }]
}

/** The server makes one each day: an older one means that the newer ones failed. */
async function lateBackup({ deps, today }: SignedInVisit): Promise<Doing[]> {
  const lastDay = await lastBackup(deps.store.db, today)
  if (lastDay !== null && lastDay >= addDays(today, -1)) return []
  return [{ kind: 'backup', count: 1, ...firstFew([]), href: hrefTo('/hr/ledger'), mayDo: true, lastDay }]
}

/** Packages that were made from an older course or other details than now. */
async function stalePackages(visit: SignedInVisit, live: LiveSites): Promise<Doing[]> {
  const made = await lastPackages(visit.deps.store.db)
  const details = made.some(({ source }) => source.startsWith('profile:'))
    ? new Map<SiteId | ProfileId, SiteDetails>([...live, ...(await liveProfiles(visit))])
    : live
  const stale = made.filter((each) => isStale(each, details, visit.content.course.version))
  const [only, ...others] = stale.map((each) => ({
    name: each.sourceName,
    href: `${hrefTo('/hr/packages')}?${each.query}`,
  }))
  if (only === undefined) return []
  const href = others.length === 0 ? only.href : hrefTo('/hr/packages')
  return [{ kind: 'packages', count: stale.length, ...firstFew([only, ...others]), href, mayDo: true }]
}

function isStale(
  made: PackageMade,
  details: ReadonlyMap<SiteId | ProfileId, SiteDetails>,
  courseVersion: string,
): boolean {
  const now = details.get(made.source)
  // A source that is off the list gets no package anymore.
  if (now === undefined) return false
  return made.courseVersion !== courseVersion || detailsHash(now) !== made.detailsHash
}

async function liveProfiles({ deps, today }: SignedInVisit): Promise<(readonly [ProfileId, SiteDetails])[]> {
  return (await readProfiles(deps.store.db)).flatMap(({ id, slug, draft, archived }) => {
    const details = archived ? null : profileDetails(draft, slug, today)
    return details === null ? [] : [[id, details] as const]
  })
}
