import { type CalendarDate, latest } from '../../platform/time/calendar.ts'
import type { RosterEntry, RosterField, RosterProblem } from './roster.ts'
import { isLive, type Job } from './roster-record.ts'

/**
 * Which job of a person a line is about. `hire`: one that is not on record. `past`: one that is over, here and there,
 * and nothing is left to say of it. `over`: one that was over before anything was on record.
 */
export type Target =
  | { readonly kind: 'job'; readonly job: Job }
  | { readonly kind: 'hire' | 'over' }
  | { readonly kind: 'past'; readonly job: Job }
  | { readonly kind: 'doubt'; readonly problem: RosterProblem }

/** One target for each of a person's lines, in their order. The lines are all different. */
export function jobTargets(entries: readonly RosterEntry[], jobs: readonly Job[], today: CalendarDate): Target[] {
  const past = new Map(entries.flatMap((entry) => withPast(entry, pastTarget(entry, entries, jobs, today))))
  const rest = entries.filter((entry) => !past.has(entry))
  const live = jobs.filter((job) => isLive(job, today))
  const targets = live.length === 0 ? targetsAfterTheLast(rest, jobs) : liveTargets(rest, live)
  const found = new Map([...past, ...rest.flatMap((entry, index) => withPast(entry, targets[index] ?? null))])
  return entries.map((entry) => {
    const target = found.get(entry) ?? { kind: 'hire' }
    // A job that is over and was never on record is not put there any more.
    return target.kind === 'hire' && isPast(entry, today) ? { kind: 'over' } : target
  })
}

function isPast({ lastDay }: RosterEntry, today: CalendarDate): boolean {
  return lastDay !== null && lastDay < today
}

function withPast(entry: RosterEntry, target: Target | null): [RosterEntry, Target][] {
  return target === null ? [] : [[entry, target]]
}

/** HR systems list jobs that ended long ago beside those that last. */
function pastTarget(
  entry: RosterEntry,
  entries: readonly RosterEntry[],
  jobs: readonly Job[],
  today: CalendarDate,
): Target | null {
  const { lastDay } = entry
  if (lastDay === null || !isPast(entry, today)) return null
  const ended = jobs.find((job) => job.until === lastDay)
  if (ended !== undefined) return { kind: 'past', job: ended }
  // The same job in two lines, with a last day in one of them, is no earlier job.
  const isSaidTwice = entries.some(
    (other) =>
      !isPast(other, today) &&
      placeOf(other) === placeOf(entry) &&
      (other.hiredOn === null || other.hiredOn <= lastDay),
  )
  return !isSaidTwice && jobs.every((job) => job.from > lastDay) ? { kind: 'over' } : null
}

/** Whoever has left, or was never here, is back only with a day of hire after the last day. */
function targetsAfterTheLast(entries: readonly RosterEntry[], jobs: readonly Job[]): Target[] {
  const lastDay = latest(jobs.flatMap(({ until }) => until ?? []))
  const twice = samePlaceTwice(entries)
  return entries.map((entry) => {
    if (twice !== null) return twice
    if (lastDay === null || (entry.hiredOn !== null && entry.hiredOn > lastDay)) return { kind: 'hire' }
    return entry.lastDay === null
      ? doubt('left-on-record', 'last_day', '', lastDay)
      : doubt('last-day-differs', 'last_day', entry.lastDay, lastDay)
  })
}

function liveTargets(entries: readonly RosterEntry[], live: readonly Job[]): Target[] {
  const [onlyJob] = live
  const [onlyEntry] = entries
  if (onlyEntry === undefined || onlyJob === undefined) return []
  if (entries.length === 1) return [live.length === 1 ? { kind: 'job', job: onlyJob } : oneOf(onlyEntry, live)]
  const twice = samePlaceTwice(entries)
  if (twice !== null) return entries.map(() => twice)
  return pairs(entries, live)
}

/** One line, several jobs: the line is about the one that it fits best, and says nothing of the others. */
function oneOf(entry: RosterEntry, live: readonly Job[]): Target {
  const likeness = live.map((job) => likenessOf(entry, job))
  const best = Math.max(...likeness)
  const [job, ...others] = live.filter((_, index) => likeness[index] === best)
  if (job !== undefined && others.length === 0 && best > 0) return { kind: 'job', job }
  const place = [entry.position, entry.department].filter((part) => part !== null).join(', ')
  return doubt('which-job', 'position', place, String(live.length))
}

/** Several lines: those that are alike go together; a line that is left over is about a further job. */
function pairs(entries: readonly RosterEntry[], live: readonly Job[]): Target[] {
  const ranked = entries
    .flatMap((entry) => live.map((job) => ({ entry, job, likeness: likenessOf(entry, job) })))
    .filter(({ likeness }) => likeness >= 0)
    .sort((a, b) => b.likeness - a.likeness)
  const taken = new Map<RosterEntry, Job>()
  for (const { entry, job } of ranked) {
    if (!taken.has(entry) && ![...taken.values()].includes(job)) taken.set(entry, job)
  }
  return entries.map((entry) => {
    const job = taken.get(entry)
    return job === undefined ? { kind: 'hire' } : { kind: 'job', job }
  })
}

/** Higher for more that is the same; negative when the days of hire show that it is another job. */
function likenessOf(entry: RosterEntry, job: Job): number {
  if (entry.hiredOn !== null && job.hiredOn !== null && entry.hiredOn !== job.hiredOn) return -1
  const place = (['site', 'department', 'position'] as const).filter((field) => entry[field] !== null)
  const same = place.filter((field) => entry[field] === job[field]).length
  const all = place.length > 0 && same === place.length
  return same + (all ? place.length + 1 : 0) + (entry.hiredOn !== null && entry.hiredOn === job.hiredOn ? 1 : 0)
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
