import { type CalendarDate, dateAt, type Instant } from '../platform/time/calendar.ts'
import type { Content } from '../course/content.ts'
import type { PersonId, SiteId } from '../ledger/event.ts'
import { type History, requirementOn } from '../ledger/history.ts'
import type { MessageKind } from '../reminders/reminder.ts'
import { courseworkOn, leftToDo } from '../learning/coursework.ts'
import { minutesLeft } from '../learning/progress.ts'
import { needsAction, stopReason, type StopReason } from '../reminders/due.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { currentCycleOn } from '../requirements/current-cycle.ts'
import type { Standing } from '../requirements/status.ts'
import { withinHours } from '../platform/time/zoned.ts'
import type { ChangeToAgree } from './agreement.page.ts'
import type { MailInput } from './mail.page.ts'
import { findAccount } from '../identity/account.store.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import type { MessageOnRecord } from '../reminders/message.store.ts'
import type { Organization } from '../organization/organization.store.ts'
import { allPeople, findPerson } from '../people/people.store.ts'
import { zoneOf } from '../people/zone.store.ts'
import { reminderSettings, findTemplate } from '../reminders/settings.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { type Circumstances, isAsked, stillDue } from '../reminders/remind.job.ts'
import { type Language, toLanguage } from '../platform/text/language.ts'

/** The parts of a letter other than the records. */
export interface Composing {
  readonly db: Database
  readonly contents: Readonly<Record<Language, Content>>
  readonly organization: Organization
  /** The address of the site, without a trailing slash. */
  readonly publicUrl: string
  /** Paths of our pages, which another layer knows. */
  readonly paths: MailPaths
}

export interface MailPaths {
  /** The root, which leads everyone to where their work begins. */
  root(): string
  course(): string
  account(): string
  join(token: string, language: Language): string
  team(): string
  recoveries(): string
  /** The page of somebody's roles. */
  roles(person: PersonId): string
  person(person: PersonId): string
  /** Leads to the report of a saved view. */
  view(view: string): string
  /** The page with the people of a site. */
  sitePeople(site: SiteId): string
  /** The page where somebody agrees to a change. */
  agreement(change: ChangeToAgree): string
  /** The page of the phone numbers. */
  contacts(): string
  /** The page where whoever has this message about a group confirms it. */
  groupNotice(message: string, language: Language): string
  /** The page with two follow-up questions. */
  followUp(token: string, language: Language): string
}

/** The next step of a message. */
export type Composed =
  | { readonly kind: 'stopped'; readonly reason: StopReason }
  /** Not at this hour. */
  | { readonly kind: 'later'; readonly at: Instant }
  | { readonly kind: 'ready'; readonly draft: Draft }

/** A message about orientation. */
type ReminderOnRecord = MessageOnRecord & { readonly kind: MessageKind }

/** A letter that lacks its link. */
export interface Draft extends Omit<MailInput, 'link' | 'linkUntil'> {
  readonly person: PersonId
  readonly to: string
  /** Whether the link signs in a person who has no password yet. */
  readonly signsIn: boolean
}

export async function compose(composing: Composing, message: ReminderOnRecord, at: Instant): Promise<Composed> {
  const { db, organization } = composing
  const today = dateAt(at, organization.timeZone)
  const now = await stillDue(db, message, today)
  const { person, recipient, standing, facts } = now
  const reason = stopReason(message, recipient, standing, isAsked(message))
  if (reason !== null) return { kind: 'stopped', reason }
  const people = await peopleIn(db, message, now, today)
  if (message.kind === 'digest' && people.length === 0) return { kind: 'stopped', reason: 'done' }
  const { hours } = await reminderSettings(db)
  const opens = withinHours(at, hours, await zoneOf(composing, person, today))
  if (opens > at) return { kind: 'later', at: opens }
  const language = toLanguage((await findAccount(db, person))?.language)
  const { course } = composing.contents[language]
  const work = courseworkOn(now.history, today, standing)
  const draft = {
    kind: message.kind,
    language,
    template: await findTemplate(db, message.kind, language),
    organization: organization.name,
    name: facts?.name ?? null,
    standing,
    ...renewalOf(now.history, today),
    minutesLeft: minutesLeft(course, standing.lessonsFinished, leftToDo(course, work, standing)),
    people,
    // One entry in a calendar for each person, and nothing in it that names the person.
    calendarUid: `${sha256(`calendar of ${person}`).slice(0, 32)}@${new URL(composing.publicUrl).hostname}`,
    madeAt: message.createdAt,
    person,
    to: facts?.email ?? '',
    signsIn: !recipient.hasWayIn,
  }
  return { kind: 'ready', draft }
}

/** The link of a letter that has none for signing in. */
export function plainLink({ publicUrl, paths }: Composing, { kind }: Draft): string {
  return publicUrl + (kind === 'digest' || kind === 'escalation' ? paths.team() : paths.course())
}

async function peopleIn(
  db: Database,
  { kind }: MessageOnRecord,
  { person, about, standing }: Circumstances,
  today: CalendarDate,
): Promise<MailInput['people']> {
  if (kind === 'escalation') return [{ name: (await findPerson(db, about))?.name ?? null, standing }]
  if (kind !== 'digest') return []
  const people: { readonly name: string | null; readonly standing: Standing }[] = []
  for await (const report of allPeople(db, { supervisor: person }))
    if (report.person !== person && needsAction(report.standing, today)) people.push(report)
  return people
}

function renewalOf(history: History, today: CalendarDate): Pick<MailInput, 'renewalMonths' | 'renewalFrom'> {
  const { renewalFrom } = currentCycleOn(history, ORIENTATION, today)
  const renewalMonths = requirementOn(history, ORIENTATION, today)?.rule.renewal?.months ?? null
  // A time that has begun begins now.
  return { renewalMonths, renewalFrom: renewalFrom !== null && renewalFrom < today ? today : renewalFrom }
}
