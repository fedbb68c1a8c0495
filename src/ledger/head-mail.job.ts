import { HOUR_MS, type Instant, later, MINUTE_MS } from '../platform/time/calendar.ts'
import { toLanguage } from '../platform/text/language.ts'
import { allHeads, fileOf, headsFileText } from './heads-file.job.ts'
import { headMail } from './head-mail.page.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { ledgerKeys } from './head.store.ts'
import { claimHeadMail, type HeadClaim, headsGoAgain, recipientHas } from './head-recipient.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { findOrganization, type Organization } from '../organization/organization.store.ts'
import type { Letter, Mailer } from '../platform/mail/mailer.job.ts'
import { LAST_WAIT_MS } from '../platform/mail/mailer.job.ts'
import type { Job } from '../platform/jobs/job.ts'
import type { Database } from '../platform/database/schema.store.ts'

export interface HeadMailing {
  readonly store: Store
  /** `null` without a mail server; heads are downloaded then. */
  readonly mailer: Mailer | null
  now(): Instant
}

/** Longer than the longest talk with the mail server. */
const LEASE_MS = 2 * MINUTE_MS
const FIRST_WAIT_MS = 5 * MINUTE_MS
const LONGEST_WAIT_MS = 12 * HOUR_MS

/**
 * Sends the head recipient every head that they lack, in one mail, and is never given up: the page of the ledger says
 * when they get nothing for long. A mail whose fate nobody knows goes again under the same Message-ID.
 */
export function headMailJob({ store, mailer, now }: HeadMailing): Job<Waiting> {
  const { db } = store
  return {
    every: MINUTE_MS,
    failure: 'heads could not be mailed',
    stopsWithin: LAST_WAIT_MS,
    async *claim() {
      const organization = await findOrganization(db)
      if (mailer === null || organization === null) return
      const at = now()
      const claim = await claimHeadMail(store, at, later(at, LEASE_MS))
      if (claim !== null) yield { claim, organization, mailer }
    },
    async work({ claim, organization, mailer: by }) {
      const letter = await headLetter(db, claim, organization, by.domain)
      if (letter === null) return
      const delivery = await by.deliver(letter)
      if (delivery.kind === 'taken') return recipientHas(db, claim, now(), delivery.answer)
      const wait = Math.min(FIRST_WAIT_MS * 2 ** claim.tries, LONGEST_WAIT_MS)
      await headsGoAgain(db, claim, later(now(), wait), delivery.answer)
    },
  }
}

interface Waiting {
  readonly claim: HeadClaim
  readonly organization: Organization
  readonly mailer: Mailer
}

async function headLetter(
  db: Database,
  claim: HeadClaim,
  organization: Organization,
  domain: string,
): Promise<Letter | null> {
  const heads = (await allHeads(db, claim.sentThrough)).filter(({ number }) => number <= claim.through)
  const last = heads.at(-1)
  if (last === undefined) return null
  const fileName = `ledger-heads-${last.day}.json`
  const mail = headMail({
    language: toLanguage(claim.language),
    organization: organization.name,
    last: { day: last.day, entries: last.seq, hash: last.hash },
    heads: heads.length,
    fileName,
  })
  const content = headsFileText(fileOf(heads, await ledgerKeys(db)))
  return {
    ...mail,
    to: claim.address,
    messageId: `<${sha256(`${claim.address} ${last.token}`).slice(0, 32)}@${domain}>`,
    attachment: { fileName, content, contentType: 'application/json' },
    look: { logo: null, line: null },
  }
}
