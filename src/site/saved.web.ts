import type { SignedInVisit } from '../app/visit.web.ts'
import { reachOf } from '../identity/access.ts'
import { type Actor, isPerson, type PersonId } from '../ledger/event.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { collator } from '../platform/text/format.ts'
import { dateAt, type Instant } from '../platform/time/calendar.ts'
import { formatDate, formatTime } from '../platform/time/date.page.ts'
import { localTime } from '../platform/time/local-time.ts'

/**
 * When a draft was saved, `at 9:41 AM` or with the day before that, and by whom if it was somebody else.
 * @param isAnswered whether a second steward has to agree, or has answered: then stewards know each other by name.
 */
export async function savedText(
  visit: SignedInVisit,
  { by, at }: { readonly by: Actor; readonly at: Instant },
  isAnswered = false,
): Promise<{ readonly when: string; readonly who: string | null }> {
  const { deps, organization, language, t, today, viewer } = visit
  const words = t.hr.sites.form
  const zone = organization.timeZone
  const time = formatTime(localTime(at, zone).time, language)
  const day = dateAt(at, zone)
  const when = day === today ? words.at(time) : words.onDay(formatDate(day, language), time)
  if (by === viewer.person) return { when, who: null }
  if (isAnswered && isPerson(by)) return { when, who: (await stewardNames(visit, [by]))[0] ?? null }
  // A steward who may not read about people learns no names here either.
  if (!isPerson(by) || reachOf(viewer, 'read-person') !== 'everyone') return { when, who: words.someoneElse }
  return { when, who: (await namesOn(deps.store.db, [by], today)).get(by) ?? words.someoneElse }
}

/** The names of stewards who propose, or could agree. */
export async function stewardNames(
  { deps, language, t, today }: SignedInVisit,
  stewards: readonly PersonId[],
): Promise<string[]> {
  const names = await namesOn(deps.store.db, stewards, today)
  return stewards.map((person) => names.get(person) ?? t.hr.people.noName).sort(collator(language).compare)
}
