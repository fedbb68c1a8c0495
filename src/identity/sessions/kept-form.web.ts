import type { Request } from 'express'
import type { PersonId } from '../../ledger/event.ts'
import { survivorOf } from '../../ledger/merge.store.ts'
import { CSRF_FIELD, isFormOf } from '../../platform/http/csrf.web.ts'
import { parseForm, noFields } from '../../platform/http/form.web.ts'
import { isPrivateRoute } from '../../platform/http/request-log.web.ts'
import { hrefTo } from '../../app/href.web.ts'
import { partOf } from '../../app/navigation.web.ts'
import { ownWorkPath } from '../../app/landing.web.ts'
import { accountShell } from '../../app/shell.web.ts'
import type { SignedInVisit, Visit } from '../../app/visit.web.ts'
import type { ShellLink } from '../../platform/html/shell.page.ts'
import type { Messages } from '../../words/messages.ts'
import { keptFormPage } from './kept-form.page.ts'
import { deleteKeptForm, findKeptForm, putKeptForm } from './kept-form.store.ts'
import type { KeptForm } from './kept-form.ts'
import { findEndedSession } from '../session.store.ts'
import { sessionIdOf } from '../session.web.ts'

/** Fields with a password or with a code that signs in. */
const SECRETS = /password|code/i

/**
 * Returns the form that a request sent, so that nobody types it twice. Returns null without a form, for a file, which
 * can't be kept, and for secrets, which no page repeats.
 */
export function formOf(request: Request): KeptForm | null {
  const sent: unknown = request.body
  if (request.method !== 'POST' || !request.is('urlencoded') || typeof sent !== 'object' || sent === null) return null
  const fields = Object.entries(sent).flatMap(([name, value]) =>
    [value].flat().map((each) => ({ name, value: String(each) })),
  )
  return fields.some(({ name }) => SECRETS.test(name)) ? null : { action: request.originalUrl, fields }
}

/**
 * Keeps the form of this request for its sender until they have signed in, or have proved who they are. Returns whether
 * there was anything to keep. How someone reads the course is never kept.
 */
export async function keepForm({ deps, now, request }: Visit, sender: PersonId): Promise<boolean> {
  const form = formOf(request)
  if (form === null || isPrivateRoute(request.path)) return false
  const fields = form.fields.filter(({ name }) => name !== CSRF_FIELD)
  if (fields.length === 0) return false
  await putKeptForm(deps.store.db, sender, { ...form, fields }, now)
  return true
}

/** The same for a form that came in after its session had run out. Only a form of that session is kept. */
export async function keepLateForm(visit: Visit): Promise<boolean> {
  const { deps, now, request } = visit
  // What a script asks for while somebody types is no form, and would take the place of one.
  if (request.accepts('html') === false) return false
  const id = sessionIdOf(request, deps.config)
  const ended = id === null ? null : await findEndedSession(deps.store.db, id, now)
  if (ended === null || !isFormOf(request, ended.csrfToken)) return false
  return keepForm(visit, await survivorOf(deps.store.db, ended.person))
}

/** The form that was kept, with one button to send it now. */
export async function showKeptForm(visit: SignedInVisit): Promise<void> {
  const { csrf, deps, now, response, t, viewer } = visit
  const form = await findKeptForm(deps.store.db, viewer.person, now)
  if (form === null) return response.redirect(303, ownWorkPath(viewer.roles))
  const shell = accountShell(visit, t.account.keptForm.title)
  const page = pageOf(form, t)
  response.send(keptFormPage(shell, { form, page, forgetAction: hrefTo('/account/kept-form'), csrf }))
}

/** The page that a form is on, by a name that says nothing about a person. Its address leads to it without the form. */
function pageOf({ action }: KeptForm, t: Messages): ShellLink {
  const { changes, navigation, roles } = t.hr
  const [path = ''] = action.split('?')
  if (path === hrefTo('/hr/people')) return { text: navigation.parts.newPerson, href: hrefTo('/hr/people/new') }
  const [, change] = /^\/hr\/people\/[^/]+\/changes\/([^/]+)/.exec(path) ?? []
  const form = Object.entries(changes.forms).find(([name]) => name === change)
  if (form !== undefined) return { text: form[1].link, href: action }
  if (/^\/hr\/(people|entries)\//.test(path)) return { text: changes.title, href: action }
  if (/^\/hr\/roles\/people\/[^/]+$/.test(path)) return { text: roles.give.title, href: action }
  if (/^\/hr\/roles\/people\/[^/]+\/removals$/.test(path)) return { text: roles.end.title, href: action }
  const part = partOf(path)
  if (part !== null && part !== 'home') return { text: navigation.parts[part], href: action }
  if (path.startsWith(`${hrefTo('/hr')}/`)) return { text: navigation.places.people, href: action }
  return { text: path.startsWith(`${hrefTo('/account')}/`) ? t.account.title : t.shell.myCourse, href: action }
}

export async function forgetKeptForm(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { deps, response, viewer } = visit
  await deleteKeptForm(deps.store.db, viewer.person)
  response.redirect(303, ownWorkPath(viewer.roles))
}
