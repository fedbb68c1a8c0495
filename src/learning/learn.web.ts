import { followUpFor } from '../followups/due.store.ts'
import { noticesFor } from '../groups/notice.web.ts'
import type { Lesson, LessonId } from '../course/course.ts'
import type { Coursework } from './coursework.ts'
import type { PageInPieces } from '../platform/html/kept-part.job.ts'
import { sendInPieces, SHARED_HIDDEN } from '../app/page-in-pieces.web.ts'
import { AppError } from '../platform/http/app-error.ts'
import { listOfSites, creditDay } from '../requirements/because.page.ts'
import { contactsBody } from './contact.page.ts'
import { nothingChosen, type Tried } from './exercise.page.ts'
import { type HomeInput, homeBody } from './home.page.ts'
import type { FinishedBody } from './finished.page.ts'
import { lessonBody } from './lesson.page.ts'
import { nextStep } from './next-step.page.ts'
import { addDays, type CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { keptScreens } from './kept-screen.web.ts'
import { sendKeptCoursePage } from './kept-course-page.web.ts'
import { coursePage, csrfField, shownSite, stateOf, sendCoursePage, workOf } from './learner.web.ts'
import type { LearnerState } from './coursework.store.ts'
import { updateOnHome } from './update/change.web.ts'
import { TOKEN_PLACE } from '../platform/html/kept-part.job.ts'
import { param } from '../platform/http/form.web.ts'
import { cardPath, hrefTo, webLinks } from '../app/href.web.ts'
import { areNumbersPublic } from '../organization/site-details.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/** A page, and what it was made from. */
interface MadePage {
  readonly page: PageInPieces
  readonly state: LearnerState
}

/** What a home shows besides the course. */
interface HomeAlso {
  readonly notices: Awaited<ReturnType<typeof noticesFor>>
  readonly offer: Awaited<ReturnType<typeof followUpFor>>
}

/** Where the course begins. Links and mails about the course lead here. */
export async function showHome(visit: SignedInVisit): Promise<void> {
  const { deps, today, viewer } = visit
  const readAlso = async () => ({
    notices: await noticesFor(visit),
    offer: await followUpFor(deps.store.db, viewer.person, today),
  })
  await sendKeptCoursePage(visit, readAlso, async () => homePage(visit, await readAlso()))
}

async function homePage(visit: SignedInVisit, { notices, offer }: HomeAlso): Promise<MadePage> {
  const { t, today } = visit
  const state = await stateOf(visit)
  const { work, standing } = state
  const site = await shownSite(visit, state)
  const body = homeBody({
    content: visit.content,
    links: webLinks,
    t,
    work: workOf(visit, state, site),
    due: dueIn(state, today),
    completion:
      work.settled && standing.completedOn !== null
        ? { on: standing.completedOn, validUntil: standing.validUntil, credited: creditedText(visit, work) }
        : null,
    update: await updateOnHome(visit, state),
    siteName: site?.details.name ?? null,
    awaited: standing.because.kind === 'site' ? listOfSites(standing.because.sites, visit.language) : null,
    acknowledged: work.sites.every((id) => work.acknowledged.includes(id)),
    end: { href: hrefTo('/finished'), text: t.learn.finished.link },
    // Some numbers may be only for staff. The card doesn't have them, and the guide does.
    cardHref: site !== null && areNumbersPublic(site.details) ? cardPath(site.details.slug, visit.language) : null,
    certificate: certificateLink(visit, state),
  })
  const followUp = offer === null ? null : hrefTo('/follow-ups')
  // A notice names people, so nobody else gets it.
  const home = { t, csrf: TOKEN_PLACE, notices, followUp, home: body }
  const isShared = notices.length === 0
  return {
    state,
    page: coursePage(visit, { title: t.learn.home.title, width: 'learn', site }, 'groups/home', home, { isShared }),
  }
}

/** By when the course is to be finished. An update that's due after the course has to be renewed is part of it. */
function dueIn({ standing, work }: LearnerState, today: CalendarDate): HomeInput['due'] {
  const { because, dueOn, validUntil } = standing
  const on = because.kind === 'update' && !work.settled && validUntil !== null ? addDays(validUntil, -1) : dueOn
  return on === null ? null : { on, passed: on < today }
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
  const lesson = findLesson(visit)
  await sendKeptCoursePage(visit, nothingElse, () => lessonPage(visit, lesson, null))
}

/** For a page that follows from the course and the learner's own work alone. */
export async function nothingElse(): Promise<null> {
  return null
}

/** Answers an exercise, in its lesson. */
export async function sendTried(visit: SignedInVisit, lesson: Lesson, tried: Tried): Promise<void> {
  if (nothingChosen(tried)) visit.response.status(422)
  sendInPieces(visit, (await lessonPage(visit, lesson, tried)).page)
}

/** @param tried the exercise that was sent, or null for a lesson that is only read. */
async function lessonPage(visit: SignedInVisit, lesson: Lesson, tried: Tried | null): Promise<MadePage> {
  const { content, deps, detail, t, viewer } = visit
  const state = await stateOf(visit)
  const site = await shownSite(visit, state)
  const details = site?.details ?? null
  const input = {
    content,
    site: details,
    lesson,
    detail,
    links: webLinks,
    t,
    practice: state.practice,
    // The same person sees the same order again; another person another one.
    seed: viewer.person,
    work: workOf(visit, state, site),
    tried,
  }
  const body =
    tried === null
      ? lessonBody({ ...input, hidden: SHARED_HIDDEN }, keptScreens(visit, details))
      : lessonBody({ ...input, hidden: csrfField(visit) })
  const isError = tried !== null && nothingChosen(tried)
  const title = isError ? t.account.errorTitle(body.title) : body.title
  const page = { title, width: 'learn', site, script: deps.assets.screens.href } as const
  const shared = tried === null ? { isShared: true, screens: body.screens } : {}
  return { state, page: coursePage(visit, page, 'learning/lesson-body', body, shared) }
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
