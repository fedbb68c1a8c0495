import { countFirstCheck } from '../understanding/answer-count.store.ts'
import { type Attempt, type OpenRound, openRound, outcome, unanswered } from './attempt.ts'
import { currentAttempt, seenBefore } from './coursework.ts'
import { getItem } from '../course/draw.ts'
import { AppError } from '../platform/http/app-error.ts'
import {
  afterQuestion,
  asksAnother,
  attemptAnswers,
  attemptQuestion,
  attemptStart,
  type RoundInput,
  whereToGoOn,
} from './attempt.page.ts'
import { attemptResult } from './result.page.ts'
import { type Again, readSubmission } from './question.page.ts'
import {
  handIn,
  type Learner,
  learnerInAttempt,
  type LearnerWork,
  learnerWork,
  openAttempt,
  roundAnswers,
  saveRoundAnswer,
} from './coursework.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { param, parseForm, noFields } from '../platform/http/form.web.ts'
import { csrfField, learnerOf, type ShownSite, shownSite, stateOf, sendCoursePage, workOf } from './learner.web.ts'
import { webLinks } from '../app/href.web.ts'
import { questionFields } from './practice.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/** The page before the first question, or on to the attempt that is open or passed. */
export async function showFinal(visit: SignedInVisit): Promise<void> {
  const { response, t } = visit
  const state = await stateOf(visit)
  const current = currentAttempt(state.work)
  if (current !== null) return response.redirect(303, await whereItStands(visit, await roundIn(visit, state, current)))
  const body = attemptStart(visit.content, webLinks, t, csrfField(visit))
  sendCoursePage(
    visit,
    { title: t.learn.attempt.startHeading, width: 'read', site: await shownSite(visit, state) },
    'learning/attempt-start',
    body,
  )
}

export async function startFinal(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  parseForm(visit, noFields)
  const attempt = await deps.store.transaction((tx) => openAttempt(tx, learnerOf(visit), () => deps.newToken()))
  response.redirect(303, webLinks.attemptQuestion(attempt, 1))
}

export async function showAttemptQuestion(visit: SignedInVisit): Promise<void> {
  const round = await findRound(visit)
  if (round.open === null) return visit.response.redirect(303, webLinks.attempt(round.attempt.started.attempt))
  await sendQuestion(visit, await roundInput(visit, { ...round, open: round.open }), round.site, null)
}

/** Saves one answer; nothing is graded until the round is handed in. Moving a step of an order saves nothing. */
export async function saveAttemptAnswer(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const round = await findRound(visit)
  const { attempt, open, learner } = round
  const id = attempt.started.attempt
  if (open === null) return response.redirect(303, webLinks.attempt(id))
  const place = placeIn(visit, open)
  const item = getItem(learner.content.course, place.item)
  const values = questionFields(visit)
  if (asksAnother(item.id, values)) return response.redirect(303, webLinks.attempt(id))
  const { answer, again } = readSubmission(item, values)
  const input = await roundInput(visit, { ...round, open })
  const answers = again === 'not-answered' ? input.answers : new Map([...input.answers, [item.id, answer]])
  if (again !== null) return sendQuestion(visit, { ...input, answers }, round.site, again)
  const at = { attempt: id, round: open.round, item: item.id }
  await deps.store.transactionTogether((tx) => saveRoundAnswer(tx, learner, at, answer))
  response.redirect(303, afterQuestion({ ...input, answers }, place.number))
}

export async function showAttemptAnswers(visit: SignedInVisit): Promise<void> {
  const { response, t } = visit
  const round = await findRound(visit)
  const { attempt, open } = round
  if (open === null) return response.redirect(303, webLinks.attempt(attempt.started.attempt))
  const body = attemptAnswers(await roundInput(visit, { ...round, open }), csrfField(visit))
  sendCoursePage(
    visit,
    { title: t.learn.attempt.answersTitle, width: 'read', site: round.site },
    'learning/attempt-answers',
    body,
  )
}

/** Hands in the open round. It is graded once, even when the form is sent twice or forty times at the same moment. */
export async function handInAttempt(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  parseForm(visit, noFields)
  const id = param(visit, 'attempt')
  const complete = await deps.store.transaction(async (tx) => {
    const { attempt, open, learner, state } = await findRound(visit, tx)
    if (open === null) return true
    const answers = await roundAnswers(tx, learner.person, id, open.round)
    if (unanswered(learner.content.course, open, answers).length > 0) return false
    await handIn(tx, learner, { ...state, attempt }, open.round, answers, countFirstCheck)
    return true
  })
  response.redirect(303, complete ? webLinks.attempt(id) : webLinks.attemptAnswers(id))
}

export async function showAttempt(visit: SignedInVisit): Promise<void> {
  const { deps, response, t } = visit
  const round = await findRound(visit)
  const { attempt, site, learner } = round
  if (outcome(attempt) === null) return response.redirect(303, await whereItStands(visit, round))
  const work = workOf(visit, await stateOf(visit), site)
  const answers = await roundAnswers(deps.store.db, learner.person, attempt.started.attempt, 1)
  const hidden = csrfField(visit)
  const body = attemptResult({ content: learner.content, attempt, work, answers, links: webLinks, t, hidden })
  sendCoursePage(visit, { title: body.heading, width: 'read', site }, 'learning/attempt-result', body)
}

interface Round {
  readonly attempt: Attempt
  readonly open: OpenRound | null
  /** The content that the attempt began with. */
  readonly learner: Learner
  readonly state: LearnerWork
  readonly site: ShownSite | null
}

/** The attempt named in the path, of this learner. Throws not-found for anyone else's. */
async function findRound(visit: SignedInVisit, db: Database = visit.deps.store.db): Promise<Round> {
  const id = param(visit, 'attempt')
  const state = await learnerWork(db, learnerOf(visit))
  const attempt = state.work.attempts.find((candidate) => candidate.started.attempt === id)
  if (attempt === undefined) throw new AppError('not-found', 'The learner has no such attempt.')
  return roundIn(visit, state, attempt, db)
}

async function roundIn(
  visit: SignedInVisit,
  state: LearnerWork,
  attempt: Attempt,
  db: Database = visit.deps.store.db,
): Promise<Round> {
  const id = attempt.started.attempt
  const learner = await learnerInAttempt(db, learnerOf(visit), state.history, id)
  const open = openRound(learner.content.course, attempt, seenBefore(state.work, id))
  return { attempt, open, learner, state, site: await shownSite(visit, state, db) }
}

type OpenedRound = Round & { readonly open: OpenRound }

async function roundInput({ deps, t }: SignedInVisit, { attempt, open, learner }: OpenedRound): Promise<RoundInput> {
  const answers = await roundAnswers(deps.store.db, learner.person, attempt.started.attempt, open.round)
  return { content: learner.content, attempt, open, answers, links: webLinks, t }
}

async function sendQuestion(
  visit: SignedInVisit,
  round: RoundInput,
  site: ShownSite | null,
  again: Again,
): Promise<void> {
  const { number } = placeIn(visit, round.open)
  const body = attemptQuestion(round, number, again, csrfField(visit))
  const isError = again === 'not-answered'
  if (isError) visit.response.status(422)
  const title = isError ? visit.t.account.errorTitle(body.title) : body.title
  sendCoursePage(visit, { title, width: 'read', site }, 'learning/attempt-question', body)
}

/** The place named in the path. Throws not-found when the round has no such place. */
function placeIn(visit: SignedInVisit, open: OpenRound) {
  const number = Number(param(visit, 'place'))
  const item = open.items[number - 1]
  if (item === undefined) throw new AppError('not-found', 'The round has no such question.')
  return { number, item }
}

async function whereItStands({ deps }: SignedInVisit, { attempt, open, learner }: Round): Promise<string> {
  const id = attempt.started.attempt
  if (open === null || outcome(attempt) !== null) return webLinks.attempt(id)
  const answers = await roundAnswers(deps.store.db, learner.person, id, open.round)
  return whereToGoOn(learner.content.course, id, open, answers, webLinks)
}
