import { z } from 'zod'
import { addMonths, type CalendarDate } from '../../platform/time/calendar.ts'
import type { PersonId, SiteId } from '../../ledger/event.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { EMPTY_FORM, type FormState } from '../../platform/html/field.page.ts'
import type { Messages } from '../../words/messages.ts'
import { maySignIn, reachesAccount } from '../access.store.ts'
import { endsInvitation } from '../codes/printed-code.store.ts'
import { can, type Grant, GRANTED_ROLES } from '../access.ts'
import { accountInUse } from '../joined/in-use.store.ts'
import type { HeldRole } from '../role.store.ts'
import { factOn, namesOn } from '../../ledger/fact.store.ts'
import { survivorOf } from '../../ledger/merge.store.ts'
import { dayOrNoneIn, type FieldProblem, recordingOf } from '../../people/change.web.ts'
import { countSupervised, employmentOn } from '../../people/employment.store.ts'
import { findPerson } from '../../people/people.store.ts'
import { listFormat } from '../../platform/text/format.ts'
import { activeHr } from '../recovery.store.ts'
import { subjectOf } from '../subject.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { param, parseQuery, readForm, sentList, sentTexts, withProblem } from '../../platform/http/form.web.ts'
import { allSites, type Site } from '../../site/site.store.ts'
import { hrefTo } from '../../app/href.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { isLastAdministrator } from './administrator.store.ts'
import { endFields, giveFields, personRolesPage } from './person-role.page.ts'
import { giveAndTell, takeAndTell } from './role-change.store.ts'
import { neverCameIn, signInNote } from './role-list.web.ts'
import { roleHistory, rolesHeld, roleTexts } from './role-text.web.ts'
import { reasonShape, whyShape } from '../../people/change/reason.web.ts'

/** An auditor's role ends within this time, and can be given again. */
const LONGEST_AUDIT_MONTHS = 12

const OUTCOMES = ['given', 'ended', 'missed', 'added', 'signed-out'] as const
type Outcome = (typeof OUTCOMES)[number]
const outcomeQuery = z.strictObject({ done: z.enum(OUTCOMES).optional() })

/** Somebody whose roles are looked at. */
interface Holder {
  readonly person: PersonId
  readonly name: string
  readonly held: readonly HeldRole[]
  readonly isOutside: boolean
  /** How many people report to them. */
  readonly supervised: number
  /** The sentence that says why no role can be given, or `''`. */
  readonly refusal: string
  /** They've never come in: whether or not they have a card, that's the reason. */
  readonly lacksWayIn: boolean
}

export async function showPersonRoles(visit: SignedInVisit): Promise<void> {
  const { response } = visit
  const { done } = parseQuery(visit, outcomeQuery)
  const { person } = await getHolder(visit, visit.deps.store.db)
  if (person !== askedFor(visit)) return response.redirect(303, hrefTo('/hr/roles/people/:person', { person }))
  await sendHolder(visit, { done: done ?? null })
}

const giveForm = (visit: SignedInVisit, sites: readonly Site[]) => {
  const { t, today } = visit
  const { needs } = t.hr.roles.give
  const [role] = sentTexts(visit, ['role'])
  const known = z.custom<SiteId>((id) => sites.some((site) => site.id === id))
  return z.strictObject({
    role: z.enum(GRANTED_ROLES, needs.role),
    sites: z
      .union([known.transform((site) => [site]), z.array(known)])
      .default([])
      .refine((chosen) => role !== 'site-hr' || chosen.length > 0, needs.sites),
    until: lastDayIn(role, today, t),
    ...reasonShape(visit),
  })
}

/** Gives a role, or changes its sites and its end. Looked at and written in one transaction. */
export async function givePersonRole(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const result = readForm(visit, giveForm(visit, await allSites(deps.store.db)))
  if (!result.ok) return sendHolder(visit, { give: result.form, status: 422 })
  const { reason, reasonAsTyped: _, ...grant } = result.data
  const problem = await deps.store.transaction(async (tx) => {
    const holder = await getHolder(visit, tx)
    const found = await giveProblem(visit, tx, holder, grant)
    if (found === null) await giveAndTell(tx, holder.person, grant, changeOf(visit, reason))
    return found
  })
  if (problem !== null) return sendHolder(visit, { give: withProblem(visit, problem[0], problem[1]), status: 422 })
  visit.log.info({ by: visit.viewer.person, person: askedFor(visit), role: grant.role }, 'role given')
  response.redirect(303, hrefTo('/hr/roles/people/:person', { person: askedFor(visit) }, { done: 'given' }))
}

/** The field at fault and what to say there; null when the role can be given. */
async function giveProblem(
  { t, today }: SignedInVisit,
  db: Database,
  { person, held, isOutside, refusal }: Holder,
  { role, sites, until }: Grant,
): Promise<FieldProblem | null> {
  const { give, end } = t.hr.roles
  const { needs } = give
  if (refusal !== '') return ['role', refusal]
  if (isOutside && role !== 'auditor') return ['role', give.onlyAuditor]
  if (role !== 'site-hr' && sites.length > 0) return ['sites', needs.noSites]
  const before = held.find((each) => each.role === role)
  if (before !== undefined && before.until === until && sameSites(before.sites, sites)) return ['role', needs.same]
  const ends = role === 'administrator' && until !== null
  return ends && (await isLastAdministrator(db, person, today)) ? ['until', end.lastAdministrator] : null
}

/** The field with the last day of a role. */
export function lastDayIn(role: string | undefined, today: CalendarDate, t: Messages) {
  return dayOrNoneIn(t).superRefine((until, context) => {
    const message = untilProblem(role, until, today, t)
    if (message !== null) context.addIssue({ code: 'custom', message })
  })
}

/** What is wrong with the last day of a role, or null. */
function untilProblem(
  role: string | undefined,
  until: CalendarDate | null,
  today: CalendarDate,
  t: Messages,
): string | null {
  const { needs } = t.hr.roles.give
  if (until === null) return role === 'auditor' ? needs.until : null
  if (until < today) return needs.past
  return role === 'auditor' && until > addMonths(today, LONGEST_AUDIT_MONTHS) ? needs.far : null
}

function sameSites(some: readonly SiteId[], others: readonly SiteId[]): boolean {
  return some.length === others.length && some.every((site) => others.includes(site))
}

const endForm = (visit: SignedInVisit) =>
  z.strictObject({ ended: z.enum(GRANTED_ROLES, visit.t.hr.roles.give.needs.role), ...whyShape(visit) })

export async function endPersonRole(visit: SignedInVisit): Promise<void> {
  const { deps, response, t, today } = visit
  const result = readForm(visit, endForm(visit))
  if (!result.ok) return sendHolder(visit, { end: result.form, status: 422 })
  const { ended, why } = result.data
  const outcome = await deps.store.transaction(async (tx) => {
    const { person, held } = await getHolder(visit, tx)
    if (held.every(({ role }) => role !== ended)) return 'missed'
    if (ended === 'administrator' && (await isLastAdministrator(tx, person, today))) return 'last'
    await takeAndTell(tx, person, ended, changeOf(visit, why))
    return 'ended'
  })
  if (outcome === 'last')
    return sendHolder(visit, { end: withProblem(visit, 'ended', t.hr.roles.end.lastAdministrator), status: 422 })
  if (outcome === 'ended')
    visit.log.info({ by: visit.viewer.person, person: askedFor(visit), role: ended }, 'role ended')
  response.redirect(303, hrefTo('/hr/roles/people/:person', { person: askedFor(visit) }, { done: outcome }))
}

export function changeOf(visit: SignedInVisit, reason: string) {
  return { reason, recording: recordingOf(visit), mail: visit.deps.config.mail !== null }
}

function askedFor(visit: SignedInVisit): PersonId {
  return `person:${param(visit, 'person')}`
}

/** Throws not-found for an id that is nobody's. A record that was merged into another leads there. */
async function getHolder(visit: SignedInVisit, db: Database): Promise<Holder> {
  const { t, today } = visit
  const person = await survivorOf(db, askedFor(visit))
  if ((await findPerson(db, person)) === null) throw new AppError('not-found', 'There is no such person on record.')
  const isOutside = (await employmentOn(db, person, today)) === 'none'
  const held = (await rolesHeld(db)).filter((each) => each.person === person)
  const isOpen = isOutside || (await maySignIn(db, person, today))
  const lacksWayIn = isOpen && !isOutside && (await accountInUse(db, person)) === null
  return {
    person,
    name: (await factOn(db, person, 'name', today)) ?? t.hr.people.noName,
    held,
    isOutside,
    supervised: await countSupervised(db, person, today),
    refusal: !isOpen ? t.hr.roles.give.notOpen : lacksWayIn ? await neverCameIn(visit, db, person) : '',
    lacksWayIn,
  }
}

async function sendHolder(
  visit: SignedInVisit,
  {
    done = null,
    give = EMPTY_FORM,
    end = EMPTY_FORM,
    status = 200,
  }: {
    readonly done?: Outcome | null
    readonly give?: FormState
    readonly end?: FormState
    readonly status?: number
  },
): Promise<void> {
  const { csrf, deps, response, t, today, viewer } = visit
  const { db } = deps.store
  const holder = await getHolder(visit, db)
  const { person, name, held, isOutside, lacksWayIn, refusal } = holder
  const words = t.hr.roles
  const note = await signInNote(db, person, today, t)
  const linkHref = lacksWayIn ? await newLinkHref(visit, person) : null
  const outcomes = {
    given: words.give.given,
    ended: words.end.done,
    missed: words.end.missed,
    added: words.outside.added,
    'signed-out': t.hr.changes.forms['sign-out'].saved,
  }
  const page = personRolesPage(recordsShell(visit, { title: words.title, current: 'roles' }), {
    name,
    outcome: done === null ? '' : outcomes[done],
    note,
    held: await roleTexts(visit, held),
    now: rolesNow(visit, holder),
    history: await roleHistory(visit, person),
    refusal: lacksWayIn && linkHref === null ? `${refusal} ${await whomToAsk(visit, db)}` : refusal,
    give: giveFields(give, holder, await allSites(db), sentList(visit, 'sites'), t),
    end: endFields(end, held, t),
    endLead: isOutside ? words.end.outsideLead : words.end.lead,
    isLinkReplaced: await endsInvitation(db, person, visit.now),
    links: {
      give: hrefTo('/hr/roles/people/:person', { person }),
      end: hrefTo('/hr/roles/people/:person/removals', { person }),
      // Who can't sign in is signed in nowhere, and one's own sessions are on the page of one's account.
      signOut: note === '' && person !== viewer.person ? hrefTo('/hr/roles/people/:person/sessions', { person }) : null,
      invite: isOutside && note === words.notYetIn ? hrefTo('/hr/roles/people/:person/links', { person }) : null,
      link: linkHref,
      back: hrefTo('/hr/roles'),
    },
    csrf,
  })
  response.status(status).send(page)
}

/** The roles that count today, in a sentence. */
function rolesNow({ language, t, today }: SignedInVisit, { held, isOutside, supervised }: Holder): string {
  const words = t.hr.roles.person
  const given = held.flatMap(({ role, until }) => (until === null || until >= today ? t.account.roles[role] : []))
  const names = [...given, ...(supervised === 0 ? [] : [words.supervises(supervised)])]
  if (names.length > 0) return words.now(listFormat(language, {}).format(names))
  return isOutside ? words.outsideNone : words.none
}

/** Where the viewer can make a way in for this person; null for whoever may not. */
async function newLinkHref({ deps, today, viewer }: SignedInVisit, person: PersonId): Promise<string | null> {
  const { db } = deps.store
  const found = await findPerson(db, person)
  if (found === null || !can(viewer, 'invite-person', await subjectOf(db, found), today)) return null
  return (await reachesAccount(db, viewer, person)) ? hrefTo('/hr/people/:person/link', { person }) : null
}

async function whomToAsk({ language, t, today }: SignedInVisit, db: Database): Promise<string> {
  const people = [...new Set(await activeHr(db, today))]
  const names = [...(await namesOn(db, people, today)).values()].flatMap((name) => name ?? [])
  return t.hr.roles.give.askHr(listFormat(language, { type: 'disjunction' }).format(names))
}
