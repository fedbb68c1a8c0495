import { errorSummary, type FormState, field, titled } from '../../platform/html/field.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'

interface FirstPasswordPage {
  readonly form: FormState
  /** The name that we suggest to sign in with, or empty. */
  readonly known: string
  readonly action: string
  readonly accountHref: string
  readonly csrf: string
}

export function firstPasswordPage(shell: Shell, { form, known, ...page }: FirstPasswordPage): string {
  const { t } = shell
  const fields = [
    field(form, {
      type: 'text',
      name: 'signInName',
      label: t.account.signInName,
      hint: t.account.join.choose,
      autocomplete: 'username',
      initial: known,
      verbatim: true,
    }),
    field(form, {
      type: 'password',
      name: 'password',
      label: t.account.newPassword,
      hint: t.account.newPasswordHint,
      autocomplete: 'new-password',
    }),
  ]
  const summary = errorSummary(fields, t)
  return renderPage('app', titled(shell, summary), 'identity/first-password', { t, fields, summary, ...page })
}
