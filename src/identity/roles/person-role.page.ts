import {
  type ChoicesView,
  errorSummary,
  field,
  type FieldView,
  type FormState,
  problemAt,
  titled,
  withNameNote,
} from '../../platform/html/field.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import type { Messages } from '../../words/messages.ts'
import { GRANTED_ROLES, type GrantedRole } from '../access.ts'
import type { RoleText } from './role-list.page.ts'

export interface RoleFields {
  readonly role: FieldView
  /** `null` for someone who can't have a role at sites. */
  readonly sites: ChoicesView | null
  readonly fields: readonly FieldView[]
}

interface PersonRolesPage {
  readonly name: string
  /** What was done just now. Empty when the page was opened for itself. */
  readonly outcome: string
  /** Why a role helps nobody at the moment. Empty when the person can sign in. */
  readonly note: string
  readonly held: readonly RoleText[]
  /** Which roles these are, or that there are none, in a sentence. */
  readonly now: string
  /** What changed so far, the latest first: a sentence, and the reason if there was one. */
  readonly history: readonly { readonly text: string; readonly reason: string }[]
  /** Why no role can be given. Empty when one can. */
  readonly refusal: string
  /** The form that gives a role, with the sites under it. */
  readonly give: RoleFields
  /** The form that ends one. */
  readonly end: readonly FieldView[]
  /** What ending one does. */
  readonly endLead: string
  /** Whether that link ends an earlier one. */
  readonly isLinkReplaced: boolean
  readonly links: {
    readonly give: string
    readonly end: string
    readonly signOut: string | null
    /** To a first sign-in link, for an auditor from outside. */
    readonly invite: string | null
    /** To a sign-in link, for a person who has no way in yet, where the viewer may make one. */
    readonly link: string | null
    readonly back: string
  }
  readonly csrf: string
}

/** Shows the roles of one person: to give, to change and to end. */
export function personRolesPage(shell: Shell, page: PersonRolesPage): string {
  const { t } = shell
  const { role, fields, sites } = page.give
  const first = sites?.options[0]
  const choice = sites === null || first === undefined ? [] : [{ name: first.id, problem: sites.problem }]
  const summary = errorSummary([role, ...choice, ...fields, ...page.end], t)
  return renderPage('app', titled(shell, summary), 'identity/roles/person', {
    t,
    heading: t.hr.roles.person.heading(page.name),
    summary,
    signOut: t.hr.changes.forms['sign-out'],
    ...page,
  })
}

export function giveFields(
  form: FormState,
  { isOutside }: { readonly isOutside: boolean },
  sites: readonly { readonly id: string; readonly name: string }[],
  chosen: readonly string[],
  t: Messages,
): RoleFields {
  const words = t.hr.roles.give
  const { required } = t.account
  const roles: readonly GrantedRole[] = isOutside ? ['auditor'] : GRANTED_ROLES
  const options = [
    { value: '', text: words.choose },
    ...roles.map((role) => ({ value: role, text: t.account.roles[role] })),
  ]
  return {
    role: field(form, { type: 'select', name: 'role', label: words.role, required, options }),
    fields: [
      withNameNote(
        field(form, { type: 'text', name: 'reason', label: words.reason, required, hint: words.reasonHint }),
        form.values,
        t,
        'text',
      ),
      field(form, { type: 'date', name: 'until', label: words.until, hint: words.untilHint }),
    ],
    sites: isOutside
      ? null
      : {
          type: 'checkbox',
          name: 'sites',
          legend: words.sites,
          required: '',
          hint: words.sitesHint,
          problem: problemAt(form, 'sites'),
          options: sites.map(({ id, name }, place) => ({
            id: `sites-${place}`,
            value: id,
            text: name,
            checked: chosen.includes(id),
          })),
        },
  }
}

export function endFields(form: FormState, held: readonly { readonly role: GrantedRole }[], t: Messages): FieldView[] {
  const words = t.hr.roles.end
  const options = held.map(({ role }) => ({ value: role, text: t.account.roles[role] }))
  return [
    field(form, { type: 'select', name: 'ended', label: words.role, options }),
    withNameNote(
      field(form, {
        type: 'text',
        name: 'why',
        label: words.reason,
        required: t.account.required,
        hint: t.hr.roles.give.reasonHint,
      }),
      form.values,
      t,
      'text',
    ),
  ]
}
