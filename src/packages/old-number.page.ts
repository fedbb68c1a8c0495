import type { Shell } from '../platform/html/shell.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { numbersApart } from '../platform/text/phones.ts'
import type { Messages } from '../words/messages.ts'
import { type MadeView, madeView, type PackageOnList } from './made-list.page.ts'

/** Packages of one site or organization that have the same old numbers. */
interface ChangeView {
  /** Which packages they are. Empty where the notice is about no others. */
  readonly names: readonly string[]
  /** Each number that was, and the one that is, in pieces: every second one is a number, which stays on one line. */
  readonly numbers: readonly (readonly string[])[]
  /** What to send to whoever uses them. */
  readonly text: string
}

/** One notice about all packages that have old phone numbers. */
export interface OldNumbersView {
  readonly title: string
  readonly lead: string
  readonly packages: readonly MadeView[]
  /** The name of the folded part. */
  readonly more: string
  readonly changes: readonly ChangeView[]
}

/** Returns null where none of them has an old number. A file that was downloaded more than once is there once. */
export function oldNumbersView(made: readonly PackageOnList[], shell: Shell): OldNumbersView | null {
  const { t } = shell
  const words = t.hr.packages
  const marked = made.filter(({ oldNumbers }) => oldNumbers.length > 0)
  const old = [...new Map(marked.map((each) => [each.fileHash, each])).values()]
  if (old.length === 0) return null
  // Only those of one site or organization are in one text: who uses the others is nobody else's business.
  const keyOf = (each: PackageOnList) => [each.source, ...changesOf(each, t)].join('\n')
  const groups = [...new Set(old.map(keyOf))].map((key) => old.filter((each) => keyOf(each) === key))
  return {
    title: words.oldNumber.some(old.length),
    lead: words.oldNumber.lead,
    packages: old.map((each) => madeView(each, shell)),
    more: words.oldNumber.title,
    changes: groups.flatMap((those) => {
      const [first] = those
      if (first === undefined) return []
      return {
        names: groups.length === 1 ? [] : [...new Set(those.map(({ name }) => name))],
        numbers: changesOf(first, t).map(numbersApart),
        text: textOf(those, changesOf(first, t), shell),
      }
    }),
  }
}

/** What to send to whoever uses packages with old numbers. */
function textOf(made: readonly PackageOnList[], changes: readonly string[], { t, language }: Shell): string {
  const { file, has, replace } = t.hr.packages.oldNumber
  const files = made.map(({ fileName, name, on }) => file(fileName, name, formatDate(on, language)))
  return [
    has(files.length, files.join('; ')),
    ...changes,
    replace(files.length),
    t.hr.packagesCompare.numbers.end,
  ].join(' ')
}

function changesOf({ oldNumbers }: PackageOnList, t: Messages): string[] {
  const { changed, gone } = t.hr.packagesCompare.numbers
  return oldNumbers.map(({ name, from, to }) => (to === null ? gone(name, from) : changed(name, from, to)))
}
