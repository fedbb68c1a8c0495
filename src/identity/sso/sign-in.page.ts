import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'

/** Leads on to the provider, also where the browser doesn't by itself. */
export function onTheWayPage(shell: Shell, page: { readonly label: string; readonly address: string }): string {
  return renderPage('app', shell, 'identity/sso/on-the-way', { t: shell.t, ...page })
}

/** Says that HR has to confirm somebody, and how to begin without it. It names nobody. */
export function waitingPage(shell: Shell, page: { readonly codeHref: string; readonly signInHref: string }): string {
  return renderPage('app', shell, 'identity/sso/waiting', { t: shell.t, ...page })
}
