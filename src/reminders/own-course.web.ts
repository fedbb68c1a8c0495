import { webLinks } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { reachOf } from '../identity/access.ts'
import { findPerson } from '../people/people.store.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { deadlineOf, hasWorkToDo } from './due.ts'
import type { OwnCourse } from './own-course.page.ts'

/** For people whose work begins elsewhere than in the course. Returns null when there's nothing for them to do in it. */
export async function ownCourse({ deps, language, t, today, viewer }: SignedInVisit): Promise<OwnCourse | null> {
  if (reachOf(viewer, 'take-course') === null) return null
  const standing = (await findPerson(deps.store.db, viewer.person))?.standing
  if (standing === undefined || !hasWorkToDo(standing)) return null
  const deadline = deadlineOf(standing)
  const words = t.hr.home.ownCourse
  const link = { text: t.shell.myCourse, href: webLinks.home() }
  if (deadline === null) return { text: words.open, link }
  const day = formatDate(deadline, language)
  return { text: deadline < today ? words.wasDue(day) : words.due(day), link }
}
