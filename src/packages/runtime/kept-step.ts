import type { PackageState } from './cmi-state.ts'
import { hasMore } from './merge-state.ts'

/** Steps that a browser keeps because the LMS has not confirmed them. Confirmed steps are never kept. */
export interface KeptSteps {
  readonly suspendData: string
  /** Whether the LMS had anything of the attempt by then. */
  readonly isHeard: boolean
  /** Milliseconds since 1970. */
  readonly at: number
}

/** The state that the LMS gives at the next launch. */
export interface LaunchedWith {
  readonly suspendData: string
  readonly isNewAttempt: boolean
  /** The LMS says neither that an attempt begins nor that one continues. */
  readonly isEntryUntold: boolean
}

const LONGEST_MS = 14 * 24 * 60 * 60_000

export function writeKeptSteps({ at, isHeard, suspendData }: KeptSteps): string {
  return `${at} ${isHeard ? 1 : 0} ${suspendData}`
}

/**
 * Returns null for any other text, and for steps that are too old. Earlier versions also kept steps that were saved.
 */
export function readKeptSteps(text: string, now: number): KeptSteps | null {
  const [, at = '', isHeard, suspendData = ''] = /^(\d+) ([01]) (\S+)$/.exec(text) ?? []
  return suspendData !== '' && now - Number(at) < LONGEST_MS
    ? { at: Number(at), isHeard: isHeard === '1', suspendData }
    : null
}

/**
 * Returns the kept steps that the learner is offered. Returns null when there is nothing to offer. Last year's finish
 * must not complete this year's attempt, so an attempt that the LMS begins anew gets nothing. Where the LMS doesn't
 * say, the attempt is new when the LMS has nothing left of one that it heard of. An attempt that it never heard of
 * isn't new when it is opened again.
 * @param mine what the LMS has.
 * @param read reads suspend data, and returns null for a text that this version of the course doesn't read.
 */
export function offeredSteps(
  kept: KeptSteps | null,
  launch: LaunchedWith,
  mine: PackageState,
  read: (suspendData: string) => PackageState | null,
): PackageState | null {
  if (kept === null || isOfAttemptBefore(kept, launch)) return null
  const found = read(kept.suspendData)
  return found !== null && hasMore(mine, found) ? found : null
}

function isOfAttemptBefore(
  { isHeard }: KeptSteps,
  { suspendData, isNewAttempt, isEntryUntold }: LaunchedWith,
): boolean {
  if (isNewAttempt) return isHeard || suspendData !== ''
  return isEntryUntold && isHeard && suspendData === ''
}
