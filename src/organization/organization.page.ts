import { type EarlierName, earlierNameLines } from './name.page.ts'
import { errorSummary, type FormState, field, titled } from '../platform/html/field.page.ts'
import { formatTimeZone } from '../platform/time/date.page.ts'
import { LONGEST } from './limits.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'

export interface OrganizationPage {
  readonly form: FormState
  readonly organization: {
    readonly name: string
    readonly timeZone: string
    readonly leaveTo: string | null
    readonly siteAgreement: boolean
  }
  readonly earlier: readonly EarlierName[]
  readonly saved: boolean
  readonly action: string
  readonly renameAction: string
  readonly brandingHref: string
  readonly csrf: string
}

/** Shows the settings of the whole organization. */
export function organizationPage(shell: Shell, { form, organization, earlier, ...page }: OrganizationPage): string {
  const { t } = shell
  const words = t.hr.organization
  const name = field(form, {
    type: 'text',
    name: 'name',
    label: words.rename.field,
    maxLength: LONGEST.organization,
    initial: organization.name,
  })
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
  // A box that's left empty sends nothing: a form that comes back says itself whether it was.
  const isSent = form.values['leaveTo'] !== undefined
  const agreement = field(form, {
    type: 'checkbox',
    name: 'siteAgreement',
    label: words.siteAgreement,
    hint: words.siteAgreementHint,
    initial: organization.siteAgreement && !isSent ? 'yes' : '',
  })
  const summary = errorSummary([name, ...fields, agreement], t)
  const facts = [{ name: words.timeZone, value: formatTimeZone(organization.timeZone, shell.language) }]
  return renderPage('app', titled(shell, summary), 'organization/organization', {
    t,
    name,
    earlier: earlierNameLines(earlier, shell),
    facts,
    fields,
    agreement,
    summary,
    ...page,
  })
}
