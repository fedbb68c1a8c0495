import { type CalendarDate, dateAt, HOUR_MS, type Instant } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { corrected, type History } from '../ledger/history.ts'
import { isForSupervisor, type Reminder } from './reminder.ts'
import type { ReminderSettings } from './settings.ts'
import {
  digest,
  digestDay,
  needsAction,
  reminderFacts,
  remindersOn,
  stopReason,
  type StopReason,
  type Recipient,
} from './due.ts'
import { type Job, onePiece, type Turn } from '../platform/jobs/job.ts'
import { lastFinished, type OncePerDay, oncePerDay } from '../platform/jobs/run.store.ts'
import { historiesOf, historyOf, policyHistory } from '../ledger/ledger.store.ts'
import { allInState, enqueue, isReminder, stopByHand, toldAbout, type MessageOnRecord } from './message.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { allPeople, peopleOnRecord, supervisors } from '../people/people.store.ts'
import { EVERYONE } from '../ledger/scope.ts'
import { reminderSettings } from './settings.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { refreshInBackground } from '../requirements/refresh.store.ts'
import { accountStates, peopleToInvite, peopleToRemind } from './to-remind.store.ts'
import { isMailAddress } from '../platform/text/mail-address.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { type Standing, statusOn } from '../requirements/status.ts'
import { employmentOn } from '../people/employment.store.ts'
import { type CurrentFacts, currentFacts } from '../ledger/fact.store.ts'
import { survivorOf } from '../ledger/merge.store.ts'

/** The parts that reminders are sent with. */
export interface Reminding {
  readonly store: Store
  /** Whether there is a mail server: without one nothing is told to supervisors, whose page says the same. */
  readonly mail: boolean
  readonly now: () => Instant
}

export const DAILY = 'reminders'

const ACTOR = 'system:reminders'
/** The number of people looked at together, before requests get their turn. */
const TOGETHER = 50

export function reminderJob(reminding: Reminding): Job<null> {
  const daily = oncePerDay(reminding.store.db, DAILY)
  return {
    every: HOUR_MS,
    onNewDay: true,
    failure: 'reminders failed',
    claim: onePiece,
    work: (_, { turn }) => remind(reminding, turn, daily),
  }
}

/**
 * Queues today's messages, once for each day of the organization, and invitations for people who were added since.
 * Several processes call it every hour, and one of them does the work. A day on which nothing ran is made up for, and a
 * run that crashed is repeated without telling anything twice.
 * @param turn called between groups of people. If it throws, the rest is left for the next time.
 */
export async function remind(reminding: Reminding, turn: Turn, daily: OncePerDay): Promise<void> {
  const { store, now } = reminding
  const organization = await findOrganization(store.db)
  if (organization === null) return
  const settings = await reminderSettings(store.db)
  const at = now()
  const { timeZone } = organization
  const run: DailyRun = { ...reminding, settings, timeZone, today: dateAt(at, timeZone), turn }
  await refreshInBackground(store, run.today, turn)
  await stopObsolete(store.db, run.today, turn)
  if (!(await daily.begin(run.today, at))) {
    await tellPeople(run, await peopleToInvite(store.db))
    return
  }
  await tellPeople(run, await peopleToRemind(store.db, run.today))
  await tellSupervisors(run)
  await daily.finish(run.today, now())
}

interface DailyRun extends Reminding {
  readonly settings: ReminderSettings
  readonly timeZone: string
  readonly today: CalendarDate
  readonly turn: Turn
}

async function tellPeople(run: DailyRun, people: readonly PersonId[]): Promise<void> {
  for (let from = 0; from < people.length; from += TOGETHER) {
    await run.turn()
    // A policy may have been published since the step before.
    await refreshInBackground(run.store, run.today, run.turn)
    await putOnTheWay(run, await remindersFor(run, people.slice(from, from + TOGETHER)))
  }
}

async function remindersFor(run: DailyRun, people: readonly PersonId[]): Promise<Reminder[]> {
  const { store, settings, timeZone, today } = run
  const histories = await historiesOf(store.db, people)
  const accounts = await accountStates(store.db, people)
  const told = await toldAbout(store.db, people, timeZone)
  const onRecord = await peopleOnRecord(store.db, people)
  return onRecord.flatMap(({ person, standing }) => {
    const account = accounts.get(person) ?? { hasWayIn: false, closed: false }
    const facts = reminderFacts(person, corrected(histories.get(person) ?? []), account, today)
    return remindersOn(standing, facts, told.get(person) ?? [], settings, today)
  })
}

/** Stops messages that HR was to hand over and that no one needs anymore. Mail is checked when it goes out. */
async function stopObsolete(db: Database, today: CalendarDate, turn: Turn): Promise<void> {
  for (const message of await allInState(db, 'by-hand')) {
    await turn()
    await stopIfObsolete(db, message, today)
  }
}

/** Stops a message that HR was to hand over if no one needs it anymore. Returns whether it did. */
export async function stopIfObsolete(db: Database, message: MessageOnRecord, today: CalendarDate): Promise<boolean> {
  if (!isReminder(message) || message.state !== 'by-hand') return false
  const { recipient, standing } = await stillDue(db, message, today)
  const reason = stopReason(message, { ...recipient, hasAddress: true }, standing, isAsked(message))
  if (reason !== null) await stopByHand(db, message.id, reason)
  return reason !== null
}

async function tellSupervisors(run: DailyRun): Promise<void> {
  const { store, settings, today } = run
  const forDay = digestDay(settings, await lastFinished(store.db, DAILY, today), today)
  if (forDay === null || !run.mail) return
  for (const { person } of await supervisors(store.db, EVERYONE)) {
    await run.turn()
    await refreshInBackground(store, today, run.turn)
    if (await hasSomethingToDo(run, person)) await putOnTheWay(run, [digest(person, forDay)])
  }
}

async function hasSomethingToDo({ store, today }: DailyRun, supervisor: PersonId): Promise<boolean> {
  for await (const { person, standing } of allPeople(store.db, { supervisor }))
    if (person !== supervisor && needsAction(standing, today)) return true
  return false
}

async function putOnTheWay({ store, mail, now, today }: DailyRun, reminders: readonly Reminder[]): Promise<void> {
  const open = reminders.filter(({ kind }) => mail || !isForSupervisor(kind))
  if (open.length === 0) return
  await store.transaction(async (tx) => {
    for (const reminder of open) await enqueue(tx, { ...reminder, mail, by: ACTOR, at: now(), today })
  })
}

/** Everything that a message depends on, as it is now: between its cause and its sending lie hours or days. */
export interface Circumstances {
  /** The recipient and the people it is about, under the records that count now. */
  readonly person: PersonId
  readonly about: PersonId
  readonly recipient: Recipient
  /** The standing of the person the reminder is about. */
  readonly standing: Standing
  /** The corrected history of the recipient. */
  readonly history: History
  readonly facts: CurrentFacts | null
}

export async function stillDue(db: Database, message: MessageOnRecord, today: CalendarDate): Promise<Circumstances> {
  const person = await survivorOf(db, message.person)
  const about = message.about === null ? person : await survivorOf(db, message.about)
  const standing = statusOn(await historyOf(db, about), ORIENTATION, await policyHistory(db), today)
  return { person, about, standing, ...(await recipientOf(db, person, today)) }
}

/** Somebody who'd get a message today. Expects the record that stays, when there are several. */
export async function recipientOf(
  db: Database,
  person: PersonId,
  today: CalendarDate,
): Promise<Pick<Circumstances, 'recipient' | 'history' | 'facts'>> {
  const history = corrected(await historyOf(db, person))
  const facts = (await currentFacts(db, [person], today)).get(person) ?? null
  const account = (await accountStates(db, [person])).get(person) ?? { hasWayIn: false, closed: false }
  const recipient = {
    ...reminderFacts(person, history, account, today),
    employed: ['current', 'to-come'].includes(await employmentOn(db, person, today)),
    hasAddress: isMailAddress(facts?.email ?? ''),
  }
  return { recipient, history, facts }
}

/** Why a mail that isn't about somebody's orientation doesn't go to them, or null when it does. */
export function whyNotTo({ employed, onLeave, closed, hasAddress }: Recipient): StopReason | null {
  if (!employed) return 'left'
  if (onLeave) return 'on-leave'
  if (closed) return 'access-closed'
  return hasAddress ? null : 'no-email'
}

/** Whether somebody has sent it, and not the rules. */
export function isAsked({ createdBy }: MessageOnRecord): boolean {
  return !createdBy.startsWith('system:')
}
