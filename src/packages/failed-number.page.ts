import type { Shell } from '../platform/html/shell.page.ts'
import { numbersApart } from '../platform/text/phones.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { failedText, madeView, type PackageOnList } from './made-list.page.ts'
import { noticeGroups, type NumbersNotice } from './old-number.page.ts'

/**
 * One notice about all packages with a number in which a check found a problem. Null where none has one.
 * @param scr the digits of SCR, which whoever gets the text calls when nobody answers
 */
export function failedNumbersView(made: readonly PackageOnList[], scr: string, shell: Shell): NumbersNotice | null {
  const { t, language } = shell
  const words = t.hr.packages.failedNumber
  const linesOf = ({ failedNumbers }: PackageOnList) => failedNumbers.map((each) => failedText(each, shell))
  const { all, groups } = noticeGroups(made, linesOf)
  if (all.length === 0) return null
  return {
    title: words.some(all.length),
    lead: words.lead,
    packages: all.map((each) => madeView(each, shell)),
    more: words.title,
    changes: groups.map(({ names, lines, those }) => {
      const files = those.map((each) =>
        t.hr.packages.oldNumber.file(each.fileName, each.name, formatDate(each.on, language)),
      )
      const text = [words.has(files.length, files.join('; ')), ...lines.map((line) => `${line}.`), words.untilThen(scr)]
      return { names, numbers: lines.map(numbersApart), text: text.join(' ') }
    }),
  }
}
