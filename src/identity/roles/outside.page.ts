import { errorSummary, type FormState, field, titled, withNameNote } from '../../platform/html/field.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import { LANGUAGES } from '../../platform/text/language.ts'
import { MESSAGES } from '../../words/messages.ts'

interface OutsidePage {
  readonly form: FormState
  readonly action: string
  readonly backHref: string
  readonly csrf: string
}

/** The form that adds an auditor who doesn't work here. */
export function outsidePage(shell: Shell, { form, ...page }: OutsidePage): string {
  const { t } = shell
  const words = t.hr.roles.outside
  const { give } = t.hr.roles
  const { required } = t.account
  const fields = [
    field(form, { type: 'text', name: 'name', label: words.name, required }),
    field(form, { type: 'email', name: 'email', label: words.email, required }),
    field(form, {
      type: 'select',
      name: 'language',
      label: words.language,
      options: LANGUAGES.map((language) => ({ value: language, text: MESSAGES[language].shell.languageName })),
      initial: shell.language,
    }),
    field(form, { type: 'date', name: 'until', label: give.until, required, hint: words.untilHint }),
    withNameNote(
      field(form, { type: 'text', name: 'reason', label: give.reason, required, hint: give.reasonHint }),
      form.values,
      t,
      'text',
    ),
  ]
  const summary = errorSummary(fields, t)
  return renderPage('app', titled(shell, summary), 'identity/roles/outside', { t, fields, summary, ...page })
}
