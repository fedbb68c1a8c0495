import { errorSummary, type FormState, field, titled } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { LanguageSwitch, Shell } from '../platform/html/shell.page.ts'
import type { PasskeyForm } from './factors/passkey.page.ts'

export function codePage(
  shell: Shell,
  page: { readonly form: FormState; readonly action: string; readonly signInHref: string },
): string {
  const { t } = shell
  const { label, hint } = t.account.code
  const fields = [field(page.form, { type: 'text', name: 'code', label, hint, verbatim: true })]
  const summary = errorSummary(fields, t)
  return renderPage('app', titled(shell, summary), 'identity/code', { t, fields, summary, ...page })
}

export interface ActivatePage {
  /** The page in each language. Whoever joins keeps the one that they joined in. */
  readonly languages: readonly (Pick<LanguageSwitch, 'language' | 'name' | 'href'> & { readonly isShown: boolean })[]
  readonly form: FormState
  readonly name: string
  readonly siteNames: readonly string[]
  /** `null` when the person has to choose one. */
  readonly signInName: string | null
  /** What went wrong with a passkey a moment ago, or null. */
  readonly problem: string | null
  /** `null` where no passkey can be made. */
  readonly passkey: PasskeyForm | null
  /** For somebody who only wants to come in this once; null for whoever has to choose. */
  readonly onceAction: string | null
  readonly action: string
}

/** Shows the person's name, and offers a passkey first and a password second. */
export function activatePage(shell: Shell, { form, siteNames, signInName, ...page }: ActivatePage): string {
  const { t } = shell
  const words = t.account.join
  const chooseName = field(form, {
    type: 'text',
    name: 'signInName',
    label: t.account.signInName,
    hint: words.choose,
    autocomplete: 'username',
    verbatim: true,
  })
  const password = field(form, {
    type: 'password',
    name: 'password',
    label: t.account.newPassword,
    hint: t.account.newPasswordHint,
    autocomplete: 'new-password',
  })
  const fields = signInName === null ? [chooseName, password] : [password]
  const facts = [
    ...siteNames.map((value) => ({ name: words.site, value })),
    ...(signInName === null ? [] : [{ name: words.yourSignInName, value: signInName }]),
  ]
  const summary = errorSummary(fields, t)
  return renderPage('app', titled(shell, summary), 'identity/activate', {
    t,
    fields,
    facts,
    summary,
    signInName,
    ...page,
  })
}

/** Shown for a link that is used, too old or made up, without saying which. */
export function linkOverPage(shell: Shell, page: { readonly lead: string; readonly signInHref: string }): string {
  return renderPage('app', shell, 'identity/link-over', { t: shell.t, title: shell.title, ...page })
}
