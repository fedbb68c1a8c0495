import type { HiddenField } from '../platform/html/field.page.ts'
import { type ProgressInput, progressView } from '../platform/html/progress.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'

export interface OrderedInput {
  /** The site, the format and the languages. */
  readonly name: string
  /** `null` when nobody is to make it now. */
  readonly work: ProgressInput | null
  /** Why it isn't being made, or null. */
  readonly ended: 'stopped' | 'failed' | null
  /** The same order once more. */
  readonly again: { readonly action: string; readonly fields: readonly HiddenField[] }
  readonly backHref: string
}

/** A package on its way: how far it is, or why it ended. */
export function orderedPage(shell: Shell, { name, work, ended, again, backHref }: OrderedInput): string {
  const { t } = shell
  return renderPage('app', shell, 'packages/ordered', {
    t,
    name,
    progress: work === null ? null : progressView(work, t),
    ended: ended === null ? '' : t.hr.packages.order[ended],
    again,
    backHref,
  })
}
