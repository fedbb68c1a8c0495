import { type CalendarDate, dateAt, type Instant, later } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { isMailAddress } from '../platform/text/mail-address.ts'
import { type AccountMail, SIGN_IN_CHANGES } from '../reminders/reminder.ts'
import type { StopReason } from '../reminders/due.ts'
import { accountMail } from './account.page.ts'
import { maySignIn } from './access.store.ts'
import { accountInUse } from './joined/in-use.store.ts'
import { RESET_MS, survivors } from './recovery.store.ts'
import { ownAddress } from './own-address.store.ts'
import { peopleWithRole } from './role.store.ts'
import { findAccount } from './account.store.ts'
import { factOn, factsAbout, valueOn } from '../ledger/fact.store.ts'
import { survivorOf } from '../ledger/merge.store.ts'
import type { MessageOnRecord } from '../reminders/message.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { beginTry, type Claim } from '../mail/outbox.store.ts'
import { createSignInLink } from './sign-in-link.store.ts'
import type { Composing } from '../mail/compose.job.ts'
import type { Unsigned } from '../platform/mail/mailer.job.ts'
import { type Language, toLanguage } from '../platform/text/language.ts'

const ACTOR = 'system:mail'

/** A letter about an account that lacks its link. */
export interface AccountDraft {
  readonly kind: AccountMail
  /** The recipient. */
  readonly person: PersonId
  readonly to: string
  readonly language: Language
  /** The person the mail is about. */
  readonly about: PersonId
  readonly aboutName: string
}

type ComposedAccount =
  | { readonly kind: 'stopped'; readonly reason: StopReason }
  | { readonly kind: 'later'; readonly at: Instant }
  | { readonly kind: 'ready'; readonly account: AccountDraft }

/**
 * At any hour: somebody waits for it. A link for a new password goes to the person's own address and no other, and so
 * does every change of their sign-in; that the address was changed goes to the one before, whatever became of the
 * account since.
 */
export async function composeAccountMail(
  { db, organization }: Composing,
  { person, about, createdAt }: MessageOnRecord,
  kind: AccountMail,
  at: Instant,
): Promise<ComposedAccount> {
  const today = dateAt(at, organization.timeZone)
  const isOld = kind === 'address-changed'
  if (!isOld && !(await maySignIn(db, person, today))) return { kind: 'stopped', reason: 'access-closed' }
  const isReset = kind === 'reset-link'
  if (isReset && (await accountInUse(db, person)) === null) return { kind: 'stopped', reason: 'done' }
  const isOwn = isReset || isAboutSignIn(kind)
  const to = isOwn
    ? await ownAddress(db, person, today)
    : isOld
      ? await addressBefore(db, person, createdAt, dateAt(createdAt, organization.timeZone))
      : await factOn(db, person, 'email', today)
  if (to === null || !isMailAddress(to)) {
    const isOnRecord = isMailAddress((await factOn(db, person, 'email', today)) ?? '')
    return { kind: 'stopped', reason: isOwn && isOnRecord ? 'not-confirmed' : 'no-email' }
  }
  const subject = await survivorOf(db, about ?? person)
  const account = {
    kind,
    person,
    to,
    language: toLanguage((await findAccount(db, person))?.language),
    about: subject,
    aboutName: (await factOn(db, subject, 'name', today)) ?? '',
  }
  return { kind: 'ready', account }
}

function isAboutSignIn(kind: AccountMail): boolean {
  return SIGN_IN_CHANGES.some((change) => change === kind)
}

/** To the page that the recipient may open: their own account, the page of roles, or the record. */
async function rolesPath(db: Database, recipient: PersonId, about: PersonId, paths: Composing['paths']) {
  if (recipient === about) return paths.account()
  const administrators = await survivors(db, await peopleWithRole(db, 'administrator'))
  return administrators.includes(recipient) ? paths.roles(about) : paths.person(about)
}

async function addressBefore(db: Database, person: PersonId, at: Instant, on: CalendarDate): Promise<string | null> {
  const facts = (await factsAbout(db, [person])).get(person) ?? []
  return valueOn(
    facts.filter(({ recordedAt }) => recordedAt < at),
    'email',
    on,
  )
}

/** Counts the try. Each try makes a link of its own, because only hashes are kept. */
export async function accountLetter(
  { organization, publicUrl, paths }: Composing,
  store: Store,
  claim: Claim,
  { kind, person, to, language, about, aboutName }: AccountDraft,
  at: Instant,
): Promise<Unsigned> {
  const link = await store.transaction(async (tx) => {
    await beginTry(tx, claim)
    if (kind === 'address-changed' || kind === 'sign-in-linked') return paths.root()
    if (isAboutSignIn(kind)) return paths.account()
    if (kind === 'role-changed') return rolesPath(tx, person, about, paths)
    if (kind !== 'reset-link') return kind === 'recovery-asked' ? paths.recoveries() : paths.person(about)
    const expiresAt = later(at, RESET_MS)
    const reset = { purpose: 'reset', person, createdBy: ACTOR, at, expiresAt, keepsEarlier: true } as const
    return paths.join(await createSignInLink(tx, reset), language)
  })
  const input = { kind, language, organization: organization.name, about: aboutName, link: publicUrl + link }
  return { ...accountMail(input), to, attachment: null }
}
