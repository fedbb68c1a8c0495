import { z } from 'zod'
import { issueCertificates } from '../certificates/issue.job.ts'
import { acknowledgementBlock, asksFor, hasToAcknowledge } from './coursework.ts'
import type { SiteId } from '../ledger/event.ts'
import { isKind } from '../ledger/history.ts'
import { nextLink } from './next-step.page.ts'
import { policyBody } from './policy.page.ts'
import { acknowledge, type LearnerState } from './coursework.store.ts'
import { gapsTogether } from './site-gaps.page.ts'
import { parseForm } from '../platform/http/form.web.ts'
import {
  acknowledgementFields,
  learnerOf,
  type ShownSite,
  shownSite,
  stateOf,
  sendCoursePage,
  workOf,
} from './learner.web.ts'
import { updateFor } from './update/change.web.ts'
import { hrefTo, webLinks } from '../app/href.web.ts'
import { issuingOf, type SignedInVisit } from '../app/visit.web.ts'

/**
 * What the learner saw: the site, the version of its details, and the version of the policy. A form from before the
 * policy could change in between doesn't name it.
 */
const shownForm = z.strictObject({ site: z.string(), version: z.string(), policy: z.string().optional() })

export async function showPolicy(visit: SignedInVisit): Promise<void> {
  const { content, t } = visit
  const state = await stateOf(visit)
  const site = await shownSite(visit, state)
  const fields = acknowledgementFields(visit, site)
  const papers = (['pdf', 'docx'] as const).map((format) => ({
    text: t.hr.policy.paper.own[format],
    href: hrefTo('/policy/document', {}, { format }),
  }))
  const policy = policyState(visit, state, site)
  const body = policyBody(content, site?.details ?? null, policy, webLinks, t, fields, papers)
  const whole = { ...body, siteParts: gapsTogether(body.siteParts, t) }
  // Somebody who is trained goes through what changed, and acknowledges it there.
  const isChanged = (await updateFor(visit, state)) !== null
  const next = { text: t.update.open, href: hrefTo('/update') }
  const shown = isChanged ? { ...whole, blocked: t.update.first, next } : whole
  sendCoursePage(visit, { title: t.learn.policy.title, width: 'read', site }, 'learning/policy-body', shown)
}

/**
 * Back to the policy while a site is left, or when the details or the policy have changed since; the last page when it's
 * done.
 */
export async function acknowledgePolicy(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const shown = parseForm(visit, shownForm)
  const { version } = visit.content.policy
  if ((shown.policy ?? version) !== version) return response.redirect(303, webLinks.policy())
  const outcome = await deps.store.transaction(
    (tx) => acknowledge(tx, learnerOf(visit), shown.site as SiteId, shown.version), // an id that is no site of the learner's is refused
  )
  // Issued after the completion is safe. If it fails here, opening the certificate or the hourly job makes up for it.
  await issueCertificates(issuingOf(deps), visit.viewer.person).catch((err) => {
    visit.log.error({ err }, 'a certificate could not be issued')
  })
  const { work, standing } = await stateOf(visit)
  const done = outcome === 'recorded' && !hasToAcknowledge(work, standing)
  response.redirect(303, done ? hrefTo('/finished') : webLinks.policy())
}

function policyState(visit: SignedInVisit, state: LearnerState, site: ShownSite | null) {
  const { content, t } = visit
  const { work, standing, history } = state
  const last = history.filter(isKind('acknowledged')).findLast((event) => event.body.site === site?.id)
  const done = site === null || last === undefined || asksFor(site.id, work, standing) ? null : last
  return {
    acknowledgedOn: done?.effectiveOn ?? null,
    blocked: acknowledgementBlock(content.course, work, site?.published ?? null),
    next: nextLink(content.course, workOf(visit, state, site), webLinks, t),
  }
}
