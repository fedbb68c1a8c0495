import { z } from 'zod'
import { count, first, name, person, second, text } from './part.ts'

/** Why what a practice left to fix was replaced. */
export const REPLACED_BECAUSE = ['named-someone', 'about-a-case', 'mistake'] as const

/** Who replaced it: whoever recorded the practice, or HR. */
export const REPLACED_AS = ['recorder', 'hr'] as const

const held = {
  /** The form that recorded it: sent twice, it's one practice. */
  practice: name,
  /** A story of the course, `SC-1`. */
  story: name,
  /** The version of the site's details that the team used. */
  siteVersion: count,
  /** Who took part. Nothing says who didn't. */
  people: z.array(person),
}

/** The bodies of events about a site's practice. The subject is the site. */
export const PRACTICE_BODIES = {
  /** A team went through a made-up story with the site's own people and numbers. */
  practice_held: z.discriminatedUnion('v', [
    z.strictObject({
      v: first,
      ...held,
      /** What the team found that has to be put right, without a case or a youth. */
      toFix: text,
    }),
    // What there is to fix is in `practice_text`, where it can be replaced.
    z.strictObject({ v: second, ...held }),
  ]),
  /** What a practice left to fix was replaced, and the earlier words are shown nowhere. Neither of them is here. */
  practice_text_replaced: z.strictObject({
    v: first,
    /** The id of the practice's entry. */
    entry: name,
    as: z.enum(REPLACED_AS),
    why: z.enum(REPLACED_BECAUSE),
  }),
  /** From now on, the site's practice is due so many days after the last one. */
  practice_interval_set: z.strictObject({ v: first, days: z.int().positive() }),
}
