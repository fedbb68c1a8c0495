import { viewerOf } from '../../app/route.web.ts'
import type { Visit } from '../../app/visit.web.ts'
import type { Account } from '../account.store.ts'
import { isSecondStepAsked } from './factor.ts'
import { factorsOf } from './factor.store.ts'

/** Whether this person shows a second step after a password or a link, with the roles of today. */
export async function isStepAskedOf(
  { deps, today }: Pick<Visit, 'deps' | 'today'>,
  account: Pick<Account, 'person' | 'grants'>,
): Promise<boolean> {
  const viewer = await viewerOf(deps, account, today)
  return viewer !== null && isSecondStepAsked(await factorsOf(deps.store.db, account.person), viewer.roles)
}
