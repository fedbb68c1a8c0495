import { contactsAt } from '../course/contact-place.ts'
import type { Contact } from '../course/policy-shape.ts'
import { errorSummary, type FieldView, type FormState, field, titled } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { PasskeyForm } from './factors/passkey.page.ts'
import type { Messages } from '../words/messages.ts'

export interface SignInPage {
  readonly form: FormState
  /** The browser still holds a session that has ended, after a quiet spell or because others ended it. */
  readonly ended: boolean
  /** A sign-in that was begun took too long. */
  readonly over: boolean
  /** There is no organization yet, and nobody who could sign in. */
  readonly notSetUp: boolean
  readonly contacts: readonly Contact[]
  /** The organization's own provider, which comes first; null where the operator has named none. */
  readonly provider: {
    readonly label: string
    readonly action: string
    /** What became of the last try; empty when there was none. */
    readonly notice: string
  } | null
  /** The page to go on to afterward; null for the person's own work. */
  readonly next: string | null
  /** `null` where passkeys can't be had. */
  readonly passkey: PasskeyForm | null
  readonly action: string
  readonly codeHref: string
  readonly forgotHref: string
}

export function signInPage(shell: Shell, { form, contacts, ...page }: SignInPage): string {
  const { t } = shell
  const fields = [
    { ...signInNameField(form, t), autocomplete: 'username webauthn' },
    field(form, { type: 'password', name: 'password', label: t.account.password, autocomplete: 'current-password' }),
  ]
  const summary = errorSummary(fields, t)
  // Beside 911, so that nobody has to sign in to find them.
  const lines = contactsAt(contacts, 'footer').map(({ name, digits, tel }) => ({ name, digits, href: `tel:${tel}` }))
  return renderPage('app', titled(shell, summary), 'identity/sign-in', { t, fields, summary, lines, ...page })
}

export function signedOutPage(shell: Shell, signInHref: string): string {
  return renderPage('app', shell, 'identity/signed-out', { t: shell.t, signInHref })
}

/** A page that doesn't reveal who was here or why. */
export function leftPage(shell: Shell): string {
  return renderPage('plain', shell, 'identity/left', { t: shell.t })
}

/** The field for the name of an account that is there already. */
export function signInNameField(form: FormState, t: Messages): FieldView {
  return field(form, {
    type: 'text',
    name: 'signInName',
    label: t.account.signInName,
    hint: t.account.signInNameHint,
    autocomplete: 'username',
    verbatim: true,
  })
}
