import { withPlaces } from './contact-place.ts'
import { z } from 'zod'
import type { Content, KeptEdition } from './content.ts'
import { DETAILS, PROCEDURE_STEPS, SITE_PARTS, TOPICS } from './course.ts'
import { item, lessonId, place, scenarioPath } from './course-shape.ts'
import { type ClauseId, type Contact, contactsFile, policyFile } from './policy-shape.ts'
import { scenario, scenarioId } from './scenario-shape.ts'
import { guideFile } from './guide-shape.ts'
import { LANGUAGES } from '../platform/text/language.ts'
import type { SafeHtml } from '../platform/html/safe.ts'

/**
 * Reads the text of a stored edition (`src/learning/edition.page.ts` writes it). The shapes below are those of today's
 * content as it is stored. A part in an earlier form isn't guessed at; the pages kept with it are used instead. A field
 * added to the content later needs a default here, or older editions count as of an earlier form. Throws a ZodError
 * when the text isn't an edition at all.
 */
export function readKeptEdition(stored: string): KeptEdition {
  const { content, lessons, stories } = edition.parse(JSON.parse(stored))
  const whole = wholeContent.safeParse(content)
  const { course, scenarios } = content
  const items = z.array(item).safeParse(course.items)
  const policy = policyFile.safeParse(content.policy)
  const contacts = keptContacts.safeParse(content.contacts)
  return {
    content: whole.data ?? null,
    lessons: course.lessons.map(({ id, title }) => ({
      id,
      title,
      pages: lessons.filter(({ lesson }) => lesson === id),
    })),
    stories: scenarios.map(({ id, title }) => ({
      id,
      title,
      pages: stories.filter((page) => page.scenario === id),
    })),
    items: items.data ?? null,
    policy: policy.data ?? null,
    contacts: contacts.data ?? null,
  }
}

const text = z.string()
const clauseIds = z.array(z.custom<ClauseId>(matches(/^(P|PR|LR|NR|SITE)-\w+$/), 'is not a clause'))
/** Our own renderer made it when the edition was stored, and its hash proves that. */
const html = z.custom<SafeHtml>((value) => typeof value === 'string', 'is not a page')
const path = z.enum(DETAILS)

/** The parts that every edition has, from the first one on. */
const edition = z.object({
  content: z.looseObject({
    course: z.looseObject({
      lessons: z.array(z.looseObject({ id: lessonId, title: text })),
      items: z.unknown(),
    }),
    policy: z.unknown(),
    contacts: z.unknown(),
    scenarios: z.array(z.looseObject({ id: scenarioId, title: text })),
  }),
  /** The first editions had one path. */
  lessons: z.array(z.object({ lesson: lessonId, detail: path.default('full'), html })),
  stories: z.array(z.object({ scenario: scenarioId, page: text, detail: path.nullable(), html })).default([]),
})

const block = z.discriminatedUnion('kind', [
  shown('prose', { bodyHtml: html }),
  shown('steps', { steps: z.array(z.object({ title: text, textHtml: html })) }),
  shown('says', { pairs: z.array(z.object({ say: text, leaveOut: text, why: text })) }),
  shown('words', { rows: z.array(z.object({ avoid: text, use: text, why: text })) }),
  shown('myths', { rows: z.array(z.object({ myth: text, fact: text })) }),
  shown('site', { part: z.enum(SITE_PARTS) }),
  shown('contacts', { ids: z.array(text) }),
  shown('clause', { ids: clauseIds }),
  shown('guide', {}),
  shown('sort', {
    id: text,
    question: text,
    bins: z.array(z.object({ id: text, label: text, contact: text.nullable() })),
    items: z.array(z.object({ id: text, text, bin: text, why: text })),
  }),
  shown('dialog', {
    id: text,
    title: text,
    intro: text,
    turns: z.array(
      z.object({
        id: text,
        youth: text,
        choices: z.array(z.object({ id: text, say: text, fits: z.boolean(), next: text, why: text })),
      }),
    ),
    ending: text,
  }),
  shown('order', { id: text, question: text, steps: z.array(z.object({ id: text, text, why: text })) }),
  shown('checklist', {
    id: text,
    title: text,
    intro: text,
    groups: z.array(z.object({ title: text, items: z.array(text) })),
    note: text,
    prints: z.enum(['all', 'ticked']),
  }),
])

/** Earlier editions don't say where a contact is shown. */
const keptContacts = z.preprocess(
  // Whatever else is wrong with it, the schema says.
  (value) => (Array.isArray(value) ? withPlaces(value as Contact[]) : value),
  contactsFile.shape.contacts,
)

const wholeContent: z.ZodType<Content> = z.object({
  language: z.enum(LANGUAGES),
  course: z.object({
    id: text,
    version: text,
    title: text,
    lessons: z.array(
      z.object({
        id: lessonId,
        number: z.int(),
        title: text,
        minutes: z.int(),
        clauses: clauseIds,
        lead: text,
        note: text,
        sections: z.array(z.object({ id: text, title: text, short: text, blocks: z.array(block) })),
      }),
    ),
    items: z.array(item),
    topics: z.array(place.extend({ topic: z.enum(TOPICS), title: text, fits: text })),
    stepTitles: z.record(z.enum(PROCEDURE_STEPS), text),
    stepPlaces: z.record(z.enum(PROCEDURE_STEPS), place),
    draw: z.object({ perLesson: z.record(lessonId, z.int()) }),
    pass: z.object({ right: z.int(), of: z.int(), allTopics: z.literal(true) }),
    practice: z.object({
      lesson: lessonId,
      groups: z.array(z.object({ id: text, title: text, paths: z.array(scenarioPath) })),
    }),
  }),
  policy: policyFile,
  contacts: keptContacts,
  scenarios: z.array(scenario),
  guide: guideFile,
})

/** A block of a lesson, with the paths of detail that show it. */
function shown<Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) {
  return z.object({ kind: z.literal(kind), ...shape, shownIn: z.array(path) })
}

function matches(pattern: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && pattern.test(value)
}
