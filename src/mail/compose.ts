import { type CalendarDate, dateAt, type Instant } from '../domain/calendar.ts'
import { type Content, type Language, toLanguage } from '../domain/content.ts'
import type { PersonId, SiteId } from '../domain/event.ts'
import { type History, requirementOn } from '../domain/history.ts'
import type { MessageKind } from '../domain/reminder.ts'
import { minutesLeft } from '../domain/progress.ts'
import { needsAction, stopReason, type StopReason } from '../domain/reminders-due.ts'
import { ORIENTATION } from '../domain/requirement.ts'
import { roundOn } from '../domain/round.ts'
import type { Standing } from '../domain/status.ts'
import { withinHours } from '../domain/zoned.ts'
import type { MailInput } from '../pages/mail.ts'
import { findAccount } from '../store/accounts.ts'
import { sha256 } from '../store/hash.ts'
import type { MessageOnRecord } from '../store/messages.ts'
import type { Organization } from '../store/organization.ts'
import { allPeople, findPerson } from '../store/people.ts'
import { reminderSettings } from '../store/reminder-settings.ts'
import { findTemplate } from '../store/reminder-templates.ts'
import type { Database } from '../store/schema.ts'
import { publishedDetails } from '../store/sites.ts'
import { type Circumstances, isAsked, lookAgain } from './look-again.ts'

/** What letters are made of, beside the records. */
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
  home(): string
  join(token: string, language: Language): string
  team(): string
  recoveries(): string
  person(person: PersonId): string
  /** Leads to the report of a saved view. */
  view(view: string): string
}

/** What is to become of a message now. */
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
  /** Whether the link is to sign somebody in who has no password yet. */
  readonly signsIn: boolean
}

export async function compose(composing: Composing, message: ReminderOnRecord, at: Instant): Promise<Composed> {
  const { db, organization } = composing
  const today = dateAt(at, organization.timeZone)
  const now = await lookAgain(db, message, today)
  const { person, recipient, standing, facts } = now
  const reason = stopReason(message, recipient, standing, isAsked(message))
  if (reason !== null) return { kind: 'stopped', reason }
  const people = await peopleIn(db, message, now, today)
  if (message.kind === 'digest' && people.length === 0) return { kind: 'stopped', reason: 'done' }
  const { hours } = await reminderSettings(db)
  const opens = withinHours(at, hours, await zoneOf(composing, person))
  if (opens > at) return { kind: 'later', at: opens }
  const language = toLanguage((await findAccount(db, person))?.language)
  const draft = {
    kind: message.kind,
    language,
    template: await findTemplate(db, message.kind, language),
    organization: organization.name,
    name: facts?.name ?? null,
    standing,
    ...renewalOf(now.history, today),
    minutesLeft: minutesLeft(composing.contents[language].course, standing.lessonsFinished),
    people,
    // One entry in a calendar for each person, and nothing in it that names the person.
    calendarUid: `${sha256(`calendar of ${person}`).slice(0, 32)}@${new URL(composing.publicUrl).hostname}`,
    madeAt: message.createdAt,
    person,
    to: facts?.email ?? '',
    signsIn: !recipient.hasPassword,
  }
  return { kind: 'ready', draft }
}

/** Where a letter leads that has no link for signing in. */
export function plainLink({ publicUrl, paths }: Composing, { kind }: Draft): string {
  return publicUrl + (kind === 'digest' || kind === 'escalation' ? paths.team() : paths.home())
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

/** Of the person's own site, where it has published details; else that of the organization. */
export async function zoneOf({ db, organization }: Composing, person: PersonId): Promise<string> {
  const sites = (await findPerson(db, person))?.placements.map(({ site }): SiteId => site) ?? []
  const details = sites[0] === undefined ? null : await publishedDetails(db, sites[0])
  return details?.body.details.timeZone ?? organization.timeZone
}

function renewalOf(history: History, today: CalendarDate): Pick<MailInput, 'renewalMonths' | 'renewalFrom'> {
  const { renewalFrom } = roundOn(history, ORIENTATION, today)
  const renewalMonths = requirementOn(history, ORIENTATION, today)?.rule.renewal?.months ?? null
  // A time that has begun begins now.
  return { renewalMonths, renewalFrom: renewalFrom !== null && renewalFrom < today ? today : renewalFrom }
}
