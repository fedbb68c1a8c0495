import { dayField, siteField } from '../people/change.page.ts'
import {
  errorSummary,
  type FormState,
  field,
  type HiddenField,
  type Offer,
  titled,
} from '../platform/html/field.page.ts'
import { MESSAGES, type Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { LANGUAGES } from '../platform/text/language.ts'
import type { SafeHtml } from '../platform/html/safe.ts'
import { PERSON_TYPES } from '../ledger/bodies/part.ts'

export interface NewPersonPage {
  readonly form: FormState
  /** What the provider says about somebody who waits for HR; null where nobody does. */
  readonly stranger: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly number: string
  } | null
  /** Whom the text may mean that was typed for the supervisor. */
  readonly offers: readonly Offer[]
  /** What comes after saving, besides a link and a code. */
  readonly next: readonly Exclude<keyof Messages['account']['newPerson']['next'], 'lead'>[]
  readonly sites: readonly { readonly id: string; readonly name: string }[]
  /** Those there are, to choose from while typing: spelled another way, one would become two. */
  readonly departments: readonly string[]
  readonly action: string
  readonly csrf: string
}

export function newPersonPage(
  shell: Shell,
  { form, stranger, offers, next, sites, departments, ...page }: NewPersonPage,
): string {
  const { t } = shell
  const { newPerson: words, required } = t.account
  const who = [field(form, { type: 'text', name: 'name', label: words.name, required, initial: stranger?.name ?? '' })]
  const known = [
    field(form, {
      type: 'email',
      name: 'email',
      label: words.email,
      initial: stranger?.email ?? '',
    }),
    field(form, {
      type: 'text',
      name: 'number',
      label: words.number,
      verbatim: true,
      initial: stranger?.number ?? '',
    }),
  ]
  const where = [
    siteField(form, t, sites),
    field(form, { type: 'text', name: 'department', label: words.department, required, suggestions: departments }),
  ]
  const job = [
    field(form, { type: 'text', name: 'position', label: words.position, required }),
    field(form, { type: 'text', name: 'supervisor', label: words.supervisor, hint: words.supervisorHint, offers }),
  ]
  const start = [
    field(form, { type: 'date', name: 'hiredOn', label: words.hiredOn, hint: words.hiredOnHint }),
    field(form, {
      type: 'checkbox',
      name: 'worksWithYouth',
      label: words.worksWithYouth,
      // A box that was cleared sends nothing: only an untouched form starts with it ticked.
      initial: Object.keys(form.values).length === 0 ? 'yes' : '',
    }),
  ]
  const more = [
    field(form, {
      type: 'select',
      name: 'language',
      label: words.language,
      hint: words.languageHint,
      options: LANGUAGES.map((language) => ({ value: language, text: MESSAGES[language].shell.languageName })),
      initial: shell.language,
    }),
    field(form, {
      type: 'select',
      name: 'type',
      label: words.type,
      options: PERSON_TYPES.map((type) => ({ value: type, text: words.types[type] })),
    }),
    dayField(form, 'firstContactOn', { label: words.firstContactOn, hint: words.firstContactHint }),
  ]
  const groups = [who, known, where, job, start]
  const summary = errorSummary([...groups.flat(), ...more], t)
  return renderPage('app', titled(shell, summary), 'identity/new-person', {
    t,
    groups,
    more,
    moreOpen: more.some(({ problem }) => problem !== ''),
    summary,
    next:
      stranger === null
        ? [words.next.lead, ...next.map((what) => words.next[what])].join(' ')
        : t.singleSignOn.confirm.newPersonLead,
    request: stranger?.id ?? null,
    ...page,
  })
}

export interface NewLinkPage {
  readonly heading: string
  /** Warns that the address doesn't work on a phone. Empty when it does. */
  readonly warning: string
  readonly notes: readonly string[]
  /** What else it does, folded. */
  readonly more: { readonly title: string; readonly notes: readonly string[] } | null
  /** Whom the last note is about, where it's about several people. */
  readonly names: readonly string[]
  /** The last action, or null when there was none. */
  readonly done: string | null
  /** `null` while someone else has to do something first. */
  readonly button: string | null
  readonly action: string
  readonly back: { readonly href: string; readonly text: string }
  readonly hidden: readonly HiddenField[]
}

/** Before links or codes are made: what that does, and the button where there is something to do. */
export function newLinkPage(shell: Shell, page: NewLinkPage): string {
  return renderPage('app', shell, 'identity/new-link', { t: shell.t, ...page })
}

export interface InvitedPage {
  readonly name: string
  readonly heading: string
  /** The heading on the paper. */
  readonly sheetTitle: string
  readonly organization: string
  /** Warns that the address doesn't work on a phone. Empty when it does. */
  readonly warning: string
  readonly link: string
  readonly qrHtml: SafeHtml
  readonly code: string
  readonly codeAddress: string
  readonly copyScript: string
  /** A sentence. */
  readonly until: string
  readonly againHref: string
  readonly back: { readonly href: string; readonly text: string }
}

/** The link, once, and a sheet of paper to hand over. */
export function invitedPage(shell: Shell, { name, ...page }: InvitedPage): string {
  const forName = shell.t.account.link.sheetFor(name)
  return renderPage('app', shell, 'identity/invited', { t: shell.t, forName, ...page })
}
