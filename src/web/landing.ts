import type { Role } from '../domain/access.ts'
import type { Account } from '../store/accounts.ts'
import { overviewPath, teamPath, webLinks } from './paths.ts'
import { viewerOf } from './route.ts'
import type { Visit } from './visit.ts'

/** Where each person's own work begins. */
export function ownWorkPath(roles: ReadonlySet<Role>): string {
  if (roles.has('hr')) return overviewPath()
  return roles.has('supervisor') ? teamPath() : webLinks.home()
}

/** Where somebody goes on after signing in: to the page that asked for it, else to their own work. */
export async function landingPath(
  { deps, today }: Visit,
  account: Pick<Account, 'person' | 'isHr'>,
  next: string | null = null,
): Promise<string> {
  if (next !== null) return next
  return ownWorkPath((await viewerOf(deps, account, today))?.roles ?? new Set())
}
