import { errorSummary, type FormState, field, titled } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'

export interface OrganizationPage {
  readonly form: FormState
  readonly organization: { readonly name: string; readonly timeZone: string; readonly leaveTo: string | null }
  readonly saved: boolean
  readonly action: string
  readonly brandingHref: string
  readonly csrf: string
}

/** Shows the settings of the whole organization. */
export function organizationPage(shell: Shell, { form, organization, ...page }: OrganizationPage): string {
  const { t } = shell
  const words = t.hr.organization
  const fields = [
    field(form, {
      type: 'text',
      name: 'leaveTo',
      label: words.leaveTo,
      hint: words.leaveToHint,
      verbatim: true,
      initial: organization.leaveTo ?? '',
    }),
  ]
  const summary = errorSummary(fields, t)
  const facts = [
    { name: words.name, value: organization.name },
    { name: words.timeZone, value: organization.timeZone },
  ]
  return renderPage('app', titled(shell, summary), 'organization/organization', { t, facts, fields, summary, ...page })
}
