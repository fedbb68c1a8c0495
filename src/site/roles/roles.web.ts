import { z } from 'zod'
import { oldPaperText } from '../../card/old-paper.page.ts'
import { oldPaper } from '../../card/print.web.ts'
import { hrefTo } from '../../app/href.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { reachOf, scopeOf } from '../../identity/access.ts'
import { activeStewards } from '../../identity/recovery.store.ts'
import { SITE_ROLES } from '../../ledger/bodies/role.ts'
import { isPerson, type PersonId } from '../../ledger/event.ts'
import { namesOn } from '../../ledger/fact.store.ts'
import { recordingOf } from '../../people/change.web.ts'
import { peopleOnRecord } from '../../people/people.store.ts'
import { searchPeople } from '../../people/search/search.store.ts'
import { EMPTY_FORM } from '../../platform/html/field.page.ts'
import { parseForm, parseQuery, sentFields, smallCount } from '../../platform/http/form.web.ts'
import { listFormat } from '../../platform/text/format.ts'
import { stewardNames } from '../saved.web.ts'
import { allSites, detailsToCome, type Site } from '../site.store.ts'
import {
  confirmRole,
  type DetailsNow,
  detailsNow,
  driftedIn,
  endLostLink,
  everyDetailsNow,
  isAtWork,
  linkRole,
  unlinkRole,
  whyNotLinked,
} from './drift.store.ts'
import type { RoleNow } from './drift.ts'
import { siteWithin } from '../site.web.ts'
import { changedRoles } from './planned.ts'
import type { RolePlace } from './role.ts'
import { MOST_FOUND, type ReadBy, roleId, type RolesInput, rolesPage } from './roles.page.ts'

const DONE = ['linked', 'unlinked', 'confirmed', 'nobody'] as const
const query = z.strictObject({
  done: z.enum(DONE).optional(),
  choose: z
    .string()
    .regex(/^(named|backup|alternative|support)-\d{1,3}$/)
    .optional(),
})

const role = { role: z.enum(SITE_ROLES), place: smallCount }
const searchForm = z.strictObject({ ...role, who: z.string().max(200) })
const ofLink = z.strictObject({ link: z.string().min(1).max(100) })
const lostForm = ofLink.extend({
  ...role,
  version: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number),
})
const linkForm = lostForm.extend({ person: z.string().max(100), seen: z.string().max(100) })

/** The roles of a site with the people on record who hold them. */
export async function showSitePeople(visit: SignedInVisit): Promise<void> {
  const { choose, done = null } = parseQuery(visit, query)
  await send(visit, await siteWithin(visit, 'link-roles'), {
    done,
    choosing: choose === undefined ? null : roleOf(choose),
  })
}

/** Shows who could be linked to a role. The name comes in a form, so it's in no address and no log. */
export async function findForRole(visit: SignedInVisit): Promise<void> {
  const site = await siteWithin(visit, 'link-roles')
  const { who: search, ...choosing } = parseForm(visit, searchForm)
  await send(visit, site, { choosing, search })
}

export async function linkPerson(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, today, viewer } = visit
  const site = await siteWithin(visit, 'link-roles')
  const { person: sent, seen, ...link } = parseForm(visit, linkForm)
  const person = await onRecord(visit, sent)
  if (person === null || !(await isAtWork(deps.store.db, person, today))) {
    return send(visit, site, { choosing: link, problem: 'away' })
  }
  const problem = await deps.store.transaction(async (tx) => {
    const reason = await whyNotLinked(tx, site.id, { role: link.role, place: link.place, person }, today)
    if (reason !== null) return reason
    return (await linkRole(tx, site.id, { ...link, person }, recordingOf(visit), seen)) ? '' : 'changed'
  })
  if (problem !== '') return send(visit, site, { choosing: problem === 'changed' ? null : link, problem })
  log.info({ by: viewer.person, site: site.id }, 'role linked')
  deps.jobs.wake('roles')
  response.redirect(303, rolesHref(site, { done: 'linked' }))
}

export async function confirmPerson(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const site = await siteWithin(visit, 'link-roles')
  const { link } = parseForm(visit, ofLink)
  const counts = await deps.store.transaction((tx) => confirmRole(tx, site.id, link, recordingOf(visit)))
  if (!counts) return send(visit, site, { problem: 'changed' })
  response.redirect(303, rolesHref(site, { done: 'confirmed' }))
}

/** Removes a link, or says of one that was lost when the details changed that nobody is meant. */
export async function unlinkPerson(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const site = await siteWithin(visit, 'link-roles')
  const sent = parseForm(visit, z.union([ofLink, lostForm]))
  const recording = recordingOf(visit)
  if ('version' in sent) {
    const isDone = await deps.store.transaction((tx) => endLostLink(tx, site.id, sent, recording))
    if (!isDone) return send(visit, site, { problem: 'changed' })
    return response.redirect(303, rolesHref(site, { done: 'nobody' }))
  }
  const counts = await deps.store.transaction((tx) => unlinkRole(tx, site.id, sent.link, recording))
  if (!counts) return send(visit, site, { problem: 'changed' })
  response.redirect(303, rolesHref(site, { done: 'unlinked' }))
}

interface Shown {
  readonly done?: RolesInput['done']
  readonly choosing?: RolePlace | null
  /** What was typed to find somebody. */
  readonly search?: string
  readonly problem?: RolesInput['problem']
}

async function send(
  visit: SignedInVisit,
  site: Site,
  { done = null, choosing = null, search, problem = '' }: Shown,
): Promise<void> {
  const { csrf, deps, response, t, today, viewer } = visit
  const live = await detailsNow(deps.store.db, site.id, today)
  const roles = live?.roles ?? []
  const mayEdit = reachOf(viewer, 'edit-site') !== null
  const details = mayEdit ? hrefTo('/hr/sites/:site', { site: site.id }) : null
  const to = { site: site.id }
  const paper = live === null ? null : await oldPaper(visit, site, live)
  const input: RolesInput = {
    site: site.name,
    stewards: mayEdit ? '' : await stewardsToAsk(visit),
    live:
      live === null
        ? null
        : {
            details: live.published.body.details,
            version: live.published.body.version,
            roles,
            drifted: driftedIn(roles),
            oldPaper: paper?.lacksSomebody === true ? oldPaperText(paper, visit) : '',
            lost: live.lost,
            open: live.open,
          },
    planned: live === null ? null : await plannedChanges(visit, site, live),
    ...(await readBy(visit, roles)),
    choosing:
      choosing === null
        ? null
        : {
            ...choosing,
            form: search === undefined ? EMPTY_FORM : { values: sentFields(visit), problems: {} },
            found: search === undefined ? null : await peopleFound(visit, search),
          },
    problem,
    done,
    key: deps.newToken(),
    csrf,
    back:
      details === null
        ? { text: t.hr.navigation.places.home, href: hrefTo('/hr') }
        : { text: t.hr.siteRoles.back, href: details },
    links: {
      self: rolesHref(site),
      search: hrefTo('/hr/sites/:site/people/search', to),
      confirm: hrefTo('/hr/sites/:site/people/confirm', to),
      unlink: hrefTo('/hr/sites/:site/people/unlink', to),
      details,
      versions: hrefTo('/hr/sites/:site/versions', to),
      choose: (held) => `${rolesHref(site, { choose: roleId(held) })}#${roleId(held)}`,
    },
  }
  const shell = recordsShell(visit, { title: t.hr.siteRoles.title(site.name), current: mayEdit ? 'sites' : 'home' })
  response.status(problem === '' ? 200 : 422).send(rolesPage(shell, input))
}

async function stewardsToAsk(visit: SignedInVisit): Promise<string> {
  const { deps, language, today } = visit
  const names = await stewardNames(visit, await activeStewards(deps.store.db, today))
  return listFormat(language, { type: 'disjunction' }).format(names)
}

/** What the next details that are to come do to linked roles, as far as that's known today. */
async function plannedChanges({ deps, today }: SignedInVisit, { id }: Site, now: DetailsNow) {
  const { db } = deps.store
  const comes = await detailsToCome(db, id, today)
  const then = comes === null ? undefined : (await everyDetailsNow(db, [id], comes.effectiveOn)).get(id)
  if (comes === null || then === undefined) return null
  const published = ({ published: { body }, roles }: DetailsNow) => ({ details: body.details, roles })
  const roles = changedRoles(published(now), published(then))
  return roles.length === 0 ? null : { on: comes.effectiveOn, roles }
}

/** What the viewer may know of the people who hold roles, and of whoever linked them. */
export async function readBy({ deps, t, today, viewer }: SignedInVisit, roles: readonly RoleNow[]): Promise<ReadBy> {
  const people = roles.flatMap(({ link }) =>
    link === null ? [] : [link.person, link.linked.actor, ...(link.confirmed === null ? [] : [link.confirmed.actor])],
  )
  const names = await namesOn(deps.store.db, [...new Set(people.filter(isPerson))], today)
  const linked = roles.flatMap(({ link }) => (link === null ? [] : [link.person]))
  const readable = new Set<string>(
    (await peopleOnRecord(deps.store.db, linked, scopeOf(viewer, 'read-person'))).map(({ person }) => person),
  )
  return {
    nameOf: (person) => names.get(person as PersonId) ?? t.hr.people.noName, // an id that is no person's has no name
    mayRead: (person) => readable.has(person),
  }
}

/** Those at work today, whom the viewer may choose. */
async function peopleFound({ deps, t, today, viewer }: SignedInVisit, text: string) {
  const { db } = deps.store
  const scope = scopeOf(viewer, 'link-roles')
  const sites = new Map((await allSites(db)).map(({ id, name }) => [id, name]))
  const { people, total } = await searchPeople(db, scope, text, { limit: MOST_FOUND, on: today })
  const found = []
  for (const { person, name, placements } of people) {
    if (!(await isAtWork(db, person, today))) continue
    const [place] = placements
    const where = place === undefined ? [] : [place.position, sites.get(place.site) ?? '']
    found.push({ person, name: name ?? t.hr.people.noName, place: where.filter((part) => part !== '').join(', ') })
  }
  return { people: found, hasMore: total > people.length }
}

/** Returns null for an id of nobody within the viewer's reach. */
async function onRecord({ deps, viewer }: SignedInVisit, id: string): Promise<PersonId | null> {
  const [found] = await peopleOnRecord(deps.store.db, [id as PersonId], scopeOf(viewer, 'link-roles')) // any other id finds nobody
  return found?.person ?? null
}

function roleOf(id: string): RolePlace {
  const [name = '', place = ''] = id.split('-')
  return z.strictObject(role).parse({ role: name, place })
}

function rolesHref({ id }: Site, to: { readonly done?: string; readonly choose?: string } = {}): string {
  return hrefTo('/hr/sites/:site/people', { site: id }, to)
}
