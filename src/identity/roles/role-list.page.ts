import { errorSummary, type FormState, field, type Offer, titled } from '../../platform/html/field.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import { roleSummaries } from './may.page.ts'

/** A role that somebody has, in words. */
export interface RoleText {
  readonly role: string
  /** Empty unless the role has sites. */
  readonly sites: string
  readonly since: string
  readonly by: string
  readonly until: string
}

/** Somebody with a role, and all of their roles. */
export interface RoleHolder {
  readonly name: string
  readonly href: string
  /** Why the roles can't be used now. Empty when they can. */
  readonly note: string
  readonly roles: readonly RoleText[]
}

interface RoleListPage {
  readonly form: FormState
  /** Whom the text may mean that was typed. */
  readonly offers: readonly Offer[]
  readonly holders: readonly RoleHolder[]
  readonly findAction: string
  readonly outsideHref: string
  readonly csrf: string
}

/** Shows who has which role, how to give one, and what each may do. */
export function roleListPage(shell: Shell, { form, offers, ...page }: RoleListPage): string {
  const { t } = shell
  const { find } = t.hr.roles
  const fields = [field(form, { type: 'text', name: 'who', label: find.who, verbatim: true, offers })]
  const summary = errorSummary(fields, t)
  const roles = roleSummaries(t)
  return renderPage('app', titled(shell, summary), 'identity/roles/list', { t, fields, summary, roles, ...page })
}
