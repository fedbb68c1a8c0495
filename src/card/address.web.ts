import { type Config, isLoopback } from '../platform/config.ts'
import { cardPath } from '../platform/http/paths.web.ts'
import type { Language } from '../platform/text/language.ts'

/** The whole address of a public card, as on paper, and whether it leads nowhere on a phone. */
export function cardAddress(
  { publicUrl }: Config,
  slug: string,
  language: Language,
): { readonly address: string; readonly isLoopback: boolean } {
  return { address: publicUrl + cardPath(slug, language), isLoopback: isLoopback(publicUrl) }
}
