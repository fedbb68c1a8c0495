import { errorSummary, type FormState, field, titled } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'

export interface SetUpPage {
  readonly form: FormState
  readonly timeZones: readonly string[]
  /** The address under which passkeys work, and the script that finds out; null where none can be had. */
  readonly passkey: { readonly origin: string; readonly scriptHref: string } | null
  readonly action: string
}

const FIRST_CHOICE = 'America/New_York'

/** The organization, its first site, and the first person in HR. */
export function setUpPage(shell: Shell, { form, timeZones, ...page }: SetUpPage): string {
  const { t } = shell
  const words = t.account.setUp
  const organization = [
    field(form, { type: 'text', name: 'organization', label: words.organization, autocomplete: 'organization' }),
    field(form, {
      type: 'select',
      name: 'timeZone',
      label: words.timeZone,
      hint: words.timeZoneHint,
      options: timeZones.map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') })),
      initial: FIRST_CHOICE,
    }),
  ]
  const site = [
    field(form, { type: 'text', name: 'site', label: words.site, hint: words.siteHint }),
    field(form, { type: 'text', name: 'slug', label: words.slug, hint: words.slugHint, verbatim: true }),
  ]
  const you = [
    field(form, { type: 'text', name: 'name', label: words.name, autocomplete: 'name' }),
    field(form, {
      type: 'text',
      name: 'signInName',
      label: t.account.signInName,
      hint: words.signInNameHint,
      autocomplete: 'username',
      verbatim: true,
    }),
  ]
  const password = [
    field(form, {
      type: 'password',
      name: 'password',
      label: t.account.password,
      hint: t.account.newPasswordHint,
      autocomplete: 'new-password',
    }),
  ]
  const parts = [
    { id: 'part-organization', title: words.organizationTitle, fields: organization },
    { id: 'part-site', title: words.siteTitle, fields: site },
    { id: 'part-you', title: words.youTitle, fields: you },
  ]
  const summary = errorSummary([...organization, ...site, ...you, ...password], t)
  return renderPage('app', titled(shell, summary), 'site/set-up', { t, parts, password, summary, ...page })
}
