import type { ClauseId, Policy } from './policy.ts'

/** The short names of clauses, as one phrase: `tell the named people at once; protect from a harmful response`. */
export function clausePhrase(policy: Policy, ids: readonly ClauseId[]): string {
  return ids
    .map((id) => policy.clauses.find((clause) => clause.id === id)?.short)
    .filter((short) => short !== undefined)
    .join('; ')
}
