import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { lastBackup, lastCopied } from '../backups/copy.store.ts'
import { sitesWithOldPaper } from '../card/print.web.ts'
import { readSharedLines } from '../contacts/line.store.ts'
import { type Action, reachOf, scopeOf } from '../identity/access.ts'
import { activeStewards } from '../identity/recovery.store.ts'
import { stayingAdministrators, waitingAdministrator, waitingStewards } from '../identity/roles/administrator.store.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import { isSamePerson } from '../ledger/merge.store.ts'
import { sitesWithin } from '../ledger/scope.ts'
import { policyOf } from '../people/change.web.ts'
import { isLoopback } from '../platform/config.ts'
import { addDays } from '../platform/time/calendar.ts'
import { isApprover } from '../policy/adopted.store.ts'
import { openProposal } from '../policy/adopted.ts'
import { practiceStates } from '../practice/practice.store.ts'
import { hasStaff } from '../reminders/to-invite.store.ts'
import { openDefaults } from '../site/defaults/defaults.ts'
import { readDefaults } from '../site/defaults/defaults.store.ts'
import { openProposals } from '../site/proposal.store.ts'
import { driftedIn, everyDetailsNow } from '../site/roles/drift.store.ts'
import { rolesText } from '../site/roles/role-text.page.ts'
import { allSites } from '../site/site.store.ts'
import { failedSinceLastSent } from '../webhooks/delivery.store.ts'
import { type Doing, everyOne, firstFew, type NamedFirst } from './doing.ts'
import { groupsToSettle } from './group-doing.web.ts'
import { numbersToCheck } from './number-doing.web.ts'
import { type LiveSites, stalePackages } from './package-doing.web.ts'

/** What keeps the records, the numbers and the packages right, each for whoever looks after it. */
export async function upkeepToDo(visit: SignedInVisit, live: LiveSites): Promise<Doing[]> {
  const { viewer } = visit
  const may = (action: Action) => reachOf(viewer, action) !== null
  return [
    ...(may('link-roles') ? await rolesToFill(visit) : []),
    ...(may('read-ledger') ? await ledgerFault(visit) : []),
    ...(may('keep-groups') ? await groupsToSettle(visit) : []),
    ...(may('keep-policy') ? await policyToApprove(visit) : []),
    ...(may('keep-contacts') ? await changesToConfirm(visit) : []),
    ...(may('publish-site') ? await sitesToAgree(visit) : []),
    ...(may('print-cards') ? await paperToReplace(visit) : []),
    ...(may('edit-site') || may('change-person') ? await numbersToCheck(visit) : []),
    ...(may('run-practice') ? await overduePractices(visit) : []),
    ...(may('grant-roles')
      ? [...noPublicAddress(visit), ...(await noSteward(visit)), ...(await onlyAdministrator(visit))]
      : []),
    ...(may('keep-ledger') ? [...littleRoom(visit), ...(await lateBackup(visit)), ...(await lateCopy(visit))] : []),
    ...(may('edit-organization') ? await failingWebhooks(visit) : []),
    ...(may('make-package') ? await stalePackages(visit, live) : []),
  ]
}

/**
 * The sites within reach with a role whose person has left, is on leave or has changed jobs. It doesn't say which. Those
 * with an hour at which staff reach nobody, or only the backup, say when it begins, and those where a change of the
 * details ended a link say of which role. Apart from them, sites at which nobody was ever linked to a role.
 */
async function rolesToFill(visit: SignedInVisit): Promise<Doing[]> {
  const { deps, today, viewer } = visit
  const { db } = deps.store
  const sites = sitesWithin(scopeOf(viewer, 'link-roles'), await allSites(db))
  const details = await everyDetailsNow(
    db,
    sites.map(({ id }) => id),
    today,
  )
  const live = sites.flatMap(({ id, name }) => {
    const now = details.get(id)
    return now === undefined ? [] : [{ name, now, href: hrefTo('/hr/sites/:site/people', { site: id }) }]
  })
  const toFill = live.flatMap(({ name, now, href }) => {
    const note = rolesText(now.lost, now.open, visit)
    return note !== '' || driftedIn(now.roles).length > 0 ? [{ name, href, note }] : []
  })
  // Nobody was ever linked here, so nobody would be told. A role may well be somebody's who isn't on the staff list.
  const unlinked = (await hasStaff(db))
    ? live.filter(({ now }) => !now.everLinked).map(({ name, href }) => ({ name, href }))
    : []
  return [...sitesToDo('roles', toFill), ...sitesToDo('unlinked', unlinked)]
}

function sitesToDo(kind: 'roles' | 'unlinked', sites: readonly NamedFirst[]): Doing[] {
  const [first] = sites
  if (first === undefined) return []
  return [{ kind, count: sites.length, ...everyOne(sites), href: first.href, mayDo: true }]
}

async function ledgerFault({ deps }: SignedInVisit): Promise<Doing[]> {
  if ((await deps.ledger.apart()) === null) return []
  return [{ kind: 'ledger', count: 1, ...firstFew([]), href: hrefTo('/hr/ledger'), mayDo: true }]
}

/** A version of the policy that another steward has proposed to the viewer. */
async function policyToApprove(visit: SignedInVisit): Promise<Doing[]> {
  const { deps, viewer } = visit
  const proposed = openProposal(await historyOf(deps.store.db, policyOf(visit)))
  if (proposed === null || !(await isApprover(deps.store.db, proposed, viewer.person))) return []
  return [{ kind: 'policy-approval', count: 1, ...firstFew([]), href: hrefTo('/hr/policy/approval'), mayDo: true }]
}

/** Changes of shared lines that another steward has proposed. */
async function changesToConfirm(visit: SignedInVisit): Promise<Doing[]> {
  const { content, deps, viewer } = visit
  const { proposed } = await readSharedLines(deps.store.db, policyOf(visit))
  const waiting: { readonly name: string; readonly href: string }[] = []
  for (const { id, name } of content.contacts) {
    const change = proposed.get(id)
    if (change !== undefined && !(await isSamePerson(deps.store.db, change.by, viewer.person)))
      waiting.push({ name, href: hrefTo('/hr/contacts/:contact', { contact: id }) })
  }
  const [first] = waiting
  if (first === undefined) return []
  const list = hrefTo('/hr/contacts')
  return [{ kind: 'line-changes', count: waiting.length, ...firstFew(waiting), href: first.href, list, mayDo: true }]
}

/** Details of sites that another steward wants to publish. */
async function sitesToAgree(visit: SignedInVisit): Promise<Doing[]> {
  const { deps, t, viewer } = visit
  const { db } = deps.store
  const waiting: { readonly name: string; readonly href: string }[] = []
  for (const { site, proposal } of await openProposals(db, await allSites(db)))
    if (!(await isSamePerson(db, proposal.actor, viewer.person)))
      waiting.push({ name: site.name, href: hrefTo('/hr/sites/:site/proposal', { site: site.id }) })
  const { proposal: ofAll } = openDefaults(await readDefaults(db, policyOf(visit)))
  if (ofAll !== null && !(await isSamePerson(db, ofAll.actor, viewer.person)))
    waiting.push({ name: t.hr.siteDefaults.place, href: hrefTo('/hr/sites/defaults/proposal') })
  const [first] = waiting
  if (first === undefined) return []
  const list = hrefTo('/hr/sites')
  return [{ kind: 'site-changes', count: waiting.length, ...firstFew(waiting), href: first.href, list, mayDo: true }]
}

/** The sites within reach whose cards and posters changed, until somebody confirms that old ones were replaced. */
async function paperToReplace(visit: SignedInVisit): Promise<Doing[]> {
  const { deps, viewer } = visit
  const sites = sitesWithin(scopeOf(viewer, 'print-cards'), await allSites(deps.store.db))
  const old = (await sitesWithOldPaper(visit, sites)).map(({ id, name }) => ({
    name,
    href: hrefTo('/hr/sites/:site/card', { site: id }),
  }))
  const [first] = old
  if (first === undefined) return []
  return [{ kind: 'paper', count: old.length, ...firstFew(old), href: first.href, mayDo: true }]
}

/** The sites within reach whose practice is overdue. */
async function overduePractices({ deps, today, viewer }: SignedInVisit): Promise<Doing[]> {
  const { db } = deps.store
  const sites = sitesWithin(scopeOf(viewer, 'run-practice'), await allSites(db))
  const states = await practiceStates(
    db,
    sites.map(({ id }) => id),
    today,
  )
  const overdue = sites.flatMap(({ id, name }) =>
    states.get(id)?.isOverdue === true ? [{ name, href: hrefTo('/hr/practices/:site', { site: id }) }] : [],
  )
  const [first, ...others] = overdue
  if (first === undefined) return []
  const href = others.length === 0 ? first.href : hrefTo('/hr/practices')
  return [{ kind: 'practices', count: overdue.length, ...firstFew(overdue), href, mayDo: true }]
}

/** Without a content steward, nobody publishes a site's details or checks a number. */
async function noSteward({ deps, t, today }: SignedInVisit): Promise<Doing[]> {
  const { db } = deps.store
  if ((await activeStewards(db, today)).length > 0) return []
  const waiting = await waitingStewards(db, today)
  const names = await namesOn(db, waiting, today)
  const first = waiting.map((person) => ({
    name: names.get(person) ?? t.hr.people.noName,
    href: hrefTo('/hr/roles/people/:person', { person }),
  }))
  return [{ kind: 'no-steward', count: 1, ...everyOne(first), href: hrefTo('/hr/roles'), mayDo: true }]
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

/** The address of the server leads only to this computer, so nobody can open it elsewhere. */
function noPublicAddress({ deps }: SignedInVisit): Doing[] {
  if (!isLoopback(deps.config.publicUrl)) return []
  return [{ kind: 'address', count: 1, ...firstFew([]), href: hrefTo('/hr/invites'), mayDo: true }]
}

/** Before the disk is full, somebody has to make room. */
function littleRoom({ deps }: SignedInVisit): Doing[] {
  if (deps.disk.room() === 'plenty') return []
  return [{ kind: 'disk', count: 1, ...firstFew([]), href: hrefTo('/hr/ledger'), mayDo: true }]
}

/** The server makes one each day: an older one means that the newer ones failed. */
async function lateBackup({ deps, today }: SignedInVisit): Promise<Doing[]> {
  const lastDay = await lastBackup(deps.store.db, today)
  if (lastDay !== null && lastDay >= addDays(today, -1)) return []
  return [{ kind: 'backup', count: 1, ...firstFew([]), href: hrefTo('/hr/ledger'), mayDo: true, lastDay }]
}

/** The operator's own program takes each backup elsewhere: an older one means that it failed since. */
async function lateCopy({ deps, today }: SignedInVisit): Promise<Doing[]> {
  if (deps.config.backupCommand === null) return []
  const lastDay = await lastCopied(deps.store.db, today)
  const lastMade = await lastBackup(deps.store.db, today)
  // Without a backup there's nothing to keep elsewhere, and Home asks for that already.
  if (lastMade === null || (lastDay !== null && lastDay >= addDays(today, -1))) return []
  return [{ kind: 'backup-copy', count: 1, ...firstFew([]), href: hrefTo('/hr/ledger'), mayDo: true }]
}

/** Other systems that aren't told anymore. */
async function failingWebhooks({ deps, t, today }: SignedInVisit): Promise<Doing[]> {
  const href = hrefTo('/hr/webhooks')
  const failing = (await failedSinceLastSent(deps.store.db, today)).map(({ url, failed }) => ({
    name: new URL(url).host,
    href,
    note: t.hr.home.webhookFailed(failed),
  }))
  if (failing.length === 0) return []
  return [{ kind: 'webhooks', count: failing.length, ...firstFew(failing), href, mayDo: true }]
}
