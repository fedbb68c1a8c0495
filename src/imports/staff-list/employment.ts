import { type CalendarDate, latest } from '../../platform/time/calendar.ts'
import type { RosterEntry, RosterField, RosterProblem } from './import.ts'
import { isLive, type Employment } from './record.ts'

/**
 * Which employment of a person a line is about. `hire` isn't on record yet. `past` has ended both here and in the file,
 * and there is nothing left to add. `over` ended before anything was on record.
 */
export type Target =
  | { readonly kind: 'employment'; readonly employment: Employment }
  | { readonly kind: 'hire' | 'over' }
  | { readonly kind: 'past'; readonly employment: Employment }
  | { readonly kind: 'doubt'; readonly problem: RosterProblem }

/** One target for each of a person's lines, in their order. The lines are all different. */
export function employmentTargets(
  entries: readonly RosterEntry[],
  employments: readonly Employment[],
  today: CalendarDate,
): Target[] {
  const past = new Map(entries.flatMap((entry) => withPast(entry, pastTarget(entry, entries, employments, today))))
  const rest = entries.filter((entry) => !past.has(entry))
  const live = employments.filter((employment) => isLive(employment, today))
  const targets = live.length === 0 ? targetsAfterTheLast(rest, employments) : liveTargets(rest, live)
  const found = new Map([...past, ...rest.flatMap((entry, index) => withPast(entry, targets[index] ?? null))])
  return entries.map((entry) => {
    const target = found.get(entry) ?? { kind: 'hire' }
    // An employment that has ended and was never on record isn't recorded anymore.
    return target.kind === 'hire' && isPast(entry, today) ? { kind: 'over' } : target
  })
}

function isPast({ lastDay }: RosterEntry, today: CalendarDate): boolean {
  return lastDay !== null && lastDay < today
}

function withPast(entry: RosterEntry, target: Target | null): [RosterEntry, Target][] {
  return target === null ? [] : [[entry, target]]
}

/** HR systems list employments that ended long ago next to current ones. */
function pastTarget(
  entry: RosterEntry,
  entries: readonly RosterEntry[],
  employments: readonly Employment[],
  today: CalendarDate,
): Target | null {
  const { lastDay } = entry
  if (lastDay === null || !isPast(entry, today)) return null
  const ended = employments.find((employment) => employment.until === lastDay)
  if (ended !== undefined) return { kind: 'past', employment: ended }
  // The same employment in two lines, with a last day in one of them, is no earlier employment.
  const isSaidTwice = entries.some(
    (other) =>
      !isPast(other, today) &&
      placeOf(other) === placeOf(entry) &&
      (other.hiredOn === null || other.hiredOn <= lastDay),
  )
  return !isSaidTwice && employments.every((employment) => employment.from > lastDay) ? { kind: 'over' } : null
}

/** A person who has left, or was never here, needs a hire date after the last day to be back. */
function targetsAfterTheLast(entries: readonly RosterEntry[], employments: readonly Employment[]): Target[] {
  const lastDay = latest(employments.flatMap(({ until }) => until ?? []))
  const twice = samePlaceTwice(entries)
  return entries.map((entry) => {
    if (twice !== null) return twice
    if (lastDay === null || (entry.hiredOn !== null && entry.hiredOn > lastDay)) return { kind: 'hire' }
    return entry.lastDay === null
      ? doubt('left-on-record', 'last_day', '', lastDay)
      : doubt('last-day-differs', 'last_day', entry.lastDay, lastDay)
  })
}

function liveTargets(entries: readonly RosterEntry[], live: readonly Employment[]): Target[] {
  const [onlyEmployment] = live
  const [onlyEntry] = entries
  if (onlyEntry === undefined || onlyEmployment === undefined) return []
  if (entries.length === 1)
    return [live.length === 1 ? { kind: 'employment', employment: onlyEmployment } : oneOf(onlyEntry, live)]
  const twice = samePlaceTwice(entries)
  if (twice !== null) return entries.map(() => twice)
  return pairs(entries, live)
}

/** With several employments, one line is about the best match and says nothing about the others. */
function oneOf(entry: RosterEntry, live: readonly Employment[]): Target {
  const likeness = live.map((employment) => likenessOf(entry, employment))
  const best = Math.max(...likeness)
  const [employment, ...others] = live.filter((_, index) => likeness[index] === best)
  if (employment !== undefined && others.length === 0 && best > 0) return { kind: 'employment', employment }
  const place = [entry.position, entry.department].filter((part) => part !== null).join(', ')
  return doubt('which-job', 'position', place, String(live.length))
}

/** Several lines: those that are alike go together; a line that is left over is about a further employment. */
function pairs(entries: readonly RosterEntry[], live: readonly Employment[]): Target[] {
  const ranked = entries
    .flatMap((entry) => live.map((employment) => ({ entry, employment, likeness: likenessOf(entry, employment) })))
    .filter(({ likeness }) => likeness >= 0)
    .sort((a, b) => b.likeness - a.likeness)
  const taken = new Map<RosterEntry, Employment>()
  for (const { entry, employment } of ranked) {
    if (!taken.has(entry) && ![...taken.values()].includes(employment)) taken.set(entry, employment)
  }
  return entries.map((entry) => {
    const employment = taken.get(entry)
    return employment === undefined ? { kind: 'hire' } : { kind: 'employment', employment }
  })
}

/** Higher for more that is the same; negative when the days of hire show that it is another employment. */
function likenessOf(entry: RosterEntry, employment: Employment): number {
  if (entry.hiredOn !== null && employment.hiredOn !== null && entry.hiredOn !== employment.hiredOn) return -1
  const place = (['site', 'department', 'position'] as const).filter((field) => entry[field] !== null)
  const same = place.filter((field) => entry[field] === employment[field]).length
  const all = place.length > 0 && same === place.length
  return same + (all ? place.length + 1 : 0) + (entry.hiredOn !== null && entry.hiredOn === employment.hiredOn ? 1 : 0)
}

/** Two lines about one place that differ in something else: nobody knows which is right. */
function samePlaceTwice(entries: readonly RosterEntry[]): Target | null {
  const places = entries.map(placeOf)
  const twice = entries.find((_, index) => places.indexOf(places[index] ?? '') < index)
  return twice === undefined ? null : doubt('rows-differ', 'position', twice.position ?? '', '')
}

function placeOf({ site, department, position }: RosterEntry): string {
  return JSON.stringify([site, department, position])
}

function doubt(code: RosterProblem['code'], field: RosterField, value: string, other: string): Target {
  return { kind: 'doubt', problem: { code, field, value, other } }
}
