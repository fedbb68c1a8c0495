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
  /** Whether it's imported, changes nothing, asks who it's about, or has to be corrected. */
  readonly now: 'fits' | 'readable' | 'asks' | 'refused'
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

interface LineView extends Omit<LinePage, 'line' | 'withoutColumn' | 'now'> {
  readonly t: Messages
  readonly summary: ErrorSummary | null
  readonly title: string
  /** What comes of the line as it is now, or null where something has to be corrected. */
  readonly now: { readonly text: string; readonly link: string; readonly href: string } | null
  readonly problems: readonly string[]
}

/** One line of a file, to correct its cells. */
export function linePage(shell: Shell, { line, withoutColumn, now, ...page }: LinePage): string {
  const { t } = shell
  const words = t.hr.imports.correcting
  const summary = errorSummary(page.open, t)
  const view: LineView = {
    ...page,
    t,
    summary,
    title: words.title(line),
    now: now === 'refused' ? null : nowView(now, page, t),
    problems: withoutColumn.map((text) => `${text} ${words.noColumn}`),
  }
  return renderPage('app', titled(shell, summary), 'imports/line', view)
}

function nowView(
  now: Exclude<LinePage['now'], 'refused'>,
  page: Pick<LinePage, 'outcome' | 'backHref' | 'fileHref'>,
  t: Messages,
) {
  const { correcting, toPreview } = t.hr.imports
  return now === 'asks'
    ? { text: correcting.asks, link: correcting.decide, href: page.backHref }
    : { text: correcting[now](page.outcome), link: toPreview, href: page.fileHref }
}
