import type { Mail } from '../platform/mail/letter.page.ts'
import type { MessageKind } from './reminder.ts'

/** A message as a made-up person gets it. */
export interface ExampleMessage {
  readonly kind: MessageKind
  readonly mail: Pick<Mail, 'subject' | 'bodyHtml'>
}
