import { viewerOf } from '../../app/route.web.ts'
import type { SignedInVisit, Visit } from '../../app/visit.web.ts'
import { type Account, findAccount } from '../account.store.ts'
import { isSecondStepAsked } from './factor.ts'
import { allRecordsOf, factorsOf } from './factor.store.ts'

/**
 * Whether a code can ever be asked of the viewer: after a password, or after a link by mail. A passkey and the
 * organization's own sign-in are asked for nothing more.
 */
export async function mayCodesCount({ account, deps }: Pick<SignedInVisit, 'account' | 'deps'>): Promise<boolean> {
  if (deps.config.mail !== null) return true
  const { db } = deps.store
  const accounts = await Promise.all((await allRecordsOf(db, account)).map((record) => findAccount(db, record)))
  return accounts.some((each) => each !== null && each.passwordHash !== null)
}

/** Whether this person shows a second step after a password or a link, with the roles of today. */
export async function isStepAskedOf(
  { deps, today }: Pick<Visit, 'deps' | 'today'>,
  account: Pick<Account, 'person' | 'grants'>,
): Promise<boolean> {
  const viewer = await viewerOf(deps, account, today)
  return viewer !== null && isSecondStepAsked(await factorsOf(deps.store.db, account.person), viewer.roles)
}
