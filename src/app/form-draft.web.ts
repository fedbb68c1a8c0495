import type { Response } from 'express'
import { z } from 'zod'
import { type Action, ANYONE, can, reachesSite, scopeOf } from '../identity/access.ts'
import { endingOf } from '../identity/sessions/ending.page.ts'
import { EVERYONE } from '../ledger/scope.ts'
import { findReadable } from '../people/people.web.ts'
import { deleteFormDraft, draftField, findFormDraft, putFormDraft } from '../platform/database/form-draft.store.ts'
import { AppError } from '../platform/http/app-error.ts'
import { parseForm, parseQuery } from '../platform/http/form.web.ts'
import { holdAnswer } from '../platform/http/hold.web.ts'
import { ROUTES } from './route-table.web.ts'
import type { SignedInVisit } from './visit.web.ts'
import { formatDayOf } from '../platform/time/moment.page.ts'

/** The longest form of a page has about a third of it. */
const LONGEST = 30_000
const MOST_FIELDS = 300
const SEE_OTHER = 303

/** The address that a form is sent to. */
const address = z.string().min(1).max(500).startsWith('/')
const sent = z.strictObject({ form: address, fields: z.string() })
const sentFields = z.array(draftField).max(MOST_FIELDS)

/** Gives the script of a form what the account has entered there, or null. */
export async function showFormDraft(visit: SignedInVisit): Promise<void> {
  const { account, deps, language, now, organization, response, t } = visit
  const { form } = parseQuery(visit, z.strictObject({ form: address }))
  await requireForm(visit, form)
  const draft = await findFormDraft(deps.store.db, account, form, now)
  if (draft === null) return void response.json(null)
  const day = formatDayOf(draft.savedAt, organization.timeZone, language)
  const { peopleAgain: people, startOver, typedBefore, typedExcept } = t.shell
  // The page knows the names of its fields.
  const texts = { text: typedBefore(day), except: typedExcept(day, '{fields}'), people, startOver }
  response.json({ fields: draft.fields, ...texts })
}

/** Keeps what the script of a form sends; without fields, there's nothing to keep anymore. Says when the session ends now. */
export async function saveFormDraft(visit: SignedInVisit): Promise<void> {
  const { account, deps, now, response, session } = visit
  const { form, fields: text } = parseForm(visit, sent)
  if (text.length > LONGEST) throw new AppError('too-large', 'There is more in a form than a draft may have.')
  const fields = sentFields.safeParse(parsed(text)).data
  if (fields === undefined) throw new AppError('unprocessable', 'The fields of a draft have another shape.')
  await requireForm(visit, form)
  if (fields.length === 0) await deleteFormDraft(deps.store.db, account, form)
  else await deps.store.transaction((tx) => putFormDraft(tx, account, form, fields, now))
  response.json(endingOf(session, now))
}

/**
 * Answers a form, and drops its draft once it's taken: before the answer goes out, so that the next page finds none. What
 * takes a form leads to another page, or gives a file. A form that's refused keeps its draft, and so does a preview.
 */
export async function dropWhenTaken(visit: SignedInVisit, answer: () => Promise<void>): Promise<void> {
  const { request, response } = visit
  if (!/^\/(?:hr|team)\//.test(request.path)) return answer()
  // Files are sent in pieces, and can't be held.
  const held = holdAnswer(response, (status) => status === SEE_OTHER)
  try {
    await answer()
  } catch (error) {
    held.drop()
    throw error
  }
  if (response.statusCode === SEE_OTHER || isFile(response)) await drop(visit, request.originalUrl)
  held.letGo()
}

function isFile(response: Response): boolean {
  return response.statusCode === 200 && response.hasHeader('Content-Disposition')
}

/** The form is taken, whether or not its draft can be dropped. One that stays is shown again, and goes after a week. */
async function drop({ account, deps, log }: SignedInVisit, form: string): Promise<void> {
  await deleteFormDraft(deps.store.db, account, form).catch((error: unknown) =>
    log.warn({ err: error }, 'the draft of a form could not be dropped'),
  )
}

/** Throws `not-found` for an address that's no form of the records, or one that the viewer may not send anymore. */
async function requireForm(visit: SignedInVisit, form: string): Promise<void> {
  const { today, viewer } = visit
  const [path = ''] = form.split('?')
  const [found] = ROUTES.flatMap(([method, pattern, who]) => {
    const names = method === 'POST' && /^\/(?:hr|team)\//.test(pattern) ? namesIn(pattern, path) : null
    return names === null || who === 'public' || who === 'signed-in' ? [] : [{ names, who }]
  })
  if (found === undefined || !can(viewer, found.who, ANYONE, today))
    throw new AppError('not-found', 'The viewer has no such form.')
  const { names, who } = found
  if (names['person'] !== undefined) await findReadable(visit, `person:${names['person']}`, who)
  if (names['site'] !== undefined && !reaches(visit, who, names['site']))
    throw new AppError('not-found', 'The form is about another site.')
}

/** Whoever acts for their own people does so at any of the sites where these are. */
function reaches({ viewer }: SignedInVisit, who: Action, site: string): boolean {
  const scope = scopeOf(viewer, who)
  return scope === EVERYONE || scope.supervisor !== null || reachesSite(viewer, who, `site:${site}`)
}

/** What stands in an address at the names of a route. Null when it's an address of another route. */
function namesIn(route: string, path: string): Readonly<Record<string, string>> | null {
  const parts = route.split('/')
  const given = path.split('/')
  const isIt = parts.length === given.length && parts.every((part, at) => part.startsWith(':') || part === given[at])
  return isIt ? Object.fromEntries(parts.map((part, at) => [part.slice(1), given[at] ?? ''])) : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
