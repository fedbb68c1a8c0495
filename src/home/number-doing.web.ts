import { cardPath, hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { placed } from '../contacts/line-alarm.page.ts'
import { isChangedByRelease } from '../contacts/line-form.ts'
import { isDue, type LineState, lineState } from '../contacts/line-state.ts'
import { lineOf } from '../contacts/line.ts'
import { rowId } from '../contacts/own-number.web.ts'
import { alikeLines } from '../course/look-alikes.ts'
import { reachOf, scopeOf } from '../identity/access.ts'
import { activeStewards } from '../identity/recovery.store.ts'
import { stayingAdministrators, waitingStewards } from '../identity/roles/administrator.store.ts'
import type { PersonId } from '../ledger/event.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { corrected } from '../ledger/history.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import { EVERYONE, sitesWithin } from '../ledger/scope.ts'
import { policyOf } from '../people/change.web.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { linesWithChecks } from '../policy/release.job.ts'
import { defaultsOn } from '../site/defaults/defaults.ts'
import { oldAtSites, readDefaults } from '../site/defaults/defaults.store.ts'
import { oldName } from '../site/defaults/form.page.ts'
import { nameOfNumber } from '../site/roles/number.page.ts'
import { everyOwnNumber } from '../site/roles/number.store.ts'
import { allSites } from '../site/site.store.ts'
import { type Doing, everyOne, firstFew, type NamedFirst, type WhomToAsk } from './doing.ts'

/**
 * Numbers in which a check found a problem, and those that the organization changed and a site still has. Apart from
 * them, what's due for a check after 90 days. Stewards see the lines that all sites share as well as those of sites, and
 * HR what's at their sites, and whom to ask.
 */
export async function numbersToCheck(visit: SignedInVisit): Promise<Doing[]> {
  const { viewer } = visit
  const mayDo = reachOf(viewer, 'edit-site') !== null
  const shared = reachOf(viewer, 'keep-contacts') === null ? [] : await sharedToCheck(visit)
  const all = [...shared, ...(await ownToCheck(visit, mayDo))].toSorted((one, other) => other.days - one.days)
  const wrong = [...(await oldOfOrganization(visit, mayDo)), ...all.filter(({ failed }) => failed !== null)]
  const due = all.filter(({ failed }) => failed === null)
  return [
    ...(await numbersOf(visit, 'numbers-wrong', wrong.map(withDigits), mayDo)),
    ...(await numbersOf(visit, 'numbers', due, mayDo)),
  ]
}

async function numbersOf(
  visit: SignedInVisit,
  kind: 'numbers' | 'numbers-wrong',
  all: readonly ToStartWith[],
  mayDo: boolean,
): Promise<Doing[]> {
  const [first] = all
  if (first === undefined) return []
  const isListed = reachOf(visit.viewer, 'read-contacts') !== null
  const list = isListed ? { ...firstFew(all), list: hrefTo('/hr/contacts') } : everyOne(all)
  const found = { kind, count: all.length, ...list, href: startOf(all, first), mayDo } as const
  return [mayDo ? found : { ...found, ask: await whomToAsk(visit) }]
}

interface ToStartWith extends NamedFirst {
  readonly digits: string
  /** A site's own number. A shared line is compared with its official page. */
  readonly isCalled: boolean
  /** Of a line that can be mistaken for another one. */
  readonly purpose?: string
}

/** Whoever is to put a number right reads which one that is. */
function withDigits({ name, digits, note = '', purpose, ...number }: ToStartWith): ToStartWith {
  const said = purpose === undefined ? note : `${note}. ${purpose}`
  return { ...number, name: name === digits ? name : `${name}, ${digits}`, digits, note: said }
}

interface NumberToCheck extends ToStartWith, Pick<LineState, 'days' | 'failed'> {}

/** Of several numbers, the button leads to the first one that's checked by calling, because nobody test-calls a hotline. */
function startOf(all: readonly ToStartWith[], first: ToStartWith): string {
  if (all.length === 1) return first.href
  return all.find(({ isCalled }) => isCalled)?.href ?? hrefTo('/hr/contacts')
}

/** The state as a number to check, with a note where the last check found that it doesn't work. */
function toCheck(state: LineState, number: ToStartWith, { t, language }: SignedInVisit): NumberToCheck[] {
  if (!isDue(state)) return []
  const { days, failed } = state
  const note = failed === null ? {} : { note: t.hr.lines.failedOn(formatDate(failed.on, language)) }
  return [{ ...number, ...note, days, failed }]
}

/** Numbers from the organization that it doesn't have anymore, where its new ones couldn't reach a site. */
async function oldOfOrganization(visit: SignedInVisit, mayDo: boolean): Promise<ToStartWith[]> {
  const { deps, language, t, today, viewer } = visit
  const { db } = deps.store
  const now = defaultsOn(corrected(await readDefaults(db, policyOf(visit))), today)?.body.defaults ?? null
  const within = sitesWithin(mayDo ? EVERYONE : scopeOf(viewer, 'change-person'), await allSites(db))
  const old = (await oldAtSites(db, now, today)).filter(({ site }) => within.some(({ id }) => id === site.id))
  return old.flatMap(({ site, numbers }) =>
    numbers.map((number) => ({
      name: placed(oldName(number, visit), site.name),
      href: mayDo ? hrefTo('/hr/sites/:site', { site: site.id }, { check: 'yes' }) : cardPath(site.slug, language),
      note: t.hr.siteDefaults.oldOnHome,
      digits: number.phone,
      isCalled: true,
    })),
  )
}

async function ownToCheck(visit: SignedInVisit, mayDo: boolean): Promise<NumberToCheck[]> {
  const { deps, language, today, viewer } = visit
  const { db } = deps.store
  const scope = mayDo ? EVERYONE : scopeOf(viewer, 'change-person')
  const sites = sitesWithin(scope, await allSites(db))
  const numbers = await everyOwnNumber(
    db,
    sites.map(({ id }) => id),
    today,
  )
  return sites.flatMap(({ id, name: place, slug }) =>
    (numbers.get(id) ?? []).flatMap((number) => {
      const href = mayDo ? `${hrefTo('/hr/contacts')}#${rowId(id, number)}` : cardPath(slug, language)
      const name = placed(nameOfNumber(number.of, visit), place)
      return toCheck(number.state, { name, digits: number.phone, href, isCalled: true }, visit)
    }),
  )
}

async function sharedToCheck(visit: SignedInVisit): Promise<NumberToCheck[]> {
  const { content, deps, today } = visit
  const { db } = deps.store
  const shared = await linesWithChecks(db, await historyOf(db, policyOf(visit)))
  const alike = alikeLines(content.contacts)
  return content.contacts.flatMap((contact): NumberToCheck[] => {
    const { id, name, digits } = contact
    const purpose = alike.find((line) => line.digits === digits)?.purpose
    const line = { name, digits, isCalled: false, ...(purpose === undefined ? {} : { purpose }) }
    const state = lineState(contact, shared, today)
    const due = toCheck(state, { ...line, href: `${hrefTo('/hr/contacts')}#${id}` }, visit)
    if (due.length > 0 || !isChangedByRelease(shared.own.get(id), lineOf(deps.released, id))) return due
    const href = hrefTo('/hr/contacts/:contact', { contact: id })
    return [{ ...line, href, note: visit.t.hr.lines.own.changedInCourse, ...state }]
  })
}

/** Only people who can sign in: nobody waits for an answer of those who never have. */
async function whomToAsk({ deps, today }: SignedInVisit): Promise<WhomToAsk> {
  const { db } = deps.store
  const stewards = await activeStewards(db, today)
  const waiting = stewards.length > 0 ? [] : await waitingStewards(db, today)
  const administrators = stewards.length + waiting.length > 0 ? [] : await stayingAdministrators(db, today)
  const names = await namesOn(db, [...stewards, ...waiting, ...administrators], today)
  const named = (people: readonly PersonId[]) => people.flatMap((person) => names.get(person) ?? [])
  return { stewards: named(stewards), waiting: named(waiting), administrators: named(administrators) }
}
