import { z } from 'zod'
import { PROCEDURE_STEPS, TOPICS } from './course.ts'
import { item, lessonId, place, placeName, scenarioPath } from './course-shape.ts'
import { lesson } from './lesson-shape.ts'
import { text } from './policy-shape.ts'

/** The shape of the course as a whole, and of `course.yaml`, which names its lessons and says how it is passed. */

/** One must-pass topic and the place to reread when it was missed. */
export const topicRule = z.object({ topic: z.enum(TOPICS), title: text, fits: text, ...place.shape })

export const practiceGroup = z.object({ id: text, title: text, paths: z.array(scenarioPath) })

export const course = z.object({
  id: text,
  version: text,
  title: text,
  lessons: z.array(lesson),
  items: z.array(item),
  topics: z.array(topicRule),
  stepTitles: z.record(z.enum(PROCEDURE_STEPS), text),
  /** The section that teaches each step. */
  stepPlaces: z.record(z.enum(PROCEDURE_STEPS), place),
  /** The number of questions from each lesson in one final check. */
  draw: z.object({ perLesson: z.record(lessonId, z.int()) }),
  pass: z.object({ right: z.int(), of: z.int(), allTopics: z.literal(true) }),
  /** Honest minutes of what comes after the lessons. In earlier editions, the last lesson's minutes had them. */
  minutes: z.object({ finalCheck: z.int(), policy: z.int() }).default({ finalCheck: 0, policy: 0 }),
  /** Finished when one scenario of each group was worked through. */
  practice: z.object({ lesson: lessonId, groups: z.array(practiceGroup) }),
})

export const courseFile = course
  .omit({ items: true, stepTitles: true, stepPlaces: true })
  .extend({
    version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must be a version like "1.0.0"'),
    lessons: z.array(lessonId).min(1),
    topics: z.array(topicRule.strict()),
    steps: z.record(z.enum(PROCEDURE_STEPS), z.strictObject({ title: text, reread: placeName })),
    draw: z.strictObject({ perLesson: z.record(lessonId, z.int().min(0)) }),
    pass: z.strictObject({ right: z.int().min(1), of: z.int().min(1) }),
    minutes: z.strictObject({ finalCheck: z.int().min(1), policy: z.int().min(1) }),
    practice: z.strictObject({
      lesson: lessonId,
      groups: z.array(practiceGroup.extend({ paths: z.array(scenarioPath).min(1) }).strict()).min(1),
    }),
  })
  .strict()
