import { DAY, type Duty, momentOf, shifts, WEEK } from './site-details.ts'
import { WEEKDAYS, type Weekday } from '../platform/time/local-time.ts'

/** A part of the week in which the same people are on duty, in minutes since Monday 00:00. */
export interface Stretch {
  readonly start: number
  /** Not in the stretch. */
  readonly end: number
  /** Places in the list of duties. */
  readonly who: readonly number[]
}

/** Cuts the week into stretches, from Monday 00:00 to Sunday 24:00, none next to one with the same people. */
export function stretchesOf(duties: readonly Duty[]): Stretch[] {
  const held = duties.flatMap((duty, who) =>
    shifts(duty).flatMap((shift) => withinWeek(shift).map((part) => ({ ...part, who }))),
  )
  const cuts = [...new Set([0, WEEK, ...held.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  return cuts.slice(0, -1).reduce<Stretch[]>((before, start, index) => {
    const end = cuts[index + 1] ?? WEEK
    const who = [
      ...new Set(held.filter((part) => part.start <= start && part.end >= end).map((part) => part.who)),
    ].sort((a, b) => a - b)
    const last = before.at(-1)
    if (last === undefined || !isSame(last.who, who)) return [...before, { start, end, who }]
    return [...before.slice(0, -1), { ...last, end }]
  }, [])
}

/** The stretches of one kind, with the night from Sunday to Monday in one piece: `end` may lie in the next week. */
export function roundTheWeek(stretches: readonly Stretch[], isWanted: (stretch: Stretch) => boolean): Stretch[] {
  const [first, ...others] = stretches
  const last = others.at(-1)
  if (first === undefined || last === undefined || !isSame(first.who, last.who)) return stretches.filter(isWanted)
  return [...others.slice(0, -1), { ...last, end: WEEK + first.end }].filter(isWanted)
}

/** What a day has of each stretch, in minutes since its midnight. */
export function stretchesOn(day: Weekday, stretches: readonly Stretch[]): Stretch[] {
  const midnight = WEEKDAYS.indexOf(day) * DAY
  return stretches.flatMap(({ start, end, who }) => {
    const part = { start: Math.max(start - midnight, 0), end: Math.min(end - midnight, DAY), who }
    return part.start < part.end ? [part] : []
  })
}

/** Stretches of less than a day, as hours of the days on which they begin; those with the same hours together. */
export function asDuties(stretches: readonly Stretch[]): Duty[] {
  return stretches.reduce<Duty[]>((found, { start, end }) => {
    const { day, time: from } = momentOf(start)
    const { time: to } = momentOf(end)
    const place = found.findIndex((duty) => duty.from === from && duty.to === to)
    const alike = found[place]
    return alike === undefined
      ? [...found, { from, to, days: [day] }]
      : found.with(place, { ...alike, days: [...alike.days, day] })
  }, [])
}

export function isUnderADay({ start, end }: Stretch): boolean {
  return end - start < DAY
}

function withinWeek({ start, end }: { readonly start: number; readonly end: number }) {
  if (end <= WEEK) return [{ start, end }]
  return [
    { start, end: WEEK },
    { start: 0, end: end - WEEK },
  ]
}

function isSame(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((who, place) => who === others[place])
}
