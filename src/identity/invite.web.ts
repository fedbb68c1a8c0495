import { z } from 'zod'
import { addDays } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { contactProblem, dayProblem } from '../people/record-check.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { type NewPersonPage, newPersonPage } from './invite.page.ts'
import type { Messages } from '../words/messages.ts'
import { scopeOf } from './access.ts'
import { maySignIn, reachesAccount } from './access.store.ts'
import { accountInUse } from './joined/in-use.store.ts'
import { createAccount, findAccount } from './account.store.ts'
import { findReadable, type Readable, wordingOf } from '../people/people.web.ts'
import { deadlineOf } from '../reminders/due.ts'
import { becauseText } from '../requirements/because.page.ts'
import type { Standing } from '../requirements/status.ts'
import { sitesWithin } from '../ledger/scope.ts'
import { type PersonEvent, type Hire, hireEvent, recordEvents } from '../people/record.store.ts'
import { makeInvitations, sendCards } from './bulk-invite.web.ts'
import { createInvitation, endsInvitation } from './codes/printed-code.store.ts'
import { codeMac } from './printed-link.web.ts'
import { askForProof, hasRecentProof } from './recent-proof.web.ts'
import { reminderSettings } from '../reminders/settings.store.ts'
import { hasInvitation, LINK_DAYS } from './sign-in-link.store.ts'
import { departments } from '../people/people.store.ts'
import { allSites, type Site } from '../site/site.store.ts'
import { dayOrNoneIn, type FieldProblem, firstProblem, nameIn, recordingOf, siteIn } from '../people/change.web.ts'
import { findSupervisor, supervisorOffers, supervisorProblem } from '../people/place/supervisor.web.ts'
import { factTakenProblem } from '../people/person-fact.web.ts'
import { confirmStranger, strangerOf } from './sso/confirm.web.ts'
import { param, parseForm, parseQuery, readForm, sentTexts, withProblem } from '../platform/http/form.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { goWayBack, linkQuery, sendLink, sendLinkPage, showWayBack } from '../app/way-back.web.ts'
import { LANGUAGES, toLanguage } from '../platform/text/language.ts'
import { PERSON_TYPES } from '../ledger/bodies/part.ts'

const personForm = (t: Messages, sites: readonly Site[]) => {
  const { needs } = t.account
  const text = nameIn(t)
  return z.strictObject({
    name: text.min(1, needs.name),
    email: z.union([z.literal(''), z.email(needs.email)], needs.email).transform((email) => email.toLowerCase()),
    number: text,
    site: siteIn(t, sites),
    department: text.min(1, needs.department),
    position: text.min(1, needs.position),
    supervisor: text,
    supervisorChosen: z.string().optional(),
    language: z.enum(LANGUAGES),
    type: z.enum(PERSON_TYPES, needs.type),
    worksWithYouth: z.literal('yes').optional(),
    hiredOn: dayOrNoneIn(t),
    firstContactOn: dayOrNoneIn(t),
    /** Somebody who waits for HR to say who they are. */
    request: z.string().optional(),
    /** The button that leads to a card. */
    print: z.literal('yes').optional(),
  })
}
type PersonForm = z.output<ReturnType<typeof personForm>>

const newPersonQuery = z.strictObject({ request: z.string().optional() })

export async function showNewPerson(visit: SignedInVisit): Promise<void> {
  const { request } = parseQuery(visit, newPersonQuery)
  await sendNewPerson(visit, EMPTY_FORM, request)
}

/**
 * Puts somebody on record. The link is the next step, or the card if that was the button: reloading the page with the
 * code adds nobody.
 */
export async function addPerson(visit: SignedInVisit): Promise<void> {
  const { deps, response, t } = visit
  const result = readForm(visit, personForm(t, await ownSites(visit)))
  const [request] = sentTexts(visit, ['request'])
  if (!result.ok) return sendNewPerson(visit, result.form, request, 422)
  const problem = await problemOnRecord(visit, result.data)
  if (problem !== null) return sendNewPerson(visit, withProblem(visit, problem[0], problem[1]), request, 422)
  const starter = toHire(result.data, await findSupervisor(deps.store.db, result.data, visit))
  const { firstContactOn } = result.data
  const person = await deps.store.transaction(async (tx) => {
    const hired = await hireEvent(tx, starter, recordingOf(visit))
    const { person: starting, on, body } = hired
    const contact = { v: 1, spell: body.spell, firstContactOn } as const
    const known: PersonEvent[] =
      firstContactOn === null ? [] : [{ person: starting, on, kind: 'first_contact_set', body: contact }]
    await recordEvents(tx, [hired, ...known], recordingOf(visit))
    if (request !== undefined) await confirmStranger(visit, tx, request, starting)
    return starting
  })
  if (request !== undefined) return response.redirect(303, hrefTo('/hr/sign-ins', {}, { confirmed: 1 }))
  response.redirect(
    303,
    hrefTo('/hr/people/:person/link', { person }, { added: result.data.print === 'yes' ? 'card' : 'yes' }),
  )
}

export async function showNewLink(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const { added } = parseQuery(visit, linkQuery)
  const { name, person, standing } = await personOfPath(visit)
  if (!(await mayGetLink(visit, person))) return response.redirect(303, hrefTo('/hr/people/:person', { person }))
  const account = await accountInUse(deps.store.db, person)
  if (account !== null) return showWayBack(visit, { name, person, account: account.person })
  const { button, cardHeading, lead, printCard, replaces } = visit.t.account.link
  const page = { name, person, done: added === undefined ? null : addedText(visit, name, standing) }
  const isReplaced = await hasInvitation(deps.store.db, person, visit.now)
  const replacing = isReplaced ? [{ name: 'replaces', value: 'yes' }] : []
  if (added !== 'card') {
    return sendLinkPage(visit, { ...page, notes: isReplaced ? [lead, replaces] : [lead], button, hidden: replacing })
  }
  await sendLinkPage(visit, {
    ...page,
    heading: cardHeading(name),
    notes: isReplaced ? [replaces] : [],
    button: printCard,
    hidden: [{ name: 'print', value: 'yes' }, ...replacing],
  })
}

/** By when the person has to be done, or what's missing to tell. */
function addedText(visit: SignedInVisit, name: string, standing: Standing): string {
  const { added, dueOn, noHireDate } = visit.t.account.link
  const deadline = deadlineOf(standing)
  const next =
    deadline !== null
      ? dueOn(formatDate(deadline, visit.language))
      : standing.because.kind === 'no-hire-date'
        ? noHireDate
        : becauseText(standing, null, wordingOf(visit))
  return `${added(name)} ${next}`
}

/** What the form of a page sends that has said that an earlier link stops working. */
export const replacesShape = { replaces: z.literal('yes').optional() }
const makeForm = z.strictObject({ ...replacesShape, print: z.literal('yes').optional() })

/**
 * Answers with the link itself and not with a redirect: it is shown once, because only its hash is kept. An account
 * that is in use gets no link from HR: `src/app/way-back.web.ts`.
 */
export async function makeLink(visit: SignedInVisit): Promise<void> {
  const { print, replaces } = parseForm(visit, makeForm)
  const { deps, viewer, now, today, language, response } = visit
  const { db } = deps.store
  const { name, person } = await personOfPath(visit)
  if (!(await mayGetLink(visit, person))) return response.redirect(303, hrefTo('/hr/people/:person', { person }))
  const isInUse = (await accountInUse(db, person)) !== null
  if (isInUse && !hasRecentProof(visit)) return askForProof(visit)
  // Somebody has made one since the page was opened. The page says so now.
  if (replaces === undefined && (await endsInvitation(db, person, now)))
    return response.redirect(
      303,
      hrefTo('/hr/people/:person/link', { person }, { added: print === 'yes' ? 'card' : null }),
    )
  if (print === 'yes' && !isInUse) return sendCard(visit, person, name)
  const made = await deps.store.transaction(async (tx) => {
    const account = await accountInUse(tx, person)
    if (account !== null) return { inUse: account.person }
    await createAccount(tx, person, language, now)
    const own = await findAccount(tx, person)
    const invitation = await createInvitation(tx, { person, createdBy: viewer.person, at: now }, codeMac(deps))
    return { inUse: null, ...invitation, theirs: toLanguage(own?.language) }
  })
  if (made.inUse !== null) return goWayBack(visit, { name, person, account: made.inUse })
  visit.log.info({ by: viewer.person, person }, 'link made')
  const words = visit.t.account.link
  const until = words.until(formatDate(addDays(today, LINK_DAYS), language))
  await sendLink(visit, { name, person, heading: words.heading(name), until, ...made })
}

/** The same code on a card, which is on the list of those to hand over. The page prints it right away. */
async function sendCard(visit: SignedInVisit, person: PersonId, name: string): Promise<void> {
  const made = await visit.deps.store.transaction((tx) => makeInvitations(tx, visit, [person]))
  const back = { text: visit.t.account.link.record(name), href: hrefTo('/hr/people/:person', { person }) }
  await sendCards(visit, made, [person], { back, printsNow: true })
}

/** Checks what only the records can tell, and returns the field and its message. Returns null when all is well. */
async function problemOnRecord(visit: SignedInVisit, form: PersonForm): Promise<FieldProblem | null> {
  const { db } = visit.deps.store
  const { hiredOn, firstContactOn } = form
  return (
    (await factTakenProblem(db, form, null, visit)) ??
    (await supervisorProblem(db, form, visit)) ??
    firstProblem(visit, [
      ['hiredOn', hiredOn === null ? null : dayProblem(hiredOn, visit.today)],
      ['firstContactOn', firstContactOn === null ? null : dayProblem(firstContactOn, visit.today)],
      ['firstContactOn', firstContactOn === null || hiredOn === null ? null : contactProblem(hiredOn, firstContactOn)],
    ])
  )
}

function toHire(form: PersonForm, supervisor: PersonId | null): Hire {
  return {
    person: null,
    facts: {
      name: form.name,
      ...(form.email === '' ? {} : { email: form.email }),
      ...(form.number === '' ? {} : { employee_number: form.number }),
    },
    language: form.language,
    site: form.site,
    department: form.department,
    position: form.position,
    supervisor,
    hiredOn: form.hiredOn,
    type: form.type,
    worksWithYouth: form.worksWithYouth === 'yes',
  }
}

/** Throws not-found for an id that is nobody's, or of somebody out of reach. */
async function personOfPath(
  visit: SignedInVisit,
): Promise<Pick<Readable, 'person' | 'standing'> & { readonly name: string }> {
  const { person, name, standing } = await findReadable(visit, `person:${param(visit, 'person')}`, 'invite-person')
  return { person, name: name ?? '', standing }
}

/** Whether a link can be made: the person may sign in, and the account is in the viewer's reach. */
async function mayGetLink({ deps, today, viewer }: SignedInVisit, person: PersonId): Promise<boolean> {
  const { db } = deps.store
  return (await maySignIn(db, person, today)) && (await reachesAccount(db, viewer, person))
}

/** The sites where the viewer may add somebody. */
async function ownSites({ deps, viewer }: SignedInVisit): Promise<Site[]> {
  return sitesWithin(scopeOf(viewer, 'invite-person'), await allSites(deps.store.db))
}

/** How somebody comes in without a link from HR, and whether they're told by mail. */
async function afterSaving({ deps: { config, store } }: SignedInVisit): Promise<NewPersonPage['next']> {
  const { on, invite } = await reminderSettings(store.db)
  return [
    ...(config.oidc === null ? [] : (['provider'] as const)),
    config.mail === null ? 'nothingSent' : on && invite ? 'mailed' : 'notMailed',
  ]
}

async function sendNewPerson(
  visit: SignedInVisit,
  form: FormState,
  request: string | undefined,
  status = 200,
): Promise<void> {
  const stranger = request === undefined ? null : await strangerOf(visit, visit.deps.store.db, request)
  const records = recordsShell(visit, { title: visit.t.account.newPerson.title, current: 'newPerson' })
  const shell = { ...records, back: { text: visit.t.hr.people.title, href: hrefTo('/hr/people') } }
  const page = newPersonPage(shell, {
    form,
    stranger:
      stranger === null
        ? null
        : {
            id: stranger.id,
            name: stranger.name ?? '',
            email: stranger.email ?? '',
            number: stranger.number ?? '',
          },
    offers: await supervisorOffers(visit.deps.store.db, form, visit),
    next: await afterSaving(visit),
    sites: await ownSites(visit),
    departments: await departments(visit.deps.store.db, scopeOf(visit.viewer, 'invite-person')),
    action: hrefTo('/hr/people'),
    csrf: visit.csrf,
  })
  visit.response.status(status).send(page)
}
