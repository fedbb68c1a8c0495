import type { PersonId } from '../../ledger/event.ts'
import { sha256 } from '../../platform/codes/hash.store.ts'
import { later } from '../../platform/time/calendar.ts'
import { isUnavailable } from '../../platform/database/unavailable.store.ts'
import { idOf } from '../../app/href.web.ts'
import type { Visit } from '../../app/visit.web.ts'
import { browserMark, keepBrowserMark } from './browser-mark.web.ts'
import { allRecordsOf } from './factor.store.ts'
import {
  type Answered,
  checkedCounter,
  checkedNewPasskey,
  readAskAnswer,
  readNewAnswer,
  type StoredKey,
} from './passkey.job.ts'
import type { PasskeyOffer } from './passkey.page.ts'
import { askPasskeyOptions, CHALLENGE_MS, newPasskeyOptions, type PasskeySite, passkeySite } from './passkey-site.ts'
import { findPasskey, type Passkey, passkeysOf, passkeyUsed } from './passkey.store.ts'
import { keepStep, type StepPurpose, takeStep } from '../sign-in-step.store.ts'

/** Whoever a new passkey is for, as their device will show it. */
interface Owner {
  /** The record whose account it will open. */
  readonly person: PersonId
  readonly name: string
  readonly signInName: string | null
}

/**
 * Offers to make a passkey. Null where passkeys can't be had, and where nothing can be saved: the page opens without.
 * @param here whether only the device itself will do
 */
export async function offerNewPasskey(
  visit: Visit,
  { person, name, signInName }: Owner,
  here = false,
): Promise<PasskeyOffer | null> {
  const { db } = visit.deps.store
  const known = (await passkeysOf(db, await allRecordsOf(db, person))).map(({ id }) => id)
  const organization = visit.organization?.name ?? ''
  const user = { id: idOf(person), name: signInName ?? name, displayName: name }
  return offer(visit, 'passkey-new', person, (site, challenge) => ({
    kind: 'new',
    here,
    options: newPasskeyOptions(site, challenge, { organization, user, known, here }),
  }))
}

/**
 * Offers to show a passkey.
 * @param person whose, or null when the passkey is to say it
 */
export async function offerPasskey(visit: Visit, person: PersonId | null): Promise<PasskeyOffer | null> {
  const { db } = visit.deps.store
  const known = person === null ? [] : (await passkeysOf(db, await allRecordsOf(db, person))).map(({ id }) => id)
  if (person !== null && known.length === 0) return null
  return offer(visit, 'passkey-ask', person, (site, challenge) => ({
    kind: 'ask',
    here: false,
    options: askPasskeyOptions(site, challenge, known),
  }))
}

async function offer(
  visit: Visit,
  purpose: StepPurpose,
  person: PersonId | null,
  of: (site: PasskeySite, challenge: string) => Pick<PasskeyOffer, 'kind' | 'here'> & { readonly options: object },
): Promise<PasskeyOffer | null> {
  const { deps, now } = visit
  const site = passkeySite(deps.config.publicUrl)
  if (site === null) return null
  const challenge = deps.newToken()
  try {
    const data = sha256(keepBrowserMark(visit))
    await keepStep(deps.store.db, challenge, { purpose, person, data, expiresAt: later(now, CHALLENGE_MS) })
  } catch (error) {
    if (!isUnavailable(error)) throw error
    return null
  }
  const { options, ...offered } = of(site, challenge)
  const scriptHref = deps.assets.passkey.href
  return { ...offered, options: JSON.stringify(options), origin: site.origin, lifeMs: CHALLENGE_MS, scriptHref }
}

/** The passkey in an answer, once everything about it is right. Null, and the challenge is used up, when it isn't. */
export async function newPasskeyIn(visit: Visit, text: string, person: PersonId): Promise<StoredKey | null> {
  const answered = readNewAnswer(text)
  const site = await siteOfAnswer(visit, answered, 'passkey-new', person)
  return answered === null || site === null ? null : checkedNewPasskey(site, answered)
}

/**
 * The passkey that has answered, and notes that it was used. Null when anything is wrong, or when it's someone else's.
 * @param person who must show one of theirs, or null for anyone
 */
export async function passkeyIn(visit: Visit, text: string, person: PersonId | null): Promise<Passkey | null> {
  const { deps, now } = visit
  const { db } = deps.store
  const answered = readAskAnswer(text)
  const site = await siteOfAnswer(visit, answered, 'passkey-ask', person)
  if (answered === null || site === null) return null
  const passkey = await findPasskey(db, answered.answer.id)
  if (passkey === null) return null
  if (person !== null && !(await allRecordsOf(db, person)).includes(passkey.person)) return null
  const { userHandle } = answered.answer.response
  const owner = Buffer.from(idOf(passkey.person)).toString('base64url')
  if (userHandle !== undefined && userHandle !== owner) return null
  const counter = await checkedCounter(site, answered, passkey)
  if (counter === null) return null
  return (await passkeyUsed(db, passkey, counter, now)) ? passkey : null
}

/** Uses the challenge up. It was given for this purpose and person, to this browser, a few minutes ago. */
async function siteOfAnswer(
  visit: Visit,
  answered: Answered<unknown> | null,
  purpose: StepPurpose,
  person: PersonId | null,
): Promise<PasskeySite | null> {
  const { deps, now } = visit
  const mark = browserMark(visit)
  if (answered === null || mark === null) return null
  const step = await takeStep(deps.store.db, answered.challenge, purpose, now)
  if (step === null || step.person !== person || step.data !== sha256(mark)) return null
  return passkeySite(deps.config.publicUrl)
}
