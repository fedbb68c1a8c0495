import fc from 'fast-check'
import { addDays } from '../../src/platform/time/calendar.ts'
import {
  acknowledged,
  assignedByHr,
  attempted,
  awaiting,
  BEFORE_CONTACT,
  cameBack,
  completed,
  corrected,
  credited,
  day,
  dutiesChanged,
  exempted,
  extended,
  finished,
  firstContact,
  HARBOR,
  type StoryEvent,
  hired,
  hiredOnly,
  hiredSomeDay,
  history,
  left,
  noLongerRequired,
  NORTH,
  policy,
  published,
  required,
  requiredBy,
  startedCheck,
  transferred,
  wentOnLeave,
} from './history.ts'

/** The day on which the story of `anyHistory` begins. */
export const FIRST = day('2026-01-05')
const PLACED = { site: NORTH, department: 'Outreach', position: 'Counselor', supervisor: null }
const SPELLS = ['start', 'first', 'second', 'third']

const daysIn = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => addDays(FIRST, n))
export const anyDay = daysIn(0, 900)
/** Of a report: also one before the story begins, when the person is still to come. */
export const anyViewed = daysIn(-30, 900)

/** Anything that can be recorded about a person, sensible or not: the functions must stand all of it. */
const event: fc.Arbitrary<StoryEvent | StoryEvent[]> = fc
  .record({
    on: anyDay,
    days: fc.integer({ min: 0, max: 200 }),
    spell: fc.constantFrom(...SPELLS),
    entry: fc.integer({ min: 1, max: 12 }),
    version: fc.constantFrom('v1', 'v2', 'v3'),
  })
  .chain(({ on, days, spell, entry, version }) =>
    fc.constantFrom<StoryEvent | StoryEvent[]>(
      hired(on, { spell }),
      hiredSomeDay(on),
      left(on, spell),
      transferred(on, spell, days < 100 ? HARBOR : NORTH),
      transferred(FIRST, 'start', days < 100 ? HARBOR : NORTH),
      required(on, { renewalMonths: days < 100 ? 12 : null }),
      noLongerRequired(on),
      wentOnLeave(on),
      cameBack(on),
      exempted(on, days < 150 ? addDays(on, days) : null),
      extended(on, addDays(on, days)),
      finished('L1', on),
      startedCheck(on),
      attempted(13, { on }),
      attempted(11, { on, missed: 'images' }),
      completed(on, version),
      acknowledged(version, on),
      corrected(entry, { kind: 'withdrawn' }, on),
      corrected(entry, { kind: 'moved', effectiveOn: addDays(on, -days) }, on),
      corrected(entry, { kind: 'hired-on', hiredOn: addDays(on, -days) }, on),
      corrected(entry, { kind: 'stands' }, on),
      corrected(entry, { kind: 'placed', ...PLACED }, on),
      corrected(entry, { kind: 'duties', type: 'intern', worksWithYouth: days < 100 }, on),
      hiredOnly(on, { spell, worksWithYouth: days < 100 }),
      requiredBy(on, { renewal: { months: 1 + (days % 14), windowDays: days % 70, keepsDate: days < 100 } }),
      requiredBy(on, { due: BEFORE_CONTACT }),
      assignedByHr(on, { due: { by: days < 150 ? 'days-from-hire' : 'first-contact', days } }),
      dutiesChanged(on, spell, { worksWithYouth: days < 100 }),
      firstContact(on, days < 20 ? null : addDays(on, days - 60), spell),
      credited(on, { policyVersion: version }),
      awaiting(on, ...(days < 60 ? [] : [days < 130 ? HARBOR : NORTH])),
    ),
  )

export const anyHistory = fc
  .array(event, { minLength: 0, maxLength: 14 })
  .map((story) => history(hired(FIRST, { spell: 'start' }), ...story))

export const anyPolicy = fc
  .tuple(daysIn(0, 300), daysIn(301, 700), fc.integer({ min: 0, max: 120 }))
  .map(([second, third, days]) =>
    policy(
      published('v1', addDays(FIRST, -60)),
      published('v2', second, addDays(second, days)),
      published('v3', third, addDays(third, days)),
    ),
  )
