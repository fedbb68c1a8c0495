import { z } from 'zod'
import { addDays } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { EMPTY_FORM, type FormState } from '../../platform/html/field.page.ts'
import { isOutsideAuditor } from '../access.ts'
import { findAccount } from '../account.store.ts'
import { accountInUse } from '../joined/in-use.store.ts'
import { createInvitation, endsInvitation } from '../codes/printed-code.store.ts'
import { replacesShape } from '../invite.web.ts'
import { codeMac } from '../printed-link.web.ts'
import { LINK_DAYS } from '../sign-in-link.store.ts'
import { factOn } from '../../ledger/fact.store.ts'
import { nameIn } from '../../people/change.web.ts'
import { employmentOn } from '../../people/employment.store.ts'
import { peopleWithFact } from '../../people/people.store.ts'
import { param, parseForm, readForm, withProblem } from '../../platform/http/form.web.ts'
import { LANGUAGES, toLanguage } from '../../platform/text/language.ts'
import { hrefTo } from '../../app/href.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { sendLink } from '../../app/way-back.web.ts'
import { outsidePage } from './outside.page.ts'
import { changeOf, lastDayIn } from './person-role.web.ts'
import { addAuditor } from './role-change.store.ts'
import { reasonShape } from '../../people/change/reason.web.ts'

const outsideForm = (visit: SignedInVisit) => {
  const { t, today } = visit
  return z.strictObject({
    name: nameIn(t).min(1, t.account.needs.name),
    email: z.email(t.account.needs.email).transform((email) => email.toLowerCase()),
    language: z.enum(LANGUAGES),
    until: lastDayIn('auditor', today, t),
    ...reasonShape(visit),
  })
}

export function showOutside(visit: SignedInVisit): void {
  sendOutside(visit, EMPTY_FORM)
}

export async function addOutside(visit: SignedInVisit): Promise<void> {
  const { deps, response, t, today } = visit
  const result = readForm(visit, outsideForm(visit))
  if (!result.ok) return sendOutside(visit, result.form, 422)
  const { name, email, language, until, reason } = result.data
  const person = await deps.store.transaction(async (tx) => {
    if ((await peopleWithFact(tx, 'email', email, today)).length > 0) return null
    return addAuditor(tx, { facts: { name, email }, language, until }, changeOf(visit, reason))
  })
  if (person === null) return sendOutside(visit, withProblem(visit, 'email', t.hr.roles.outside.taken), 422)
  visit.log.info({ by: visit.viewer.person, person }, 'auditor from outside added')
  response.redirect(303, hrefTo('/hr/roles/people/:person', { person }, { done: 'added' }))
}

const linkForm = z.strictObject(replacesShape)

/** Only for an auditor from outside who hasn't signed in yet: HR invites everyone else. */
export async function makeOutsideLink(visit: SignedInVisit): Promise<void> {
  const { replaces } = parseForm(visit, linkForm)
  const { deps, language, now, response, t, today, viewer } = visit
  const person: PersonId = `person:${param(visit, 'person')}`
  const made = await deps.store.transaction(async (tx) => {
    const account = await findAccount(tx, person)
    if (account === null || (await employmentOn(tx, person, today)) !== 'none')
      throw new AppError('not-found', 'There is no auditor from outside with this id.')
    if (!isOutsideAuditor(account.grants, today) || (await accountInUse(tx, person)) !== null) return null
    // Somebody has made one since the page was opened. The page says so now.
    if (replaces === undefined && (await endsInvitation(tx, person, now))) return null
    const invitation = await createInvitation(tx, { person, createdBy: viewer.person, at: now }, codeMac(deps))
    return { ...invitation, theirs: toLanguage(account.language) }
  })
  if (made === null) return response.redirect(303, hrefTo('/hr/roles/people/:person', { person }))
  visit.log.info({ by: viewer.person, person }, 'link made')
  const name = (await factOn(deps.store.db, person, 'name', today)) ?? t.hr.people.noName
  const words = t.account.link
  const until = words.until(formatDate(addDays(today, LINK_DAYS), language))
  const back = { href: hrefTo('/hr/roles'), text: t.hr.roles.person.back }
  const againHref = hrefTo('/hr/roles/people/:person', { person })
  const maker = { part: 'roles', againHref, back, sheetTitle: t.hr.roles.outside.sheetTitle } as const
  await sendLink(visit, { name, person, heading: words.heading(name), until, ...made }, maker)
}

function sendOutside(visit: SignedInVisit, form: FormState, status = 200): void {
  const { csrf, response, t } = visit
  const page = outsidePage(recordsShell(visit, { title: t.hr.roles.outside.title, current: 'roles' }), {
    form,
    action: hrefTo('/hr/roles/outside'),
    backHref: hrefTo('/hr/roles'),
    csrf,
  })
  response.status(status).send(page)
}
