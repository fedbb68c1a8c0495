import type { HiddenField } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'

/** A form as it came in. */
export interface KeptForm {
  readonly action: string
  readonly fields: readonly HiddenField[]
}

/** What somebody had typed, to send it now or to let it go. */
export function keptFormPage(
  shell: Shell,
  page: { readonly form: KeptForm; readonly forgetAction: string; readonly csrf: string },
): string {
  return renderPage('app', shell, 'identity/kept-form', { t: shell.t, ...page })
}
