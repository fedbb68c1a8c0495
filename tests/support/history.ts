import { addDays, calendarDate, type CalendarDate, instant } from '../../src/platform/time/calendar.ts'
import { type LessonId, PROCEDURE_STEPS, TOPICS, type Topic } from '../../src/course/course.ts'
import type { EventBodies, EventKind, EventOf, LedgerEvent, PersonId, SiteId } from '../../src/ledger/event.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import { type Standing, statusOn } from '../../src/requirements/status.ts'
import type { Definitions, PolicyHistory } from '../../src/ledger/history.ts'
import type { Duties } from '../../src/ledger/bodies/employment.ts'
import type {
  DueRule,
  ExemptionReason,
  NamedRule,
  RequirementRule,
  RuleScope,
} from '../../src/ledger/bodies/requirement.ts'

export const BOB: PersonId = 'person:bob'
export const ADA: PersonId = 'person:ada'
export const HARBOR: SiteId = 'site:harbor'
export const NORTH: SiteId = 'site:north'

const PASS_RULE = { right: 12, of: 15, allTopics: true } as const
const CONTENT = { language: 'en', contentEdition: 'edition' }
const PLACE = { site: HARBOR, department: 'Day program', position: 'Youth worker', supervisor: 'person:cleo' } as const
/** A rule as the first version recorded it. */
export type FirstRule = Extract<EventBodies['required'], { v: 1 }>['rule']
export const RULE: FirstRule = { daysFromHire: 30, renewalMonths: 12, rehireGapMonths: 12 }

/** Something that happened, before it has a place in a history. Without a day of its own it is on the day before it. */
export interface StoryEvent {
  readonly kind: EventKind
  readonly on: string | null
  readonly body: object
}

/** One person's story, in the order in which it was recorded: `history(hired('2026-01-05'), finished('L1'))`. */
export function history(...story: readonly (StoryEvent | readonly StoryEvent[])[]): LedgerEvent[] {
  const events: LedgerEvent[] = []
  for (const { kind, on, body } of story.flat()) {
    const day = on === null ? events.at(-1)?.effectiveOn : calendarDate(on)
    if (day === undefined) throw new RangeError(`The story begins with "${kind}", which needs a day`)
    const place = {
      seq: events.length + 1,
      id: `event-${events.length + 1}`,
      subject: BOB,
      course: 'csec-orientation',
      effectiveOn: day,
      recordedAt: instant(`${day}T15:00:00.000Z`),
      actor: ADA,
    }
    // Kind and body belong together by the builders below.
    events.push({ ...place, kind, body: { v: 1, ...body } } as LedgerEvent)
  }
  return events
}

/** Versions of the policy: `policy(published('2026-11', '2026-11-02'))`. */
export function policy(...versions: readonly StoryEvent[]): PolicyHistory {
  return history(...versions).filter((event): event is EventOf<'policy_published'> & LedgerEvent => {
    return event.kind === 'policy_published'
  })
}

/** The standing on a day, under the policy of the day. */
export function standing(events: readonly LedgerEvent[], on: string, versions: PolicyHistory = []): Standing {
  return statusOn(events, ORIENTATION, versions, calendarDate(on))
}

/**
 * The person has done everything they can, and these sites have not published their details; no sites means that the
 * waiting is over.
 */
export function awaiting(on: string, ...sites: readonly SiteId[]): StoryEvent {
  return { kind: 'site_awaited', on, body: { sites: sites.map((site) => ({ site, name: site })) } }
}

/** Hired, and asked for orientation from the same day. */
export function hired(on: string, change: Partial<EventBodies['hired']> & { readonly rule?: Partial<FirstRule> } = {}) {
  const { rule, ...hire } = change
  return [hiredOnly(on, hire), required(on, rule)]
}

/** HR did not know the day of hire; the spell counts from the day on which it was recorded. */
export function hiredSomeDay(recordedOn: string) {
  return [hiredOnly(recordedOn, { hiredOn: null }), required(recordedOn)]
}

/** Hired for work without youth: nothing is required. */
export function hiredOnly(on: string, change: Partial<EventBodies['hired']> = {}): StoryEvent {
  const spell = change.spell ?? `spell of ${on}`
  const body = { ...PLACE, spell, hiredOn: calendarDate(on), type: 'employee', worksWithYouth: true, facts: [] }
  return { kind: 'hired', on, body: { ...body, ...change } }
}

export function required(on: string, rule: Partial<FirstRule> = {}): StoryEvent {
  return { kind: 'required', on, body: { requirement: ORIENTATION, inForce: true, rule: { ...RULE, ...rule } } }
}

export function noLongerRequired(on: string): StoryEvent {
  return { kind: 'required', on, body: { requirement: ORIENTATION, inForce: false, rule: RULE } }
}

/** HR assigned it to the person. */
export function assignedByHr(on: string, change: Partial<RequirementRule> = {}): StoryEvent {
  const rule = ruleWith(change)
  return {
    kind: 'required',
    on,
    body: { v: 3, requirement: ORIENTATION, inForce: true, reason: 'around-youth', rule },
  }
}

export function transferred(on: string, spell: string, site: SiteId): StoryEvent {
  return { kind: 'transferred', on, body: { ...PLACE, spell, site } }
}

/** @param on the first day away */
export function wentOnLeave(on: string, expectedReturn: string | null = null): StoryEvent {
  return { kind: 'leave_began', on, body: { expectedReturn } }
}

/** @param on the first day back */
export function cameBack(on: string): StoryEvent {
  return { kind: 'leave_ended', on, body: {} }
}

/** @param on the last day */
export function left(on: string, spell: string): StoryEvent {
  return { kind: 'separated', on, body: { spell } }
}

export function exempted(on: string, until: string | null, reason: ExemptionReason = 'trained-elsewhere'): StoryEvent {
  return { kind: 'exempted', on, body: { requirement: ORIENTATION, reason, approver: ADA, until } }
}

export function extended(on: string, dueOn: string): StoryEvent {
  return { kind: 'extended', on, body: { requirement: ORIENTATION, dueOn, approver: ADA } }
}

export function finished(lesson: LessonId, on: string | null = null): StoryEvent {
  return { kind: 'lesson_finished', on, body: { ...CONTENT, lesson, creditedMinutes: 5 } }
}

export function startedCheck(on: string | null = null): StoryEvent {
  return {
    kind: 'attempt_started',
    on,
    body: { ...CONTENT, attempt: 'attempt', seed: 's', items: [], optionOrders: {} },
  }
}

/** One round of the final check. Enough right with a topic missed leaves the topic open; fewer than 12 is below. */
export function attempted(
  right: number,
  change: { readonly missed?: Topic; readonly on?: string; readonly round?: number } = {},
) {
  const { missed, on = null, round = 1 } = change
  const topics = TOPICS.map((topic) => ({ topic, right: topic !== missed }))
  const outcome = right < PASS_RULE.right ? 'below' : missed === undefined ? 'passed' : 'topics-open'
  const steps = PROCEDURE_STEPS.map((step) => ({ step, right: 2, of: 3 }))
  const body = {
    ...CONTENT,
    attempt: 'attempt',
    round,
    items: [],
    right,
    of: 15,
    steps,
    topics,
    outcome,
    passRule: PASS_RULE,
  }
  return { kind: 'attempted', on, body } as const
}

export function acknowledged(policyVersion: string, on: string | null = null): StoryEvent {
  const body = {
    site: HARBOR,
    policyVersion,
    policyHash: 'hash',
    siteVersion: 'event',
    textHash: 'hash',
    language: 'en',
  }
  return { kind: 'acknowledged', on, body }
}

export function completed(on: string | null = null, policyVersion = '2025-11'): StoryEvent {
  const body = {
    ...CONTENT,
    requirement: ORIENTATION,
    attempt: 'attempt',
    policyVersion,
    courseVersion: '1.0.0',
    passRule: PASS_RULE,
    right: 13,
    of: 15,
    creditedMinutes: 45,
    sites: [HARBOR],
    source: 'here',
  }
  return { kind: 'completed', on, body }
}

/** A rule like HR's: due 30 days from hire, renewed every 12 months within 60 days, unless it says otherwise. */
export function ruleWith(change: Partial<RequirementRule> = {}): RequirementRule {
  const renewal = { months: 12, windowDays: 60, keepsDate: false }
  return { due: { by: 'days-from-hire', days: 30 }, renewal, rehireGapMonths: 12, ...change }
}

export const BEFORE_CONTACT: DueRule = { by: 'first-contact', days: 14 }

/** A rule began to hold for the person, or ceased to. */
export function requiredBy(on: string, change: Partial<RequirementRule> = {}, name = 'Staff'): StoryEvent {
  return {
    kind: 'required',
    on,
    body: { v: 2, requirement: ORIENTATION, inForce: true, named: name, rule: ruleWith(change) },
  }
}

/** Hired under a rule that HR has defined. */
export function hiredBy(change: Partial<RequirementRule>, on: string, hire: Partial<EventBodies['hired']> = {}) {
  return [hiredOnly(on, hire), requiredBy(on, change)]
}

export function firstContact(recordedOn: string, firstContactOn: string | null, spell: string): StoryEvent {
  return { kind: 'first_contact_set', on: recordedOn, body: { spell, firstContactOn } }
}

export function dutiesChanged(on: string, spell: string, duties: Partial<Duties>): StoryEvent {
  return { kind: 'duties_changed', on, body: { spell, type: 'employee', worksWithYouth: true, ...duties } }
}

/** Done elsewhere: earlier training, unless it is said otherwise. */
export function credited(on: string | null = null, change: Partial<EventBodies['credited']> = {}): StoryEvent {
  const body = {
    requirement: ORIENTATION,
    source: 'prior-learning',
    from: 'Orientation at Bayview',
    policyVersion: '2025-11',
    courseVersion: null,
    language: null,
    creditedMinutes: null,
    score: null,
    trainer: null,
    approver: ADA,
    evidence: { files: [], reference: '' },
    import: null,
  }
  return { kind: 'credited', on, body: { ...body, ...change } }
}

/** New rules of HR for who is required. */
export function defined(on: string, rules: readonly NamedRule[], forEveryone = true): StoryEvent {
  return { kind: 'requirement_defined', on, body: { requirement: ORIENTATION, rules, forEveryone, reason: 'Review' } }
}

export function named(name: string, change: Partial<RequirementRule> = {}, scope: Partial<RuleScope> = {}): NamedRule {
  return { named: name, appliesTo: { youthOnly: true, sites: null, types: null, ...scope }, rule: ruleWith(change) }
}

/** Rules one after the other: `definitions(defined('2026-03-02', [named('Staff')]))`. */
export function definitions(...story: readonly StoryEvent[]): Definitions {
  return history(...story).filter((event): event is EventOf<'requirement_defined'> & LedgerEvent => {
    return event.kind === 'requirement_defined'
  })
}

/** @param entry the place in the story, from 1, of the entry that was wrong; `hired` makes two entries */
export function corrected(entry: number, change: EventBodies['corrected']['change'], on: string): StoryEvent {
  const evidence = { files: [], reference: '' }
  return {
    kind: 'corrected',
    on,
    body: { v: 2, corrects: `event-${entry}`, reason: 'Typing mistake', evidence, change },
  }
}

export function published(version: string, on: string, updateBy: string | null = null): StoryEvent {
  return { kind: 'policy_published', on, body: { version, hash: 'hash', material: updateBy !== null, updateBy } }
}

/** A day, by hand. */
export const day = (text: string): CalendarDate => calendarDate(text)

/** Every day from one to before another. */
export function daysFrom(from: CalendarDate, before: CalendarDate): CalendarDate[] {
  const days: CalendarDate[] = []
  for (let on = from; on < before; on = addDays(on, 1)) days.push(on)
  return days
}
