import { z } from 'zod'
import { hrefTo, publicPath, webLinks } from '../app/href.web.ts'
import { visitorShell } from '../app/shell.web.ts'
import type { SignedInVisit, Visit } from '../app/visit.web.ts'
import type { PersonId } from '../ledger/event.ts'
import { survivorOf } from '../ledger/merge.store.ts'
import { recordingOf } from '../people/change.web.ts'
import { AppError } from '../platform/http/app-error.ts'
import { noFields, param, parseForm, parseQuery } from '../platform/http/form.web.ts'
import { findMessage } from '../reminders/message.store.ts'
import { isGroupMail } from '../reminders/reminder.ts'
import { showTeam, teamQuery } from '../reminders/team.web.ts'
import { findSite } from '../site/site.store.ts'
import { groupOfMessage } from './group-mail.job.ts'
import { sendCalendar } from './group.web.ts'
import { type Group, isOpen, latestNotice, toldStates } from './group.ts'
import { acknowledge, findGroup, groupsToAcknowledge, groupsTold, namesInGroups, workingHere } from './group.store.ts'
import { messageOfToken } from './notice-token.job.ts'
import { nameWithDates, type GroupOnHome, noticePage, noticeView, type NoticeView } from './notice.page.ts'

/** What the link in a mail is about, or null when there's nothing to confirm with it anymore. */
async function noticeIn(visit: Visit): Promise<{ readonly group: Group; readonly person: PersonId } | null> {
  const { deps, today } = visit
  const { db } = deps.store
  const id = messageOfToken(deps.secret, param(visit, 'token'))
  const message = id === null ? null : await findMessage(db, id)
  if (message === null || !isGroupMail(message.kind)) return null
  const group = await findGroup(db, groupOfMessage(message))
  if (group === null || !isOpen(group, today) || message.deadline !== latestNotice(group).dates[0]) return null
  // The link is a way in for staff only, and ends with their last day.
  if (!(await workingHere(db, [message.person], today)).has(message.person)) return null
  const records = [message.person, await survivorOf(db, message.person)]
  const state = toldStates(group).find(({ person }) => records.includes(person))
  return state === undefined ? null : { group, person: state.person }
}

/** Opening the link confirms nothing: mail programs open links by themselves. */
export async function showNotice(visit: Visit): Promise<void> {
  const found = await noticeIn(visit)
  const isDone = found !== null && stateOf(found)?.acknowledged !== null
  await sendNotice(visit, found?.group ?? null, found === null ? 'over' : isDone ? 'already' : 'open')
}

/** Confirms without a sign-in: the link went to this person and to nobody else. */
export async function confirmNotice(visit: Visit): Promise<void> {
  const { content, deps, log, now, today } = visit
  parseForm(visit, noFields)
  const found = await noticeIn(visit)
  if (found === null) return sendNotice(visit, null, 'over')
  const { group, person } = found
  const recording = { course: content.course.id, actor: person, at: now, today }
  const isNew = await deps.store.transaction((tx) =>
    acknowledge(tx, group.id, { person, way: 'link', on: today }, recording),
  )
  log.info({ group: group.id, isNew }, 'notice of a group confirmed by link')
  await sendNotice(visit, group, isNew ? 'thanks' : 'already')
}

function stateOf({ group, person }: { readonly group: Group; readonly person: PersonId }) {
  return toldStates(group).find((each) => each.person === person)
}

async function sendNotice(visit: Visit, group: Group | null, state: Parameters<typeof noticePage>[2]): Promise<void> {
  const { language, response, t } = visit
  const confirmHref = publicPath(hrefTo('/notices/:token', { token: param(visit, 'token') }), language)
  const notice = group === null ? null : await viewOf(visit, group, confirmHref)
  const shell = visitorShell(visit, t.hr.groups.notice.one)
  const signInHref = publicPath(hrefTo('/sign-in'), language)
  response.status(notice === null ? 404 : 200).send(noticePage(shell, notice, state, signInHref))
}

async function viewOf({ deps, language, t, today }: Visit, group: Group, confirmHref: string): Promise<NoticeView> {
  const { db } = deps.store
  const siteName = (await findSite(db, group.site))?.name ?? ''
  const names = await namesInGroups(db, latestNotice(group).leaders, today)
  return noticeView(group, { siteName, names, language, confirmHref }, t)
}

/** What the signed-in person has to know, for their home. What they've confirmed stays until the last date is over. */
export async function noticesFor(visit: SignedInVisit): Promise<GroupOnHome[]> {
  const { deps, language, t, today, viewer } = visit
  const told = await groupsTold(deps.store.db, viewer.person, today)
  return Promise.all(
    told.map(async ({ group, isConfirmed }) => {
      const confirmHref = hrefTo('/groups/:group/acknowledgements', { group: group.id })
      const calendar = {
        href: hrefTo('/groups/:group/group.ics', { group: group.id }),
        label: t.hr.groups.home.calendarFor(nameWithDates(group, language, t)),
      }
      return { ...(await viewOf(visit, group, confirmHref)), group: group.id, isConfirmed, calendar }
    }),
  )
}

/** The dates of a group that the signed-in person has to know about: who gets no e-mail gets no file with it, either. */
export async function downloadOwnCalendar(visit: SignedInVisit): Promise<void> {
  const { deps, today, viewer } = visit
  const told = await groupsTold(deps.store.db, viewer.person, today)
  const found = told.find(({ group }) => group.id === param(visit, 'group'))
  if (found === undefined) throw new AppError('not-found', 'There is no such group.')
  const site = await findSite(deps.store.db, found.group.site)
  await sendCalendar(visit, found.group, site?.name ?? '')
}

/**
 * What the signed-in person still has to confirm. It's also where they begin their work.
 * @param confirmed the group that they have confirmed just now, which the page says
 */
export async function noticesToConfirm(visit: SignedInVisit, confirmed?: string): Promise<GroupOnHome[]> {
  return (await noticesFor(visit)).filter(({ group, isConfirmed }) => !isConfirmed || group === confirmed)
}

/** A supervisor signs in to their people, so what they have to know is there, too. */
export async function showOwnTeam(visit: SignedInVisit): Promise<void> {
  const { confirmed } = parseQuery(visit, teamQuery)
  await showTeam(visit, await noticesToConfirm(visit, confirmed))
}

/** The page with the button. A form from before it had a place of its own leads to the course. */
const acknowledgeForm = z.strictObject({ from: z.enum(['home', 'team', 'course']).default('course') })

/** Confirms from one's own home, and leads back there. What isn't to be confirmed isn't there. */
export async function acknowledgeGroup(visit: SignedInVisit): Promise<void> {
  const { deps, response, today, viewer } = visit
  const { from } = parseForm(visit, acknowledgeForm)
  const group = param(visit, 'group')
  const open = await groupsToAcknowledge(deps.store.db, viewer.person, today)
  const found = open.find((each) => each.group.id === group)
  const isNew =
    found !== undefined &&
    (await deps.store.transaction((tx) =>
      acknowledge(tx, found.group.id, { person: found.as, way: 'home', on: today }, recordingOf(visit)),
    ))
  const confirmed = isNew ? group : null
  const pages = {
    home: hrefTo('/hr', {}, { confirmed }),
    team: hrefTo('/team', {}, { confirmed }),
    course: webLinks.home(),
  }
  response.redirect(303, pages[from])
}
