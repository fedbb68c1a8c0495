import type { BulkLimit } from './roster.ts'

/** One person leaves; a file that lets more than this many go at once is looked at twice. */
const FEW = 5
/** One in so many. */
const SHARE_OF_LEAVERS = 10
const SHARE_OF_RENAMED = 5

/**
 * What HR has to confirm by typing the number, so that half a file or a shifted column does no harm: more than one
 * separation that is more than 1 in 10 people or more than 5; more than one new name or number in more than 1 in 5
 * of the people found.
 */
export function needsNumber({ kind, count, of }: BulkLimit): boolean {
  if (count <= 1) return false
  if (kind === 'renames') return count * SHARE_OF_RENAMED > of
  return count > FEW || count * SHARE_OF_LEAVERS > of
}
