import { createHmac } from 'node:crypto'
import type { ServerSecret } from '../platform/codes/secret.job.ts'

/** The beginning of a secret, and of a signature, in the form of Standard Webhooks. */
const PREFIX = 'whsec_'
const VERSION = 'v1'

/**
 * The secret that a receiver checks signatures with. It's derived from the server's secret and the id of the webhook,
 * so that it's kept nowhere.
 */
export function webhookSecret(secret: Pick<ServerSecret, 'mac'>, id: string): string {
  return PREFIX + Buffer.from(secret.mac('webhook', id), 'hex').toString('base64')
}

/** Signs what is sent: HMAC-SHA256 over the id, the time and the body, after Standard Webhooks 1.0. */
export function webhookHeaders(
  secret: string,
  { id, seconds, body }: { readonly id: string; readonly seconds: number; readonly body: string },
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': `${VERSION},${signature}` }
}
