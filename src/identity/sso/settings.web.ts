import { z } from 'zod'
import { hrefTo } from '../../app/href.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import { changedFields } from '../../trail/changed.ts'
import { noteSetting } from '../../trail/setting.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { EMPTY_FORM, type FormState } from '../../platform/html/field.page.ts'
import { noFields, parseForm, parseQuery, readForm, savedQuery } from '../../platform/http/form.web.ts'
import type { Instant } from '../../platform/time/calendar.ts'
import type { Messages } from '../../words/messages.ts'
import { reachOf } from '../access.ts'
import { providerOf, redirectUriOf } from './journey.web.ts'
import { tryProvider } from './provider.job.ts'
import { ProviderProblem } from './provider-problem.ts'
import { MATCHES } from './settings.ts'
import { type SingleSignOnPage, singleSignOnPage } from './settings.page.ts'
import { lastOutcome, putSingleSignOnSettings, singleSignOnSettings } from './settings.store.ts'
import { formatDayOf } from '../../platform/time/moment.page.ts'

const LONGEST_LABEL = 40
const LONGEST_CLAIM = 80

const box = z
  .literal('yes')
  .optional()
  .transform((ticked) => ticked === 'yes')

const settingsForm = ({ account, singleSignOn }: Messages) =>
  z.strictObject({
    label: z.string().trim().max(LONGEST_LABEL, account.needs.shorter),
    match: z.enum(MATCHES),
    numberClaim: z
      .string()
      .trim()
      .max(LONGEST_CLAIM, account.needs.shorter)
      .regex(/^[\w.:/-]+$/, singleSignOn.settings.claimWrong),
    strangersMayAsk: box,
    anew: box,
  })

export async function showSingleSignOn(visit: SignedInVisit): Promise<void> {
  const { saved } = parseQuery(visit, savedQuery)
  await sendSettings(visit, EMPTY_FORM, { saved: saved === 'yes' })
}

export async function saveSingleSignOn(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, response, t, viewer } = visit
  const result = readForm(visit, settingsForm(t))
  if (!result.ok) return sendSettings(visit, result.form, { status: 422 })
  await deps.store.transaction(async (tx) => {
    const before = await singleSignOnSettings(tx)
    await putSingleSignOnSettings(tx, result.data, viewer.person, now)
    await noteSetting(visit, tx, { changed: changedFields(before, result.data, ['match']) })
  })
  log.info({ by: viewer.person }, 'single sign-on changed')
  response.redirect(303, hrefTo('/hr/sign-in', {}, { saved: 'yes' }))
}

/** Tries the provider and says what's wrong. The answer comes within five seconds, whatever the provider does. */
export async function testSingleSignOn(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  try {
    const { saysWhen } = await tryProvider(providerOf(visit), redirectUriOf(visit))
    await sendSettings(visit, EMPTY_FORM, { tested: saysWhen ? 'works' : 'works-but' })
  } catch (error) {
    if (!(error instanceof ProviderProblem)) throw error
    await sendSettings(visit, EMPTY_FORM, { tested: error })
  }
}

async function sendSettings(
  visit: SignedInVisit,
  form: FormState,
  shown: { readonly status?: number } & Partial<Pick<SingleSignOnPage, 'tested' | 'saved'>>,
): Promise<void> {
  const { deps, language, organization, response, t, viewer } = visit
  const { oidc } = deps.config
  const { workedAt, failure } = await lastOutcome(deps.store.db)
  const dayOf = (at: Instant) => formatDayOf(at, organization.timeZone, language)
  const provider =
    oidc === null
      ? null
      : {
          issuer: oidc.issuer,
          clientId: oidc.clientId,
          workedOn: workedAt === null ? null : dayOf(workedAt),
          failure: failure === null ? null : { kind: failure.problem, said: failure.said, on: dayOf(failure.at) },
        }
  const shell = recordsShell(visit, { title: t.singleSignOn.settings.title, current: 'singleSignOn' })
  const { status = 200, tested = null, saved = false } = shown
  const page = singleSignOnPage(shell, {
    form,
    settings: await singleSignOnSettings(deps.store.db),
    provider,
    redirectUri: redirectUriOf(visit),
    tested,
    saved,
    action: hrefTo('/hr/sign-in'),
    testAction: hrefTo('/hr/sign-in/tests'),
    confirmHref: reachOf(viewer, 'invite-person') === null ? null : hrefTo('/hr/sign-ins'),
    copyScript: deps.assets.copy.href,
    csrf: visit.csrf,
  })
  response.status(status).send(page)
}
