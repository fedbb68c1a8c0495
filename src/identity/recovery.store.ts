import { randomUUID } from 'node:crypto'
import { type CalendarDate, type Instant, DAY_MS, later, HOUR_MS, MINUTE_MS } from '../platform/time/calendar.ts'
import {
  type Actor,
  type EventKind,
  isPerson,
  type LedgerEvent,
  type PersonId,
  type Recording,
} from '../ledger/event.ts'
import { corrected, type History } from '../ledger/history.ts'
import { type Placement, placementsOn } from '../ledger/placement.ts'
import type { GrantedRole } from '../ledger/bodies/part.ts'
import type { AccountMail } from '../reminders/reminder.ts'
import { maySignIn } from './access.store.ts'
import { accountInUse, accountsInUse } from './joined/in-use.store.ts'
import { hasRole, peopleInHr, peopleWithRole, siteHrOf } from './role.store.ts'
import { employmentOn } from '../people/employment.store.ts'
import { eventsOfKind, historyOf } from '../ledger/ledger.store.ts'
import { recordsOf, survivorOf } from '../ledger/merge.store.ts'
import { enqueue, type NewMessage } from '../reminders/message.store.ts'
import { findPerson } from '../people/people.store.ts'
import { forgetPrivate, recordEvents } from '../people/record.store.ts'
import { appendToTrail } from '../trail/trail.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { endSessionsOf } from './session.store.ts'
import { createSignInLink, endLinksOf } from './sign-in-link.store.ts'
import { endStepsOf } from './sign-in-step.store.ts'

/** ASVS 5, 6.4.1: what lets somebody choose another password lives for an hour. */
export const RESET_MS = HOUR_MS
/** Keeps mailboxes from being flooded. */
const RESET_EVERY_MS = 10 * MINUTE_MS
const RESETS_A_DAY = 5
/** A request that nobody has agreed to is forgotten. */
const ASKED_MS = 7 * DAY_MS
/** Someone who used a code could otherwise confirm the notice in the person's place before they see it. */
const NOTICE_MS = 7 * DAY_MS
/** The time for which someone still counts as a second person after others have ended that. */
const SECOND_MS = 7 * DAY_MS
/** The events that end a second person's part, in that person's own history. */
const ENDS: ReadonlySet<EventKind> = new Set(['hr_ended', 'role_ended', 'access_closed', 'separated', 'corrected'])
/** The roles of people who may agree for others. */
const AGREEING: ReadonlySet<GrantedRole> = new Set(['hr', 'site-hr'])
/** The events that give a person another supervisor or site, or none. */
const MOVES: ReadonlySet<EventKind> = new Set(['hired', 'transferred', 'corrected'])

/** A recovery code that HR has asked for. */
export interface Recovery {
  readonly id: string
  /** The record whose account it is for. */
  readonly person: PersonId
  readonly askedBy: PersonId
  readonly askedAt: Instant
  readonly agreedBy: PersonId | null
}

/** HR has asked for a code for this person, and it is not made yet; null when nobody has. */
export async function openRecovery(db: Database, person: PersonId, now: Instant): Promise<Recovery | null> {
  const records = await recordsOf(db, await survivorOf(db, person))
  return (await openRecoveries(db, now)).find((recovery) => records.includes(recovery.person)) ?? null
}

export async function findRecovery(db: Database, id: string, now: Instant): Promise<Recovery | null> {
  return (await openRecoveries(db, now)).find((recovery) => recovery.id === id) ?? null
}

/** Those that wait for somebody to agree and that this person may agree to, the oldest first. */
export async function recoveriesToAgree(
  db: Database,
  viewer: PersonId,
  asked: { readonly today: CalendarDate; readonly now: Instant },
): Promise<Recovery[]> {
  const waiting: Recovery[] = []
  for (const recovery of await openRecoveries(db, asked.now)) {
    if (recovery.agreedBy !== null) continue
    const others = await whoMayAgree(db, recovery.person, recovery.askedBy, asked.today)
    if (others.includes(viewer)) waiting.push(recovery)
  }
  return waiting
}

async function openRecoveries(db: Database, now: Instant): Promise<Recovery[]> {
  const rows = await db
    .selectFrom('account_recovery')
    .selectAll()
    .where('closed_at', 'is', null)
    .where('asked_at', '>', later(now, -ASKED_MS))
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, person, asked_by: askedBy, asked_at: askedAt, agreed_by: agreedBy }) => {
    return { id, person, askedBy, askedAt, agreedBy }
  })
}

/**
 * Finds the people who may agree: a supervisor, HR of the person's site, or someone else in HR, who works here and can
 * sign in. Never the person it is about.
 */
export async function whoMayAgree(
  db: Database,
  about: PersonId,
  askedBy: PersonId,
  today: CalendarDate,
): Promise<PersonId[]> {
  const person = await survivorOf(db, about)
  const placements = (await findPerson(db, person))?.placements ?? []
  const current = placements.filter(({ until }) => until === null || until >= today)
  const candidates = await survivors(db, [...(await secondsAt(db, person, current, today)), ...(await peopleInHr(db))])
  const others: PersonId[] = []
  for (const candidate of candidates) {
    if (candidate === person || candidate === askedBy) continue
    if (await canSignIn(db, candidate, today)) others.push(candidate)
  }
  return others
}

/**
 * Returns the time until which a code takes a second person even though nobody can agree now, because somebody could
 * have before the changes of the last days. Returns null when HR may make it alone. So nobody in HR can become the only
 * one by first ending another's part.
 */
export async function notAloneUntil(
  db: Database,
  about: PersonId,
  askedBy: PersonId,
  { today, now }: { readonly today: CalendarDate; readonly now: Instant },
): Promise<Instant | null> {
  const since = later(now, -SECOND_MS)
  const isRecent = ({ recordedAt }: LedgerEvent) => recordedAt > since
  const person = await survivorOf(db, about)
  const history = await historyOf(db, person)
  const moves = history.filter((event) => MOVES.has(event.kind) && isRecent(event))
  const placesOf = (known: History) => placementsOn(corrected(known), today)
  const placesBefore = moves.flatMap(({ seq }) => placesOf(history.filter((event) => event.seq < seq)))
  const before = await survivors(db, await secondsAt(db, person, placesBefore, today))
  const ended = [...(await eventsOfKind(db, 'hr_ended')), ...(await eventsOfKind(db, 'role_ended'))]
  const isOfHr = (event: (typeof ended)[number]) => event.kind === 'hr_ended' || AGREEING.has(event.body.role)
  const endedInHr = ended.filter((event) => isRecent(event) && isOfHr(event))
  // An entry of this kind is about a person.
  const hr = [...(await peopleInHr(db)), ...endedInHr.map(({ subject }) => subject as PersonId)]
  const current = await secondsAt(db, person, placesOf(history), today)
  const seconds = await survivors(db, [...before, ...current, ...hr])
  const ends: LedgerEvent[] = []
  for (const second of seconds) {
    if (second === person || second === askedBy) continue
    ends.push(...(await historyOf(db, second)).filter((event) => ENDS.has(event.kind) && isRecent(event)))
    if (before.includes(second) && (await canSignIn(db, second, today))) ends.push(...moves)
  }
  const last = ends
    .map(({ recordedAt }) => recordedAt)
    .sort()
    .at(-1)
  return last === undefined ? null : later(last, SECOND_MS)
}

/**
 * The supervisors of the places where somebody works, and HR of the sites. HR for a site doesn't agree for someone with a
 * role, whose account reaches further than the site.
 */
async function secondsAt(
  db: Database,
  person: PersonId,
  placements: readonly Placement[],
  today: CalendarDate,
): Promise<PersonId[]> {
  const begun = placements.filter(({ from }) => from <= today)
  const supervisors = begun.flatMap(({ supervisor }) => supervisor ?? [])
  if (await hasRole(db, person)) return supervisors
  const sites = [...new Set(begun.map(({ site }) => site))]
  return [...supervisors, ...(await siteHrOf(db, sites, today))]
}

/** Everybody in HR who could do something today, under the record that counts. */
export async function activeHr(db: Database, today: CalendarDate): Promise<PersonId[]> {
  return activeAmong(db, await peopleInHr(db), today)
}

/** Every content steward who could do something today, under the record that counts. */
export async function activeStewards(db: Database, today: CalendarDate): Promise<PersonId[]> {
  return activeAmong(db, await peopleWithRole(db, 'steward', today), today)
}

/** The content stewards who could agree to what somebody proposes: nobody agrees alone, under whichever record. */
export async function otherStewards(db: Database, proposer: Actor, today: CalendarDate): Promise<PersonId[]> {
  const own = isPerson(proposer) ? await survivorOf(db, proposer) : null
  return (await activeStewards(db, today)).filter((steward) => steward !== own)
}

async function activeAmong(db: Database, people: readonly PersonId[], today: CalendarDate): Promise<PersonId[]> {
  const active: PersonId[] = []
  for (const person of await survivors(db, people)) if (await canSignIn(db, person, today)) active.push(person)
  return active
}

/** One message for each of the people, about one thing that happened now. */
export async function tellAll(
  tx: Tx,
  kind: AccountMail,
  about: PersonId,
  people: readonly PersonId[],
  notice: Pick<NewMessage, 'mail' | 'by' | 'at' | 'today'>,
): Promise<void> {
  for (const person of people) {
    const occasion = `${kind}:${person}:${about}:${notice.at}`
    await enqueue(tx, { kind, person, about, occasion, deadline: null, ...notice })
  }
}

/** Queues a link for a new password to the person's own address. Returns false when one went out a moment ago. */
export async function askForReset(
  tx: Tx,
  account: PersonId,
  notice: Pick<NewMessage, 'mail' | 'by' | 'at' | 'today'>,
): Promise<boolean> {
  const turn = Math.floor(Date.parse(notice.at) / RESET_EVERY_MS)
  const occasion = `reset-link:${account}:${turn}`
  return enqueue(tx, { kind: 'reset-link', person: account, about: null, occasion, deadline: null, ...notice })
}

/** Whether a stranger may have asked for some of them: HR can still send one. */
export async function hadLinksEnough(db: Database, account: PersonId, by: Actor, now: Instant): Promise<boolean> {
  const { asked } = await db
    .selectFrom('message')
    .select(({ fn }) => fn.countAll().as('asked'))
    .where('person', '=', account)
    .where('kind', '=', 'reset-link')
    .where('created_by', '=', by)
    .where('created_at', '>', later(now, -DAY_MS))
    .executeTakeFirstOrThrow()
  return Number(asked) >= RESETS_A_DAY
}

/** The records that count, each once. */
export async function survivors(db: Database, people: readonly PersonId[]): Promise<PersonId[]> {
  const found = await Promise.all(people.map((person) => survivorOf(db, person)))
  return [...new Set(found)]
}

/** Whether somebody has a way in, works here today, and isn't kept out. */
export async function canSignIn(db: Database, person: PersonId, today: CalendarDate): Promise<boolean> {
  if ((await accountInUse(db, person)) === null || !(await maySignIn(db, person, today))) return false
  return (await employmentOn(db, person, today)) === 'current'
}

/** Takes the place of an earlier request for the same person. */
export async function askRecovery(tx: Tx, person: PersonId, askedBy: PersonId, at: Instant): Promise<string> {
  await closeRecoveries(tx, person, at)
  const id = randomUUID()
  const nobodyYet = { agreed_by: null, agreed_at: null, closed_at: null }
  await tx
    .insertInto('account_recovery')
    .values({ id, person, asked_by: askedBy, asked_at: at, ...nobodyYet })
    .execute()
  await appendToTrail(tx, { actor: askedBy, at, address: null }, { kind: 'recovery_asked', about: person })
  return id
}

/** Returns false when someone else was faster. */
export async function agreeToRecovery(tx: Tx, id: string, by: PersonId, at: Instant): Promise<boolean> {
  const agreed = await tx
    .updateTable('account_recovery')
    .set({ agreed_by: by, agreed_at: at })
    .where('id', '=', id)
    .where('agreed_by', 'is', null)
    .where('closed_at', 'is', null)
    .returning('person')
    .executeTakeFirst()
  if (agreed === undefined) return false
  await appendToTrail(tx, { actor: by, at, address: null }, { kind: 'recovery_agreed', about: agreed.person })
  return true
}

/**
 * Makes the code, and returns its token. Before it exists, everything private is gone and every session has ended;
 * the ledger says who made it, and the person reads it at every sign-in until they confirm.
 */
export async function makeRecoveryCode(
  tx: Tx,
  account: PersonId,
  agreedBy: PersonId | null,
  recording: Recording,
): Promise<string> {
  const { at, today: on, actor } = recording
  const person = await survivorOf(tx, account)
  await forgetPrivate(tx, person)
  for (const record of await recordsOf(tx, person)) await endSessionsOf(tx, record)
  await recordEvents(tx, [{ person, on, kind: 'recovery_code_made', body: { v: 1, agreedBy } }], recording)
  await closeRecoveries(tx, account, at)
  return createSignInLink(tx, {
    purpose: 'recovery',
    person: account,
    createdBy: actor,
    at,
    expiresAt: later(at, RESET_MS),
  })
}

/** Closes what is open for an account that has a new password or a code. */
export async function closeRecoveries(tx: Tx, person: PersonId, at: Instant): Promise<void> {
  const open = tx.updateTable('account_recovery').where('person', '=', person).where('closed_at', 'is', null)
  await open.set({ closed_at: at }).execute()
}

/**
 * Closes every open link, code, request and half-finished sign-in that leads into the account, under all records of the
 * person.
 */
export async function endWaysIn(tx: Tx, record: PersonId, at: Instant): Promise<void> {
  for (const each of await recordsOf(tx, await survivorOf(tx, record))) {
    await endLinksOf(tx, each)
    await endStepsOf(tx, each)
    await closeRecoveries(tx, each, at)
  }
}

const IN_SINGLE_SIGN_ON: ReadonlySet<EventKind> = new Set(['sign_in_linked', 'sign_in_unlinked'])

/** Changes to a person's sign-in by others, the oldest first, and those shown at each sign-in. */
interface AccountDoings {
  readonly all: readonly LedgerEvent[]
  /**
   * A new code shows those before it again, because someone with an earlier code may have confirmed in the person's
   * place.
   */
  readonly unread: readonly LedgerEvent[]
  /** From when on the person can confirm; null when nothing is unread. */
  readonly confirmFrom: Instant | null
}

export async function accountDoings(db: Database, person: PersonId): Promise<AccountDoings> {
  const history = await historyOf(db, person)
  const several = (await accountsInUse(db, [person])).length > 1
  const all = history.filter(
    ({ kind, actor, subject }) =>
      kind === 'recovery_code_made' ||
      kind === 'sign_in_undone' ||
      (kind === 'merged' && several) ||
      (IN_SINGLE_SIGN_ON.has(kind) && actor !== subject),
  )
  const seen = history.findLast(({ kind }) => kind === 'recovery_seen')?.seq ?? 0
  const unseen = all.filter(({ seq }) => seq > seen)
  const last = unseen.findLast(({ kind }) => kind !== 'sign_in_linked')
  const [first] = unseen
  if (first === undefined) return { all, unread: [], confirmFrom: null }
  // People whom HR lets in for the first time read it once: there was no account yet that somebody could take over.
  return { all, unread: all, confirmFrom: last === undefined ? first.recordedAt : later(last.recordedAt, NOTICE_MS) }
}

export async function confirmDoings(tx: Tx, person: PersonId, recording: Recording): Promise<void> {
  const seen = { person, on: recording.today, kind: 'recovery_seen', body: { v: 1 } } as const
  await recordEvents(tx, [seen], recording)
}
