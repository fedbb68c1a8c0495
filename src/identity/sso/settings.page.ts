import {
  type ChoicesView,
  errorSummary,
  type FormState,
  field,
  titled,
  problemAt,
} from '../../platform/html/field.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import type { Messages } from '../../words/messages.ts'
import type { ProviderProblemKind } from './provider-problem.ts'
import { MATCHES, type SingleSignOnSettings } from './settings.ts'

/** What the provider did wrong, with what it or the network said. */
export interface ShownProblem {
  readonly kind: ProviderProblemKind
  readonly said: string
}

/** The provider that the operator has named. Its secret is in no page. */
interface ShownProvider {
  readonly issuer: string
  readonly clientId: string
  /** The day of the last sign-in that worked, and of the last that didn't; null where there was none. */
  readonly workedOn: string | null
  readonly failure: (ShownProblem & { readonly on: string }) | null
}

export interface SingleSignOnPage {
  readonly form: FormState
  readonly settings: SingleSignOnSettings
  /** `null` while the operator has named none. */
  readonly provider: ShownProvider | null
  readonly redirectUri: string
  /** What the test found just now; null when nobody has tested. The provider may not say when people signed in. */
  readonly tested: 'works' | 'works-but' | ShownProblem | null
  readonly saved: boolean
  readonly action: string
  readonly testAction: string
  readonly confirmHref: string | null
  readonly copyScript: string
  readonly csrf: string
}

/** What single sign-on goes by: the operator's part to read, and the organization's part to choose. */
export function singleSignOnPage(
  shell: Shell,
  { form, settings, provider, tested, saved, redirectUri, ...page }: SingleSignOnPage,
): string {
  const { t } = shell
  const words = t.singleSignOn.settings
  const host = provider === null ? '' : new URL(provider.issuer).host
  const savedText = provider === null ? words.savedForLater : words.saved
  const isUntouched = Object.keys(form.values).length === 0
  const box = (name: 'strangersMayAsk' | 'anew') =>
    // A box that was cleared sends nothing.
    ({ type: 'checkbox', name, initial: isUntouched && settings[name] ? 'yes' : '' }) as const
  const label = field(form, {
    type: 'text',
    name: 'label',
    label: words.label,
    hint: words.labelHint(host),
    initial: settings.label,
  })
  const match = matchChoices(form, settings, t)
  const numberClaim = field(form, {
    type: 'text',
    name: 'numberClaim',
    label: words.numberClaim,
    hint: words.numberClaimHint,
    verbatim: true,
    initial: settings.numberClaim,
  })
  const boxes = [
    field(form, { ...box('strangersMayAsk'), label: words.strangers, hint: words.strangersHint }),
    field(form, { ...box('anew'), label: words.anew, hint: words.anewHint }),
  ]
  const summary = errorSummary([label, match, numberClaim, ...boxes], t)
  return renderPage('app', titled(shell, summary), 'identity/sso/settings', {
    t,
    fields: { label, match, numberClaim, boxes },
    summary,
    redirectUri,
    facts: provider === null ? [] : factsOf(provider, t),
    done: saved ? savedText : typeof tested === 'string' ? words.works : '',
    saysNotWhen: tested === 'works-but' && settings.anew,
    problem: tested === null || typeof tested === 'string' ? [] : problemLines(tested, t),
    guides: words.guides(redirectUri),
    isSetUp: provider !== null,
    ...page,
  })
}

function matchChoices(form: FormState, settings: SingleSignOnSettings, t: Messages): ChoicesView {
  const { match: legend, matches } = t.singleSignOn.settings
  const chosen = form.values['match'] ?? settings.match
  const options = MATCHES.map((match) => ({
    id: `match-${match}`,
    value: match,
    text: matches[match],
    checked: match === chosen,
  }))
  return { type: 'radio', name: 'match', legend, required: '', hint: '', problem: problemAt(form, 'match'), options }
}

function factsOf(
  { issuer, clientId, workedOn, failure }: ShownProvider,
  t: Messages,
): readonly { readonly name: string; readonly value: string }[] {
  const words = t.singleSignOn.settings
  const failed = failure === null ? words.never : [failure.on, ...problemLines(failure, t)].join(' · ')
  return [
    { name: words.provider, value: issuer },
    { name: words.client, value: clientId },
    { name: words.secret, value: words.secretKept },
    { name: words.worked, value: workedOn ?? words.never },
    { name: words.failed, value: failed },
  ]
}

function problemLines({ kind, said }: ShownProblem, { singleSignOn }: Messages): string[] {
  return [singleSignOn.problems[kind], ...(said === '' ? [] : [singleSignOn.settings.said(said)])]
}
