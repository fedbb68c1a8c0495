import { z } from 'zod'
import type { Block, BlockBody } from './course.ts'
import type { Guide, GuideQuestionWords, GuideStep } from './decision-guide.ts'
import type { Checklist, Exercise } from './exercise.ts'
import type { Contact } from './policy-shape.ts'
import { sectionId } from './course-shape.ts'
import { checklistBlock, dialogBlock, orderBlock, sortBlock } from './lesson-shape.ts'

export type ExerciseKind = (Exercise | Checklist)['kind']

const LETTERS = 'abcdefgh'
const KINDS: readonly string[] = ['sort', 'dialog', 'order', 'checklist'] satisfies ExerciseKind[]

export function isExerciseKind(kind: string): kind is ExerciseKind {
  return KINDS.includes(kind)
}

/** The shape of a `:::sort`, `:::dialog`, `:::order` or `:::checklist` block, with the id that follows its name. */
export function exerciseSchema(kind: ExerciseKind): z.ZodType<BlockBody> {
  switch (kind) {
    case 'sort':
      return z
        .tuple([sectionId, sortBlock])
        .transform(([id, { items, ...rest }]) => ({ kind, id, ...rest, items: items.map(numbered) }))
    case 'dialog':
      return z.tuple([sectionId, dialogBlock]).transform(([id, { turns, ...rest }]) => ({
        kind,
        id,
        ...rest,
        turns: turns.map((turn, index) => ({ ...numbered(turn, index), choices: turn.choices.map(lettered) })),
      }))
    case 'order':
      return z
        .tuple([sectionId, orderBlock])
        .transform(([id, { question, steps }]) => ({ kind, id, question, steps: steps.map(lettered) }))
    case 'checklist':
      return z.tuple([sectionId, checklistBlock]).transform(([id, rest]) => ({ kind, id, ...rest }))
  }
}

/** Lists the faults of an exercise that its shape doesn't show. */
export function exerciseFaults(block: Block, contacts: readonly Contact[]): string[] {
  if (block.kind === 'sort') {
    const bins = block.bins.map((bin) => bin.id)
    return [
      ...bins.filter((bin, index) => bins.indexOf(bin) < index).map((bin) => `the bin "${bin}" is there twice`),
      ...block.items.filter((item) => !bins.includes(item.bin)).map((item) => `there is no bin "${item.bin}"`),
      ...bins
        .filter((bin) => !block.items.some((item) => item.bin === bin))
        .map((bin) => `nothing belongs to the bin "${bin}"`),
      ...block.bins
        .flatMap(({ contact }) => contact ?? [])
        .filter((id) => !contacts.some((contact) => contact.id === id))
        .map((id) => `there is no such contact in contacts.yaml: ${id}`),
    ]
  }
  if (block.kind !== 'dialog') return []
  return block.turns
    .filter((turn) => turn.choices.filter((choice) => choice.fits).length !== 1)
    .map((turn) => `in turn ${turn.id}, exactly one reply must fit`)
}

/** Returns the sentences of an exercise or a checklist that are in our own voice. Empty for other blocks. */
export function exerciseAdvice(block: Block): string[] {
  switch (block.kind) {
    case 'sort':
      return [block.question, ...block.bins.map((bin) => bin.label), ...block.items.map((item) => item.why)]
    case 'dialog':
      return [
        block.title,
        block.intro,
        block.ending,
        ...fitting(block, true).flatMap((choice) => [choice.say, choice.next, choice.why]),
      ]
    case 'order':
      return [block.question, ...block.steps.flatMap((step) => [step.text, step.why])]
    case 'checklist':
      return [block.title, block.intro, ...block.groups.flatMap((group) => [group.title, ...group.items]), block.note]
    default:
      return []
  }
}

/** Returns the sentences that an exercise quotes or shows as a wrong choice. */
export function exerciseQuotes(block: Block): string[] {
  if (block.kind === 'sort') return block.items.map((item) => item.text)
  if (block.kind !== 'dialog') return []
  return [
    ...block.turns.map((turn) => turn.youth),
    ...fitting(block, false).flatMap((choice) => [choice.say, choice.next, choice.why]),
  ]
}

/** The guide as the lesson shows it. */
export function guideText({ text }: Guide): string[] {
  return text.flatMap(stepTexts)
}

/** The words of its own page. */
export function guidePageTexts(guide: Guide): string[] {
  const questions: readonly GuideQuestionWords[] = [guide.questions.danger, guide.questions.exploiter]
  return [
    guide.title,
    guide.lead,
    ...questions.flatMap(({ question, hint, answers }) => [
      question,
      hint,
      ...answers.flatMap((answer) => [answer.text, answer.hint, answer.chosen]),
    ]),
    ...[guide.tell, ...Object.values(guide.calls), guide.write, guide.keepPrivate, guide.plan, guide.care].flatMap(
      stepTexts,
    ),
  ]
}

function stepTexts({ title, text }: GuideStep): string[] {
  return [title, text]
}

function fitting({ turns }: Extract<Block, { kind: 'dialog' }>, fits: boolean) {
  return turns.flatMap((turn) => turn.choices.filter((choice) => choice.fits === fits))
}

function numbered<T>(entry: T, index: number): T & { id: string } {
  return { id: String(index + 1), ...entry }
}

function lettered<T>(entry: T, index: number): T & { id: string } {
  return { id: LETTERS.charAt(index), ...entry }
}
