import { z } from 'zod'
import { GUIDE_QUESTIONS, type GuideTry, readGuide, UNANSWERED } from '../course/decision-guide.ts'
import { localTime } from '../platform/time/local-time.ts'
import { guideBody } from './guide.page.ts'
import { parseForm } from '../platform/http/form.web.ts'
import { csrfField, sendCoursePage, shownSite, stateOf } from './learner.web.ts'
import { webLinks } from '../platform/http/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

const guideForm = z.partialRecord(z.enum([...GUIDE_QUESTIONS, 'asked', 'change']), z.string())

export async function showGuide(visit: SignedInVisit): Promise<void> {
  await sendGuide(visit, { answers: UNANSWERED, nothingChosen: false })
}

/** The next question, or whom to call. The answers travel in the form and are stored and logged nowhere. */
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
