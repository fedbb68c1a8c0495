import { z } from 'zod'
import { dateAt } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { LONGEST_SLUG, SLUG, slugOf } from '../platform/text/slug.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { linkOverPage } from '../identity/join.page.ts'
import type { Messages } from '../words/messages.ts'
import { setUpPage } from './set-up.page.ts'
import { setCredentials } from '../identity/account.store.ts'
import { giveFirstRoles } from '../identity/access.store.ts'
import { putOrganization } from '../organization/organization.store.ts'
import { hire } from '../people/record.store.ts'
import { findSignInLink, useSignInLink } from '../identity/sign-in-link.store.ts'
import { createSite } from './site.store.ts'
import { param, readForm, sentTexts } from '../platform/http/form.web.ts'
import { hashPassword, newPassword } from '../identity/password.web.ts'
import { hrefTo, publicPath } from '../app/href.web.ts'
import { finishSignIn } from '../identity/session.web.ts'
import { visitorShell } from '../app/shell.web.ts'
import { newSignInName, signInFact } from '../identity/join.web.ts'
import type { Visit } from '../app/visit.web.ts'

const NAME_LENGTH = 80

const timeZones: readonly string[] = Intl.supportedValuesOf('timeZone')

const setUpForm = async (t: Messages, about: readonly string[]) => {
  const { needs } = t.account
  const name = (need: string) => z.string().trim().min(1, need).max(NAME_LENGTH, needs.shorter)
  return z
    .strictObject({
      organization: name(needs.organization),
      timeZone: z.string().refine((zone) => timeZones.includes(zone), needs.timeZone),
      site: name(needs.site),
      slug: z.string().trim().max(LONGEST_SLUG, needs.shorter),
      name: name(needs.yourName),
      signInName: newSignInName(t),
      password: await newPassword(t, about),
    })
    .transform((form) => ({ ...form, slug: form.slug === '' ? slugOf(form.site) : form.slug }))
    .refine(({ slug }) => SLUG.test(slug), { path: ['slug'], error: needs.slug })
}
type SetUp = z.output<Awaited<ReturnType<typeof setUpForm>>>

export async function showSetUp(visit: Visit): Promise<void> {
  if (!(await isOpen(visit))) return sendOver(visit)
  sendSetUp(visit, EMPTY_FORM)
}

/** Makes the organization, its first site and its first HR account, all of it or nothing, and once. */
export async function setUp(visit: Visit): Promise<void> {
  const { response, t } = visit
  if (!(await isOpen(visit))) return sendOver(visit)
  const about = sentTexts(visit, ['organization', 'site', 'name', 'signInName'])
  const result = readForm(visit, await setUpForm(t, about))
  if (!result.ok) return sendSetUp(visit, result.form, 422)
  const person = await foundOrganization(visit, result.data, await hashPassword(result.data.password))
  if (person === null) return sendOver(visit)
  visit.deps.jobs.wake('heads')
  await finishSignIn(visit, person, 'set-up')
  response.redirect(303, hrefTo('/hr/people'))
}

async function isOpen(visit: Visit): Promise<boolean> {
  const link = await findSignInLink(visit.deps.store.db, param(visit, 'token'), visit.now)
  return link?.purpose === 'set-up'
}

/** Returns null when somebody else was faster. */
async function foundOrganization(visit: Visit, form: SetUp, passwordHash: string): Promise<PersonId | null> {
  const { deps, now, language, t } = visit
  // The visit's own day is one in UTC: there was no organization when it began.
  const today = dateAt(now, form.timeZone)
  return deps.store.transaction(async (tx) => {
    const link = await useSignInLink(tx, param(visit, 'token'), now)
    if (link?.purpose !== 'set-up') return null
    const organization = { name: form.organization, timeZone: form.timeZone, renewalMonths: null, leaveTo: null }
    await putOrganization(tx, organization, now)
    const site = await createSite(tx, { slug: form.slug, name: form.site }, now)
    const recording = { course: visit.content.course.id, actor: 'system:set-up', at: now, today } as const
    const person = await hire(
      tx,
      {
        person: null,
        facts: { name: form.name, ...signInFact(form.signInName) },
        language,
        site: site.id,
        department: t.account.setUp.department,
        position: t.account.setUp.position,
        supervisor: null,
        hiredOn: null,
        type: 'employee',
        worksWithYouth: false,
      },
      recording,
    )
    await setCredentials(tx, person, form.signInName, passwordHash, today)
    await giveFirstRoles(tx, person, recording)
    return person
  })
}

function sendSetUp(visit: Visit, form: FormState, status = 200): void {
  const shell = visitorShell(visit, visit.t.account.setUp.title)
  const page = setUpPage(shell, {
    form,
    timeZones,
    action: publicPath(hrefTo('/set-up/:token', { token: param(visit, 'token') }), visit.language),
  })
  visit.response.status(status).send(page)
}

function sendOver(visit: Visit): void {
  const words = visit.t.account.setUp
  const shell = visitorShell(visit, words.overTitle)
  visit.response
    .status(404)
    .send(linkOverPage(shell, { lead: words.overLead, signInHref: publicPath(hrefTo('/sign-in'), visit.language) }))
}
