import { z } from 'zod'
import { DETAILS } from './course.ts'
import { clauseIds, itemId, lessonId, sectionId, sitePart } from './course-shape.ts'
import { text } from './policy-shape.ts'
import { type Figure, FIGURES, PICTURES } from './picture.ts'
import type { SafeHtml } from '../platform/html/safe.ts'

/**
 * The shape of a lesson in the compiled content and in editions that were stored, as in `course-shape.ts`, and of what
 * stands between the Markdown in its file.
 */

/** Made by our own renderer; of an edition, its hash bears it out. */
export const html = z.custom<SafeHtml>((value) => typeof value === 'string', 'is not a page')

const sayPair = z.object({ say: text, leaveOut: text, why: text })
const wordRow = z.object({ avoid: text, use: text, why: text })
const mythRow = z.object({ myth: text, fact: text })

const sortBin = z.object({
  id: sectionId,
  label: text,
  /** A line of `contacts.yaml`, whose number is then shown in the feedback. */
  contact: text.nullable().default(null),
})
export const sortItem = z.object({ id: text, text, bin: text, why: text })
export const sort = z.object({
  kind: z.literal('sort'),
  /** Its place in the lesson, like the id of a section. */
  id: sectionId,
  question: text,
  bins: z.array(sortBin),
  items: z.array(sortItem),
})

export const dialogChoice = z.object({
  id: text,
  say: text,
  fits: z.boolean().default(false),
  /** The youth's next line. */
  next: text,
  why: text,
})
export const dialogTurn = z.object({ id: text, youth: text, choices: z.array(dialogChoice) })
export const dialog = z.object({
  kind: z.literal('dialog'),
  id: sectionId,
  title: text,
  intro: text,
  turns: z.array(dialogTurn),
  /** The key points at the end of the talk. */
  ending: text,
})

const orderStep = z.object({ id: text, text, why: text })
export const order = z.object({
  kind: z.literal('order'),
  id: sectionId,
  question: text,
  steps: z.array(orderStep),
})

const checklistGroup = z.object({ title: text, items: z.array(text).min(1) })
export const checklist = z.object({
  kind: z.literal('checklist'),
  id: sectionId,
  title: text,
  intro: text,
  groups: z.array(checklistGroup),
  note: text,
  /** The entries that are printed: all, each with its box, or only the ticked ones. */
  prints: z.enum(['all', 'ticked']),
})

const figure = z.object({
  kind: z.literal('figure'),
  name: z.enum(Object.keys(FIGURES) as Figure[]), // the keys are the type
  /** What the picture says, for people who don't see it. */
  text,
  /** The words in the picture, in the order in which its partial has them. */
  labels: z.array(text),
})

/** Each kind has one partial in `views/learning/blocks`. */
export const blockBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('prose'), bodyHtml: html }),
  z.object({ kind: z.literal('steps'), steps: z.array(z.object({ title: text, textHtml: html })) }),
  z.object({ kind: z.literal('says'), pairs: z.array(sayPair) }),
  z.object({ kind: z.literal('words'), rows: z.array(wordRow) }),
  z.object({ kind: z.literal('myths'), rows: z.array(mythRow) }),
  z.object({ kind: z.literal('site'), part: sitePart }),
  z.object({ kind: z.literal('contacts'), ids: z.array(text) }),
  z.object({ kind: z.literal('clause'), ids: clauseIds }),
  /** The whole decision guide as text, and the way to its page. */
  z.object({ kind: z.literal('guide') }),
  /** A practice question, which is asked on a screen of its own right after this section. */
  z.object({ kind: z.literal('check'), item: itemId }),
  figure,
  sort,
  dialog,
  order,
  checklist,
])

/** With the paths of detail that show it. */
export const block = blockBody.and(z.object({ shownIn: z.array(z.enum(DETAILS)) }))

export const section = z.object({
  id: sectionId,
  title: text,
  /** The shorter name for the outline beside the lesson. */
  short: text,
  blocks: z.array(block),
})

export const lesson = z.object({
  id: lessonId,
  number: z.int(),
  title: text,
  /** Honest minutes, checked against the words and questions. Credited when the lesson is finished. */
  minutes: z.int().min(1),
  clauses: clauseIds,
  lead: text,
  /** One sentence about the lesson's topic, so that the learner can choose. */
  note: text,
  /** One sentence about what the learner can do after the lesson; null in editions from before there was one. */
  canDo: text.nullable().default(null),
  /** The picture on its start screen. */
  picture: z.enum(PICTURES).nullable().default(null),
  sections: z.array(section),
})

/** What stands before the Markdown; a lesson has the number of its place in `course.yaml`. */
export const lessonFront = lesson.omit({ number: true, sections: true }).strict()

export const stepsBlock = z.array(z.strictObject({ title: text, text })).min(1)
export const saysBlock = z.array(sayPair.strict()).min(1)
export const wordsBlock = z.array(wordRow.strict()).min(1)
export const figureBlock = figure
  .omit({ kind: true })
  .strict()
  .refine(({ name, labels }) => labels.length === FIGURES[name], 'the picture has another number of words')
export const mythsBlock = z.array(mythRow.strict()).min(1)

/** A block in a file has them in its first line. */
const HEAD = { kind: true, id: true } as const
/** An entry has the number or the letter of its place. */
const ID = { id: true } as const

export const sortBlock = sort
  .omit(HEAD)
  .extend({
    bins: z.array(sortBin.strict()).min(2).max(8),
    items: z.array(sortItem.omit(ID).strict()).min(3).max(10),
  })
  .strict()

const turnInFile = dialogTurn
  .omit(ID)
  .extend({ choices: z.array(dialogChoice.omit(ID).strict()).min(2).max(4) })
  .strict()
export const dialogBlock = dialog
  .omit(HEAD)
  .extend({ turns: z.array(turnInFile).min(1).max(6) })
  .strict()

export const orderBlock = order
  .omit(HEAD)
  .extend({ steps: z.array(orderStep.omit(ID).strict()).min(3).max(6) })
  .strict()

export const checklistBlock = checklist
  .omit(HEAD)
  .extend({ groups: z.array(checklistGroup.strict()).min(1) })
  .strict()
