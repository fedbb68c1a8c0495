import type { ShellLink } from '../platform/html/shell.page.ts'
import type { Messages } from '../words/messages.ts'

/** Long work that has come to an end, and that whoever started it hasn't looked at yet. */
export interface FinishedWork {
  readonly end: keyof Messages['hr']['work']['finished']
  readonly name: string
  /** To the page of the work. */
  readonly href: string
  /** The moment it was asked for, as people read it: it tells work of the same name apart. */
  readonly asked: string
}

/** A short sentence, and a link to each work of the same name. */
interface FinishedNote {
  readonly lead: string
  readonly links: readonly ShellLink[]
  /** The period of the sentence. Empty after an hour such as `2:05 p. m.`, which has brought one. */
  readonly end: string
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
    notes: shown.flatMap((first, place) => {
      const isSame = ({ end, name }: FinishedWork) => end === first.end && name === first.name
      if (shown.findIndex(isSame) < place) return []
      const others = shown.filter((each, at) => at > place && isSame(each))
      const text = others.length === 0 ? first.name : `${first.name}, ${first.asked}`
      const rest = others.map(({ asked, href }) => ({ text: asked, href }))
      const links = [{ text, href: first.href }, ...rest]
      const end = links.at(-1)?.text.endsWith('.') === true ? '' : '.'
      return [{ lead: work.finished[first.end], links, end }]
    }),
    all: allHref === null || shown.length === all.length ? null : { text: work.all, href: allHref },
  }
}
