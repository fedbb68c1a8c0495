import type { Messages } from '../../words/messages.ts'
import { ACCESS, ACTIONS, type Action, type Role, ROLES } from '../access.ts'

/** What a role may do: a sentence, and a line for each action of the table of access. */
export interface RoleSummary {
  readonly name: string
  readonly lead: string
  readonly lines: readonly string[]
}

export function roleSummaries(t: Messages): RoleSummary[] {
  return ROLES.map((role) => ({
    name: roleName(role, t),
    lead: t.hr.roles.roleLead[role],
    lines: ACTIONS.flatMap((action) => actionLine(role, action, t)),
  }))
}

export function roleName(role: Role, t: Messages): string {
  return role === 'learner' || role === 'supervisor' ? t.hr.roles.ungiven[role] : t.account.roles[role]
}

/** Empty for what the role may not do. */
function actionLine(role: Role, action: Action, t: Messages): string[] {
  const { may, reach: reaches, mayWithin } = t.hr.roles
  const reach = ACCESS[action][role]
  if (reach === undefined) return []
  return [reaches[reach] === '' ? may[action] : mayWithin(may[action], reaches[reach])]
}
