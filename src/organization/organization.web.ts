import { z } from 'zod'
import { namesOn } from '../ledger/fact.store.ts'
import { dateAt, type Instant } from '../platform/time/calendar.ts'
import type { EarlierName } from './name.page.ts'
import { organizationNames } from './name.store.ts'
import { isLeaveTo } from './limits.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { organizationPage } from './organization.page.ts'
import { activeStewards } from '../identity/recovery.store.ts'
import { setLeaveTo, setSiteAgreement } from './organization.store.ts'
import { parseQuery, readForm, savedQuery, withProblem } from '../platform/http/form.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import { changedFields } from '../trail/changed.ts'
import { noteSetting } from '../trail/setting.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

const organizationForm = (t: Messages) =>
  z.strictObject({
    leaveTo: z
      .string()
      .trim()
      .refine((address) => address === '' || isLeaveTo(address), t.hr.organization.leaveToWrong),
    siteAgreement: z.literal('yes').optional(),
  })

export async function showOrganization(visit: SignedInVisit): Promise<void> {
  const { saved } = parseQuery(visit, savedQuery)
  await sendOrganization(visit, EMPTY_FORM, { saved: saved === 'yes' })
}

export async function saveOrganization(visit: SignedInVisit): Promise<void> {
  const { deps, log, organization, response, t, today, viewer } = visit
  const result = readForm(visit, organizationForm(t))
  if (!result.ok) return sendOrganization(visit, result.form, { status: 422 })
  const leaveTo = result.data.leaveTo === '' ? null : result.data.leaveTo
  const siteAgreement = result.data.siteAgreement === 'yes'
  // Where it's on already, other settings can be saved: a steward who is left alone publishes alone.
  const isNew = siteAgreement && !organization.siteAgreement
  if (isNew && (await activeStewards(deps.store.db, today)).length < 2) {
    const form = withProblem(visit, 'siteAgreement', t.hr.organization.siteAgreementAlone)
    return sendOrganization(visit, form, { status: 422 })
  }
  await deps.store.transaction(async (tx) => {
    await setLeaveTo(tx, leaveTo)
    await setSiteAgreement(tx, siteAgreement)
    const { leaveTo: before, siteAgreement: asked } = organization
    const changed = changedFields({ leaveTo: before, siteAgreement: asked }, { leaveTo, siteAgreement })
    await noteSetting(visit, tx, { changed })
  })
  log.info({ by: viewer.person }, 'organization changed')
  response.redirect(303, hrefTo('/hr/organization', {}, { saved: 'yes' }))
}

/** @param form of the name, or of the other settings: each has its own fields */
export async function sendOrganization(
  visit: SignedInVisit,
  form: FormState,
  { status = 200, saved = false }: { readonly status?: number; readonly saved?: boolean },
): Promise<void> {
  const { csrf, organization, response, t } = visit
  const shell = recordsShell(visit, { title: t.hr.organization.title, current: 'organization' })
  const page = organizationPage(shell, {
    form,
    organization,
    earlier: await earlierNames(visit),
    saved,
    action: hrefTo('/hr/organization'),
    renameAction: hrefTo('/hr/organization/name'),
    brandingHref: hrefTo('/hr/organization/branding'),
    csrf,
  })
  response.status(status).send(page)
}

/** Every name but the one in use, with the days on which it was, the latest first. */
async function earlierNames({ deps, organization, t, today }: SignedInVisit): Promise<EarlierName[]> {
  const all = await organizationNames(deps.store.db)
  const names = await namesOn(deps.store.db, [...new Set(all.flatMap(({ by }) => by ?? []))], today)
  const dayOf = (at: Instant) => dateAt(at, organization.timeZone)
  return all.slice(1).map(({ name, at, by }, place) => ({
    name,
    from: dayOf(at),
    // The name after it is the one before it in the list.
    to: dayOf(all[place]?.at ?? at),
    by: by === null ? null : (names.get(by) ?? t.hr.people.noName),
  }))
}
