import type { EventOf } from '../../ledger/event.ts'
import { heading, type KitPage, type KitPart, text } from '../../packages/kit/part.page.ts'
import { dayText, factsPart, type PackFrame, packWords } from './layout.page.ts'

/** Every judgement form that was closed: what the judges said about each question, and the mark that came out. */
export function passMarkPage(sheets: readonly EventOf<'pass_mark_judged'>[], frame: PackFrame): KitPage {
  const { passMark: words } = packWords(frame)
  const none = { id: 'none', title: words.title, parts: [text(words.none)] }
  return {
    file: 'pass-mark.html',
    title: words.title,
    lead: words.lead,
    sections: sheets.length === 0 ? [none] : sheets.map((sheet, index) => sheetSection(sheet, index, frame)),
  }
}

function sheetSection({ body, effectiveOn }: EventOf<'pass_mark_judged'>, index: number, frame: PackFrame) {
  const { passMark: words } = packWords(frame)
  const id = `sheet-${index + 1}`
  const { courseVersion, bankHash, judges, rounds, mark, passRule } = body
  return {
    id,
    title: words.sheet(courseVersion, dayText(effectiveOn, frame)),
    parts: [
      factsPart([
        [words.judges, String(judges)],
        [words.mark, words.markOf(mark, passRule.of)],
        [words.rule, words.ruleOf(passRule.right, passRule.of)],
        [words.bank, bankHash],
      ]),
      text(words.note),
      ...rounds.flatMap((estimates, round): KitPart[] => [
        heading(words.round(round + 1)),
        {
          kind: 'table',
          labelledBy: id,
          head: words.head,
          rows: Object.entries(estimates).map(([item, said]) => [item, said.join(', ')]),
        },
      ]),
    ],
  }
}
