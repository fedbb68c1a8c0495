import { errorSummary, type FormState, field, problemAt, titled } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { LONGEST_SYSTEM_NAME } from './token.ts'
import { TOKEN_SCOPES } from './shape.ts'

interface TokenForm {
  readonly form: FormState
  /** The boxes that are checked. */
  readonly scopes: readonly string[]
  readonly until: CalendarDate
  /** The id of the token to be. */
  readonly id: string
  readonly action: string
  readonly backHref: string
  readonly csrf: string
}

/** The form that gives another system access. */
export function newTokenPage(shell: Shell, { form, scopes, until, ...page }: TokenForm): string {
  const { t } = shell
  const words = t.hr.tokens.form
  const { required } = t.account
  const name = field(form, {
    type: 'text',
    name: 'name',
    label: words.name,
    required,
    hint: words.nameHint,
    maxLength: LONGEST_SYSTEM_NAME,
  })
  const may = {
    type: 'checkbox',
    name: 'scopes',
    legend: words.may,
    required,
    hint: '',
    problem: problemAt(form, 'scopes'),
    options: TOKEN_SCOPES.map((scope) => ({
      id: `scopes-${scope}`,
      value: scope,
      text: t.hr.tokens.may[scope],
      checked: scopes.includes(scope),
    })),
  }
  const last = field(form, {
    type: 'date',
    name: 'until',
    label: words.until,
    required,
    hint: words.untilHint,
    initial: until,
  })
  const summary = errorSummary([name, { name: `scopes-${TOKEN_SCOPES[0]}`, problem: may.problem }, last], t)
  return renderPage('app', titled(shell, summary), 'api/new-token', { t, summary, name, may, last, ...page })
}

interface MadeToken {
  readonly name: string
  readonly token: string
  /** Where the other system asks with it. */
  readonly addresses: readonly string[]
  readonly backHref: string
  readonly copyScript: string
}

/** The only page that ever shows a token. */
export function madeTokenPage(shell: Shell, { name, ...page }: MadeToken): string {
  const { t } = shell
  return renderPage('app', shell, 'api/made-token', { t, heading: t.hr.tokens.once.title(name), ...page })
}
