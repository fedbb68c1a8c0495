import { gapsTogether } from '../site-gaps.page.ts'
import { hrefTo, webLinks } from '../../app/href.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import type { Item, ItemId } from '../../course/course.ts'
import { getItem, optionOrder } from '../../course/draw.ts'
import type { Answer } from '../../course/question-type.ts'
import { isKind } from '../../ledger/history.ts'
import { param } from '../../platform/http/form.web.ts'
import { acknowledgementBlock } from '../coursework.ts'
import type { LearnerState } from '../coursework.store.ts'
import type { HomeInput } from '../home.page.ts'
import {
  acknowledgementFields,
  csrfField,
  learnerOf,
  type ShownSite,
  sendCoursePage,
  shownSite,
  stateOf,
  workOf,
} from '../learner.web.ts'
import { questionFields } from '../practice.web.ts'
import { type Again, readSubmission } from '../question.page.ts'
import {
  updateBody,
  type UpdateLinks,
  updateQuestion,
  type UpdateQuestionInput,
  updateReply,
  updateStep,
} from './change.page.ts'
import { answerUpdate, openUpdate, type OpenUpdate } from './change.store.ts'
import { updateMinutes } from './minutes.job.ts'

const updateLinks: UpdateLinks = {
  update: () => hrefTo('/update'),
  question: (item) => hrefTo('/update/questions/:item', { item }),
  reply: (item) => hrefTo('/update/questions/:item/reply', { item }),
}

/** The learner's update, or null when there is nothing to go through. */
export async function updateFor(visit: SignedInVisit, state: LearnerState): Promise<OpenUpdate | null> {
  return openUpdate(visit.deps.store.db, learnerOf(visit), state, visit.today)
}

/** What the learner's home says about an update, or null when none is asked. */
export async function updateOnHome(visit: SignedInVisit, state: LearnerState): Promise<HomeInput['update']> {
  const { content, language, t, today } = visit
  const { because } = state.standing
  if (because.kind !== 'update') return null
  const update = await updateFor(visit, state)
  const { by } = because
  const plan = update && { ...update, minutes: updateMinutes(update, content) }
  return updateStep({ by, plan, today, href: plan === null ? webLinks.policy() : updateLinks.update() }, language, t)
}

export async function showUpdate(visit: SignedInVisit): Promise<void> {
  const { content, detail, response, t, today } = visit
  const state = await stateOf(visit)
  const update = await updateFor(visit, state)
  if (update === null) return response.redirect(303, webLinks.home())
  const site = await shownSite(visit, state)
  const details = site?.details ?? null
  const body = updateBody({
    content,
    site: details,
    update,
    due: { by: update.by, today, isMore: update.isMore },
    minutes: updateMinutes(update, content),
    isSiteKnown: state.history.filter(isKind('acknowledged')).some((entry) => entry.body.siteVersion === site?.version),
    block: acknowledgementBlock(content.course, state.work, details),
    done: '',
    detail,
    work: workOf(visit, state, site),
    links: webLinks,
    to: updateLinks,
    t,
    hidden: acknowledgementFields(visit, site),
  })
  sendCoursePage(visit, { title: t.update.title, width: 'read', site }, 'learning/update-body', {
    ...body,
    siteParts: gapsTogether(body.siteParts, t),
  })
}

export async function showUpdateQuestion(visit: SignedInVisit): Promise<void> {
  const asked = await questionOf(visit)
  if (asked !== null) sendQuestion(visit, asked, [], null)
}

export async function answerUpdateQuestion(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const asked = await questionOf(visit)
  if (asked === null) return
  const { answer, again } = readSubmission(asked.item, questionFields(visit))
  if (again !== null) return sendQuestion(visit, asked, answer, again)
  await deps.store.transaction((tx) => answerUpdate(tx, learnerOf(visit), asked.item.id, answer))
  response.redirect(303, updateLinks.reply(asked.item.id))
}

export async function showUpdateReply(visit: SignedInVisit): Promise<void> {
  const { response } = visit
  const asked = await questionOf(visit)
  if (asked === null) return
  const answer = asked.update.answers.get(asked.item.id)
  if (answer === undefined) return response.redirect(303, updateLinks.question(asked.item.id))
  const body = updateReply(inputOf(visit, asked, answer))
  sendCoursePage(visit, { title: body.title, width: 'read', site: asked.site }, 'learning/check-reply', body)
}

interface Asked {
  readonly update: OpenUpdate
  readonly item: Item
  readonly site: ShownSite | null
}

/**
 * The question of the path. Leads home and returns null for people who have no update. A question that isn't part of it
 * may have been while the page was open, so that leads to those of now.
 */
async function questionOf(visit: SignedInVisit): Promise<Asked | null> {
  const { content, response } = visit
  const id = param(visit, 'item')
  const state = await stateOf(visit)
  const update = await updateFor(visit, state)
  if (update === null) {
    response.redirect(303, webLinks.home())
    return null
  }
  const item = update.items.find((each): each is ItemId => each === id)
  if (item === undefined) {
    response.redirect(303, updateLinks.update())
    return null
  }
  return { update, item: getItem(content.course, item), site: await shownSite(visit, state) }
}

function sendQuestion(visit: SignedInVisit, asked: Asked, answer: Answer, again: Again): void {
  const body = updateQuestion(inputOf(visit, asked, answer), again, csrfField(visit))
  const isError = again === 'not-answered'
  if (isError) visit.response.status(422)
  const title = isError ? visit.t.account.errorTitle(body.title) : body.title
  sendCoursePage(visit, { title, width: 'read', site: asked.site }, 'learning/check-form', body)
}

function inputOf(
  { content, t, viewer }: SignedInVisit,
  { item, site, update }: Asked,
  answer: Answer,
): UpdateQuestionInput {
  // The same person sees the same order again; another person another one.
  const order = optionOrder(item, viewer.person)
  return { content, site: site?.details ?? null, item, order, answer, update, links: webLinks, to: updateLinks, t }
}
