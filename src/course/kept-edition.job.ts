import { withPlaces } from './contact-place.ts'
import { z } from 'zod'
import type { Content, KeptEdition } from './content.ts'
import { course } from './content-shape.ts'
import { DETAILS } from './course.ts'
import { item, lessonId } from './course-shape.ts'
import { html } from './lesson-shape.ts'
import { type Contact, contactsFile, policyFile } from './policy-shape.ts'
import { scenario, scenarioId } from './scenario-shape.ts'
import { type EditionHead, findEdition } from './edition.store.ts'
import { guideFile } from './guide-shape.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { LANGUAGES } from '../platform/text/language.ts'

/**
 * Reads the text of a stored edition (`src/learning/edition.page.ts` writes it). The shapes below are those of today's
 * content as it is stored. A part in an earlier form isn't guessed at; the pages kept with it are used instead. A field
 * added to the content later needs a default here, or older editions count as of an earlier form. Throws a ZodError
 * when the text isn't an edition at all.
 */
export function readKeptEdition(stored: string): KeptEdition {
  const { content, lessons, stories } = edition.parse(JSON.parse(stored))
  const whole = wholeContent.safeParse(content)
  const { scenarios } = content
  const items = z.array(item).safeParse(content.course.items)
  const policy = policyFile.safeParse(content.policy)
  const contacts = keptContacts.safeParse(content.contacts)
  const rule = passRule.safeParse(content.course)
  return {
    content: whole.data ?? null,
    lessons: content.course.lessons.map(({ id, title }) => ({
      id,
      title,
      pages: lessons.filter((page) => page.lesson === id),
    })),
    stories: scenarios.map(({ id, title }) => ({
      id,
      title,
      pages: stories.filter((page) => page.scenario === id),
    })),
    items: items.data ?? null,
    policy: policy.data ?? null,
    contacts: contacts.data ?? null,
    rule: rule.data ?? null,
  }
}

const passRule = course.pick({ pass: true, topics: true })
const text = z.string()
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

/** Earlier editions don't say where a contact is shown. */
const keptContacts = z.preprocess(
  // Whatever else is wrong with it, the schema says.
  (value) => (Array.isArray(value) ? withPlaces(value as Contact[]) : value),
  contactsFile.shape.contacts,
)

const wholeContent: z.ZodType<Content> = z.object({
  language: z.enum(LANGUAGES),
  course,
  policy: policyFile,
  contacts: keptContacts,
  scenarios: z.array(scenario),
  guide: guideFile,
})

export async function openedEdition(db: Database, head: EditionHead | undefined): Promise<KeptEdition | null> {
  const kept = head === undefined ? null : await findEdition(db, head.hash)
  return kept === null ? null : keptOrNull(kept.content)
}

/** Returns null for a text that isn't an edition in a known form. */
export function keptOrNull(stored: string): KeptEdition | null {
  try {
    return readKeptEdition(stored)
  } catch {
    return null
  }
}
