import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { scopeOf } from '../identity/access.ts'
import type { PersonId } from '../ledger/event.ts'
import { sitesWithin } from '../ledger/scope.ts'
import { recordingOf } from '../people/change.web.ts'
import { allPeople, byName, peopleOnRecord, type PersonOnRecord, staffAt } from '../people/people.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { statusesOf } from '../requirements/compliance.ts'
import { AppError } from '../platform/http/app-error.ts'
import { asTypedName, EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import {
  checkedBoxes,
  heldNames,
  param,
  parseQuery,
  readForm,
  sentList,
  sentTexts,
  withProblem,
  withProblems,
} from '../platform/http/form.web.ts'
import type { Known } from '../platform/text/asked.ts'
import { calendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { type DetailsNow, detailsNow } from '../site/roles/drift.store.ts'
import { allSites, type Site } from '../site/site.store.ts'
import type { Messages } from '../words/messages.ts'
import { practiceListPage } from './list.page.ts'
import { practicePage, type TeamPractice } from './practice.page.ts'
import { practiceStates, recordPractice, setInterval } from './practice.store.ts'
import { FEWEST_DAYS, LONGEST_TO_FIX, MOST_DAYS, nextStory, type PracticeState, versionOn } from './practice.ts'

const DONE = ['recorded', 'interval'] as const
const query = z.strictObject({ done: z.enum(DONE).optional(), story: z.string().max(20).optional() })

/** The last and the next practice of each site within the viewer's reach. */
export async function showPractices(visit: SignedInVisit): Promise<void> {
  const { response, t } = visit
  const sites = await ownSites(visit)
  const states = await statesOf(visit, sites)
  const shell = recordsShell(visit, { title: t.hr.practices.title, current: 'practices' })
  const rows = sites.flatMap((site) => {
    const state = states.get(site.id)
    return state === undefined
      ? []
      : [{ name: site.name, href: hrefTo('/hr/practices/:site', { site: site.id }), state }]
  })
  response.send(practiceListPage(shell, rows))
}

export async function showPractice(visit: SignedInVisit): Promise<void> {
  await openPractice(visit, await ledByHr(visit))
}

/** The practice of the viewer's own team, at a site where somebody of it works. */
export async function showTeamPractice(visit: SignedInVisit): Promise<void> {
  await openPractice(visit, await ledForTeam(visit))
}

async function openPractice(visit: SignedInVisit, led: Led): Promise<void> {
  const { done = null, story = null } = parseQuery(visit, query)
  await sendPractice(visit, led, { done, story })
}

/** More than any team has. */
const MOST_PEOPLE = 500

const practiceForm = ({ hr: { practices: words } }: Messages, today: string) =>
  z.strictObject({
    practice: z.string().min(1).max(100),
    story: z.string().min(1).max(20),
    on: z.iso.date(words.onWrong).refine((on) => on <= today, words.onWrong),
    people: checkedBoxes(MOST_PEOPLE),
    toFix: z.string().trim().max(LONGEST_TO_FIX, words.tooLong(LONGEST_TO_FIX)),
    [asTypedName('toFix')]: z.string().max(LONGEST_TO_FIX).optional(),
  })

export async function recordHeldPractice(visit: SignedInVisit): Promise<void> {
  await recordLed(visit, await ledByHr(visit))
}

export async function recordTeamPractice(visit: SignedInVisit): Promise<void> {
  await recordLed(visit, await ledForTeam(visit))
}

/** Puts on record who took part and what there is to fix: once, however often the form is sent. */
async function recordLed(visit: SignedInVisit, led: Led): Promise<void> {
  const { content, deps, language, log, response, t, today, viewer } = visit
  const { site } = led
  const result = readForm(visit, practiceForm(t, today))
  if (!result.ok) return sendPractice(visit, led, { form: result.form })
  const { practice, story, on, toFix, people: sent } = result.data
  const known = await led.members()
  // Nobody has to be on record.
  const people = known.flatMap(({ person }) => (sent.includes(person) ? [person] : []))
  const state = await stateOf(visit, site)
  const [first] = state.versions
  if (first === undefined || content.scenarios.every(({ id }) => id !== story)) {
    throw new AppError('bad-request', 'There is nothing that a team could have gone through.')
  }
  const day = calendarDate(on)
  const siteVersion = versionOn(state, day)
  if (siteVersion === null) {
    const problem = t.hr.practices.beforeLive(formatDate(first.from, language))
    return sendPractice(visit, led, { form: withProblem(visit, 'on', problem) })
  }
  if (people.length < sent.length) {
    return sendPractice(visit, led, { form: withProblem(visit, 'people', t.hr.practices.peopleWrong) })
  }
  const named = heldNames(visit, ['toFix'], 'text', await knownAt(visit, site))
  if (Object.keys(named).length > 0) return sendPractice(visit, led, { form: withProblems(visit, named) })
  const held = { practice, story, siteVersion, people, toFix, on: day }
  await deps.store.transaction((tx) => recordPractice(tx, site.id, held, recordingOf(visit)))
  log.info({ by: viewer.person, site: site.id }, 'practice recorded')
  response.redirect(303, led.href({ done: 'recorded' }))
}

const intervalForm = ({ hr: { practices: words } }: Messages) => {
  const wrong = words.intervalWrong(FEWEST_DAYS, MOST_DAYS)
  const days = z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, wrong)
    .transform(Number)
    .refine((number) => number >= FEWEST_DAYS && number <= MOST_DAYS, wrong)
  return z.strictObject({ days })
}

export async function setPracticeInterval(visit: SignedInVisit): Promise<void> {
  const { deps, response, t } = visit
  const led = await ledByHr(visit)
  const { site } = led
  const result = readForm(visit, intervalForm(t))
  if (!result.ok) return sendPractice(visit, led, { intervalForm: result.form })
  const { days } = result.data
  await deps.store.transaction((tx) => setInterval(tx, site.id, days, recordingOf(visit)))
  response.redirect(303, led.href({ done: 'interval' }))
}

interface Shown {
  readonly form?: FormState
  readonly intervalForm?: FormState
  readonly done?: (typeof DONE)[number] | null
  readonly story?: string | null
}

/** A practice at a site, as whoever leads it has it. */
interface Led {
  readonly site: Site
  /** The people who can be put on record. */
  members(): Promise<readonly Member[]>
  href(query: { readonly done?: (typeof DONE)[number]; readonly story?: string }): string
  readonly back: { readonly href: string; readonly text: string }
  /** Null for somebody who doesn't choose how often it's due. */
  readonly intervalHref: string | null
  readonly place: 'practices' | 'team'
}

interface Member {
  readonly person: PersonId
  readonly name: string | null
}

async function sendPractice(
  visit: SignedInVisit,
  led: Led,
  { form = EMPTY_FORM, intervalForm: interval = EMPTY_FORM, done = null, story: asked = null }: Shown,
): Promise<void> {
  const { content, csrf, deps, response, t, today } = visit
  const { site } = led
  const state = await stateOf(visit, site)
  const live = await detailsNow(deps.store.db, site.id, today)
  const [sentStory = asked, key = deps.newToken()] = form === EMPTY_FORM ? [] : sentTexts(visit, ['story', 'practice'])
  const { scenarios } = content
  const story = scenarios.find(({ id }) => id === sentStory) ?? nextStory(scenarios, state)
  const another = story === null ? undefined : scenarios[(scenarios.indexOf(story) + 1) % scenarios.length]
  const records = recordsShell(visit, { title: t.hr.practices.of(site.name), current: led.place })
  const shell = { ...records, pageScript: deps.assets.copy.href }
  const page = practicePage(shell, {
    site: site.name,
    state,
    tabletop:
      live === null || story === null || another === undefined
        ? null
        : {
            story,
            details: live.details,
            anotherHref: led.href({ story: another.id }),
          },
    content,
    members: live === null ? [] : await led.members(),
    checked: new Set(sentList(visit, 'people')),
    form,
    intervalForm: interval,
    done,
    known: knownWith(visit, site, live),
    key,
    today,
    csrf,
    links: { back: led.back, record: led.href({}), interval: led.intervalHref },
  })
  const isFine = form === EMPTY_FORM && interval === EMPTY_FORM
  response.status(isFine ? 200 : 422).send(page)
}

/** Names of the site and the organization, and the numbers that staff see: they're nobody's own. */
async function knownAt(visit: SignedInVisit, site: Site): Promise<Known> {
  return knownWith(visit, site, await detailsNow(visit.deps.store.db, site.id, visit.today))
}

function knownWith({ content, organization }: SignedInVisit, { name }: Site, live: DetailsNow | null): Known {
  return {
    names: [name, organization.name],
    numbers: [JSON.stringify(content.contacts), JSON.stringify(live?.published.body ?? {})],
  }
}

/** @param leader of the team: then only this person and those who report to them; null for everybody */
async function membersOf({ deps }: SignedInVisit, site: Site, leader: PersonId | null): Promise<Member[]> {
  const { db } = deps.store
  if (leader === null) return staffAt(db, site.id)
  const team = await staffAt(db, site.id, { supervisor: leader, sites: [] })
  const own = await peopleOnRecord(db, [leader])
  return [...team, ...own.filter(({ placements }) => placements.some((place) => place.site === site.id))].sort(byName)
}

async function stateOf(visit: SignedInVisit, site: Site): Promise<PracticeState> {
  const state = (await statesOf(visit, [site])).get(site.id)
  if (state === undefined) throw new RangeError('the site has no state')
  return state
}

function statesOf({ deps, today }: SignedInVisit, sites: readonly Site[]) {
  return practiceStates(
    deps.store.db,
    sites.map(({ id }) => id),
    today,
  )
}

async function ownSites({ deps, viewer }: SignedInVisit): Promise<Site[]> {
  return sitesWithin(scopeOf(viewer, 'run-practice'), await allSites(deps.store.db))
}

/** The site of the address, if it's within the viewer's reach. */
async function ledByHr(visit: SignedInVisit): Promise<Led> {
  const site = siteIn(await ownSites(visit), visit)
  return {
    site,
    members: () => membersOf(visit, site, null),
    href: (asked) => hrefTo('/hr/practices/:site', { site: site.id }, asked),
    back: { href: hrefTo('/hr/practices'), text: visit.t.hr.practices.back },
    intervalHref: hrefTo('/hr/practices/:site/interval', { site: site.id }),
    place: 'practices',
  }
}

async function ledForTeam(visit: SignedInVisit): Promise<Led> {
  const { deps, t, viewer } = visit
  const site = siteIn(await teamSites(deps.store.db, viewer.person), visit)
  return {
    site,
    members: () => membersOf(visit, site, viewer.person),
    href: (asked) => hrefTo('/team/practices/:site', { site: site.id }, asked),
    back: { href: hrefTo('/team'), text: t.hr.team.title },
    intervalHref: null,
    place: 'team',
  }
}

function siteIn(sites: readonly Site[], visit: SignedInVisit): Site {
  const id = `site:${param(visit, 'site')}`
  const site = sites.find((own) => own.id === id)
  if (site === undefined) throw new AppError('not-found', 'There is no such site within reach.')
  return site
}

/** The practice at each site of the viewer's team, with the way to lead it. */
export async function teamPractices(visit: SignedInVisit): Promise<TeamPractice[]> {
  const { deps, language, t, viewer } = visit
  const words = t.hr.practices
  const sites = await teamSites(deps.store.db, viewer.person)
  const states = await statesOf(visit, sites)
  return sites.flatMap(({ id, name }) => {
    const { dueOn = null, isOverdue = false } = states.get(id) ?? {}
    if (dueOn === null) return []
    const day = formatDate(dueOn, language)
    const due = isOverdue ? words.overdue(day) : `${words.next}: ${day}`
    return [{ name, due, isOverdue, href: hrefTo('/team/practices/:site', { site: id }) }]
  })
}

/** The sites where people work for a supervisor, directly or through others. */
async function teamSites(db: Database, supervisor: PersonId): Promise<Site[]> {
  const statuses = statusesOf('not-separated')
  const team = new Set<PersonId>([supervisor])
  const places: PersonOnRecord['placements'][number][] = []
  for await (const { person, placements } of allPeople(db, { scope: { supervisor, sites: [] }, statuses })) {
    team.add(person)
    places.push(...placements)
  }
  const at = new Set(
    places.flatMap((place) => (place.supervisor !== null && team.has(place.supervisor) ? [place.site] : [])),
  )
  return (await allSites(db)).filter(({ id }) => at.has(id))
}
