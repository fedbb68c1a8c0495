import { addDays, addMonths, type CalendarDate, daysBetween } from '../platform/time/calendar.ts'
import { TOPICS } from '../course/course.ts'
import { ORGANIZATION } from './sites.job.ts'
import type { Random } from './random.job.ts'
import { LESSONS, type Place, type Step, type Career, type Wrong } from './career.job.ts'
import { EXEMPTION_REASONS } from '../ledger/bodies/requirement.ts'

/** When everything happens. Nothing is recorded later than the day before `today`. */
export interface Frame {
  readonly random: Random
  readonly start: CalendarDate
  readonly today: CalendarDate
  /** The day on which the policy in force took the place of the one before. */
  readonly updateOn: CalendarDate
}

/** The course of one person's employment, from the hire on. */
export type CareerKind = (frame: Frame) => Step[]

/** Finishes in time or a little late, renews, and reads the new policy. */
export const steady: CareerKind = (frame) => {
  const { random, start, today } = frame
  const founding = random.chance(0.35)
  const hiredOn = founding ? addDays(start, random.between(0, 20)) : daysBefore(frame, 500, 50)
  return employed(frame, hiredOn > start ? hiredOn : start, { readsUpdate: true }).filter((step) => step.on < today)
}

/** There before the others, to be their supervisor. */
export function since(hiredOn: CalendarDate): CareerKind {
  return (frame) => employed(frame, hiredOn, { readsUpdate: true })
}

/** A person who isn't required to do anything. */
export function joined(on: CalendarDate): CareerKind {
  return () => [hired(on)]
}

export const updateDue: CareerKind = (frame) => employed(frame, daysBefore(frame, 300, 60), { readsUpdate: false })

/** Has answered one question about the new policy. */
export const updateBegun: CareerKind = (frame) => [
  ...updateDue(frame),
  { kind: 'update-begun', on: addDays(frame.updateOn, 5) },
]

export const expired: CareerKind = ({ random, today }) => {
  const completedOn = addDays(addMonths(today, -ORGANIZATION.renewalMonths), -random.between(3, 40))
  const hiredOn = addDays(completedOn, -random.between(8, 25))
  return [hired(hiredOn), ...orientation(random, addDays(hiredOn, 1), completedOn)]
}

export const exempt: CareerKind = (frame) => {
  const { random, today } = frame
  const hiredOn = daysBefore(frame, 200, 20)
  const until = random.chance(0.6) ? addDays(today, random.between(20, 120)) : null
  const reason = random.pick(EXEMPTION_REASONS)
  return [hired(hiredOn), { kind: 'exempted', on: addDays(hiredOn, 4), reason, until }]
}

export const onLeave: CareerKind = (frame) => {
  const { random, today } = frame
  const hiredOn = daysBefore(frame, 100, 60)
  const back = random.chance(0.75) ? addDays(today, random.between(10, 60)) : null
  return [
    hired(hiredOn),
    ...lessons(random, addDays(hiredOn, 1), addDays(hiredOn, 10), 2),
    { kind: 'leave-began', on: addDays(hiredOn, 12), expectedReturn: back },
  ]
}

export const needsHelp: CareerKind = (frame) => {
  const { random } = frame
  const hiredOn = daysBefore(frame, 26, 12)
  const topic = random.pick(TOPICS)
  const checkOn = addDays(hiredOn, 9)
  return [
    hired(hiredOn),
    ...lessons(random, addDays(hiredOn, 1), addDays(hiredOn, 8), LESSONS),
    check(checkOn, topic),
    check(addDays(checkOn, 1), topic),
  ]
}

export const overdue: CareerKind = (frame) => {
  const hiredOn = daysBefore(frame, 80, 35)
  const { random } = frame
  return [hired(hiredOn), ...lessons(random, addDays(hiredOn, 1), addDays(hiredOn, 25), random.between(0, 5))]
}

export const inProgress: CareerKind = (frame) => {
  const hiredOn = daysBefore(frame, 27, 8)
  const { random, today } = frame
  return [hired(hiredOn), ...lessons(random, addDays(hiredOn, 1), addDays(today, -1), random.between(1, 6))]
}

export const notStarted: CareerKind = (frame) => [hired(daysBefore(frame, 25, 2))]

export const cannotSay: CareerKind = (frame) => {
  const on = daysBefore(frame, 60, 10)
  return [
    { kind: 'hired', on, hiredOn: null },
    ...lessons(frame.random, addDays(on, 1), addDays(on, 8), frame.random.between(0, 2)),
  ]
}

/** Not required: no work with youth. */
export const office: CareerKind = (frame) => [hired(daysBefore(frame, 500, 100))]

export const startsSoon: CareerKind = ({ random, today }) => [
  { kind: 'hired', on: addDays(today, -3), hiredOn: addDays(today, random.between(4, 20)) },
]

export const separated: CareerKind = (frame) => {
  const { random } = frame
  const hiredOn = daysBefore(frame, 400, 120)
  const finishes = random.chance(0.8)
  const work = finishes
    ? orientation(random, addDays(hiredOn, 1), addDays(hiredOn, random.between(6, 26)))
    : lessons(random, addDays(hiredOn, 1), addDays(hiredOn, 20), random.between(0, 3))
  return [hired(hiredOn), ...work, { kind: 'separated', on: addDays(hiredOn, random.between(45, 110)) }]
}

/** Left, and came back before the gap was too long. */
export const returned: CareerKind = (frame) => {
  const { random, today, updateOn } = frame
  const hiredOn = daysBefore(frame, 340, 320)
  return [
    hired(hiredOn),
    ...orientation(random, addDays(hiredOn, 1), addDays(hiredOn, 15)),
    { kind: 'separated', on: addDays(today, -random.between(140, 160)) },
    hired(addDays(today, -60)),
    { kind: 'acknowledged', on: addDays(updateOn, 6) },
  ]
}

/** Has more time because HR gave it. */
export const extended: CareerKind = (frame) => {
  const { random, today } = frame
  const hiredOn = daysBefore(frame, 50, 40)
  return [
    hired(hiredOn),
    ...lessons(random, addDays(hiredOn, 1), addDays(hiredOn, 12), 3),
    { kind: 'extended', on: addDays(hiredOn, 26), dueOn: addDays(today, random.between(5, 20)) },
  ]
}

/** Has more time because of a leave. */
export const paused: CareerKind = (frame) => {
  const hiredOn = daysBefore(frame, 44, 40)
  return [
    hired(hiredOn),
    ...lessons(frame.random, addDays(hiredOn, 1), addDays(hiredOn, 6), 2),
    { kind: 'leave-began', on: addDays(hiredOn, 7), expectedReturn: addDays(hiredOn, 25) },
    { kind: 'leave-ended', on: addDays(hiredOn, 27) },
    ...lessons(frame.random, addDays(hiredOn, 28), addDays(hiredOn, 36), 3, 3),
  ]
}

/** Has done everything else, and waits for the details of the site. */
export const waiting: CareerKind = (frame) => {
  const hiredOn = daysBefore(frame, 28, 18)
  return [
    hired(hiredOn),
    ...lessons(frame.random, addDays(hiredOn, 1), addDays(hiredOn, 12), LESSONS),
    check(addDays(hiredOn, 13), 'nothing'),
  ]
}

/** HR wrote down a wrong day of hire, and put it right when the person was overdue already. */
export const hireCorrected: CareerKind = (frame) => {
  const { random, today } = frame
  const hiredOn = daysBefore(frame, 38, 35)
  return [
    { kind: 'hired', on: hiredOn, hiredOn: addDays(hiredOn, 12) },
    ...lessons(random, addDays(hiredOn, 1), addDays(hiredOn, 20), random.between(1, 3)),
    { kind: 'hire-corrected', on: addDays(today, -2), hiredOn },
  ]
}

/** HR recorded a leave of somebody else, and withdrew it. */
export const leaveWithdrawn: CareerKind = (frame) => {
  const hiredOn = daysBefore(frame, 300, 120)
  const steps = employed(frame, hiredOn, { readsUpdate: true })
  return [
    ...steps,
    { kind: 'leave-began', on: addDays(hiredOn, 50), expectedReturn: null },
    { kind: 'leave-withdrawn', on: addDays(hiredOn, 51) },
  ]
}

/** A volunteer whose first day with youth is to come. */
export const beforeContact: CareerKind = (frame) => {
  const { random, today } = frame
  const hiredOn = daysBefore(frame, 20, 12)
  return [
    hired(hiredOn),
    { kind: 'first-contact', on: hiredOn, firstContactOn: addDays(today, random.between(4, 15)) },
    ...lessons(random, addDays(hiredOn, 1), addDays(hiredOn, 9), random.between(0, 3)),
  ]
}

/** A volunteer whose first day with youth nobody has recorded. */
export const contactUnknown: CareerKind = (frame) => [hired(daysBefore(frame, 30, 6))]

/** From the office to work with youth. */
export const newDuties: CareerKind = (frame) => {
  const { random, today } = frame
  const changedOn = daysBefore(frame, 20, 9)
  return [
    hired(daysBefore(frame, 400, 150)),
    { kind: 'duties-changed', on: changedOn, worksWithYouth: true },
    ...lessons(random, addDays(changedOn, 1), addDays(today, -1), random.between(0, 2)),
  ]
}

/** On record a second time, until HR finds out. */
export function secondRecord({ steps, starter }: Career): CareerKind {
  return () => {
    const [hire] = steps
    if (hire?.kind !== 'hired') throw new RangeError(`the career of ${starter.number} does not begin with a hire`)
    const on = addDays(hire.on, 4)
    return [
      { ...hire, on },
      { kind: 'merged', on: addDays(on, 7), into: starter.number },
    ]
  }
}

/** Moved to the new site a few days ago. */
export function movedTo(place: Place): CareerKind {
  return (frame) => [
    ...employed(frame, daysBefore(frame, 330, 150), { readsUpdate: true }).filter(
      (step) => step.on < addDays(frame.today, -16),
    ),
    { kind: 'transferred', on: addDays(frame.today, -frame.random.between(3, 15)), place },
  ]
}

/** Works at a second site as well. */
export function alsoAt(place: Place): CareerKind {
  return (frame) => {
    const hiredOn = daysBefore(frame, 300, 150)
    const steps = employed(frame, hiredOn, { readsUpdate: true })
    return [...steps, { kind: 'second-employment', on: addDays(hiredOn, 70), place }]
  }
}

/** From the hire to the last thing before today. */
function employed(frame: Frame, hiredOn: CalendarDate, { readsUpdate }: { readonly readsUpdate: boolean }): Step[] {
  const { random, today, updateOn } = frame
  const days = random.chance(0.08) ? random.between(33, 44) : random.between(5, 27)
  let completedOn = addDays(hiredOn, days)
  const steps = [hired(hiredOn), ...orientation(random, addDays(hiredOn, 1), completedOn)]
  for (;;) {
    const renewalOn = addDays(addMonths(completedOn, ORGANIZATION.renewalMonths), -random.between(10, 40))
    if (addDays(renewalOn, 6) >= today) break
    completedOn = addDays(renewalOn, 6)
    steps.push(...orientation(random, renewalOn, completedOn))
  }
  if (readsUpdate && completedOn < updateOn) {
    steps.push({ kind: 'acknowledged', on: addDays(updateOn, random.between(1, 18)) })
  }
  return steps
}

/** All of the course from one day to another, with the tries that it takes. */
function orientation(random: Random, from: CalendarDate, to: CalendarDate): Step[] {
  const tries: readonly Wrong[][] = [
    ['nothing'],
    ['nothing'],
    ['too-much', 'nothing'],
    [random.pick(TOPICS), 'nothing'],
  ]
  return [
    ...lessons(random, from, to, LESSONS),
    ...random.pick(tries).map((wrong) => check(to, wrong)),
    { kind: 'acknowledged', on: to },
  ]
}

/** @param first the number of the first lesson */
function lessons(random: Random, from: CalendarDate, to: CalendarDate, count: number, first = 1): Step[] {
  const days = Math.max(0, daysBetween(from, to))
  const offsets = Array.from({ length: count }, () => random.between(0, days)).sort((a, b) => a - b)
  return offsets.map((offset, index) => ({ kind: 'lesson', on: addDays(from, offset), number: first + index }))
}

function hired(on: CalendarDate): Step {
  return { kind: 'hired', on, hiredOn: on }
}

function check(on: CalendarDate, wrong: Wrong): Step {
  return { kind: 'check', on, wrong }
}

/** A day between two numbers of days before today. */
function daysBefore({ random, today }: Frame, most: number, fewest: number): CalendarDate {
  return addDays(today, -random.between(fewest, most))
}
