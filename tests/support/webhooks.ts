import { makeToken } from '../../src/api/token.store.ts'
import type { Database } from '../../src/platform/database/schema.store.ts'
import { addDays, dateAt } from '../../src/platform/time/calendar.ts'
import type { DeliveryOnRecord } from '../../src/webhooks/delivery.store.ts'
import { makeWebhook } from '../../src/webhooks/webhook.store.ts'
import type { TestApp } from './app.ts'
import { ORGANIZATION, type Staff } from './staff.ts'

/** Everything that other systems were told or are to be told, the newest first. */
export function deliveriesIn(db: Database): Promise<DeliveryOnRecord[]> {
  return db.selectFrom('webhook_delivery').selectAll().orderBy('created_at', 'desc').orderBy('id').execute()
}

/** A token of payroll that reads people and completions, made by this person. Returns its id. */
export async function accessToken({ deps }: Pick<TestApp, 'deps'>, { ada }: Pick<Staff, 'ada'>): Promise<string> {
  const at = deps.now()
  const asked = {
    name: 'Payroll',
    scopes: ['people', 'completions'],
    until: addDays(dateAt(at, ORGANIZATION.timeZone), 365),
  } as const
  const made = await deps.store.transaction((tx) => makeToken(tx, asked, { actor: ada, at, address: null }))
  return made.id
}

/** A webhook at a host that no server lists, with a delivery in each state. Returns the one that failed. */
export async function failedDelivery({ deps }: Pick<TestApp, 'deps'>, { bob }: Pick<Staff, 'bob'>): Promise<string> {
  const at = deps.now()
  const today = dateAt(at, ORGANIZATION.timeZone)
  const asked = {
    url: 'https://hooks.example.org/csec',
    events: ['completed', 'overdue'],
    from: today,
    until: addDays(today, 365),
  } as const
  const webhook = await deps.store.transaction((tx) =>
    makeWebhook(tx, asked, { actor: 'system:console', at, address: null }),
  )
  const states = { failed: '503', sent: '204', stopped: 'not-so', waiting: 'too-slow' } as const
  const rows = (['failed', 'sent', 'stopped', 'waiting'] as const).map((state) => ({
    id: `msg_${state}_${webhook}`,
    webhook,
    occasion: `overdue:${bob}:${state}`,
    event: 'overdue' as const,
    person: bob,
    entry: null,
    on_day: today,
    state,
    tries: 3,
    // In the far future, so that nobody takes it meanwhile.
    not_before: state === 'waiting' ? ('2030-01-01T10:00:00.000Z' as typeof at) : at,
    claimed_until: null,
    answer: states[state],
    created_at: at,
    asked_at: at,
    settled_at: state === 'waiting' ? null : at,
  }))
  await deps.store.db.insertInto('webhook_delivery').values(rows).execute()
  return `msg_failed_${webhook}`
}
