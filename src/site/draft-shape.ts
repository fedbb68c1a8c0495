import { z } from 'zod'
import { WHO_CALLS_SCR } from '../organization/details-shape.ts'
import { PLAN_FIELDS, planOf } from '../organization/plan.ts'
import { WEEKDAYS } from '../platform/time/local-time.ts'
import type { SiteDraft } from './draft.ts'

/** Not there in a draft from before sites had Spanish texts. */
const inSpanish = <Name extends string>(...names: readonly Name[]) =>
  z.partialRecord(z.enum(names), z.string()).optional()
const someone = { role: z.string(), phone: z.string(), es: inSpanish('role') }
const mayBePublic = { publicPhone: z.boolean().optional() }

export const siteShape = {
  name: z.string(),
  slug: z.string(),
  timeZone: z.string(),
  named: z.array(
    z.strictObject({
      ...someone,
      es: inSpanish('role', 'method'),
      name: z.string(),
      ...mayBePublic,
      from: z.string(),
      to: z.string(),
      days: z.array(z.enum(WEEKDAYS)),
      method: z.string(),
    }),
  ),
  backup: z.strictObject({ ...someone, ...mayBePublic }),
  ifAboutThatPerson: z.strictObject({ ...someone, ...mayBePublic }),
  sayWhoCallsScr: z.enum(WHO_CALLS_SCR).nullable(),
  alwaysCallScr: z.boolean(),
  local: z.array(
    z.strictObject({
      name: z.string(),
      phone: z.string(),
      ...mayBePublic,
      es: inSpanish('name', 'purpose', 'isNot', 'hours', 'languages'),
      purpose: z.string(),
      /** Not there in a draft from before local lines had it. */
      isNot: z.string().default(''),
      hours: z.string(),
      /** As `isNot`. */
      languages: z.string().default(''),
      checkedOn: z.string(),
    }),
  ),
  /** Not there in a draft from before there was a plan. */
  plan: z.strictObject({ ...planOf(() => z.string()), es: inSpanish(...PLAN_FIELDS) }).default(planOf(() => '')),
  steps: z.string(),
  beforeGroup: z.string(),
  groupSafety: z.string(),
  es: inSpanish('steps', 'beforeGroup', 'groupSafety'),
  support: z.strictObject(someone),
}

/** A draft as it was put: one of an older shape does not fit. */
export const siteDraft: z.ZodType<SiteDraft> = z.strictObject(siteShape)
