import { type Config, isLoopback } from '../config.ts'
import type { CardLanguage } from '../pages/messages/card.ts'
import { cardPath } from './paths.ts'

/** The whole address of a public card, as on paper, and whether it leads nowhere on a phone. */
export function cardAddress(
  { publicUrl }: Config,
  slug: string,
  language: CardLanguage,
): { readonly address: string; readonly isLoopback: boolean } {
  return { address: publicUrl + cardPath(slug, language), isLoopback: isLoopback(publicUrl) }
}
