import type { Course } from './course.ts'
import type { Guide } from './decision-guide.ts'
import type { Contact, Policy } from './policy.ts'
import type { Scenario } from './scenario.ts'

export const LANGUAGES = ['en', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

/** A language by its code; the first when there is none, or one that we do not have. */
export function toLanguage(code: string | undefined): Language {
  return LANGUAGES.find((language) => language === code) ?? LANGUAGES[0]
}

/** Everything authored, in one language. */
export interface Content {
  readonly language: Language
  readonly course: Course
  readonly policy: Policy
  readonly contacts: readonly Contact[]
  readonly scenarios: readonly Scenario[]
  readonly guide: Guide
}
