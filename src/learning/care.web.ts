import { beforeYouStart, pauseBody, whatNext } from './pause.page.ts'
import { csrfField, sendCoursePage, shownSite, stateOf, workOf } from './learner.web.ts'
import { hrefTo, webLinks } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { z } from 'zod'
import { DETAILS } from '../course/course.ts'
import { setLanguage } from '../identity/account.store.ts'
import { setDetail } from './reading-preference.store.ts'
import { parseForm } from '../platform/http/form.web.ts'
import { isOurs } from '../identity/session.web.ts'
import { LANGUAGES } from '../platform/text/language.ts'
import { GUIDE_QUESTIONS, type GuideTry, readGuide, UNANSWERED } from '../course/decision-guide.ts'
import { localTime } from '../platform/time/local-time.ts'
import { guideBody } from './guide.page.ts'

/** Pages outside the lessons, for the learner. Opening them is recorded nowhere (`docs/less-detail.md`). */
export async function showBeforeYouStart(visit: SignedInVisit): Promise<void> {
  const { content, detail, t } = visit
  const state = await stateOf(visit)
  const site = await shownSite(visit, state)
  const body = beforeYouStart(content, workOf(visit, state, site), detail, webLinks, t, csrfField(visit))
  sendCoursePage(visit, { title: t.care.before.title, width: 'read', site }, 'learning/before-you-start', body)
}

export async function showPause(visit: SignedInVisit): Promise<void> {
  const { content, detail, t } = visit
  const site = await siteOf(visit)
  const body = pauseBody({
    content,
    site: site?.details ?? null,
    detail,
    // No address says where the learner was; the browser's own Back button knows.
    backHref: webLinks.home(),
    links: webLinks,
    t,
    hidden: csrfField(visit),
  })
  sendCoursePage(visit, { title: t.care.pause.title, width: 'read', site }, 'learning/pause-body', body)
}

export async function showWhatNext(visit: SignedInVisit): Promise<void> {
  const { content, t } = visit
  const site = await siteOf(visit)
  const body = whatNext(content, site?.details ?? null, webLinks, t, hrefTo('/what-happens-next/print'))
  sendCoursePage(visit, { title: t.care.next.title, width: 'read', site }, 'learning/what-next', body)
}

export async function showOtherFormat(visit: SignedInVisit): Promise<void> {
  const { t } = visit
  const site = await siteOf(visit)
  sendCoursePage(visit, { title: t.learn.otherFormat.title, width: 'read', site }, 'learning/other-format-body', { t })
}

async function siteOf(visit: SignedInVisit) {
  return shownSite(visit, await stateOf(visit))
}

/** Every form sends both, so that nothing about a request tells which of them has changed. */
const readingForm = z.strictObject({
  language: z.enum(LANGUAGES),
  detail: z.enum(DETAILS),
  /** The page with the form. */
  to: z.string(),
})

/** Saves how the viewer reads the course: the language and the detail. Then goes back to the same page. */
export async function chooseReading(visit: SignedInVisit): Promise<void> {
  const { deps, response, viewer, account } = visit
  const { language, detail, to } = parseForm(visit, readingForm)
  await deps.store.transaction(async (tx) => {
    await setLanguage(tx, account, language)
    await setDetail(tx, viewer.person, detail)
  })
  response.redirect(303, isOurs(to) ? to : hrefTo('/'))
}

const guideForm = z.partialRecord(z.enum([...GUIDE_QUESTIONS, 'asked', 'change']), z.string())

export async function showGuide(visit: SignedInVisit): Promise<void> {
  await sendGuide(visit, { answers: UNANSWERED, nothingChosen: false })
}

/** Shows the next question, or who to call. The answers travel in the form and are neither stored nor logged. */
export async function answerGuide(visit: SignedInVisit): Promise<void> {
  const fields = new Map(Object.entries(parseForm(visit, guideForm)))
  const tried = readGuide((name) => fields.get(name) ?? null)
  await sendGuide(visit, tried)
}

async function sendGuide(visit: SignedInVisit, tried: GuideTry): Promise<void> {
  const { content, now, t } = visit
  const site = await shownSite(visit, await stateOf(visit))
  const details = site?.details ?? null
  const body = guideBody({
    content,
    site: details,
    now: details === null ? null : localTime(now, details.timeZone),
    ...tried,
    links: webLinks,
    t,
    hidden: csrfField(visit),
  })
  if (tried.nothingChosen) visit.response.status(422)
  const title = tried.nothingChosen ? t.account.errorTitle(body.title) : body.title
  sendCoursePage(visit, { title, width: 'read', site }, 'learning/guide-body', body)
}
