import { errorSummary, type FieldView, titled } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'

/** What HR can change about a person, one form each. */
export type ChangeName = keyof Messages['hr']['changes']['forms']

export interface ChangePage {
  /** Whom or what the form is about. */
  readonly kicker: string
  readonly heading: string
  readonly lead: string
  readonly notes: readonly string[]
  readonly fields: readonly FieldView[]
  readonly button: string
  readonly action: string
  readonly backHref: string
  /** Another way on, beside the one back; null when there is none. */
  readonly other: { readonly text: string; readonly href: string } | null
  readonly csrf: string
}

/** A small form, with what it does said first. */
export function changePage(shell: Shell, page: ChangePage): string {
  const { t } = shell
  const summary = errorSummary(page.fields, t)
  return renderPage('app', titled(shell, summary), 'people/change', { t, summary, ...page })
}

/** Links to the forms that have something to record just now, in groups. */
export interface ChangeLinkGroup {
  readonly heading: string
  readonly links: readonly { readonly text: string; readonly href: string }[]
}

/** Something odd about a record, in words, and where to look at it. */
export interface RecordFlag {
  readonly text: string
  readonly link: { readonly text: string; readonly href: string } | null
}

/** What HR meets on the page of a person, and nobody else. */
export interface Changing {
  readonly groups: readonly ChangeLinkGroup[]
  readonly isClosed: boolean
  readonly flags: readonly RecordFlag[]
  /** Where an entry is corrected, by the id of its event; those that are not have none. */
  readonly correctionHrefs: ReadonlyMap<string, string>
  /** Records that became part of this one. */
  readonly others: readonly { readonly text: string; readonly partHref: string }[]
}
