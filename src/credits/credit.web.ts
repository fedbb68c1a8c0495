import { z } from 'zod'
import { calendarDate, type CalendarDate, isOfOurTime } from '../platform/time/calendar.ts'
import { type Credit, type CreditProblem, versionInForce } from './credit.ts'
import type { PersonId } from '../ledger/event.ts'
import { corrected, type PolicyHistory, requirementOn } from '../ledger/history.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { creditPage, LONGEST_CREDIT_TEXT, type PolicyChoice, SINGLE_SOURCES } from './credit.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { creditPeople } from './credit.store.ts'
import { historyOf, policyHistory } from '../ledger/ledger.store.ts'
import type { PersonOnRecord } from '../people/people.store.ts'
import { recordingOf, peopleCalled } from '../people/change.web.ts'
import { keptShape } from '../people/change/reason.web.ts'
import { evidenceOf } from './evidence.web.ts'
import { param, readForm, sentTexts, withProblem } from '../platform/http/form.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { findReadable } from '../people/people.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { LANGUAGES } from '../platform/text/language.ts'

const MOST_MINUTES = 1000

/** Texts and numbers that every form about completions elsewhere has. */
export const creditFields = ({ account, hr }: Messages, versions: readonly PolicyChoice[]) => {
  const { needs } = hr.credits.form
  const text = z.string().trim().max(LONGEST_CREDIT_TEXT, needs.shorter(LONGEST_CREDIT_TEXT))
  return {
    text,
    key: z.string().min(1),
    day: z.iso.date(needs.on).refine(isOfOurTime, account.needs.year).transform(calendarDate),
    version: z
      .string()
      .refine((value) => value === '' || versions.some(({ version }) => version === value), needs.version),
    language: z.enum(['', ...LANGUAGES]),
    minutes: wholeNumber(1, MOST_MINUTES, needs.minutes),
    score: wholeNumber(0, 100, needs.score),
  }
}

const creditForm = (visit: SignedInVisit, versions: readonly PolicyChoice[]) => {
  const { t } = visit
  const { needs } = t.hr.credits.form
  const { text, key, day, version, language, minutes, score } = creditFields(t, versions)
  return z.strictObject({
    key,
    source: z.enum(SINGLE_SOURCES, needs.source),
    on: day,
    ...keptShape(visit, 'from', text.min(1, needs.from)),
    version,
    courseVersion: text,
    language,
    minutes,
    score,
    approver: text,
    ...keptShape(visit, 'reference', text),
  })
}

export async function showNewCredit(visit: SignedInVisit): Promise<void> {
  const person = await personOfPath(visit)
  await sendCredit(visit, person, await policyChoices(visit), EMPTY_FORM)
}

/** Records one completion for one person, once however often the form is sent. */
export async function addCredit(visit: SignedInVisit): Promise<void> {
  const { deps, t, response, viewer } = visit
  const words = t.hr.credits.form
  const person = await personOfPath(visit)
  const versions = await policyChoices(visit)
  const refuse = (form: FormState) => sendCredit(visit, person, versions, form, 422)
  const result = readForm(visit, creditForm(visit, versions))
  if (!result.ok) return refuse(result.form)
  const { key, on, reference, version, language, approver: typed, courseVersion, ...said } = result.data
  const evidence = evidenceOf(visit, reference, words.needs.evidence)
  if (!evidence.ok) return refuse(withProblem(visit, ...evidence.problem))
  const approver = typed === '' ? viewer.person : await personCalled(visit, typed)
  if (typeof approver !== 'string') return refuse(withProblem(visit, 'approver', approver.problem))
  const credit: Credit = {
    source: said.source,
    from: said.from,
    policyVersion: await coveredVersion(visit, version, on),
    courseVersion: courseVersion === '' ? null : courseVersion,
    language: language === '' ? null : language,
    creditedMinutes: said.minutes,
    score: said.score,
    trainer: null,
    approver,
  }
  const form = { key, people: [person.person], on, credit, reference, paper: evidence.paper }
  const [refused] = await deps.store.transaction((tx) => creditPeople(tx, form, recordingOf(visit)))
  if (refused !== undefined) return refuse(withProblem(visit, 'on', problemText(refused.problem, visit)))
  response.redirect(303, hrefTo('/hr/people/:person', { person: person.person }, { saved: 'credited' }))
}

/** The versions of the policy that were published, the latest first. */
export async function policyChoices({ deps, content }: SignedInVisit): Promise<PolicyChoice[]> {
  const published = (await policyHistory(deps.store.db)).map(({ body, effectiveOn }) => ({
    version: body.version,
    from: effectiveOn,
  }))
  // Published at every start of the server; checked to be a day by the schema of the content.
  const { version, effectiveOn } = content.policy
  return published.length > 0 ? published.reverse() : [{ version, from: effectiveOn as CalendarDate }]
}

/** The version that was chosen, else the one in force on the day. */
export async function coveredVersion(visit: SignedInVisit, chosen: string, on: CalendarDate): Promise<string> {
  if (chosen !== '') return chosen
  const policy: PolicyHistory = await policyHistory(visit.deps.store.db)
  return versionInForce(policy, on) ?? visit.content.policy.version
}

/** Finds the one person HR means, or the message for the field. */
export async function personCalled(
  visit: SignedInVisit,
  typed: string,
): Promise<PersonId | { readonly problem: string }> {
  const words = visit.t.hr.credits.form
  const [person, ...more] = await peopleCalled(visit.deps.store.db, typed, visit)
  if (person === undefined) return { problem: words.approverUnknown }
  return more.length === 0 ? person : { problem: words.approverSeveral }
}

function problemText(problem: CreditProblem, { t, language }: SignedInVisit): string {
  const words = t.hr.credits.form
  switch (problem.kind) {
    case 'future':
      return words.future
    case 'before-employment':
      return words.beforeEmployment(formatDate(problem.from, language))
    case 'twice':
      return words.twice
  }
}

/** Returns null when nothing was typed. */
function wholeNumber(least: number, most: number, problem: string) {
  return z
    .string()
    .trim()
    .regex(/^\d{0,4}$/, problem)
    .transform((text) => (text === '' ? null : Number(text)))
    .refine((number) => number === null || (number >= least && number <= most), problem)
}

function personOfPath(visit: SignedInVisit): Promise<PersonOnRecord> {
  return findReadable(visit, `person:${param(visit, 'person')}`, 'change-person')
}

async function sendCredit(
  visit: SignedInVisit,
  { person, name }: PersonOnRecord,
  versions: readonly PolicyChoice[],
  form: FormState,
  status = 200,
): Promise<void> {
  const { deps, t, today, csrf, response } = visit
  const required = requirementOn(corrected(await historyOf(deps.store.db, person)), ORIENTATION, today)
  const [sentKey = deps.newToken()] = sentTexts(visit, ['key'])
  const shell = recordsShell(visit, { title: t.hr.credits.form.title, current: 'people', help: 'change' })
  const page = creditPage(shell, {
    form,
    name: name ?? t.hr.people.noName,
    versions,
    renewalMonths: required?.rule.renewal?.months ?? null,
    isRequired: required !== null,
    key: sentKey,
    action: hrefTo('/hr/people/:person/credits', { person }),
    personHref: hrefTo('/hr/people/:person', { person }),
    liveSessionHref: hrefTo('/hr/live-sessions'),
    csrf,
  })
  response.status(status).send(page)
}
