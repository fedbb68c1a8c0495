import { errorSummary, type FormState, field, titled } from '../../platform/html/field.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import type { PasskeyForm } from './passkey.page.ts'

export interface SecondStepPage {
  readonly form: FormState
  readonly hasApp: boolean
  readonly passkey: PasskeyForm | null
  readonly action: string
  readonly signInHref: string
}

/** After the right password. One field takes a code of the app and a spare code alike. */
export function secondStepPage(shell: Shell, { form, hasApp, ...page }: SecondStepPage): string {
  const { t } = shell
  const words = t.factors.step
  const fields = [
    field(form, {
      type: 'text',
      name: 'code',
      label: hasApp ? words.app : words.spare,
      hint: hasApp ? words.appHint : words.spareHint,
      autocomplete: 'one-time-code',
      verbatim: true,
    }),
  ]
  const summary = errorSummary(fields, t)
  return renderPage('app', titled(shell, summary), 'identity/second-step', { t, fields, summary, ...page })
}

export interface SetUpStepPage {
  readonly lead: string
  readonly passkeyHref: string
  readonly appHref: string
}

/** The choice of a second step, for those who need one. */
export function setUpStepPage(shell: Shell, page: SetUpStepPage): string {
  return renderPage('app', shell, 'identity/set-up-step', { t: shell.t, ...page })
}

export interface StepRulePage {
  readonly form: FormState
  /** The day on record, or empty. */
  readonly from: string
  /** Since or from when people are asked. */
  readonly now: string
  readonly saved: boolean
  /** The people who need a second step and have none. */
  readonly without: readonly string[]
  readonly action: string
  readonly csrf: string
}

/** The day from which some people need a second step. */
export function stepRulePage(shell: Shell, { form, from, ...page }: StepRulePage): string {
  const { t } = shell
  const words = t.factors.rule
  const hint = words.fromHint(page.without.length)
  const fields = [field(form, { type: 'date', name: 'from', label: words.from, hint, initial: from })]
  const summary = errorSummary(fields, t)
  return renderPage('app', titled(shell, summary), 'identity/step-rule', { t, fields, summary, ...page })
}
