import { z } from 'zod'
import { shownTokens } from '../api/token.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { noFields, param, parseForm, parseQuery } from '../platform/http/form.web.ts'
import { trailSourceOf } from '../trail/record.web.ts'
import { type DeliveryOnRecord, latestDeliveries, sendAgain } from './delivery.store.ts'
import { type ShownWebhook, webhookPage } from './webhook.page.ts'
import { allWebhooks, isInForce, type Webhook } from './webhook.store.ts'

/** Of each webhook, of those that have failed and of all others. */
const MOST_SHOWN = 20

const doneQuery = z.strictObject({
  sent: z.enum(['yes', 'no']).optional(),
  access: z.enum(['ended', 'before', 'repeated']).optional(),
})

export async function showWebhooks(visit: SignedInVisit): Promise<void> {
  const { csrf, deps, organization, response, t, today } = visit
  const { access = null, sent = null } = parseQuery(visit, doneQuery)
  const { db } = deps.store
  const hooks: ShownWebhook[] = []
  for (const hook of (await allWebhooks(db)).toReversed())
    hooks.push(shownHook(hook, isInForce(hook, today), await latestDeliveries(db, hook.id, MOST_SHOWN)))
  const shell = recordsShell(visit, { title: t.hr.webhooks.title, current: 'webhooks' })
  response.send(
    webhookPage(shell, {
      tokens: await shownTokens(visit),
      newTokenHref: hrefTo('/hr/webhooks/tokens/new'),
      hooks,
      timeZone: organization.timeZone,
      sent,
      access,
      csrf,
    }),
  )
}

/** Sends one again that was given up. */
export async function sendDeliveryAgain(visit: SignedInVisit): Promise<void> {
  const { deps, response, today } = visit
  parseForm(visit, noFields)
  const id = param(visit, 'delivery')
  const isSent = await deps.store.transaction((tx) => sendAgain(tx, id, today, trailSourceOf(visit)))
  if (isSent) deps.jobs.wake('webhooks')
  response.redirect(303, hrefTo('/hr/webhooks', {}, { sent: isSent ? 'yes' : 'no' }))
}

/** The rest of an address can have a secret of the other system in it. */
function shownHook(hook: Webhook, isActive: boolean, deliveries: readonly DeliveryOnRecord[]): ShownWebhook {
  const { endedAt, events, until, url } = hook
  return {
    host: new URL(url).host,
    events,
    until,
    state: isActive ? 'active' : endedAt === null ? 'over' : 'ended',
    deliveries: deliveries.map((delivery) => ({
      event: delivery.event,
      at: delivery.created_at,
      state: delivery.state,
      answer: delivery.answer,
      nextAt: delivery.state === 'waiting' && isActive && delivery.tries > 0 ? delivery.not_before : null,
      again:
        delivery.state === 'failed' && isActive
          ? hrefTo('/hr/webhooks/deliveries/:delivery/again', { delivery: delivery.id })
          : null,
    })),
  }
}
