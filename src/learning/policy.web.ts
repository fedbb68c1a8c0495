import { z } from 'zod'
import { issueCertificates } from '../certificates/issue.job.ts'
import { acknowledgementBlock, asksFor, hasToAcknowledge } from './coursework.ts'
import type { SiteId } from '../ledger/event.ts'
import { isKind } from '../ledger/history.ts'
import { nextLink } from './next-step.page.ts'
import { policyBody } from './policy.page.ts'
import { acknowledge, type LearnerState } from './coursework.store.ts'
import { parseForm } from '../platform/http/form.web.ts'
import { csrfField, learnerOf, type ShownSite, shownSite, stateOf, sendCoursePage, workOf } from './learner.web.ts'
import { hrefTo, webLinks } from '../app/href.web.ts'
import { issuingOf, type SignedInVisit } from '../app/visit.web.ts'

/** The content that the learner saw: the site, and the version of its details. */
const shownForm = z.strictObject({ site: z.string(), version: z.string() })

export async function showPolicy(visit: SignedInVisit): Promise<void> {
  const { t } = visit
  const state = await stateOf(visit)
  const site = await shownSite(visit, state)
  const shown =
    site === null
      ? []
      : [
          { name: 'site', value: site.id },
          { name: 'version', value: site.version },
        ]
  const body = policyBody(visit.content, site?.details ?? null, policyState(visit, state, site), webLinks, t, [
    ...csrfField(visit),
    ...shown,
  ])
  sendCoursePage(visit, { title: t.learn.policy.title, width: 'read', site }, 'learning/policy-body', body)
}

/** Back to the policy while a site is left or the details have changed since; the last page when it is done. */
export async function acknowledgePolicy(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const shown = parseForm(visit, shownForm)
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
    blocked: acknowledgementBlock(content.course, work, site?.details ?? null),
    next: nextLink(content.course, workOf(visit, state, site), webLinks, t),
  }
}
