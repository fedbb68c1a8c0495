import type { Request } from 'express'
import { z } from 'zod'
import { HOUR_MS, type Instant, later } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { survivorOf } from '../ledger/merge.store.ts'
import { deleteDraft, findDraft, putDraft } from '../platform/database/draft.store.ts'
import { CSRF_FIELD, isFormOf } from '../platform/http/csrf.web.ts'
import { parseForm, noFields } from '../platform/http/form.web.ts'
import { isPrivateRoute } from '../platform/http/request-log.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { ownWorkPath } from '../app/landing.web.ts'
import { accountShell } from '../app/shell.web.ts'
import type { SignedInVisit, Visit } from '../app/visit.web.ts'
import { type KeptForm, keptFormPage } from './kept-form.page.ts'
import { isOurs, sessionIdOf } from './session.web.ts'
import { findEndedSession } from './session.store.ts'

/** One for each person, among their drafts: private, and gone when what is private goes. */
const KEY = 'kept-form'
/** Long enough to find the password; then nobody remembers what was typed. */
export const KEPT_MS = HOUR_MS
/** Fields with a password or with a code that signs in. */
const SECRETS = /password|code/i

const stored = z.strictObject({
  action: z.string().refine(isOurs),
  fields: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  keptAt: z.string(),
})

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
  await putDraft(deps.store.db, sender, KEY, { action: form.action, fields, keptAt: now }, now)
  return true
}

/** The same for a form that came in after its session had run out. Only a form of that session is kept. */
export async function keepLateForm(visit: Visit): Promise<boolean> {
  const { deps, now, request } = visit
  const id = sessionIdOf(request, deps.config)
  const ended = id === null ? null : await findEndedSession(deps.store.db, id, now)
  if (ended === null || !isFormOf(request, ended.csrfToken)) return false
  return keepForm(visit, await survivorOf(deps.store.db, ended.person))
}

/** The form that was kept, with one button to send it now. */
export async function showKeptForm(visit: SignedInVisit): Promise<void> {
  const { csrf, deps, now, response, t, viewer } = visit
  const form = stored.safeParse(await findDraft(deps.store.db, viewer.person, KEY)).data
  if (form === undefined || now >= later(form.keptAt as Instant, KEPT_MS))
    return response.redirect(303, ownWorkPath(viewer.roles))
  const page = keptFormPage(accountShell(visit, t.account.keptForm.title), {
    form,
    forgetAction: hrefTo('/account/kept-form'),
    csrf,
  })
  response.send(page)
}

export async function forgetKeptForm(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { deps, response, viewer } = visit
  await deleteDraft(deps.store.db, viewer.person, KEY)
  response.redirect(303, ownWorkPath(viewer.roles))
}
