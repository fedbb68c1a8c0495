import fc from 'fast-check'
import { addDays, type CalendarDate, type Instant, toInstant } from '../../src/platform/time/calendar.ts'
import type { NewEvent, PersonId } from '../../src/ledger/event.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { refreshDue } from '../../src/requirements/refresh.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import {
  assignedByHr,
  completed,
  day,
  event,
  HR,
  hired,
  lessonFinished,
  noonOf,
  place,
  policyPublished,
  required,
  SOUTH,
  separated,
} from './recording.ts'
import { EXEMPTION_REASONS } from '../../src/ledger/bodies/requirement.ts'

const FIRST = day('2026-11-02')
const CLEO: PersonId = 'person:cleo'

export type Step = ReturnType<typeof stepOf> extends fc.Arbitrary<infer Value> ? Value : never

/** Something happens to one of the people, some days after what happened before and with effect some days around it. */
export const stepOf = (...who: readonly string[]) =>
  fc.record({
    who: fc.constantFrom(...who),
    daysLater: fc.integer({ min: 0, max: 40 }),
    effect: fc.integer({ min: -20, max: 20 }),
    what: fc.constantFrom<(person: PersonId, on: CalendarDate) => NewEvent>(
      (person, on) => hired(person, on),
      (person, on) => hired(person, on, { spell: `${person} second ${on}`, site: SOUTH, hiredOn: null }),
      (person, on) => required(person, on, 12),
      (person, on) => assignedByHr(person, on),
      (person, on) => event('transferred', person, on, { ...place, spell: `spell:${person}:${on}`, site: SOUTH }),
      (person, on) => separated(person, on, `spell:${person}:${addDays(on, -10)}`),
      (person, on) => event('leave_began', person, on, { expectedReturn: null }),
      (person, on) => event('leave_ended', person, on, {}),
      (person, on) => event('extended', person, on, { requirement: ORIENTATION, dueOn: addDays(on, 20), approver: HR }),
      (person, on) =>
        event('exempted', person, on, {
          requirement: ORIENTATION,
          reason: EXEMPTION_REASONS[0],
          approver: HR,
          until: addDays(on, 5),
        }),
      (person, on) => lessonFinished(person, on, 'L3'),
      (person, on) => completed(person, on),
      (person, on) => completed(person, on, '2027-02'),
      (person, on) =>
        hired(person, on, {
          spell: `${person} third ${on}`,
          department: 'Kitchen',
          type: 'volunteer',
          supervisor: CLEO,
        }),
      (person, on) => event('first_contact_set', person, on, { spell: `spell:${person}:${on}`, firstContactOn: on }),
      (_, on) => policyPublished(on, `version ${on}`, addDays(on, 15)),
    ),
  })

/** Records the steps day by day, refreshing what is due as the server does. Returns the day of the last one. */
export async function live(store: Store, run: number, steps: readonly Step[]): Promise<CalendarDate> {
  return (await liveOn(store, String(run), steps, NOBODY_YET)).today
}

export interface Lived {
  readonly today: CalendarDate
  /** When the last step was recorded. */
  readonly at: Instant
  /** Jobs that were begun: each begins once. */
  readonly spells: ReadonlySet<string>
}

export const NOBODY_YET: Lived = { today: FIRST, at: noonOf(FIRST), spells: new Set() }

/** Records more steps after an earlier life, each at least a second after the one before. */
export async function liveOn(store: Store, run: string, steps: readonly Step[], before: Lived): Promise<Lived> {
  let { today, at } = before
  const spells = new Set(before.spells)
  for (const { who, daysLater, effect, what } of steps) {
    today = addDays(today, daysLater)
    await refreshDue(store, today)
    const happened = what(`person:${run}-${who}`, addDays(today, effect))
    const spell = happened.kind === 'hired' ? happened.body.spell : null
    if (spell !== null && spells.has(spell)) continue
    if (spell !== null) spells.add(spell)
    const next = toInstant(Date.parse(at) + 1_000)
    at = next > noonOf(today) ? next : noonOf(today)
    const recordedAt = at
    await store.transaction((tx) => record(tx, [{ ...happened, recordedAt }], today))
  }
  return { today, at, spells }
}
