import { fillText } from '../fill.page.ts'
import type { SiteInput } from '../site.page.ts'
import type { SiteDetails } from '../../organization/details-shape.ts'
import { siteText } from '../../organization/site-details.ts'
import {
  asSentence,
  errorSummary,
  field,
  type FieldView,
  type FormState,
  titled,
} from '../../platform/html/field.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { Messages } from '../../words/messages.ts'
import { type Agreement, publishTexts } from '../preview.page.ts'
import type { HeldRole } from '../roles/role.ts'
import { roleTitles } from '../roles/role-text.page.ts'
import type { ComingSite } from '../site-list.page.ts'
import { linesOfAll, type NumberChange, numbersOf } from './phone.ts'
import type { BrokenVersion } from './planned.ts'

interface PhoneInput {
  readonly siteName: string
  readonly numbers: ReturnType<typeof numbersOf>
  /** What the site has from its organization, as of `ofAllText`; empty for the organization's own numbers. */
  readonly ofAll: string
  /** What a new number does elsewhere; empty for those of one site. */
  readonly reach: string
  /** Whether a call has just found that a number doesn't reach who it should. */
  readonly isCallFailed: boolean
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
  readonly links: Readonly<Record<'back' | 'self' | 'form' | 'people' | 'defaults', string>>
}

/** The numbers of the people whom staff call and of the site's own lines, and nothing else of its details. */
export function phonePage(shell: Shell, input: PhoneInput): string {
  const { language, t } = shell
  const words = t.hr.sites.phone
  const { numbers } = input
  const phones = numbers.map(({ field: name, es, ...of }) => {
    const { text } = siteText({ name: of.name, es: { name: es } }, 'name', language)
    const away = input.awayOf(name)
    const standIn = `${away} ${words.keepsStandIn(t.hr.siteRoles.title(input.siteName))}`
    return field(input.form, {
      type: 'tel',
      name: phoneField(name),
      label: `${kindOf(name, t)}: ${text}`,
      initial: of.phone,
      hint: away === '' ? '' : standIn,
      required: t.account.required,
    })
  })
  const fields = numbers.some(({ kind }) => kind === 'line') ? [...phones, calledField(input.form, t)] : phones
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
    isAway: numbers.some(({ field: name }) => input.awayOf(name) !== ''),
    ofAll: input.ofAll,
    reach: input.reach,
    summary,
    done: input.isCallFailed ? t.hr.lines.called.onForm : '',
    notice: input.form.problems['mark'] ?? '',
    lead,
    button: input.agreement === 'asked' ? button : words.button,
    mark: input.mark,
    csrf: input.csrf,
    links: input.links,
  })
}

/** Staff read that a local number was called, so somebody has to say so. Nobody says it by leaving a box as it is. */
function calledField(form: FormState, { hr: { sites } }: Messages): FieldView {
  const { called: label, calledHint: hint } = sites.phone
  return field(form, { type: 'checkbox', name: CALLED, label, hint })
}

const CALLED = 'called'

/** What's missing where the number of a line changes, and nobody has said that they called the new one. */
export function notCalled(
  changes: readonly NumberChange[],
  sent: Readonly<Record<string, string>>,
  { hr: { sites } }: Messages,
): FormState['problems'] {
  return changes.some(({ kind }) => kind === 'line') && sent[CALLED] === undefined
    ? { [CALLED]: sites.phone.callFirst }
    : {}
}

/** The field's name in the form of the site. */
export function phoneField(name: string): string {
  return `${name}-phone`
}

function kindOf(name: string, t: Messages): string {
  const { whose } = t.hr.sites.form
  if (name === 'backup' || name === 'ifAboutThatPerson' || name === 'support') return whose[name]
  return name.startsWith('local-') ? t.hr.sites.phone.local : t.hr.sites.phone.named
}

/** The numbers that the site has from its organization: they're changed for all sites. Empty where there are none. */
export function ofAllText(
  { language, t }: Pick<Shell, 'language' | 't'>,
  { details, parts }: { readonly details: SiteDetails; readonly parts: readonly string[] },
  comes: ComingSite | null,
): string {
  const { support } = details
  const said = [
    ...(support === null || !parts.includes('support') ? [] : [`${t.hr.sites.form.whose.support} (${support.phone})`]),
    ...linesOfAll(details, parts).map((line) => `${siteText(line, 'name', language).text} (${line.phone})`),
  ]
  if (said.length === 0) return ''
  const { ofAll, ofAllLater } = t.hr.sites.phone
  const later = comes === null ? '' : ` ${ofAllLater(comes.version, formatDate(comes.on, language))}`
  return `${ofAll(said.join('; '))}${later}`
}

/** What's wrong with the numbers, each at its field, and all the rest above them. @param taken fields of a double */
export function phoneProblems(
  blanks: SiteInput['blanks'],
  {
    numbers,
    taken,
    broken,
  }: {
    readonly numbers: ReturnType<typeof numbersOf>
    readonly taken: readonly string[]
    /** The fields whose new number a version that's to come can't have, with the reason. */
    readonly broken: FormState['problems']
  },
  t: Messages,
): FormState['problems'] {
  const words = t.hr.sites.phone
  const names = new Set(numbers.map(({ field: name }) => phoneField(name)))
  const here = blanks.filter(({ field: name }) => names.has(name))
  if (here.length > 0) return Object.fromEntries(here.map((blank) => [blank.field, fillText(blank, t)]))
  if (taken.length > 0) return Object.fromEntries(taken.map((name) => [phoneField(name), words.taken]))
  return blanks.length === 0 ? broken : { mark: words.unfinished }
}

/** Why a version that's to come can't have new numbers, and what to do. */
export function brokenText({ version, why }: BrokenVersion, { language, t }: Pick<Shell, 'language' | 't'>): string {
  const day = formatDate(version.effectiveOn, language)
  return t.hr.sites.phone.breaksPlan(version.body.version, day, brokenRule(why, t))
}

export function brokenRule(why: BrokenVersion['why'], t: Messages): string {
  return why === 'sharedNumber' ? t.hr.sites.phone.sharedNumber : asSentence(fillText(why, t))
}
