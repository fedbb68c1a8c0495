import { hrefTo, idOf } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { reachOf, scopeOf } from '../identity/access.ts'
import { courseworkOn, hasOnlyPolicyLeft } from '../learning/coursework.ts'
import { waitedUntilPublished } from '../learning/waiting.store.ts'
import { historiesOf } from '../ledger/ledger.store.ts'
import { peopleOnRecord } from '../people/people.store.ts'
import { CSRF_FIELD } from '../platform/http/csrf.web.ts'
import { hasWorkToDo } from '../reminders/due.ts'
import { askedReminders } from '../reminders/asked.web.ts'
import { MOST_TICKED } from '../selections/selection.ts'
import type { Waited } from './site.page.ts'
import type { Site } from './site.store.ts'

/** Returns null when there's nobody. */
export async function whoWaited(visit: SignedInVisit, { id, slug }: Site): Promise<Waited | null> {
  const { content, csrf, deps, today, viewer } = visit
  const { db } = deps.store
  const people = await peopleOnRecord(db, await waitedUntilPublished(db, id))
  const histories = await historiesOf(
    db,
    people.map(({ person }) => person),
  )
  const open = people
    .filter(({ person, standing }) => {
      const work = courseworkOn(histories.get(person) ?? [], today, standing)
      return hasWorkToDo(standing) && hasOnlyPolicyLeft(content.course, work, standing)
    })
    .map(({ person }) => person)
  if (open.length === 0) return null
  const asked = await askedReminders(visit, open)
  const mayRemind = reachOf(viewer, 'nudge-person') !== null
  const reached = mayRemind ? await peopleOnRecord(db, open, scopeOf(viewer, 'nudge-person')) : []
  const toRemind = reached.filter(({ person }) => !asked.has(person)).slice(0, MOST_TICKED)
  return {
    count: open.length,
    reminding:
      toRemind.length === 0
        ? null
        : {
            count: toRemind.length,
            action: hrefTo('/hr/selections'),
            hidden: [
              { name: CSRF_FIELD, value: csrf },
              { name: 'action', value: 'remind' },
              { name: 'site', value: slug },
              ...toRemind.map(({ person }) => ({ name: 'person', value: idOf(person) })),
            ],
          },
  }
}
