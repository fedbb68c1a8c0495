import { errorSummary, type FormState, titled } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import { signInNameField } from './sign-in.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'

export interface ForgotPage {
  readonly form: FormState
  readonly sendsMail: boolean
  /** Just now. */
  readonly asked: boolean
  readonly action: string
  readonly signInHref: string
  readonly codeHref: string
}

/** Explains how to get a new password: by mail if there is any, and who to ask. */
export function forgotPage(shell: Shell, { form, ...page }: ForgotPage): string {
  const { t } = shell
  const fields = [signInNameField(form, t)]
  const summary = errorSummary(fields, t)
  return renderPage('app', titled(shell, summary), 'identity/forgot', { t, fields, summary, ...page })
}

export interface RecoveriesPage {
  /** The result of the last button, or `null` when the page was opened by itself. */
  readonly outcome: 'done' | 'missed' | null
  readonly waiting: readonly {
    readonly name: string
    readonly by: string
    readonly date: string
    readonly action: string
  }[]
  readonly nextHref: string
  readonly csrf: string
}

/** Shows what a second person is asked to agree to. */
export function recoveriesPage(shell: Shell, { outcome, waiting, ...page }: RecoveriesPage): string {
  const { t } = shell
  const words = t.account.agree
  return renderPage('app', shell, 'identity/recoveries', {
    t,
    outcome: outcome === null ? '' : words[outcome],
    good: outcome === 'done',
    waiting: waiting.map(({ name, by, date, action }) => ({
      line: words.line(name, by, date),
      button: words.button(name),
      action,
    })),
    ...page,
  })
}

export interface NoticePage {
  readonly lines: readonly string[]
  readonly lead: string
  /** What to do if the person didn't expect this. */
  readonly advice: string
  /** The page that the advice is about; null when it's about none. */
  readonly check: { readonly href: string; readonly text: string } | null
  /** The day from which it can be confirmed; null when it can. */
  readonly from: string | null
  readonly action: string
  /** The page that asked for the sign-in; null for the person's own work. */
  readonly next: string | null
  readonly nextHref: string
  readonly csrf: string
}

/** Shows a person what others did to their sign-in. */
export function noticePage(shell: Shell, page: NoticePage): string {
  return renderPage('app', shell, 'identity/account-notice', { t: shell.t, ...page })
}
