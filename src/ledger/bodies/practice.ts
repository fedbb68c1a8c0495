import { z } from 'zod'
import { count, first, name, person, text } from './part.ts'

/** The bodies of events about a site's practice. The subject is the site. */
export const PRACTICE_BODIES = {
  /** A team went through a made-up story with the site's own people and numbers. */
  practice_held: z.strictObject({
    v: first,
    /** The form that recorded it: sent twice, it's one practice. */
    practice: name,
    /** A story of the course, `SC-1`. */
    story: name,
    /** The version of the site's details that the team used. */
    siteVersion: count,
    /** Who took part. Nothing says who didn't. */
    people: z.array(person),
    /** What the team found that has to be put right, without a case or a youth. */
    toFix: text,
  }),
  /** From now on, the site's practice is due so many days after the last one. */
  practice_interval_set: z.strictObject({ v: first, days: z.int().positive() }),
}
