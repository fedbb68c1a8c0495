import { z } from 'zod'
import { type ItemId, type LessonId, PROCEDURE_STEPS, TOPICS } from '../../course/course.ts'
import type { Shaped } from '../../platform/shape.ts'
import { count, day, evidence, first, matches, name, person, second, site, text } from './part.ts'

const lesson = z.custom<LessonId>(matches(/^L\d+$/), 'is not a lesson')
const item = z.custom<ItemId>(matches(/^Q\d+$/), 'is not a question')
const passRule = z.strictObject({ right: count, of: count, allTopics: z.literal(true) })

/** `topics-open`: enough right, a must-pass topic still to get right. `below`: a new attempt follows. */
const outcome = z.enum(['passed', 'topics-open', 'below'])
export type AttemptOutcome = Shaped<typeof outcome>

export const CREDIT_SOURCES = ['prior-learning', 'live-session', 'signed-paper', 'other-lms'] as const
export type CreditSource = (typeof CREDIT_SOURCES)[number]

const creditedElsewhere = {
  requirement: name,
  source: z.enum(CREDIT_SOURCES),
  /** The learning system or the course elsewhere, as HR calls it. */
  from: text,
  /** The version of our policy that it is taken to cover. */
  policyVersion: name,
  courseVersion: name.nullable(),
  language: name.nullable(),
  creditedMinutes: count.nullable(),
  /** The score in percent. */
  score: z.number().min(0).max(100).nullable(),
  /** The person who led a live session. */
  trainer: person.nullable(),
  approver: person,
  evidence,
  /** The file that it came in with. */
  import: name.nullable(),
}

/** A site with the name that it had on the day. */
const awaitedSite = z.strictObject({ site, name: text })
export type AwaitedSite = Shaped<typeof awaitedSite>

const acknowledgedWhole = {
  site,
  policyVersion: name,
  policyHash: name,
  /** The `site_published` event whose details were shown. */
  siteVersion: name,
  textHash: name,
  language: name,
}

/** On a page, with the questions about the change. On paper, with a signature, which HR has recorded. */
export const UPDATE_WAYS = ['here', 'signed-paper'] as const

const update = z.strictObject({
  /** The version that the person knew. */
  from: name,
  clauses: z.array(name),
  /** The questions, each answered right. */
  items: z.array(item),
  way: z.enum(UPDATE_WAYS),
})

export const REVOCATION_REASONS = ['issued-in-error', 'wrong-details', 'completion-withdrawn', 'key-exposed'] as const
export type RevocationReason = (typeof REVOCATION_REASONS)[number]

/** The bodies of events about learning, here or elsewhere, and their evidence. */
export const TRAINING_BODIES = {
  lesson_finished: z.strictObject({
    v: first,
    lesson,
    language: name,
    contentEdition: name,
    creditedMinutes: count,
  }),
  /** Everything needed to show the same questions in the same order again. */
  attempt_started: z.strictObject({
    v: first,
    attempt: name,
    seed: name,
    items: z.array(item),
    optionOrders: z.record(item, text),
    language: name,
    contentEdition: name,
  }),
  /**
   * The answers handed in for an attempt: `round` 1 is the whole check, and later rounds ask one new question for
   * each must-pass topic still missed. Never a chosen option.
   */
  attempted: z.strictObject({
    v: first,
    attempt: name,
    round: z.int().positive(),
    items: z.array(item),
    right: count,
    of: count,
    steps: z.array(z.strictObject({ step: z.enum(PROCEDURE_STEPS), right: count, of: count })),
    topics: z.array(z.strictObject({ topic: z.enum(TOPICS), right: z.boolean() })),
    outcome,
    passRule,
    language: name,
    contentEdition: name,
  }),
  completed: z.strictObject({
    v: first,
    requirement: name,
    attempt: name,
    contentEdition: name,
    policyVersion: name,
    courseVersion: name,
    passRule,
    right: count,
    of: count,
    language: name,
    creditedMinutes: count,
    sites: z.array(site),
    source: z.literal('here'),
  }),
  /** The second form is of a change of the policy, which people who were trained before have read. */
  acknowledged: z.discriminatedUnion('v', [
    z.strictObject({ v: first, ...acknowledgedWhole }),
    z.strictObject({ v: second, ...acknowledgedWhole, update }),
  ]),
  /**
   * From this day on somebody has done all they can and waits for these sites to publish their details. An empty list
   * says that they no longer wait for any.
   */
  site_awaited: z.strictObject({ v: first, sites: z.array(awaitedSite) }),
  /**
   * A completion that did not happen here, effective on its day. HR states the evidence. In the second form nobody kept
   * that day: the entry is effective on the last day on which the course was open there, so it was finished no later.
   * That day decides whether it was in time, and a renewal counts from the day on which it was begun.
   */
  credited: z.discriminatedUnion('v', [
    z.strictObject({ v: first, ...creditedElsewhere }),
    z.strictObject({ v: second, ...creditedElsewhere, startedOn: day.nullable() }),
  ]),
  /** A certificate was issued. Its text, with the name, is only in the file and its token. */
  certified: z.strictObject({
    v: first,
    /** The `completed` event. */
    completion: name,
    certificate: name,
    /** SHA-256 of the whole PDF, in lower-case hexadecimal. */
    pdf: name,
    /** The id of the key that signed it. */
    key: name,
    language: name,
  }),
  /** A certificate no longer holds, from the day on which it was recorded. Final. */
  certificate_revoked: z.strictObject({ v: first, certificate: name, reason: z.enum(REVOCATION_REASONS) }),
  /**
   * Judges have said how many of a hundred people who know just enough would be right about each question. Its subject
   * is `policy:` and the course. Judges are numbers here: who they were is kept where the organization keeps it. It
   * changes nothing about who passes.
   */
  pass_mark_judged: z.strictObject({
    v: first,
    sheet: name,
    courseVersion: name,
    /** Names the questions in their wordings. */
    bankHash: name,
    /** Editions of the content with these questions, by language. */
    editions: z.record(name, name),
    judges: z.int().positive(),
    /**
     * The rounds in order, each with the estimates of all judges by question, in percent and in the order of judges.
     */
    rounds: z.array(z.record(item, z.array(z.number().min(0).max(100)))),
    /** The number of right answers that it asks for, to a hundredth. */
    mark: z.number().nonnegative(),
    /** The rule in force on that day. */
    passRule,
  }),
}
