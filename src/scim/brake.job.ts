import { needsNumber, type BulkLimit, type RosterChange } from '../imports/staff-list/import.ts'
import { isLost } from '../imports/staff-list/role-holder.job.ts'
import type { LedgerEvent, PersonId, Recording } from '../ledger/event.ts'
import { survivorsOf } from '../ledger/merge.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { allSites } from '../site/site.store.ts'
import { employmentHistories, everyRoleLink } from '../site/roles/drift.store.ts'
import { ScimProblem } from './shape.ts'
import { changedToday, recordedOn } from './user.store.ts'

/**
 * Holds back what only a wrong directory does, as a staff list is held back: it counts what directories have changed
 * today. Expects the changes to be on record already; a refusal takes them back with everything else of the request.
 * @param people whom the changes are about
 */
export async function requireUsualDay(
  tx: Tx,
  changes: readonly RosterChange[],
  people: readonly PersonId[],
  { today }: Recording,
): Promise<void> {
  const { renamed, withoutYouth, employed } = await changedToday(tx, today)
  const isRename = ({ field, from }: RosterChange) => (field === 'name' || field === 'employee_number') && from !== null
  if (changes.some(isRename))
    refuseBeyond({ kind: 'renames', count: renamed, of: employed }, 'get another name or number')
  if (changes.some(({ field, from, to }) => field === 'works_with_youth' && from === 'yes' && to === 'no'))
    refuseBeyond({ kind: 'separations', count: withoutYouth, of: employed }, 'no longer work with youth')
  if (!changes.some(({ field }) => field === 'site' || field === 'position' || field === 'last_day')) return
  const lost = await lostToday(tx, today)
  // One person may hold roles at several sites, and still leaves.
  if (lost.people.size > 1 && people.some((person) => lost.people.has(person)))
    refuseBeyond(
      { kind: 'roles', count: lost.sites.size, of: lost.people.size },
      'lose a role that they hold at a site',
    )
}

function refuseBeyond(limit: BulkLimit, what: string): void {
  if (needsNumber(limit))
    throw new ScimProblem(
      'conflict',
      null,
      `So many people would ${what} in one day that the directory may be wrong. HR has to record this change, or send it again tomorrow.`,
    )
}

/** Who is no longer where they hold a role of a site, by what directories have recorded today, and at which sites. */
async function lostToday(db: Database, today: CalendarDate) {
  const ids = (await allSites(db)).map(({ id }) => id)
  const links = [...(await everyRoleLink(db, ids, today))].flatMap(([site, held]) =>
    held.map((link) => ({ site, link })),
  )
  const held = links.map(({ link }) => link.person)
  const survivors = await survivorsOf(db, held)
  const histories = await employmentHistories(db, held)
  const isOnDay = await recordedOn(db, today)
  const isOfToday = ({ actor, recordedAt }: LedgerEvent) => actor.startsWith('system:scim:') && isOnDay(recordedAt)
  const lost = links.filter(({ site, link }) => {
    const history = histories.get(link.person) ?? []
    const before = history.filter((event) => !isOfToday(event))
    return isLost(link, site, before, history.filter(isOfToday), today)
  })
  return {
    people: new Set(lost.map(({ link: { person } }) => survivors.get(person) ?? person)),
    sites: new Set(lost.map(({ site }) => site)),
  }
}
