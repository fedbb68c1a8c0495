import type { Messages } from './messages/messages.ts'
import { renderPage } from './render.ts'
import type { Shell } from './shell.ts'

/** What went wrong, what is safe, the next step, and the number that finds it in the log. */
export function errorPage(
  shell: Shell,
  error: { readonly code: keyof Messages['account']['errors']; readonly id: string; readonly homeHref: string },
): string {
  const { t } = shell
  const { title, lead } = t.account.errors[error.code]
  return renderPage('app', { ...shell, title }, 'pages/error', { t, title, lead, ...error })
}
