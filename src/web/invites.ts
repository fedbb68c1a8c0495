import QRCode from 'qrcode'
import { z } from 'zod'
import { LANGUAGES, toLanguage } from '../domain/content.ts'
import { addDays, calendarDate, toInstant } from '../domain/calendar.ts'
import type { SafeHtml } from '../domain/course.ts'
import { PERSON_TYPES, type PersonId } from '../domain/event.ts'
import { AppError } from '../errors.ts'
import { formatDate } from '../pages/dates.ts'
import { EMPTY_FORM, type FormState } from '../pages/field.ts'
import { invitedPage, newLinkPage, newPersonPage } from '../pages/invite.ts'
import type { Messages } from '../pages/messages/messages.ts'
import type { Shell } from '../pages/shell.ts'
import { createAccount, findAccount } from '../store/accounts.ts'
import { findPerson } from '../store/people.ts'
import { peopleCalled, peopleWithFact } from '../store/people-by-fact.ts'
import { type Hire, hire } from '../store/records.ts'
import { createSignInLink } from '../store/sign-in-links.ts'
import { allSites, type Site } from '../store/sites.ts'
import { param, parseForm, readForm, withProblem } from './form.ts'
import { codePath, joinPath, peoplePath, personLinkPath, publicPath } from './paths.ts'
import { recordsShell } from './shell.ts'
import type { SignedInVisit } from './visit.ts'

const LINK_DAYS = 7
const DAY_MS = 86_400_000
const NAME_LENGTH = 80
const CODE_GROUP = /.{1,4}/g

const noFields = z.strictObject({})

const personForm = (t: Messages, sites: readonly Site[]) => {
  const { needs } = t.account
  const text = z.string().trim().max(NAME_LENGTH, needs.shorter)
  return z.strictObject({
    name: text.min(1, needs.name),
    email: z.union([z.literal(''), z.email(needs.email)], needs.email).transform((email) => email.toLowerCase()),
    number: text,
    site: z.string().transform((id, context) => {
      const site = sites.find((candidate) => candidate.id === id)
      if (site !== undefined) return site.id
      context.addIssue({ code: 'custom', message: needs.siteChoice })
      return z.NEVER
    }),
    department: text.min(1, needs.department),
    position: text.min(1, needs.position),
    supervisor: text,
    language: z.enum(LANGUAGES),
    type: z.enum(PERSON_TYPES, needs.type),
    worksWithYouth: z.literal('yes').optional(),
    hiredOn: z.union([z.literal(''), z.iso.date(needs.date)], needs.date),
  })
}
type PersonForm = z.output<ReturnType<typeof personForm>>

export async function showNewPerson(visit: SignedInVisit): Promise<void> {
  await sendNewPerson(visit, EMPTY_FORM)
}

/** Puts somebody on record; the link is the next step. */
export async function addPerson(visit: SignedInVisit): Promise<void> {
  const { deps, response, viewer, now, today, t } = visit
  const result = readForm(visit, personForm(t, await allSites(deps.store.db)))
  if (!result.ok) return sendNewPerson(visit, result.form, 422)
  const problem = await problemOnRecord(visit, result.data)
  if (problem !== null) return sendNewPerson(visit, withProblem(visit, ...problem), 422)
  const starter = toHire(result.data, await findSupervisor(visit, result.data.supervisor))
  const recording = { course: visit.content.course.id, actor: viewer.person, at: now, today }
  const person = await deps.store.transaction((tx) => hire(tx, starter, recording))
  response.redirect(303, personLinkPath(person))
}

export async function showNewLink(visit: SignedInVisit): Promise<void> {
  const { name, person } = await personOfPath(visit)
  const page = { name, action: personLinkPath(person), peopleHref: peoplePath(), csrf: visit.csrf }
  visit.response.send(newLinkPage(linkShell(visit), page))
}

/** Answers with the link itself and not with a redirect: it is shown once, because only its hash is kept. */
export async function makeLink(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { deps, viewer, now, today, language, organization, response } = visit
  const { name, person } = await personOfPath(visit)
  const { token, theirs } = await deps.store.transaction(async (tx) => {
    await createAccount(tx, person, language, now)
    const expiresAt = toInstant(Date.parse(now) + LINK_DAYS * DAY_MS)
    const link = { purpose: 'invite', person, createdBy: viewer.person, at: now, expiresAt } as const
    const account = await findAccount(tx, person)
    return { token: await createSignInLink(tx, link), theirs: toLanguage(account?.language) }
  })
  visit.log.info({ by: viewer.person, person }, 'link made')
  const link = deps.config.publicUrl + publicPath(joinPath(token), theirs)
  const page = invitedPage(linkShell(visit), {
    name,
    organization: organization.name,
    link,
    // The library draws squares from the text; nothing of the text stands in the markup.
    qrHtml: (await QRCode.toString(link, { type: 'svg', width: 200, margin: 2 })) as SafeHtml,
    code: token.match(CODE_GROUP)?.join(' ') ?? token,
    codeAddress: deps.config.publicUrl + publicPath(codePath(), theirs),
    until: formatDate(addDays(today, LINK_DAYS), language),
    againHref: personLinkPath(person),
    peopleHref: peoplePath(),
  })
  response.send(page)
}

/** What only the records can tell: the field, and what to say there. Null when all is well. */
async function problemOnRecord(visit: SignedInVisit, form: PersonForm): Promise<[string, string] | null> {
  const { deps, today, t } = visit
  const { db } = deps.store
  const words = t.account.newPerson
  const isOnRecord = async (kind: 'email' | 'employee_number', value: string) =>
    value !== '' && (await peopleWithFact(db, kind, value, today)).length > 0
  if (await isOnRecord('email', form.email)) return ['email', words.emailTaken]
  if (await isOnRecord('employee_number', form.number)) return ['number', words.numberTaken]
  if (form.supervisor === '') return null
  const supervisors = await peopleCalled(db, form.supervisor, today)
  if (supervisors.length === 1) return null
  return ['supervisor', supervisors.length === 0 ? words.supervisorUnknown : words.supervisorSeveral]
}

async function findSupervisor({ deps, today }: SignedInVisit, text: string): Promise<PersonId | null> {
  return text === '' ? null : ((await peopleCalled(deps.store.db, text, today))[0] ?? null)
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
    hiredOn: form.hiredOn === '' ? null : calendarDate(form.hiredOn),
    type: form.type,
    worksWithYouth: form.worksWithYouth === 'yes',
  }
}

/** Throws not-found for an id that is nobody's. */
async function personOfPath(visit: SignedInVisit): Promise<{ readonly person: PersonId; readonly name: string }> {
  const person: PersonId = `person:${param(visit, 'person')}`
  const found = await findPerson(visit.deps.store.db, person)
  if (found === null) throw new AppError('not-found', 'There is no such person on record.')
  return { person, name: found.name ?? '' }
}

function linkShell(visit: SignedInVisit): Shell {
  return recordsShell(visit, { title: visit.t.account.link.title, current: 'people' })
}

async function sendNewPerson(visit: SignedInVisit, form: FormState, status = 200): Promise<void> {
  const sites = await allSites(visit.deps.store.db)
  const shell = recordsShell(visit, { title: visit.t.account.newPerson.title, current: 'people' })
  const page = newPersonPage(shell, {
    form,
    sites: sites.map(({ id, name }) => ({ value: id, text: name })),
    action: peoplePath(),
    peopleHref: peoplePath(),
    csrf: visit.csrf,
  })
  visit.response.status(status).send(page)
}
