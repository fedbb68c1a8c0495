import type { LessonId } from '../domain/course.ts'
import { asksFor, currentAttempt, passedAttempt } from '../domain/coursework.ts'
import { AppError } from '../errors.ts'
import { contactsBody } from '../pages/contacts.ts'
import { homeBody } from '../pages/home.ts'
import { lessonBody } from '../pages/lesson.ts'
import { shownSite, stateOf, sendCoursePage } from './learner.ts'
import { param } from './form.ts'
import { certificatePath, webLinks } from './paths.ts'
import type { SignedInVisit } from './visit.ts'

export async function showHome(visit: SignedInVisit): Promise<void> {
  const { t, today } = visit
  const state = await stateOf(visit)
  const { work, standing } = state
  const site = await shownSite(visit, state)
  const body = homeBody({
    content: visit.content,
    links: webLinks,
    t,
    finished: work.settled ? visit.content.course.lessons.map((lesson) => lesson.id) : work.finished,
    practice: state.practice,
    final:
      passedAttempt(work) !== null || work.settled ? 'passed' : currentAttempt(work) === null ? 'not-started' : 'open',
    acknowledged: work.sites.every((id) => !asksFor(id, work, standing)),
    due: standing.dueOn === null ? null : { on: standing.dueOn, passed: standing.dueOn < today },
    completion:
      work.settled && standing.completedOn !== null
        ? { on: standing.completedOn, validUntil: standing.validUntil }
        : null,
    updateBy: standing.because.kind === 'update' ? standing.because.by : null,
    siteName: site?.details.name ?? null,
    certificate: state.history.some((event) => event.kind === 'completed')
      ? { href: certificatePath(), text: t.certificate.page.open }
      : null,
  })
  sendCoursePage(visit, { title: t.learn.home.title, width: 'learn', site }, 'partials/home-body', body)
}

export async function showLesson(visit: SignedInVisit): Promise<void> {
  const { detail, t } = visit
  const lesson = findLesson(visit)
  const state = await stateOf(visit)
  const site = await shownSite(visit, state)
  const { worked } = state.practice
  const body = lessonBody({
    content: visit.content,
    site: site?.details ?? null,
    lesson,
    detail,
    links: webLinks,
    t,
    worked,
  })
  sendCoursePage(visit, { title: body.title, width: 'learn', site }, 'partials/lesson-body', body)
}

export async function showContacts(visit: SignedInVisit): Promise<void> {
  const { t } = visit
  const site = await shownSite(visit, await stateOf(visit))
  const body = contactsBody(visit.content, site?.details ?? null, t)
  sendCoursePage(visit, { title: t.shell.contacts, width: 'learn', site }, 'partials/contacts-body', body)
}

export async function showHrSees(visit: SignedInVisit): Promise<void> {
  const { t } = visit
  const site = await shownSite(visit, await stateOf(visit))
  sendCoursePage(visit, { title: t.learn.hrSees.title, width: 'read', site }, 'pages/hr-sees', { t })
}

export async function showOtherFormat(visit: SignedInVisit): Promise<void> {
  const { t } = visit
  const site = await shownSite(visit, await stateOf(visit))
  sendCoursePage(visit, { title: t.learn.otherFormat.title, width: 'read', site }, 'pages/other-format', { t })
}

/** The lesson named in the path. Throws not-found. */
export function findLesson(visit: SignedInVisit) {
  const id = param(visit, 'lesson')
  const lesson = visit.content.course.lessons.find((candidate) => candidate.id === (id as LessonId)) // compared with known ids
  if (lesson === undefined) throw new AppError('not-found', 'There is no such lesson.')
  return lesson
}
