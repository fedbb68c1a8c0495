import type { ShownRow } from '../../platform/html/compared.page.ts'
import { errorSummary, type FieldView, titled } from '../../platform/html/field.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import type { EffectView } from '../../requirements/effect.page.ts'

interface DefaultsPreview {
  readonly changes: readonly ShownRow[]
  /** `null` while the draft can't go live. */
  readonly effect: EffectView | null
  /** Why nothing can be published; empty when something can. */
  readonly notice: string
  /** Leads to the form for a number that can't wait; null where no version keeps others from being published. */
  readonly phoneHref: string | null
  readonly publish: {
    readonly action: string
    readonly seen: string
    readonly csrf: string
    readonly lead: string
    readonly button: string
    readonly notice: string
    readonly fields: readonly FieldView[]
  } | null
  readonly backHref: string
}

/** What a draft of the organization's would do at each site. The button publishes just this. */
export function defaultsPreviewPage(shell: Shell, page: DefaultsPreview): string {
  const { t } = shell
  const summary = errorSummary(page.publish?.fields ?? [], t)
  const view = { t, summary, back: t.hr.siteDefaults.back, ...page }
  return renderPage('app', titled(shell, summary), 'site/defaults/preview', view)
}
