import { type Instant, MINUTE_MS, later } from '../platform/time/calendar.ts'
import { allHeads, fileOf, headsFileText } from './heads-file.job.ts'
import { keeperMail } from './keeper-mail.page.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { ledgerKeys } from './head.store.ts'
import { claimKeeperMail, keeperHas, keeperTriesAgain } from './keeper.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import type { Mailer } from '../platform/mail/mailer.job.ts'
import { toLanguage } from '../platform/text/language.ts'

export interface KeeperSending {
  readonly store: Store
  readonly mailer: Mailer
  now(): Instant
}

/** Longer than the longest talk with the mail server. */
const LEASE_MS = 2 * MINUTE_MS
const FIRST_WAIT_MS = 5 * MINUTE_MS
const LONGEST_WAIT_MS = 12 * 60 * MINUTE_MS

/**
 * Sends the keeper every head that they lack, in one mail, and is never given up: a keeper who gets nothing for long is
 * told about on the page of the ledger. A mail whose fate nobody knows goes again under the same Message-ID.
 */
export async function mailKeeper({ store, mailer, now }: KeeperSending): Promise<void> {
  const { db } = store
  const at = now()
  const claim = await claimKeeperMail(store, at, later(at, LEASE_MS))
  const organization = await findOrganization(db)
  if (claim === null || organization === null) return
  const heads = (await allHeads(db, claim.sentThrough)).filter(({ number }) => number <= claim.through)
  const last = heads.at(-1)
  if (last === undefined) return
  const fileName = `ledger-heads-${last.day}.json`
  const mail = keeperMail({
    language: toLanguage(claim.language),
    organization: organization.name,
    last: { day: last.day, entries: last.seq, hash: last.hash },
    heads: heads.length,
    fileName,
  })
  const content = headsFileText(fileOf(heads, await ledgerKeys(db)))
  const delivery = await mailer.deliver({
    ...mail,
    to: claim.address,
    messageId: `<${sha256(`${claim.address} ${last.token}`).slice(0, 32)}@${mailer.domain}>`,
    attachment: { fileName, content, contentType: 'application/json' },
  })
  if (delivery.kind === 'taken') return keeperHas(db, claim, now(), delivery.answer)
  const wait = Math.min(FIRST_WAIT_MS * 2 ** claim.tries, LONGEST_WAIT_MS)
  await keeperTriesAgain(db, claim, later(now(), wait), delivery.answer)
}
