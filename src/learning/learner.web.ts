import type { SiteId } from '../ledger/event.ts'
import type { PageInPieces } from '../platform/html/kept-part.job.ts'
import { forMany, inPieces, type PageBody, sendInPieces } from '../app/page-in-pieces.web.ts'
import { type Learner, type LearnerState, learnerState, type LearnerWork } from './coursework.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { detailsNow } from '../site/roles/drift.store.ts'
import { publishedDetails } from '../site/site.store.ts'
import { policyStep } from './coursework.ts'
import type { Work } from './next-step.page.ts'
import { CSRF_FIELD } from '../platform/http/csrf.web.ts'
import { courseShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { HiddenField } from '../platform/html/field.page.ts'
import { siteGaps } from '../organization/site-details.ts'
import type { ShownDetails, SiteDetails } from '../organization/details-shape.ts'

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
  readonly details: ShownDetails
  /** As they were published: nobody's acknowledgement waits for a person who has drifted. */
  readonly published: SiteDetails
}

/** What decides the learner's next step. @param site the one that is shown. */
export function workOf({ content }: SignedInVisit, state: LearnerState, site: ShownSite | null): Work {
  const { practice, standing, work } = state
  const policy = policyStep(content.course, work, standing, site?.published ?? null)
  return { ...work, practice, policy }
}

/**
 * The site whose details the learner's pages show: the first that can be acknowledged now, else the first that is still
 * to be, else the learner's first. Null for who works at none.
 */
export async function shownSiteId(
  { deps, today }: SignedInVisit,
  { work }: LearnerWork,
  db: Database = deps.store.db,
): Promise<SiteId | null> {
  const waiting = work.sites.filter((site) => !work.acknowledged.includes(site))
  const [first = work.sites[0] ?? null] = waiting
  if (waiting.length < 2) return first
  for (const site of waiting) {
    const published = await publishedDetails(db, site, today)
    if (published !== null && siteGaps(published.body.details).length === 0) return site
  }
  return first
}

export async function shownSite(
  visit: SignedInVisit,
  state: LearnerWork,
  db: Database = visit.deps.store.db,
): Promise<ShownSite | null> {
  const id = await shownSiteId(visit, state, db)
  if (id === null) return null
  const now = await detailsNow(db, id, visit.today)
  if (now === null) return null
  const { details, published } = now
  return { id, version: published.id, details, published: published.body.details }
}

export function csrfField({ csrf }: SignedInVisit): HiddenField[] {
  return [{ name: CSRF_FIELD, value: csrf }]
}

/** What the learner sees and acknowledges: the site, the version of its details, and the version of the policy. */
export function acknowledgementFields(visit: SignedInVisit, site: ShownSite | null): HiddenField[] {
  if (site === null) return csrfField(visit)
  return [
    ...csrfField(visit),
    { name: 'site', value: site.id },
    { name: 'version', value: site.version },
    { name: 'policy', value: visit.content.policy.version },
  ]
}

interface CoursePage {
  readonly title: string
  readonly width: 'read' | 'learn'
  readonly site: ShownSite | null
  readonly script?: string
}

/** Sends a page of the course, with the details of the site that it shows. */
export function sendCoursePage(...parts: Parameters<typeof coursePage>): void {
  const [visit] = parts
  sendInPieces(visit, coursePage(...parts))
}

/** @param shared for a body that many people get: its hidden fields are `SHARED_HIDDEN` */
export function coursePage(
  visit: SignedInVisit,
  page: CoursePage,
  template: string,
  body: object,
  shared: Partial<Pick<PageBody, 'isShared' | 'screens'>> = {},
): PageInPieces {
  const shell = courseShell(forMany(visit), { ...page, site: page.site?.details ?? null })
  return inPieces(visit.language, shell, { template, model: body, isShared: false, screens: [], ...shared })
}
