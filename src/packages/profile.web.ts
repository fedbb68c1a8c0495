import { z } from 'zod'
import { emptyProfile, profileBlanks, type ProfileDraft, profileDetails } from './export-profile.ts'
import { namedFields, textsOf } from '../site/draft-texts.ts'
import { tooLong } from '../site/draft.ts'
import { LONGEST } from '../organization/limits.ts'
import { askedIn } from '../platform/text/asked.ts'
import { SLUG, slugOf } from '../platform/text/slug.ts'
import { AppError } from '../platform/http/app-error.ts'
import { askedText, asTypedName, EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { newProfilePage, profilePage } from './profile.page.ts'
import { archiveProfile, createProfile, findProfile, putProfile } from './export-profile.store.ts'
import { isSlugFree } from '../site/site.store.ts'
import { param, parseForm, readForm, sentFields, withProblem } from '../platform/http/form.web.ts'
import { FIRST_CHOICE, type Profile, withDraft } from './order.job.ts'
import { choicePath } from './order.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import { readProfile } from '../site/form.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { ProfileId } from '../organization/site-details.ts'

const newProfileForm = ({ hr: { sites, packages } }: Messages) =>
  z
    .strictObject({
      organization: z
        .string()
        .trim()
        .min(1, packages.profile.organizationNeeded)
        .max(LONGEST.organization, sites.shorter),
      name: z.string().trim().min(1, sites.nameNeeded).max(LONGEST.name, sites.shorter),
      slug: z.string().trim().max(LONGEST.slug, sites.shorter),
    })
    .transform(({ organization, name, slug }) => ({ organization, name, slug: slug === '' ? slugOf(name) : slug }))
    .refine(({ slug }) => SLUG.test(slug), { path: ['slug'], error: sites.slugShape })

const archiveForm = z.strictObject({ archived: z.enum(['yes', 'no']) })

export function showNewProfile(visit: SignedInVisit): void {
  sendNewProfile(visit, EMPTY_FORM)
}

export async function addProfile(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, organization, response, t, viewer } = visit
  const result = readForm(visit, newProfileForm(t))
  if (!result.ok) return sendNewProfile(visit, result.form, 422)
  const { organization: partner, ...place } = result.data
  const draft = emptyProfile(partner, { ...place, timeZone: organization.timeZone })
  const profile = await deps.store.transaction(async (tx) => {
    return (await isSlugFree(tx, draft.slug, null)) ? createProfile(tx, draft, now) : null
  })
  if (profile === null) return sendNewProfile(visit, withProblem(visit, 'slug', t.hr.packages.profile.slugTaken), 422)
  log.info({ by: viewer.person, profile }, 'organization for packages added')
  response.redirect(303, hrefTo('/hr/packages/profiles/:profile', { profile }))
}

export async function showProfile(visit: SignedInVisit): Promise<void> {
  sendProfile(visit, await profileOfPath(visit))
}

/**
 * Keeps everything that was typed, finished or not, once nothing in it looks like a person's name. A text that is too
 * long is reported right away.
 */
export async function saveProfile(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, response, viewer } = visit
  const profile = await profileOfPath(visit)
  const { draft, added } = readProfile(visit)
  const asked = askedNames(visit, draft, profile.draft)
  if (Object.keys(asked).length > 0) return sendProfile(visit, { ...profile, draft }, 422, asked)
  await deps.store.transaction((tx) => putProfile(tx, profile.id, draft, now))
  log.info({ by: viewer.person, profile: profile.id }, 'details for packages changed')
  if (tooLong(draft).length > 0) return sendProfile(visit, { ...profile, draft }, 422)
  response.redirect(
    303,
    `${hrefTo('/hr/packages/profiles/:profile', { profile: profile.id })}${added === null ? '' : `#${added}`}`,
  )
}

/** What to ask about texts that were neither there before nor sent a second time. */
function askedNames(visit: SignedInVisit, draft: ProfileDraft, before: ProfileDraft): FormState['problems'] {
  const sent = Object.entries(sentFields(visit)).filter(([name]) => name.endsWith(asTypedName('')))
  const kept = new Set([
    ...sent.map(([, text]) => text.replaceAll('\r\n', '\n').trim()),
    ...textsOf(before).flatMap(({ english, spanish }) => [english, spanish]),
  ])
  const asked = namedFields(draft, [draft.organization]).filter(({ text }) => !kept.has(text))
  return Object.fromEntries(
    asked.map(({ field, text, meantAs, looksLike }) => {
      // The note at the field knows no names of the organization, and has to ask about the same.
      const found = askedIn(text, meantAs) ?? { kind: 'name', text: looksLike }
      return [field, askedText(found, visit.t)]
    }),
  )
}

/** Takes an organization off the list of those who get packages, or puts it back. */
export async function archiveChosenProfile(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, response, viewer } = visit
  const { id } = await profileOfPath(visit)
  const { archived } = parseForm(visit, archiveForm)
  await archiveProfile(deps.store.db, id, archived === 'yes', now)
  log.info({ by: viewer.person, profile: id, archived }, 'list of organizations for packages changed')
  response.redirect(
    303,
    archived === 'yes' ? hrefTo('/hr/packages') : hrefTo('/hr/packages/profiles/:profile', { profile: id }),
  )
}

async function profileOfPath(visit: SignedInVisit): Promise<Profile> {
  const id: ProfileId = `profile:${param(visit, 'profile')}`
  const found = await findProfile(visit.deps.store.db, id)
  const profile = found === null ? null : withDraft(found)
  if (profile === null) throw new AppError('not-found', 'There is no such organization.')
  return profile
}

function sendProfile(visit: SignedInVisit, profile: Profile, status = 200, asked: FormState['problems'] = {}): void {
  const { csrf, response, t, today } = visit
  const { id, slug, draft, archived } = profile
  const usable = !archived && profileDetails(draft, slug, today) !== null
  const shell = recordsShell(visit, { title: t.hr.packages.profile.title, current: 'packages' })
  const page = {
    id,
    draft,
    today,
    asked,
    blanks: profileBlanks(draft, slug, today),
    archived,
    csrf,
    links: {
      back: hrefTo('/hr/packages'),
      save: hrefTo('/hr/packages/profiles/:profile', { profile: id }),
      archive: hrefTo('/hr/packages/profiles/:profile/archive', { profile: id }),
      make: usable ? choicePath({ ...FIRST_CHOICE, source: id }) : '',
    },
  }
  response.status(status).send(profilePage(shell, page))
}

function sendNewProfile(visit: SignedInVisit, form: FormState, status = 200): void {
  const { csrf, response, t } = visit
  const shell = recordsShell(visit, { title: t.hr.packages.profile.newTitle, current: 'packages' })
  const page = { form, action: hrefTo('/hr/packages/profiles'), backHref: hrefTo('/hr/packages'), csrf }
  response.status(status).send(newProfilePage(shell, page))
}
