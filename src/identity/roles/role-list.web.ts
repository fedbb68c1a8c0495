import { z } from 'zod'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import { collator } from '../../platform/text/format.ts'
import { EMPTY_FORM, type FormState, type Offer } from '../../platform/html/field.page.ts'
import type { Messages } from '../../words/messages.ts'
import { maySignIn } from '../access.store.ts'
import { invitationUntil } from '../sign-in-link.store.ts'
import { accountInUse } from '../joined/in-use.store.ts'
import { namesOn } from '../../ledger/fact.store.ts'
import { accountHoldersMeant, offersOf } from '../../people/search/meant.web.ts'
import { nameIn } from '../../people/change.web.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { readForm, withProblem } from '../../platform/http/form.web.ts'
import { hrefTo } from '../../app/href.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { roleListPage, type RoleHolder } from './role-list.page.ts'
import { roleTexts, rolesHeld } from './role-text.web.ts'
import { formatDayOf } from '../../platform/time/moment.page.ts'

const findForm = (t: Messages) =>
  z.strictObject({ who: nameIn(t).min(1, t.hr.roles.find.needsWho), whoChosen: z.string().optional() })

export async function showRoles(visit: SignedInVisit): Promise<void> {
  await sendRoles(visit, EMPTY_FORM)
}

/** A form and not a link: what was typed is in no address. */
export async function findForRoles(visit: SignedInVisit): Promise<void> {
  const { deps, response, t } = visit
  const result = readForm(visit, findForm(t))
  if (!result.ok) return sendRoles(visit, result.form, 422)
  const { db } = deps.store
  const { who, whoChosen } = result.data
  const { people, isSure } = await accountHoldersMeant(db, who, visit)
  const person = people.find((each) => isSure || each === whoChosen)
  const { find } = t.hr.roles
  if (people.length === 0) return sendRoles(visit, withProblem(visit, 'who', find.unknown), 422)
  if (person === undefined)
    return sendRoles(visit, withProblem(visit, 'who', find.several), 422, await offersOf(db, people, visit))
  response.redirect(303, hrefTo('/hr/roles/people/:person', { person }))
}

async function sendRoles(
  visit: SignedInVisit,
  form: FormState,
  status = 200,
  offers: readonly Offer[] = [],
): Promise<void> {
  const { csrf, response, t } = visit
  const page = roleListPage(recordsShell(visit, { title: t.hr.roles.title, current: 'roles' }), {
    form,
    offers,
    holders: await roleHolders(visit),
    findAction: hrefTo('/hr/roles/searches'),
    outsideHref: hrefTo('/hr/roles/outside'),
    csrf,
  })
  response.status(status).send(page)
}

/** By name. The roles of one person keep their order. */
async function roleHolders(visit: SignedInVisit): Promise<RoleHolder[]> {
  const { deps, language, t, today } = visit
  const { db } = deps.store
  const held = await rolesHeld(db)
  const people = [...new Set(held.map(({ person }) => person))]
  const names = await namesOn(db, people, today)
  const texts = await roleTexts(visit, held)
  const holders: RoleHolder[] = []
  for (const person of people)
    holders.push({
      name: names.get(person) ?? t.hr.people.noName,
      href: hrefTo('/hr/roles/people/:person', { person }),
      note: await signInNote(db, person, today, t),
      roles: texts.filter((_, index) => held[index]?.person === person),
    })
  const { compare } = collator(language)
  return holders.sort((a, b) => compare(a.name, b.name) || (a.href < b.href ? -1 : a.href > b.href ? 1 : 0))
}

/** Why a role helps nobody at the moment. Empty when the person can sign in. */
export async function signInNote(db: Database, person: PersonId, today: CalendarDate, t: Messages): Promise<string> {
  if (!(await maySignIn(db, person, today))) return t.hr.roles.cannotSignIn
  return (await accountInUse(db, person)) === null ? t.hr.roles.notYetIn : ''
}

/** Why someone who has never come in can't get a role, and whether there's a card that they haven't used yet. */
export async function neverCameIn(visit: SignedInVisit, db: Database, person: PersonId): Promise<string> {
  const { language, now, organization, t } = visit
  const { noPassword, notUsed } = t.hr.roles.give
  const until = await invitationUntil(db, person, now)
  return until === null ? noPassword : notUsed(formatDayOf(until, organization.timeZone, language))
}
