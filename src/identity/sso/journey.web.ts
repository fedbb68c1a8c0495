import { z } from 'zod'
import { hrefTo, publicPath } from '../../app/href.web.ts'
import { visitorShell } from '../../app/shell.web.ts'
import type { Visit } from '../../app/visit.web.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { OidcConfig } from '../../platform/config.ts'
import { type Language, LANGUAGES } from '../../platform/text/language.ts'
import { beginStep, goOnWithStep, stepBegun } from '../sign-in-step.web.ts'
import type { SignInPage } from '../sign-in.page.ts'
import { SIGN_IN_NOTICES } from './sign-in-notice.ts'
import { onTheWayPage } from './sign-in.page.ts'
import { addressToSignIn, identityFrom, newSecrets, type ProviderIdentity } from './provider.job.ts'
import { ProviderProblem } from './provider-problem.ts'
import { labelOf } from './settings.ts'
import { noteFailure, noteSuccess, singleSignOnSettings } from './settings.store.ts'

const PURPOSE = 'single-sign-on'

/** Why somebody goes to the provider, and what they wanted before. */
const aimShape = z.strictObject({
  /** `link` adds the sign-in to the account that is open in this browser; `prove` shows who it belongs to. */
  kind: z.enum(['sign-in', 'link', 'prove']),
  next: z.string().nullable(),
  language: z.enum(LANGUAGES),
})
type Aim = z.output<typeof aimShape>

const stepData = z.strictObject({
  aim: aimShape,
  anew: z.boolean(),
  secrets: z.strictObject({ state: z.string(), nonce: z.string(), verifier: z.string() }),
})

/** Somebody on the way back from the provider, with what was known when they left. */
export interface Return {
  readonly aim: Aim
  /** The provider had to ask again. */
  readonly anew: boolean
  /** The account that was open then; null where nobody was signed in. */
  readonly person: PersonId | null
}

/** Throws a `ProviderProblem` where the operator has named none. */
export function providerOf({ deps }: Visit): OidcConfig {
  if (deps.config.oidc === null) throw new ProviderProblem('not-set-up', '')
  return deps.config.oidc
}

/** Where the provider sends people back to. It's the same in every language. */
export function redirectUriOf({ deps }: Visit): string {
  return deps.config.publicUrl + hrefTo('/sign-in/callback')
}

/** Returns the name that the organization has for a provider. */
export async function providerLabel({ deps }: Visit, issuer: string): Promise<string> {
  return labelOf(await singleSignOnSettings(deps.store.db), issuer)
}

/** The button of the sign-in page, with what it has to say after a try. */
export async function offeredProvider(visit: Visit): Promise<SignInPage['provider']> {
  const { deps, language, request, t } = visit
  if (deps.config.oidc === null) return null
  const label = await providerLabel(visit, deps.config.oidc.issuer)
  const notice = SIGN_IN_NOTICES.find((each) => each === request.query['provider'])
  return {
    label,
    action: publicPath(hrefTo('/sign-in/provider'), language),
    notice: notice === undefined ? '' : t.singleSignOn.notices[notice](label),
  }
}

/**
 * Answers with a page that goes on to the provider. A redirect wouldn't do: the policy for forms stops one that leads
 * to another site. Throws a `ProviderProblem`, and then nothing was begun.
 */
export async function leaveForProvider(visit: Visit, kind: Aim['kind'], next: string | null): Promise<void> {
  const config = providerOf(visit)
  const secrets = newSecrets()
  const settings = await singleSignOnSettings(visit.deps.store.db)
  const anew = kind === 'prove' && settings.anew
  const journey = { redirectUri: redirectUriOf(visit), anew }
  const address = await noting(visit, () => addressToSignIn(config, secrets, journey))
  const data = { aim: { kind, next, language: visit.language }, anew, secrets } satisfies z.output<typeof stepData>
  await beginStep(visit, { purpose: PURPOSE, person: visit.account, data: JSON.stringify(data) })
  const label = labelOf(settings, config.issuer)
  const shell = visitorShell(visit, visit.t.singleSignOn.onTheWay.title)
  visit.response.set('Refresh', `0;url=${address}`)
  visit.response.send(onTheWayPage(shell, { label, address }))
}

/** Nothing to go on with, and the language to say so in. */
interface Over {
  readonly over: Language
}

/**
 * Over when this browser didn't leave, or left too long ago. It comes back once. Somebody who went back in the browser
 * and left again can come back from the earlier try: that one is over, and the later one still waits.
 */
export async function comeBack(
  visit: Visit,
  config: OidcConfig,
): Promise<Over | (Return & { identity(): Promise<ProviderIdentity> })> {
  const step = await stepBegun(visit, PURPOSE)
  if (step === null) return { over: visit.language }
  const { aim, anew, secrets } = stepData.parse(JSON.parse(step.data))
  const { search, searchParams } = new URL(visit.request.originalUrl, visit.deps.config.publicUrl)
  if (searchParams.get('state') !== secrets.state || (await goOnWithStep(visit, PURPOSE)) === null)
    return { over: aim.language }
  const journey = { redirectUri: redirectUriOf(visit), anew }
  return {
    aim,
    anew,
    person: step.person,
    async identity() {
      const identity = await noting(visit, () => identityFrom(config, search, secrets, journey))
      await noteSuccess(visit.deps.store.db, visit.now)
      return identity
    },
  }
}

/** Keeps what the provider last did wrong, for who sets it up. Somebody who gave up there tells nothing about it. */
export async function noting<T>({ deps, log, now }: Visit, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ProviderProblem) {
      log.warn({ problem: error.kind, said: error.said }, 'the provider of sign-ins')
      await noteFailure(deps.store.db, error, now)
    }
    throw error
  }
}
