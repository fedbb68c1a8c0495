import { z } from 'zod'
import type { Shaped } from '../../platform/shape.ts'
import { count, day, first, name, person, text } from './part.ts'

/** What makes a prevention group safe, as a checklist. */
export const MEASURES = [
  'two-leaders',
  'private-room',
  'clinician',
  'who-steps-out',
  'may-pass',
  'no-stories',
  'no-recording',
  'consent',
] as const
export type Measure = (typeof MEASURES)[number]

/** Why somebody is told: as clinical staff, or because the site has put them on its own list. */
export const TOLD_AS = ['clinical', 'site'] as const
export type ToldAs = (typeof TOLD_AS)[number]

const told = z.strictObject({
  person,
  as: z.enum(TOLD_AS),
  /** What the roster called their job on that day. */
  position: text,
})
export type Told = Shaped<typeof told>

const plan = {
  group: name,
  /** Neutral: it goes into mails and calendars. */
  name,
  /** In order, each once. */
  dates: z.array(day).min(1),
  leaders: z.array(person).min(1),
  /** Those that are arranged. */
  measures: z.array(z.enum(MEASURES)),
  told: z.array(told).min(1),
  /** How many days before the first date people were to be told, at that time. */
  noticeDays: count,
}

const WAYS = ['link', 'home', 'sheet'] as const

/**
 * The bodies of events about prevention groups. The subject is the site. They hold staff only: nothing about the youths
 * who come has a place here.
 */
export const GROUP_BODIES = {
  /** Whom the site tells before a group, and how many days before. */
  group_list_set: z.strictObject({
    v: first,
    clinical: z.array(person),
    others: z.array(person),
    noticeDays: count,
  }),
  /** A group is going to take place, and these people are told. */
  group_planned: z.strictObject({ v: first, ...plan }),
  /** It takes place in another way. All of it is given again. */
  group_changed: z.strictObject({ v: first, ...plan }),
  group_cancelled: z.strictObject({ v: first, group: name }),
  /** Somebody who was told has confirmed it. HR is the actor for a signed sheet, effective on the day of the signature. */
  group_acknowledged: z.strictObject({ v: first, group: name, person, way: z.enum(WAYS) }),
}
export type GroupPlan = Shaped<typeof GROUP_BODIES.group_planned>
export type AcknowledgedBy = (typeof WAYS)[number]
