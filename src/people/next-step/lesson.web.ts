import type { SignedInVisit } from '../../app/visit.web.ts'
import { hrefTo } from '../../app/href.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import { forReading } from '../../course/for-reading.page.ts'
import { NOWHERE } from '../../learning/edition.page.ts'
import { findLesson } from '../../learning/learn.web.ts'
import { shownSite } from '../../learning/learner.web.ts'
import { lessonBody } from '../../learning/lesson.page.ts'
import { NOTHING_DONE, NOTHING_TRIED } from '../../learning/next-step.page.ts'
import type { PersonId } from '../../ledger/event.ts'
import { survivorOf } from '../../ledger/merge.store.ts'
import { renderPage, renderPart } from '../../platform/html/render.page.ts'
import { param } from '../../platform/http/form.web.ts'
import { findReadable } from '../people.web.ts'
import { learnerFor } from '../signed-update.web.ts'

/**
 * A lesson for the viewer to go over with somebody: only to read, and with the details of that person's site, which may
 * be another one than the viewer's.
 */
export async function showLessonTogether(visit: SignedInVisit): Promise<void> {
  const { content, deps, detail, language, response, t } = visit
  const { db } = deps.store
  const asked: PersonId = `person:${param(visit, 'person')}`
  const { person, name } = await findReadable(visit, await survivorOf(db, asked))
  const lesson = findLesson(visit)
  const { state } = await learnerFor(visit, person, language, db)
  const site = (await shownSite(visit, state))?.details ?? null
  const { heading, kicker, screens } = lessonBody({
    content,
    site,
    lesson,
    detail,
    links: NOWHERE,
    t,
    practice: NOTHING_TRIED,
    seed: '',
    work: NOTHING_DONE,
    hidden: [],
    tried: null,
  })
  const words = t.hr.person.goOver
  const called = name ?? t.hr.people.noName
  const page = renderPage('app', recordsShell(visit, { title: heading, current: 'people' }), 'people/lesson', {
    heading,
    kicker,
    backHref: hrefTo('/hr/people/:person', { person }),
    back: t.account.link.record(called),
    whose: site === null ? words.noSite(called) : words.at(called, site.name),
    only: words.only,
    // What's before the first section is about how one reads alone, and a question is for the person to answer.
    sections: screens.flatMap((screen) =>
      screen.kind === 'section' ? [forReading(renderPart('learning/lesson-screen', { ...screen, start: null }))] : [],
    ),
  })
  response.send(page)
}
