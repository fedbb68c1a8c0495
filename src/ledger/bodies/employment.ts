import { z } from 'zod'
import type { Shaped } from '../../platform/shape.ts'
import { count, day, evidence, facts, first, name, PERSON_TYPES, person, second, site, text } from './part.ts'

/** A place of work, with the position and the supervisor. */
const workPlace = z.strictObject({ site, department: text, position: text, supervisor: person.nullable() })
export type WorkPlace = Shaped<typeof workPlace>

/** The facts that decide whether orientation is required. */
const duties = z.strictObject({ type: z.enum(PERSON_TYPES), worksWithYouth: z.boolean() })
export type Duties = Shaped<typeof duties>

const place = { spell: name, ...workPlace.shape }

const dateCorrections = [
  z.strictObject({ kind: z.literal('withdrawn') }),
  z.strictObject({ kind: z.literal('moved'), effectiveOn: day }),
  z.strictObject({ kind: z.literal('hired-on'), hiredOn: day }),
] as const
const correction = { corrects: name, reason: text }

export const ERASURE_GROUNDS = ['asked-by-person', 'no-longer-needed', 'recorded-by-mistake'] as const
export type ErasureGround = (typeof ERASURE_GROUNDS)[number]

/** Why a record is kept beyond its time. No text goes with it, which could name a youth. */
export const KEEPING_GROUNDS = ['legal-hold', 'law'] as const
export type KeepingGround = (typeof KEEPING_GROUNDS)[number]

/** The bodies of events about employment, with their corrections and erasure. */
export const EMPLOYMENT_BODIES = {
  hired: z.strictObject({
    v: first,
    ...place,
    ...duties.shape,
    /** `null` when HR doesn't know it. No due date can be computed then, and the row says so. */
    hiredOn: day.nullable(),
    facts,
  }),
  transferred: z.strictObject({ v: first, ...place }),
  /** Effective on the first day away. The reason is never recorded. */
  leave_began: z.strictObject({ v: first, expectedReturn: day.nullable() }),
  /** Effective on the first day back. */
  leave_ended: z.strictObject({ v: first }),
  /** Effective on the last day of the spell. */
  separated: z.strictObject({ v: first, spell: name }),
  /** A name, address or number changed. The value itself is in `person_fact`. */
  facts_changed: z.strictObject({ v: first, facts }),
  duties_changed: z.strictObject({ v: first, spell: name, ...duties.shape }),
  /** The first day of a spell with youth, or null when it isn't known anymore. */
  first_contact_set: z.strictObject({ v: first, spell: name, firstContactOn: day.nullable() }),
  /** Names the entry it corrects; both stay readable. */
  corrected: z.discriminatedUnion('v', [
    z.strictObject({ v: first, ...correction, change: z.discriminatedUnion('kind', dateCorrections) }),
    z.strictObject({
      v: second,
      ...correction,
      evidence,
      change: z.discriminatedUnion('kind', [
        ...dateCorrections,
        /** The entry was right after all, and every correction before is void. */
        z.strictObject({ kind: z.literal('stands') }),
        z.strictObject({ kind: z.literal('placed'), ...workPlace.shape }),
        z.strictObject({ kind: z.literal('duties'), ...duties.shape }),
      ]),
    }),
  ]),
  /** The subject is another record of the person `into`: everything recorded about it is about that person. */
  merged: z.strictObject({
    v: first,
    into: person,
    /** Both records describe the same employment, so the spells of this one don't count in addition to the other's. */
    sameJob: z.boolean(),
    reason: text,
  }),
  /** Someone in HR asks for the subject to become another record of `into`. It takes a second person. */
  merge_asked: z.strictObject({ v: first, into: person }),
  /** Nobody erases the record up to a last day, or without one until this is taken back: then the ground is `null`. */
  record_kept: z.strictObject({ v: first, ground: z.enum(KEEPING_GROUNDS).nullable(), until: day.nullable() }),
  /** Somebody in HR asks for a person to be erased. Nothing happens until a second one confirms. */
  erasure_asked: z.strictObject({ v: first, ground: z.enum(ERASURE_GROUNDS) }),
  /** The person's identity is gone. The events stay, under an id that leads to no one. */
  erased: z.strictObject({
    v: first,
    ground: z.enum(ERASURE_GROUNDS),
    /** `null` when the operator confirmed alone, on the console. */
    askedBy: person.nullable(),
    confirmedBy: person.nullable(),
    /** The number erased of each kind. */
    facts: count,
    certificates: count,
    papers: count,
  }),
}
