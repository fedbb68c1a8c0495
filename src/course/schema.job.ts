import { z } from 'zod'
import { text } from './policy-shape.ts'
import { SLUG } from '../platform/text/slug.ts'
import { inDigits } from '../organization/phone-letters.ts'
import { isPhone, isTime, isTimeZone, LONGEST, MOST_ROWS } from '../organization/limits.ts'
import { WEEKDAYS } from '../platform/time/local-time.ts'
import { WHO_CALLS_SCR } from '../organization/details-shape.ts'
import { planOf } from '../organization/plan.ts'

/** The shapes of the files in `content/`. Unknown keys are errors. */

const day = z.iso.date()

export const readingFile = z.strictObject({ terms: z.array(text) })

const phone = z.string().trim().transform(inDigits).refine(isPhone, 'Type a phone number, for example 609-555-0142')
const time = z.string().refine(isTime, 'must be a time like "08:00"')
const spanish = (longest: number) => z.string().trim().max(longest).optional()
const person = z.strictObject({
  role: text.max(LONGEST.role),
  phone,
  es: z.strictObject({ role: spanish(LONGEST.role) }).optional(),
})
const reachable = person.extend({ publicPhone: z.boolean().optional() }).nullable().default(null)
/** What later versions of the file may say of a local line. */
const lineText = (name: 'isNot' | 'languages') => z.string().trim().min(1).max(LONGEST[name]).optional()
const longText = (longest: number) => z.string().trim().max(longest).default('')

const siteFields = z.strictObject({
  name: text.max(LONGEST.name),
  organization: text.max(LONGEST.organization),
  slug: z.string().regex(SLUG, 'must be lower-case letters, digits and hyphens').max(LONGEST.slug),
  timeZone: z.string().refine(isTimeZone, 'must be a time zone like America/New_York'),
  named: z
    .array(
      person.extend({
        name: z.string().trim().max(LONGEST.name).default(''),
        publicPhone: z.boolean().default(false),
        from: time,
        to: time,
        days: z.array(z.enum(WEEKDAYS)).min(1),
        method: z.string().trim().max(LONGEST.method).default(''),
        es: z.strictObject({ role: spanish(LONGEST.role), method: spanish(LONGEST.method) }).optional(),
      }),
    )
    .max(MOST_ROWS.named),
  backup: reachable,
  ifAboutThatPerson: reachable,
  sayWhoCallsScr: z.enum(WHO_CALLS_SCR).nullable().default(null),
  alwaysCallScr: z.boolean().default(false),
  local: z
    .array(
      z.strictObject({
        name: text.max(LONGEST.name),
        phone,
        purpose: text.max(LONGEST.purpose),
        isNot: lineText('isNot'),
        languages: lineText('languages'),
        hours: z.string().trim().max(LONGEST.hours),
        checkedOn: day,
        publicPhone: z.boolean().optional(),
        es: z
          .strictObject({
            name: spanish(LONGEST.name),
            purpose: spanish(LONGEST.purpose),
            isNot: lineText('isNot'),
            hours: spanish(LONGEST.hours),
            languages: lineText('languages'),
          })
          .optional(),
      }),
    )
    .max(MOST_ROWS.local)
    .default([]),
  steps: longText(LONGEST.steps),
  beforeGroup: longText(LONGEST.beforeGroup),
  groupSafety: longText(LONGEST.groupSafety),
  es: z
    .strictObject({
      steps: spanish(LONGEST.steps),
      beforeGroup: spanish(LONGEST.beforeGroup),
      groupSafety: spanish(LONGEST.groupSafety),
    })
    .optional(),
  support: person.nullable().default(null),
})

/** A file without a version is of the first one, which had no plan. Before the third, lines had fewer texts. */
export const siteFile = siteFields
  .extend({
    version: z.literal([1, 2, 3]).optional(),
    plan: z
      .strictObject({
        ...planOf((field) => longText(LONGEST[field])),
        es: z.strictObject(planOf((field) => spanish(LONGEST[field]))).optional(),
      })
      .optional(),
  })
  .refine(({ plan, version = 1 }) => plan === undefined || version >= 2, {
    path: ['plan'],
    message: 'needs "version: 2" in the file',
  })
  .refine(({ local, version = 1 }) => version >= 3 || !local.some(hasLaterTexts), {
    path: ['local'],
    message: '"isNot" and "languages" need "version: 3" in the file',
  })
  .transform(({ version: _, ...site }) => site)

function hasLaterTexts({ es, isNot, languages }: z.output<typeof siteFields>['local'][number]): boolean {
  return [isNot, languages, es?.isNot, es?.languages].some((each) => each !== undefined)
}
