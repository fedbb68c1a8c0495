import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import type { KeptForm } from './kept-form.ts'

/** What somebody had typed, to send it now or to let it go. */
export function keptFormPage(
  shell: Shell,
  page: { readonly form: KeptForm; readonly forgetAction: string; readonly csrf: string },
): string {
  return renderPage('app', shell, 'identity/kept-form', { t: shell.t, ...page })
}
