import type { SiteId } from '../ledger/event.ts'
import { renderPage } from '../platform/html/render.page.ts'
import { type Learner, type LearnerState, learnerState, type LearnerWork } from './coursework.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { publishedDetails } from '../site/site.store.ts'
import { policyStep } from './coursework.ts'
import type { Work } from './next-step.page.ts'
import { CSRF_FIELD } from '../platform/http/csrf.web.ts'
import { courseShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { HiddenField } from '../platform/html/field.page.ts'
import { siteGaps } from '../organization/site-details.ts'
import type { SiteDetails } from '../organization/details-shape.ts'

/** The viewer as a learner of this visit. */
export function learnerOf({ deps, viewer, now, today, content, language }: SignedInVisit): Learner {
  const recording = { course: content.course.id, actor: viewer.person, at: now, today }
  return {
    person: viewer.person,
    content,
    edition: deps.editions[language],
    editions: Object.values(deps.editions),
    recording,
  }
}

export async function stateOf(visit: SignedInVisit): Promise<LearnerState> {
  return learnerState(visit.deps.store.db, learnerOf(visit))
}

/** A site whose details are shown, with the published version, or null while it has published none. */
export interface ShownSite {
  readonly id: SiteId
  readonly version: string
  readonly details: SiteDetails
}

/** What decides the learner's next step. @param site the one that is shown. */
export function workOf({ content }: SignedInVisit, state: LearnerState, site: ShownSite | null): Work {
  const { practice, standing, work } = state
  const policy = policyStep(content.course, work, standing, site?.details ?? null)
  return { ...work, practice, policy }
}

/**
 * The site whose details the learner's pages show: the first that can be acknowledged now, else the first that is still
 * to be, else the learner's first. Null for who works at none.
 */
export async function shownSiteId({ work }: LearnerWork, db: Database): Promise<SiteId | null> {
  const waiting = work.sites.filter((site) => !work.acknowledged.includes(site))
  const [first = work.sites[0] ?? null] = waiting
  if (waiting.length < 2) return first
  for (const site of waiting) {
    const published = await publishedDetails(db, site)
    if (published !== null && siteGaps(published.body.details).length === 0) return site
  }
  return first
}

export async function shownSite(
  { deps }: SignedInVisit,
  state: LearnerWork,
  db: Database = deps.store.db,
): Promise<ShownSite | null> {
  const id = await shownSiteId(state, db)
  if (id === null) return null
  const published = await publishedDetails(db, id)
  return published === null ? null : { id, version: published.id, details: published.body.details }
}

export function csrfField({ csrf }: SignedInVisit): HiddenField[] {
  return [{ name: CSRF_FIELD, value: csrf }]
}

/** Sends a page of the course, with the details of the site that it shows. */
export function sendCoursePage(
  visit: SignedInVisit,
  page: {
    readonly title: string
    readonly width: 'read' | 'learn'
    readonly site: ShownSite | null
    readonly script?: string
  },
  template: string,
  body: object,
): void {
  const shell = courseShell(visit, { ...page, site: page.site?.details ?? null })
  visit.response.send(renderPage('app', shell, template, body))
}
