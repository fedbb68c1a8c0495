import { z } from 'zod'
import { dateAt } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { AppError } from '../platform/http/app-error.ts'
import { handOverPage } from './mail.page.ts'
import { cardDay } from '../reminders/card.ts'
import { MESSAGE_STATES, messageListPage, type ShownMessage } from '../reminders/message-list.page.ts'
import { countsByState, findMessageWithin, messagesInState } from '../reminders/message-list.store.ts'
import { type HandOver, lastHandOvers } from '../reminders/hand-over.store.ts'
import { scopeOf } from '../identity/access.ts'
import { reachesAccount } from '../identity/access.store.ts'
import { EVERYONE } from '../ledger/scope.ts'
import { survivorsOf } from '../ledger/merge.store.ts'
import { stopIfObsolete } from '../reminders/remind.job.ts'
import { begunAs, type MessageOnRecord, retry, stop } from '../reminders/message.store.ts'
import { LARGEST_PAGE, peopleOnRecord } from '../people/people.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { endsInvitation } from '../identity/codes/printed-code.store.ts'
import { newLinkPage } from '../identity/invite.page.ts'
import { replacesShape } from '../identity/invite.web.ts'
import { batchesOf, confirmedLast } from './batch.web.ts'
import { CSRF_FIELD } from '../platform/http/csrf.web.ts'
import { param, parseForm, parseQuery, smallCount } from '../platform/http/form.web.ts'
import {
  type AskedFilter,
  filterSelects,
  hiddenFilters,
  messageFilter,
  messageFilterForm,
  messageFilterShape,
  messagesHref,
} from './message-filter.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { addressWarning } from '../identity/printed-link.web.ts'
import { sheetFor } from './sheet.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

const listQuery = z.strictObject({
  state: z.enum(MESSAGE_STATES).default('by-hand'),
  after: z.string().optional(),
  ...messageFilterShape,
  missed: z.literal('yes').optional(),
  stopped: z.literal('yes').optional(),
  // All that wait are selected.
  all: z.literal('yes').optional(),
  // Nothing was selected.
  nobody: z.literal('yes').optional(),
  // How many were confirmed together just now, or wait again.
  handed: smallCount.optional(),
  waiting: smallCount.optional(),
})

export async function showMessages(visit: SignedInVisit): Promise<void> {
  const { csrf, deps, response, t } = visit
  const { db } = deps.store
  const { together } = t.hr.reminders.messages
  const {
    state,
    site,
    kind,
    after = null,
    missed,
    stopped,
    all,
    nobody,
    handed,
    waiting,
  } = parseQuery(visit, listQuery)
  const asked = { site, kind }
  const filter = await messageFilter(visit, asked)
  const { messages, next } = await messagesInState(db, state, filter, { after, limit: LARGEST_PAGE })
  const context = await contextOf(visit, messages)
  const { names } = context
  const closed = await outOfReach(visit, messages)
  const undo = handed === undefined ? [] : await confirmedLast(visit, handed)
  const shell = recordsShell(visit, { title: t.hr.reminders.messages.title, current: 'messages' })
  const page = messageListPage(shell, {
    state,
    counts: await countsByState(db, filter),
    messages: messages.map((message) => ({
      ...shownMessage(visit, message, context),
      personHref: hrefTo('/hr/people/:person', { person: names.get(message.person)?.person ?? message.person }),
      about:
        message.about === null
          ? ''
          : t.hr.reminders.messages.about(names.get(message.about)?.name ?? t.hr.people.noName),
      actions: {
        retry: hrefTo('/hr/reminders/messages/:message/retries', { message: message.id }),
        stop: hrefTo('/hr/reminders/messages/:message/stops', { message: message.id }),
        link: closed.has(message.person)
          ? null
          : hrefTo('/hr/reminders/messages/:message/links', { message: message.id }),
        handOver: hrefTo('/hr/reminders/messages/:message/hand-overs', { message: message.id }),
        takeBack: hrefTo('/hr/reminders/messages/:message/hand-over-corrections', { message: message.id }),
      },
    })),
    missed: missed === 'yes',
    result:
      nobody !== undefined
        ? together.nobody
        : handed !== undefined
          ? together.confirmed(handed)
          : waiting !== undefined
            ? together.takenBack(waiting)
            : stopped !== undefined
              ? t.hr.reminders.messages.stopping.done
              : '',
    isDone: nobody === undefined,
    undo: undo.length === 0 ? null : { action: hrefTo('/hr/reminders/messages/hand-over-corrections'), messages: undo },
    batches: await batchesOf(visit, state, asked, all !== undefined),
    stateHref: (each) => messagesHref(each, asked),
    nextHref: next === null ? null : messagesHref(state, asked, { after: next }),
    cardsHref: hrefTo('/hr/invites'),
    filters: { action: hrefTo('/hr/reminders/messages'), selects: await filterSelects(visit, asked) },
    hidden: [{ name: CSRF_FIELD, value: csrf }, ...hiddenFilters(asked)],
  })
  response.send(page)
}

export const retryMessage = (visit: SignedInVisit) => act(visit, (tx, { id }) => retry(tx, id, visit.now))
export const stopMessage = (visit: SignedInVisit) =>
  act(visit, (tx, { id }) => stop(tx, id, visit.now), { stopped: 'yes' })

/**
 * Goes back to the list with the message. If the message had moved on meanwhile, the list says so.
 * @param said what the list says otherwise
 */
export async function act(
  visit: SignedInVisit,
  change: (tx: Tx, message: MessageOnRecord) => Promise<boolean>,
  said: Readonly<Record<string, string>> = {},
): Promise<void> {
  const asked = parseForm(visit, messageFilterForm)
  const { deps, log, response, viewer } = visit
  const message = await messageOfPath(visit)
  const { id, state } = message
  const done = await deps.store.transaction((tx) => change(tx, message))
  log.info({ by: viewer.person, message: id, done }, 'message changed by hand')
  response.redirect(303, messagesHref(state, asked, done ? said : { missed: 'yes' }))
}

const linkForm = messageFilterForm.extend(replacesShape)

/**
 * Answers with the link itself instead of a redirect, because it's shown once. Someone with a password needs no link to
 * choose one. Where an earlier link stops working, a page says so first.
 */
export async function makeMessageLink(visit: SignedInVisit): Promise<void> {
  const { replaces, ...asked } = parseForm(visit, linkForm)
  const { deps, organization, response, t, today } = visit
  const message = await messageOfPath(visit)
  if (await stopIfObsolete(deps.store.db, message, today))
    return response.redirect(303, messagesHref('by-hand', asked, { missed: 'yes' }))
  const { id, kind, person: recorded } = message
  const person = (await survivorsOf(deps.store.db, [recorded])).get(recorded) ?? recorded
  if ((await outOfReach(visit, [{ person }])).size > 0)
    throw new AppError('forbidden', 'Only HR for all sites makes a way in for somebody with a role.')
  const [found] = await peopleOnRecord(deps.store.db, [person])
  const name = found?.name ?? t.hr.people.noName
  const words = t.account.link
  const { title } = t.hr.reminders.messages.handOver
  if (replaces === undefined && (await endsInvitation(deps.store.db, person, visit.now)))
    return sendReplacing(visit, asked, {
      title,
      heading: words.heading(name),
      notes: [words.lead, words.replaces],
      names: [],
      button: words.button,
      action: hrefTo('/hr/reminders/messages/:message/links', { message: id }),
      hidden: [{ name: 'replaces', value: 'yes' }],
    })
  const page = handOverPage(recordsShell(visit, { title, current: 'messages' }), {
    name,
    kind,
    organization: organization.name,
    sheet: await sheetFor(visit, person, name, [message]),
    doneAction: hrefTo('/hr/reminders/messages/:message/hand-overs', { message: id }),
    backHref: messagesHref('by-hand', asked),
    hidden: [{ name: CSRF_FIELD, value: visit.csrf }, ...hiddenFilters(asked)],
  })
  response.send(page)
}

type Replacing = Pick<Parameters<typeof newLinkPage>[1], 'heading' | 'notes' | 'names' | 'action' | 'hidden'> & {
  readonly title: string
  readonly button: string
}

/** Says that earlier links stop working, before any does. Leads back to the list that it was asked from. */
export async function sendReplacing(
  visit: SignedInVisit,
  asked: AskedFilter,
  { title, hidden, ...page }: Replacing,
): Promise<void> {
  const shown = newLinkPage(recordsShell(visit, { title, current: 'messages' }), {
    ...page,
    warning: await addressWarning(visit),
    more: null,
    done: null,
    back: { href: messagesHref('by-hand', asked), text: visit.t.hr.reminders.messages.handOver.back },
    hidden: [{ name: CSRF_FIELD, value: visit.csrf }, ...hiddenFilters(asked), ...hidden],
  })
  visit.response.send(shown)
}

async function messageOfPath(visit: SignedInVisit): Promise<MessageOnRecord> {
  const scope = scopeOf(visit.viewer, 'hand-over')
  const message = await findMessageWithin(visit.deps.store.db, param(visit, 'message'), scope)
  if (message === null) throw new AppError('not-found', 'There is no such message.')
  return message
}

/** The recipients for whom HR of a site may make no way in: those with a role, who see more than the site. */
export async function outOfReach(
  { deps, viewer }: SignedInVisit,
  messages: readonly Pick<MessageOnRecord, 'person'>[],
): Promise<ReadonlySet<PersonId>> {
  const closed = new Set<PersonId>()
  if (scopeOf(viewer, 'invite-person') === EVERYONE) return closed
  for (const person of new Set(messages.map((message) => message.person)))
    if (!(await reachesAccount(deps.store.db, viewer, person))) closed.add(person)
  return closed
}

/** What is shown with messages: everyone they were for, about or confirmed by, and what was confirmed last. */
export interface MessageContext {
  readonly names: ReadonlyMap<PersonId, { readonly person: PersonId; readonly name: string | null }>
  readonly handOvers: ReadonlyMap<string, HandOver>
}

/** Names everyone under the record where each is found today. */
export async function contextOf(
  { deps }: SignedInVisit,
  messages: readonly MessageOnRecord[],
): Promise<MessageContext> {
  const { db } = deps.store
  const handOvers = await lastHandOvers(
    db,
    messages.map(({ id }) => id),
  )
  const named = messages.flatMap(({ person, about }) => [person, ...(about === null ? [] : [about])])
  const ids = [...new Set([...named, ...[...handOvers.values()].map(({ by }) => by)])]
  const survivors = await survivorsOf(db, ids)
  const found = await peopleOnRecord(db, [...new Set(ids.map((id) => survivors.get(id) ?? id))])
  const byId = new Map(found.map((person) => [person.person, person]))
  const names = new Map(
    ids.flatMap((id) => {
      const person = byId.get(survivors.get(id) ?? id)
      return person === undefined ? [] : [[id, person] as const]
    }),
  )
  return { names, handOvers }
}

export function shownMessage(
  { deps, organization, t }: SignedInVisit,
  message: MessageOnRecord,
  { names, handOvers }: MessageContext,
): ShownMessage {
  const { kind, state, reason, person, sentAt, createdAt } = message
  const on = dateAt(sentAt ?? createdAt, organization.timeZone)
  // Without a mail server a message waits for HR and not to go out, even before the background job has seen it.
  const outcome = state === 'waiting' && deps.config.mail === null ? begunAs(kind, 'no-server') : { state, reason }
  const cardOn = cardDay(outcome, organization.timeZone)
  const confirmed = handOvers.get(message.id)
  const handOver =
    confirmed === undefined
      ? null
      : {
          what: confirmed.what,
          by: names.get(confirmed.by)?.name ?? t.hr.people.noName,
          on: dateAt(confirmed.at, organization.timeZone),
        }
  return { kind, ...outcome, cardOn, on, to: names.get(person)?.name ?? null, handOver }
}
