import { reachOf } from '../identity/access.ts'
import { AppError } from '../platform/http/app-error.ts'
import { param } from '../platform/http/form.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { Selection } from './selection.ts'
import { findSelection } from './selection.store.ts'
import { PERMISSIONS } from './work.web.ts'

/** Another person's selection is not found, and neither is one that was made, or done, more than a day ago. */
export async function ownSelection(visit: SignedInVisit): Promise<Selection> {
  const { deps, viewer } = visit
  const selection = await findSelection(deps.store.db, param(visit, 'selection'))
  if (selection === null || selection.holder !== viewer.person)
    throw new AppError('not-found', 'The viewer has no such selection.')
  if (reachOf(viewer, PERMISSIONS[selection.action]) === null)
    throw new AppError('forbidden', `No role may ${selection.action} anymore.`)
  return selection
}
