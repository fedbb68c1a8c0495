import { z } from 'zod'
import { scopeOf } from '../identity/access.ts'
import { keepSearch } from '../identity/session.store.ts'
import { EVERYONE } from '../ledger/scope.ts'
import { placesWithin } from '../ledger/scope.store.ts'
import { parseForm } from '../platform/http/form.web.ts'
import { DEFAULT_QUERY } from '../reports/query.ts'
import { reportHref } from '../reports/query.web.ts'
import { folded } from '../requirements/standing.store.ts'
import { allSites, type Site } from '../site/site.store.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { LARGEST_PAGE, wordsOf } from './people.store.ts'
import { searchPeople } from './search.store.ts'
import { countText, type Found, foundPerson, searchPage } from './search.page.ts'

const searchForm = z.strictObject({ search: z.string().max(200) })
/** As many as fit under the box on a phone while its keyboard is open. */
const WHILE_TYPING = 6

/**
 * Takes what was typed in the box of every records page. The script asks while somebody types, and gets an answer that
 * is kept nowhere. A form without it keeps the text in the session and goes on to the page of results, so that no name
 * is in an address, a log or a referrer.
 */
export async function search(visit: SignedInVisit): Promise<void> {
  const { deps, request, response, session, t } = visit
  const { search: typed } = parseForm(visit, searchForm)
  if (request.accepts(['html', 'json']) === 'json') {
    const { found, total } = await find(visit, typed, WHILE_TYPING)
    response.json({ found, count: countText(found.length, total, t) })
    return
  }
  await keepSearch(deps.store.db, session.handle, typed.trim())
  response.redirect(303, hrefTo('/hr/search'))
}

export async function showFound(visit: SignedInVisit): Promise<void> {
  const { response, session, t } = visit
  const typed = session.search ?? ''
  const shell = recordsShell(visit, { title: t.hr.search.title, current: 'people', help: 'search' })
  response.send(searchPage(shell, { ...(await find(visit, typed, LARGEST_PAGE)), search: typed }))
}

/** Sites come first: there are few, and whoever types the name of one means it. */
async function find(
  visit: SignedInVisit,
  typed: string,
  most: number,
): Promise<{ readonly found: readonly Found[]; readonly total: number }> {
  const { deps, t, viewer } = visit
  const { db } = deps.store
  const words = wordsOf(typed)
  if (words.length === 0) return { found: [], total: 0 }
  const everySite = await allSites(db)
  const sites = (await sitesOf(visit, everySite)).filter(({ name }) =>
    words.every((word) => folded(name).includes(word)),
  )
  const { people, total } = await searchPeople(db, scopeOf(viewer, 'list-people'), typed, most)
  const nameOf = (id: Site['id']) => everySite.find((site) => site.id === id)?.name ?? id
  const found = [
    ...sites.map(({ name, slug }) => ({ name, note: t.hr.search.itsPeople, href: peopleAt(slug) })),
    ...people.map((person) => foundPerson(person, nameOf, hrefTo('/hr/people/:person', { person: person.person }), t)),
  ]
  return { found: found.slice(0, most), total: found.length - people.length + total }
}

/** The sites where the viewer sees people. */
async function sitesOf({ deps, viewer }: SignedInVisit, every: readonly Site[]): Promise<readonly Site[]> {
  const scope = scopeOf(viewer, 'list-people')
  if (scope === EVERYONE) return every
  const rows = await placesWithin(deps.store.db, scope).select('site').distinct().execute()
  const theirs = new Set(rows.map(({ site }) => site))
  return every.filter(({ id }) => theirs.has(id))
}

function peopleAt(slug: string): string {
  return reportHref(hrefTo('/hr/people'), { ...DEFAULT_QUERY, site: slug })
}
