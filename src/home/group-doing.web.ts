import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { type Group, isOpen, latestNotice } from '../groups/group.ts'
import { allGroups, readTellingList, workingHere } from '../groups/group.store.ts'
import { sitesFor } from '../groups/group.web.ts'
import { leftBeforeStart } from '../groups/left.store.ts'
import { groupDates } from '../groups/list.page.ts'
import { openProblems } from '../groups/shortfalls.ts'
import { isOutdated } from '../groups/telling-list.store.ts'
import type { SiteId } from '../ledger/event.ts'
import { type Doing, everyOne, firstFew } from './doing.ts'

/**
 * Groups of the viewer's sites that were announced late, that somebody hasn't confirmed, or of which no clinical staff
 * know anymore. Apart from them, sites with such plans and nobody clinical left on the list of whom they tell.
 */
export async function groupsToSettle(visit: SignedInVisit): Promise<Doing[]> {
  const sites = new Map((await sitesFor(visit, 'keep-groups')).map(({ id, name }) => [id, name]))
  const groups = (await allGroups(visit.deps.store.db)).filter(
    (group) => sites.has(group.site) && isOpen(group, visit.today),
  )
  return [...(await listsToRenew(visit, sites, groups)), ...(await groupsToConfirm(visit, sites, groups))]
}

async function groupsToConfirm(
  { deps, language, t, today }: SignedInVisit,
  sites: ReadonlyMap<SiteId, string>,
  groups: readonly Group[],
): Promise<Doing[]> {
  const { db } = deps.store
  const told = groups.flatMap((group) => latestNotice(group).told.map(({ person }) => person))
  const here = await workingHere(db, told, today)
  const left = await leftBeforeStart(db, groups, today)
  const words = t.hr.groups
  const open = groups.flatMap((group) => {
    const { late, noClinician, unacknowledged } = openProblems(group, today, {
      worksHere: (person) => here.has(person),
      hadLeft: (person) => left.get(group.id)?.has(person) === true,
    })
    const notes = [
      ...(late ? [words.late] : []),
      ...(noClinician ? [words.noClinician] : []),
      ...(unacknowledged > 0 ? [words.unacknowledged(unacknowledged)] : []),
    ]
    if (notes.length === 0) return []
    const site = sites.get(group.site) ?? ''
    const name = words.named(latestNotice(group).name, site, groupDates(group, language, t))
    return [{ name, href: hrefTo('/hr/groups/:group', { group: group.id }), note: notes.join('. ') }]
  })
  const [only, ...others] = open
  if (only === undefined) return []
  const href = others.length === 0 ? only.href : hrefTo('/hr/groups')
  return [{ kind: 'groups', count: open.length, ...firstFew(open), href, mayDo: true }]
}

async function listsToRenew(
  { deps, today }: SignedInVisit,
  sites: ReadonlyMap<SiteId, string>,
  groups: readonly Group[],
): Promise<Doing[]> {
  const { db } = deps.store
  const lists: { readonly name: string; readonly href: string }[] = []
  for (const site of new Set(groups.map((group) => group.site)))
    if (await isOutdated(db, await readTellingList(db, site), today))
      lists.push({ name: sites.get(site) ?? '', href: hrefTo('/hr/groups/sites/:site', { site }) })
  const [first] = lists
  if (first === undefined) return []
  return [{ kind: 'group-lists', count: lists.length, ...everyOne(lists), href: first.href, mayDo: true }]
}
