import type { PersonId } from '../../ledger/event.ts'
import { currentFacts, type CurrentFacts } from '../../ledger/fact.store.ts'
import { survivorOf } from '../../ledger/merge.store.ts'
import { findPerson } from '../../people/people.store.ts'
import { forgetPrivate } from '../../people/record.store.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'
import { param } from '../../platform/http/form.web.ts'
import { invitationsUsed } from '../../reminders/message.store.ts'
import type { SignInChange } from '../../reminders/reminder.ts'
import { findSite } from '../../site/site.store.ts'
import type { Visit } from '../../app/visit.web.ts'
import type { Grant } from '../access.ts'
import { maySignIn } from '../access.store.ts'
import { endPassword, findAccount, findAccountBySignInName, setLanguage } from '../account.store.ts'
import { BY_CODE } from '../codes/printed-code.store.ts'
import { isStepAskedOf } from './asked.web.ts'
import { allRecordsOf, removeFactors } from './factor.store.ts'
import { tellChange } from './sign-in-change.store.ts'
import { accountInUse } from '../joined/in-use.store.ts'
import { endWaysIn } from '../recovery.store.ts'
import { endSessionsOf } from '../session.store.ts'
import { unlinkSignIns } from '../sso/linked.store.ts'
import { findSignInLink, type LinkPurpose, type SignInLink, useSignInLink } from '../sign-in-link.store.ts'

/** The person a link is for. */
export interface Guest {
  readonly person: PersonId
  readonly purpose: LinkPurpose
  /** Whether the person followed a link, or typed a code from paper that led to one. */
  readonly way: 'link' | 'code'
  readonly name: string
  readonly siteNames: readonly string[]
  /** `null` when it is theirs to choose. */
  readonly signInName: string | null
  readonly grants: readonly Grant[]
  /** May not sign in, for example after the last day. */
  readonly isClosed: boolean
  /**
   * A link in a mail makes no passkey for someone who shows a second step: a passkey is both steps at once, so whoever
   * reads the mail could do without the second.
   */
  readonly mayMakePasskey: boolean
}

/** Returns null when the link is used, too old, or made up. */
export async function findGuest(visit: Visit): Promise<Guest | null> {
  const { deps, now, today } = visit
  const { db } = deps.store
  const link = await findSignInLink(db, param(visit, 'token'), now)
  const person = link?.person ?? null
  if (link === null || person === null || (await isOvertaken(db, link))) return null
  const facts = (await currentFacts(db, [person], today)).get(person)
  const placements = (await findPerson(db, person))?.placements ?? []
  const sites = await Promise.all([...new Set(placements.map(({ site }) => site))].map((site) => findSite(db, site)))
  const account = await findAccount(db, person)
  const known = account?.signInName ?? knownSignInName(facts ?? null)
  const holder = known === null ? null : await findAccountBySignInName(db, known)
  const grants = account?.grants ?? []
  return {
    person,
    purpose: link.purpose,
    way: link.createdBy === BY_CODE ? 'code' : 'link',
    name: facts?.name ?? '',
    siteNames: sites.flatMap((site) => site?.name ?? []),
    signInName: holder === null || holder.person === person ? known : null,
    grants,
    isClosed: !(await maySignIn(db, person, today)),
    mayMakePasskey: link.purpose !== 'reset' || !(await isStepAskedOf(visit, { person, grants })),
  }
}

/** Returns the known sign-in name: the e-mail address, else the staff number. Without either the person chooses one. */
export function knownSignInName(facts: CurrentFacts | null): string | null {
  return facts?.email ?? facts?.employee_number ?? null
}

/** An invitation no longer works for a person who already has a way in under another record. */
async function isOvertaken(db: Database, { person, purpose }: SignInLink): Promise<boolean> {
  return purpose === 'invite' && person !== null && (await accountInUse(db, person)) !== null
}

/** A way in that somebody chose on the page of their link. */
export interface ChosenWay {
  /** What the person is told, unless it's their first way in. */
  readonly change: SignInChange
  /** The new passkey, which stays when those before go. */
  readonly passkey: string | null
  /** Whether nobody else has this sign-in name or passkey. */
  isFree(tx: Tx): Promise<boolean>
  give(tx: Tx): Promise<void>
}

/**
 * Ends all that the person signed in with before, under each record, and what was written with it since the code was
 * made.
 * @param passkey the new one
 */
async function endAllBefore(
  { content, now, today }: Visit,
  tx: Tx,
  person: PersonId,
  passkey: string | null,
): Promise<void> {
  const survivor = await survivorOf(tx, person)
  for (const record of await allRecordsOf(tx, person)) {
    await removeFactors(tx, record, passkey)
    if (record !== person) await endPassword(tx, record)
  }
  await unlinkSignIns(tx, person, { course: content.course.id, actor: survivor, at: now, today })
  await forgetPrivate(tx, survivor)
}

/**
 * Uses the link up, and gives the person the way in that they chose. Every open link, code, request and session ends. A
 * recovery code also ends all that the person signed in with: whatever they lost, somebody else may have.
 */
export async function useLinkFor(
  visit: Visit,
  { person }: Guest,
  way: ChosenWay,
): Promise<'joined' | 'over' | 'taken'> {
  const { deps, language, now, today } = visit
  const token = param(visit, 'token')
  return deps.store.transaction(async (tx) => {
    // Looked up again: of two who open the same link, the second comes too late.
    const link = await findSignInLink(tx, token, now)
    if (link === null || link.person !== person || (await isOvertaken(tx, link))) return 'over'
    if (!(await way.isFree(tx))) return 'taken'
    if ((await useSignInLink(tx, token, now)) === null) return 'over'
    const isFirst = (await findAccount(tx, person))?.isInUse !== true
    await way.give(tx)
    if (link.purpose === 'recovery') {
      await endAllBefore(visit, tx, person, way.passkey)
    }
    await endWaysIn(tx, person, now)
    await invitationsUsed(tx, await survivorOf(tx, person), now)
    await setLanguage(tx, person, language)
    await endSessionsOf(tx, person)
    if (!isFirst) await tellChange(tx, person, way.change, { by: person, at: now, today })
    return 'joined'
  })
}
