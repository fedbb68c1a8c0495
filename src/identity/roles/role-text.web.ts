import { type Actor, isPerson, type LedgerEvent, type PersonId } from '../../ledger/event.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { namesOn } from '../../ledger/fact.store.ts'
import { historyOf } from '../../ledger/ledger.store.ts'
import { survivorOf } from '../../ledger/merge.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { allSites } from '../../site/site.store.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { GRANTED_ROLES, type GrantedRole } from '../access.ts'
import { everyGrant, type HeldRole } from '../role.store.ts'
import type { RoleText } from './role-list.page.ts'
import { formatDayOf } from '../../platform/time/moment.page.ts'

/** Every role once for each person, under the record that counts, in the order of the roles. */
export async function rolesHeld(db: Database): Promise<HeldRole[]> {
  const held = new Map<string, HeldRole>()
  for (const grant of await everyGrant(db)) {
    const person = await survivorOf(db, grant.person)
    held.set(`${person} ${grant.role}`, { ...grant, person })
  }
  return [...held.values()].sort((a, b) => GRANTED_ROLES.indexOf(a.role) - GRANTED_ROLES.indexOf(b.role))
}

/** One text for each, in the same order. */
export async function roleTexts(visit: SignedInVisit, held: readonly HeldRole[]): Promise<RoleText[]> {
  const { deps, language, organization, t, today } = visit
  const words = t.hr.roles
  const sites = await allSites(deps.store.db)
  const named = (own: HeldRole['sites']) => sites.filter(({ id }) => own.includes(id)).map(({ name }) => name)
  const nameOf = await giverNames(
    visit,
    held.flatMap(({ givenBy }) => givenBy ?? []),
  )
  return held.map(({ role, sites: own, givenAt, givenBy, until }) => {
    const end = until === null ? words.noEnd : formatDate(until, language)
    return {
      role: t.account.roles[role],
      sites: own.length === 0 ? '' : words.atSites(named(own).join(', ')),
      since: givenAt === null ? words.sinceBefore : formatDayOf(givenAt, organization.timeZone, language),
      by: givenBy === null ? words.byNobody : nameOf(givenBy),
      until: until !== null && until < today ? words.ended(end) : end,
    }
  })
}

/** Names whoever gave or took a role: a person, the set-up, or the command on the server's console. */
export async function giverNames({ deps, t, today }: SignedInVisit, actors: readonly Actor[]) {
  const words = t.hr.roles
  const names = await namesOn(deps.store.db, actors.filter(isPerson), today)
  return (actor: Actor): string => {
    if (isPerson(actor)) return names.get(actor) ?? t.hr.timeline.unknownActor
    return actor === 'system:set-up' ? words.bySetUp : words.byConsole
  }
}

/** Only what the ledger says about roles, the latest first. */
export async function roleHistory(visit: SignedInVisit, person: PersonId) {
  const { deps, language, organization, t } = visit
  const words = t.hr.roles.person
  const changes = (await historyOf(deps.store.db, person)).flatMap(roleChange).reverse()
  const nameOf = await giverNames(
    visit,
    changes.map(({ event }) => event.actor),
  )
  return changes.map(({ event, what, role, reason }) => {
    const date = formatDayOf(event.recordedAt, organization.timeZone, language)
    const text = words[what](date, nameOf(event.actor), t.account.roles[role])
    return { text, reason: reason === '' ? '' : words.reason(reason) }
  })
}

interface ToldChange {
  readonly event: LedgerEvent
  readonly what: 'given' | 'ended'
  readonly role: GrantedRole
  readonly reason: string
}

/** Empty for an entry about anything else. */
function roleChange(event: LedgerEvent): ToldChange[] {
  switch (event.kind) {
    case 'role_given':
      return [{ event, what: 'given', role: event.body.role, reason: event.body.reason }]
    case 'role_ended':
      return [{ event, what: 'ended', role: event.body.role, reason: event.body.reason }]
    case 'hr_given':
      return [{ event, what: 'given', role: 'hr', reason: '' }]
    case 'hr_ended':
      return [{ event, what: 'ended', role: 'hr', reason: '' }]
    default:
      return []
  }
}
