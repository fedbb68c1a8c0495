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
import { createSignInLink, findSignInLink, linkExpiry, useSignInLink } from '../identity/sign-in-link.store.ts'
import { createSite } from './site.store.ts'
import { param, readForm, sentTexts } from '../platform/http/form.web.ts'
import { hashPassword, newPassword } from '../identity/password.web.ts'
import { hrefTo, publicPath } from '../app/href.web.ts'
import { finishSignIn } from '../identity/session.web.ts'
import { visitorShell } from '../app/shell.web.ts'
import { passkeySite } from '../identity/factors/passkey-site.ts'
import { newSignInName, signInFact } from '../identity/join.web.ts'
import type { Visit } from '../app/visit.web.ts'

const NAME_LENGTH = 80
const ACTOR = 'system:set-up'

const timeZones: readonly string[] = Intl.supportedValuesOf('timeZone')

/** With a passkey, or by the other button with a password. */
const way = z.literal('passkey').optional()

/** @param goesOn whether the person chooses a passkey, which is made on the next page */
const setUpForm = async (t: Messages, about: readonly string[], goesOn: boolean) => {
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
      way,
      password: goesOn ? z.literal('') : await newPassword(t, about),
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
  // Somebody who typed a password means it, whichever button the browser pressed for them.
  const goesOn = sentTexts(visit, ['way']).includes('passkey') && sentTexts(visit, ['password']).join('') === ''
  const result = readForm(visit, await setUpForm(t, about, goesOn))
  if (!result.ok) return sendSetUp(visit, result.form, 422)
  const passwordHash = goesOn ? null : await hashPassword(result.data.password)
  const founded = await foundOrganization(visit, result.data, passwordHash)
  if (founded === null) return sendOver(visit)
  visit.deps.jobs.wake('heads')
  if (founded.token !== null)
    return response.redirect(303, publicPath(hrefTo('/join/:token', { token: founded.token }), visit.language))
  await finishSignIn(visit, founded.person, 'set-up')
  response.redirect(303, hrefTo('/hr'))
}

async function isOpen(visit: Visit): Promise<boolean> {
  const link = await findSignInLink(visit.deps.store.db, param(visit, 'token'), visit.now)
  return link?.purpose === 'set-up'
}

/**
 * Returns null when somebody else was faster. Without a password the person gets the link on which everybody makes a
 * passkey.
 */
async function foundOrganization(
  visit: Visit,
  form: SetUp,
  passwordHash: string | null,
): Promise<{ readonly person: PersonId; readonly token: string | null } | null> {
  const { deps, now, language, t } = visit
  // The visit's own day is one in UTC: there was no organization when it began.
  const today = dateAt(now, form.timeZone)
  return deps.store.transaction(async (tx) => {
    const link = await useSignInLink(tx, param(visit, 'token'), now)
    if (link?.purpose !== 'set-up') return null
    const organization = { name: form.organization, timeZone: form.timeZone, renewalMonths: null, leaveTo: null }
    await putOrganization(tx, organization, now)
    const site = await createSite(tx, { slug: form.slug, name: form.site }, now)
    const recording = { course: visit.content.course.id, actor: ACTOR, at: now, today } as const
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
    if (passwordHash !== null) await setCredentials(tx, person, form.signInName, passwordHash, today)
    await giveFirstRoles(tx, person, recording)
    if (passwordHash !== null) return { person, token: null }
    const invitation = { purpose: 'invite', person, createdBy: ACTOR, at: now, expiresAt: linkExpiry(now) } as const
    return { person, token: await createSignInLink(tx, invitation) }
  })
}

function sendSetUp(visit: Visit, form: FormState, status = 200): void {
  const { assets, config } = visit.deps
  const shell = visitorShell(visit, visit.t.account.setUp.title)
  const site = passkeySite(config.publicUrl)
  const page = setUpPage(shell, {
    form,
    passkey: site === null ? null : { origin: site.origin, scriptHref: assets.passkey.href },
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
