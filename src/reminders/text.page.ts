import { ALLOWED_PLACEHOLDERS, MESSAGE_KINDS, type MessageKind, type Placeholder } from './reminder.ts'
import { errorSummary, type FormState, field, titled } from '../platform/html/field.page.ts'
import { MESSAGES } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { languageName } from '../platform/text/format.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import type { Mail } from '../platform/mail/letter.page.ts'

export interface TemplateListInput {
  isOwn(kind: MessageKind, language: Language): boolean
  href(kind: MessageKind, language: Language): string
}

/** All texts, in which language, and whose words they are. */
export function templateListPage(shell: Shell, { isOwn, href }: TemplateListInput): string {
  const { t } = shell
  const words = t.hr.reminders.templates
  return renderPage('app', shell, 'reminders/template-list', {
    t,
    rows: MESSAGE_KINDS.map((kind) => ({
      kind: t.hr.reminders.kinds[kind],
      when: words.when[kind],
      languages: LANGUAGES.map((language) => ({
        name: MESSAGES[language].shell.languageName,
        language,
        href: href(kind, language),
        whose: isOwn(kind, language) ? words.own : words.ours,
      })),
    })),
  })
}

export interface TemplateInput {
  readonly kind: MessageKind
  readonly language: Language
  readonly form: FormState
  /** The initial text of the fields. */
  readonly template: { readonly subject: string; readonly body: string }
  readonly isOwn: boolean
  readonly saved: boolean
  /** A preview, or `null` while the words have something to fix. */
  readonly sample: Pick<Mail, 'subject' | 'text' | 'bodyHtml'> | null
  readonly action: string
  readonly resetAction: string
  readonly backHref: string
  readonly csrf: string
}

export function templatePage(shell: Shell, { kind, language, form, template, ...page }: TemplateInput): string {
  const { t } = shell
  const words = t.hr.reminders.templates
  const allowed = ALLOWED_PLACEHOLDERS[kind]
  const listed = (placeholders: readonly Placeholder[]) => placeholders.map((name) => `{${name}}`).join(', ')
  const fields = [
    field(form, {
      type: 'text',
      name: 'subject',
      label: words.subject,
      hint: words.subjectHint(listed(allowed.subject)),
      initial: template.subject,
    }),
    field(form, {
      type: 'textarea',
      name: 'body',
      label: words.body,
      hint: words.bodyHint,
      initial: template.body,
    }),
  ]
  const summary = errorSummary(fields, t)
  return renderPage('app', titled(shell, summary), 'reminders/template', {
    t,
    heading: words.heading(t.hr.reminders.kinds[kind], languageName(language, shell.language)),
    when: words.when[kind],
    language,
    fields,
    summary,
    placeholders: allowed.body.map((name) => ({ written: `{${name}}`, meaning: words.placeholders[name] })),
    ...page,
  })
}
