import type { Lesson, LessonId } from '../course/course.ts'
import type { Coursework } from './coursework.ts'
import { reachOf } from '../identity/access.ts'
import { ownWorkPath } from '../app/landing.web.ts'
import { AppError } from '../platform/http/app-error.ts'
import { listOfSites, creditDay } from '../requirements/because.page.ts'
import { contactsBody } from './contact.page.ts'
import { nothingChosen, type Tried } from './exercise.page.ts'
import { type HomeInput, homeBody } from './home.page.ts'
import type { FinishedBody } from './finished.page.ts'
import { lessonBody } from './lesson.page.ts'
import { nextStep } from './next-step.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { csrfField, shownSite, stateOf, sendCoursePage, workOf } from './learner.web.ts'
import type { LearnerState } from './coursework.store.ts'
import { param } from '../platform/http/form.web.ts'
import { cardPath, hrefTo, webLinks } from '../app/href.web.ts'
import { areNumbersPublic } from '../organization/site-details.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/** Everyone's start. An auditor from outside takes no course. */
export async function showHome(visit: SignedInVisit): Promise<void> {
  const { response, t, today, viewer } = visit
  if (reachOf(viewer, 'take-course') === null) return response.redirect(303, ownWorkPath(viewer.roles))
  const state = await stateOf(visit)
  const { work, standing } = state
  const site = await shownSite(visit, state)
  const body = homeBody({
    content: visit.content,
    links: webLinks,
    t,
    work: workOf(visit, state, site),
    due: standing.dueOn === null ? null : { on: standing.dueOn, passed: standing.dueOn < today },
    completion:
      work.settled && standing.completedOn !== null
        ? { on: standing.completedOn, validUntil: standing.validUntil, credited: creditedText(visit, work) }
        : null,
    updateBy: standing.because.kind === 'update' ? standing.because.by : null,
    siteName: site?.details.name ?? null,
    awaited: standing.because.kind === 'site' ? listOfSites(standing.because.sites, visit.language) : null,
    acknowledged: work.sites.every((id) => work.acknowledged.includes(id)),
    end: { href: hrefTo('/finished'), text: t.learn.finished.link },
    // Some numbers may be only for staff. The card doesn't have them, and the guide does.
    cardHref: site !== null && areNumbersPublic(site.details) ? cardPath(site.details.slug, visit.language) : null,
    certificate: certificateLink(visit, state),
  })
  sendCoursePage(visit, { title: t.learn.home.title, width: 'learn', site }, 'learning/home-body', body)
}

/** The latest certificate, or why there is none, or null before anything counts. */
function certificateLink({ t }: SignedInVisit, { history, work }: LearnerState): HomeInput['certificate'] {
  const isThere = history.some((event) => event.kind === 'completed')
  if (!isThere && work.credit === null) return null
  return { href: hrefTo('/certificate'), text: isThere ? t.certificate.page.open : t.hr.credits.noCertificate.why }
}

/** Names the credit that counts instead of the course. Returns null when there is none. */
function creditedText({ t, language }: SignedInVisit, { credit }: Coursework): { title: string; text: string } | null {
  if (credit === null) return null
  const { sources, home } = t.hr.credits
  const { source, from } = credit.body
  return {
    title: home.title,
    text: home.text(sources[source], from, creditDay(credit.effectiveOn, credit.body, { t, language })),
  }
}

/** The page after the last step. Before that, home says what is left to do. */
export async function showFinished(visit: SignedInVisit): Promise<void> {
  const { content, language, response, t } = visit
  const state = await stateOf(visit)
  const site = await shownSite(visit, state)
  const { work, standing } = state
  const isDone = nextStep(content.course, workOf(visit, state, site)).kind === 'done'
  if (!isDone || !work.settled || standing.completedOn === null) return response.redirect(303, webLinks.home())
  const credited = creditedText(visit, work)
  const body: FinishedBody = {
    t,
    title: credited?.title ?? t.learn.home.finishedTitle,
    lead: credited?.text ?? t.learn.home.finishedOn(formatDate(standing.completedOn, language)),
    certificate: credited === null ? certificateLink(visit, state) : null,
    cardHref: site === null ? null : cardPath(site.details.slug, language),
    whatNextHref: webLinks.whatNext(),
    homeHref: webLinks.home(),
  }
  sendCoursePage(visit, { title: t.learn.home.finishedTitle, width: 'read', site }, 'learning/finished', body)
}

export async function showLesson(visit: SignedInVisit): Promise<void> {
  await sendLesson(visit, findLesson(visit), null)
}

/** @param tried the exercise that was sent, or null for a lesson that is only read. */
export async function sendLesson(visit: SignedInVisit, lesson: Lesson, tried: Tried | null): Promise<void> {
  const { content, deps, detail, t, viewer } = visit
  const state = await stateOf(visit)
  const site = await shownSite(visit, state)
  const body = lessonBody({
    content,
    site: site?.details ?? null,
    lesson,
    detail,
    links: webLinks,
    t,
    practice: state.practice,
    // The same person sees the same order again; another person another one.
    seed: viewer.person,
    work: workOf(visit, state, site),
    hidden: csrfField(visit),
    tried,
  })
  const isError = tried !== null && nothingChosen(tried)
  if (isError) visit.response.status(422)
  const title = isError ? t.account.errorTitle(body.title) : body.title
  sendCoursePage(visit, { title, width: 'learn', site, script: deps.assets.screens.href }, 'learning/lesson-body', body)
}

export async function showContacts(visit: SignedInVisit): Promise<void> {
  const { t } = visit
  const site = await shownSite(visit, await stateOf(visit))
  const body = contactsBody(visit.content, site?.details ?? null, webLinks, t)
  sendCoursePage(visit, { title: t.shell.contacts, width: 'learn', site }, 'learning/contacts-body', body)
}

export async function showHrSees(visit: SignedInVisit): Promise<void> {
  const { t } = visit
  const site = await shownSite(visit, await stateOf(visit))
  sendCoursePage(visit, { title: t.learn.hrSees.title, width: 'read', site }, 'learning/hr-sees', {
    t,
    heldHref: hrefTo('/account/held'),
  })
}

/** The lesson named in the path. Throws not-found. */
export function findLesson(visit: SignedInVisit): Lesson {
  const id = param(visit, 'lesson')
  const lesson = visit.content.course.lessons.find((candidate) => candidate.id === (id as LessonId)) // compared with known ids
  if (lesson === undefined) throw new AppError('not-found', 'There is no such lesson.')
  return lesson
}
