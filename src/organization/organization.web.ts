import { z } from 'zod'
import { isLeaveTo } from './limits.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { organizationPage } from './organization.page.ts'
import { putOrganization } from './organization.store.ts'
import { parseQuery, readForm, savedQuery } from '../platform/http/form.web.ts'
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
  })

export function showOrganization(visit: SignedInVisit): void {
  const { saved } = parseQuery(visit, savedQuery)
  sendOrganization(visit, EMPTY_FORM, { saved: saved === 'yes' })
}

export async function saveOrganization(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, organization, response, t, viewer } = visit
  const result = readForm(visit, organizationForm(t))
  if (!result.ok) return sendOrganization(visit, result.form, { status: 422 })
  const leaveTo = result.data.leaveTo === '' ? null : result.data.leaveTo
  await deps.store.transaction(async (tx) => {
    await putOrganization(tx, { ...organization, leaveTo }, now)
    await noteSetting(visit, tx, { changed: changedFields({ leaveTo: organization.leaveTo }, { leaveTo }) })
  })
  log.info({ by: viewer.person }, 'organization changed')
  response.redirect(303, hrefTo('/hr/organization', {}, { saved: 'yes' }))
}

function sendOrganization(
  visit: SignedInVisit,
  form: FormState,
  { status = 200, saved = false }: { readonly status?: number; readonly saved?: boolean },
): void {
  const { csrf, organization, response, t } = visit
  const shell = recordsShell(visit, { title: t.hr.organization.title, current: 'organization' })
  response.status(status).send(
    organizationPage(shell, {
      form,
      organization,
      saved,
      action: hrefTo('/hr/organization'),
      brandingHref: hrefTo('/hr/organization/branding'),
      csrf,
    }),
  )
}
