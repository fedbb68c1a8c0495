import { errorSummary, type FieldView, type FormState, field, titled } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { PasskeyForm } from './factors/passkey.page.ts'
import type { ProofWay } from './session.ts'

/** A way and the address that its form goes to. */
interface OfferedWay {
  readonly way: Exclude<ProofWay, 'passkey'>
  readonly action: string
}

interface ConfirmPage {
  readonly form: FormState
  /** What went wrong with a passkey a moment ago, or empty. */
  readonly problem: string
  readonly signInName: string
  /** `null` for whoever has none. */
  readonly passkey: PasskeyForm | null
  /** The other ways that this person has, the easiest first. Without any, they sign in again. */
  readonly ways: readonly OfferedWay[]
  /** The page to go on to. */
  readonly next: string
  readonly signOutAction: string
  readonly csrf: string
}

export function confirmPage(shell: Shell, { form, ways, ...page }: ConfirmPage): string {
  const { t } = shell
  const fieldsOf: Readonly<Record<OfferedWay['way'], () => readonly FieldView[]>> = {
    password: () => [
      field(form, {
        type: 'password',
        name: 'password',
        label: t.account.password,
        autocomplete: 'current-password',
      }),
    ],
    'single-sign-on': () => [],
    app: () => [
      field(form, {
        type: 'text',
        name: 'code',
        label: t.factors.app.code,
        autocomplete: 'one-time-code',
        verbatim: true,
      }),
    ],
  }
  const parts = ways.map(({ way, action }) => ({
    fields: fieldsOf[way](),
    action,
    button: t.account.confirm.buttons[way],
  }))
  const summary = errorSummary(
    parts.flatMap(({ fields }) => fields),
    t,
  )
  return renderPage('app', titled(shell, summary), 'identity/confirm', { t, parts, summary, ...page })
}
