import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { DAYS_BEFORE_LOOK } from '../course/contact-age.ts'
import { reachOf } from '../identity/access.ts'
import { type Actor, isPerson, type SiteId } from '../ledger/event.ts'
import { partsFromOrganization } from '../ledger/site-version.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { digitsOf } from '../organization/site-details.ts'
import { recordingOf } from '../people/change.web.ts'
import { AppError } from '../platform/http/app-error.ts'
import { parseForm } from '../platform/http/form.web.ts'
import { addDays } from '../platform/time/calendar.ts'
import { defaultsForm } from '../site/defaults/form-state.web.ts'
import { formOf } from '../site/form-state.web.ts'
import { fieldOfNumber, isOfPeople, type OwnNumber, ownNumbers } from '../site/roles/number.ts'
import { nameOfNumber, notesOfNumber } from '../site/roles/number.page.ts'
import { everyOwnNumber } from '../site/roles/number.store.ts'
import type { HeldRole } from '../site/roles/role.ts'
import { phoneField } from '../site/phone/phone.page.ts'
import { numbersOf } from '../site/phone/phone.ts'
import { readProposal } from '../site/proposal.store.ts'
import { siteOfPath } from '../site/site.web.ts'
import { allSites, detailsToCome, publishedDetails, type Site } from '../site/site.store.ts'
import { recordCheck } from './line.store.ts'
import type { OwnNumberOnList } from './own-number.page.ts'
import type { ownersFor } from './owner.web.ts'

/** Every number of a site's own, with what came of the last call: those of people, and the local lines. */
export async function ownNumbersOnList(
  visit: SignedInVisit,
  { ownerOf, ofSites }: Awaited<ReturnType<typeof ownersFor>>,
): Promise<{ readonly people: readonly OwnNumberOnList[]; readonly local: readonly OwnNumberOnList[] }> {
  const { deps, t, today, viewer } = visit
  const { db } = deps.store
  const sites = await allSites(db)
  const numbers = await everyOwnNumber(
    db,
    sites.map(({ id }) => id),
    today,
  )
  const callers = [...numbers.values()].flat().flatMap(({ lastCall, state }) => [lastCall?.by, state.failed?.by])
  const names = await namesOn(
    db,
    callers.filter((by) => by !== undefined && isPerson(by)),
    today,
  )
  const nameOf = (actor: Actor) => (isPerson(actor) ? names.get(actor) : null) ?? t.hr.people.noName
  const mayEdit = reachOf(viewer, 'edit-site') !== null
  const mayKeep = reachOf(viewer, 'keep-contacts') !== null
  const rows = sites.flatMap((site) =>
    (numbers.get(site.id) ?? []).map((number): OwnNumberOnList => {
      const { lastCall, of, phone, state } = number
      return {
        id: rowId(site.id, number),
        name: nameOfNumber(of, visit),
        notes: notesOfNumber(of, visit),
        place: site.name,
        phone,
        state,
        lastCall: lastCall === null ? null : { ...lastCall, by: nameOf(lastCall.by) },
        failedBy: state.failed === null ? '' : nameOf(state.failed.by),
        isOfPeople: isOfPeople(of),
        owner: isOfPeople(of) ? null : ownerOf(ofSites.get(site.id)?.get(phone)),
        href: mayEdit ? `${hrefTo('/hr/sites/:site', { site: site.id })}#${sectionOf(of)}` : null,
        checkHref: mayKeep ? hrefTo('/hr/sites/:site/number-checks', { site: site.id }) : null,
        callsHref: hrefTo('/hr/sites/:site/number-checks', { site: site.id }),
      }
    }),
  )
  return { people: rows.filter((row) => row.isOfPeople), local: rows.filter((row) => !row.isOfPeople) }
}

/** Where Home and a recorded call lead. The same number can be both that of a person and a local line. */
export function rowId(site: SiteId, { of, phone }: Pick<OwnNumber, 'of' | 'phone'>): string {
  return [isOfPeople(of) ? 'person' : 'local', site.slice('site:'.length), digitsOf(phone)].join('-')
}

const SECTIONS: Readonly<Record<HeldRole['role'], string>> = {
  named: 'named',
  backup: 'others',
  alternative: 'others',
  support: 'more',
}

function sectionOf(of: OwnNumber['of']): string {
  const [first] = isOfPeople(of) ? of.roles : []
  return first === undefined ? 'local' : SECTIONS[first.role]
}

const callForm = z.strictObject({
  phone: z.string().min(1).max(200),
  outcome: z.enum(['works', 'no-answer', 'wrong']),
})

/** A steward has called a number of a site's own. One that has changed leads on to its field on the form. */
export async function checkOwnNumber(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, today, viewer } = visit
  const { phone, outcome } = parseForm(visit, callForm)
  const site = await siteOfPath(visit)
  const live = await publishedDetails(deps.store.db, site.id, today)
  const number = live === null ? undefined : ownNumbers([live], today).find((each) => each.phone === phone)
  const about = live === null || number === undefined ? null : checkedPart(number, live.body.version)
  if (number === undefined || about === null) throw new AppError('not-found', 'There is no such line.')
  const check = { outcome, way: 'called', nextOn: addDays(today, DAYS_BEFORE_LOOK) } as const
  await deps.store.transaction((tx) => recordCheck(tx, site.id, { ...about, ...check }, recordingOf(visit)))
  log.info({ by: viewer.person, site: site.id, outcome }, 'number of a site checked')
  if (outcome === 'works')
    return response.redirect(303, `${hrefTo('/hr/contacts', {}, { done: 'called' })}#${rowId(site.id, number)}`)
  deps.jobs.wake('line-alarms')
  response.redirect(303, await fieldHref(visit, site, phone))
}

function checkedPart({ of, phone }: OwnNumber, version: number) {
  if (!isOfPeople(of)) return { contact: phone }
  const [held] = of.roles
  return held === undefined ? null : { role: held.role, place: held.place, version }
}

/**
 * While other details of the site wait, its form can't publish a number today: the form for numbers alone can. Null
 * when nothing waits, or when the number isn't the site's own.
 */
async function quickField({ deps, today }: SignedInVisit, site: Site, phone: string): Promise<string | null> {
  const { db } = deps.store
  const live = await publishedDetails(db, site.id, today)
  const waiting = (await detailsToCome(db, site.id, today)) ?? (await readProposal(db, site.id)).proposal
  if (live === null || waiting === null) return null
  const own = numbersOf(live.body.details, partsFromOrganization(live))
  const found = own.find((number) => digitsOf(number.phone) === digitsOf(phone))
  return found === undefined ? null : phoneField(found.field)
}

/** The field of the form where a number is changed. What the organization says for all sites is on a form of its own. */
async function fieldHref(visit: SignedInVisit, site: Site, phone: string): Promise<string> {
  const { db } = visit.deps.store
  const quick = await quickField(visit, site, phone)
  if (quick !== null) return `${hrefTo('/hr/sites/:site/phone', { site: site.id }, { failed: 'call' })}#${quick}`
  const form = hrefTo('/hr/sites/:site', { site: site.id }, { failed: 'call' })
  const field = fieldOfNumber((await formOf(visit, db, site)).draft, phone)
  if (field !== null) return `${form}#${field}`
  const ofAll = fieldOfNumber((await defaultsForm(visit, db)).draft, phone)
  return ofAll === null ? form : `${hrefTo('/hr/sites/defaults')}#${ofAll}`
}
