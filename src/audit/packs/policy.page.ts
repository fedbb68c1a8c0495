import type { EventOf } from '../../ledger/event.ts'
import { type PolicyChange, policyChanges } from '../../course/policy.ts'
import type { Policy } from '../../course/policy-shape.ts'
import { heading, type KitPage, type KitPart, type KitSection, text } from '../../packages/kit/part.page.ts'
import { scrNote } from '../../policy/scr-note.page.ts'
import type { Language } from '../../platform/text/language.ts'
import { MESSAGES } from '../../words/messages.ts'
import { momentText } from './completion.page.ts'
import { dayText, factsPart, linksPart, type PackFrame, packWords } from './layout.page.ts'

/** A version that was published, with its text where an edition on file has it. */
export interface PolicyVersion {
  readonly event: EventOf<'policy_published'>
  readonly text: PolicyText | null
}

/** The text of a version, in the pack's language or, where no edition has it in that one, in the other. */
export interface PolicyText {
  readonly policy: Policy
  readonly language: Language
}

/** The policy as it was on the day of the pack, with the sites' details of that day. */
export const POLICY_PAPER = 'policy.pdf'

/** @param hasPaper whether the pack has the document as well */
export function policyPage(versions: readonly PolicyVersion[], hasPaper: boolean, frame: PackFrame): KitPage {
  const words = packWords(frame).policy
  return {
    file: 'policy.html',
    title: words.title,
    lead: words.lead(dayText(frame.asOf, frame)),
    sections: [
      ...(hasPaper
        ? [{ id: 'paper', title: words.paper, parts: [linksPart([{ text: words.paperLink, href: POLICY_PAPER }])] }]
        : []),
      ...versions.map((version, index) => versionSection(version, versions[index - 1] ?? null, index, frame)),
      ...versions.flatMap(textSection),
    ],
  }
}

function versionSection(
  { event, text: now }: PolicyVersion,
  before: PolicyVersion | null,
  index: number,
  frame: PackFrame,
): KitSection {
  const words = packWords(frame).policy
  const { version, hash, material, updateBy } = event.body
  const asks = material && updateBy !== null ? words.updateBy(dayText(updateBy, frame)) : words.noUpdate
  return {
    id: `version-${index + 1}`,
    title: words.version(version),
    parts: [
      factsPart([
        [words.effective, dayText(event.effectiveOn, frame)],
        [words.published, momentText(event.recordedAt)],
        [words.material, asks],
        [words.hash, hash],
      ]),
      ...(before === null
        ? [text(words.first)]
        : [
            heading(words.changedFrom(before.event.body.version)),
            ...(now === null || before.text === null || now.language !== before.text.language
              ? [text(words.noText)]
              : changeParts(policyChanges(before.text.policy, now.policy), now.language, frame)),
          ]),
    ],
  }
}

function changeParts(changes: readonly PolicyChange[], language: Language, frame: PackFrame): KitPart[] {
  const words = packWords(frame).policy
  if (changes.length === 0) return [text(words.same)]
  return changes.flatMap(({ kind, clause, before, after }): KitPart[] => [
    text(words.changes[kind](clause === null ? words.acknowledgement : `${clause.id}, ${clause.short}`)),
    factsPart([
      ...(before === '' ? [] : [[words.was, before] as const]),
      ...(after === '' ? [] : [[words.is, withNote(after, clause?.id, language)] as const]),
    ]),
  ])
}

/** The text on record, and what nobody may miss next to it, in brackets: it isn't part of the text. */
function withNote(said: string, clause: string | undefined, language: Language): string {
  const note = clause === undefined ? '' : scrNote(clause, MESSAGES[language])
  return note === '' ? said : `${said} ${packWords({ language }).policy.note(note)}`
}

function textSection({ event, text: said }: PolicyVersion, index: number): KitSection[] {
  if (said === null) return []
  const { policy, language } = said
  const words = packWords(said).policy
  return [
    {
      id: `text-${index + 1}`,
      lang: language,
      title: words.textTitle(event.body.version),
      parts: [
        {
          kind: 'points',
          items: policy.clauses.map(({ id, text: clause }) => `${id}: ${withNote(clause, id, language)}`),
        },
        heading(words.acknowledgement),
        text(policy.acknowledgement),
      ],
    },
  ]
}

/** Every judgement form that was closed: what the judges said about each question, and the mark that came out. */
export function passMarkPage(sheets: readonly EventOf<'pass_mark_judged'>[], frame: PackFrame): KitPage {
  const { passMark: words } = packWords(frame)
  const none = { id: 'none', title: words.sheets, parts: [text(words.none)] }
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
