import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell, ShellLink } from '../../platform/html/shell.page.ts'
import type { KeptForm } from './kept-form.ts'

/** What somebody had typed, to send it now or to let it go. */
export function keptFormPage(
  shell: Shell,
  {
    page,
    ...rest
  }: {
    readonly form: KeptForm
    /** The page that the form is on. */
    readonly page: ShellLink
    readonly forgetAction: string
    readonly csrf: string
  },
): string {
  const { lead, open } = shell.t.account.keptForm
  const view = { lead: lead(page.text), pageHref: page.href, open: open(page.text) }
  return renderPage('app', shell, 'identity/kept-form', { t: shell.t, ...rest, ...view })
}
