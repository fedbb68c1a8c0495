import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { DAYS_BEFORE_LOOK } from '../course/contact-age.ts'
import type { Contact } from '../course/policy-shape.ts'
import { reachOf } from '../identity/access.ts'
import { type Actor, isPerson } from '../ledger/event.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { corrected, type History, isKind } from '../ledger/history.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import { isSamePerson } from '../ledger/merge.store.ts'
import { packagesCarrying } from '../packages/made-list.web.ts'
import { policyOf, recordingOf } from '../people/change.web.ts'
import { linesWithChecks } from '../policy/release.job.ts'
import { AppError } from '../platform/http/app-error.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { dayQuery, param, parseForm, parseQuery } from '../platform/http/form.web.ts'
import { addDays, type CalendarDate } from '../platform/time/calendar.ts'
import { lastMomentOf } from '../platform/time/zoned.ts'
import { whoMayAgree } from '../site/answer.web.ts'
import { checkedNumber, type LineOnList, lineListPage, type LinesOnDay, type NamedCheck } from './line-list.page.ts'
import { problemTexts } from './change.page.ts'
import { isChangedByRelease } from './line-form.ts'
import { problemsNow } from './line-problems.ts'
import { lineState } from './line-state.ts'
import { confirmChange, recordLineCheck, withdrawChange } from './line.store.ts'
import { lastCheck, lineOf, type SharedLines, sharedLines } from './line.ts'
import { linePage } from './line.page.ts'
import { ownersFor } from './owner.web.ts'
import { ownNumbersOnList } from './own-number.web.ts'
import { onRecord } from './record.web.ts'
import { releasesHere } from './release.web.ts'
import { linesOn } from './shown-number.ts'

const DONE = [
  'works',
  'called',
  'owners',
  'failed',
  'taken-back',
  'proposed',
  'confirmed',
  'withdrawn',
  'replaced',
  'renumbered',
] as const
export type LineDone = (typeof DONE)[number]
const doneQuery = z.strictObject({ done: z.enum(DONE).optional() })
const listQuery = doneQuery.extend({ on: dayQuery })

/** Every line that all sites share, where each site's own are, and which numbers staff saw on a day that's asked for. */
export async function showSharedLines(visit: SignedInVisit): Promise<void> {
  const { content, csrf, deps, language, response, t, today, viewer } = visit
  const { done = null, on } = parseQuery(visit, listQuery)
  const { history, shared, nameOf } = await linesFor(visit)
  const { ownerOf, ofSites } = await ownersFor(visit, shared)
  const mayKeep = reachOf(viewer, 'keep-contacts') !== null
  const lines = content.contacts.map((contact): LineOnList => {
    const state = lineState(contact, shared, today)
    return {
      contact,
      state,
      check: checkOf(shared, contact, nameOf),
      own: shared.own.get(contact.id) ?? null,
      isChangedByRelease: isChangedByRelease(shared.own.get(contact.id), lineOf(deps.released, contact.id)),
      isProposed: shared.proposed.has(contact.id),
      owner: ownerOf(shared.owners.get(contact.id)),
      href: hrefTo('/hr/contacts/:contact', { contact: contact.id }),
      checkHref: mayKeep ? hrefTo('/hr/contacts/:contact/checks', { contact: contact.id }) : null,
    }
  })
  const own = await ownNumbersOnList(visit, { ownerOf, ofSites })
  const ownersHref = mayKeep ? hrefTo('/hr/contacts/owners') : null
  const shell = recordsShell(visit, { title: t.hr.lines.title, current: 'contacts' })
  const page = lineListPage(shell, {
    lines,
    ...own,
    language,
    today,
    done,
    csrf,
    ownersHref,
    seen: on === null ? null : await seenOn(visit, history, on > today ? today : on),
    selfHref: hrefTo('/hr/contacts'),
    sitesHref: reachOf(viewer, 'edit-site') === null ? null : hrefTo('/hr/sites'),
  })
  response.send(page)
}

async function seenOn(visit: SignedInVisit, history: History, on: CalendarDate): Promise<LinesOnDay> {
  const { language, organization } = visit
  const { releases, since } = await releasesHere(visit, history, language)
  const dayOver = lastMomentOf(on, organization.timeZone)
  const contacts = linesOn(history, releases, { on, dayOver }, language)
  return { on, since: since !== null && on < since ? since : null, contacts }
}

/**
 * One line, with a change that waits for a second steward, and everything on record about it.
 * @param isRefused whether somebody has just tried to confirm a change that can't go live
 */
export async function showSharedLine(
  visit: SignedInVisit,
  form: FormState = EMPTY_FORM,
  isRefused = false,
): Promise<void> {
  const { content, csrf, deps, language, organization, response, t, today, viewer } = visit
  const { done = null } = form === EMPTY_FORM && !isRefused ? parseQuery(visit, doneQuery) : {}
  const contact = contactIn(visit)
  const { shared, history, nameOf } = await linesFor(visit)
  const own = shared.own.get(contact.id) ?? null
  const proposed = shared.proposed.get(contact.id) ?? null
  const released = lineOf(deps.released, contact.id)
  const now = lineOf(deps.contents, contact.id)
  if (released === null || now === null) throw noLine()
  const mayKeep = reachOf(viewer, 'keep-contacts') !== null
  const to = { contact: contact.id }
  const page = linePage(recordsShell(visit, { title: t.hr.lines.one, current: 'contacts' }), {
    contact,
    contacts: content.contacts,
    state: lineState(contact, shared, today),
    check: checkOf(shared, contact, nameOf),
    owner: (await ownersFor(visit, shared)).ownerOf(shared.owners.get(contact.id)),
    now,
    released,
    own,
    proposed:
      proposed === null
        ? null
        : {
            ...proposed,
            by: nameOf(proposed.by),
            problems: problemTexts(problemsNow(deps.released, shared.own, proposed), t),
          },
    carriers: contact.failedOn === undefined ? [] : await packagesCarrying(visit, contact.id),
    isProposer: proposed !== null && (await isSamePerson(deps.store.db, proposed.by, viewer.person)),
    others: proposed === null ? [] : await whoMayAgree(visit, proposed.by),
    history: await onRecord(visit, history, aboutContact(history, contact.id), new Map([[contact.id, contact.name]])),
    mayKeep,
    form,
    done,
    csrf,
    language,
    timeZone: organization.timeZone,
    links: {
      list: hrefTo('/hr/contacts'),
      checks: hrefTo('/hr/contacts/:contact/checks', to),
      change: hrefTo('/hr/contacts/:contact/change', to),
      returns: hrefTo('/hr/contacts/:contact/returns', to),
      confirmations: hrefTo('/hr/contacts/:contact/confirmations', to),
      withdrawals: hrefTo('/hr/contacts/:contact/withdrawals', to),
    },
  })
  response.status(isRefused ? 409 : form === EMPTY_FORM ? 200 : 422).send(page)
}

const checkForm = z.strictObject({
  outcome: z.enum(['works', 'no-answer', 'wrong']),
  /** The number on the page: a release or a change may have brought another one since. */
  phone: z.string().max(100),
})

/** A steward has compared a shared line with its official page. Nobody calls one for a check. */
export async function checkLine(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, today, viewer } = visit
  const { outcome, phone } = parseForm(visit, checkForm)
  const contact = contactIn(visit)
  if (phone !== checkedNumber(contact))
    return response.redirect(303, hrefTo('/hr/contacts/:contact', { contact: contact.id }, { done: 'renumbered' }))
  const found = { outcome, way: 'official-page', nextOn: addDays(today, DAYS_BEFORE_LOOK) } as const
  await deps.store.transaction(async (tx) => {
    await recordLineCheck(tx, policyOf(visit), contact, found, recordingOf(visit))
  })
  log.info({ by: viewer.person, contact: contact.id, outcome }, 'line checked')
  response.redirect(
    303,
    outcome === 'works'
      ? `${hrefTo('/hr/contacts', {}, { done: 'works' })}#${contact.id}`
      : hrefTo('/hr/contacts/:contact', { contact: contact.id }, { done: 'failed' }),
  )
}

const changeForm = z.strictObject({ change: z.string().min(1).max(100) })

/**
 * Takes effect everywhere. Whoever proposed a change can't confirm it, and one that couldn't be proposed as the lines are
 * now is refused.
 */
export async function confirmLineChange(visit: SignedInVisit): Promise<void> {
  await settle(visit, 'confirmed')
}

export async function withdrawLineChange(visit: SignedInVisit): Promise<void> {
  await settle(visit, 'withdrawn')
}

async function settle(visit: SignedInVisit, how: 'confirmed' | 'withdrawn'): Promise<void> {
  const { deps, log, response, viewer } = visit
  const { change } = parseForm(visit, changeForm)
  const contact = contactIn(visit)
  const policy = policyOf(visit)
  const done = await deps.store.transaction(async (tx): Promise<LineDone | 'refused'> => {
    const { own, proposed } = sharedLines(corrected(await historyOf(tx, policy)))
    const asked = proposed.get(contact.id)
    if (asked?.change !== change) return 'replaced'
    if (how === 'confirmed' && (await isSamePerson(tx, asked.by, viewer.person)))
      throw new AppError('forbidden', 'Nobody confirms a change of their own.')
    // Another change that waited with the same number or name may have gone live since it was proposed.
    if (how === 'confirmed' && problemsNow(deps.released, own, asked).size > 0) return 'refused'
    await (how === 'confirmed' ? confirmChange : withdrawChange)(tx, policy, change, recordingOf(visit))
    return how
  })
  log.info({ by: viewer.person, contact: contact.id, done }, 'change of a line settled')
  if (done === 'refused') return showSharedLine(visit, EMPTY_FORM, true)
  response.redirect(303, hrefTo('/hr/contacts/:contact', { contact: contact.id }, { done }))
}

/** The contact that the address names, as it is live. */
export function contactIn(visit: SignedInVisit): Contact {
  const contact = visit.content.contacts.find(({ id }) => id === param(visit, 'contact'))
  if (contact === undefined) throw noLine()
  return contact
}

export function noLine(): AppError {
  return new AppError('not-found', 'There is no such line.')
}

/** What the ledger says about shared lines, with the names of whoever wrote it. */
export async function linesFor(visit: SignedInVisit) {
  const { deps, t, today } = visit
  const history = await historyOf(deps.store.db, policyOf(visit))
  const names = await namesOn(deps.store.db, history.map(({ actor }) => actor).filter(isPerson), today)
  const nameOf = (actor: Actor) => (isPerson(actor) ? names.get(actor) : null) ?? t.hr.people.noName
  return { history, nameOf, shared: await linesWithChecks(deps.store.db, history) }
}

function checkOf({ checks }: SharedLines, contact: Contact, nameOf: (actor: Actor) => string): NamedCheck | null {
  const check = lastCheck(contact, checks)
  return check === null ? null : { ...check, by: nameOf(check.by) }
}

/** The entries about one line, as they were recorded. */
function aboutContact(history: History, contact: string): History {
  const changes = new Set(
    history
      .filter(isKind('contact_change_proposed'))
      .flatMap(({ body }) => (body.contact === contact ? [body.change] : [])),
  )
  return history.filter((event) => {
    if (isKind('contact_checked')(event)) return event.body.v !== 3 && event.body.contact === contact
    if (isKind('contact_change_proposed')(event) || isKind('contact_owner_set')(event))
      return event.body.contact === contact
    if (isKind('contact_change_confirmed')(event) || isKind('contact_change_withdrawn')(event))
      return changes.has(event.body.change)
    return false
  })
}
