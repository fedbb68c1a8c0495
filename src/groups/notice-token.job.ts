import { timingSafeEqual } from 'node:crypto'
import type { ServerSecret } from '../platform/codes/secret.job.ts'

const USE = 'group-notice'

/**
 * What the link in a mail about a group ends with. Nothing of it is kept: only this server can make it for a message.
 */
export function noticeToken(secret: Pick<ServerSecret, 'mac'>, message: string): string {
  return `${message}.${secret.mac(USE, message)}`
}

/** The id of the message that a token belongs to. Null for what this server hasn't made. */
export function messageOfToken(secret: Pick<ServerSecret, 'mac'>, token: string): string | null {
  const [message = ''] = token.split('.')
  const [given, own] = [Buffer.from(token), Buffer.from(noticeToken(secret, message))]
  return given.length === own.length && timingSafeEqual(given, own) ? message : null
}
