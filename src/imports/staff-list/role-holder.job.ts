import type { LedgerEvent, PersonId, SiteId } from '../../ledger/event.ts'
import type { History } from '../../ledger/history.ts'
import { survivorsOf } from '../../ledger/merge.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { addDays, type CalendarDate } from '../../platform/time/calendar.ts'
import type { Site } from '../../site/site.store.ts'
import { driftOf } from '../../site/roles/drift.ts'
import { employmentHistories, everyRoleLink } from '../../site/roles/drift.store.ts'
import type { RoleLink } from '../../site/roles/role.ts'
import { changesInEmployment } from './apply.job.ts'
import type { RosterRow } from './limits.job.ts'
import type { RosterIndex } from './match.job.ts'

/** The people whom a file would take out of a role, and the names of the sites that they hold it at. */
export interface LostHolders {
  readonly people: ReadonlySet<PersonId>
  readonly sites: readonly string[]
}

/**
 * Works out who holds a role of a site and by the file leaves, goes on leave or gets another job, now or later. Whoever
 * had drifted before isn't the doing of the file.
 */
export async function lostHolders(
  db: Database,
  rows: readonly RosterRow[],
  index: RosterIndex,
  sites: readonly Site[],
  today: CalendarDate,
): Promise<LostHolders> {
  const all = await everyRoleLink(
    db,
    sites.map(({ id }) => id),
    today,
  )
  const links = [...all].flatMap(([site, held]) => held.map((link) => ({ site, link })))
  if (links.length === 0) return { people: new Set(), sites: [] }
  const held = links.map(({ link }) => link.person)
  const survivors = await survivorsOf(db, held)
  const histories = await employmentHistories(db, held)
  const planned = plannedEvents(rows, index, today)
  const lost = links.flatMap(({ site, link }) => {
    const person = survivors.get(link.person) ?? link.person
    const history = histories.get(link.person) ?? []
    return isLost(link, site, history, planned.get(person) ?? [], today) ? [{ site, person }] : []
  })
  return {
    people: new Set(lost.map(({ person }) => person)),
    sites: sites.filter(({ id }) => lost.some(({ site }) => site === id)).map(({ name }) => name),
  }
}

/** Whether somebody is where they hold a role, and no longer is by what is planned. */
export function isLost(
  link: RoleLink,
  site: SiteId,
  history: History,
  planned: readonly LedgerEvent[],
  today: CalendarDate,
): boolean {
  if (planned.length === 0 || driftOf(link, site, history, today) !== null) return false
  const after = [...history, ...planned]
  const days = after.map(({ effectiveOn, kind }) => (kind === 'separated' ? addDays(effectiveOn, 1) : effectiveOn))
  const ahead = [today, ...days.filter((day) => day > today)]
  return ahead.some((day) => driftOf(link, site, after, day) !== null && driftOf(link, site, history, day) === null)
}

/** What the lines would record of each person's employment, after everything that is on record. */
function plannedEvents(
  rows: readonly RosterRow[],
  index: RosterIndex,
  today: CalendarDate,
): ReadonlyMap<PersonId, readonly LedgerEvent[]> {
  const planned = new Map<PersonId, LedgerEvent[]>()
  for (const { detail, line } of rows) {
    const person = detail.work?.person
    if (person === undefined) continue
    const events = changesInEmployment(detail, index.byPerson.get(person) ?? null, today, 'import:preview')
    const before = planned.get(person) ?? []
    // The rule reads nothing else of an event.
    const added = events.map(({ kind, on, body }, at) => ({
      seq: Number.MAX_SAFE_INTEGER,
      id: `preview-${line}-${at}`,
      subject: person,
      kind,
      effectiveOn: on,
      body,
    })) as unknown as LedgerEvent[]
    planned.set(person, [...before, ...added])
  }
  return planned
}
