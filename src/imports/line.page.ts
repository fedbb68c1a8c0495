import {
  type ErrorSummary,
  errorSummary,
  type FieldView,
  type HiddenField,
  titled,
} from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { Messages } from '../words/messages.ts'

/** A corrected cell, as pages show it. */
export interface CorrectionView {
  readonly line: number
  /** `null` where there's no page for it. */
  readonly href: string | null
  readonly heading: string
  readonly inFile: string
  readonly corrected: string
  readonly by: string
  readonly on: string
}

export interface LinePage {
  readonly line: number
  readonly fileName: string
  /** What the line would do as it is now. */
  readonly outcome: string
  readonly sentences: readonly string[]
  /** Whether something in it has to be corrected. */
  readonly isRefused: boolean
  /** Problems of fields for which the file has no column. */
  readonly withoutColumn: readonly string[]
  /** Why nothing was saved. Empty before. */
  readonly alert: string
  /** The cells that may be wrong, with the reason at one of them, and all others. */
  readonly open: readonly FieldView[]
  readonly others: readonly FieldView[]
  readonly corrections: readonly CorrectionView[]
  readonly action: string
  readonly hidden: readonly HiddenField[]
  readonly backHref: string
  readonly fileHref: string
}

interface LineView extends Omit<LinePage, 'line' | 'withoutColumn' | 'isRefused'> {
  readonly t: Messages
  readonly summary: ErrorSummary | null
  readonly title: string
  /** Whether the line can be imported as it is now. */
  readonly isGood: boolean
  readonly problems: readonly string[]
}

/** One line of a file, to correct its cells. */
export function linePage(shell: Shell, { line, withoutColumn, isRefused, ...page }: LinePage): string {
  const { t } = shell
  const words = t.hr.imports.correcting
  const summary = errorSummary(page.open, t)
  const view: LineView = {
    ...page,
    t,
    summary,
    title: words.title(line),
    isGood: !isRefused,
    problems: withoutColumn.map((text) => `${text} ${words.noColumn}`),
  }
  return renderPage('app', titled(shell, summary), 'imports/line', view)
}
