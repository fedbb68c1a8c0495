import { type CalendarDate, calendarDate, type Instant, instant } from '../../src/platform/time/calendar.ts'
import type { EventBodies, EventKind, NewEvent, PersonId, SiteId, Subject, Recording } from '../../src/ledger/event.ts'
import { firstRule } from '../../src/ledger/history.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'

export const COURSE = 'csec-orientation'
export const HR: PersonId = 'person:ada'
export const NORTH: SiteId = 'site:north'
export const SOUTH: SiteId = 'site:south'
export const HASH = 'a'.repeat(64)

/** A day, by hand: `day('2026-11-24')`. */
export const day = calendarDate

export function noonOf(on: CalendarDate): Instant {
  return instant(`${on}T12:00:00.000Z`)
}

/** The entries of HR on a day. */
export function by(on: string): Recording {
  return { course: COURSE, actor: HR, at: noonOf(day(on)), today: day(on) }
}

/** An event that takes effect on a day and is recorded at noon of it, or of another day. */
export function event<Kind extends EventKind>(
  kind: Kind,
  subject: Subject,
  on: string,
  body: Omit<EventBodies[Kind], 'v'>,
  recordedOn = on,
): NewEvent {
  const recordedAt = noonOf(day(recordedOn))
  // Kind and body belong together by the signature, which the union cannot follow.
  return {
    kind,
    subject,
    course: COURSE,
    effectiveOn: day(on),
    recordedAt,
    actor: HR,
    body: { v: 1, ...body },
  } as unknown as NewEvent
}

export const place = { site: NORTH, department: 'Residential', position: 'Youth worker', supervisor: null }

export function hired(person: PersonId, on: string, changes: Partial<EventBodies['hired']> = {}): NewEvent {
  return event('hired', person, on, {
    spell: `spell:${person}:${on}`,
    ...place,
    hiredOn: day(on),
    type: 'employee',
    worksWithYouth: true,
    facts: [],
    ...changes,
  })
}

export function required(person: PersonId, on: string, renewalMonths: number | null = null): NewEvent {
  const rule = { daysFromHire: 30, renewalMonths, rehireGapMonths: 12 }
  return event('required', person, on, { requirement: ORIENTATION, inForce: true, rule })
}

/** HR assigned it, with 30 days. */
export function assignedByHr(person: PersonId, on: string): NewEvent {
  const { subject, course, effectiveOn, recordedAt, actor } = required(person, on)
  const rule = firstRule(30, 12, 12)
  const body = { v: 3, requirement: ORIENTATION, inForce: true, reason: 'around-youth', rule } as const
  return { kind: 'required', subject, course, effectiveOn, recordedAt, actor, body }
}

export function lessonFinished(person: PersonId, on: string, lesson: `L${number}`): NewEvent {
  return event('lesson_finished', person, on, { lesson, language: 'en', contentEdition: HASH, creditedMinutes: 5 })
}

export function completed(person: PersonId, on: string, policyVersion = '2026-11'): NewEvent {
  return event('completed', person, on, {
    requirement: ORIENTATION,
    attempt: `attempt:${person}:${on}`,
    contentEdition: HASH,
    policyVersion,
    courseVersion: '1.0.0',
    passRule: { right: 12, of: 15, allTopics: true },
    right: 13,
    of: 15,
    language: 'en',
    creditedMinutes: 45,
    sites: [NORTH],
    source: 'here',
  })
}

export function policyPublished(on: string, version: string, updateBy: string | null = null): NewEvent {
  const update = updateBy === null ? null : day(updateBy)
  return event('policy_published', 'policy:csec', on, {
    version,
    hash: HASH,
    material: update !== null,
    updateBy: update,
  })
}

export function separated(person: PersonId, on: string, spell: string): NewEvent {
  return event('separated', person, on, { spell })
}
