import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Topic } from '../course/course.ts'
import type { SiteKey } from './sites.job.ts'
import type { Language } from '../platform/text/language.ts'
import type { PersonType } from '../ledger/bodies/part.ts'
import type { ExemptionReason } from '../ledger/bodies/requirement.ts'

/** Somebody who starts, before there is an id for them. */
export interface Starter {
  readonly name: string
  readonly number: string
  /** The number of the person whose career this is a copy of, or the person's own. */
  readonly like: string
  readonly place: Place
  readonly type: PersonType
  readonly worksWithYouth: boolean
}

export interface Place {
  readonly site: SiteKey
  readonly department: string
  readonly position: string
  /** The number of the supervisor, or null for who reports to nobody. */
  readonly supervisor: string | null
}

/** One event on a day. The learner or HR records it. */
export type Step = { readonly on: CalendarDate } & (
  | { readonly kind: 'hired'; readonly hiredOn: CalendarDate | null }
  | { readonly kind: 'second-employment'; readonly place: Place }
  | { readonly kind: 'transferred'; readonly place: Place }
  | { readonly kind: 'leave-began'; readonly expectedReturn: CalendarDate | null }
  | { readonly kind: 'leave-ended' }
  | { readonly kind: 'leave-withdrawn' }
  | { readonly kind: 'hire-corrected'; readonly hiredOn: CalendarDate }
  | { readonly kind: 'separated' }
  | { readonly kind: 'exempted'; readonly reason: ExemptionReason; readonly until: CalendarDate | null }
  | { readonly kind: 'extended'; readonly dueOn: CalendarDate }
  | { readonly kind: 'duties-changed'; readonly worksWithYouth: boolean }
  | { readonly kind: 'first-contact'; readonly firstContactOn: CalendarDate }
  | { readonly kind: 'merged'; readonly into: string }
  | { readonly kind: 'lesson'; readonly number: number }
  | { readonly kind: 'check'; readonly wrong: Wrong }
  | { readonly kind: 'update-begun' }
  | { readonly kind: 'acknowledged' }
)

/** The result of one round of the final check: all right, a missed must-know topic, or too many mistakes. */
export type Wrong = 'nothing' | 'too-much' | Topic

export interface Career {
  readonly starter: Starter
  readonly steps: readonly Step[]
}

export const LESSONS = 8

/** At the after-school site many read the course in Spanish. */
export function languageOf({ like, place }: Pick<Starter, 'like' | 'place'>): Language {
  return place.site === 'bayview' && Number(like.slice(-4)) % 10 < 7 ? 'es' : 'en'
}
