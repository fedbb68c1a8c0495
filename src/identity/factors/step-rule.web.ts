import { z } from 'zod'
import { setSecondStepFrom } from '../../organization/organization.store.ts'
import { maySignIn } from '../access.store.ts'
import { grantsOn } from '../access.ts'
import { everyGrant } from '../role.store.ts'
import { namesOn } from '../../ledger/fact.store.ts'
import { survivorOf } from '../../ledger/merge.store.ts'
import type { PersonId } from '../../ledger/event.ts'
import { dayOrNoneIn } from '../../people/change.web.ts'
import { EMPTY_FORM, type FormState } from '../../platform/html/field.page.ts'
import { parseQuery, readForm, savedQuery } from '../../platform/http/form.web.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { Messages } from '../../words/messages.ts'
import { hrefTo } from '../../app/href.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import { changedFields } from '../../trail/changed.ts'
import { noteSetting } from '../../trail/setting.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { needsSecondStep } from './factor.ts'
import { factorsOf } from './factor.store.ts'
import { stepRulePage } from './second-step.page.ts'
import { waysIn } from './way-in.store.ts'

const ruleForm = (t: Messages) => z.strictObject({ from: dayOrNoneIn(t) })

export async function showStepRule(visit: SignedInVisit): Promise<void> {
  const { saved } = parseQuery(visit, savedQuery)
  await sendStepRule(visit, EMPTY_FORM, { saved: saved === 'yes' })
}

export async function saveStepRule(visit: SignedInVisit): Promise<void> {
  const { deps, log, organization, response, t, viewer } = visit
  const result = readForm(visit, ruleForm(t))
  if (!result.ok) return sendStepRule(visit, result.form, { status: 422 })
  const { from } = result.data
  await deps.store.transaction(async (tx) => {
    await setSecondStepFrom(tx, from)
    await noteSetting(visit, tx, { changed: changedFields({ from: organization.secondStepFrom }, { from }, ['from']) })
  })
  log.info({ by: viewer.person, from }, 'day of the second step changed')
  response.redirect(303, hrefTo('/hr/second-step', {}, { saved: 'yes' }))
}

async function sendStepRule(
  visit: SignedInVisit,
  form: FormState,
  { status = 200, saved = false }: { readonly status?: number; readonly saved?: boolean },
): Promise<void> {
  const { csrf, deps, organization, response, t, today } = visit
  const people = await peopleWithoutStep(visit)
  const names = await namesOn(deps.store.db, people, today)
  const shell = recordsShell(visit, { title: t.factors.rule.title, current: 'secondStep' })
  const page = stepRulePage(shell, {
    form,
    from: organization.secondStepFrom ?? '',
    now: ruleNow(visit, people.length),
    saved,
    without: people.map((person) => names.get(person) ?? t.hr.people.noName).sort((a, b) => a.localeCompare(b)),
    action: hrefTo('/hr/second-step'),
    csrf,
  })
  response.status(status).send(page)
}

function ruleNow({ language, organization, t, today }: SignedInVisit, without: number): string {
  const { secondStepFrom: from } = organization
  const words = t.factors.rule
  if (from === null) return words.off
  return from > today ? words.ahead(formatDate(from, language)) : words.inForce(formatDate(from, language), without)
}

/**
 * Everyone whose role needs a second step, who may sign in and has set none up. Whoever only comes through the
 * organization's provider shows it there.
 */
async function peopleWithoutStep({ deps, today }: SignedInVisit): Promise<PersonId[]> {
  const { db } = deps.store
  const holders = grantsOn(await everyGrant(db), today).filter(({ role }) => needsSecondStep(new Set([role])))
  const people = new Set<PersonId>()
  for (const { person } of holders) people.add(await survivorOf(db, person))
  const without: PersonId[] = []
  for (const person of people) {
    const { hasApp, hasPasskey } = await factorsOf(db, person)
    if (hasApp || hasPasskey || !(await maySignIn(db, person, today))) continue
    const ways = await waysIn(db, person, deps.config)
    if (ways.length === 0 || ways.some(({ kind }) => kind !== 'single-sign-on')) without.push(person)
  }
  return without
}
