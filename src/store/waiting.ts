import type { CalendarDate } from '../domain/calendar.ts'
import type { Course } from '../domain/course.ts'
import { acknowledgementBlock, courseworkOn } from '../domain/coursework.ts'
import type { SiteId } from '../domain/event.ts'
import { GROUPS } from '../domain/compliance.ts'
import { historiesOf } from './ledger.ts'
import { allPeople, type PersonOnRecord } from './people.ts'
import type { Database } from './schema.ts'

const UNFINISHED = [...GROUPS.needAction, ...GROUPS.haveTime, ...GROUPS.cannotSay]

/** Those who have done everything but acknowledge, which waits until the site has published its details. */
export async function waitingForDetails(
  db: Database,
  course: Course,
  site: SiteId,
  today: CalendarDate,
): Promise<PersonOnRecord[]> {
  const nearly: PersonOnRecord[] = []
  for await (const person of allPeople(db, { site, statuses: UNFINISHED })) {
    const { completedOn, lessonsFinished } = person.standing
    // Of those with a completion, who has an update of the policy to acknowledge waits as well.
    if (completedOn !== null || lessonsFinished.length === course.lessons.length) nearly.push(person)
  }
  const histories = await historiesOf(
    db,
    nearly.map(({ person }) => person),
  )
  return nearly.filter(({ person }) => {
    const work = courseworkOn(histories.get(person) ?? [], today)
    if (work.acknowledged.includes(site)) return false
    return acknowledgementBlock(course, work, null)?.kind === 'unpublished'
  })
}
