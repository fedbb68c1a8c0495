import { hrefTo } from '../../app/href.web.ts'
import { ownWorkPath } from '../../app/landing.web.ts'
import { accountShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { isStepAskedOf, mayCodesCount } from './asked.web.ts'
import { needsSecondStep } from './factor.ts'
import { allRecordsOf } from './factor.store.ts'
import { setUpStepPage } from './second-step.page.ts'
import { unusedSpareCodes } from './spare-code.store.ts'

/** The choice of a second step, for whoever needs one soon or now. */
export function showSetUpStep(visit: SignedInVisit): void {
  const { language, response, t, today, stepFrom, viewer } = visit
  if (stepFrom === null) return response.redirect(303, ownWorkPath(viewer.roles))
  const words = t.factors.setUp
  const page = setUpStepPage(accountShell(visit, words.title), {
    lead: stepFrom <= today ? words.must : words.may(formatDate(stepFrom, language)),
    passkeyHref: hrefTo('/account/passkeys/new'),
    appHref: hrefTo('/account/app'),
  })
  response.send(page)
}

/** Whether the viewer may not be without a second step. Whoever comes by single sign-on has it there. */
export function isNeededStep({ organization, session, today, viewer }: SignedInVisit): boolean {
  const { secondStepFrom } = organization
  if (secondStepFrom === null || secondStepFrom > today || session.way === 'single-sign-on') return false
  return needsSecondStep(viewer.roles)
}

/** What can be set up as a second step. */
export const SET_UPS = ['passkey-added', 'app-added'] as const
type SetUp = (typeof SET_UPS)[number]

/** After something was set up: to the spare codes, where a second step is asked and there are none yet. */
export async function afterSetUp(visit: SignedInVisit, changed: SetUp): Promise<void> {
  const { account, deps, response, session } = visit
  const { db } = deps.store
  const isAsked = await isStepAskedOf(visit, { person: account, grants: session.grants })
  const codes = await unusedSpareCodes(db, await allRecordsOf(db, account))
  const makesCodes = isAsked && codes.length === 0 && (await mayCodesCount(visit))
  response.redirect(303, hrefTo(makesCodes ? '/account/spare-codes' : '/account', {}, { changed }))
}
