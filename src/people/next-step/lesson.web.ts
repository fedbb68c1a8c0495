import { hrefTo } from '../../app/href.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { findLesson } from '../../learning/learn.web.ts'
import { shownSite } from '../../learning/learner.web.ts'
import type { PersonId } from '../../ledger/event.ts'
import { survivorOf } from '../../ledger/merge.store.ts'
import { param } from '../../platform/http/form.web.ts'
import { findReadable } from '../people.web.ts'
import { learnerFor } from '../signed-update.web.ts'
import { lessonTogetherPage } from './lesson.page.ts'

/**
 * A lesson for the viewer to go over with somebody: with the details of that person's site, which may be another one than
 * the viewer's.
 */
export async function showLessonTogether(visit: SignedInVisit): Promise<void> {
  const { content, deps, language, response, t } = visit
  const { db } = deps.store
  const asked: PersonId = `person:${param(visit, 'person')}`
  const { person, name } = await findReadable(visit, await survivorOf(db, asked))
  const lesson = findLesson(visit)
  const { state } = await learnerFor(visit, person, language, db)
  const page = lessonTogetherPage(
    recordsShell(visit, { title: t.learn.lesson.title(lesson.number), current: 'people' }),
    {
      content,
      lesson,
      name: name ?? t.hr.people.noName,
      site: (await shownSite(visit, state))?.details ?? null,
      backHref: hrefTo('/hr/people/:person', { person }),
    },
  )
  response.send(page)
}
