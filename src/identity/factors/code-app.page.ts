import { errorSummary, type FormState, field, type HiddenField, titled } from '../../platform/html/field.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { SafeHtml } from '../../platform/html/safe.ts'
import type { Shell } from '../../platform/html/shell.page.ts'

export interface NewAppPage {
  readonly form: FormState
  readonly qrHtml: SafeHtml
  /** Opens an app on this device. */
  readonly appHref: string
  /** In groups that are easy to type. */
  readonly key: string
  readonly action: string
  readonly hidden: readonly HiddenField[]
  readonly accountHref: string
}

export function newAppPage(shell: Shell, { form, ...page }: NewAppPage): string {
  const { t } = shell
  const fields = [
    field(form, {
      type: 'text',
      name: 'code',
      label: t.factors.app.code,
      autocomplete: 'one-time-code',
      verbatim: true,
    }),
  ]
  const summary = errorSummary(fields, t)
  return renderPage('app', titled(shell, summary), 'identity/new-app', { t, fields, summary, ...page })
}

export interface EndAppPage {
  /** Why it can't be turned off, or empty. */
  readonly keptBecause: string
  readonly action: string
  readonly accountHref: string
  readonly csrf: string
}

export function endAppPage(shell: Shell, page: EndAppPage): string {
  return renderPage('app', shell, 'identity/end-app', { t: shell.t, ...page })
}

export interface SpareCodesPage {
  /** The new codes, in groups. `null` before they are made: then the page says what they are for. */
  readonly codes: readonly string[] | null
  /** What was set up just now; empty otherwise. */
  readonly done: string
  readonly action: string
  readonly nextHref: string
  readonly csrf: string
}

export function spareCodesPage(shell: Shell, page: SpareCodesPage): string {
  return renderPage('app', shell, 'identity/spare-codes', { t: shell.t, ...page })
}
