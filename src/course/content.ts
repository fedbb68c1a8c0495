import type { Course } from './course.ts'
import type { Guide } from './decision-guide.ts'
import type { Contact, Policy } from './policy.ts'
import type { Scenario } from './scenario.ts'
import type { Language } from '../platform/text/language.ts'

/** Everything authored, in one language. */
export interface Content {
  readonly language: Language
  readonly course: Course
  readonly policy: Policy
  readonly contacts: readonly Contact[]
  readonly scenarios: readonly Scenario[]
  readonly guide: Guide
}
