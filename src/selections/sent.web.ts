import { reachOf, scopeOf } from '../identity/access.ts'
import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { PersonId } from '../ledger/event.ts'
import { sitesWithin } from '../ledger/scope.ts'
import type { FormState } from '../platform/html/field.page.ts'
import type { PersonOnRecord } from '../people/people.store.ts'
import { type AskedKind, askedKind } from '../reminders/asked.ts'
import { examplesOf } from '../reminders/example.web.ts'
import { allSites } from '../site/site.store.ts'
import { originOf, shellFor, wayBack } from './origin.web.ts'
import { markOf, namesOf, type Plan } from './plan.web.ts'
import { type LeftOut, type Selection } from './selection.ts'
import { type PreviewInput, previewPage, resultPage } from './selection.page.ts'
import { membersOf } from './selection.store.ts'
import { PERMISSIONS, WORKS } from './work.web.ts'

/**
 * @param more people who are left out besides because of what the form says: they're named before it is done
 * @param joined how many fit now whom the page before named as left out
 */
export async function sendPreview(
  visit: SignedInVisit,
  selection: Selection,
  { people, fitting, leftOut, leftOutAt, names }: Plan,
  form: FormState,
  more: ReadonlyMap<PersonId, LeftOut> = new Map(),
  joined = 0,
): Promise<void> {
  const { deps, response } = visit
  const { action } = selection
  const isPlain = action === 'print-codes' || action === 'download'
  const staying = fitting.filter(({ person }) => !more.has(person))
  const page = previewPage(shellFor(visit, selection), {
    action,
    fitting: staying.map(({ person }) => names.get(person) ?? ''),
    leftOut: [...leftOut, ...more].map(([person, reason]) => ({ reason, name: names.get(person) ?? '' })),
    more: more.size,
    joined,
    leftOutAt: isPlain ? null : leftOutAt.join(' '),
    confirmed: markOf(more),
    byHand: deps.config.mail === null,
    sites: await sitesOf(visit, selection, people),
    examples: action === 'remind' ? await examplesOf(visit, kindsFor(staying)) : [],
    fields: isPlain ? [] : await WORKS[action].fields(form, visit, fitting),
    links: linksOf(visit, selection),
    csrf: visit.csrf,
  })
  const isRefused = more.size + joined > 0 || Object.keys(form.problems).length > 0
  response.status(isRefused ? 422 : 200).send(page)
}

export async function sendResult(visit: SignedInVisit, selection: Selection): Promise<void> {
  const { csrf, deps, response } = visit
  const { action } = selection
  const members = await membersOf(deps.store.db, selection.id)
  const names = await namesOf(
    visit,
    members.map(({ person }) => person),
  )
  const canUndo = action !== 'print-codes' && action !== 'download' && WORKS[action].undo !== null
  const page = resultPage(shellFor(visit, selection), {
    action,
    byHand: action === 'remind' && deps.config.mail === null,
    members: members.map((member) => ({ ...member, name: names.get(member.person) ?? '' })),
    canUndo,
    links: linksOf(visit, selection),
    csrf,
  })
  response.send(page)
}

/** How many of them work at each site. Empty where they're all at one, or were chosen at one. */
async function sitesOf(
  { deps, viewer }: SignedInVisit,
  selection: Selection,
  people: readonly PersonOnRecord[],
): Promise<PreviewInput['sites']> {
  if (originOf(selection).site !== null) return []
  const sites = sitesWithin(scopeOf(viewer, PERMISSIONS[selection.action]), await allSites(deps.store.db))
  const counted = sites.map(({ id, slug, name }) => ({
    slug,
    name,
    count: people.filter(({ placements }) => placements.some(({ site }) => site === id)).length,
  }))
  const having = counted.filter(({ count }) => count > 0)
  return having.length > 1 ? having : []
}

/** The texts that they get. */
function kindsFor(people: readonly PersonOnRecord[]): AskedKind[] {
  return [...new Set(people.map(({ standing }) => askedKind(standing)))].sort()
}

function linksOf(visit: SignedInVisit, selection: Selection) {
  const at = { selection: selection.id }
  return {
    back: wayBack(visit, selection),
    act: hrefTo('/hr/selections/:selection', at),
    narrow: hrefTo('/hr/selections/:selection/site', at),
    undo: hrefTo('/hr/selections/:selection/undoings', at),
    messages: reachOf(visit.viewer, 'hand-over') === null ? null : hrefTo('/hr/reminders/messages'),
  }
}
