import type { SitePlan } from '../organization/details-shape.ts'
import { PLAN_FIELDS, planOf } from '../organization/plan.ts'
import type { InSpanish } from '../organization/site-details.ts'

export const EMPTY_PLAN: SitePlan = planOf(() => '')

export function isEmptyPlan(plan: SitePlan): boolean {
  return PLAN_FIELDS.every((field) => plan[field] === '') && !hasSpanish(plan)
}

export function hasSpanish({ es = {} }: InSpanish<string>): boolean {
  return Object.values(es).some((text) => text !== undefined && text !== '')
}
