import type { Starter } from './story.job.ts'
import type { Language } from '../platform/text/language.ts'

/** At the after-school site many read the course in Spanish. */
export function languageOf({ number, place }: Pick<Starter, 'number' | 'place'>): Language {
  return place.site === 'bayview' && Number(number.slice(-4)) % 10 < 7 ? 'es' : 'en'
}
