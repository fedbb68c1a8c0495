/** SITE-3: what a site has decided about the first 24 hours and the time after, in the order in which it's needed. */
export const PLAN_FIELDS = [
  'lead',
  'place',
  'ride',
  'food',
  'rest',
  'medical',
  'guardians',
  'nextDay',
  'followUp',
  'staffCare',
] as const
export type PlanField = (typeof PLAN_FIELDS)[number]

/** Something for each field of a plan. */
export function planOf<Part>(partOf: (field: PlanField) => Part): Record<PlanField, Part> {
  // Each of the fields, and no other.
  return Object.fromEntries(PLAN_FIELDS.map((field) => [field, partOf(field)])) as Record<PlanField, Part>
}
