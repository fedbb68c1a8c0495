import type { SiteId } from '../ledger/event.ts'
import { renderPage } from '../platform/html/render.page.ts'
import { type Learner, type LearnerState, learnerState, type LearnerWork } from './coursework.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { publishedDetails } from '../site/site.store.ts'
import { siteToAcknowledge } from './coursework.ts'
import { CSRF_FIELD } from '../platform/http/csrf.web.ts'
import { courseShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { HiddenField } from '../platform/html/field.page.ts'
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

/** The first site that is still to acknowledge, else the learner's first site, or null for who works at none. */
export function shownSiteId({ work }: LearnerWork): SiteId | null {
  return siteToAcknowledge(work) ?? work.sites[0] ?? null
}

export async function shownSite(
  visit: SignedInVisit,
  state: LearnerWork,
  db: Database = visit.deps.store.db,
): Promise<ShownSite | null> {
  const id = shownSiteId(state)
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
