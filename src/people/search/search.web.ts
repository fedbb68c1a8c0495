import { z } from 'zod'
import { reachesSite, reachOf, scopeOf } from '../../identity/access.ts'
import { keepSearch } from '../../identity/session.store.ts'
import { EVERYONE } from '../../ledger/scope.ts'
import { placesWithin } from '../../ledger/scope.store.ts'
import { parseForm } from '../../platform/http/form.web.ts'
import { DEFAULT_QUERY } from '../../reports/query.ts'
import { reportHref } from '../../reports/query.web.ts'
import { folded, hasTyped } from '../../platform/text/folded.ts'
import { allSites, type Site } from '../../site/site.store.ts'
import { hrefTo, webLinks } from '../../app/href.web.ts'
import { openParts, type PartName, partHref } from '../../app/navigation.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { LARGEST_PAGE, wordsOf } from '../people.store.ts'
import { closeness } from './close.ts'
import { countText, type Found, foundPerson, groupsOf, searchPage, type SearchResults } from './search.page.ts'
import { closePeople, type FoundOnRecord, type FoundPeople, searchPeople } from './search.store.ts'

const searchForm = z.strictObject({ search: z.string().max(200) })
/** As many as fit under the box on a phone while its keyboard is open. */
const WHILE_TYPING = 6
/** Fewer letters begin the name of almost any page. */
const FEWEST_LETTERS = 3

/**
 * Takes what was typed in the box of every records page. The script asks while somebody types, and gets an answer that
 * is kept nowhere. A form without it keeps the text in the session and goes on to the page of results, so that no name
 * is in an address, a log or a referrer. The only person or site that fits as it was typed opens right away.
 */
export async function search(visit: SignedInVisit): Promise<void> {
  const { deps, request, response, session, t } = visit
  const { search: typed } = parseForm(visit, searchForm)
  if (request.accepts(['html', 'json']) === 'json') {
    const results = await find(visit, typed, WHILE_TYPING)
    response.json({ groups: groupsOf(results, t), count: countText(results, t) })
    return
  }
  await keepSearch(deps.store.db, session.handle, typed.trim())
  const { urgent, people, sites, total, isClose } = await find(visit, typed, 2)
  const [only] = [...sites, ...people]
  const isOnly = total === 1 && !isClose && urgent.length === 0
  response.redirect(303, only !== undefined && isOnly ? only.href : hrefTo('/hr/search'))
}

export async function showFound(visit: SignedInVisit): Promise<void> {
  const { response, session, t, viewer } = visit
  const typed = session.search ?? ''
  const hasPeople = reachOf(viewer, 'list-people') !== null
  const current = hasPeople ? 'people' : 'sites'
  const shell = recordsShell(visit, { title: t.hr.search.title, current, help: 'search' })
  response.send(searchPage(shell, { ...(await find(visit, typed, LARGEST_PAGE)), search: typed, hasPeople }))
}

/** What's close is looked for only where nothing fits as it was typed. */
async function find(visit: SignedInVisit, typed: string, most: number): Promise<SearchResults> {
  const { deps, today, viewer } = visit
  const { db } = deps.store
  const words = wordsOf(typed)
  if (words.length === 0) return { urgent: [], sites: [], people: [], pages: [], total: 0, isClose: false }
  const everySite = await allSites(db)
  const offered = await sitesOf(visit, everySite)
  const scope = scopeOf(viewer, 'list-people')
  const results = (fits: (name: string) => boolean, { people, total }: FoundPeople, isClose: boolean) => {
    const sites = offered.filter(({ name }) => fits(folded(name)))
    const listed = sites.slice(0, Math.max(most - people.length, most / 2))
    return {
      urgent: urgentPages(visit, typed, visit.t.hr.search.urgentKeywords),
      sites: listed,
      people: people.slice(0, most - listed.length).map((person) => personAs(visit, person, everySite)),
      pages: [],
      total: sites.length + total,
      isClose,
    }
  }
  const isIn = (name: string) => words.every((word) => name.includes(word))
  const exact = results(isIn, await searchPeople(db, scope, typed, { limit: most, on: today }), false)
  if (exact.total > 0) return exact
  const close = results((name) => closeness(words, name) !== null, await closePeople(db, scope, typed, most), true)
  const urgent = close.urgent.length > 0 ? close.urgent : urgentPages(visit, typed, visit.t.hr.search.helpKeywords)
  return { ...close, urgent, pages: pagesCalled(visit, typed).slice(0, most) }
}

/** The pages with the numbers, for anyone who looks for help with a youth in the box. */
function urgentPages({ t }: SignedInVisit, typed: string, keywords: string): Found[] {
  if (typed.trim().length < FEWEST_LETTERS || !hasTyped(keywords, typed)) return []
  const { home, contacts } = t.learn
  return [
    { name: home.youthToldLink, note: '', href: webLinks.guide(), also: null },
    { name: contacts.title, note: '', href: webLinks.contacts(), also: null },
  ]
}

/** The pages of the navigation that the viewer may open, where each word begins a word of the name or a keyword. */
function pagesCalled(visit: SignedInVisit, typed: string): Found[] {
  const { navigation, search: texts } = visit.t.hr
  if (wordsOf(typed).every(({ length }) => length < FEWEST_LETTERS)) return []
  const keywords: Partial<Readonly<Record<PartName, string>>> = texts.keywords
  return openParts(visit).flatMap((part) => {
    const name = navigation.parts[part]
    const isCalled = hasTyped(`${name} ${keywords[part] ?? ''}`, typed)
    return isCalled ? [{ name, note: '', href: partHref(part), also: null }] : []
  })
}

function personAs({ t }: SignedInVisit, person: FoundOnRecord, sites: readonly Site[]): Found {
  const nameOf = (id: Site['id']) => sites.find((site) => site.id === id)?.name ?? id
  return foundPerson(person, nameOf, hrefTo('/hr/people/:person', { person: person.person }), t)
}

/** The sites whose details the viewer writes, and those where the viewer sees people or reads who changed them. */
async function sitesOf({ deps, t, viewer }: SignedInVisit, every: readonly Site[]): Promise<Found[]> {
  const scope = scopeOf(viewer, 'list-people')
  const rows = scope === EVERYONE ? [] : await placesWithin(deps.store.db, scope).select('site').distinct().execute()
  const theirs = new Set(rows.map(({ site }) => site))
  const mayEdit = reachOf(viewer, 'edit-site') !== null
  const { itsDetails, itsPeople } = t.hr.search
  return every.flatMap(({ id, name, slug }) => {
    const people = scope === EVERYONE || theirs.has(id) ? { text: itsPeople, href: peopleAt(slug) } : null
    if (mayEdit) return { name, note: itsDetails, href: hrefTo('/hr/sites/:site', { site: id }), also: people }
    if (people === null) return []
    const versions = { text: t.hr.sites.versions.title, href: hrefTo('/hr/sites/:site/versions', { site: id }) }
    const also = reachesSite(viewer, 'read-site-versions', id) ? versions : null
    return { name, note: itsPeople, href: people.href, also }
  })
}

function peopleAt(slug: string): string {
  return reportHref(hrefTo('/hr/people'), { ...DEFAULT_QUERY, site: slug })
}
