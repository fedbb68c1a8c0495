import { reachOf, type Role } from '../identity/access.ts'
import { accountDoings, recoveriesToAgree } from '../identity/recovery.store.ts'
import type { Account } from '../identity/account.store.ts'
import { recordsOf } from '../ledger/merge.store.ts'
import { unseenChanges } from '../identity/factors/sign-in-change.store.ts'
import { hrefTo, webLinks } from './href.web.ts'
import { viewerOf } from './route.web.ts'
import type { SignedInVisit, Visit } from './visit.web.ts'

/** The page of the first of these roles that somebody has. */
const OWN_WORK = [
  ['hr', hrefTo('/hr')],
  ['site-hr', hrefTo('/hr')],
  ['auditor', hrefTo('/hr')],
  ['supervisor', hrefTo('/team')],
  ['steward', hrefTo('/hr')],
  ['administrator', hrefTo('/hr')],
] as const satisfies readonly (readonly [Role, string])[]

/** The page where each person's own work begins: for who has none in the records, the course. */
export function ownWorkPath(roles: ReadonlySet<Role>): string {
  return OWN_WORK.find(([role]) => roles.has(role))?.[1] ?? webLinks.home()
}

/** The root of the site has no page of its own: it leads everyone to where their work begins. */
export async function leadToOwnWork({ response, viewer }: SignedInVisit): Promise<void> {
  response.redirect(303, ownWorkPath(viewer.roles))
}

/**
 * Returns the page to open after signing in. What the person has to know or answer comes first, then the page that
 * asked for the sign-in, then their own work.
 */
export async function landingPath(
  { deps, now, today }: Visit,
  account: Pick<Account, 'person' | 'grants'>,
  next: string | null = null,
): Promise<string> {
  const viewer = await viewerOf(deps, account, today)
  if (viewer === null) return webLinks.home()
  const { db } = deps.store
  const changes = await unseenChanges(db, await recordsOf(db, viewer.person), now)
  if (changes.length > 0 || (await accountDoings(db, viewer.person)).unread.length > 0)
    return hrefTo('/account/notice', {}, { next })
  const isAsked = reachOf(viewer, 'agree-to-recovery') !== null
  const waiting = isAsked ? await recoveriesToAgree(db, viewer.person, { today, now }) : []
  if (waiting.length > 0) return hrefTo('/hr/recoveries', {}, next === null ? {} : { next })
  return next ?? ownWorkPath(viewer.roles)
}
