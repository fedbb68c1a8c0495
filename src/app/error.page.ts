import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { KeptForm } from '../identity/sessions/kept-form.ts'

/** Says what went wrong, what is safe, what to do next, and the number that finds the error in the log. */
export function errorPage(
  shell: Shell,
  error: {
    readonly code: keyof Messages['account']['errors']
    readonly id: string
    readonly homeHref: string
    /** The form that couldn't be saved, for sending it again, or null when there is none. */
    readonly kept: KeptForm | null
  },
): string {
  const { t } = shell
  const { title, lead } = t.account.errors[error.code]
  return renderPage('app', { ...shell, title }, 'app/error', { t, title, lead, ...error })
}
