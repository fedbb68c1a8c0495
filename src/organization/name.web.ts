import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { readForm, withProblem } from '../platform/http/form.web.ts'
import { changedFields } from '../trail/changed.ts'
import { noteSetting } from '../trail/setting.web.ts'
import type { Messages } from '../words/messages.ts'
import { LONGEST } from './limits.ts'
import { renamePage } from './name.page.ts'
import { rename } from './name.store.ts'
import { getOrganization } from './organization.store.ts'
import { sendOrganization } from './organization.web.ts'

const nameForm = (t: Messages) => {
  const { needs } = t.account
  return z.strictObject({
    name: z.string().trim().min(1, needs.organization).max(LONGEST.organization, needs.shorter),
    confirmed: z.literal('yes').optional(),
    // The name that the page showed as the present one.
    seen: z.string().max(LONGEST.organization).optional(),
  })
}

/**
 * Asks first: says what another name changes, and what it leaves as it is. It asks again when the name has become another
 * one since.
 */
export async function saveName(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, organization, response, t, viewer } = visit
  const result = readForm(visit, nameForm(t))
  if (!result.ok) return sendOrganization(visit, result.form, { status: 422 })
  const { name, confirmed, seen } = result.data
  if (name === organization.name)
    return sendOrganization(visit, withProblem(visit, 'name', t.hr.organization.rename.same), { status: 422 })
  if (confirmed === undefined || seen === undefined) return askFirst(visit, { from: organization.name, to: name })
  const isChanged = await deps.store.transaction(async (tx) => {
    if (!(await rename(tx, name, { by: viewer.person, at: now, from: seen }))) return false
    await noteSetting(visit, tx, { changed: changedFields({ name: seen }, { name }) })
    return true
  })
  if (isChanged) log.info({ by: viewer.person }, 'organization renamed')
  else {
    // Another request was faster: with the same name, or with another one that nobody has been shown here.
    const { name: from } = await getOrganization(deps.store.db)
    if (from !== name) return askFirst(visit, { from, to: name })
  }
  response.redirect(303, hrefTo('/hr/organization', {}, { saved: 'yes' }))
}

function askFirst(visit: SignedInVisit, names: { readonly from: string; readonly to: string }): void {
  const { csrf, response, t } = visit
  const shell = recordsShell(visit, { title: t.hr.organization.rename.title, current: 'organization' })
  const links = { action: hrefTo('/hr/organization/name'), back: hrefTo('/hr/organization') }
  response.send(renamePage(shell, { ...names, ...links, csrf }))
}
