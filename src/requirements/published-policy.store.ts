import { addDays, type CalendarDate, dateAt, type Instant } from '../platform/time/calendar.ts'
import type { Content } from '../course/content.ts'
import type { NewEvent } from '../ledger/event.ts'
import type { Policy } from '../course/policy-shape.ts'
import { hashOf } from '../platform/codes/hash.store.ts'
import { policyHistory } from '../ledger/ledger.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { record } from './standing.store.ts'

/** How long people who are trained have for the update, from the day on which they can first see the change. */
export const UPDATE_DAYS = 30

/**
 * Records the policy of the content as published if the ledger doesn't have this version yet. The first version asks
 * nothing of people who were trained before it.
 */
export async function publishPolicy(store: Store, { course, policy }: Content, at: Instant): Promise<void> {
  await store.transaction(async (tx) => {
    const published = await policyHistory(tx)
    if (published.some(({ body }) => body.version === policy.version)) return
    const organization = await findOrganization(tx)
    const today = dateAt(at, organization?.timeZone ?? 'UTC')
    // Checked to be a day by the schema of the content.
    const effectiveOn = policy.effectiveOn as CalendarDate
    const isAhead = effectiveOn > today
    const asks = published.length > 0 && policy.material
    const event: NewEvent = {
      kind: 'policy_published',
      subject: `policy:${policy.id}`,
      course: course.id,
      // Staff read it from today on. Only what they're asked to do waits for a later day.
      effectiveOn: isAhead && !asks ? today : effectiveOn,
      recordedAt: at,
      actor: 'system:content',
      body: {
        v: 1,
        version: policy.version,
        hash: policyHash(policy),
        material: policy.material,
        updateBy: asks ? addDays(isAhead ? effectiveOn : today, UPDATE_DAYS) : null,
      },
    }
    await record(tx, [event], today)
  })
}

/** Over everything that the policy says, so that an acknowledgement names the exact text. */
export function policyHash(policy: Policy): string {
  return hashOf(policy)
}
