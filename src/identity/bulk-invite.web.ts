import { z } from 'zod'
import { addDays, dateAt } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { askedOccasion } from '../reminders/reminder.ts'
import { AppError } from '../platform/http/app-error.ts'
import {
  type BulkInvitesQuery,
  bulkInvitesPage,
  CODE_CHOICES,
  type InviteCard,
  type InviteOutcome,
  inviteCardsPage,
} from './bulk-invite.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { factOn } from '../ledger/fact.store.ts'
import { cardsMade, cardsToHandOver } from '../reminders/card.store.ts'
import { MOST_CARDS } from '../reminders/card.ts'
import { enqueue } from '../reminders/message.store.ts'
import { scopeOf } from './access.ts'
import { sitesWithin } from '../ledger/scope.ts'
import { departments, peopleOnRecord } from '../people/people.store.ts'
import { LINK_DAYS } from './sign-in-link.store.ts'
import { allSites } from '../site/site.store.ts'
import { type Asked, firstToInvite, stillToInvite, type ToInvite } from '../reminders/to-invite.store.ts'
import { checkedOf, parseQuery, readForm, smallCount } from '../platform/http/form.web.ts'
import { hrefTo, idOf } from '../app/href.web.ts'
import { cardBatches, handedBatches } from './card-hand-over.web.ts'
import { createInvitation, type Invitation } from './codes/printed-code.store.ts'
import { addressWarning, codeMac, printedLink } from './printed-link.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { toLanguage } from '../platform/text/language.ts'

/** The query as the filter form sends it. An unused filter is empty or missing. */
const listQuery = z
  .strictObject({
    site: z.string().default(''),
    department: z.string().default(''),
    code: z.enum(CODE_CHOICES).default('none'),
    // The result of the last sending.
    sent: smallCount.optional(),
    unsent: smallCount.optional(),
    // The cards that were confirmed last.
    handed: smallCount.optional(),
    // Those that were taken back last.
    waiting: smallCount.optional(),
  })
  .transform(({ site, department, code, sent, unsent = 0, handed = null, waiting = null }) => ({
    handed,
    waiting,
    query: { site: site === '' ? null : site, department: department === '' ? null : department, code },
    outcome: sent === undefined ? null : { sent, unsent },
  }))

const inviteForm = (t: Messages) =>
  z
    .strictObject({
      whom: z.enum(['ticked', 'all']).default('ticked'),
      person: checkedOf('person', MOST_CARDS),
      shown: checkedOf('person', MOST_CARDS),
      by: z.enum(['paper', 'mail']).default('paper'),
    })
    .transform(({ whom, person, shown, by }) => ({ chosen: whom === 'all' ? shown : person, by }))
    .superRefine(({ chosen }, context) => {
      if (chosen.length === 0) context.addIssue({ code: 'custom', path: ['whom'], message: t.hr.bulkInvites.nobody })
    })

export async function showBulkInvites(visit: SignedInVisit): Promise<void> {
  await sendList(visit, EMPTY_FORM)
}

export async function inviteMany(visit: SignedInVisit): Promise<void> {
  const result = readForm(visit, inviteForm(visit.t))
  if (!result.ok) return sendList(visit, result.form, 422)
  const { chosen, by } = result.data
  await (by === 'mail' ? sendInvites(visit, chosen) : makeCards(visit, chosen))
}

/** Queues an invitation for everyone who has an address and got none today. The list shows how many. */
async function sendInvites(visit: SignedInVisit, chosen: readonly PersonId[]): Promise<void> {
  const { deps, log, response, viewer } = visit
  requireMailServer(visit)
  const sent = await deps.store.transaction(async (tx) => {
    const outcomes = await inviteByMail(tx, visit, chosen)
    return [...outcomes.values()].filter((outcome) => outcome === 'sent').length
  })
  log.info({ by: viewer.person, people: sent }, 'invitations asked for')
  const { query } = parseQuery(visit, listQuery)
  response.redirect(303, listHref(query, { sent, unsent: chosen.length - sent }))
}

/** Without one, no page offers to send invitations. */
export function requireMailServer({ deps }: SignedInVisit): void {
  if (deps.config.mail === null) throw new AppError('bad-request', 'There is no mail server to send invitations.')
}

/** What came of inviting somebody by mail. `has-way-in` is also somebody who may not sign in, or has left. */
export type MailedInvite = 'sent' | 'has-way-in' | 'no-address' | 'already'

/** Queues an invitation for each of them who can still be invited. Expects a mail server. */
export async function inviteByMail(
  tx: Tx,
  visit: SignedInVisit,
  chosen: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, MailedInvite>> {
  const { now, today, viewer } = visit
  const outcomes = new Map(chosen.map((person): [PersonId, MailedInvite] => [person, 'has-way-in']))
  for (const { person } of await stillToInvite(tx, chosen, askedBy(visit))) {
    if ((await factOn(tx, person, 'email', today)) === null) {
      outcomes.set(person, 'no-address')
      continue
    }
    const occasion = askedOccasion('invite', person, today)
    const invitation = { kind: 'invite', person, about: null, occasion, deadline: null, mail: true } as const
    const isNew = await enqueue(tx, { ...invitation, by: viewer.person, at: now, today })
    outcomes.set(person, isNew ? 'sent' : 'already')
  }
  return outcomes
}

/** Answers with the cards themselves and not with a redirect: they are shown once, because only hashes are kept. */
async function makeCards(visit: SignedInVisit, chosen: readonly PersonId[]): Promise<void> {
  const made = await visit.deps.store.transaction((tx) => makeInvitations(tx, visit, chosen))
  await sendCards(visit, made, chosen)
}

/** A code that was made just now, and for whom. */
type MadeInvitation = Invitation & { readonly invited: ToInvite }

/** Makes a code for each of them who can still be invited. */
export async function makeInvitations(
  tx: Tx,
  visit: SignedInVisit,
  chosen: readonly PersonId[],
): Promise<MadeInvitation[]> {
  const { deps, log, now, today, viewer } = visit
  const made: MadeInvitation[] = []
  for (const invited of await stillToInvite(tx, chosen, askedBy(visit))) {
    const { person } = invited
    const invitation = await createInvitation(tx, { person, createdBy: viewer.person, at: now }, codeMac(deps))
    made.push({ invited, ...invitation })
  }
  const invitees = made.map(({ invited }) => invited.person)
  await cardsMade(tx, invitees, { at: now, by: viewer.person, today, mail: deps.config.mail !== null })
  log.info({ by: viewer.person, people: invitees.length }, 'links made')
  return made
}

/** Shows the cards, once. */
export async function sendCards(
  visit: SignedInVisit,
  made: readonly MadeInvitation[],
  chosen: readonly PersonId[],
): Promise<void> {
  const { csrf, deps, organization, response, t, today } = visit
  const invitees = made.map(({ invited }) => invited.person)
  const waiting = await cardsToHandOver(deps.store.db, invitees)
  const sites = new Map((await allSites(deps.store.db)).map(({ id, name }) => [id, name]))
  const cards: InviteCard[] = []
  for (const { invited, ...invitation } of made) {
    const language = toLanguage(invited.language)
    cards.push({
      language,
      name: invited.name,
      places: [...new Set(invited.placements.map(({ site }) => sites.get(site) ?? site))],
      until: formatDate(addDays(today, LINK_DAYS), language),
      ...(await printedLink(deps, invitation, language)),
    })
  }
  const shell = recordsShell(visit, { title: t.hr.bulkInvites.cardsTitle, current: 'invites' })
  response.send(
    inviteCardsPage(shell, {
      organization: organization.name,
      warning: await addressWarning(visit),
      cards,
      leftOut: await namesOf(
        visit,
        chosen.filter((person) => !made.some(({ invited }) => invited.person === person)),
      ),
      printScript: deps.assets.copy.href,
      toConfirm: waiting.map(({ person }) => idOf(person)),
      confirmAction: hrefTo('/hr/invites/hand-overs'),
      csrf,
      againHref: hrefTo('/hr/invites'),
      peopleHref: hrefTo('/hr/people'),
    }),
  )
}

/** Names people who chose a password or left since the list was shown, and leaves out unknown ids. */
async function namesOf({ deps, t, viewer }: SignedInVisit, ids: readonly PersonId[]): Promise<string[]> {
  const found = await peopleOnRecord(deps.store.db, ids, scopeOf(viewer, 'invite-person'))
  return found.map(({ name }) => name ?? t.hr.people.noName)
}

async function sendList(visit: SignedInVisit, form: FormState, status = 200): Promise<void> {
  const { csrf, deps, organization, language, response, t, viewer } = visit
  const { db } = deps.store
  const { query, outcome, handed, waiting } = parseQuery(visit, listQuery)
  const scope = scopeOf(viewer, 'invite-person')
  const sites = sitesWithin(scope, await allSites(db))
  const site = sites.find(({ slug }) => slug === query.site)
  if (query.site !== null && site === undefined) throw new AppError('not-found', 'There is no such site.')
  const filter = {
    site: site?.id,
    department: query.department ?? undefined,
    withoutCode: query.code === 'none',
  }
  const { people: listed, found } = await firstToInvite(db, filter, askedBy(visit), MOST_CARDS)
  const shell = recordsShell(visit, { title: t.hr.bulkInvites.title, current: 'invites' })
  const page = bulkInvitesPage(shell, {
    form,
    query,
    found,
    outcome,
    handed,
    batches: await cardBatches(visit),
    confirmAction: hrefTo('/hr/invites/hand-overs'),
    waiting,
    handedBatches: await handedBatches(visit),
    takeBackAction: hrefTo('/hr/invites/hand-over-corrections'),
    sendsMail: deps.config.mail !== null,
    warning: await addressWarning(visit),
    people: listed.map(({ codeUntil, ...person }) => ({
      ...person,
      codeUntil: codeUntil === null ? null : formatDate(dateAt(codeUntil, organization.timeZone), language),
    })),
    sites,
    departments: await departments(db, scope),
    links: { list: (list) => listHref(list), people: hrefTo('/hr/people') },
    csrf,
  })
  response.status(status).send(page)
}

function listHref({ site, department, code }: BulkInvitesQuery, outcome: InviteOutcome | null = null): string {
  const parameters = new URLSearchParams()
  if (site !== null) parameters.set('site', site)
  if (department !== null) parameters.set('department', department)
  if (code !== 'none') parameters.set('code', code)
  if (outcome !== null) {
    parameters.set('sent', String(outcome.sent))
    parameters.set('unsent', String(outcome.unsent))
  }
  return parameters.size === 0 ? hrefTo('/hr/invites') : `${hrefTo('/hr/invites')}?${parameters}`
}

/** The question of who can be invited, for this viewer and now. */
export function askedBy({ now, today, viewer }: SignedInVisit): Asked {
  return { now, today, scope: scopeOf(viewer, 'invite-person') }
}
