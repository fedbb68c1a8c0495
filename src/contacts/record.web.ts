import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { reachOf } from '../identity/access.ts'
import { type EventOf, isPerson, type LedgerEvent, type SiteId } from '../ledger/event.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { corrected, type History, isKind } from '../ledger/history.ts'
import { findEvent, historyOf } from '../ledger/ledger.store.ts'
import { changePage } from '../people/change.page.ts'
import { recordingOf } from '../people/change.web.ts'
import { timeline } from '../people/file/timeline.page.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { AppError } from '../platform/http/app-error.ts'
import { EMPTY_FORM, field, type FormState, withNameNote } from '../platform/html/field.page.ts'
import { param, parseQuery, readForm } from '../platform/http/form.web.ts'
import { numbersApart } from '../platform/text/phones.ts'
import { findSite, type Site } from '../site/site.store.ts'
import { siteOfPath } from '../site/site.web.ts'
import { withdrawEntry } from '../trail/record-about.store.ts'
import { MOST } from './line-form.ts'
import { callsPage, type EntryOnRecord } from './record.page.ts'
import { reasonShape } from '../people/change/reason.web.ts'

const DONE = ['taken-back'] as const
const doneQuery = z.strictObject({ done: z.enum(DONE).optional() })

/** Every call of a site's own numbers, with those that somebody has taken back. */
export async function showCalls(visit: SignedInVisit): Promise<void> {
  const { deps, response, t } = visit
  const { done = null } = parseQuery(visit, doneQuery)
  const site = await siteOfPath(visit)
  const history = await historyOf(deps.store.db, site.id)
  const page = callsPage(recordsShell(visit, { title: t.hr.lines.calls.title, current: 'contacts' }), {
    site: site.name,
    entries: await onRecord(visit, history, checksIn(history), localNames(history)),
    done,
    back: hrefTo('/hr/contacts'),
  })
  response.send(page)
}

/**
 * The wanted entries and their corrections in words, the latest first. A check that counts leads to where whoever makes
 * checks can take it back.
 */
export async function onRecord(
  visit: SignedInVisit,
  history: History,
  wanted: History,
  contactNames: ReadonlyMap<string, string>,
): Promise<EntryOnRecord[]> {
  const ids = new Set(wanted.map(({ id }) => id))
  const shown = new Set([
    ...ids,
    ...history.filter(isKind('corrected')).flatMap(({ id, body }) => (ids.has(body.corrects) ? [id] : [])),
  ])
  const counting = new Set(corrected(history).map(({ id }) => id))
  const mayKeep = reachOf(visit.viewer, 'keep-contacts') !== null
  const canGo = new Set(checksIn(wanted).flatMap(({ id }) => (mayKeep && counting.has(id) ? [id] : [])))
  const told = await inWords(visit, history, contactNames)
  return told
    .filter(({ id }) => shown.has(id))
    .map((entry) => ({
      ...entry,
      titlePieces: numbersApart(entry.title),
      takeBackHref: canGo.has(entry.id) ? hrefTo('/hr/number-checks/:checked/correction', { checked: entry.id }) : null,
    }))
}

async function inWords(visit: SignedInVisit, history: History, contactNames: ReadonlyMap<string, string>) {
  const { content, deps, language, organization, t, today } = visit
  const owners = history.filter(isKind('contact_owner_set')).flatMap(({ body }) => body.owner ?? [])
  const people = [...history.map(({ actor }) => actor).filter(isPerson), ...owners]
  return timeline(history, {
    wording: { t, language, topics: [] },
    course: content.course,
    timeZone: organization.timeZone,
    today,
    siteNames: new Map(),
    personNames: await namesOn(deps.store.db, people, today),
    contactNames,
    withReasons: true,
  })
}

function checksIn(history: History): (EventOf<'contact_checked'> & LedgerEvent)[] {
  return history.filter(isKind('contact_checked'))
}

/** The local lines of every version by their numbers. An entry has the number alone. */
function localNames(history: History): Map<string, string> {
  const lines = history.filter(isKind('site_published')).flatMap(({ body }) => body.details.local)
  return new Map(lines.map(({ name, phone }) => [phone, name === phone ? phone : `${name} (${phone})`]))
}

/** A check that was recorded by mistake, with the question why. */
export async function showCheckToTakeBack(visit: SignedInVisit): Promise<void> {
  const check = await checkOfPath(visit, visit.deps.store.db)
  if (check.isTakenBack) return leadOn(visit, check)
  await sendTakeBack(visit, check, EMPTY_FORM)
}

/** From now on the check doesn't count. Sent again, it's on record once. */
export async function takeCheckBack(visit: SignedInVisit): Promise<void> {
  const { deps, log, today, viewer } = visit
  const sent = readForm(visit, z.strictObject(reasonShape(visit)))
  const check = await checkOfPath(visit, deps.store.db)
  if (!sent.ok) return sendTakeBack(visit, check, sent.form, 422)
  await deps.store.transaction(async (tx) => {
    const { entry, isTakenBack } = await checkOfPath(visit, tx)
    const { reason } = sent.data
    if (!isTakenBack) await withdrawEntry(tx, entry, { reason, on: today }, recordingOf(visit))
  })
  log.info({ by: viewer.person, entry: check.entry.id }, 'check of a number taken back')
  leadOn(visit, check)
}

interface RecordedCheck {
  readonly entry: EventOf<'contact_checked'> & LedgerEvent
  readonly history: History
  /** Null for a line that all sites share. */
  readonly site: Site | null
  readonly isTakenBack: boolean
}

async function checkOfPath(visit: SignedInVisit, db: Database): Promise<RecordedCheck> {
  const entry = await findEvent(db, param(visit, 'checked'))
  if (entry === null || !isKind('contact_checked')(entry)) throw new AppError('not-found', 'There is no such check.')
  const history = await historyOf(db, entry.subject)
  // Only sites have numbers of their own.
  const site = entry.subject.startsWith('policy:') ? null : await findSite(db, entry.subject as SiteId)
  return { entry, history, site, isTakenBack: !corrected(history).some(({ id }) => id === entry.id) }
}

async function sendTakeBack(visit: SignedInVisit, check: RecordedCheck, form: FormState, status = 200): Promise<void> {
  const { content, csrf, response, t } = visit
  const words = t.hr.lines.takeBack
  const { entry, history, site } = check
  const names = site === null ? new Map(content.contacts.map(({ id, name }) => [id, name])) : localNames(history)
  const [told] = await onRecord(visit, history, [entry], names)
  if (told === undefined) throw new RangeError(`Entry ${entry.id} is not in its own history.`)
  const about = `${told.dateText}: ${told.title}`
  const page = changePage(recordsShell(visit, { title: words.title, current: 'contacts' }), {
    kicker: site === null ? about : `${site.name}. ${about}`,
    heading: words.title,
    lead: words.lead,
    notes: told.details,
    fields: [
      withNameNote(
        field(form, {
          type: 'text',
          name: 'reason',
          label: t.hr.changes.fields.reason,
          required: t.account.required,
          hint: words.hint,
          maxLength: MOST.reason,
        }),
        form.values,
        t,
        'text',
      ),
    ],
    button: words.link,
    action: hrefTo('/hr/number-checks/:checked/correction', { checked: entry.id }),
    backHref: recordHref(check),
    csrf,
  })
  response.status(status).send(page)
}

function leadOn({ response }: SignedInVisit, check: RecordedCheck): void {
  response.redirect(303, recordHref(check, { done: 'taken-back' }))
}

/** Where everything on record about the number is. */
function recordHref(
  { entry: { body }, site }: RecordedCheck,
  query: { readonly done?: (typeof DONE)[number] } = {},
): string {
  if (site !== null) return hrefTo('/hr/sites/:site/number-checks', { site: site.id }, query)
  return body.v === 3
    ? hrefTo('/hr/contacts', {}, query)
    : hrefTo('/hr/contacts/:contact', { contact: body.contact }, query)
}
