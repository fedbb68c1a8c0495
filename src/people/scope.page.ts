import type { SiteId } from '../ledger/event.ts'
import type { Language } from '../platform/text/language.ts'
import { listFormat } from '../platform/text/format.ts'
import { EVERYONE, type Scope } from '../ledger/scope.ts'

/** A sentence for each kind of scope. */
interface ScopeWords {
  readonly sites: (names: string) => string
  readonly team: string
  readonly both: (names: string) => string
}

/** Says whom a scope has. Empty for everyone, which needs no words. */
export function scopeText(
  scope: Scope,
  sites: readonly { readonly id: SiteId; readonly name: string }[],
  words: ScopeWords,
  language: Language,
): string {
  if (scope === EVERYONE) return ''
  const own = sites.filter(({ id }) => scope.sites.includes(id)).map(({ name }) => name)
  const names = listFormat(language, { type: 'conjunction' }).format(own)
  if (scope.supervisor === null) return words.sites(names)
  return names === '' ? words.team : words.both(names)
}
