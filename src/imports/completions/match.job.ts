import type { CompletionReason, TypedPerson } from './import.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { CompletionRecord } from './record.store.ts'
import type { PeopleIndex } from '../people-index.job.ts'
import { emailKey, nameKey, numberKey, sharesWord } from '../staff-list/key.job.ts'

/** Everybody on record with their completions. */
export type CompletionIndex = PeopleIndex<CompletionRecord>

export type Match =
  | { readonly kind: 'known'; readonly record: CompletionRecord }
  | { readonly kind: 'review'; readonly reason: CompletionReason; readonly candidates: readonly PersonId[] }
  | { readonly kind: 'nobody'; readonly reason: CompletionReason }

/**
 * Certain only by a staff number with a name that fits, or by an e-mail address with no name that does not. A
 * completion on the wrong record is worse than a line to look at, so anything else is for HR to decide.
 */
export function matchOf({ number, email, name }: TypedPerson, index: CompletionIndex): Match {
  if (number === '' && email === '' && name === '') return { kind: 'nobody', reason: 'nothing-to-match' }
  const byNumber = number === '' ? [] : (index.byNumber.get(numberKey(number)) ?? [])
  const byEmail = email === '' ? [] : (index.byEmail.get(emailKey(email)) ?? [])
  const found = [...new Set([...byNumber, ...byEmail])]
  const [only] = found
  if (only === undefined) return byNameOnly(name, index)
  if (byNumber.length > 1 || byEmail.length > 1) return review('several', found)
  if (found.length > 1) return review('different-people', found)
  if (name === '') return byEmail.length === 0 ? review('no-name', found) : { kind: 'known', record: only }
  return only.name !== null && sharesWord(name, only.name)
    ? { kind: 'known', record: only }
    : review('names-differ', found)
}

function byNameOnly(name: string, index: CompletionIndex): Match {
  const namesakes = name === '' ? [] : (index.byName.get(nameKey(name)) ?? [])
  if (namesakes.length === 0) return { kind: 'nobody', reason: 'nobody' }
  return review(namesakes.length === 1 ? 'name-only' : 'several', namesakes)
}

function review(reason: CompletionReason, candidates: readonly CompletionRecord[]): Match {
  return { kind: 'review', reason, candidates: candidates.map(({ person }) => person) }
}
