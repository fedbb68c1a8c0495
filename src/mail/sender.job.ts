import { dateAt, type Instant, MINUTE_MS, later } from '../platform/time/calendar.ts'
import { randomFrom } from '../platform/codes/fnv.ts'
import { type MailInput, mailOf } from './mail.page.ts'
import { isReminder } from '../reminders/message.store.ts'
import type { Job } from '../platform/jobs/job.ts'
import type { Store } from '../platform/database/open.store.ts'
import { findOrganization, type Organization } from '../organization/organization.store.ts'
import {
  beginTry,
  type Claim,
  claimNext,
  markDead,
  markSent,
  markStopped,
  postpone,
  tryAgain,
  handOverWaiting,
} from './outbox.store.ts'
import { composeFollowUp, followUpLetter } from '../followups/follow-up-mail.job.ts'
import { composeGroupMail } from '../groups/group-mail.job.ts'
import { createSignInLink, linkExpiry } from '../identity/sign-in-link.store.ts'
import { refreshInBackground } from '../requirements/refresh.store.ts'
import {
  AGREEMENT_MAIL,
  DRIFT_MAIL,
  FOLLOW_UP_MAIL,
  isAccountMail,
  isGroupMail,
  LINE_MAIL,
} from '../reminders/reminder.ts'
import { accountLetter, composeAccountMail } from '../identity/account-mail.job.ts'
import { mailLook } from '../organization/brand.page.ts'
import { findLogo } from '../organization/brand.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { MailLook } from '../platform/mail/letter.page.ts'
import { composeAgreementMail } from './agreement.job.ts'
import { composeDriftMail } from './drift.job.ts'
import { compose, type Composing, type Draft, plainLink } from './compose.job.ts'
import { composeLineAlarm } from './line-alarm.job.ts'
import { LAST_WAIT_MS, type Mailer, type Unsigned } from '../platform/mail/mailer.job.ts'
import { composeView } from '../reports/views/mail.job.ts'

/** The parts that letters are sent with. */
export interface Sending extends Omit<Composing, 'db' | 'organization'> {
  readonly store: Store
  /** `null` without a mail server; HR hands links over then. */
  readonly mailer: Mailer | null
  readonly now: () => Instant
}

const ACTOR = 'system:mail'
/** Longer than the longest talk with the mail server: nobody else takes a message that is under way. */
const LEASE_MS = 2 * MINUTE_MS
const MOST_TRIES = 8
const FIRST_WAIT_MS = 5 * MINUTE_MS
/** Follow-up questions that may have gone out. They aren't sent again: with two links somebody could answer twice. */
const UNKNOWN = 'unknown'
const OUR_FAULT = 'The mail could not be made. The log of the server says why.'

/**
 * Sends what waits and may go out now, one after the other. A message goes out at least once: when it is not known
 * whether it arrived, it is sent again under the same Message-ID. Only follow-up questions go out at most once with a
 * link that works. Several processes may send at once.
 */
export function mailJob(sending: Sending): Job<Waiting> {
  const { store, mailer, now } = sending
  return {
    every: MINUTE_MS,
    failure: 'mail failed',
    stopsWithin: LAST_WAIT_MS,
    async *claim(_, { turn }) {
      const organization = await findOrganization(store.db)
      if (organization === null) return
      if (mailer === null) return handOverWaiting(store.db)
      for (;;) {
        // Each time: what a mail says is read after it's taken, and a policy may have been published meanwhile.
        await refreshInBackground(store, dateAt(now(), organization.timeZone), turn)
        const at = now()
        const claim = await claimNext(store, at, later(at, LEASE_MS))
        if (claim === null) return
        yield { claim, organization, mailer, at }
      }
    },
    work: (waiting) => sendOne(sending, waiting),
    stop: ({ claim }) =>
      claim.kind === FOLLOW_UP_MAIL ? markSent(store.db, claim, now(), UNKNOWN) : tryLater(sending, claim, OUR_FAULT),
    idOf: ({ claim }) => claim.id,
  }
}

interface Waiting {
  readonly claim: Claim
  readonly organization: Organization
  readonly mailer: Mailer
  readonly at: Instant
}

async function sendOne(sending: Sending, { claim, organization, mailer, at }: Waiting): Promise<void> {
  const { store } = sending
  if (claim.kind === FOLLOW_UP_MAIL && claim.isLeftOver) return markSent(store.db, claim, sending.now(), UNKNOWN)
  const composing = { ...sending, db: store.db, organization }
  const composed = isReminder(claim)
    ? await compose(composing, claim, at)
    : isAccountMail(claim.kind)
      ? await composeAccountMail(composing, claim, claim.kind, at)
      : isGroupMail(claim.kind)
        ? await composeGroupMail({ ...composing, sender: mailer.address }, claim, claim.kind, at)
        : claim.kind === DRIFT_MAIL
          ? await composeDriftMail(composing, claim, at)
          : claim.kind === FOLLOW_UP_MAIL
            ? await composeFollowUp(composing, claim, at)
            : claim.kind === LINE_MAIL
              ? await composeLineAlarm(composing, claim, at)
              : claim.kind === AGREEMENT_MAIL
                ? await composeAgreementMail(composing, claim, at)
                : await composeView(composing, claim, at)
  if (composed.kind === 'stopped') return markStopped(store.db, claim, composed.reason)
  if (composed.kind === 'later') return postpone(store.db, claim, composed.at)
  const made =
    'draft' in composed
      ? { letter: await reminderLetter(composing, store, claim, composed.draft, at) }
      : 'account' in composed
        ? { letter: await accountLetter(composing, store, claim, composed.account, at) }
        : await plainLetter(
            store,
            claim,
            'followUp' in composed ? await followUpLetter(composing, composed.followUp) : composed,
          )
  const delivery = await mailer.deliver({
    ...made.letter,
    look: await lookOf(store.db, organization),
    messageId: `<${claim.id}@${mailer.domain}>`,
  })
  const isUsed = delivery.kind !== 'taken' && 'withdraw' in made && !(await made.withdraw())
  // As one whose outcome nobody knows: the row must not tell that this person has used their link.
  if (isUsed) return markSent(store.db, claim, sending.now(), UNKNOWN)
  if (delivery.kind === 'failed') return tryLater(sending, claim, delivery.answer)
  if (delivery.kind === 'refused') await markDead(store.db, claim, delivery.answer)
  else await markSent(store.db, claim, sending.now(), delivery.answer)
}

/** As it is when the letter goes out. */
async function lookOf(db: Database, { brand, name }: Organization): Promise<MailLook> {
  return mailLook(brand.accent, await findLogo(db, brand.logo), name)
}

async function reminderLetter(
  composing: Composing,
  store: Store,
  claim: Claim,
  draft: Draft,
  at: Instant,
): Promise<Unsigned> {
  const link = await linkFor(composing, store, claim, draft, at)
  const { subject, text, html, calendar } = mailOf({ ...draft, ...link })
  return { subject, text, html, to: draft.to, attachment: calendar }
}

/** A letter whose link needs nothing of the try. */
async function plainLetter<Made>(store: Store, claim: Claim, made: Made): Promise<Made> {
  await store.transaction((tx) => beginTry(tx, claim))
  return made
}

async function tryLater({ store, now }: Sending, claim: Claim, answer: string): Promise<void> {
  const tries = claim.tries + 1
  if (tries >= MOST_TRIES) await markDead(store.db, claim, answer)
  else await tryAgain(store.db, claim, later(now(), waitAfter(claim.id, tries)), answer)
}

/**
 * Counts the try, and makes the link. Someone without a password gets a link that signs them in. Each try makes a new
 * link, because only hashes are kept. Links of earlier tries, which may have arrived, and a code that HR has printed
 * stay valid until one of them is used.
 */
async function linkFor(
  composing: Composing,
  store: Store,
  claim: Claim,
  draft: Draft,
  at: Instant,
): Promise<Pick<MailInput, 'link' | 'linkUntil'>> {
  const { publicUrl, paths, organization } = composing
  return store.transaction(async (tx) => {
    await beginTry(tx, claim)
    if (!draft.signsIn) return { link: plainLink(composing, draft), linkUntil: null }
    const expiresAt = linkExpiry(at)
    const invite = { purpose: 'invite', person: draft.person, createdBy: ACTOR, at, expiresAt } as const
    const token = await createSignInLink(tx, { ...invite, keepsEarlier: true })
    const link = publicUrl + paths.join(token, draft.language)
    return { link, linkUntil: dateAt(expiresAt, organization.timeZone) }
  })
}

/** Twice as long each time, a quarter more or less, so that what failed together is not tried together. */
function waitAfter(id: string, tries: number): number {
  const spread = 0.75 + randomFrom(`${id} ${tries}`)() / 2
  return Math.round(FIRST_WAIT_MS * 2 ** (tries - 1) * spread)
}
