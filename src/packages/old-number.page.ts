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

/** One notice about all packages that have such phone numbers. */
export interface NumbersNotice {
  readonly title: string
  readonly lead: string
  readonly packages: readonly MadeView[]
  /** The name of the folded part. */
  readonly more: string
  readonly changes: readonly ChangeView[]
}

/** Returns null where none of them has an old number. */
export function oldNumbersView(made: readonly PackageOnList[], shell: Shell): NumbersNotice | null {
  const { t } = shell
  const words = t.hr.packages
  const { all, groups } = noticeGroups(made, (each) => changesOf(each, t))
  if (all.length === 0) return null
  return {
    title: words.oldNumber.some(all.length),
    lead: words.oldNumber.lead,
    packages: all.map((each) => madeView(each, shell)),
    more: words.oldNumber.title,
    changes: groups.map(({ names, lines, those }) => ({
      names,
      numbers: lines.map(numbersApart),
      text: textOf(those, lines, shell),
    })),
  }
}

interface NoticeGroup {
  /** Which packages they are. Empty where there are no others. */
  readonly names: readonly string[]
  readonly lines: readonly string[]
  readonly those: readonly PackageOnList[]
}

/**
 * The packages about which there is something to say, and those of one site or organization with the same to say: who
 * uses the others is nobody else's business. A file that was downloaded more than once is there once.
 */
export function noticeGroups(
  made: readonly PackageOnList[],
  linesOf: (made: PackageOnList) => readonly string[],
): { readonly all: readonly PackageOnList[]; readonly groups: readonly NoticeGroup[] } {
  const marked = made.filter((each) => linesOf(each).length > 0)
  const all = [...new Map(marked.map((each) => [each.fileHash, each])).values()]
  const groups = new Map<string, readonly PackageOnList[]>()
  for (const each of all) {
    const key = [each.source, ...linesOf(each)].join('\n')
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return {
    all,
    groups: [...groups.values()].flatMap((those) => {
      const [first] = those
      if (first === undefined) return []
      const names = groups.size === 1 ? [] : [...new Set(those.map(({ name }) => name))]
      return [{ names, lines: linesOf(first), those }]
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
