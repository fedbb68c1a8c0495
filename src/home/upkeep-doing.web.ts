import { cardPath, hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { lastBackup } from '../backups/copy.store.ts'
import { readSharedLines } from '../contacts/line.store.ts'
import { isDue, lineState } from '../contacts/line-state.ts'
import { policyOf } from '../contacts/line.web.ts'
import { contactChecks } from '../course/contact-age.ts'
import { type Action, reachOf, scopeOf } from '../identity/access.ts'
import { survivors } from '../identity/recovery.store.ts'
import { peopleWithRole } from '../identity/role.store.ts'
import { stayingAdministrators, waitingAdministrator } from '../identity/roles/administrator.store.ts'
import type { PersonId, SiteId } from '../ledger/event.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { EVERYONE, sitesWithin } from '../ledger/scope.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import type { ProfileId } from '../organization/site-details.ts'
import { profileDetails } from '../packages/export-profile.ts'
import { kindName, lastOfEachKind, outdatedText } from '../packages/outdated.web.ts'
import { readProfiles } from '../packages/profile.web.ts'
import { addDays } from '../platform/time/calendar.ts'
import { type Doing, firstFew, type WhomToAsk } from './doing.ts'

/** The sites with live details. */
export type LiveSites = ReadonlyMap<SiteId, SiteDetails>

/** What keeps the records, the numbers and the packages right, each for whoever looks after it. */
export async function upkeepToDo(visit: SignedInVisit, live: LiveSites): Promise<Doing[]> {
  const { viewer } = visit
  const may = (action: Action) => reachOf(viewer, action) !== null
  return [
    ...(may('read-ledger') ? await ledgerFault(visit) : []),
    ...(may('keep-contacts') ? await changesToConfirm(visit) : []),
    ...(may('edit-site') || may('change-person') ? await numbersToCheck(visit, live) : []),
    ...(may('grant-roles') ? await onlyAdministrator(visit) : []),
    ...(may('keep-ledger') ? await lateBackup(visit) : []),
    ...(may('make-package') ? await stalePackages(visit, live) : []),
  ]
}

async function ledgerFault({ deps }: SignedInVisit): Promise<Doing[]> {
  if ((await deps.ledger.apart()) === null) return []
  return [{ kind: 'ledger', count: 1, ...firstFew([]), href: hrefTo('/hr/ledger'), mayDo: true }]
}

/** Changes of shared lines that another steward has proposed. */
async function changesToConfirm(visit: SignedInVisit): Promise<Doing[]> {
  const { content, deps, viewer } = visit
  const { proposed } = await readSharedLines(deps.store.db, policyOf(visit))
  const waiting = content.contacts.flatMap(({ id, name }) => {
    const change = proposed.get(id)
    if (change === undefined || change.by === viewer.person) return []
    return [{ name, href: hrefTo('/hr/contacts/:contact', { contact: id }) }]
  })
  const [first] = waiting
  if (first === undefined) return []
  return [{ kind: 'line-changes', count: waiting.length, ...firstFew(waiting), href: first.href, mayDo: true }]
}

/**
 * Numbers are due for a check after 90 days: those of a site, and for stewards those that all sites share as well. A
 * shared line that was found not to work waits at any age. HR sees what's due at their sites, and whom to ask.
 */
async function numbersToCheck(visit: SignedInVisit, live: LiveSites): Promise<Doing[]> {
  const { language, today, viewer } = visit
  const mayDo = reachOf(viewer, 'edit-site') !== null
  const scope = mayDo ? EVERYONE : scopeOf(viewer, 'change-person')
  const sites = sitesWithin(
    scope,
    [...live].map(([id, details]) => ({ id, ...details })),
  )
  const sharedDue = reachOf(viewer, 'keep-contacts') === null ? [] : await sharedToCheck(visit)
  const localDue = sites.flatMap(({ id, name: place, slug, local }) =>
    contactChecks([], local, today)
      .filter(({ age }) => age !== 'fresh')
      .map(({ name, days }) => ({
        name: `${name} (${place})`,
        href: mayDo ? `${hrefTo('/hr/sites/:site', { site: id })}#local` : cardPath(slug, language),
        days,
      })),
  )
  const all = [...sharedDue, ...localDue].sort((a, b) => b.days - a.days)
  const [first] = all
  if (first === undefined) return []
  const found = { kind: 'numbers', count: all.length, ...firstFew(all), href: first.href } as const
  return [mayDo ? { ...found, mayDo } : { ...found, mayDo, ask: await whomToAsk(visit) }]
}

async function sharedToCheck(visit: SignedInVisit) {
  const { content, deps, today } = visit
  const shared = await readSharedLines(deps.store.db, policyOf(visit))
  return content.contacts.flatMap((contact) => {
    const state = lineState(contact, shared, today)
    if (!isDue(state)) return []
    return [{ name: contact.name, href: `${hrefTo('/hr/contacts')}#${contact.id}`, days: state.days }]
  })
}

async function whomToAsk({ deps, today }: SignedInVisit): Promise<WhomToAsk> {
  const { db } = deps.store
  const stewards = await survivors(db, await peopleWithRole(db, 'steward', today))
  const administrators = stewards.length > 0 ? [] : await stayingAdministrators(db, today)
  const names = await namesOn(db, [...stewards, ...administrators], today)
  const named = (people: readonly PersonId[]) => people.flatMap((person) => names.get(person) ?? [])
  return { stewards: named(stewards), administrators: named(administrators) }
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

/** The last package of each kind that has an older course, other details or another look than now. */
async function stalePackages(visit: SignedInVisit, live: LiveSites): Promise<Doing[]> {
  const last = await lastOfEachKind(visit, async () => new Map([...live, ...(await liveProfiles(visit))]))
  const stale = [...last.values()].flatMap(({ made, outdated }) =>
    outdated === null || outdated.length === 0
      ? []
      : [
          {
            name: kindName(visit, made),
            href: `${hrefTo('/hr/packages')}?${made.query}`,
            note: visit.t.hr.home.packageChanges(outdatedText(visit, outdated)),
          },
        ],
  )
  const [only, ...others] = stale
  if (only === undefined) return []
  const href = others.length === 0 ? only.href : `${hrefTo('/hr/packages')}#made`
  return [{ kind: 'packages', count: stale.length, ...firstFew(stale), href, mayDo: true }]
}

async function liveProfiles({ deps, today }: SignedInVisit): Promise<(readonly [ProfileId, SiteDetails])[]> {
  return (await readProfiles(deps.store.db)).flatMap(({ id, slug, draft, archived }) => {
    const details = archived ? null : profileDetails(draft, slug, today)
    return details === null ? [] : [[id, details] as const]
  })
}
