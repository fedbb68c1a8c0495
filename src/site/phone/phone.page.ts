import { fillText } from '../fill.page.ts'
import type { SiteInput } from '../site.page.ts'
import { siteText } from '../../organization/site-details.ts'
import { errorSummary, field, type FormState, titled } from '../../platform/html/field.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { Messages } from '../../words/messages.ts'
import { type Agreement, publishTexts } from '../preview.page.ts'
import type { HeldRole } from '../roles/role.ts'
import { roleTitles } from '../roles/role-text.page.ts'
import type { ComingSite } from '../site-list.page.ts'
import { type Callable, numbersOf } from './phone.ts'

interface PhoneInput {
  readonly siteName: string
  readonly live: Callable
  /** A version that takes effect later, or null. */
  readonly comes: ComingSite | null
  /** Whether other details wait for a second person. */
  readonly isProposed: boolean
  /** The roles whose link to a person ends when their number changes. */
  readonly linked: readonly HeldRole[]
  /** Of each role by its field: that its person is away, and whom staff are given. Empty for the others. */
  awayOf(field: string): string
  readonly form: FormState
  readonly agreement: Agreement
  /** Stands for the versions that the form was opened with. */
  readonly mark: string
  readonly csrf: string
  readonly links: { readonly back: string; readonly self: string; readonly form: string; readonly people: string }
}

/** The numbers of the people whom staff call, and nothing else of a site's details. */
export function phonePage(shell: Shell, input: PhoneInput): string {
  const { language, t } = shell
  const words = t.hr.sites.phone
  const fields = numbersOf(input.live).map(({ field: name, person }) => {
    const { text } = siteText(person, 'role', language)
    const away = input.awayOf(name)
    return field(input.form, {
      type: 'tel',
      name: phoneField(name),
      label: `${kindOf(name, t)}: ${text}`,
      initial: person.phone,
      hint: away === '' ? '' : `${away} ${words.keepsStandIn(t.hr.siteRoles.title(input.siteName))}`,
      required: t.account.required,
    })
  })
  const summary = errorSummary(fields, t)
  const { button, lead } = publishTexts(input.agreement, t)
  const back = { text: t.hr.sites.preview.back, href: input.links.back }
  return renderPage('app', titled({ ...shell, back }, summary), 'site/phone', {
    t,
    siteName: input.siteName,
    comes: input.comes === null ? '' : words.comes(input.comes.version, formatDate(input.comes.on, language)),
    endsProposal: input.isProposed ? words.endsProposal : '',
    endsLinks: input.linked.length === 0 ? '' : words.endsLinks(roleTitles(input.linked, t, language)),
    fields,
    isAway: fields.some(({ hint }) => hint !== ''),
    summary,
    notice: input.form.problems['mark'] ?? '',
    lead,
    button: input.agreement === 'asked' ? button : words.button,
    mark: input.mark,
    csrf: input.csrf,
    links: input.links,
  })
}

/** The field's name in the form of the site. */
export function phoneField(name: string): string {
  return `${name}-phone`
}

function kindOf(name: string, t: Messages): string {
  const { whose } = t.hr.sites.form
  if (name === 'backup' || name === 'ifAboutThatPerson') return whose[name]
  return t.hr.sites.phone.named
}

/** What's wrong with the numbers, each at its field, and all the rest above them. */
export function phoneProblems(blanks: SiteInput['blanks'], live: Callable, t: Messages): FormState['problems'] {
  const names = new Set(numbersOf(live).map(({ field: name }) => phoneField(name)))
  const here = blanks.filter(({ field: name }) => names.has(name))
  if (here.length > 0) return Object.fromEntries(here.map((blank) => [blank.field, fillText(blank, t)]))
  return blanks.length === 0 ? {} : { mark: t.hr.sites.phone.unfinished }
}
