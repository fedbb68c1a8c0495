import { z } from 'zod'
import type { SignedInVisit } from '../app/visit.web.ts'
import { scopeOf } from '../identity/access.ts'
import type { PersonId } from '../ledger/event.ts'
import { allPeople, byName, peopleOnRecord, type PersonOnRecord, staffAt } from '../people/people.store.ts'
import { AppError } from '../platform/http/app-error.ts'
import { allSites, type Site } from '../site/site.store.ts'
import type { Choosable } from './form.page.ts'

/** The most people who can be chosen at once. A form has at most 500 fields, and this one others, too. */
export const MOST_CHOSEN = 400
export const seenField = z.string().max(100).optional()

/** Above this many people of other sites, none of them is offered: a page with a box for each would take seconds. */
export const MOST_ELSEWHERE = 500
/** Throws not-found for an id that no box of the page has. */
export function chosenFrom(sent: readonly string[], known: ReadonlySet<string>): PersonId[] {
  return sent.map((person) => {
    if (!known.has(person)) throw new AppError('not-found', 'Somebody who was sent isn’t to choose from.')
    // Those who are known have ids of people.
    return person as PersonId
  })
}

/**
 * Everyone at the site who hasn't left and those chosen earlier, by name, and then people of other sites whom the viewer
 * may also link to a role, where they aren't too many.
 */
export async function choosableAt(
  { deps, t, viewer }: SignedInVisit,
  site: Site,
  earlier: readonly PersonId[],
): Promise<Choosable[]> {
  const { db } = deps.store
  const sites = new Map((await allSites(db)).map(({ id, name }) => [id, name]))
  const people = new Map<PersonId, PersonOnRecord>()
  for (const each of [...(await staffAt(db, site.id)), ...(await peopleOnRecord(db, earlier))])
    people.set(each.person, each)
  const elsewhere: PersonOnRecord[] = []
  for await (const each of allPeople(db, { scope: scopeOf(viewer, 'link-roles') })) {
    if (each.standing.status === 'separated' || people.has(each.person)) continue
    if (elsewhere.push(each) > MOST_ELSEWHERE) break
  }
  const all = [...people.values(), ...(elsewhere.length > MOST_ELSEWHERE ? [] : elsewhere)]
    .sort(byName)
    .map(({ person, name, placements, standing }): Choosable => {
      const here = placements.find((each) => each.site === site.id)
      const place = here ?? placements[0]
      const isGone = standing.status === 'separated'
      const isElsewhere = here === undefined && place !== undefined && !isGone
      const where = isElsewhere ? [place.position, sites.get(place.site) ?? ''] : [place?.position ?? '']
      return {
        person,
        name: name ?? t.hr.people.noName,
        position: isGone ? t.hr.groups.group.gone : where.filter((part) => part !== '').join(', '),
        isElsewhere,
        isGone,
      }
    })
  return [...all.filter(({ isElsewhere }) => !isElsewhere), ...all.filter(({ isElsewhere }) => isElsewhere)]
}
