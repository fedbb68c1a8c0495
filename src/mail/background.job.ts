import { setTimeout as wait } from 'node:timers/promises'
import { dateAt, MINUTE_MS, HOUR_MS } from '../platform/time/calendar.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { handOverWaiting } from './outbox.store.ts'
import { remind } from '../reminders/remind.job.ts'
import { mailKeeper } from '../ledger/keeper.job.ts'
import { type MailServer, openMailer } from '../platform/mail/mailer.job.ts'
import { type Sending, sendWaiting } from './sender.job.ts'

/** What runs beside the requests. */
export interface Background extends Omit<Sending, 'mailer'> {
  /** Null: HR hands links over. */
  readonly mail: MailServer | null
  readonly onFailure: (error: unknown) => void
}

/** A mail that is under way when the server stops has so long; then it is sent again after the next start. */
const LAST_WAIT_MS = 5_000

/**
 * Puts reminders on their way, every hour and when a day has begun, and sends what waits, every minute. Failures are
 * told and end nothing. Returns how to stop.
 */
export function startMail(background: Background): () => Promise<void> {
  const { store, mail, now, onFailure } = background
  const mailer = mail === null ? null : openMailer(mail)
  let isOver = false
  let remindedOn: string | null = null
  let remindedAt = 0
  const over = () => isOver

  const turn = async () => {
    const organization = await findOrganization(store.db)
    if (organization === null || isOver) return
    const today = dateAt(now(), organization.timeZone)
    const at = Date.parse(now())
    // A clock that was set back makes the hour no longer.
    if (today !== remindedOn || Math.abs(at - remindedAt) >= HOUR_MS) {
      await remind({ store, mail: mailer !== null, now }, over, remindedOn === null)
      remindedOn = today
      remindedAt = at
    }
    if (mailer === null) await handOverWaiting(store.db)
    else {
      await sendWaiting({ ...background, mailer }, over)
      if (!isOver) await mailKeeper({ store, mailer, now })
    }
  }

  // One turn at a time: while one lasts, the next minute is left out.
  let underWay: Promise<void> | null = null
  const begin = () => {
    underWay ??= turn()
      .catch(onFailure)
      .finally(() => {
        underWay = null
      })
  }
  begin()
  const minutely = setInterval(begin, MINUTE_MS)
  return async () => {
    isOver = true
    clearInterval(minutely)
    await Promise.race([underWay, wait(LAST_WAIT_MS, undefined, { ref: false })])
  }
}
