import { z } from 'zod'
import { hrefTo, publicPath, webLinks } from '../app/href.web.ts'
import { visitorShell } from '../app/shell.web.ts'
import type { SignedInVisit, Visit } from '../app/visit.web.ts'
import { setNoFollowUp } from '../learning/no-follow-up.store.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { AppError } from '../platform/http/app-error.ts'
import { noFields, param, parseForm } from '../platform/http/form.web.ts'
import { takeFollowUp } from './due.store.ts'
import { answerFollowUp, createFollowUpLink, findFollowUpLink, type FollowUpLink } from './link.store.ts'
import { minuteQuestionPage, minuteReplyPage, minuteStartPage } from './minute.page.ts'
import { pairFor, type Turn } from './pair.ts'

/** Opening the link uses nothing up: mail programs open links by themselves. */
export async function showMinute(visit: Visit): Promise<void> {
  const { deps, response, today } = visit
  const link = await findFollowUpLink(deps.store.db, param(visit, 'token'), today)
  const state = link === null ? 'over' : link.answered === 2 ? 'used' : 'start'
  response.status(state === 'over' ? 404 : 200).send(minuteStartPage(shellOf(visit), state, ownHref(visit)))
}

/** The button of the first page sends nothing, and a choice says which of the two questions it answers. */
const minuteForm = z.union([
  z.strictObject({ turn: z.enum(['1', '2']), choice: z.string().max(10) }),
  noFields.transform(() => null),
])

/**
 * Shows the next question, or takes an answer. An answer that is sent again gets the same page and isn't counted again.
 * Who answers isn't known here, not even for somebody who's signed in.
 */
export async function answerMinute(visit: Visit): Promise<void> {
  const { content, deps, response, today } = visit
  const sent = parseForm(visit, minuteForm)
  const token = param(visit, 'token')
  const link = await findFollowUpLink(deps.store.db, token, today)
  // The token isn't kept, so nobody can work out later which questions it asked.
  const seed = sha256(`questions of ${token}`)
  const pair = pairFor(content.scenarios, seed)
  if (link === null || pair === null) return showMinute(visit)
  const minute = { content, pair, seed, action: ownHref(visit) }
  if (sent === null) return showNext(visit, link, minute)
  const turn: Turn = sent.turn === '1' ? 1 : 2
  const { step, choices } = pair.decisions[turn]
  const chosen = choices.find(({ id }) => id === sent.choice)
  if (chosen === undefined) throw new AppError('bad-request', 'The question has no such choice.')
  const answer = { turn, step, courseVersion: content.course.version, isRight: chosen.fits }
  await deps.store.transaction((tx) => answerFollowUp(tx, token, answer, today))
  response.send(minuteReplyPage(shellOf(visit), minute, turn, chosen))
}

async function showNext(
  visit: Visit,
  { answered }: FollowUpLink,
  minute: Parameters<typeof minuteQuestionPage>[1],
): Promise<void> {
  if (answered === 2) return showMinute(visit)
  visit.response.send(minuteQuestionPage(shellOf(visit), minute, answered === 0 ? 1 : 2))
}

/** Gives the signed-in person the link that would have come by mail. */
export async function openOwnMinute(visit: SignedInVisit): Promise<void> {
  const { deps, language, now, response, today, viewer } = visit
  parseForm(visit, noFields)
  const round = await deps.store.transaction((tx) => takeFollowUp(tx, viewer.person, now, today))
  if (round === null) return response.redirect(303, webLinks.home())
  // Not in that transaction, which would connect the two.
  const token = await createFollowUpLink(deps.store.db, round, today)
  response.redirect(303, publicPath(hrefTo('/minute/:token', { token }), language))
}

const choiceForm = z.strictObject({ followUps: z.enum(['none', 'some']) })

/** What somebody wants for themselves. Neither the ledger nor the audit trail nor the log says it. */
export async function chooseFollowUps(visit: SignedInVisit): Promise<void> {
  const { deps, response, viewer } = visit
  const { followUps } = parseForm(visit, choiceForm)
  await deps.store.transaction((tx) => setNoFollowUp(tx, viewer.person, followUps === 'none'))
  response.redirect(303, `${hrefTo('/account')}#follow-ups`)
}

function ownHref(visit: Visit): string {
  return publicPath(hrefTo('/minute/:token', { token: param(visit, 'token') }), visit.language)
}

function shellOf(visit: Visit) {
  return { ...visitorShell(visit, visit.t.hr.followUps.minute.title), width: 'read' as const }
}
