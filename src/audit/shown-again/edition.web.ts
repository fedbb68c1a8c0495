import { z } from 'zod'
import { readKeptEdition } from '../../course/kept-edition.job.ts'
import { askedIn } from './asked.ts'
import { dateAt } from '../../platform/time/calendar.ts'
import { DETAILS } from '../../course/course.ts'
import type { PersonId } from '../../ledger/event.ts'
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
import type { SitePublishedEvent } from '../../site/site.store.ts'
import { param, parseQuery } from '../../platform/http/form.web.ts'
import { hrefTo } from '../../app/href.web.ts'
import { findReadable } from '../../people/people.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import { noteReading } from '../../trail/record.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'

/** The entry that published the site's details; empty for none. */
const siteQuery = { site: z.string().default('') }

export async function showEditions(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const editions = (await allEditions(deps.store.db)).map((edition) => ({
    ...onRecord(visit, edition),
    href: hrefTo('/hr/editions/:hash', { hash: edition.hash }),
  }))
  response.send(editionsPage(shownShell(visit), { editions, backHref: hrefTo('/hr/people') }))
}

export async function showEdition(visit: SignedInVisit): Promise<void> {
  const { deps, response, organization } = visit
  const { site } = parseQuery(visit, z.strictObject(siteQuery))
  const edition = await editionOfPath(visit, site)
  if (edition === null) return
  const published = await eventsOfKind(deps.store.db, 'site_published')
  const sites = published.toReversed().map((event) => shownSite(event, organization.timeZone))
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
  const { deps, organization } = visit
  const hash = param(visit, 'hash')
  const edition = await readEdition(visit, hash)
  if (edition === 'not-kept') throw new AppError('not-found', 'There is no such edition.')
  if (edition === 'damaged') {
    sendProblem(visit, hash, edition)
    return null
  }
  const links = linksOf(hash, site)
  if (site === '') return { ...edition, site: null, links }
  const published = await findEvent(deps.store.db, site)
  if (published?.kind !== 'site_published') {
    throw new AppError('not-found', 'No site published its details with this entry.')
  }
  return { ...edition, site: shownSite(published, organization.timeZone), links }
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

function shownSite({ id, body, recordedAt }: SitePublishedEvent, timeZone: string): ShownSite {
  return { id, version: body.version, publishedOn: dateAt(recordedAt, timeZone), details: body.details }
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
