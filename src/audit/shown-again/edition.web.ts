import { z } from 'zod'
import { readKeptEdition } from '../../course/kept-edition.job.ts'
import { askedIn } from './asked.ts'
import { type CalendarDate, dateAt, dayOrNull } from '../../platform/time/calendar.ts'
import { DETAILS } from '../../course/course.ts'
import type { PersonId, SiteId } from '../../ledger/event.ts'
import { siteOnRecord } from '../../site/roles/drift.store.ts'
import { isSameButForCalls, shownBy, versionShownOn } from '../../site/roles/shown.ts'
import { AppError } from '../../platform/http/app-error.ts'
import {
  contactsShownPage,
  type EditionLinks,
  editionPage,
  lessonShownPage,
  policyShownPage,
  questionsShownPage,
  type ShownEdition,
  type ShownSite,
  storyShownPage,
} from './as-shown.page.ts'
import { editionsPage, noEditionPage } from './edition.page.ts'
import { questionsAskedPage } from './questions-shown.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import { allEditions, type EditionOnRecord, openEdition } from '../../course/edition.store.ts'
import { eventsOfKind, findEvent, historyOf } from '../../ledger/ledger.store.ts'
import { survivorOf } from '../../ledger/merge.store.ts'
import { type SitePublishedEvent, siteVersionOn, wasSeenOn } from '../../ledger/site-version.ts'
import { param, parseQuery } from '../../platform/http/form.web.ts'
import { hrefTo } from '../../app/href.web.ts'
import { findReadable } from '../../people/people.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import { noteReading } from '../../trail/record.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'

/** The entry that published the site's details, alone or as `siteOnDay` names it; empty for none. */
const siteQuery = { site: z.string().default('') }
const SITE_AND_DAY = /^(?<entry>[^.]+)\.(?<day>\d{4}-\d{2}-\d{2})$/

export async function showEditions(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const editions = (await allEditions(deps.store.db)).map((edition) => ({
    ...onRecord(visit, edition),
    href: hrefTo('/hr/editions/:hash', { hash: edition.hash }),
  }))
  response.send(editionsPage(shownShell(visit), editions))
}

export async function showEdition(visit: SignedInVisit): Promise<void> {
  const { response } = visit
  const { site } = parseQuery(visit, z.strictObject(siteQuery))
  const edition = await editionOfPath(visit, site)
  if (edition === null) return
  const sites = await sitesToShow(visit)
  response.send(
    editionPage(shownShell(visit), { ...edition, sites, action: hrefTo('/hr/editions/:hash', { hash: edition.hash }) }),
  )
}

export async function showEditionLesson(visit: SignedInVisit): Promise<void> {
  const { site, path } = parseQuery(visit, z.strictObject({ ...siteQuery, path: z.enum(DETAILS).default('full') }))
  const edition = await editionOfPath(visit, site)
  if (edition === null) return
  const lesson = edition.kept.lessons.find(({ id }) => id === param(visit, 'lesson'))
  if (lesson === undefined) throw new AppError('not-found', 'The edition has no such lesson.')
  visit.response.send(lessonShownPage(shownShell(visit), edition, lesson, path))
}

export async function showEditionStory(visit: SignedInVisit): Promise<void> {
  const page = z.coerce.number().int().nonnegative().default(0)
  const query = parseQuery(visit, z.strictObject({ ...siteQuery, page }))
  const edition = await editionOfPath(visit, query.site)
  if (edition === null) return
  const story = edition.kept.stories.find(({ id }) => id === param(visit, 'scenario'))
  sendPart(visit, story === undefined ? null : storyShownPage(shownShell(visit), edition, story, query.page))
}

export const showEditionQuestions = (visit: SignedInVisit) => sendPartOf(visit, questionsShownPage)
export const showEditionPolicy = (visit: SignedInVisit) => sendPartOf(visit, policyShownPage)
export const showEditionContacts = (visit: SignedInVisit) => sendPartOf(visit, contactsShownPage)

async function sendPartOf(
  visit: SignedInVisit,
  page: (shell: Shell, edition: ShownEdition) => string | null,
): Promise<void> {
  const { site } = parseQuery(visit, z.strictObject(siteQuery))
  const edition = await editionOfPath(visit, site)
  if (edition !== null) sendPart(visit, page(shownShell(visit), edition))
}

function sendPart({ response }: SignedInVisit, page: string | null): void {
  if (page === null) throw new AppError('not-found', 'The edition has no such page.')
  response.send(page)
}

/** The questions of one final check of one person. */
export async function showQuestionsAsked(visit: SignedInVisit): Promise<void> {
  const { deps, organization, response } = visit
  const { db } = deps.store
  const started = await findEvent(db, param(visit, 'check'))
  if (started?.kind !== 'attempt_started') throw new AppError('not-found', 'There is no such final check.')
  // Only people begin a check.
  const person = await findReadable(visit, await survivorOf(db, started.subject as PersonId))
  await noteReading(visit, person.person)
  const hash = started.body.contentEdition
  const edition = await readEdition(visit, hash)
  if (typeof edition === 'string') return sendProblem(visit, hash, edition)
  const { kept } = edition
  const page = questionsAskedPage(shownShell(visit), {
    name: person.name,
    on: dateAt(started.recordedAt, organization.timeZone),
    rounds: askedIn(kept.content?.course ?? null, await historyOf(db, person.person), started),
    items: kept.items ?? [],
    edition,
    links: {
      file: hrefTo('/hr/people/:person/file', { person: person.person }),
      edition: hrefTo('/hr/editions/:hash', { hash }),
    },
  })
  response.send(page)
}

/** The edition of the path with the details of a site. Returns null when it is damaged: the answer is then sent. */
async function editionOfPath(visit: SignedInVisit, site: string): Promise<ShownEdition | null> {
  const { deps } = visit
  const hash = param(visit, 'hash')
  const edition = await readEdition(visit, hash)
  if (edition === 'not-kept') throw new AppError('not-found', 'There is no such edition.')
  if (edition === 'damaged') {
    sendProblem(visit, hash, edition)
    return null
  }
  const links = linksOf(hash, site)
  if (site === '') return { ...edition, site: null, links }
  const { entry = site, day } = SITE_AND_DAY.exec(site)?.groups ?? {}
  const published = await findEvent(deps.store.db, entry)
  const seenOn = day === undefined ? null : dayOrNull(day)
  if (published?.kind !== 'site_published' || (day !== undefined && seenOn === null)) {
    throw new AppError('not-found', 'No site published its details with this entry.')
  }
  return { ...edition, site: await siteSeen(visit, published, seenOn), links }
}

/** The details as they were published, or as staff saw them on a day on which that version was in effect. */
async function siteSeen(
  { deps, organization, today }: SignedInVisit,
  published: SitePublishedEvent,
  seenOn: CalendarDate | null,
): Promise<ShownSite> {
  if (seenOn === null) return shownSite(published)
  const record = await siteOnRecord(deps.store.db, siteOf(published), organization.timeZone)
  if (seenOn > today || !wasSeenOn(record.history, published, seenOn, organization.timeZone)) {
    throw new AppError('not-found', 'Staff didn’t see these details on that day.')
  }
  return { ...shownSite(published, versionShownOn(seenOn, published, record)), seenOn }
}

/** Every version that a site published, the latest first, and after each what staff saw of it while somebody was away. */
async function sitesToShow(visit: SignedInVisit): Promise<ShownSite[]> {
  const { deps, organization, today } = visit
  const { db } = deps.store
  const published = await eventsOfKind(db, 'site_published')
  const away = new Map<string, ShownSite[]>()
  for (const site of new Set(published.map(siteOf))) {
    const record = await siteOnRecord(db, site, organization.timeZone)
    for (const { from, details } of shownBy(today, record)) {
      const version = siteVersionOn(record.history, from)
      if (version === null || isSameButForCalls(details, version.body.details)) continue
      const known = away.get(version.id) ?? []
      const isKnown = known.some((other) => isSameButForCalls(other.details, details))
      if (!isKnown) away.set(version.id, [...known, { ...shownSite(version, details), seenOn: from }])
    }
  }
  return published.toReversed().flatMap((event) => [shownSite(event), ...(away.get(event.id) ?? [])])
}

type EditionProblem = Parameters<typeof noEditionPage>[1]['problem']

async function readEdition(
  visit: SignedInVisit,
  hash: string,
): Promise<Omit<ShownEdition, 'site' | 'links'> | EditionProblem> {
  const edition = await openEdition(visit.deps.store.db, hash)
  if (edition === null) return 'not-kept'
  if (edition.content === null) return 'damaged'
  return { ...onRecord(visit, edition), kept: readKeptEdition(edition.content) }
}

function sendProblem(visit: SignedInVisit, hash: string, problem: EditionProblem): void {
  visit.response.send(noEditionPage(shownShell(visit), { hash, problem, backHref: hrefTo('/hr/editions') }))
}

function onRecord({ organization }: SignedInVisit, edition: EditionOnRecord) {
  const { hash, language, courseVersion, policyVersion, storedAt } = edition
  return { hash, language, courseVersion, policyVersion, storedOn: dateAt(storedAt, organization.timeZone) }
}

function siteOf({ subject }: SitePublishedEvent): SiteId {
  return subject as SiteId // only sites publish
}

function shownSite({ id, body, effectiveOn }: SitePublishedEvent, details = body.details): ShownSite {
  return { id, version: body.version, publishedOn: effectiveOn, details, seenOn: null }
}

function linksOf(hash: string, site: string): EditionLinks {
  const query: Readonly<Record<string, string>> = site === '' ? {} : { site }
  return {
    editions: () => hrefTo('/hr/editions'),
    edition: () => hrefTo('/hr/editions/:hash', { hash }, query),
    lesson: (lesson, path) =>
      hrefTo('/hr/editions/:hash/lessons/:lesson', { hash, lesson }, path === null ? query : { ...query, path }),
    story: (story, page) =>
      hrefTo(
        '/hr/editions/:hash/stories/:scenario',
        { hash, scenario: story },
        page === 0 ? query : { ...query, page: String(page) },
      ),
    questions: () => hrefTo('/hr/editions/:hash/questions', { hash }, query),
    policy: () => hrefTo('/hr/editions/:hash/policy', { hash }, query),
    contacts: () => hrefTo('/hr/editions/:hash/contacts', { hash }, query),
  }
}

function shownShell(visit: SignedInVisit): Shell {
  return recordsShell(visit, { title: visit.t.hr.personFile.shown.asShown, current: 'editions' })
}
