import type { ShellLink } from '../platform/html/shell.page.ts'
import type { Messages } from '../words/messages.ts'

/** Long work that has come to an end, and that whoever started it hasn't looked at yet. */
export interface FinishedWork {
  readonly end: keyof Messages['hr']['work']['finished']
  readonly name: string
  /** To the page of the work. */
  readonly href: string
}

/** A short sentence and a link. */
interface FinishedNote extends ShellLink {
  readonly lead: string
}

/** So many stand in the line. *Running tasks* has the others. */
const MOST_NAMED = 3

/** @param allHref to the list of all work; null on the list itself */
export function finishedNotes(
  all: readonly FinishedWork[],
  allHref: string | null,
  { hr: { work } }: Messages,
): { readonly notes: readonly FinishedNote[]; readonly all: ShellLink | null } {
  const shown = allHref === null ? all : all.slice(0, MOST_NAMED)
  return {
    notes: shown.map(({ end, name, href }) => ({ lead: work.finished[end], text: name, href })),
    all: allHref === null || shown.length === all.length ? null : { text: work.all, href: allHref },
  }
}
