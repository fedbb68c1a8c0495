import { z } from 'zod'
import type { PersonId } from '../ledger/event.ts'
import { recordsOf, survivorOf } from '../ledger/merge.store.ts'
import { endOfDay, startOfDay } from '../platform/time/zoned.ts'
import { type CalendarDate, dayOrNull } from '../platform/time/calendar.ts'
import { hrefTo, idOf } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { isTrailSubject, TRAIL_KIND_NAMES, type TrailKind, type TrailSubject } from './kind.ts'
import type { TrailFilter } from './list.store.ts'

/** What the page is narrowed to. */
export interface TrailChoice {
  readonly who: PersonId | 'visitor' | 'system' | null
  readonly about: TrailSubject | null
  readonly kind: TrailKind | null
  readonly from: CalendarDate | null
  readonly to: CalendarDate | null
}

export const EVERYTHING: TrailChoice = { who: null, about: null, kind: null, from: null, to: null }

const LONGEST_ID = 200

const day = z
  .string()
  .transform((text, context) => {
    const typed = dayOrNull(text)
    if (typed === null) context.addIssue('not a day')
    return typed
  })
  .optional()

/** The choice in an address: ids, never names. Pages with parameters of their own extend it. */
export const trailQuery = z.strictObject({
  who: z.string().max(LONGEST_ID).optional(),
  about: z.string().max(LONGEST_ID).optional(),
  kind: z.enum(TRAIL_KIND_NAMES).optional(),
  from: day,
  to: day,
})

export function choiceOf({ who, about, kind, from, to }: z.output<typeof trailQuery>): TrailChoice {
  return {
    who: who === undefined ? null : who === 'visitor' || who === 'system' ? who : `person:${who}`,
    about: about === undefined ? null : isTrailSubject(about) ? about : `person:${about}`,
    kind: kind ?? null,
    from: from ?? null,
    to: to ?? null,
  }
}

/** The same as `trailQuery` reads it. Of people only the id: all that would be added is `person:`. */
export function queryOf({ who, about, kind, from, to }: TrailChoice) {
  const short = about?.startsWith('person:') === true ? idOf(about) : about
  return { who: who === null ? null : idOf(who), about: short, kind, from, to }
}

export function trailHref(choice: TrailChoice, before: number | null = null): string {
  return hrefTo('/hr/audit', {}, { ...queryOf(choice), before })
}

/** The choice for the database, with the days of the organization. */
export async function filterOf(
  { deps, organization, today }: SignedInVisit,
  choice: TrailChoice,
): Promise<TrailFilter> {
  const { db } = deps.store
  const { timeZone } = organization
  const { who, about, kind, from, to } = choice
  // What somebody did under a record that was joined with another is theirs, too.
  const recordsIn = async (person: PersonId) => recordsOf(db, await survivorOf(db, person))
  return {
    who: who === null || who === 'system' ? who : who === 'visitor' ? [who] : await recordsIn(who),
    about: about === null ? null : isAboutPerson(about) ? await recordsIn(about) : [about],
    kind,
    from: from === null ? null : startOfDay(from, timeZone),
    // Nothing is later than today, and the last day that there is has no next one.
    until: to === null ? null : endOfDay(to < today ? to : today, timeZone),
  }
}

function isAboutPerson(subject: TrailSubject): subject is PersonId {
  return subject.startsWith('person:')
}
