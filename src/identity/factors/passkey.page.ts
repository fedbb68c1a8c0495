import { errorSummary, type FormState, field, type HiddenField, titled } from '../../platform/html/field.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'

/** What a page needs to let a browser make a passkey, or show one. */
export interface PasskeyOffer {
  readonly kind: 'new' | 'ask'
  /** Only where this device has a fingerprint reader or the like. */
  readonly here: boolean
  /** For the browser, as JSON. */
  readonly options: string
  /** The address under which passkeys work. */
  readonly origin: string
  /** For how long the challenge is good. */
  readonly lifeMs: number
  readonly scriptHref: string
}

/** The form that the script sends. */
export interface PasskeyForm extends PasskeyOffer {
  readonly action: string
  readonly hidden: readonly HiddenField[]
  /** Whether the browser may also offer passkeys at the field of the sign-in name. */
  readonly autofill: boolean
}

export interface NewPasskeyPage {
  /** What went wrong a moment ago, or empty. */
  readonly problem: string
  readonly passkey: PasskeyForm | null
  readonly accountHref: string
}

export function newPasskeyPage(shell: Shell, page: NewPasskeyPage): string {
  return renderPage('app', shell, 'identity/new-passkey', { t: shell.t, ...page })
}

export interface OnePasskeyPage {
  readonly form: FormState
  readonly name: string
  readonly added: string
  /** `null` when it wasn't used yet. */
  readonly used: string | null
  /** Why it can't be removed, or empty. */
  readonly keptBecause: string
  readonly action: string
  readonly removeAction: string
  readonly accountHref: string
  readonly csrf: string
}

export const LONGEST_PASSKEY_NAME = 60

export function onePasskeyPage(shell: Shell, { form, name, added, used, ...page }: OnePasskeyPage): string {
  const { t } = shell
  const words = t.factors.passkey
  const fields = [
    field(form, {
      type: 'text',
      name: 'name',
      label: words.name,
      hint: words.nameHint,
      initial: name,
      maxLength: LONGEST_PASSKEY_NAME,
    }),
  ]
  const facts = [
    { name: words.added, value: added },
    { name: words.used, value: used ?? words.neverUsed },
  ]
  const summary = errorSummary(fields, t)
  return renderPage('app', titled(shell, summary), 'identity/one-passkey', { t, facts, fields, summary, ...page })
}
